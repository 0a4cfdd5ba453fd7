"""The head of an instrument as pages give it: a type line with the title on it, a title with the letterhead in it.

Web pages and converters put things above the letterhead, run its lines together and move its parts. What is sorted out
here leaves every paragraph in the text where it was.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.document_types import type_of_code, type_of_line, type_of_title
from kg.outline import MOTTO
from kg.structure.ends import ENCLOSED, Item
from kg.structure.labels import find_label
from kg.structure.paragraphs import Paragraph
from kg.text import is_upper

__all__ = [
    "BASIS",
    "LETTERHEAD",
    "NUMBERED",
    "first_letterhead",
    "is_attached",
    "letter_head",
    "letterhead_start",
    "type_in_number",
    "type_lines",
    "with_type_line",
]

LETTERHEAD = re.compile(
    r"cong h\w{1,2} xa ?h\w{1,2}|doc lap|dang cong san|so\s*:|so\s+\S*/|so\s+\d+|v/v|(?:[a-z .-]+, )?ngay\b.{0,40}\bthang\b|(?:[a-z .-]+, )?ngay\s+\d{1,2}\s?/"
    r"|ubnd |hdnd |mttq |uy ban|uy ban nhan dan|hoi dong nhan dan|tinh |thanh pho |huyen |quan |xa |phuong |bo |so |chinh phu|thu tuong|quoc hoi"
    r"|ban (?!hanh )|tinh uy|thanh uy|dang uy|van phong|mat tran|\*|lien doan|bao hiem|ngan hang|cuc |so:|-+"
)
"""Lines of a letterhead (folded): motto, issuer, number, place and date."""
NUMBERED = re.compile(r"[\W_]*(?:luat |nghi quyet |phap lenh )?so\s*:?\s*\d*\s?[\w./]{0,9}\s?[/-]")
"""A line (folded) that holds the number of an instrument."""
_ABOVE = 25
"""Paragraphs among which the letterhead of a file begins."""
_BY_DECISION = re.compile(r"\(?\s*(?:ban hanh )?(?:kem|dinh kem) theo (?:quyet dinh|nghi quyet)\b")
_LISTS = re.compile(r"(?:phu luc|phu bieu|danh muc|bieu|mau|bang|bao cao)\b")
"""What stands above an appendix, which is no instrument of its own."""
_ENDED = re.compile(r"noi nh.n\s*:?|kinh gui\s*:|(?:t\s?/\s?m\.?|tm\s?\.|kt\s?[.,]|tl\s?\.|tuq\s?\.|q\s?\.)\s*[a-z]")


def _folded(item: Item) -> str:
    return " ".join(line.folded for line in item.lines) if isinstance(item, Paragraph) else ""


def _text(item: Item) -> str:
    return " ".join(line.text for line in item.lines) if isinstance(item, Paragraph) else ""


def type_lines(items: Sequence[Item]) -> list[int]:
    """Return the indices of the type lines that begin an instrument."""
    heads: list[int] = []
    for i, item in enumerate(items):
        kind = type_of_line(_text(item))
        if kind is None:
            if heads and is_attached(items, heads[-1], i):
                heads.append(i)
            continue
        if heads:
            between = items[heads[-1] + 1 : i]
            fresh = any(re.match(r"cong h\w{1,2} xa h|dang cong san|so\s*:.*/", _folded(b)) for b in between[-8:])
            ended = any(_ENDED.match(_folded(b)) for b in between)
            same = kind == type_of_line(_text(items[heads[-1]]))
            issued = any(ENCLOSED.match(_folded(b)) for b in items[i + 1 : i + 4])
            if not (fresh or issued or (ended and not same)):
                continue
        heads.append(i)
    return heads


def is_attached(items: Sequence[Item], head: int, i: int) -> bool:
    """Tell whether item `i` is the title of what the decision at `head` issues, its type line being lost.

    It stands in capitals behind the signature, right above '(Ban hành kèm theo …)'.
    """
    if not is_upper(_text(items[i])) or i + 1 >= len(items) or not _BY_DECISION.match(_folded(items[i + 1])):
        return False
    above = [item for item in (items[i], *items[max(0, i - 2) : i]) if isinstance(item, Paragraph)]
    if any(find_label(_text(b), _folded(b)) or _LISTS.match(_folded(b)) for b in above):
        return False
    return any(_ENDED.match(_folded(b)) for b in items[head + 1 : i])


def letterhead_start(items: Sequence[Item], head: int, least: int) -> int:
    """Return the index at which the letterhead above the type line `head` begins, not before `least`."""
    start = head
    while start > least and head - start < 12:
        folded = _folded(items[start - 1])
        if not folded or not LETTERHEAD.match(folded) or len(folded) > 160 or folded.endswith((";", "./.")):
            break
        start -= 1
    return start


def first_letterhead(items: Sequence[Item], head: int) -> int:
    """Return where the letterhead of a file begins: behind what a web page puts above it. `head` is the type line.

    Without a motto among the paragraphs above the type line nothing tells the two apart, and it begins at the first.
    """
    above = items[: min(head, _ABOVE)]
    motto = next((i for i, item in enumerate(above) if MOTTO.search(_folded(item))), None)
    if motto is None:
        return 0
    start = motto
    while start > 0 and _of_letterhead(items[start - 1]):
        start -= 1
    return start


_DATED = re.compile(r"(?:[a-z .-]{3,40}, ?)?ngay\s*\d{0,2}\s*thang\b")


def letter_head(items: Sequence[Item], begin: int) -> int:
    """Return the index behind the letterhead of a letter, which no type line ends: behind motto, number and date."""
    end = begin
    for i, item in enumerate(items[begin : begin + 16], start=begin):
        folded = _folded(item)
        if not folded or len(folded) > 200 or re.match(r"kinh gui|noi nhan", folded):
            break
        if i > begin and (re.match(r"can cu|thuc hien|theo |de |tiep tuc", folded) or find_label(_text(item), folded)):
            break
        if MOTTO.search(folded) or NUMBERED.match(folded) or _DATED.match(folded):
            end = i + 1
    return end


def _of_letterhead(item: Item) -> bool:
    """Tell whether a paragraph above the motto names the issuer or gives the number: capitals, or a line known as such."""
    words, folded = _text(item), _folded(item)
    if not folded or len(folded) > 200 or (folded.endswith((".", ";")) and not is_upper(words)):
        return False
    if (
        re.fullmatch(r"so\s*:?|/\s?[a-z]{1,4}\s?-\s?[a-z&]+", folded)
        or NUMBERED.match(folded)
        or LETTERHEAD.match(folded)
        and NUMBERED.search(folded)
    ):
        return len(folded) < 120
    return not type_of_title(words) and (is_upper(words) or bool(re.match(r"v/v|ve |[\W_]+\Z", folded)))


# -- a type and its title on one line

BASIS = re.compile(r"can cu|thuc hien|xet |theo |tiep tuc|trien khai|de |nham |tren co so|i[.\-–]|1\.|dieu 1")
"""How the first paragraph below a title (folded) begins."""
_TITLE_AT_MOST = 400


def with_type_line(items: Sequence[Item]) -> list[Item]:
    """Return `items` with the type cut off from a title that stands on one line with it, where no line is a type alone.

    'ĐỀ ÁN NÂNG CAO …', 'THÔNG BÁO kết luận của …', and in small letters right above the opening: 'Kế hoạch của … về …'.
    """
    if type_lines(items):
        return list(items)
    for k, item in enumerate(items[:_ABOVE]):
        if not isinstance(item, Paragraph):
            continue
        words = _text(item)
        type_word = type_of_title(words)
        if type_word is None or len(words) > _TITLE_AT_MOST or words.endswith((".", ";", ":")):
            continue
        if _numbered_as_other(items[:k], type_word):
            continue
        rest = words[len(type_word) :].strip(" :-")
        following = next((_folded(i) for i in items[k + 1 : k + 4] if _folded(i)), "")
        if len(rest.split()) < 3 or not (is_upper(type_word) or BASIS.match(following)):
            continue
        if not is_upper(type_word) and any(MOTTO.search(_folded(i)) for i in items[k + 1 : k + 12]):
            continue
        head, *subject = _cut(item, len(type_word))
        return [*items[:k], _in_capitals(head), *subject, *items[k + 1 :]]
    return list(items)


def _numbered_as_other(above: Sequence[Item], type_word: str) -> bool:
    """Tell whether the number above says that the document is of another type: 'QUY ĐỊNH …' below 'Số: 18/2022/NQ-HĐND'."""
    kind = type_in_number(" ".join(_folded(item) for item in above))
    return kind is not None and kind != type_of_line(type_word.upper())


def type_in_number(letterhead: str) -> str | None:
    """Return the abbreviation of the type that the number in a folded letterhead names ('so: 18/2022/nq-hdnd'), or None."""
    code = re.search(r"\bso\s*:?\s*\S*?[\d\s][/-]\s?([a-z]{1,5})\s?[-/]", letterhead)
    return type_of_code(code[1]) if code else None


def _cut(item: Paragraph, length: int) -> list[Paragraph]:
    """Cut a paragraph in two behind `length` characters of its lines joined by spaces."""
    before, lines = [], list(item.lines)
    while lines and length >= len(lines[0].text):
        length -= len(lines[0].text) + 1
        before.append(lines.pop(0))
    if lines and length > 0:
        line = lines[0]
        gap = len(line.text[length:]) - len(line.text[length:].lstrip(" :-"))
        before.append(replace(line, end=line.start + length, text=line.text[:length], folded=line.folded[:length]))
        at = length + gap
        lines[0] = replace(line, start=line.start + at, text=line.text[at:], folded=line.folded[at:])
    return [
        Paragraph(part[0].start, part[-1].end, tuple(part), gap)
        for part, gap in ((before, item.gap), (lines, False))
        if part
    ]


def _in_capitals(item: Paragraph) -> Paragraph:
    """Return a type line as type lines are printed: what it says in the text stays in small letters."""
    lines = tuple(replace(line, text=line.text.upper()) for line in item.lines)
    return Paragraph(item.start, item.end, lines, item.gap)
