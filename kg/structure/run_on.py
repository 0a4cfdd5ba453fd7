"""Lines that a converter ran together: a whole letterhead on one line, a whole document without line ends.

What is cut here is cut into lines as they were printed; every offset stays as it is.
"""

import re

from kg.outline import MOTTO
from kg.text import cased, fold

__all__ = ["columns", "cut_points", "is_run_on"]

_NUMBER = re.compile(r"\bso\s*:?\s*\d*\s?[\w./]*(?:\s?[/-]\s?[\w&]+)+")
_DATED = re.compile(
    cased(
        r"\b(?:TP\.? ?)?[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?:[ -]+[A-ZĐÀ-Ỹ][a-zà-ỹ]+){0,4}\s*,\s*ngày\s*\d{0,2}\s*tháng\s*\d{0,2}\s*năm\s*\d{4}"
    )
)
_TYPE = re.compile(
    r"\b(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN|KẾT LUẬN"
    r"|CÔNG ĐIỆN(?: KHẨN| H[OỎ][ẢA] TỐC)?|QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN|NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|PHÁP LỆNH)\b(?!:)"
)
_CAPITALS = re.compile(
    cased(r"[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ\d ,.;:\-–()“”\"/%&]*[A-ZĐÀ-Ỹ\d)”\"](?= [A-ZĐÀ-Ỹ\"“(]?[a-zà-ỹ]| *-? ?\d+[.)] |\Z)")
)
_AUTHORITY = re.compile(
    r"\b(?:CHỦ TỊCH )?(?:[ỦU][ỶY] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ)|\bTHỦ TƯỚNG CHÍNH PHỦ\b|\bBỘ TRƯỞNG BỘ\b|\bGIÁM ĐỐC SỞ\b"
)
_OPENING = re.compile(
    cased(r"(?:(?<=[;.,] )|(?<=[A-ZĐÀ-Ỹ\d] ))(?:Căn cứ|Xét (?:đề nghị|Tờ trình)|Theo đề nghị|Thực hiện|Nhằm|Để) ")
)
_ENACTING = re.compile(r"\b(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|NGHỊ QUYẾT)\s*:")
_ARTICLE = re.compile(r"(?<=[.;:,] )Điều \d{1,3}\. |(?<=: )Điều \d{1,3}\. ")
_ROMAN = re.compile(cased(r"\b(?:X{0,2}(?:IX|IV|V?I{1,3}|V|X))[.\-–] ?(?=[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ, ]{3})"))
_ITEM = re.compile(cased(r"(?:(?<=[.;:])|(?<=[.;:] ))(?P<n>\d{1,2})[.)] ?(?=[A-ZĐÀ-Ỹ])"))
_BULLET = re.compile(cased(r"(?<=[.;:] )[-–+] (?=[A-ZĐÀ-Ỹ])"))
_POINT = re.compile(r"(?<=[.;:] )[a-zđ]\) (?=\S)")
_GAP = re.compile(cased(r"(?<=\S)(?<![Ll]ao động)(?<!hính trị)(?<![Kk]inh tế)(?<![Vv]ăn hóa) {2}(?=[A-ZĐÀ-Ỹ])"))
"""Where a bullet was lost; in 'Lao động  Thương binh' it was the hyphen."""
_END = re.compile(r"\b(?:Nơi nhận|Kính gửi)\s*:|\bV/v\b|\b(?:TM|KT|TL|TUQ|T/M)\. ?(?=[A-ZĐ]{2})")
_LONG = 300
"""Characters from which on a line can be a document run together."""


def cut_points(text: str) -> list[int]:
    """Return the offsets in `text` at which another printed line begins inside a line, ascending; most texts have none.

    Where a letterhead stands on one line everything is taken to be run together: then the line ends of the text are
    those of a page or of a column, and say nothing.
    """
    if is_run_on(text):
        plain = text.replace("\n", " ")
        return sorted({at for stretch in _STRETCH.finditer(text) for at in _all_cuts(plain, *stretch.span())})
    cuts: set[int] = set()
    at = 0
    for line in text.splitlines(keepends=True):
        if len(line) >= _LONG and len(_ROMAN.findall(line)) + len(_ARTICLE.findall(line)) > 2:
            cuts.update(at + cut for cut in _body_cuts(line, 0))
        if len(line) >= 60 and "|" not in line:
            cuts.update(at + cut for cut in _numbered(line))
        at += len(line)
    return sorted(cuts)


