"""The reorganisations that the vocabularies record: what became what, on which day, by which act, in which themes.

Each is an `org:ChangeEvent` of `ontology/vocabulary/successions.ttl` (kinds of bodies) or `provinces.ttl` (provinces).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Store

from kg.ask.questions import questions
from kg.ask.selecting import select

__all__ = ["Change", "Changes", "Way"]

_MONTH = len("2025-02")
_DAY = len("2025-02-28")


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
    """All changes, by what they change (IRI), each list in the order of days."""

    by_origin: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, store: Store, rows: Sequence[dict[str, Any]] | None = None) -> "Changes":
        """Return the changes recorded in a store; `rows` are those of the query `successors`, if it has been asked."""
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
        changes = cls()
        ordered = sorted(grouped.items(), key=lambda item: (item[0][0], item[0][4], item[0][1:]))
        for (before, after, event, name, date), (sources, themes) in ordered:
            change = Change(before, after, event, name, date, tuple(sorted(sources)), frozenset(themes))
            changes.by_origin[before].append(change)
        return changes

    def ways(self, concept: str, given: str, as_of: str, themes: frozenset[str] = frozenset()) -> list[Way]:
        """Return what a kind of body or a province had become on the day `as_of`, each way once, in the order of IRIs.

        Only changes after the day `given` count (ISO; empty for all). Where tasks were shared out by theme, those of
        `themes` decide; several ways are left if the themes lead to several bodies, if none of them was passed on by
        name, or if the month of a change is not over on `as_of`. A concept that nothing changed is its own only way.
        """
        found = {way.end: way for way in reversed(self._follow(Way(concept), given, as_of, themes))}
        return [found[end] for end in sorted(found)]

    def _follow(self, way: Way, given: str, as_of: str, themes: frozenset[str]) -> list[Way]:
        steps = [c for c in self.by_origin.get(way.end, ()) if given < c.first_day <= as_of]
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
