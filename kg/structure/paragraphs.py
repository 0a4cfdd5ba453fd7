"""Paragraphs: lines that belong together, across hard wraps and page breaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.document_types import type_of_line
from kg.structure.bodies import only_names_body
from kg.structure.labels import LONE, find_label
from kg.structure.lines import Line
from kg.text import fold, is_upper

__all__ = ["Paragraph", "join_lines", "parted_by_blanks", "wrap_width"]

# A line that ends in one of these is not finished.
_OPEN_ENDS = re.compile(
    r"(?:[,(/–-]|\b(?:của|và|về|với|các|tại|theo|cho|trong|những|trên|từ|đến|là|được|bởi|do|(?<!đổi )(?<!dân )(?<!tế )(?<!chỉ )(?<!thiểu )(?<!đa )(?<!năng )(?<!tảng )(?<!tầng )(?<!quyền )(?<!hội )số|ngày|tháng|năm|Ban|Ủy|Hội|Bộ|Sở|Ban cán sự đảng|Văn phòng|Chủ tịch|Thường trực|Giám đốc|Ban Thường vụ|Ban Chấp hành|Ban Thường trực|Luật|Nghị quyết|Luật Tổ chức|Hội Liên hiệp|Liên đoàn))(?<!/năm)(?<!/tháng)\Z"
)
# A label that stands alone on its line: 'Điều 1.', '1.1.', 'a)', 'II.'
_LABEL_ALONE = re.compile(
    r"(?:Điều \d{1,3}[a-zđ]?[.:]?|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ]\)|[IVX][IVXivx]{0,4}[.)]|[A-EĐ]\.)\Z"
)
# What ends a paragraph also where blank lines part them.
_ENDS = re.compile(r"(?:noi nhan|kinh gui|tm\.|t/m|kt\.|tl\.)")
_SELDOM = 0.08
"""Share of line ends after a stop with a capital below, under which blank lines part the paragraphs."""
_YEARS = re.compile(r"\d{4}\s*\Z")
_YEAR_ON = re.compile(r"[-–]\s?\d{4}\b")
# The two halves of a name with a dash in it, where the line ends before the dash.
_PARTED_NAME = re.compile(
    r"lao dong\|thuong binh|kinh te\|(?:xa hoi|ky thuat|tai chinh)|chinh tri\|xa hoi|van hoa\|(?:xa hoi|the thao|thong tin)"
    r"|dan chu\|phap luat|ba ria\|vung tau|xa hoi\|(?:nghe nghiep|ngan sach)"
)
# Where a new stretch begins although its first letter is small or the line before has no end: 'Căn cứ …'
_STARTS = re.compile(
    r"(?:can cu|noi nhan|kinh gui|\(?(?:ban hanh |dinh )?kem theo|tm\.|t/m|kt\.|quyet dinh:|quyet nghi:)"
)


# 'Bộ trưởng Bộ Y tế ban hành Thông tư …', below 'Theo đề nghị của …,'
_ENACTS = re.compile(
    r"(?:bo truong|chinh phu|uy ban nhan dan|ubnd|hoi dong nhan dan|thu tuong|chu tich|giam doc|thong doc)\b[^,;.]{0,90}\b(?:ban hanh|quyet dinh|quy dinh|xay dung ke hoach|lap ke hoach)\b"
)
# What begins a sentence that no line end without a stop finishes.
_BEGUN = re.compile(r"(?:- )?(?:can cu|theo de nghi|xet |thuc hien |chinh phu ban hanh|giao )")

# Words that open a paragraph of their own after a full stop.
_OPENERS = re.compile(
    r"(?:yeu cau cac|cac ong|cac dong chi:|chanh van phong |giam doc cac so|thu truong cac |chu tich uy ban nhan dan (?:tinh|cac)[^.]{5,200}chiu trach nhiem|tren day la|trong qua trinh|can cu |giao |de nghi |uy ban nhan dan .{3,40}(?:yeu cau|ban hanh|giao)|nhan duoc)"
)


# What the duty of a body begins with, on the line below its name.
_DUTY = re.compile(
    r"(?:Xây dựng|Vận động|Chủ trì|Phối hợp|Tham mưu|Hướng dẫn|Tổ chức|Chỉ đạo|Triển khai|Thực hiện|Tăng cường|Tuyên truyền"
    r"|Đẩy mạnh|Bố trí|Cân đối|Kiểm tra|Theo dõi|Căn cứ|Cung cấp|Rà soát|Lồng ghép|Phát huy|Có trách nhiệm|Đưa|Giám sát"
    r"|Tiếp tục|Nghiên cứu|Quản lý|Đề xuất|Thẩm định|Bảo đảm|Đảm bảo|Chịu trách nhiệm|Ưu tiên|Khảo sát|Tổng hợp|Lập|Mở"
    r"|Tăng|Tham gia|Khuyến khích|Chủ động|Củng cố|Duy trì|Nâng cao|Phát động|Đôn đốc|Quán triệt|Lãnh đạo|Theo chức năng),? [a-zà-ỹđ]"
)


@dataclass(frozen=True)
class Paragraph:
    """`[start, end)` of a paragraph; `gap` tells that a blank line or a table border stands before it."""

    start: int
    end: int
    lines: tuple[Line, ...]
    gap: bool

    @property
    def bold(self) -> bool:
        """Tell whether it is set in bold from its first letter."""
        return self.lines[0].bold


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text is hard-wrapped, or 0 if it is not (its longest lines are paragraphs)."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 20)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    return width if width <= 120 else 0


def parted_by_blanks(lines: Sequence[Line], width: int) -> bool:
    """Tell whether a hard-wrapped text has a blank line after every paragraph, so that a line end alone ends none.

    It has if lines that stop at a full stop or semicolon hardly ever have the next one, with a capital, right below.
    """
    below = ends = gaps = 0
    for a, b in zip(lines, lines[1:], strict=False):
        if not a.text or a.pipe:
            continue
        if b.blank or not b.text:
            gaps += 1
        elif not b.pipe:
            below += 1
            ends += a.text.endswith((".", ";", ":")) and (not b.text[:1].islower())
    return bool(width) and below > 20 and gaps > 5 and ends < _SELDOM * below


def join_lines(lines: Sequence[Line], width: int, parted: bool = False) -> list[Paragraph]:
    """Join `lines` (no table rows among them) into paragraphs; `width` as `wrap_width` gives it.

    With `parted` (see `parted_by_blanks`) a line end ends no paragraph unless a list mark or a title line follows.
    """
    out: list[Paragraph] = []
    current: list[Line] = []
    gap = current_gap = hard = True

    def close() -> None:
        if current:
            out.append(Paragraph(current[0].start, current[-1].end, tuple(current), current_gap))
            current.clear()

    for line in lines:
        if line.pipe or line.dots:
            hard = gap = True
            continue
        if line.blank or not line.text:
            gap = True
            continue
        if not (current and not hard and _joins(current[-1], line, gap, width, len(current), parted)):
            close()
            current_gap = gap
        current.append(line)
        gap = hard = False
    close()
    return out


def _joins(a: Line, b: Line, gap: bool, width: int, count: int, parted: bool) -> bool:
    if b.folded.startswith("chung") and a.folded.endswith("quy dinh") and not gap:
        return True
    if (type_of_line(a.text) or type_of_line(b.text)) and not (
        a.opens and b.bold and count and find_label(a.text, a.folded)
    ):
        return False
    if not gap and a.text.count("(") > a.text.count(")") and len(a.text) > 12 and not _LABEL_ALONE.match(b.text):
        return True
    label = find_label(b.text, b.folded)
    if gap and LONE.match(b.text):
        return False
    if count == 1 and _LABEL_ALONE.match(a.text) and label is None:
        return True
    if _LABEL_ALONE.match(b.text):
        return False
    if label is not None:
        if label.rank < 90:
            return False
        rest = b.text[label.width :]
        dash = label.label in "-–" and not gap
        parted_name = _PARTED_NAME.fullmatch(f"{' '.join(a.folded.split()[-2:])}|{' '.join(fold(rest).split()[:2])}")
        return dash and (bool(_YEARS.search(a.text) and _YEARS.match(rest[:4]) or parted_name) or _continues(a, rest))
    if not gap and _YEAR_ON.match(b.text) and _YEARS.search(a.text):
        return True
    return _runs_on(a, b, gap, width, count, parted)


def _runs_on(a: Line, b: Line, gap: bool, width: int, count: int, parted: bool) -> bool:
    """Tell whether a line without a label goes on with the paragraph above it."""
    first = b.text[:1]
    if parted and not gap and not _ENDS.match(b.folded) and (len(a.text) > 20 or find_label(a.text, a.folded)):
        return is_upper(a.text) == is_upper(b.text) or not is_upper(b.text)
    if (_STARTS.match(b.folded) or _enacts_below(a, b)) and not first.islower():
        return False
    if a.opens and b.bold and not gap:
        return True
    capital = is_upper(b.text) and len(b.text.split()) > 1
    if is_upper(a.text) and (len(a.text.split()) > 1 or capital or is_upper(b.text) and a.text.isalpha()):
        return (
            (capital or is_upper(b.text) and b.text.isalpha() or first.isdigit() and len(b.text) < 24)
            and not gap
            and a.bold == b.bold
        )
    if capital and not first.islower():
        return False
    if first.islower():
        return not a.text.endswith((".", "!", "?")) if gap else True
    if gap:
        return (
            bool(_OPEN_ENDS.search(a.text)) and (len(a.text) > 60 or a.bold and b.bold) and not _ENACTS.match(b.folded)
        )
    if first in "(“\"'%&" or first.isdigit():
        return not a.text.endswith((".", ":", ";")) or bool(width and len(a.text) > 0.75 * width)
    if a.text.endswith((".", ";", "/")) and _OPENERS.match(b.folded):
        return False
    if not width:
        return bool(_OPEN_ENDS.search(a.text))
    ended = b.text.endswith((".", ";", ":", "/", "…"))
    if a.text.endswith(";") and first.isupper() and (a.folded.startswith("can cu") or len(a.text) < 0.9 * width):
        return False
    if a.text.endswith((".", ";", ":", "!", "?")):  # a short line that is not finished opens a paragraph
        return len(a.text) > 0.8 * width and not a.text.endswith(":") and (ended or len(b.text) > 0.65 * width)
    if count == 1 and not a.bold and find_label(a.text, a.folded) is None and len(b.text) > 0.75 * width:
        return True
    if find_label(a.text, a.folded) is None and not a.bold:
        return len(a.text) > (0.15 if _BEGUN.match(a.folded) or count > 1 else 0.4 if ended else 0.6) * width
    duty = count == 1 and _DUTY.match(b.text) and _names_bodies(a)
    return not duty and (bool(_OPEN_ENDS.search(a.text)) or len(a.text) > 0.6 * width)


def _enacts_below(a: Line, b: Line) -> bool:
    """Tell whether who enacts stands below the last reason: 'Xét đề nghị của …, / Ủy ban nhân dân tỉnh ban hành …'."""
    return a.text.endswith((",", ";")) and bool(_BEGUN.match(a.folded) and _ENACTS.match(b.folded))


def _names_bodies(a: Line) -> bool:
    """Tell whether a line is a number and the names of bodies, all that a heading of duties holds."""
    label = find_label(a.text, a.folded)
    return label is not None and not _OPEN_ENDS.search(a.text) and only_names_body(a.folded[label.width :].strip())


def _continues(a: Line, rest: str) -> bool:
    """Tell whether a dash at a line's head only joins two words, as in 'kinh tế / - xã hội'."""
    return rest[:1].islower() and not a.text.endswith((".", ";", ":", ",")) and find_label(a.text, a.folded) is None
