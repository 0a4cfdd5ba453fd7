"""Lines and table cells: the first cut through a text, before anything is known of its meaning."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from kg.structure.open_rows import OpenRow, open_rows
from kg.structure.run_on import columns, cut_points, is_run_on
from kg.text import fold

__all__ = ["Line", "split_lines"]

_EDGES = " \t\r\n\f\v*#_\u00a0\ufeff\u200b\u200c\u00ad"
_DOTS = re.compile(r"[….]{6,}")
_BLANK = re.compile(r"[\s\ufeff\u200b\u200c\u00ad*#_|\-–—=~.…]*\Z")
"""Nothing but rules and marks: '-------', '** **', '*'."""


@dataclass(frozen=True)
class Line:
    """One line without its marks: `[start, end)` is its content; `pipe` marks a border of a table cell.

    `opens` tells that bold type is still open at its end, so that the next line belongs to it; `ends`, on a border, that
    no row of the table follows on the next line.
    """

    start: int
    end: int
    text: str
    folded: str
    blank: bool = False
    pipe: bool = False
    opens: bool = False
    bold: bool = False
    dots: bool = False
    ends: bool = False


def split_lines(text: str) -> list[Line]:
    """Cut `text` into lines, and lines that hold table cells (`| a | b |`) into a line per cell with borders between."""
    lines: list[Line] = []
    at = 0
    bold_open = False
    head = 0
    cuts, run_on = cut_points(text), is_run_on(text)
    raws = text.splitlines(keepends=True)
    rows = open_rows(raws) if "|" in text else {}
    for number, raw in enumerate(raws):
        pieces = [(at, raw)]
        head += bool(raw.strip())
        row = rows.get(number)
        if row is not None:
            pieces = _open_cells(at, raw, row)
        elif "|" in raw or raw.count("\t") >= 2:
            pieces = _cells(at, raw, _is_unclosed(raws, number))
        elif here := _within(cuts, at, at + len(raw)) or (columns(raw) if head < _HEAD else []):
            pieces = [(at + a, raw[a:b]) for a, b in zip([0, *here], [*here, len(raw)], strict=True)]
        for start, piece in pieces:
            line = _line(start, piece, bold_open)
            if (run_on and _SLIDE.match(line.text)) or _SIGNED.match(line.folded) or _MARKUP.match(line.text):
                line = replace(line, text="", folded="", end=line.start, blank=True)
            if "*" in piece and piece.count("**") % 2:
                bold_open = not bold_open
            if line.pipe or (line.blank and not line.dots and "**" not in piece):
                bold_open = False
            lines.append(line)
        if (
            row is not None
            and row.last
            or row is None
            and lines[-1].pipe
            and len(pieces) > 3
            and not _has_cells(raws, number + 1)
        ):
            lines[-1] = replace(lines[-1], ends=True)
        at += len(raw)
    return _single_spaced(_without_page_numbers(lines))


def _has_cells(raws: list[str], i: int) -> bool:
    """Tell whether a row of a table, or the rest of one, stands on line `i`; blank lines do not part rows."""
    following = next((raw for raw in raws[i : i + 3] if raw.strip()), "")
    return "|" in following or following.count("\t") >= 2


def _within(cuts: list[int], start: int, end: int) -> list[int]:
    """Return the cuts inside `[start, end)`, counted from its start."""
    return [cut - start for cut in cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]]


_HEAD = 14
"""Lines with text among which a letterhead in two columns, parted by spaces, can stand."""


_BULLETS = ("-", "–", "+", "•", "*")


def _is_unclosed(raws: list[str], i: int) -> bool:
    """Tell whether the last cell of the line above line `i` goes on: a border before it and none behind."""
    raw = next((line for line in reversed(raws[max(0, i - 3) : i]) if line.strip()), "")
    return raw.lstrip().startswith("|") and not raw.rstrip().endswith("|")


def _open_cells(at: int, raw: str, row: OpenRow) -> list[tuple[int, str]]:
    """Cut a line of a row without borders at its ends into cells, and put those borders there."""
    pieces = [(at, "|")] if row.begins else []
    position = at
    for piece in re.split(r"(\|)", raw):
        if piece.strip():
            pieces.append((position, piece))
        position += len(piece)
    return pieces + [(at + len(raw), "|")] * row.borders


def _cells(at: int, raw: str, goes_on: bool) -> list[tuple[int, str]]:
    """Cut a line that begins at `at` into its cells and the borders between them, with borders at both of its ends.

    With `goes_on` its first words belong to the cell above, which a break parted.
    """
    mark = "|" if "|" in raw else "\t"
    pieces: list[tuple[int, str]] = []
    position = at
    for piece in re.split(rf"([{mark}])", raw):
        if piece:
            pieces.append((position, piece))
        position += len(piece)
    filled = [piece.strip() for _, piece in pieces if piece != mark and piece.strip(" |")]
    if len(filled) < (3 if mark == "\t" else 1) or (mark == "\t" and filled[0] in _BULLETS):
        return [(at, raw)]
    if pieces[0][1].strip(" ") not in ("|", "\t") and len(pieces) > 3 and not goes_on:
        pieces.insert(0, (at, "|"))
    if mark == "\t":
        pieces.append((at + len(raw), "|"))
    return pieces


_MANY = 20
"""Pairs of lines from which on a text can be told to have a blank line behind every line."""


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Take out the blank line that stands behind every printed line, also inside sentences, where a converter set one."""
    filled = [i for i, line in enumerate(lines) if line.text and not line.pipe]
    parted = inside = 0
    for i, j in zip(filled, filled[1:], strict=False):
        if any(line.pipe for line in lines[i + 1 : j]):
            continue
        if j - i != 2:
            parted -= 10
            continue
        parted += 1
        inside += lines[j].text[:1].islower() and not lines[i].text.endswith((".", ";", ":", "!", "?"))
    if parted < _MANY or inside < 0.25 * parted:
        return lines
    return [line for i, line in enumerate(lines) if not (line.blank and not line.pipe and i and lines[i - 1].text)]


