"""When a name, a figure or a span of a record counts as the same as that of an answer key."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["Item", "Pairs", "agency", "at_least", "measure", "number", "overlap", "pair", "plain"]

Item = dict[str, Any]
Pairs = list[tuple[int, int]]
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def plain(value: object) -> str | None:
    """Return a name without regard to case, spacing, punctuation and where a tone mark sits (hoà, hòa)."""
    if value is None:
        return None
    parts = unicodedata.normalize("NFD", str(value).casefold())
    tones = sorted(c for c in parts if c in _TONES)
    letters = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    return " ".join(re.findall(r"\w+", letters)) + "|" + "".join(tones)


def overlap(a: Sequence[int] | None, b: Sequence[int] | None) -> float:
    """Return the share (0..1) of the characters of two spans that both have."""
    if not a or not b:
        return 0.0
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def pair(key: Sequence[Any], found: Sequence[Any], likeness: Callable[[Any, Any], float]) -> Pairs:
    """Return pairs of indices, one to one, the most alike first; a likeness of 0 is no pair."""
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


def at_least(share: float) -> Callable[[Item, Item], float]:
    """Return a likeness of items: the overlap of their spans, or 0 where it is under `share`."""

    def likeness(k: Item, f: Item) -> float:
        value = overlap(k.get("span"), f.get("span"))
        return value if value >= share else 0.0

    return likeness


def measure(value: object) -> str:
    """Return a unit of measure without blanks and punctuation; m2 is m²."""
    return re.sub(r"[\s./]+", "", (plain(value) or "").split("|")[0]).replace("m2", "m²")


def agency(value: object) -> str | None:
    """Return the plain name of an agency; a group is the same with or without 'có liên quan' (concerned)."""
    return plain(re.sub(r"\b(có )?liên quan\b", " ", unicodedata.normalize("NFC", str(value or "")), flags=re.I))


def number(value: Any) -> float | None:  # noqa: ANN401 - JSON holds numbers and strings
    """Return a figure to six places."""
    return None if value is None else round(float(value), 6)
