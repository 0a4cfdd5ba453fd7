"""The last column of a view: the agencies of the tasks that it shows."""

from collections.abc import Sequence

from kg.export.facts import Assignment, Facts
from kg.export.nodes import agency_node, more_node
from kg.export.view import Board

__all__ = ["LEADING", "put_agencies"]

LEADING = ("lead", "responsible", "advise")
"""Roles of a body that has to act itself; those that only help would make a hairball."""


def put_agencies(board: Board, facts: Facts, units: Sequence[str], column: int, budget: int) -> None:
    """Add the leading agencies of the `units` that the view shows, each beside its first unit, `budget` at most."""
    place = {unit: index for index, unit in enumerate(units)}
    duties: dict[str, list[Assignment]] = {}
    for item in (duty for unit in units for duty in facts.duties.get(unit, [])):
        if item.agency and item.role in LEADING and item.unit in board.view.nodes:
            duties.setdefault(item.agency, []).append(item)
    heaviest = sorted(duties, key=lambda a: (-len(duties[a]), facts.label(a), a))
    shown = heaviest if len(heaviest) <= budget else heaviest[: max(0, budget - 1)]
    for agency in sorted(shown, key=lambda a: (min(place[d.unit] for d in duties[a]), facts.label(a), a)):
        items = sorted(duties[agency], key=lambda d: (place[d.unit], d.iri))
        counts: dict[str, int] = {}
        for item in items:
            counts[item.role] = counts.get(item.role, 0) + 1
        first = board.view.nodes[items[0].unit]
        board.put(agency_node(agency, facts, counts, items[0].evidence), column, first.y - first.height / 2)
        for item in items:
            board.view.join(item.unit, item.role, agency, item.status or "stated", evidence=item.evidence)
    if left := len(heaviest) - len(shown):
        board.put(more_node("more:agencies", left, "cơ quan"), column)
        board.view.left_out += left
