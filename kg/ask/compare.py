"""Figures side by side: a province's beside the one of its directive, and beside those of the other provinces."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.ask.binding import Term
from kg.ask.figures import Figure, verdict
from kg.ask.indicators import CentralFigure, Indicators, rows_of
from kg.ask.labels import Labels
from kg.ask.parameters import provinces_held
from kg.names import POL, fold, local_name

__all__ = ["complete"]

Row = dict[str, Any]

_TRACES = f"""PREFIX pol: <{POL}> SELECT DISTINCT ?directive ?document ?province WHERE {{
  ?directive a pol:Directive . ?unit pol:servesDirective ?directive ; pol:partOfDocument ?document .
  ?document pol:source ?file ; pol:province ?province }}"""
_SAID = f"""PREFIX pol: <{POL}> SELECT DISTINCT ?concept ?document WHERE {{
  ?target a pol:Target ; pol:indicator ?concept ; pol:inDocument ?document }}"""
_TOLD = ("behind", "equal", "ahead", "not comparable", "other year", "other unit")
"""Verdicts on one figure beside several others, the one that is told first: `behind` is behind one of them at least,
and what cannot be judged is told only where nothing can."""


def complete(store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]) -> list[Row]:
    """Give a row for each figure and yardstick, then one for each that a province says nothing of (`missing`).

    The yardstick is the figure of a directive that the document, or a task in it, carries out, for the same indicator
    of the scheme and the same year (if it has none for that year, the nearest one, `other year`); and the figures of
    other provinces, from documents of the same level, with the same indicator, or where a figure has none, with the
    same words (folded). What is judged
    how is said in `kg/ask/figures.py`. Where only a directive is asked for, figures without any yardstick are left out.
    """
    known = Indicators.read(store)
    traces = rows_of(store, _TRACES)
    asked = {kind: {t.value for t in values.get(kind, ()) if isinstance(t, NamedNode)} for kind in values}
    reach: dict[str, set[str]] = {}
    for trace in traces:
        if "directive" not in asked or trace["directive"] in asked["directive"]:
            reach.setdefault(trace["document"], set()).add(trace["directive"])
    figures = [_figure(known, row) for row in found]
    alike: dict[tuple[str, ...], list[tuple[str, Figure]]] = {}
    for row, figure in zip(found, figures, strict=True):
        alike.setdefault(_same_thing(row), []).append((row["province"], figure))
    rows: list[Row] = []
    for row, figure in zip(found, figures, strict=True):
        beside = _beside_central(known, row, figure, reach.get(row["document"], set()))
        others = _beside_provinces(known, row, figure, alike[_same_thing(row)])
        rows += beside
        if others["verdict"] or not (beside or asked.keys() == {"directive"}):
            rows.append(others)
    concepts = {row["concept"] for row in found if row["concept"]} | asked.get("indicator", set())
    concepts |= {c for c, themes in known.themes.items() if themes & asked.get("theme", set())}
    wanted = [c for c in known.central if c.concept in concepts or asked.keys() == {"directive"}]
    rows += _missing(labels, wanted, traces, rows_of(store, _SAID), set().union(*reach.values()) if reach else set())
    silent = provinces_held(store) - {row["province"] for row in rows}
    if "directive" not in asked:
        rows += [{"province": province, "verdict": "missing"} for province in sorted(silent)]
    return rows


def _figure(known: Indicators, row: Row) -> Figure:
    return Figure(
        value=row["value"],
        comparator=local_name(str(row["comparator"])),
        unit=known.unit_key(row["unit"], row["concept"]),
        by=row["by"],
        upper=row["upper"],
        direction=local_name(str(row["direction"])),
        quote=str(row["quote"]),
    )


def _beside_central(known: Indicators, row: Row, figure: Figure, directives: set[str]) -> list[Row]:
    """Return a row for each directive that sets the indicator of `row`: its figure for the year, or the nearest."""
    out = []
    for directive in sorted(directives):
        figures = [c for c in known.central if (c.directive, c.concept) == (directive, row["concept"])]
        year = row["by"] or 0
        nearest = min((abs((c.by or 0) - year) for c in figures), default=None)
        for central in figures:
            if abs((central.by or 0) - year) != nearest:
                continue
            unit = known.unit_key(central.unit, central.concept)
            other = Figure(central.value, central.comparator, unit, central.by, central.upper)
            additive = central.concept in known.additive
            said = verdict(figure, other, known.polarity.get(central.concept), additive=additive)
            out.append(row | _of(central) | {"verdict": said})
    return out


def _of(central: CentralFigure) -> Row:
    return {
        "concept": central.concept,
        "directive": central.directive,
        "central_value": central.value,
        "central_comparator": central.comparator,
        "central_by": central.by,
        "source": "; ".join(central.sources),
    }


def _same_thing(row: Row) -> tuple[str, ...]:
    level = str(row["level"] or "")
    return ("concept", row["concept"], level) if row["concept"] else ("words", fold(str(row["indicator"])), level)


def _beside_provinces(known: Indicators, row: Row, figure: Figure, alike: Iterable[tuple[str, Figure]]) -> Row:
    """Return `row` with the verdict beside all figures of other provinces; None where there is none."""
    concept = row["concept"]
    polarity = known.polarity.get(concept) if concept else _polarity_by_words(figure)
    said = {
        verdict(figure, other, polarity, additive=concept in known.additive)
        for province, other in dict.fromkeys(alike)
        if province != row["province"]
    }
    return row | {"verdict": next((v for v in _TOLD if v in said), None)}


def _polarity_by_words(figure: Figure) -> str | None:
    """Return the polarity that the direction of a figure of no indicator gives: what is to be reduced is better low.

    Of `đạt` and `giữ` it says nothing; a yearly rate of reducing or increasing is better the higher it is.
    """
    if figure.direction == "increase" or (figure.direction == "reduce" and figure.kind == "rate"):
        return "higher"
    return "lower" if figure.direction == "reduce" else None


def _missing(
    labels: Labels, wanted: list[CentralFigure], traces: list[Row], said: list[Row], directives: set[str]
) -> list[Row]:
    """Return a row for each figure of `directives` (the last year of each) that a province with a plan leaves out."""
    latest = {(c.directive, c.concept): c for c in wanted if c.directive in directives}
    spoken = {(s["concept"], s["document"]) for s in said}
    out = []
    for (directive, concept), central in sorted(latest.items()):
        plans: dict[str, set[str]] = {}
        for trace in traces:
            if trace["directive"] == directive:
                plans.setdefault(trace["province"], set()).add(trace["document"])
        for province in sorted(plans):
            if not any((concept, document) in spoken for document in plans[province]):
                name = {"indicator": labels.of(concept), "province": province, "unit": central.unit, "by": central.by}
                out.append(_of(central) | name | {"verdict": "missing"})
    return out
