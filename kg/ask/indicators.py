"""What the store knows of indicators: their polarity, units and names, and the figures that directives set."""

from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Store

from kg.ask.labels import plain
from kg.ask.selecting import select, variables
from kg.names import DCTERMS, POL, SKOS, VOC, fold, local_name

__all__ = ["CentralFigure", "Indicators", "rows_of"]

_PREFIXES = f"PREFIX pol: <{POL}> PREFIX skos: <{SKOS}> PREFIX dcterms: <{DCTERMS}> "
_UNITS = f"""{_PREFIXES} SELECT DISTINCT ?unit ?name WHERE {{
  ?unit skos:inScheme <{VOC}unit> ; skos:notation|skos:prefLabel|skos:altLabel ?name }} ORDER BY ?unit ?name"""
_FACTS = f"""{_PREFIXES} SELECT ?concept ?name ?value WHERE {{
  VALUES (?property ?name) {{
    (pol:polarity "polarity") (pol:additive "additive") (pol:measuredIn "unit") (pol:theme "theme") }}
  ?concept a pol:Indicator ; ?property ?value }}"""
_CENTRAL = f"""{_PREFIXES} SELECT ?target ?directive ?concept ?comparator ?value ?upper ?unit ?by ?source WHERE {{
  ?target a pol:NationalTarget ; pol:itemOf ?directive ; pol:indicator ?concept ; pol:comparator ?comparator ;
    pol:value ?value .
  OPTIONAL {{ ?target pol:upper ?upper }} OPTIONAL {{ ?target pol:unitOfMeasure ?unit }}
  OPTIONAL {{ ?target pol:by ?by }} OPTIONAL {{ ?target dcterms:source ?source }} }} ORDER BY ?target ?source"""


def rows_of(store: Store, query: str) -> list[dict[str, Any]]:
    """Return the answer to a SELECT as rows of plain values."""
    answer = select(store, query)
    names = variables(answer)
    return [{name: plain(solution[name]) for name in names} for solution in answer]


@dataclass(frozen=True)
class CentralFigure:
    """A figure that a directive sets for the country; `sources` are the dcterms:source of its profile, sorted."""

    directive: str
    concept: str
    comparator: str
    value: float
    upper: float | None
    unit: str | None
    by: int | None
    sources: tuple[str, ...]


@dataclass
class Indicators:
    """The indicators and units of a store; keys are IRIs of concepts."""

    polarity: dict[str, str] = field(default_factory=dict)
    additive: set[str] = field(default_factory=set)
    units: dict[str, set[str]] = field(default_factory=dict)
    themes: dict[str, set[str]] = field(default_factory=dict)
    unit_names: dict[str, str] = field(default_factory=dict)
    central: list[CentralFigure] = field(default_factory=list)

    @classmethod
    def read(cls, store: Store) -> "Indicators":
        """Read them from the vocabularies and profiles in `store`."""
        known = cls()
        for row in rows_of(store, _UNITS):
            known.unit_names.setdefault(_folded(row["name"]), local_name(row["unit"]))
        for row in rows_of(store, _FACTS):
            concept, name, value = row["concept"], row["name"], row["value"]
            if name == "polarity":
                known.polarity[concept] = value
            elif name == "additive" and value:
                known.additive.add(concept)
            elif name == "unit":
                known.units.setdefault(concept, set()).add(local_name(value))
            elif name == "theme":
                known.themes.setdefault(concept, set()).add(value)
        found: dict[str, tuple[dict[str, Any], list[str]]] = {}
        for row in rows_of(store, _CENTRAL):
            found.setdefault(row["target"], (row, []))[1].append(str(row["source"] or ""))
        for row, sources in found.values():
            known.central.append(
                CentralFigure(
                    directive=row["directive"],
                    concept=row["concept"],
                    comparator=local_name(row["comparator"]),
                    value=row["value"],
                    upper=row["upper"],
                    unit=row["unit"],
                    by=row["by"],
                    sources=tuple(sorted({s for s in sources if s})),
                )
            )
        known.central.sort(key=lambda c: (c.directive, c.concept, c.by or 0, c.value))
        return known

    def unit_key(self, unit: str | None, concept: str | None) -> str | None:
        """Return a key that is equal for equal units: `bác sĩ/vạn dân` and `bác sỹ/10.000 dân` have one.

        Units in which an indicator gives the same number (`tuổi`, `năm` of life expectancy) have one for it.
        """
        if not unit:
            return None
        key = self.unit_names.get(_folded(unit), _folded(unit))
        same = self.units.get(concept or "", set())
        return min(same) if key in same else key


def _folded(text: str) -> str:
    return " ".join(fold(str(text)).replace("y", "i").split())
