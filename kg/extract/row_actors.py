"""Actors of a row of a table of tasks: the bodies that its cells of agencies list."""

import re
from dataclasses import replace

from kg.extract.agencies import find_agencies
from kg.mentions import ActorMention, AgencyMention
from kg.outline import Block
from kg.text import Flat

__all__ = ["as_above", "row_actors"]

_SAME = re.compile(r"\W*(?:n\W?t|nhu tren)\W*|[\"”“'´,]{1,4}")
"""What a cell says that holds the same as the one above it."""


def row_actors(block: Block) -> list[ActorMention]:
    """Return the bodies in the columns 'chủ trì' and 'phối hợp' of a row, each with the role of its column."""
    out: list[ActorMention] = []
    for cell in block.cells:
        if cell.role in ("lead", "coordinate"):
            for agency in _cell_agencies(cell.flat):
                out.append(ActorMention(agency, cell.role, block, False))
    return out


def as_above(block: Block, actors: list[ActorMention]) -> list[ActorMention]:
    """Return the bodies of a row whose cell says 'như trên': those that the row before, the last of `actors`, has."""
    out: list[ActorMention] = []
    for cell in block.cells:
        if cell.role in ("lead", "coordinate") and _SAME.fullmatch(cell.flat.folded.strip()):
            rows = [a for a in actors if a.block.cells and a.role == cell.role]
            start, end = cell.flat.span(0, len(cell.flat))
            out += [
                ActorMention(replace(a.agency, start=start, end=end), cell.role, block, False)
                for a in rows
                if a.block is rows[-1].block
            ]
    return out


def _cell_agencies(flat: Flat) -> list[AgencyMention]:
    """Return the bodies that a cell lists, also those that only a column of agencies makes one ('cấp xã')."""
    found = find_agencies(flat)
    taken = [(a.flat_start, a.flat_end) for a in found]
    for match in re.finditer(r"(?:(?! và )[^,;])+", flat.text):
        start, end = match.span()
        while start < end and flat.text[start] in " -–+•":
            start += 1
        words = flat.folded[start:end].strip()
        if any(a < end and start < b for a, b in taken) or not words or not re.search(r"[a-z]{3}", words):
            continue
        if re.match(
            r"(?:cap (?:xa|huyen|tinh)|co quan|dia phuong|don vi|doanh nghiep|cac |vien|truong|hop tac xa|chu |nguoi|to |nha |khu |hiep hoi|lien hiep|so|va )(?:\b|\Z)",
            words,
        ):
            if words.startswith("va "):
                start += 3
            a, b = flat.span(start, end)
            text = flat.text[start:end].strip()
            before = [m for m in found if m.flat_end <= start and not m.group]
            level = re.fullmatch(r"cap (?:xa|huyen|tinh)", words)
            if level and before:
                text = re.sub(r"\s+(?:cấp )?(?:tỉnh|thành phố)\Z", "", before[-1].text) + " " + text
            found.append(AgencyMention(a, b, text, flat.folded[start:end].strip(), not (level and before), start, end))
    return sorted(found, key=lambda a: a.flat_start)
