"""Who holds an agency's duties on a given day: reorganisations of kinds of agencies and mergers of provinces."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.binding import Term
from kg.ask.labels import Labels
from kg.ask.questions import questions
from kg.ask.selecting import select
from kg.names import ORG, POL, VOC

__all__ = ["Body", "Change", "Changes", "complete_duties", "complete_successors"]

Row = dict[str, Any]

_LAST_DAY = "9999-12-31"
_LOWER = re.compile(r"\{[DdCc]\}")
"""Places of a district or commune in a template, which the province alone does not fill."""

_PROVINCES = VOC + "province/"


@dataclass(frozen=True)
class Change:
    """One step of a reorganisation: what became what, when, in which event, by which acts, for which themes (IRIs).

    Without themes all that the old body did passes on.
    """

    before: str
    after: str
    event: str
    name: str
    date: str
    source: str
    themes: frozenset[str] = frozenset()


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

    def later(self, concept: str, as_of: str, themes: frozenset[str] = frozenset()) -> list[str]:
        """Return what a kind of agency or a province has become by the day `as_of`: itself if nothing changed.

        Where its tasks were shared out by theme, those of `themes` decide; if none does, all successors are returned.
        """
        found: list[str] = []
        seen = {concept}
        frontier = [concept]
        while frontier:
            place = frontier.pop(0)
            steps = [c for c in self.by_origin.get(place, ()) if c.date <= as_of]
            steps = [c for c in steps if not c.themes or c.themes & themes] or steps
            following = sorted({c.after for c in steps})
            if not following:
                found.append(place)
            frontier += [new for new in following if new not in seen]
            seen |= set(following)
        return found

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property (IRIs or texts), sorted."""
        quads = self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
        return sorted({q.object.value for q in quads if isinstance(q.object, NamedNode | Literal)})

    def value(self, subject: str, predicate: str) -> str | None:
        """Return the first value of a property, in order."""
        return next(iter(self.values(subject, predicate)), None)

    def body(self, agency: str) -> Body:
        """Return what the graph says of an agency."""
        return Body(
            self.labels.of(agency), self.value(agency, ORG + "classification"), self.value(agency, POL + "province")
        )

    def name(self, kind: str, province: str | None) -> str:
        """Return the name of that kind of agency in that province, by its template; else by the labels of both."""
        area_kind = (self.value(province, POL + "provinceKind") if province else None) or "tỉnh"
        place = self.labels.of(province) if province else ""
        area = f"{area_kind} {place}" if province else ""
        templates = [t for t in self.values(kind, POL + "canonicalName") if not _LOWER.search(t)]
        if templates:  # a city has a Thành ủy where a province has a Tỉnh ủy
            template = min(templates, key=lambda t: (t.count("Thành ") > 0) != (area_kind == "thành phố"))
            return " ".join(template.replace("{P}", area).replace("{p}", place).split())
        return f"{self.labels.of(kind)} {area}".strip()

    def holders(self, agency: str, as_of: str, themes: frozenset[str]) -> list[str]:
        """Return the names of the bodies that hold an agency's duties of those themes on that day."""
        body = self.body(agency)
        provinces: list[str] = self.later(body.province, as_of) if body.province else []
        place = provinces[0] if len(provinces) == 1 else body.province
        if body.kind:
            kinds = self.later(body.kind, as_of, themes)
            if kinds == [body.kind] and place == body.province:
                return [body.name]
            return [self.name(kind, place) for kind in kinds]
        if place and body.province and place != body.province:
            old, new = self.labels.of(body.province), self.labels.of(place)
            if body.name.endswith(old):
                return [body.name.removesuffix(old) + new]
        return [body.name]


def _changes(store: Store, labels: Labels, rows: Sequence[Row] | None = None) -> Changes:
    """Return the changes that the vocabularies record; sources and themes of one event are put together."""
    keys = ("before", "after", "event", "name", "date", "source", "theme")
    if rows is None:
        answer = select(store, questions()["successors"].query)
        rows = [{key: s[key].value if s[key] else None for key in keys} for s in answer]
    grouped: dict[tuple[str, ...], tuple[set[str], set[str]]] = {}
    for row in rows:
        texts = {key: str(row[key] or "") for key in keys}
        sources, themes = grouped.setdefault(tuple(texts[key] for key in keys[:5]), (set(), set()))
        sources |= {texts["source"]} - {""}
        themes |= {texts["theme"]} - {""}
    changes = Changes(store, labels)
    for (before, after, event, name, date), (sources, themes) in sorted(grouped.items()):
        change = Change(before, after, event, name, date, "; ".join(sorted(sources)), frozenset(themes))
        changes.by_origin[before].append(change)
    return changes


def _day(values: Mapping[str, Sequence[Term]]) -> str:
    return values["as_of"][0].value if values.get("as_of") else _LAST_DAY


def complete_duties(store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]) -> list[Row]:
    """Fill `current_holder` of `agency-duties`: who holds the duty on `as_of`, by default after all known changes."""
    changes = _changes(store, labels)
    known: dict[tuple[str, frozenset[str]], str] = {}
    for row in found:
        key = (row["agency"], _themes(store, row["task"]))
        if key not in known:
            known[key] = "; ".join(changes.holders(key[0], _day(values), key[1]))
        row["current_holder"] = known[key]
    return found


def _themes(store: Store, task: str) -> frozenset[str]:
    """Return the main theme of a task, as an IRI."""
    quads = store.quads_for_pattern(NamedNode(task), NamedNode(POL + "mainTheme"), None, None)
    return frozenset(quad.object.value for quad in quads if isinstance(quad.object, NamedNode))


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
