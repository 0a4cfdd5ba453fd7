"""Labels of headings and list marks: `I.` `I-` `1.` `2.1.` `a)` `-` `+` `(1)`, `Điều 1.`, `Phụ lục II`, as meant."""

import re
from dataclasses import dataclass

from kg.outline import Block

__all__ = ["LONE", "Label", "Level", "find_label"]


@dataclass(frozen=True)
class Label:
    """A label at the head of a paragraph: `rank` orders the levels (0 the outermost; 90 a bullet), `width` its length.

    `name` is the normalised form that goes into a section's path; `label` the printed form.
    """

    rank: float
    name: str
    label: str
    width: int


@dataclass
class Level:
    """A section or numbered paragraph that is open: what follows may stand below it."""

    rank: float
    name: str
    path: str
    heading: str
    block: Block | None
    row: bool = False


_ROMAN = r"X{0,3}(?:IX|IV|V?I{0,3})"
# 'PHỤ LỤC', 'Phụ lục 2', 'PHỤ LỤC III'
_APPENDIX = re.compile(rf"phu luc(?:\s+(?:so\s+)?(?P<n>\d{{1,2}}|{_ROMAN.lower()}))?(?=[\s.:*)-]|$)", re.I)
# 'Chương II', 'Phần thứ nhất', 'Mục 3'
_CHAPTER = re.compile(
    rf"(?P<kind>phan|chuong|muc)\s+(?P<n>(?:thu\s+\w+)|\d{{1,2}}|{_ROMAN.lower()}|[a-e])(?=[\s.:-]|$)"
)
# 'Điều 12.', 'Điều II:'
_ARTICLE = re.compile(r"dieu\s+(?P<n>\d{1,3}[a-z]?|[ivx]{1,4}(?=\s*[.:]))\s*[.:]?\*{0,4}(?=[\s*]|$)")
# 'A.', 'B -'
_LETTER = re.compile(r"(?P<n>[A-EĐ])\s*[.\-–]\s+(?=\S)")
# 'IV.', 'II-', 'III -', 'X)'; a digit 1 or an l for I is what OCR makes of it
_ROMAN_LABEL = re.compile(rf"(?P<n>(?=[XVI]){_ROMAN})(?:\s*[.\-–):]+|/(?=\s))\s*\*{{0,4}}\s*(?=\S)")
# 'Ii. về nội dung', where a heading in capitals was set in small letters
_SMALL_ROMAN = re.compile(r"(?P<n>Ii{1,2}|I[vx]|Vi{1,3})\.\s+(?=\S)")
# '2.1.', '2.1.3', '1.2)', '2.1-'
_DECIMAL = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})(?:[-–](?=\s+\D)|\s*[.)])?\*{0,4}\s+(?=\S)")
# '12.', '1)', '1/', '1 -', '3-'
_NUMBER = re.compile(r"(?P<n>\d{1,2})\s*(?:[.)]\s*|/\s+|\s[-–]\s|[-–]\s)\*{0,4}\s*(?=\D)")
# 'a)', 'đ)', 'b.', 'c/'
_POINT = re.compile(r"(?P<n>[a-zđ])\s*[)./]\*{0,4}\s+(?=\S)")
# '(1)', '(a)'
_BRACKET = re.compile(r"\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*")
_BULLET = re.compile(r"[-–—+•·●▪◦*]\s*(?=[^\s\d]|\d+[\d.,]*\s*(?:%|[^\W\d]))")

LONE = re.compile(r"(?=.*[A-Z\d])\w{1,3}[.;:,)]\Z")
"""What OCR may leave of '1.1.' on a line of its own: 'dL.' 'L2;' 'LD:'."""

_ORDINALS = {"nhat": "1", "hai": "2", "ba": "3", "tu": "4", "nam": "5", "sau": "6"}


def find_label(text: str, folded: str) -> Label | None:
    """Return the label that `text` (a paragraph on one line; `folded` its shadow) begins with, or None."""
    if match := _APPENDIX.match(folded):
        name = "PL" + _arabic(match["n"] or "")
        return Label(0, name, text[: match.end()], match.end())
    if (match := _CHAPTER.match(folded)) and text[:1].isupper():
        number = match["n"].removeprefix("thu ")
        rank = {"phan": 1, "chuong": 2, "muc": 4}[match["kind"]]
        number = _ORDINALS.get(number, number.upper())
        name = _roman(int(number)) if number.isdigit() and rank < 4 else number
        return Label(rank, name, text[: match.end()], match.end())
    if (match := _ARTICLE.match(folded)) and text[:1] == "Đ":
        number = match["n"] if match["n"][0].isdigit() else _arabic(match["n"])
        return Label(5, "Đ" + number, text[: match.end()].rstrip(" *"), match.end())
    if match := _ROMAN_LABEL.match(text) or _SMALL_ROMAN.match(text):
        return Label(3, match["n"].upper(), text[: match.end()].rstrip(" *"), match.end())
    if (match := _LETTER.match(text)) and not text[match.end() :][:1].islower():
        return Label(2, match["n"], text[: match.end()].rstrip(" *"), match.end())
    if match := _DECIMAL.match(text):
        return Label(6 + match["n"].count("."), match["n"], text[: match.end()].rstrip(" *"), match.end())
    if match := _NUMBER.match(text):
        return Label(6, match["n"], text[: match.end()].rstrip(" *"), match.end())
    if match := _POINT.match(text):
        return Label(20, match["n"], text[: match.end()].rstrip(" *"), match.end())
    if match := _BRACKET.match(text):
        return Label(80, match.group().strip(), text[: match.end()].rstrip(), match.end())
    if match := _BULLET.match(text):
        return Label(91 if text[0] == "+" else 90, text[0], text[0], match.end())
    return None


def _roman(number: int) -> str:
    """Return the number of a part or chapter as paths write it: 4 gives 'IV'."""
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    out = ""
    for value, sign in signs:
        out += sign * (number // value)
        number %= value
    return out


def _arabic(number: str) -> str:
    """Return the number of an appendix in figures, as paths write it: 'ii' and '02' give '2'."""
    if not number or number.isdigit():
        return number.lstrip("0")
    values = [{"i": 1, "v": 5, "x": 10}[char] for char in number.lower()]
    return str(sum(-v if v < max(values[k:], default=0) else v for k, v in enumerate(values)))
