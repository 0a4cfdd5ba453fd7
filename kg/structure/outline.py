"""The outline: which paragraphs are headings, which section every other paragraph lies in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.outline import Block, Cell
from kg.structure.ends import ENCLOSED
from kg.structure.headings import UNDER_ARTICLE, is_heading
from kg.structure.labels import Label, Level, find_label
from kg.structure.paragraphs import Paragraph
from kg.structure.parts import Item
from kg.structure.quotes import quote_open
from kg.structure.sequence import in_sequence, join_lone_labels, roman_label
from kg.structure.tables import Row
from kg.text import Flat, flatten, fold, is_upper

__all__ = ["build_blocks"]

_INTRODUCES = re.compile(r":\s*\Z")
_APPENDIX_TITLE = 3
_WORDY = 40
"""Characters from which on a cell of a table of data says something that is a unit."""


def build_blocks(text: str, items: Sequence[Item], damaged: bool = False) -> list[Block]:
    """Return the blocks of one instrument's body, in reading order, each with its section path and context.

    In a `damaged` text labels are put right by their order.
    """
    builder = _Builder(text, items, damaged)
    return builder.run()


class _Builder:
    def __init__(self, text: str, items: Sequence[Item], damaged: bool) -> None:
        self.text = text
        self.items: Sequence[Item] = items
        self.flats = [self._flat(item) for item in items]
        self.labels = [
            find_label(flat.text, flat.folded) if isinstance(item, Paragraph) else None
            for item, flat in zip(items, self.flats, strict=True)
        ]
        if damaged:
            self.items = join_lone_labels(text, items, self.flats, self.labels)
            self.labels = in_sequence([self._damaged(k) for k in range(len(self.labels))])
        self._number_appendices()
        articles = [k for k, label in enumerate(self.labels) if label is not None and label.rank == 5]
        self.last_article = articles[-1] if articles else -1
        self.stack: list[Level] = []
        self.blocks: list[Block] = []
        self.intro: list[tuple[float, str]] = []
        self.quoted = False

    def _number_appendices(self) -> None:
        """Number appendices that have no number, where there are several."""
        labels = [(i, label) for i, label in enumerate(self.labels) if label is not None and label.rank == 0]
        found = [(i, label) for i, label in labels if self._is_appendix(i, label)]
        if len(found) > 1 and all(label.name == "PL" for _, label in found):
            for n, (i, label) in enumerate(found, 1):
                self.labels[i] = replace(label, name=f"PL{n}")

    def _damaged(self, i: int) -> Label | None:
        item, label = self.items[i], self.labels[i]
        if not isinstance(item, Paragraph) or label is not None and label.rank in (0, 1, 2, 3, 5):
            return label
        return roman_label(self.flats[i].text) or label

    def _flat(self, item: Item) -> Flat:
        if isinstance(item, Row):
            return flatten(self.text, item.cells[0][1], item.cells[-1][2])
        return flatten(self.text, item.start, item.end)

    def run(self) -> list[Block]:
        skip = 0
        for i, item in enumerate(self.items):
            if skip:
                skip -= 1
                continue
            if not any(map(str.isalnum, self.flats[i].text)):
                continue
            if isinstance(item, Row):
                self._row(item, self.flats[i])
                continue
            label = self.labels[i] if not self.quoted else None
            if isinstance(item, Paragraph):
                self.quoted = quote_open(self.flats[i].text, self.quoted, self.flats[i - 1].folded if i else "")
            if label is not None and label.rank == 0 and self._is_appendix(i, label):
                skip = self._titled_below(i, label)
            elif label is not None and self._is_chapter(i, label):
                skip = self._titled_below(i, label)
            elif label is not None and label.rank < 80:
                if label.rank == 3 and i < self.last_article and any(level.rank == 5 for level in self.stack):
                    label = Label(UNDER_ARTICLE, label.name, label.label, label.width)
                self._labelled(i, item, label)
            else:
                self._plain(i, item, label)
        return self.blocks

    # -- headings and numbered paragraphs

    def _is_appendix(self, i: int, label: Label) -> bool:
        rest = self.flats[i].text[label.width :].strip(" :.-*")
        return self.flats[i].text[:1] == "P" and (not rest or is_upper(self.flats[i].text) or len(rest) < 120)

    def _is_chapter(self, i: int, label: Label) -> bool:
        """Tell whether a part, chapter or section stands alone on its line ('Chương II') and its title below it."""
        alone = re.match(r"(?:phan|chuong|muc) ", self.flats[i].folded) and not self.flats[i].text[label.width :].strip(
            " :.-*"
        )
        following = self._following(i)
        if not alone or following is None or self.labels[following]:
            return False
        title = self.items[following]
        return is_upper(self.flats[following].text) or (isinstance(title, Paragraph) and title.bold)

    def _titled_below(self, i: int, label: Label) -> int:
        """Open an appendix or a chapter with the title in the capitals that follow. Returns how many items it took up."""
        if label.rank == 0:
            self.stack.clear()
        end = i
        while end + 1 < len(self.items) and end - i < _APPENDIX_TITLE:
            following = self.items[end + 1]
            flat = self.flats[end + 1]
            if not isinstance(following, Paragraph) or self.labels[end + 1]:
                break
            if not is_upper(flat.text) and not (end == i and label.rank and following.bold):
                break
            end += 1
        last = self.items[end]
        assert isinstance(last, Paragraph)
        start = self.flats[i].span(0, 1)[0]
        stop = self.flats[end].span(0, len(self.flats[end]))[1]
        flat = flatten(self.text, start, stop)
        heading = flat.text[label.width :].strip(" :.-")
        self._heading(flat, start, stop, label, heading)
        return end - i

    def _labelled(self, i: int, item: Paragraph, label: Label) -> None:
        flat = self.flats[i]
        rest = flat.text[label.width :].strip()
        if label.rank == 0:
            self._plain(i, item, None)
            return
        if self._is_heading(i, item, label, rest):
            stop = len(flat.text.rstrip(" :."))
            start_offset, end_offset = flat.span(0, stop)
            self._heading(flat, start_offset, end_offset, label, rest.rstrip(" :."))
            return
        leads = rest.endswith(":") and len(rest) < 200
        path = self._push(label, rest[:160] if leads else "", None)
        self._unit(flat, path, label.label)

    def _is_heading(self, i: int, item: Paragraph, label: Label, rest: str) -> bool:
        following = self._following(i)
        below = self.labels[following] if following is not None else None
        children = self._rows_follow(i) or following is not None and (below is None or below.rank > label.rank)
        return is_heading(self.text, item, label, rest, children, below is not None)

    def _rows_follow(self, i: int) -> bool:
        return i + 1 < len(self.items) and isinstance(self.items[i + 1], Row)

    def _following(self, i: int) -> int | None:
        j = i + 1
        return j if j < len(self.items) and isinstance(self.items[j], Paragraph) else None

    def _heading(self, flat: Flat, start: int, end: int, label: Label, heading: str) -> None:
        block = Block("heading", start, end, flat, label=label.label, heading=heading)
        above = self._context(label.rank)
        block.path = self._push(label, heading, block)
        block.context = above
        self.intro.clear()
        self.blocks.append(block)

    def _context(self, rank: float) -> tuple[str, ...]:
        return tuple(fold(level.heading) for level in self.stack if level.rank < rank and level.heading)

    def _push(self, label: Label, heading: str, block: Block | None) -> str:
        decimal = "." in label.name and label.rank < 20
        limit: float = 6 if decimal else label.rank
        while (
            self.stack
            and self.stack[-1].rank >= limit
            and not (decimal and label.name.startswith(self.stack[-1].name + "."))
        ):
            self.stack.pop()
        base = next((level for level in reversed(self.stack) if level.rank < limit), None)
        parent = base.path + "." if base else ""
        path = parent + label.name
        self.stack.append(
            Level(label.rank if not decimal else 6 + label.name.count("."), label.name, path, heading, block)
        )
        return path

    # -- paragraphs, bullets, rows

    def _plain(self, i: int, item: Paragraph, label: Label | None) -> None:
        flat = self.flats[i]
        width = label.width if label is not None and label.rank >= 90 else 0
        if width:
            flat = flatten(self.text, flat.span(width, len(flat))[0], item.end)
        while (label is None or label.rank >= 90) and self.stack and self.stack[-1].row:
            self.stack.pop()
        path = self.stack[-1].path if self.stack else None
        if ENCLOSED.match(flat.folded) and len(flat) < 260:
            self._block("note", flat, path)
            return
        if flat.text.startswith("(") and flat.text.endswith(")") and self.stack and self.stack[-1].block is None:
            path = self.stack[-2].path if len(self.stack) > 1 else None
        if label is None and is_upper(flat.text) and len(flat) < 200 and not flat.text.endswith((".", ";")):
            self._block("note", flat, path)
            return
        self._unit(flat, path, label.label if label else "", label.rank if label else 0)

    def _unit(self, flat: Flat, path: str | None, marker: str, rank: float = 0) -> None:
        block = self._block("unit", flat, path)
        block.marker = marker
        ranks = [known for known, _ in self.intro]
        del self.intro[ranks.index(rank) if rank in ranks else len(ranks) if rank else 0 :]
        block.intro = tuple(text for _, text in self.intro)
        if _INTRODUCES.search(flat.text):
            self.intro.append((rank, flat.folded))

    def _block(self, kind: str, flat: Flat, path: str | None) -> Block:
        start, end = flat.span(0, len(flat))
        block = Block(kind, start, end, flat, path=path)
        block.context = self._context(1000)
        block.above = next((level.block for level in reversed(self.stack) if level.block is not None), None)
        self.blocks.append(block)
        return block

    def _row(self, row: Row, flat: Flat) -> None:
        if row.gap:
            while self.stack and self.stack[-1].rank > 0:
                self.stack.pop()
        label = find_label(row.number + ". x", fold(row.number) + ". x") if row.number else None
        if row.section and not row.number:
            label = find_label(flat.text, flat.folded)
            if label is None or label.rank >= 80:
                self._block("note", flat, self.stack[-1].path if self.stack else None)
            else:
                start, end = flat.span(0, len(flat))
                self._heading(flat, start, end, label, flat.text[label.width :].strip())
            return
        if row.section and row.number and label is not None:
            start = row.number_start
            whole = flatten(self.text, start, row.cells[-1][2])
            self._heading(
                whole, start, row.cells[-1][2], Label(label.rank, label.name, row.number, len(row.number)), flat.text
            )
            return
        path = self.stack[-1].path if self.stack else None
        if label is not None and not row.gap and not self._lost(label):
            path = self._push_row(label)
        if row.table == "data" and not any(end - start > _WORDY for _, start, end in row.cells[1:]):
            self._block("data", flat, path)
            return
        block = self._block("row", flat, path)
        block.marker = row.number
        block.unit_kind = row.table
        block.cells = [Cell(role, flatten(self.text, start, end)) for role, start, end in row.cells]

    def _push_row(self, label: Label) -> str:
        """Enter a row of a table, below the section that the table stands in, also if that has a number as well."""
        base = next((level for level in reversed(self.stack) if not level.row), None)
        if base is None or base.rank < min(label.rank, 6) or label.name.startswith(base.name + "."):
            path = self._push(label, "", None)
        else:
            while self.stack[-1].row:
                self.stack.pop()
            path = f"{base.path}.{label.name}"
            self.stack.append(Level(base.rank + 0.5, label.name, path, "", None))
        self.stack[-1].row = True
        return path

    def _lost(self, label: Label) -> bool:
        """Tell whether a row's number does not go on from the one before, since rows are missing."""
        top = self.stack[-1] if self.stack else None
        if top is None or top.rank != 0 or not label.name.isdigit():
            return False
        previous = next((b for b in reversed(self.blocks) if b.kind in ("row", "heading")), None)
        return previous is not None and previous.kind == "row" and int(label.name) > 1
