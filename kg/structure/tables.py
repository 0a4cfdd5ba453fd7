"""Tables of tasks: rows and columns out of cells that a converter wrote one below the other, or between pipes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.structure.labels import find_label
from kg.structure.lines import Line

__all__ = ["Row", "find_tables"]

# What the head of a column (folded) tells of its cells; the first that fits counts.
_ROLES = (
    ("number", re.compile(r"(?:tt|stt|so tt|so thu tu)\Z")),
    ("due", re.compile(r".*(?:thoi gian|thoi han|tien do|hoan thanh|ky bao cao)|(?:han|xong)\b")),
    ("coordinate", re.compile(r".*phoi hop|cung (?:thuc hien|lam)")),
    (
        "lead",
        re.compile(
            r".*(?:chu tri|(?:co quan|don vi)(?: \w+){0,3} (?:thuc hien|chiu trach nhiem)|theo doi)|giao cho|phu trach|nguoi (?:thuc hien|phu trach)"
        ),
    ),
    ("content", re.compile(r".*(?:noi dung|nhiem vu|cong viec|hoat dong|chi tieu|giai phap|muc tieu)|(?:dau )?viec\b")),
    ("product", re.compile(r".*(?:san pham|ket qua|ghi chu|kinh phi|can cu)")),
    ("content", re.compile(r".*(?:de an|du an|ten )")),
)
_NUMBERED = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-E]|\d{1,2}(?:\.\d{1,2}){1,2}|[a-zđ])[.)]?\Z")
_FIRST = re.compile(r"(?:0?1|1\.1|a)[.)]?")
_ROMAN = re.compile(r"[IVX]{1,5}\.?\Z|[A-E]\.?\Z")


@dataclass(frozen=True)
class Row:
    """One row: `number` as printed, `cells` as `(role, start, end)` in column order, `section` where it is a heading.

    `gap` tells that rows were lost before it (a line of dots). `table` is task (somebody is to do it), target or data.
    """

    number: str
    number_start: int
    cells: tuple[tuple[str, int, int], ...]
    section: bool
    gap: bool
    table: str = "task"

    @property
    def start(self) -> int:
        """Return where its first filled cell begins."""
        return self.number_start if self.number else self.cells[0][1]


@dataclass(frozen=True)
class _Cell:
    lines: tuple[Line, ...]
    indices: tuple[int, int]
    dots: bool
    gaps: int
    fresh: bool = False
    """Whether another table ended before it."""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def folded(self) -> str:
        return " ".join(line.folded for line in self.lines)


def find_tables(lines: Sequence[Line]) -> tuple[list[Row], set[int]]:
    """Return the rows of all tables whose head names tasks or targets, and the indices of the lines they take up."""
    cells = _cells(lines)
    rows: list[Row] = []
    used: set[int] = set()
    i = 0
    while i < len(cells):
        head = _head(cells, i)
        if head is None:
            i += 1
            continue
        roles, body, table = head
        found, end = _rows(cells, body, roles)
        if table == "data":
            end = _region_end(cells, end)
        rows.extend(replace(row, table=table, section=row.section or _parent(found, k)) for k, row in enumerate(found))
        used.update(range(cells[i].indices[0], cells[end - 1].indices[1] + 1))
        i = end
    return rows, used


def _cells(lines: Sequence[Line]) -> list[_Cell]:
    """Return what stands between each two borders that follow one another, empty cells included."""
    out: list[_Cell] = []
    current: list[Line] = []
    dots = False
    gaps = 0
    first: int | None = None
    fresh = False
    for i, line in enumerate(lines):
        if line.pipe:
            if first is not None:
                out.append(_Cell(tuple(current), (first, i), dots, gaps, fresh))
                fresh = False
            fresh = fresh or line.ends
            first, current, dots, gaps = None if line.ends else i, [], False, 0
        elif line.dots:
            dots = True
        elif line.blank or not line.text:
            gaps += bool(current)
        else:
            current.append(line)
    return out


def _outside(cell: _Cell) -> bool:
    """Tell whether a 'cell' is the text between two tables: parted by blank lines, or an appendix begins in it."""
    if cell.gaps and len(cell.lines) > 1 or re.match(r"phu luc\b", cell.folded):
        return True
    labels = [label for line in cell.lines if (label := find_label(line.text, line.folded)) and label.rank < 80]
    return len(labels) > 1 and len(cell.lines) > 3


def _region_end(cells: Sequence[_Cell], i: int) -> int:
    """Return the index after the last cell that stands in the same table as cell `i - 1`."""
    while i < len(cells) and not _outside(cells[i]) and not cells[i].fresh:
        i += 1
    return i


def _parent(rows: Sequence[Row], k: int) -> bool:
    """Tell whether row `k` is only the title of those below it: '5' before '5.1'."""
    following = rows[k + 1].number if k + 1 < len(rows) else ""
    return rows[k].number.isdigit() and following.startswith(rows[k].number + ".") and len(rows[k].cells) == 1


def _head(cells: Sequence[_Cell], i: int) -> tuple[list[str], int, str] | None:
    """Return the roles of the columns if a table's head begins at cell `i`, the index of the first cell below, the kind."""
    first = cells[i].folded.strip(" .*")
    if not cells[i].lines or not (_ROLES[0][1].match(first) or _unnumbered_head(cells, i)):
        return None
    roles: list[str] = []
    j = i
    while j < len(cells) and cells[j].lines and len(roles) < 12:
        folded = cells[j].folded
        year = re.fullmatch(r"(?:den |muc tieu |chi tieu )*(?:het |cuoi )?(?:nam )?(20\d\d)", folded.strip(" *"))
        measure = re.fullmatch(r"(?:don vi(?: tinh)?|dvt)", folded.strip(" *"))
        role = f"year {year[1]}" if year else "measure" if measure else None
        roles.append(role or next((role for role, pattern in _ROLES if pattern.match(folded)), "other"))
        j += 1
    if len(roles) < 2:
        return None
    if roles[0] == "other":
        roles[0] = "content"
    if "content" not in roles:
        roles[1] = "content"
    text = cells[i + roles.index("content")].folded
    table = "data"
    if re.search(r"chi tieu|tieu chi", text):
        table = (
            "target"
            if not any(re.match(r"(?:thang )?diem", cells[i + k].folded) for k in range(2, len(roles)))
            else "data"
        )
    elif sum(role.startswith("year") for role in roles) > 1:
        table = "target"
    elif {"lead", "coordinate", "due"} & set(roles) or re.search(
        r"nhiem vu|noi dung|cong viec|hoat dong|giai phap", text
    ):
        table = "task"
    for k, role in enumerate(roles):
        if role == "content" and k != roles.index("content"):
            roles[k] = "other"
    return roles, j, table


