"""One figure across provinces: who is ahead, equal, behind, counts otherwise, or says nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import Store

from kg.ask.binding import Term
from kg.ask.labels import Labels
from kg.ask.selecting import select
from kg.names import fold, local_name

__all__ = ["complete"]

Row = dict[str, Any]

_PROVINCES = """PREFIX pol: <https://policykg.example/ontology#>
SELECT DISTINCT ?province WHERE { ?document pol:source ?file ; pol:province ?province } ORDER BY ?province"""


def complete(store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]) -> list[Row]:
    """Give each figure its verdict beside the other provinces'; a province of the corpus with none is `missing`.

    Figures are compared if they have one indicator (folded). The yardstick is the best value (the lowest where
    the direction is `reduce`) in the unit and for the year that most of them share: `ahead` is who alone has it,
    `equal` one that shares it, `behind` any other; a figure in another unit or for another year is not compared. With
    one figure only there is nothing to compare and the verdict is empty.
    """
    provinces = [solution["province"].value for solution in select(store, _PROVINCES)]
    groups: dict[str, list[Row]] = {}
    for row in found:
        groups.setdefault(fold(str(row["indicator"])), []).append(row)
    rows = [row for key in sorted(groups) for row in _judge(groups[key])]
    heard = {row["province"] for row in found}
    return rows + [{"province": province, "verdict": "missing"} for province in provinces if province not in heard]


def _judge(rows: list[Row]) -> list[Row]:
    counts = Counter((str(row["unit"]), str(row["by"])) for row in rows)
    unit, by = min(counts, key=lambda pair: (-counts[pair], pair))
    comparable = [row for row in rows if (str(row["unit"]), str(row["by"])) == (unit, by)]
    lowest = local_name(str(comparable[0]["direction"])) == "reduce"
    best = (min if lowest else max)(row["value"] for row in comparable)
    holders = {row["province"] for row in comparable if row["value"] == best}
    several = len({row["province"] for row in comparable}) > 1
    for row in rows:
        if str(row["unit"]) != unit:
            row["verdict"] = "other unit"
        elif str(row["by"]) != by:
            row["verdict"] = "other year"
        elif several and row["value"] == best:
            row["verdict"] = "ahead" if len(holders) == 1 else "equal"
        elif several:
            row["verdict"] = "behind"
    return rows