_PAGE = re.compile(r"[-–]?\s*(?:trang\s+)?(?P<n>\d{1,3})(?:\s*/\s*\d{1,3})?\s*[-–]?\Z")
_SIGNED = re.compile(r"(?:ky boi|nguoi ky|thoi gian ky|ngay ky|email)\s*:.{0,120}\Z")
"""What a digital signature prints on the page."""
_SLIDE = re.compile(r"\d{1,2}\.\Z")
"""The number of a page that a sharing site sets before its text."""
_MARKUP = re.compile(r"(?:\s*(?:<!--.*?-->|</?[A-Za-z][^<>]*>|!\[[^\]]*\]\([^)]*\)))+\Z")
"""Marks of a converter alone on a line: '<table id="1"></table>', '<!-- image -->', '![](page_1.png)'."""
_PAGE_LENGTH = 400
"""Characters that a page has at least: numbers that stand closer are rows of a table."""


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Make the lines blank that hold a page number alone: '2', '- 2 -', 'Trang 2/5'.

    A bare number counts as one if it stands between blank lines, goes up, and is a page away from the one before it.
    """
    last, at = 0, 0
    for i, line in enumerate(lines):
        match = _PAGE.match(line.folded) if line.text else None
        if match is None or line.pipe:
            continue
        around = [*lines[max(0, i - 3) : i], *lines[i + 1 : i + 4]]
        if any(near.pipe for near in around):
            continue
        number = int(match["n"])
        marked = match.end("n") - match.start("n") < len(line.text)
        alone = (i == 0 or not lines[i - 1].text) and (i + 1 == len(lines) or not lines[i + 1].text)
        far = line.start - at >= _PAGE_LENGTH
        if marked or (alone and far and number == (last + 1 if last else number) and 1 < number):
            lines[i] = replace(line, text="", folded="", end=line.start, blank=True)
            last, at = number, line.start
    return lines


def _line(start: int, raw: str, bold_open: bool) -> Line:
    left = len(raw) - len(raw.lstrip(_EDGES))
    content = raw.strip(_EDGES)
    pipe = raw.strip(" ") in ("|", "\t") or raw.strip() == "|"
    dots = content[:1] in (".", "…") and _DOTS.fullmatch(content) is not None
    begin = start + left
    opens = bold_open if "*" not in raw or raw.count("**") % 2 == 0 else not bold_open
    return Line(
        start=begin,
        end=begin + len(content),
        text=content,
        folded=fold(content),
        blank=bool(_BLANK.match(raw)),
        pipe=pipe,
        opens=opens,
        bold=bold_open or raw.lstrip(" #").startswith("**"),
        dots=dots,
    )
