"""Who holds a duty on a given day: the body that was charged, its successor in the merged province, or undecided."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.changes import Change, Changes, Way
from kg.ask.labels import Labels
from kg.names import ELI, ORG, POL, VOC, fold

__all__ = ["LAST_DAY", "Body", "Held", "Holders"]

LAST_DAY = "9999-12-31"
"""The day asked for where none is given: after all changes on record."""

_AGENCIES = VOC + "agency/"
_LOWER = re.compile(r"\{[DdCc]\}")
"""Places of a district or commune in a template of names, which the province alone does not fill."""

_LEVELS = {"{D}": "cấp huyện {P}", "{d}": "cấp huyện {P}", "{C}": "cấp xã {P}", "{c}": "cấp xã {P}"}
_KINDS = {"D": r"(?:huyện|thị xã|quận|thành phố)\s", "C": r"(?:xã|phường|thị trấn|đặc khu)\s", "d": r"\w", "c": r"\w"}
"""How the name of a district or commune begins after the template of a body there (`Phòng Dân tộc huyện …`)."""


@dataclass(frozen=True)
class Body:
    """An agency of the graph: its name, its kind and its province (IRIs of concepts), where they are known."""

    name: str
    kind: str | None
    province: str | None


@dataclass(frozen=True)
class Held:
    """Who holds duties of a body: one name, or several candidates between which nothing on record decides.

    `steps` are the changes that led there, oldest first; none if the body itself still holds them.
    """

    names: tuple[str, ...]
    steps: tuple[Change, ...] = ()

    @property
    def decided(self) -> str | None:
        """Return the holder, or None if there are several candidates."""
        return self.names[0] if len(self.names) == 1 else None

    @property
    def since(self) -> str | None:
        """Return the day or month of the last change on the way, or None."""
        return max((c.date for c in self.steps), default=None)

    @property
    def ground(self) -> str | None:
        """Return the acts of the changes with their days, oldest first, joined with `; `, or None."""
        acts = dict.fromkeys(f"{', '.join(c.sources)} ({c.date})" for c in self.steps)
        return "; ".join(acts) or None


@dataclass
class Holders:
    """Answers who holds what in one store; remembers what it has answered."""

    store: Store
    labels: Labels
    changes: Changes
    _known: dict[tuple[str, str, str, frozenset[str]], Held] = field(default_factory=dict)

    def held(self, agency: str, given: str, as_of: str, themes: frozenset[str]) -> Held:
        """Return who holds, on the day `as_of`, duties of those themes (IRIs) that an agency was given.

        `given` is the date of the document that charged it, as precise as it is (`2021-05-31`, `2021`), or empty. What
        happened before has formed the body that is named, unless the body named had ended by then.
        """
        key = (agency, given, as_of, themes)
        if key not in self._known:
            self._known[key] = self._held(self.body(agency), (given + "-01-01")[:10] if given else "", as_of, themes)
        return self._known[key]

    def _held(self, body: Body, given: str, as_of: str, themes: frozenset[str]) -> Held:
        kinds = [Way("")]
        if body.kind:
            start = "" if self._ended(body.kind, given) else given
            kinds = self.changes.ways(body.kind, start, as_of, themes)
        places = [Way("")]
        if body.province:
            places = self.changes.ways(body.province, self._start(body.province, given), as_of)
        names = dict.fromkeys(
            self._name(body, kind.end or None, place.end or None) for kind in kinds for place in places
        )
        steps = {step for way in (*kinds, *places) for step in way.steps}
        return Held(tuple(names), tuple(sorted(steps, key=lambda c: (c.first_day, c.sources, c.event))))

    def _ended(self, concept: str, day: str) -> bool:
        until = self.value(concept, POL + "validUntil")
        return bool(day and until and until < day)

    def _start(self, province: str, given: str) -> str:
        """Return the day after which changes of a province count: a name that lives on is the new province's later."""
        after = [c.after for c in self.changes.of(province)]
        lives_on = any(self.labels.of(new) == self.labels.of(province) for new in after)
        return given if lives_on or not self._ended(province, given) else ""

    def document_date(self, document: str) -> str:
        """Return the date of a document, as precise as it is stated; empty if it has none."""
        return self.value(document, ELI + "date_document") or ""

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property (IRIs or texts), sorted."""
        quads = self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
        return sorted({q.object.value for q in quads if isinstance(q.object, NamedNode | Literal)})

    def value(self, subject: str, predicate: str) -> str | None:
        """Return the first value of a property, in order."""
        return next(iter(self.values(subject, predicate)), None)

    def body(self, agency: str) -> Body:
        """Return what the graph says of an agency; the kind of a district's or commune's body is known by its name."""
        name = self.labels.of(agency)
        kind = self.value(agency, ORG + "classification")
        return Body(name, kind or self._kind_by_name(name), self.value(agency, POL + "province"))

    @cached_property
    def _local(self) -> list[tuple[re.Pattern[str], str]]:
        found = []
        for kind in self.changes.origins():
            if kind.startswith(_AGENCIES):
                for template in self.values(kind, POL + "canonicalName"):
                    stem, brace, rest = template.partition("{")
                    if brace and rest[0] in _KINDS:
                        found.append(
                            (re.compile(re.escape(fold(stem)) + r"\s(?:cac\s)?" + fold(_KINDS[rest[0]])), kind)
                        )
        return sorted(found, key=lambda pair: (-len(pair[0].pattern), pair[1]))

    def _kind_by_name(self, name: str) -> str | None:
        folded = fold(name)
        return next((kind for pattern, kind in self._local if pattern.match(folded)), None)

    def _area(self, province: str | None) -> str:
        return f"{self.value(province, POL + 'provinceKind') or 'tỉnh'} {self.labels.of(province)}" if province else ""

    def _name(self, body: Body, kind: str | None, province: str | None) -> str:
        if kind == body.kind and province == body.province:
            return body.name
        templates = self.values(kind, POL + "canonicalName") if kind else []
        plain = [t for t in templates if not _LOWER.search(t)]
        if kind is None or (kind == body.kind and not plain):
            return self._moved(body, province)
        place, area = self.labels.of(province) if province else "", self._area(province)
        if not templates:
            return f"{self.labels.of(kind)} {area}".strip()
        city = area.startswith("thành phố")  # a city has a Thành ủy where a province has a Tỉnh ủy
        template = min(plain or templates, key=lambda t: (t.count("Thành ") > 0) != city)
        for mark, words in _LEVELS.items():
            template = template.replace(mark, words)
        return " ".join(template.replace("{P}", area).replace("{p}", place).split())

    def _moved(self, body: Body, province: str | None) -> str:
        """Return a body's own name with the new province in the place of the old one."""
        if not body.province or not province or province == body.province:
            return body.name
        for old, new in (
            (self._area(body.province), self._area(province)),
            (self.labels.of(body.province), self.labels.of(province)),
        ):
            if body.name.casefold().endswith(old.casefold()):
                return body.name[: -len(old)] + new
        return body.name
