"""Labels that OCR damaged, put right by their order: `Il.` after `I.` is II, `Iv-` is IV, a second `d)` is đ)."""

import re
from collections.abc import Sequence

from kg.structure.labels import Label
from kg.text import is_upper

__all__ = ["in_sequence", "roman_label"]

_ROMAN_LIKE = re.compile(r"\W{0,2}(?P<n>[IVXlv1|\[\]!]{1,5})\s*[.\-–):]+\s*(?=[A-ZĐÀ-Ỹ])")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_READ = str.maketrans({"l": "I", "1": "I", "|": "I", "[": "I", "]": "I", "!": "I", "v": "V"})


def roman_label(text: str) -> Label | None:
    """Return the Roman label that a damaged paragraph begins with ('IIl- MỤC TIÊU'), or None."""
    match = _ROMAN_LIKE.match(text)
    if match is None or not re.search(r"[IVXl]" if not is_upper(text[match.end() :]) else r"[IVXlv]", match["n"]):
        return None
    number = match["n"].translate(_READ)
    name = "III" if re.fullmatch("I{4,}", number) else number
    return Label(3, name, text[: match.end()].rstrip(), match.end()) if name in _NUMERALS else None


def in_sequence(labels: Sequence[Label | None]) -> list[Label | None]:
    """Return the labels of a damaged text with those put right that are one off from what must come next."""
    out: list[Label | None] = []
    chapter = 0
    points: dict[float, str] = {}
    for label in labels:
        if label is None:
            out.append(None)
            continue
        if label.rank < 3:
            chapter = 0
        elif label.rank == 3 and label.name in _NUMERALS:
            value = _NUMERALS.index(label.name) + 1
            if value != 1 and abs(value - chapter - 1) == 1 and chapter + 1 <= len(_NUMERALS):
                value = chapter + 1
                label = Label(3, _NUMERALS[value - 1], label.label, label.width)
            chapter = value
        if label.rank < 20:
            points.clear()
        elif label.rank == 20:
            if label.name == "d" and points.get(20) in ("d", "đ"):
                label = Label(20, "đ", label.label, label.width)
            points[20] = label.name
        out.append(label)
    return out
