"""One record against one answer key: which items are right, which are missing, which are wrong, layer by layer.

An item counts as right if its span agrees with the key's (by the share of characters that both have) and its value is
the same; layers named `units.kind` and the like ask in addition that the field is equal.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.evaluate.likeness import Item, Pairs, agency, at_least, measure, number, overlap, pair, plain

__all__ = ["LAYERS", "Mark", "Marks", "Score", "compare", "marks"]

_HEADER = ("type", "symbol", "date", "issuer", "province", "system", "level", "period", "signer")
_GROUPS = (
    "instruments", "sections", "units", "citations", "links",
    "assignments", "targets", "reports", "recipients", "findings",
)  # fmt: skip
LAYERS = (
    "instruments", "instruments.fields", "sections", "units", "units.kind", "units.section", "units.themes",
    "citations.span", "citations", "citations.function", "documents", "documents.date", "links", "assignments",
    "assignments.role", "targets", "targets.unit", "targets.comparator", "targets.by", "targets.direction",
    "reports", "recipients", "findings",
)  # fmt: skip
_VALUES = {
    "instruments": ("type",), "sections": ("path",), "citations": ("doc",), "links": ("from", "relation", "to"),
    "assignments": ("agency",), "targets": ("value", "upper"), "reports": ("due", "frequency"), "findings": ("kind",),
}  # fmt: skip


@dataclass
class Score:
    """Counts of one layer: right answers, items in the key, items found."""

    right: int = 0
    key: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right (0..1)."""
        return self.right / self.found if self.found else float(not self.key)

    @property
    def recall(self) -> float:
        """Share of the key that was found (0..1)."""
        return self.right / self.key if self.key else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: "Score") -> None:
        """Add the counts of `other`."""
        self.right += other.right
        self.key += other.key
        self.found += other.found


