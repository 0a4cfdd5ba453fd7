"""Structure: from a text to its outline (instruments, letterhead, headings, paragraphs, rows, signature, recipients)."""

from kg.document_types import type_of_line
from kg.outline import Outline, Part, Reading
from kg.structure.heads import type_in_number
from kg.structure.kinds import assign_kinds
from kg.structure.lines import Line, split_lines
from kg.structure.outline import build_blocks
from kg.structure.paragraphs import Paragraph, join_lines, parted_by_blanks, wrap_width
from kg.structure.parts import Item, RawPart, split_parts
from kg.structure.run_on import is_run_on
from kg.structure.tables import find_tables
from kg.text import Flat, flatten

__all__ = ["structure"]


def structure(reading: Reading) -> Outline:
    """Return the outline of `reading`. Any text has one: a text that is no document has one part without a title."""
    text = reading.working.text
    lines = split_lines(text)
    items = _items(lines, max(map(len, text.splitlines()), default=0) if is_run_on(text) else None)
    raws = split_parts(text, items) or [RawPart()]
    parts = [_part(text, raw, f"d{k}", reading.repaired) for k, raw in enumerate(raws, start=1)]
    return Outline(reading, parts)


def _items(lines: list[Line], width: int | None = None) -> list[Item]:
    """Return the paragraphs and rows that `lines` make up; `width` is that of the text's own lines where it is known."""
    rows, used = find_tables(lines)
    prose = [line for i, line in enumerate(lines) if i not in used]
    width = wrap_width(prose) if width is None else width
    parted = parted_by_blanks(prose, width)
    items: list[Item] = list(rows)
    segment: list[Line] = []
    for i, line in enumerate([*lines]):
        if i in used:
            items.extend(join_lines(segment, width, parted))
            segment = []
        else:
            segment.append(line)
    items.extend(join_lines(segment, width, parted))
    return sorted(items, key=lambda item: item.start)


def _join(text: str, paragraphs: list[Paragraph]) -> Flat | None:
    return flatten(text, paragraphs[0].start, paragraphs[-1].end) if paragraphs else None


def _part(text: str, raw: RawPart, identifier: str, damaged: bool) -> Part:
    start, end = raw.bounds
    if start >= end:
        start, end = 0, len(text)
    part = Part(identifier, start, end)
    part.letterhead = _join(text, raw.letterhead)
    part.title = _join(text, raw.title)
    if raw.type_line:
        part.type_line = flatten(text, raw.type_line.start, raw.type_line.end)
    if raw.authority:
        part.authority = flatten(text, raw.authority.start, raw.authority.end)
    part.recipients = raw.recipients
    part.signature = [flatten(text, line.start, line.end) for line in raw.signature if line.text]
    part.blocks = build_blocks(text, raw.items, damaged)
    part.notes = build_blocks(text, raw.notes, damaged)
    letterhead = part.letterhead.folded if part.letterhead else ""
    assign_kinds(part, type_of_line(part.type_line.text.upper()) if part.type_line else type_in_number(letterhead))
    return part
