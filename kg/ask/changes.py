"""The reorganisations that the vocabularies record: what became what, on which day, by which act, in which themes.

Each is an `org:ChangeEvent` of `ontology/vocabulary/successions.ttl` (kinds of bodies) or `provinces.ttl` (provinces).
"""

from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.names import DCTERMS, ORG, POL, RDFS, local_name

__all__ = ["Change", "Changes", "Way"]

_MONTH = len("2025-02")
_BEFORE = ORG + "originalOrganization"


@dataclass(frozen=True)
class Change:
    """One step of a reorganisation: what became what, when, in which event, by which acts, for which themes.

    `before`, `after`, `event` and `themes` are IRIs; `name` is the event's Vietnamese label; `date` is a day or, where
    the day is not the same everywhere, a month (`2025-02`); `sources` are the acts. Without themes all that the old
    body did passes on. `before` and `after` are the same for a body that was changed and keeps duties.
    """

    before: str
    after: str
    event: str
    name: str
    date: str
    sources: tuple[str, ...]
    themes: frozenset[str] = frozenset()

    @property
    def first_day(self) -> str:
        """Return the first day on which the change can have happened (ISO)."""
        return self.date + "-01" if len(self.date) == _MONTH else self.date

    def surely_by(self, day: str) -> bool:
        """Return whether the change had surely happened on a day: a change of a month only after that month."""
        return self.date < day[:_MONTH] if len(self.date) == _MONTH else self.date <= day


@dataclass(frozen=True)
class Way:
    """What a kind of body or a province became: the IRI at the end, and the changes on the way to it, oldest first."""

    end: str
    steps: tuple[Change, ...] = ()


@dataclass
class Changes:
    """The changes recorded in a store, read where they are asked for and remembered."""

    store: Store
    _known: dict[str, list[Change]] = field(default_factory=dict)

    def origins(self) -> list[str]:
        """Return the IRIs of all that was changed, in order."""
        return sorted({quad.object.value for quad in self._quads(None, _BEFORE, None)})

    def of(self, concept: str) -> list[Change]:
        """Return the changes of a kind of body or a province (IRI), in the order of days, successors and events."""
        if concept not in self._known:
            events = sorted({quad.subject.value for quad in self._quads(None, _BEFORE, concept)})
            steps = [
                Change(concept, after, event, self._label(event), day, tuple(sources), themes)
                for event in events
                for day in self._values(event, DCTERMS + "date")[:1]
                for sources, themes in [
                    (self._values(event, DCTERMS + "source"), frozenset(self._values(event, POL + "passesTheme")))
                ]
                for after in self._values(event, ORG + "resultingOrganization")
            ]
            self._known[concept] = sorted(steps, key=lambda c: (c.date, c.after, c.event))
        return self._known[concept]

    def _quads(self, subject: str | None, predicate: str, target: str | None) -> list[Any]:
        terms = [NamedNode(iri) if iri else None for iri in (subject, predicate, target)]
        return list(self.store.quads_for_pattern(terms[0], terms[1], terms[2], None))

    def _values(self, event: str, predicate: str) -> list[str]:
        return sorted({quad.object.value for quad in self._quads(event, predicate, None)})

    def _label(self, event: str) -> str:
        labels = self._quads(event, RDFS + "label", None)
        return min((q.object.value for q in labels if q.object.language != "en"), default=local_name(event))

    def ways(self, concept: str, given: str, as_of: str, themes: frozenset[str] = frozenset()) -> list[Way]:
        """Return what a kind of body or a province had become on the day `as_of`, each way once, in the order of IRIs.

        Only changes after the day `given` count (ISO; empty for all). Where tasks were shared out by theme, those of
        `themes` decide; several ways are left if the themes lead to several bodies, if none of them was passed on by
        name, or if the month of a change is not over on `as_of`. A concept that nothing changed is its own only way.
        """
        found = {way.end: way for way in reversed(self._follow(Way(concept), given, as_of, themes))}
        return [found[end] for end in sorted(found)]

    def _follow(self, way: Way, given: str, as_of: str, themes: frozenset[str]) -> list[Way]:
        steps = [c for c in self.of(way.end) if given < c.first_day <= as_of]
        if not steps:
            return [way]
        day = min(c.first_day for c in steps)
        steps = [c for c in steps if c.first_day == day]
        steps = [c for c in steps if c.themes & themes] or steps
        ways: list[Way] = [] if all(c.surely_by(as_of) for c in steps) else [way]
        for change in steps:
            stays = change.after == way.end
            after = way if stays else Way(change.after, (*way.steps, change))
            ways += self._follow(after, day, as_of, themes)
        return ways
