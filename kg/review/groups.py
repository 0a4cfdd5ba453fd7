"""Decisions brought together by the statement they are on, and where that statement stands in the text of today.

A decision is looked for first at its offsets, then wherever its quote stands once, then wherever the quote stands once
between the same characters. Otherwise its place is lost, and the decision is suspect.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.review.decisions import Decision
from kg.statements import same

__all__ = ["Group", "group_decisions", "locate"]


_WIDTHS = (0, 16, 32, 64, 160)
"""How many characters around a quote are looked at to tell its places apart, one after the other."""


@dataclass
class Group:
    """All decisions on one statement, in the order in which they were made; the last one holds.

    `span` is where the statement stands now, None if that is not certain. `known` are the values by which it has been
    known: as it was first read, and after each correction.
    """

    kind: str
    span: list[int] | None
    unit: list[int] | None
    decisions: list[Decision] = field(default_factory=list)
    known: list[dict[str, Any]] = field(default_factory=list)

    @property
    def last(self) -> Decision:
        """The decision that holds."""
        return self.decisions[-1]

    @property
    def lost(self) -> bool:
        """Whether the place of the statement is not certain."""
        return self.span is None or (self.kind == "assignment" and self.unit is None)

    def moved(self) -> bool:
        """Tell whether the statement stands elsewhere than when it was last decided on."""
        return self.span is not None and self.span != [self.last.start, self.last.end]

    def settled(self, sha256: str) -> bool:
        """Tell whether a suspect decision needs no more attention: rejected in view of the source `sha256`."""
        return self.last.decision == "reject" and self.last.sha256 == sha256


def locate(text: str, quote: str, start: int, before: str = "", after: str = "") -> list[int] | None:
    """Return where `quote`, once at `start`, stands in `text` now; None if nowhere, or at several places."""
    if text.startswith(quote, start):
        return [start, start + len(quote)]
    for width in _WIDTHS:
        left, right = before[len(before) - width :] if width < len(before) else before, after[:width]
        whole = left + quote + right
        first = text.find(whole)
        if first >= 0 and text.find(whole, first + 1) < 0:
            return [first + len(left), first + len(left) + len(quote)]
    return None


def group_decisions(text: str, decisions: Sequence[Decision]) -> list[Group]:
    """Return the decisions of one source, grouped by statement, in the order of their last decisions.

    Those whose place is lost belong together if they have the same words around and in them.
    """
    places: dict[tuple[Any, ...], list[Group]] = {}
    groups: list[Group] = []
    for decision in decisions:
        span = locate(text, decision.quote, decision.start, decision.before, decision.after)
        unit, values = _unit(text, decision)
        where = tuple(span) if span else (decision.quote, decision.before, decision.after)
        extra = tuple(unit) if unit else json.dumps(decision.values.get("unit"), sort_keys=True)
        key = (decision.kind, where, extra if decision.kind == "assignment" else None)
        here = places.setdefault(key, [])
        group = next((g for g in here if decision.kind == "unit" or any(same(values, v) for v in g.known)), None)
        if group is None:
            group = Group(decision.kind, span, unit)
            here.append(group)
            groups.append(group)
        group.decisions.append(decision)
        for form in (values, {**values, **decision.corrected}):
            if not any(same(form, v) for v in group.known):
                group.known.append(form)
    order = {id(decision): place for place, decision in enumerate(decisions)}
    return sorted(groups, key=lambda group: order[id(group.last)])


def _unit(text: str, decision: Decision) -> tuple[list[int] | None, dict[str, Any]]:
    """Return where the unit of an assignment stands now, and the decision's values with that place as their unit."""
    if decision.kind != "assignment":
        return None, dict(decision.values)
    told = decision.values["unit"]
    found = locate(text, told["quote"], told["start"]) if told["quote"] else None
    return found, {**decision.values, "unit": found}
