"""Labels that OCR damaged, put right by their order: `Il.` after `I.` is II, `Iv-` is IV, a second `d)` is đ)."""

import re
from collections.abc import Sequence

from kg.structure.labels import LONE, Label
from kg.structure.paragraphs import Paragraph
from kg.structure.parts import Item
from kg.text import Flat, flatten, is_upper

__all__ = ["in_sequence", "join_lone_labels", "roman_label"]

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


def _lone_labels(texts: Sequence[str], labels: Sequence[Label | None]) -> dict[int, str]:
    """Return which paragraphs are decimal labels alone on their line and ruined, each with the label that was meant.

    Between 1. and 1.3., or between 1.4. and 1.6., they are known by their number: as many stand there as are missing.
    """
    meant: dict[int, str] = {}
    number, last = "", 0
    waiting: list[int] = []
    for i, (text, label) in enumerate(zip(texts, labels, strict=True)):
        if label is None:
            if number and LONE.match(text) and texts[i + 1 : i + 2] and texts[i + 1][:1].isupper():
                waiting.append(i)
            continue
        if label.rank >= 20:
            continue
        head, _, tail = label.name.partition(".")
        if tail.isdigit() and head == number:
            if int(tail) - last - 1 == len(waiting):
                meant.update((at, f"{number}.{last + k}") for k, at in enumerate(waiting, start=1))
            last = int(tail)
        else:
            number, last = (label.name, 0) if label.name.isdigit() else ("", 0)
        waiting.clear()
    return meant


def join_lone_labels(text: str, items: Sequence[Item], flats: list[Flat], labels: list[Label | None]) -> list[Item]:
    """Join each ruined decimal label that stands alone on its line with the paragraph that it numbers.

    Returns the new items; `flats` and `labels` are changed along with them.
    """
    joined = list(items)
    for i, name in sorted(_lone_labels([flat.text for flat in flats], labels).items(), reverse=True):
        lone, below = joined[i], joined[i + 1]
        if isinstance(lone, Paragraph) and isinstance(below, Paragraph):
            printed = flats[i].text
            joined[i : i + 2] = [Paragraph(lone.start, below.end, lone.lines + below.lines, lone.gap)]
            flats[i : i + 2] = [flatten(text, lone.start, below.end)]
            labels[i : i + 2] = [Label(7, name, printed, len(printed) + 1)]
    return joined


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
