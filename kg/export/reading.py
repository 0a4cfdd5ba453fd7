"""Read a store into facts, in an order that depends on nothing but its content."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Store

from kg.export.facts import Assignment, Document, Evidence, Facts, Link, Section, Target, Unit
from kg.names import DCTERMS, ELI, OA, ORG, POL, RDF, RDFS, RELATIONS, SKOS, local_name

__all__ = ["read_facts"]

_CLASSES = ("Directive", "Plan", "Decision", "Programme", "NormativeAct", "OtherDocument")
"""Classes of documents, of which each has one."""


class _Reader:
    def __init__(self, store: Store) -> None:
        self.store = store
        self._evidence: dict[str, Evidence | None] = {}

    def subjects(self, kind: str) -> list[str]:
        quads = self.store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(kind), None)
        return sorted({q.subject.value for q in quads if isinstance(q.subject, NamedNode)})

    def values(self, subject: str) -> dict[str, list[Literal | NamedNode]]:
        found: dict[str, set[Literal | NamedNode]] = {}
        for quad in self.store.quads_for_pattern(NamedNode(subject), None, None, None):
            if isinstance(quad.object, Literal | NamedNode):
                found.setdefault(quad.predicate.value, set()).add(quad.object)
        return {key: sorted(terms, key=_order) for key, terms in found.items()}

    def text(self, values: dict[str, list[Literal | NamedNode]], predicate: str) -> str:
        return values[predicate][0].value if predicate in values else ""

    def label(self, iri: str) -> str:
        values = self.values(iri)
        return self.text(values, SKOS + "prefLabel") or self.text(values, RDFS + "label")

    def evidence(self, values: dict[str, list[Literal | NamedNode]]) -> Evidence | None:
        found = [self._read_evidence(term.value) for term in values.get(POL + "evidence", [])]
        return min((e for e in found if e), default=None)

    def _read_evidence(self, iri: str) -> Evidence | None:
        if iri not in self._evidence:
            facts = self.values(iri)
            file = self.text(self.values(self.text(facts, OA + "hasSource") or iri), DCTERMS + "identifier")
            selectors: dict[str, list[Literal | NamedNode]] = {}
            for selector in facts.get(OA + "hasSelector", []):
                selectors.update(self.values(selector.value))
            start, end = (self.text(selectors, OA + name) for name in ("start", "end"))
            complete = start.isdigit() and end.isdigit()
            quote = self.text(selectors, OA + "exact")
            self._evidence[iri] = Evidence(file, int(start), int(end), quote) if complete else None
        return self._evidence[iri]


def _order(term: Literal | NamedNode) -> tuple[bool, str, str]:
    language = term.language if isinstance(term, Literal) else None
    return (language not in (None, "vi"), language or "", term.value)


def read_facts(store: Store) -> Facts:
    """Return the documents, links, sections, units, assignments and targets of the store."""
    reader, facts = _Reader(store), Facts()
    for iri in reader.subjects(POL + "SourceFile"):
        v = reader.values(iri)
        count = reader.text(v, POL + "characters")
        facts.sources.append((reader.text(v, DCTERMS + "identifier"), reader.text(v, POL + "sha256"), int(count or 0)))
    facts.sources.sort()
    for kind in (SKOS + "Concept", POL + "Theme", POL + "Province", ORG + "Organization", POL + "AgencyGroup"):
        for iri in reader.subjects(kind):
            facts.labels[iri] = reader.label(iri)
    for document in _documents(reader):
        facts.documents[document.iri] = document
    facts.links = sorted(_links(reader, facts), key=lambda k: (k.source, k.relation, k.target))
    for quad in store.quads_for_pattern(None, NamedNode(POL + "tracesTo"), None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            facts.traces.setdefault(quad.subject.value, set()).add(quad.object.value)
    for iri in reader.subjects(POL + "Citation"):
        v = reader.values(iri)
        cited, words = reader.text(v, POL + "citedDocument"), reader.evidence(v)
        if words:
            facts.mentions[cited] = min(words, facts.mentions.get(cited, words))
    _structure(reader, facts)
    facts.assignments = sorted(_assignments(reader), key=lambda a: (a.document, a.evidence or _NOWHERE, a.iri))
    facts.targets = sorted(_targets(reader), key=lambda t: (t.document, t.evidence or _NOWHERE, t.iri))
    for item in facts.assignments:
        facts.duties.setdefault(item.unit, []).append(item)
    for unit in facts.units.values():
        facts.units_of.setdefault(unit.document, []).append(unit)
    return facts


_NOWHERE = Evidence("", 0, 0, "")


def _documents(reader: _Reader) -> Iterator[Document]:
    for iri in reader.subjects(ELI + "LegalResource"):
        v = reader.values(iri)
        types = {local_name(term.value) for term in v.get(RDF + "type", [])}
        kind = next((name for name in _CLASSES if name in types), "OtherDocument")
        title = reader.text(reader.values(reader.text(v, ELI + "is_realized_by") or iri), ELI + "title")
        symbol = reader.text(v, POL + "symbol")
        province, issuer = reader.text(v, POL + "province"), reader.text(v, POL + "issuer")
        files = [reader.text(reader.values(s.value), DCTERMS + "identifier") for s in v.get(POL + "source", [])]
        yield Document(
            iri=iri,
            kind=kind.lower(),
            label=reader.text(v, RDFS + "label") or symbol or local_name(iri),
            symbol=symbol,
            title=title,
            date=reader.text(v, ELI + "date_document"),
            issuer=reader.label(issuer) if issuer else "",
            province=province,
            province_label=reader.label(province) if province else "",
            level=local_name(reader.text(v, POL + "level")),
            system=local_name(reader.text(v, POL + "system")),
            files=tuple(sorted(files)),
            evidence=reader.evidence(v),
        )


def _links(reader: _Reader, facts: Facts) -> Iterable[Link]:
    """Return each direct relation once, with the words of the claim that states it, if there is one."""
    claims: dict[tuple[str, str, str], tuple[str, Evidence | None]] = {}
    for iri in reader.subjects(POL + "Link"):
        v = reader.values(iri)
        relation = local_name(reader.text(v, POL + "relation"))
        key = (reader.text(v, POL + "linkFrom"), relation, reader.text(v, POL + "linkTo"))
        mine = (local_name(reader.text(v, POL + "status")) or "stated", reader.evidence(v))
        claims[key] = min(claims.get(key, mine), mine, key=lambda m: (m[1] is None, m[1] or _NOWHERE))
    for relation, predicate in RELATIONS.items():
        for quad in reader.store.quads_for_pattern(None, NamedNode(predicate), None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                claims.setdefault((quad.subject.value, relation, quad.object.value), ("stated", None))
    known = facts.documents
    return [Link(s, r, t, *said) for (s, r, t), said in claims.items() if s in known and t in known and s != t]


def _structure(reader: _Reader, facts: Facts) -> None:
    for iri in reader.subjects(POL + "Section"):
        v = reader.values(iri)
        document, order = iri.partition("/section/")[0], reader.text(v, POL + "order")
        path, label = reader.text(v, POL + "path"), reader.text(v, RDFS + "label")
        facts.sections[iri] = Section(iri, document, path, label, int(order or 0), reader.evidence(v))
    units = []
    for iri in reader.subjects(POL + "Unit"):
        v = reader.values(iri)
        names = ("kind", "text", "repairedText", "inSection", "order", "due", "partOfDocument")
        get = {key: reader.text(v, POL + key) for key in names}
        theme = reader.text(v, POL + "mainTheme")
        units.append(
            Unit(
                iri,
                get["partOfDocument"],
                local_name(get["kind"]),
                get["repairedText"] or get["text"],
                theme,
                get["inSection"],
                int(get["order"] or 0),
                get["due"],
                reader.evidence(v),
            )
        )
    facts.units = {u.iri: u for u in sorted(units, key=lambda u: (u.document, u.evidence or _NOWHERE, u.iri))}


def _assignments(reader: _Reader) -> Iterator[Assignment]:
    for iri in reader.subjects(POL + "Assignment"):
        v = reader.values(iri)
        get = {key: reader.text(v, POL + key) for key in ("agency", "role", "unit", "inDocument", "status")}
        yield Assignment(
            iri,
            get["agency"],
            local_name(get["role"]),
            get["unit"],
            get["inDocument"],
            local_name(get["status"]),
            reader.evidence(v),
        )


def _targets(reader: _Reader) -> Iterator[Target]:
    for iri in reader.subjects(POL + "Target"):
        v = reader.values(iri)
        coded = {key: local_name(reader.text(v, POL + key)) for key in ("direction", "comparator", "status")}
        names = ("indicatorLabel", "value", "upper", "unitOfMeasure", "by", "inUnit", "inDocument")
        get = {key: reader.text(v, POL + key) for key in names}
        yield Target(
            iri,
            get["indicatorLabel"],
            coded["direction"],
            coded["comparator"],
            float(get["value"] or 0),
            float(get["upper"]) if get["upper"] else None,
            get["unitOfMeasure"],
            int(get["by"]) if get["by"].isdigit() else None,
            get["inUnit"],
            get["inDocument"],
            coded["status"],
            reader.evidence(v),
        )
