"""Tables whose rows stand between no borders: `TT | Nhiệm vụ | Chủ trì`, a row a line, also where lines are wrapped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.text import fold

__all__ = ["OpenRow", "open_rows"]

_HEAD = re.compile(r"\s*\W{0,2}(?:tt|stt|so tt)\W{0,2}\s*\|[^|]+\|")
_BEGINS = re.compile(r"\s*\**(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-E])[.)]?\**\s*\|")
_UNFINISHED = re.compile(r"(?:[,;/–-]|\b(?:Năm|năm|Tháng|tháng|Quý|quý|ngày|và|các|của|Sở|Ban|Ủy|Bộ))\Z")
_SHORT = 40
"""Characters up to which a line without a border may be the rest of a row that has all its cells."""


@dataclass(frozen=True)
class OpenRow:
    """A line of such a row: whether the row `begins` on it, and how many borders close it (0 if it goes on)."""

    begins: bool
    borders: int
    last: bool = False


def open_rows(raws: Sequence[str]) -> dict[int, OpenRow]:
    """Return what each line of such a table is, by its index in `raws`, the lines of a text."""
    found: dict[int, OpenRow] = {}
    i = 0
    while i < len(raws):
        if raws[i].count("|") < 2 or raws[i].lstrip().startswith("|") or not _HEAD.match(fold(raws[i])):
            i += 1
            continue
        i = _table(raws, i, found)
    return found


def _table(raws: Sequence[str], head: int, found: dict[int, OpenRow]) -> int:
    """Read the table whose head stands on line `head`; return the index behind it."""
    rows = [[head]]
    i = head + 1
    while i < len(raws):
        if not raws[i].strip():
            if not any(_BEGINS.match(raw) for raw in raws[i + 1 : i + 2]):
                break
        elif _BEGINS.match(raws[i]):
            rows.append([i])
        elif _is_rest(raws, rows, i):
            rows[-1].append(i)
        else:
            break
        i += 1
    if len(rows) < 2:
        return head + 1
    columns = sum(raws[k].count("|") for k in rows[0])
    closed = raws[head].rstrip().endswith("|")
    for row in rows:
        lacking = max(columns - sum(raws[k].count("|") for k in row), 0)
        for k in row:
            borders = lacking + (not closed) if k == row[-1] else 0
            found[k] = OpenRow(k == row[0], borders, row is rows[-1] and k == row[-1])
    return i


def _is_rest(raws: Sequence[str], rows: list[list[int]], i: int) -> bool:
    """Tell whether line `i`, which begins no row, goes on with the row above it."""
    row = rows[-1]
    columns = sum(raws[k].count("|") for k in rows[0])
    seen = sum(raws[k].count("|") for k in row)
    if "|" in raws[i]:
        return seen + raws[i].count("|") <= columns or len(rows) == 1
    if len(rows) > 1 and seen < columns and seen > 1:
        return True
    if raws[row[-1]].rstrip().endswith("|"):
        return not raws[rows[0][-1]].rstrip().endswith("|")
    words = raws[i].strip()
    unfinished = _UNFINISHED.search(raws[row[-1]].rstrip()) or words[:1].islower()
    return len(rows) > 1 and seen > 1 and len(words) < _SHORT and bool(unfinished)
