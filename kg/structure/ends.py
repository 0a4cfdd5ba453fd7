"""The end of an instrument: its recipients, and what the other column of the page leaves behind them."""

import re
from dataclasses import dataclass, field

from kg.structure.lines import Line
from kg.structure.paragraphs import Paragraph
from kg.structure.tables import Row
from kg.text import Flat, cased, flatten, fold

__all__ = ["ENCLOSED", "TAIL", "Item", "RawPart", "inline_recipients", "other_column", "recipient"]

Item = Paragraph | Row

ENCLOSED = re.compile(r"\(?\s*(?:ban hanh )?(?:kem|dinh kem) theo ")
"""'(Ban hành kèm theo Quyết định …)' (folded): the note below the title of what a decision issues."""


@dataclass
class RawPart:
    """An instrument before its outline is known; `items` are the paragraphs and rows of its body."""

    type_line: Paragraph | None = None
    letterhead: list[Paragraph] = field(default_factory=list)
    title: list[Paragraph] = field(default_factory=list)
    authority: Paragraph | None = None
    notes: list[Paragraph] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    recipients: list[Flat] = field(default_factory=list)
    signature: list[Line] = field(default_factory=list)

    @property
    def bounds(self) -> tuple[int, int]:
        """Return the first and last offset of anything in it."""
        everything: list[tuple[int, int]] = []
        for paragraph in (*self.letterhead, *self.title, *self.notes, self.type_line, self.authority):
            if paragraph:
                everything.append((paragraph.start, paragraph.end))
        for item in self.items:
            everything.append((item.start, item.cells[-1][2] if isinstance(item, Row) else item.end))
        for flat in self.recipients:
            everything.append(flat.span(0, len(flat)))
        everything.extend((line.start, line.end) for line in self.signature)
        return min((a for a, _ in everything), default=0), max((b for _, b in everything), default=0)


def inline_recipients(text: str, part: RawPart, item: Paragraph, width: int) -> None:
    """Keep the recipients that stand on one line with 'Nơi nhận:', each after a dash."""
    flat = flatten(text, item.start, item.end)
    marks = [m.end() for m in re.finditer(r"(?:(?<=[:;.,])|\A)\s*[-–+]\s+", flat.text[width:])]
    starts = [width + m for m in marks] or [width]
    for start, end in zip(starts, [*starts[1:], len(flat) + 3], strict=True):
        stop = end - 3
        while stop > start and flat.text[stop - 1] in " -–+":
            stop -= 1
        if stop - start > 2:
            part.recipients.append(flatten(text, flat.at[start], flat.at[min(stop, len(flat)) - 1] + 1))


# What a page with two columns leaves behind a recipient on the same line: 'KT. CHỦ TỊCH', or the signer's name.
TAIL = re.compile(
    cased(
        r"[;.,)\]]?\s*\[?\s+(?P<sign>(?:TM|T/M|KT|TL|TUQ|Q)\s?[.,]\s?[A-ZĐÀ-Ỹ].*|(?:PHÓ |)(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG BAN).*)\Z"
        r"|\.\s+(?P<name>[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,4})\Z"
    )
)


# The signer's name behind the last recipients, where the lines of the signature stood beside those above.
_NAME_BESIDE = re.compile(
    cased(
        r";\s+(?P<name>(?!(?:Sở|Ban|Bộ|Hội|Tỉnh|Thành|Văn|Đoàn|Chi|Cục|Lưu|Trung|Công|Báo|Đài|Kho|Viện|Mặt|Các|Như|Phòng|Ủy)\b)"
        r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+){2,3})\Z"
    )
)


# The other column of the page, behind a gap: 'KT. CHỦ TỊCH', '(đã ký)', or the signer's name.
_COLUMN = re.compile(
    cased(
        r"(?:[ \u00a0]{3,}|[ \u00a0]*\t)\s*(?P<right>\W{0,3}(?:\(?[Đđ]ã ký\)?|[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ./,-]{3,}"
        r"|[A-ZĐÀ-Ỹ][a-zà-ỹđ]*(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]*){1,4}))\W*\Z"
    )
)


def other_column(text: str, line: Line) -> tuple[int, Line] | None:
    """Return where the first column of `line` ends and what the signature beside it says; None if it stands alone."""
    match = _COLUMN.search(text[line.start : line.end])
    if match is None or not match.start():
        return None
    return line.start + match.start(), _signed(line.start + match.start("right"), match["right"])


def _signed(start: int, words: str) -> Line:
    return Line(start, start + len(words), words, fold(words))


def recipient(text: str, part: RawPart, item: Paragraph, width: int) -> None:
    """Keep a recipient; what stands behind it in the other column of the page belongs to the signature."""
    end = item.end
    for line in reversed(item.lines):
        if beside := other_column(text, line):
            end, signed = beside
            part.signature.append(signed)
    flat = flatten(text, item.start + width, end)
    match = TAIL.search(flat.text) or (_NAME_BESIDE.search(flat.text) if part.signature else None)
    if match is None:
        part.recipients.append(flat)
        return
    group = "sign" if match.groupdict().get("sign") else "name"
    part.recipients.append(flatten(text, item.start + width, flat.at[match.start()] + 1))
    start, _ = flat.span(match.start(group), match.end(group))
    part.signature.append(_signed(start, match[group]))
