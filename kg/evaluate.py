"""Evaluation: an extraction record against an answer key, layer by layer.

An item counts as right if its span agrees with the key's (by the share of characters that both have) and its value is
the same; layers named `units.kind` and the like ask in addition that the field is equal.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.model import Table
from kg.pipeline import extract_file

__all__ = ["LAYERS", "Score", "compare", "evaluate", "floors", "load_keys"]

Item = dict[str, Any]
Pairs = list[tuple[int, int]]
_HEADER = ("type", "symbol", "date", "issuer", "province", "system", "level", "period", "signer")
_GROUPS = (
    "instruments", "sections", "units", "citations", "links",
    "assignments", "targets", "reports", "recipients", "findings",
)  # fmt: skip
_TONES = "\u0300\u0301\u0303\u0309\u0323"
LAYERS = (
    "instruments", "instruments.fields", "sections", "units", "units.kind", "units.section", "units.themes",
    "citations.span", "citations", "citations.function", "documents", "documents.date", "links", "assignments",
    "assignments.role", "targets", "targets.unit", "targets.comparator", "targets.by", "targets.direction",
    "reports", "recipients", "findings",
)  # fmt: skip


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


def _plain(value: object) -> str | None:
    """Return a name without regard to case, spacing, punctuation and where a tone mark sits (hoà, hòa)."""
    if value is None:
        return None
    parts = unicodedata.normalize("NFD", str(value).casefold())
    tones = sorted(c for c in parts if c in _TONES)
    letters = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    return " ".join(re.findall(r"\w+", letters)) + "|" + "".join(tones)


def _overlap(a: Sequence[int] | None, b: Sequence[int] | None) -> float:
    if not a or not b:
        return 0.0
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def _pair(key: Sequence[Any], found: Sequence[Any], likeness: Callable[[Any, Any], float]) -> Pairs:
    """Pair items one to one, the most alike first."""
    ranked = sorted((-likeness(k, f), i, j) for i, k in enumerate(key) for j, f in enumerate(found))
    pairs: Pairs = []
    left, right = set(), set()
    for score, i, j in ranked:
        if score >= 0:
            break
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def _at_least(share: float) -> Callable[[Item, Item], float]:
    def likeness(k: Item, f: Item) -> float:
        value = _overlap(k.get("span"), f.get("span"))
        return value if value >= share else 0.0

    return likeness


def _measure(value: object) -> str:
    return re.sub(r"[\s./]+", "", (_plain(value) or "").split("|")[0]).replace("m2", "m²")


def _agency(value: object) -> str | None:
    return _plain(re.sub(r"\b(có )?liên quan\b", " ", unicodedata.normalize("NFC", str(value or "")), flags=re.I))


def _number(value: Any) -> float | None:  # noqa: ANN401 - JSON holds numbers and strings
    return None if value is None else round(float(value), 6)


def compare(key: Item, found: Item) -> Iterator[tuple[str, Score]]:
    """Yield `(layer, score)` for one file: `key` and `found` are records."""
    both = {name: (key.get(name) or [], found.get(name) or []) for name in _GROUPS}

    def score(name: str, pairs: Pairs, same: Callable[[Item, Item], bool] = lambda k, f: True) -> Score:
        k, f = both[name]
        return Score(sum(same(k[i], f[j]) for i, j in pairs), len(k), len(f))

    k, f = both["instruments"]
    pairs = _pair(k, f, lambda a, b: 1 + _overlap(a.get("span"), b.get("span")) if a["type"] == b.get("type") else 0.0)
    yield "instruments", score("instruments", pairs)
    fields = sum(_header_field(k[i], name) == _header_field(f[j], name) for i, j in pairs for name in _HEADER)
    yield "instruments.fields", Score(fields, len(k) * len(_HEADER), len(f) * len(_HEADER))
    k, f = both["sections"]
    yield "sections", score("sections", _pair(k, f, _at_least(0.5)), lambda a, b: bool(a["path"] == b.get("path")))
    k, f = both["units"]
    pairs = _pair(k, f, _at_least(0.7))
    yield "units", score("units", pairs)
    yield "units.kind", score("units", pairs, lambda a, b: bool(a["kind"] == b.get("kind")))
    yield "units.section", score("units", pairs, lambda a, b: bool(a.get("section") == b.get("section")))
    shared = sum(len(set(k[i].get("themes") or []) & set(f[j].get("themes") or [])) for i, j in pairs)
    yield (
        "units.themes",
        Score(shared, sum(len(u.get("themes") or []) for u in k), sum(len(u.get("themes") or []) for u in f)),
    )
    yield from _citations(key, found, both["citations"])
    pairs = _pair(
        *both["links"], lambda a, b: float(all(_plain(a[e]) == _plain(b.get(e)) for e in ("from", "relation", "to")))
    )
    yield "links", score("links", pairs)

    def acts(a: Item, b: Item) -> float:
        value = _overlap(a.get("unit"), b.get("unit")) if _agency(a["agency"]) == _agency(b.get("agency")) else 0.0
        return value if value >= 0.6 else 0.0

    pairs = _pair(*both["assignments"], acts)
    yield "assignments", score("assignments", pairs)
    yield "assignments.role", score("assignments", pairs, lambda a, b: bool(a["role"] == b.get("role")))

    def figure(a: Item, b: Item) -> float:
        equal = _number(a.get("value")) == _number(b.get("value")) and _number(a.get("upper")) == _number(
            b.get("upper")
        )
        return _overlap(a.get("span"), b.get("span")) if equal else 0.0

    pairs = _pair(*both["targets"], figure)
    yield "targets", score("targets", pairs)
    yield "targets.unit", score("targets", pairs, lambda a, b: _measure(a["unit"]) == _measure(b.get("unit")))
    for name in ("comparator", "by", "direction"):
        yield f"targets.{name}", score("targets", pairs, lambda a, b, n=name: bool(a.get(n) == b.get(n)))  # type: ignore[misc]

    def duty(a: Item, b: Item) -> float:
        return float(
            _overlap(a["span"], b["span"]) > 0.2
            and a.get("due") == b.get("due")
            and a.get("frequency") == b.get("frequency")
        )

    yield "reports", score("reports", _pair(*both["reports"], duty))
    yield "recipients", score("recipients", _pair(*both["recipients"], _at_least(0.6)))

    def finding(a: Item, b: Item) -> float:
        return float(a["kind"] == b.get("kind") and (a["kind"] == "ocr-damage" or _overlap(a["span"], b["span"]) > 0))

    yield "findings", score("findings", _pair(*both["findings"], finding))


def _header_field(instrument: Item, name: str) -> object:
    value = instrument.get(name)
    if name == "signer":
        value = (value or {}).get("name")
    return (value or None) if name == "period" else _plain(value)


def _citations(key: Item, found: Item, both: tuple[list[Item], list[Item]]) -> Iterator[tuple[str, Score]]:
    k, f = both
    pairs = _pair(k, f, _at_least(0.4))
    yield "citations.span", Score(len(pairs), len(k), len(f))
    right = [(i, j) for i, j in pairs if _plain(k[i]["doc"]) == _plain(f[j].get("doc"))]
    yield "citations", Score(len(right), len(k), len(f))
    yield "citations.function", Score(sum(k[i]["function"] == f[j].get("function") for i, j in right), len(k), len(f))
    mine, theirs = (sorted((r.get("documents") or {}).items()) for r in (key, found))
    pairs = _pair(mine, theirs, lambda a, b: float(_plain(a[0]) == _plain(b[0])))
    yield "documents", Score(len(pairs), len(mine), len(theirs))
    dated = sum(bool(mine[i][1].get("date")) and mine[i][1]["date"] == theirs[j][1].get("date") for i, j in pairs)
    known = [sum(bool(d.get("date")) for _, d in side) for side in (mine, theirs)]
    yield "documents.date", Score(dated, *known)


def load_keys(path: Path) -> list[tuple[Path, Item]]:
    """Return the answer keys (`*.gold.json`) in a folder, or the one file. Raises `BadInput` if there is none."""
    files = sorted(path.glob("*.gold.json")) if path.is_dir() else [path]
    if not files or not files[0].exists():
        raise BadInput(f"{path}: no answer key (*.gold.json)", "name the folder of the keys, such as kg/samples/keys")
    try:
        return [(file, json.loads(file.read_text(encoding="utf-8"))) for file in files]
    except ValueError as error:
        raise BadInput(
            f"{path}: not a valid answer key ({error})", "see the extraction format in docs/format.md"
        ) from error


def _source(name: str, key: Path, folders: Sequence[Path]) -> Path:
    for folder in (*folders, key.parent, key.parent.parent):
        for candidate in (folder / name, *folder.glob(f"*/{name}")):
            if candidate.is_file():
                return candidate
    raise BadInput(f"{key.name}: its source {name} was not found", "name its folder with --sources DIR")


def evaluate(keys: Path, sources: Sequence[Path] = ()) -> tuple[Table, dict[str, Score]]:
    """Extract the sources of all `keys` and compare; return a table (a layer a row, a column a file) and the totals."""
    totals = {layer: Score() for layer in LAYERS}
    columns: list[str] = []
    per_file: dict[str, list[float | None]] = {layer: [] for layer in LAYERS}
    for file, key in load_keys(keys):
        source, record = extract_file(_source(key["source"]["file"], file, sources))
        if len(source.text) != key["source"]["chars"]:
            raise BadInput(f"{file.name} is the key of another text than {source.name}", "the spans would not fit")
        columns.append(file.name.removesuffix(".gold.json"))
        for layer, score in compare(key, dict(record)):
            totals[layer].add(score)
            per_file[layer].append(round(score.f1, 3) if score.key or score.found else None)
    rows: list[list[Any]] = [
        [layer, round(s.precision, 3), round(s.recall, 3), round(s.f1, 3), s.key, *per_file[layer]]
        for layer, s in totals.items()
    ]
    mean = round(sum(s.f1 for s in totals.values()) / len(totals), 3)
    rows.append(["mean F1", None, None, mean, None, *([None] * len(columns))])
    return Table(["layer", "P", "R", "F1", "key", *columns], rows), totals


def floors(path: Path) -> dict[str, float]:
    """Return the least F1 of each layer that the file at `path` demands (one JSON object). Raises `BadInput`."""
    try:
        return {str(k): float(v) for k, v in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError) as error:
        raise BadInput(f"{path}: no floor file ({error})", "one JSON object: layer to F1") from error
