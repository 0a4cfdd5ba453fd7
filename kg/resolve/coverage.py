"""How much of a text lies in what was read of it."""

from itertools import compress

from kg.model import Record
from kg.outline import Outline

__all__ = ["coverage_of"]


def coverage_of(text: str, record: Record, outline: Outline) -> float:
    """Return the share of the letters and digits of `text` that lie in some unit, heading, recipient, title or letterhead."""
    covered = bytearray(len(text))
    working = outline.reading.working

    def mark(start: int, end: int) -> None:
        covered[start:end] = b"\1" * (end - start)

    for group in (record["sections"], record["units"], record["recipients"]):
        for item in group:
            mark(*item["span"])
    for part in outline.parts:
        flats = [
            part.type_line,
            part.letterhead,
            part.title,
            part.authority,
            *part.signature,
            *(b.flat for b in part.notes),
        ]
        flats.extend(b.flat for b in part.blocks if b.kind == "note")
        for flat in flats:
            if flat is not None and len(flat):
                mark(*working.span(*flat.span(0, len(flat))))
    total = sum(map(str.isalnum, text))
    inside = sum(map(str.isalnum, compress(text, covered)))
    return round(inside / total, 4) if total else 0.0
