"""The year by which a figure is to be reached."""

import re

from kg.extract.figure_hits import Hit
from kg.extract.figure_patterns import YEAR
from kg.outline import Block
from kg.text import Flat

__all__ = ["year_of"]


_OUTLOOK = re.compile(r"(?<=\d),? (?:va )?(?:dinh huong|tam nhin)\b")


def year_of(block: Block, flat: Flat, hits: list[Hit], i: int, start: int, end: int) -> int | None:
    """Return the year that binds a figure: in its clause, before it in the sentence, in the list's lead or heading."""
    folded = flat.folded
    hit = hits[i]
    before = _years(folded, start, hit.start)
    after = _years(folded, hit.end, end)
    if before or after:
        return before[-1] if before else after[0]
    sentence = folded.rfind(". ", 0, start) + 1
    earlier = _years(folded, sentence, start)
    if earlier:
        parted = ";" in folded[sentence:start] and len(set(earlier)) > 1
        return earlier[0] if parted else earlier[-1]
    following = YEAR.search(folded, end, min(len(folded), _sentence_end(folded, end)))
    if following and re.match(r"[^;.]*?\bvao nam", folded[end:]):
        return int(following[1])
    for text in (*reversed(block.intro), *reversed(block.context)):
        found = YEAR.findall(_OUTLOOK.split(text)[0]) or YEAR.findall(text)
        if found:
            return int(found[-1])
    return None


def _years(folded: str, start: int, end: int) -> list[int]:
    """Return the years that bind a figure between two offsets; 'so với năm 2018' tells what it is measured against."""
    bases = [m.span() for m in _BASE_YEAR.finditer(folded, 0, end + 12)]
    found = [
        int(m[1])
        for m in YEAR.finditer(folded, start, end)
        if not re.search(r"so voi (?:cuoi |muc |cung ky )?\Z", folded[: m.start()])
        and not any(a < m.start() < b for a, b in bases)
    ]
    return found or [int(m[1]) for m in _BY_DAY.finditer(folded, start, end)]


_BASE_YEAR = re.compile(
    r"\btu (?:muc )?\d[\d.,]*\s?%?(?: \w+)? \(?(?:vao |trong )?nam \d{4}\)?,? (?:len|xuong|con|tang)\b"
)
"""'từ 50% năm 2016 lên …': the year that the figure starts from."""
_BY_DAY = re.compile(
    r"\b(?:trong|truoc|den|vao|het|xong) (?:ngay )?(?:quy [ivx\d]+|thang \d{1,2}|\d{1,2}/\d{1,2}|nam hoc \d{4})\s?[/-]\s?(20\d\d)\b"
)
"""'trong quý I/2026', 'trước ngày 31/12/2025', 'trong năm học 2013 - 2014'."""


def _sentence_end(folded: str, at: int) -> int:
    stop = re.compile(r"[;.](?=\s|\Z)").search(folded, at)
    return stop.start() if stop else len(folded)