_STRETCH = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
"""Lines with no blank line between them."""


def is_run_on(text: str) -> bool:
    """Tell whether a text is run together: a line of it holds what a letterhead has on several."""
    return any(len(line) > 100 and "NG" in line and _holds_head(line) for line in text.splitlines())


def _holds_head(line: str) -> bool:
    """Tell whether a line holds a motto, a number and a place or a type: what stands on lines of their own in print."""
    folded = fold(line)
    if "|" in line or MOTTO.search(folded) is None or _NUMBER.search(folded) is None:
        return False
    return bool(re.search(r"\bngay \d", folded) or _TYPE.search(line)) and len(re.findall(r" {4,}", line)) < 2


def _all_cuts(plain: str, start: int, end: int) -> set[int]:
    """Return the cuts of a stretch of a text that is run together: those of its head, if it has one, and of its body."""
    text = plain[start:end]
    folded = fold(text)
    cuts: set[int] = set()
    head = 0
    if (mottos := list(MOTTO.finditer(folded))) and (number := _NUMBER.search(folded)):
        cuts.update(at for m in (*mottos, number) for at in m.span())
        head = max(m.end() for m in (*mottos, number))
        if dated := _DATED.search(text):
            cuts.update(dated.span())
            head = max(head, dated.end())
        if kind := _TYPE.search(text, head):
            cuts.update(kind.span())
            head = kind.end()
            cuts.update(_after_title(text, head))
    page = re.match(r"\s*\d{1,2}\.\s+(?=\S)", text)
    if page and start < end - 200:
        cuts.add(page.end())
    cuts.update(_body_cuts(text, head))
    cuts.update(m.start() for pattern in (_ITEM, _POINT, _GAP) for m in pattern.finditer(text, head))
    return {start + at for at in cuts if text[:at].strip() and text[at:].strip()}


_WIDE = re.compile(r"(?<=\S) {4,}(?=\S)")


def columns(line: str) -> list[int]:
    """Return where the right column of a line of a letterhead begins: 'PHÁT TRIỂN NÔNG THÔN        Độc lập - Tự do'."""
    return [m.end() for m in _WIDE.finditer(line)][:1]


def _after_title(line: str, head: int) -> set[int]:
    """Return where the title that begins at `head` ends, and where the line of the authority behind it does."""
    cuts: set[int] = set()
    ends = [
        m.start() for m in (_AUTHORITY.search(line, head), _OPENING.search(line, head), _ROMAN.search(line, head)) if m
    ]
    title = _CAPITALS.match(line, head + len(line[head:]) - len(line[head:].lstrip()))
    if title:
        ends.append(title.end())
    if not ends:
        return cuts
    at = min(ends)
    cuts.add(at)
    if _AUTHORITY.match(line, at) and (authority := _CAPITALS.match(line, at)):
        cuts.add(authority.end())
    return cuts


def _body_cuts(line: str, head: int) -> set[int]:
    """Return the cuts of a body without line ends: opening, articles, headings (and behind them), bullets, the end."""
    cuts: set[int] = set()
    for pattern in (_OPENING, _ARTICLE, _BULLET, _END):
        cuts.update(m.start() for m in pattern.finditer(line, head))
    for match in _ENACTING.finditer(line, head):
        cuts.update(match.span())
    for match in _ROMAN.finditer(line, head):
        cuts.add(match.start())
        if title := _CAPITALS.match(line, match.end()):
            cuts.add(title.end())
    return cuts


def _numbered(line: str) -> set[int]:
    """Return where items that follow one another in number begin: '1. … ;2. … ;3. …' on one line."""
    found = [(int(m["n"]), m.start()) for m in _ITEM.finditer(line)]
    first = re.match(r"\s*(\d{1,2})[.)] ?\D", line)
    due = int(first[1]) + 1 if first else 1
    cuts: set[int] = set()
    run: list[int] = []
    for number, at in found:
        if number == due:
            run.append(at)
            due += 1
        elif number == 1:
            if len(run) > 1 or first:
                cuts.update(run)
            run, due, first = [at], 2, None
    if len(run) > 1 or first and run:
        cuts.update(run)
    return cuts
