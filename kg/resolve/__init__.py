"""Resolution: from mentions to the extraction record, with canonical documents and agencies and spans into the source."""

from kg.mentions import AgencyMention, Mentions
from kg.model import Record, Source, Unit
from kg.outline import Outline
from kg.resolve.agencies import canonical, is_known
from kg.resolve.agency_classes import known_names
from kg.resolve.casing import learn_case, proper_case
from kg.resolve.coverage import coverage_of
from kg.resolve.documents import Resolver
from kg.resolve.findings import document_findings
from kg.resolve.links import find_links
from kg.resolve.place import homes_of, locate
from kg.resolve.recipients import recipient_name

__all__ = ["resolve"]


def resolve(source: Source, outline: Outline, found: Mentions) -> Record:
    """Return the record of one file. All spans are those of `source.text`; what stays unresolved is listed as such."""
    working = outline.reading.working
    locate(outline, found.headers)
    provinces = {h.part: h.province for h in found.headers}
    province = next((h.province for h in found.headers if h.province), None)
    resolver = Resolver(found.headers, province)
    keys = resolver.keys(found.documents)
    for mention, key in zip(found.documents, keys, strict=True):
        for header in found.headers:
            if header.part == key and header.date is None and mention.date and mention.how in ("blank", "symbol"):
                header.date = mention.date
    record: Record = {
        "source": {
            "file": source.name,
            "sha256": source.sha256,
            "chars": len(source.text),
            "damage": round(outline.reading.damage, 3),
            "confidence": round(outline.reading.confidence, 3),
            "coverage": 0.0,
            "repaired": outline.reading.rewritten,
        },
        "instruments": [],
        "sections": [],
        "units": [],
        "citations": [],
        "documents": {},
        "links": find_links(found.documents, keys),
        "assignments": [],
        "targets": [],
        "reports": [],
        "recipients": [],
        "findings": [],
        "unresolved": [{**u, "span": working.span(*u["span"])} for u in resolver.unresolved],
        "omissions": [{**o, "span": working.span(*o["span"])} for o in found.omissions],
    }
    _instruments(record, outline, found)
    _structure(record, outline, found)
    for mention, key in zip(found.documents, keys, strict=True):
        if key is not None and key != mention.part:
            record["citations"].append(
                {
                    "span": working.span(mention.start, mention.end),
                    "doc": key,
                    "function": mention.function,
                    "instrument": mention.part,
                }
            )
    record["documents"] = dict(resolver.documents)
    owners = {id(b): p.id for p in outline.parts for b in p.blocks}
    homes = homes_of(found.headers)
    _actors(record, outline, found, provinces, owners, homes)
    _figures(record, outline, found, owners)
    for part_id, recipient, purpose in found.recipients:
        name = recipient_name(recipient, provinces.get(part_id), homes.get(part_id))
        record["recipients"].append(
            {"span": working.span(recipient.start, recipient.end), "name": name, "purpose": purpose}
        )
    findings = [*found.findings, *document_findings(resolver, found, outline)]
    record["findings"] = sorted(
        ({**f, "span": working.span(*f["span"])} for f in findings), key=lambda f: (f["span"], f["kind"])
    )
    for link in record["links"]:
        if "span" in link:
            link["span"] = working.span(*link["span"])
        if "within" in link:
            link["within"] = [working.span(*span) for span in link["within"]]
    record["source"]["coverage"] = coverage_of(source.text, record, outline)
    return record


def _instruments(record: Record, outline: Outline, found: Mentions) -> None:
    cases = learn_case(outline.reading.working.text, [h.title for h in found.headers if h.title])
    for part, header in zip(outline.parts, found.headers, strict=True):
        record["instruments"].append(
            {
                "id": part.id,
                "type": header.type,
                "symbol": header.symbol,
                "date": header.date,
                "place": header.place,
                "issuer": header.issuer,
                "province": header.province,
                "system": header.system,
                "level": header.level,
                "title": proper_case(header.title, cases) if header.title else None,
                "period": header.period,
                "signer": {"name": header.signer_name, "position": header.signer_position}
                if header.signer_name
                else None,
                "span": outline.reading.working.span(part.start, part.end),
            }
        )


def _structure(record: Record, outline: Outline, found: Mentions) -> None:
    working = outline.reading.working
    for part in outline.parts:
        for block in part.blocks:
            span = working.span(block.start, block.end)
            if block.kind == "heading":
                record["sections"].append(
                    {
                        "path": block.path or "",
                        "label": block.label,
                        "heading": block.heading,
                        "span": span,
                        "instrument": part.id,
                    }
                )
            elif block.kind in ("unit", "row"):
                unit: Unit = {
                    "span": span,
                    "instrument": part.id,
                    "section": block.path,
                    "kind": block.unit_kind,
                    "themes": found.themes.get(id(block), []),
                }
                if outline.reading.rewritten:
                    unit["repaired"] = block.flat.text
                if id(block) in found.dues:
                    unit["due"] = found.dues[id(block)]
                record["units"].append(unit)


_WEIGHT = {"coordinate": 0, "responsible": 1, "advise": 2, "supervise": 2, "requested": 3, "lead": 4}
"""Which of two roles of one body in one unit says more."""


