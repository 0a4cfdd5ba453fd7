"""The outline of a document: what the structure stage hands to extraction. Offsets are those of the working text."""

import re
from dataclasses import dataclass, field

from kg.text import Flat, Working

__all__ = ["MOTTO", "OWN_LABEL", "Block", "Cell", "Outline", "Part", "Reading"]

MOTTO = re.compile(
    r"cong h\w{1,2} xa ?h\w{1,2} chu nghia(?: viet nam)?|dang cong san viet nam"
    r"|doc lap\s*-?\s*tu(?: do)?\s*-?\s*h\w{3}(?: ph\w{2,3})?"
)
"""The motto of a letterhead (folded), the State's or the Party's, also where a line ends in it or letters are wrong."""
OWN_LABEL = re.compile(r"\W*(?:\(?\d{1,2}(?:\.\d{1,2})*(?:[.)]+|\s?[-–](?=\s))|[a-zđ]\))?\W*")
"""The number or letter that a folded paragraph begins with, if any: '2.', '1-', 'a)', '(3)'."""


@dataclass(frozen=True)
class Reading:
    """A source as the stages read it.

    `damage` is the share of syllables that are no Vietnamese (0..1), `confidence` the share of the words that are read
    with certainty: as they stand in a clean text, with a clear lead over every other reading in a repaired one.
    `mended` are the words of a text that is not `repaired` as a whole which got lost marks back, as they are printed.
    `encoding` names the old one that the text was stored in ('TCVN3', 'VNI'), if it was not Unicode.
    """

    working: Working
    damage: float
    repaired: bool
    confidence: float = 1.0
    mended: tuple[str, ...] = ()
    encoding: str = ""

    @property
    def rewritten(self) -> bool:
        """Whether the paragraphs read otherwise than they stand in the source: repaired, or out of an old encoding."""
        return self.repaired or bool(self.encoding)


@dataclass
class Cell:
    """One cell of a table row.

    `role` is content, lead, coordinate, due, product, number, measure, other, or 'year 2030' for a figure of a year.
    """

    role: str
    flat: Flat


@dataclass
class Block:
    """One paragraph, bullet, heading or table row.

    `kind` is heading, unit, note (such as '(Kèm theo …)') or row (a table row, also a unit); `path` is the section that
    it lies in, or that it opens if it is a heading; `label` the printed label ('2.'); `unit_kind` as in the format.
    """

    kind: str
    start: int
    end: int
    flat: Flat
    path: str | None = None
    label: str = ""
    heading: str = ""
    unit_kind: str = ""
    marker: str = ""
    cells: list[Cell] = field(default_factory=list)
    context: tuple[str, ...] = ()
    """Folded headings above, the outermost first."""
    above: "Block | None" = None
    """The nearest heading above."""
    intro: tuple[str, ...] = ()
    """Folded lines that introduce the list which it is part of, such as '… phan dau den nam 2025:'."""


@dataclass
class Part:
    """One instrument of the file: its letterhead, title, body and end, as they stand in the text."""

    id: str
    start: int
    end: int
    type_line: Flat | None = None
    letterhead: Flat | None = None
    title: Flat | None = None
    authority: Flat | None = None
    """The line that names who decides, such as 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH'."""
    notes: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    recipients: list[Flat] = field(default_factory=list)
    signature: list[Flat] = field(default_factory=list)


@dataclass
class Outline:
    """The instruments of one file, in reading order."""

    reading: Reading
    parts: list[Part]
