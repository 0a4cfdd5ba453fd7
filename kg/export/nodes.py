"""Cards for documents, tasks, agencies and the rest, from the facts of a store; and the fair cutting of long lists."""

from collections.abc import Sequence
from typing import TypeVar

from kg.export.facts import Document, Evidence, Facts, Target, Unit
from kg.export.view import Node

__all__ = [
    "NODE_LIMIT",
    "agency_node",
    "document_node",
    "fair",
    "more_node",
    "target_node",
    "task_node",
    "theme_node",
]

NODE_LIMIT = 250
"""Nodes that a page shows at most; the rest is grouped as 'và N nữa'."""

Item = TypeVar("Item")
_COMPARATORS = {
    "eq": "",
    "ge": "≥ ",
    "gt": "> ",
    "le": "≤ ",
    "lt": "< ",
    "about": "khoảng ",
    "approx": "khoảng ",
    "range": "",
}
_DIRECTIONS = {"reduce": "giảm ", "increase": "tăng ", "maintain": "duy trì "}


def fair(groups: Sequence[Sequence[Item]], budget: int) -> list[list[Item]]:
    """Return the beginnings of the groups so that all together, with one node for each rest, fit the budget.

    Every group gets the same number at most; a group that would lose a single item keeps it, as its rest costs one too.
    """
    for quota in range(max((len(g) for g in groups), default=0), -1, -1):
        kept = [list(g) if len(g) <= quota + 1 else list(g[:quota]) for g in groups]
        if sum(len(k) + (len(k) < len(g)) for k, g in zip(kept, groups, strict=True)) <= budget or quota == 0:
            return kept
    return [list(g) for g in groups]


def _day(date: str) -> str:
    """Return `2021-03-31` as Vietnamese readers write it, `31/03/2021`; what is not stated stays away."""
    return "/".join(reversed(date.split("-")))


def document_node(document: Document, facts: Facts) -> Node:
    """Return the card of a document; one that no source contains says so."""
    kind = document.kind if document.kind in ("directive", "plan", "decision") else "document"
    label, where = document.label, document.province_label or document.issuer
    if not document.symbol and document.issuer:
        label = f"{label.partition(':')[0].partition(' (')[0]} của {document.issuer}"
    room = 27 - len(document.date)
    where = where if len(where) <= room else where[: room - 1] + "…"
    sub = " · ".join(part for part in (where, _day(document.date)) if part)
    details = [
        ("symbol", document.symbol),
        ("title", document.title),
        ("issuer", document.issuer),
        ("date", document.date),
        ("province", document.province_label),
        ("file", ", ".join(document.files)),
    ]
    if not document.files and kind != "directive":
        details.append(("cited-only", "✓"))
    return Node(
        document.iri,
        kind,
        label,
        sub,
        document.title or document.label,
        document.label,
        "",
        document.evidence or facts.mentions.get(document.iri),
        [(k, v) for k, v in details if v],
    )


def task_node(unit: Unit, facts: Facts) -> Node:
    """Return the card of a task with its agencies, theme and deadline among its facts."""
    roles: dict[str, list[str]] = {}
    for item in facts.duties.get(unit.iri, []):
        names = roles.setdefault(item.role, [])
        if facts.label(item.agency) not in names:
            names.append(facts.label(item.agency))
    details = [(role, "; ".join(names)) for role, names in sorted(roles.items())]
    if unit.theme:
        details.insert(0, ("theme", facts.label(unit.theme)))
    if unit.due:
        details.append(("due", unit.due))
    section = facts.sections.get(unit.section)
    document = facts.documents.get(unit.document)
    return Node(
        unit.iri,
        "task",
        unit.text.lstrip("-+*• "),
        "",
        unit.text,
        document.label if document else "",
        section.path if section else "",
        unit.evidence,
        details,
    )


def target_node(target: Target, facts: Facts) -> Node:
    """Return the card of a target: indicator, figure and year."""
    figure = f"{target.value:g}" + (f"–{target.upper:g}" if target.upper is not None else "")
    space = "" if target.measure.startswith("%") else " "
    amount = f"{_COMPARATORS.get(target.comparator, '')}{figure}".replace(".", ",") + space + target.measure
    amount = amount.strip()
    if target.direction in _DIRECTIONS:
        amount = f"{_DIRECTIONS[target.direction]}{amount}"
    year = f" ({target.by})" if target.by else ""
    unit = facts.units.get(target.unit)
    section = facts.sections.get(unit.section) if unit else None
    document = facts.documents.get(target.document)
    return Node(
        target.iri,
        "target",
        f"{amount}{year}" + (f": {target.indicator}" if target.indicator else ""),
        "",
        "",
        document.label if document else "",
        section.path if section else "",
        target.evidence,
        [("indicator", target.indicator), ("figure", amount), *([("by", str(target.by))] if target.by else [])],
    )


def agency_node(iri: str, facts: Facts, counts: dict[str, int], evidence: Evidence | None) -> Node:
    """Return the card of an agency with how often it has each role in the view."""
    words = {
        "lead": "chủ trì",
        "responsible": "thực hiện",
        "coordinate": "phối hợp",
        "advise": "tham mưu",
        "supervise": "giám sát",
        "requested": "được đề nghị",
    }
    sub = " · ".join(f"{word} {counts[role]}" for role, word in words.items() if counts.get(role))
    details = [(role, str(counts[role])) for role in words if counts.get(role)]
    return Node(iri, "agency", facts.label(iri), sub, "", "", "", evidence, details)


def theme_node(key: str, label: str, count: int, plan: str) -> Node:
    """Return the card of a theme within one plan."""
    return Node(key, "theme", f"{label} ({count})", "", "", plan, "", None, [("tasks", str(count))])


def more_node(key: str, count: int, what: str, document: str = "") -> Node:
    """Return the card that stands for what is not shown."""
    return Node(key, "more", f"và {count} {what} nữa", "", "", document, "", None, [("not-shown", str(count))])