def _name(mention: AgencyMention, province: str | None, system: str | None, local: str | None = None) -> str:
    return canonical(mention.text, province, group=mention.group, system=system, local=local)


def _actors(
    record: Record,
    outline: Outline,
    found: Mentions,
    provinces: dict[str, str | None],
    owners: dict[int, str],
    homes: dict[str, str | None],
) -> None:
    working = outline.reading.working
    systems = {h.part: h.system for h in found.headers}
    issuers = {h.part: h.issuer for h in found.headers}
    named: dict[int, list[str]] = {}
    heirs: dict[int, list[str]] = {}  # whom the heading above charges: they report, whomever the text names
    for actor in found.actors:
        province = provinces.get(owners[id(actor.block)])
        owner = owners[id(actor.block)]
        name = _name(actor.agency, province, systems.get(owner), homes.get(owner))
        unit = working.span(actor.block.start, actor.block.end)
        twin = next((a for a in record["assignments"][-16:] if a["unit"] == unit and a["agency"] == name), None)
        if twin is not None:  # in the heading and again in the sentence: one charge, with the role that says more
            if _WEIGHT[actor.role] > _WEIGHT[twin["role"]]:
                twin["role"] = actor.role
            continue
        if actor.block.unit_kind in ("closing", "provision") and name == issuers.get(owners[id(actor.block)]):
            continue
        _unknown_body(record, outline, actor.agency, name)
        if actor.inherited:
            heirs.setdefault(id(actor.block), []).append(name)
        if actor.role != "coordinate":
            named.setdefault(id(actor.block), []).append(name)
        record["assignments"].append(
            {
                "span": working.span(actor.agency.start, actor.agency.end),
                "agency": name,
                "role": actor.role,
                "unit": unit,
                "inherited": actor.inherited,
            }
        )
    for report in found.reports:
        province = provinces.get(owners[id(report.block)])

        def names(
            mentions: list[AgencyMention],
            where: str | None = province,
            system: str | None = systems.get(owners[id(report.block)]),
            local: str | None = homes.get(owners[id(report.block)]),
        ) -> str | None:
            return "; ".join(dict.fromkeys(_name(m, where, system, local) for m in mentions)) or None

        to = names(report.to)
        record["reports"].append(
            {
                "span": working.span(report.start, report.end),
                "from": names(report.actors)
                or "; ".join(
                    n
                    for n in dict.fromkeys(heirs.get(id(report.block)) or named.get(id(report.block), []))
                    if n not in (to or "")
                ),
                "to": to,
                "via": names(report.via),
                "frequency": report.frequency,
                "due": report.due,
            }
        )
    _lengthen(record)


def _unknown_body(record: Record, outline: Outline, mention: AgencyMention, name: str) -> None:
    """List a body that the vocabulary of agencies does not hold: nothing but its name says what it is."""
    if mention.group or "," in mention.text or not mention.text[:1].isupper() or is_known(mention.text):
        return
    if not any(u["mention"] == mention.text for u in record["unresolved"]):
        record["unresolved"].append(
            {
                "span": outline.reading.working.span(mention.start, mention.end),
                "kind": "agency",
                "mention": mention.text,
                "candidates": [name],
                "reason": "không có trong danh mục cơ quan (ontology/vocabulary/agencies.ttl)",
            }
        )


def _lengthen(record: Record) -> None:
    """Give a body that is named in short ('Văn phòng Ban Chỉ huy tỉnh …') its full name where the file has just one."""
    names = {a["agency"] for a in record["assignments"]}
    known = known_names()
    for assignment in record["assignments"]:
        name = assignment["agency"]
        head, _, tail = name.partition(" tỉnh ")
        if not tail or head in known or name.startswith("các ") or len(head.split()) < 2:
            continue
        longer = {
            n
            for n in names | _mentioned(record)
            if n.startswith(head + " ") and n.endswith(" tỉnh " + tail) and n != name
        }
        longer = {n for n in longer if " các " not in n and " cấp " not in n}
        if len(longer) == 1:
            assignment["agency"] = longer.pop()


def _mentioned(record: Record) -> set[str]:
    return {r["name"] for r in record["recipients"]} | {
        n for r in record["reports"] for n in (r["via"] or "").split("; ") if n
    }


def _figures(record: Record, outline: Outline, found: Mentions, owners: dict[int, str]) -> None:
    """Record the figures. The objectives of a plan for one year are that year's, where they name no other."""
    working = outline.reading.working
    periods = {h.part: h.period for h in found.headers}
    for figure in found.figures:
        by, period = figure.by, periods.get(owners[id(figure.block)])
        if by is None and period and period[0] == period[1] and figure.block.unit_kind in ("target", "objective"):
            by = period[0]
        value = int(figure.value) if figure.value == int(figure.value) else figure.value
        upper = figure.upper if figure.upper is None or figure.upper != int(figure.upper) else int(figure.upper)
        record["targets"].append(
            {
                "span": working.span(figure.start, figure.end),
                "indicator": figure.indicator,
                "direction": figure.direction,
                "comparator": figure.comparator,
                "value": value,
                "upper": upper,
                "unit": figure.unit,
                "by": by,
            }
        )