_CONTENT = re.compile(r"(?:noi dung|nhiem vu|cong viec|chi tieu|hoat dong|ten chi tieu)\b[^.;:]{0,40}\Z")
_COLUMN = re.compile(
    r"(?:den |muc tieu |chi tieu )*(?:het |cuoi )?(?:nam )?20\d\d\Z|don vi tinh|dvt|(?:co quan|don vi) (?:chu tri|phoi hop|thuc hien)|chu tri|phoi hop|thoi (?:gian|han)|tien do"
)


def _unnumbered_head(cells: Sequence[_Cell], i: int) -> bool:
    """Tell whether a table's head without a column of numbers begins at cell `i`: 'Chỉ tiêu | Năm 2021 | Năm 2025'."""
    following = [c.folded.strip(" .*") for c in cells[i + 1 : i + 3]]
    return (
        bool(_CONTENT.match(cells[i].folded.strip(" .*")))
        and len(following) == 2
        and all(map(_COLUMN.match, following))
    )


def _rows(cells: Sequence[_Cell], i: int, roles: Sequence[str]) -> tuple[list[Row], int]:
    """Cut the cells from `i` on into rows of `roles`; return them and the index after the last cell of the table."""
    rows: list[Row] = []
    gap = False
    while i < len(cells):
        cell = cells[i]
        if cell.fresh and rows:
            break
        if not cell.lines:
            gap = gap or cell.dots
            i += 1
            continue
        numbered = bool(_NUMBERED.match(cell.text.strip("* ")))
        if not numbered and (cell.gaps or len(cell.lines) > 12 or len(roles) < 3 or _outside(cell)):
            break
        taken = [cell]
        j = i + 1
        while j < len(cells) and len(taken) < len(roles) and not cells[j].fresh:
            if not cells[j].lines and j + 1 < len(cells) and len(taken) >= 2:
                following = cells[j + 1]
                if cells[j].dots or (following.lines and _NUMBERED.match(following.text.strip("* "))):
                    break
                if not following.lines and len(taken) < len(roles) - 1 and _ROMAN.match(taken[0].text.strip("* ")):
                    break
            if len(taken) == 2 and _ROMAN.match(taken[0].text.strip("* ")) and _FIRST.fullmatch(cells[j].text):
                break  # the title of a group alone in its row
            if cells[j].lines and (
                cells[j].gaps > 2
                and len(cells[j].lines) > 8
                or re.match(r"phu luc\b", cells[j].folded)
                or len(taken) > 1
                and len(cells[j].lines) > 3
                and not cells[j].gaps
                and _outside(cells[j])
            ):
                break
            taken.append(cells[j])
            j += 1
        row = _row(taken, roles, numbered, gap)
        if row is None:
            break
        rows.append(row)
        gap = False
        i = j
    return rows, i


def _row(taken: Sequence[_Cell], roles: Sequence[str], numbered: bool, gap: bool) -> Row | None:
    number = taken[0].text.strip("* .)") if numbered else ""
    filled = [(role, cell) for role, cell in zip(roles, taken, strict=False) if cell.lines]
    if numbered:
        filled = [pair for pair in filled if pair[1] is not taken[0]]
    if not filled:
        return None
    if numbered:  # a title of rows may have a sum beside it
        words = [pair for pair in filled if not re.fullmatch(r"[\d.,%\s*-]+", pair[1].text)]
        if len(words) == 1 and words[0][0] == "content" and (len(filled) == 1 or _ROMAN.match(number + ".")):
            filled = words
    section = bool(numbered and _ROMAN.match(number + ".") and len(filled) == 1)
    cells = tuple((role, cell.lines[0].start, cell.lines[-1].end) for role, cell in filled)
    if not any(role == "content" for role, *_ in cells):
        if numbered and len(cells) == 1:
            cells = (("content", *cells[0][1:]),)
        elif not numbered and len(cells) == 1:
            return Row("", cells[0][1], (("content", *cells[0][1:]),), True, gap)
        else:
            return None if not numbered else Row(number, taken[0].lines[0].start, cells, False, gap)
    return Row(number, taken[0].lines[0].start, cells, section, gap)