class Mark(NamedTuple):
    """One item as people read it: where it stands (`start`, `end`; -1 if it has no place of its own) and its value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Marks:
    """The items of one layer of one file: those of the key, those found, and the pairs (indices) that are right."""

    layer: str
    key: Sequence[Mark]
    found: Sequence[Mark]
    pairs: Pairs

    @property
    def score(self) -> Score:
        """The counts."""
        return Score(len(self.pairs), len(self.key), len(self.found))

    @property
    def right(self) -> list[Mark]:
        """Items of the key that were found."""
        return [self.key[i] for i, _ in sorted(self.pairs)]

    @property
    def missed(self) -> list[Mark]:
        """Items of the key that were not found."""
        known = {i for i, _ in self.pairs}
        return [mark for i, mark in enumerate(self.key) if i not in known]

    @property
    def wrong(self) -> list[Mark]:
        """Items found that are not in the key."""
        known = {j for _, j in self.pairs}
        return [mark for j, mark in enumerate(self.found) if j not in known]


def compare(key: Item, found: Item) -> Iterator[tuple[str, Score]]:
    """Yield `(layer, score)` for one file: `key` and `found` are records."""
    for layer in marks(key, found):
        yield layer.layer, layer.score


def marks(key: Item, found: Item) -> Iterator[Marks]:
    """Yield for each layer, in the order of `LAYERS`, which items of the two records of one file agree."""
    both = {name: (key.get(name) or [], found.get(name) or []) for name in _GROUPS}

    def layer(name: str, pairs: Pairs, same: Callable[[Item, Item], bool] | None = None) -> Marks:
        group, _, field = name.partition(".")
        k, f = both[group]
        right = [(i, j) for i, j in pairs if same is None or same(k[i], f[j])]
        return Marks(name, [_mark(item, group, field) for item in k], [_mark(item, group, field) for item in f], right)

    k, f = both["instruments"]
    pairs = pair(k, f, lambda a, b: 1 + overlap(a.get("span"), b.get("span")) if a["type"] == b.get("type") else 0.0)
    yield layer("instruments", pairs)
    yield _fields(k, f, pairs)
    pairs = pair(*both["sections"], at_least(0.5))
    yield layer("sections", pairs, lambda a, b: bool(a["path"] == b.get("path")))
    k, f = both["units"]
    pairs = pair(k, f, at_least(0.7))
    yield layer("units", pairs)
    yield layer("units.kind", pairs, lambda a, b: bool(a["kind"] == b.get("kind")))
    yield layer("units.section", pairs, lambda a, b: bool(a.get("section") == b.get("section")))
    yield _themes(k, f, pairs)
    pairs = pair(*both["citations"], at_least(0.4))
    mentioned, seen = ([_mark(item, "citations", "doc") for item in side] for side in both["citations"])
    yield Marks("citations.span", mentioned, seen, pairs)
    yield layer("citations", pairs, _same_document)
    yield layer("citations.function", pairs, lambda a, b: _same_document(a, b) and a["function"] == b.get("function"))
    yield from _documents(key, found)
    ends = ("from", "relation", "to")
    yield layer("links", pair(*both["links"], lambda a, b: float(all(plain(a[e]) == plain(b.get(e)) for e in ends))))
    pairs = pair(*both["assignments"], _acts)
    yield layer("assignments", pairs)
    yield layer("assignments.role", pairs, lambda a, b: bool(a["role"] == b.get("role")))
    pairs = pair(*both["targets"], _figure)
    yield layer("targets", pairs)
    yield layer("targets.unit", pairs, lambda a, b: measure(a["unit"]) == measure(b.get("unit")))
    for name in ("comparator", "by", "direction"):
        yield layer(f"targets.{name}", pairs, lambda a, b, n=name: bool(a.get(n) == b.get(n)))  # type: ignore[misc]
    yield layer("reports", pair(*both["reports"], _duty))
    yield layer("recipients", pair(*both["recipients"], at_least(0.6)))
    yield layer("findings", pair(*both["findings"], _finding))


def _mark(item: Item, group: str, field: str = "") -> Mark:
    """Return what identifies `item` in its layer: its span, its value, and the field that the layer is about."""
    names = [*_VALUES.get(group, ()), *([field] if field and field not in _VALUES.get(group, ()) else [])]
    start, end = item.get("span") or (-1, -1)
    if group == "links":
        start, end = -1, -1  # keys do not say where a link is stated
    return Mark(int(start), int(end), " | ".join(_word(item.get(name)) for name in names if item.get(name) is not None))


def _word(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _same_document(a: Item, b: Item) -> bool:
    return plain(a["doc"]) == plain(b.get("doc"))


def _acts(a: Item, b: Item) -> float:
    value = overlap(a.get("unit"), b.get("unit")) if agency(a["agency"]) == agency(b.get("agency")) else 0.0
    return value if value >= 0.6 else 0.0


def _figure(a: Item, b: Item) -> float:
    equal = all(number(a.get(name)) == number(b.get(name)) for name in ("value", "upper"))
    return overlap(a.get("span"), b.get("span")) if equal else 0.0


def _duty(a: Item, b: Item) -> float:
    same = all(a.get(name) == b.get(name) for name in ("due", "frequency"))
    return float(same and overlap(a["span"], b["span"]) > 0.2)


def _finding(a: Item, b: Item) -> float:
    return float(a["kind"] == b.get("kind") and (a["kind"] == "ocr-damage" or overlap(a["span"], b["span"]) > 0))


def _fields(k: Sequence[Item], f: Sequence[Item], pairs: Pairs) -> Marks:
    width = len(_HEADER)
    mine, theirs = (
        [Mark(*_mark(item, "")[:2], f"{name}: {_header_field(item, name)}") for item in side for name in _HEADER]
        for side in (k, f)
    )
    right = [
        (i * width + n, j * width + n)
        for i, j in pairs
        for n, name in enumerate(_HEADER)
        if _same_field(k[i], f[j], name)
    ]
    return Marks("instruments.fields", mine, theirs, right)


def _header_field(instrument: Item, name: str) -> Any:  # noqa: ANN401 - strings, and the pair of years
    value = instrument.get(name)
    return (value or {}).get("name") if name == "signer" else value


def _same_field(a: Item, b: Item, name: str) -> bool:
    values = _header_field(a, name), _header_field(b, name)
    return (values[0] or None) == (values[1] or None) if name == "period" else plain(values[0]) == plain(values[1])


def _themes(k: Sequence[Item], f: Sequence[Item], pairs: Pairs) -> Marks:
    left, right = ([(i, theme) for i, u in enumerate(side) for theme in u.get("themes") or []] for side in (k, f))
    other = dict(pairs)
    there = {named: j for j, named in reversed(list(enumerate(right)))}
    same = [(i, there[other[u], t]) for i, (u, t) in enumerate(left) if u in other and (other[u], t) in there]
    mine, theirs = (
        [Mark(*_mark(items[i], "")[:2], theme) for i, theme in side] for items, side in ((k, left), (f, right))
    )
    return Marks("units.themes", mine, theirs, same)


def _documents(key: Item, found: Item) -> Iterator[Marks]:
    mine, theirs = (sorted((r.get("documents") or {}).items()) for r in (key, found))
    pairs = pair(mine, theirs, lambda a, b: float(plain(a[0]) == plain(b[0])))
    named, seen = ([Mark(-1, -1, name) for name, _ in side] for side in (mine, theirs))
    yield Marks("documents", named, seen, pairs)
    dated = [[i for i, (_, d) in enumerate(side) if d.get("date")] for side in (mine, theirs)]
    same = [
        (dated[0].index(i), dated[1].index(j))
        for i, j in pairs
        if mine[i][1].get("date") and mine[i][1]["date"] == theirs[j][1].get("date")
    ]
    first, second = (
        [Mark(-1, -1, f"{side[i][0]} | {side[i][1]['date']}") for i in known]
        for side, known in zip((mine, theirs), dated, strict=True)
    )
    yield Marks("documents.date", first, second, same)
