"""Decisions into a record: what was confirmed is marked, what was rejected leaves, what was corrected is put right."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, cast

from kg.model import Decided, Finding, Record, Source
from kg.review.decisions import ITEM_LINK, Decision
from kg.review.groups import Group, group_decisions
from kg.statements import GROUPS, VALUES, same, split_names, values_of

__all__ = ["Reviewed", "apply_review"]

_ALIKE = 60.0
"""Least likeness, of 100, of the unit that a lost quote is taken to have become."""
_NOTE_LENGTH = 120


@dataclass(frozen=True)
class Reviewed:
    """The record with the decisions in it; how many statements they settle; how many are suspect."""

    record: Record
    applied: int
    suspects: int


def apply_review(source: Source, record: Record, decisions: Sequence[Decision]) -> Reviewed:
    """Return `record` as the decisions leave it; the record that is given stays as it is.

    Of several decisions on one statement the last holds. A confirmed or corrected statement that was not extracted (any
    more) is added. A decision whose words are no longer found for certain becomes a finding of the kind `suspect`; it
    has no other effect. Item links are only noted in `decisions`: they exist once the graph is reasoned over.
    """
    if not decisions:
        return Reviewed(record, 0, 0)
    changed = deepcopy(record)
    if any(decision.kind == "assignment" for decision in decisions):
        changed["assignments"] = [
            cast(Any, {**item, "agency": name})
            for item in changed["assignments"]
            for name in split_names(item["agency"])
        ]
    noted: list[Decided] = []
    suspects = 0
    for group in group_decisions(source.text, decisions):
        if group.lost or not _settle(source, changed, group):
            if not group.settled(source.sha256):
                changed["findings"].append(_suspect(source, changed, group))
                suspects += 1
            continue
        noted.append(_note(group))
    changed["decisions"] = noted
    return Reviewed(changed, len(noted), suspects)


def _settle(source: Source, record: Record, group: Group) -> bool:
    """Apply the last decision of a group whose place is known; return False if there is no such unit any more."""
    verdict, span = group.last.decision, cast(list[int], group.span)
    if group.kind == ITEM_LINK:
        return any(unit["span"] == span for unit in record["units"])
    items = cast(dict[str, list[dict[str, Any]]], record)[GROUPS[group.kind]]
    found = _find(items, group, span)
    if verdict == "reject":
        items[:] = [item for item in items if not any(item is f for f in found)]
        if group.kind == "unit":
            record["assignments"] = [a for a in record["assignments"] if a["unit"] != span]
        return True
    final = group.last.final
    if group.kind == "assignment":
        if not found and not any(unit["span"] == group.unit for unit in record["units"]):
            return False
        final = {**final, "unit": group.unit}
    if not found:
        if group.kind == "unit" or not record["instruments"]:
            return False
        found = [_new(record, group.kind, span, final)]
        items.append(found[0])
        items.sort(key=lambda item: item.get("span") or [0, 0])
    items[:] = [item for item in items if not any(item is f for f in found[1:])]
    found[0].update({key: value for key, value in final.items() if value is not None or key in found[0]})
    if group.kind == "unit" and final["due"] is None:
        found[0].pop("due", None)
    found[0]["status"] = "confirmed"
    _explain(record, group.kind, found[0])
    return True


def _find(items: Sequence[dict[str, Any]], group: Group, span: list[int]) -> list[dict[str, Any]]:
    """Return the items that a group is on: at its very span, else at one that overlaps it, with values it is known by.

    A unit is known by its span alone. A link without a span is known by its values alone.
    """
    if group.kind == "unit":
        return [item for item in items if item["span"] == span]
    known = [i for i in items if any(same(values_of(group.kind, i), values) for values in group.known)]
    exact = [item for item in known if item.get("span", span) == span]
    return exact or [item for item in known if item["span"][0] < span[1] and span[0] < item["span"][1]]


def _new(record: Record, kind: str, span: list[int], values: dict[str, Any]) -> dict[str, Any]:
    """Return an item that a person vouches for and the extraction does not give (any more)."""
    item: dict[str, Any] = {"span": span, **{key: values.get(key) for key in VALUES[kind]}}
    if kind == "citation":
        starts = [i for i in record["instruments"] if i["span"][0] <= span[0]]
        item["instrument"] = (starts or record["instruments"][:1])[-1]["id"]
    return item


def _explain(record: Record, kind: str, item: dict[str, Any]) -> None:
    """Add a document that a corrected citation or link names and the record does not know."""
    known = {i["id"] for i in record["instruments"]} | set(record["documents"])
    for key in {"citation": ("doc",), "link": ("from", "to")}.get(kind, ()):
        if item[key] not in known:
            number, _, _ = str(item[key]).partition("@")
            record["documents"][item[key]] = {
                "type": None, "number": number, "issuer": None, "date": None, "province": None, "name": None,
            }  # fmt: skip


def _note(group: Group) -> Decided:
    last = group.last
    values = last.values if group.kind != "assignment" else {**last.values, "unit": group.unit}
    noted: Decided = {
        "kind": group.kind,
        "span": cast(list[int], group.span),
        "values": values,
        "decision": last.decision,
        "by": last.by,
        "on": last.on,
        "why": last.why,
    }
    if last.corrected:
        noted["corrected"] = last.corrected
    return noted


def _suspect(source: Source, record: Record, group: Group) -> Finding:
    last = group.last
    quote = " ".join(last.quote.split())
    quote = quote if len(quote) <= _NOTE_LENGTH else quote[: _NOTE_LENGTH - 1].rstrip() + "…"
    verdict = {"confirm": "xác nhận", "reject": "bác bỏ", "correct": "sửa"}[last.decision]
    return {
        "kind": "suspect",
        "span": _likely(source, record, group),
        "note": f"nguồn đã thay đổi sau khi {last.by} {verdict} ({group.kind}) ngày {last.on[:10]}: “{quote}”",
        "severity": "warning",
        "suggestion": f"policykg review {last.claim} --reject" if last.claim else None,
    }


def _likely(source: Source, record: Record, group: Group) -> list[int]:
    """Return the unit that the lost words most likely became: by likeness, else by place, else the head of the text."""
    from rapidfuzz import fuzz, process

    if group.span is not None:
        return group.span
    units = [unit["span"] for unit in record["units"]]
    texts = [source.text[start:end] for start, end in units]
    best = process.extractOne(group.last.quote, texts, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE)
    if best:
        return units[best[2]]
    around = [span for span in units if span[0] <= group.last.start < span[1]]
    return around[0] if around else [0, max(1, min(len(source.text), 80))]
