"""Who holds an agency's duties on a given day: reorganisations of kinds of agencies and mergers of provinces."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.binding import Term
from kg.ask.labels import Labels
from kg.ask.questions import questions
from kg.names import ORG, POL, VOC

__all__ = ["complete_duties", "complete_successors"]

Row = dict[str, Any]

_LAST_DAY = "9999-12-31"
_PROVINCES = VOC + "province/"


@dataclass(frozen=True)
class Change:
    """One step of a reorganisation: what became what, when, in which event, by which act."""

    before: str
    after: str
    event: str
    name: str
    date: str
    source: str


@dataclass
class Body:
    """An agency of the graph: its name, its kind and its province (IRIs of concepts), where they are known."""

    name: str
    kind: str | None
    province: str | None


@dataclass
class Changes:
    """All changes by what they change, and the store they come from."""

    store: Store
    labels: Labels
    by_origin: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))

    def later(self, concept: str, as_of: str) -> list[str]:
        """Return what a kind of agency or a province has become by the day `as_of`: itself if nothing changed."""
        found: list[str] = []
        seen = {concept}
        frontier = [concept]
        while frontier:
            place = frontier.pop(0)
            following = sorted({c.after for c in self.by_origin.get(place, ()) if c.date <= as_of})
            if not following:
                found.append(place)
            frontier += [new for new in following if new not in seen]
            seen |= set(following)
        return found

    def value(self, subject: str, predicate: str) -> str | None:
        """Return the first value of a property (an IRI or a text), in order."""
        quads = self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
        values = {q.object.value for q in quads if isinstance(q.object, NamedNode | Literal)}
        return min(values) if values else None

    def body(self, agency: str) -> Body:
        """Return what the graph says of an agency."""
        return Body(
            self.labels.of(agency), self.value(agency, ORG + "classification"), self.value(agency, POL + "province")
        )

    def name(self, kind: str, province: str | None) -> str:
        """Return the name of that kind of agency in that province, by its template; else its label and the province's."""
        template = self.value(kind, POL + "canonicalName")
        place = self.labels.of(province) if province else ""
        area = f"{self.value(province, POL + 'provinceKind') or 'tỉnh'} {place}" if province else ""
        if template:
            return " ".join(template.replace("{P}", area).replace("{p}", place).split())
        return f"{self.labels.of(kind)} {area}".strip()

    def holders(self, agency: str, as_of: str) -> list[str]:
        """Return the names of the bodies that hold an agency's duties on that day."""
        body = self.body(agency)
        provinces: list[str] = self.later(body.province, as_of) if body.province else []
        place = provinces[0] if len(provinces) == 1 else body.province
        if body.kind:
            kinds = self.later(body.kind, as_of)
            if kinds == [body.kind] and place == body.province:
                return [body.name]
            return [self.name(kind, place) for kind in kinds]
        if place and body.province and place != body.province:
            old, new = self.labels.of(body.province), self.labels.of(place)
            if body.name.endswith(old):
                return [body.name.removesuffix(old) + new]
        return [body.name]


def _changes(store: Store, labels: Labels, rows: Sequence[Row] | None = None) -> Changes:
    changes = Changes(store, labels)
    if rows is None:
        answer = store.query(questions()["successors"].query, use_default_graph_as_union=True)
        names = ("before", "after", "event", "name", "date", "source")
        rows = [{n: s[n].value if s[n] else None for n in names} for s in answer]  # type: ignore[union-attr]
    for row in rows:
        texts = {key: str(row[key] or "") for key in ("before", "after", "event", "name", "date", "source")}
        changes.by_origin[texts["before"]].append(Change(**texts))
    return changes


def _day(values: Mapping[str, Sequence[Term]]) -> str:
    return values["as_of"][0].value if values.get("as_of") else _LAST_DAY


def complete_duties(store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]) -> list[Row]:
    """Fill `current_holder` of `agency-duties`: who holds the duty on `as_of`, by default after all known changes."""
    changes = _changes(store, labels)
    known: dict[str, str] = {}
    for row in found:
        if row["agency"] not in known:
            known[row["agency"]] = "; ".join(changes.holders(row["agency"], _day(values)))
        row["current_holder"] = known[row["agency"]]
    return found


def complete_successors(
    store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]
) -> list[Row]:
    """Return the changes up to `as_of`: all of them, or those of the agencies asked for and of their provinces."""
    changes = _changes(store, labels, found)
    as_of = _day(values)
    agencies = [term.value for term in values.get("agency", ())]
    if not agencies:
        return [
            _row(labels.of(c.before), None, c, labels)
            for group in changes.by_origin.values()
            for c in group
            if c.date <= as_of
        ]
    rows: list[Row] = []
    for agency in agencies:
        body = changes.body(agency)
        frontier = [concept for concept in (body.kind, body.province) if concept]
        while frontier:
            place = frontier.pop(0)
            for change in changes.by_origin.get(place, ()):
                if change.date <= as_of:
                    rows.append(_row(body.name, body.province, change, labels))
                    frontier.append(change.after)
    return rows


def _row(agency: str, province: str | None, change: Change, labels: Labels) -> Row:
    if province is None and change.before.startswith(_PROVINCES):
        province = change.before
    event = f"{change.name} ({change.date})" if change.date else change.name
    return {
        "agency": agency,
        "province": province,
        "from": change.before,
        "to": change.after,
        "event": event,
        "source": change.source,
        "status": "stated",
    }
