"""Documents that are known by the body that passed them: charters, resolutions of congresses and committees, reports."""

import re

from kg.extract.names import NamedDocument
from kg.text import Flat, cased

__all__ = ["find_acts_of_bodies"]

_NAME = r"(?: [A-ZĐÀ-Ỹ][\wà-ỹ]*){1,4}"
_LOCAL = rf"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|Khối|khối)(?:{_NAME})?"
_TERM = r"(?:,? lần thứ (?:[IVX]+|\d+|[a-zà-ỹ]+))?(?:,? khó?a [IVXivx]+)?(?:,? ?\(?nhiệm kỳ \d{4} ?[-–] ?\d{4}\)?)?"
_ACTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "ĐL",
        re.compile(
            cased(
                r"Điều lệ (?:Đảng(?: [Cc]ộng sản Việt Nam)?|Công đoàn(?: Việt Nam)?|Mặt trận Tổ quốc Việt Nam|Đoàn(?: TNCS Hồ Chí Minh| Thanh niên Cộng sản Hồ Chí Minh)?|Hội(?: [A-ZĐÀ-Ỹ][\wà-ỹ]*| [a-zà-ỹ]{2,5}){1,5}? Việt Nam)"
            )
        ),
    ),
    ("NQ", re.compile(cased(rf"Nghị quyết Đại hội (?:đại biểu )?(?:lần thứ [IVX]+,? )?Đảng bộ {_LOCAL}{_TERM}"))),
    (
        "NQ",
        re.compile(
            cased(
                rf"Nghị quyết [Hh]ội nghị (?:lần thứ (?:\d+|[a-zà-ỹ]+(?: [a-zà-ỹ]+)?),? )?(?:của )?Ban Chấp hành (?!Trung ương)(?:Đảng bộ|Liên đoàn Lao động|Hội [A-ZĐÀ-Ỹ][\wà-ỹ ]{{3,24}}?) {_LOCAL}{_TERM}"
            )
        ),
    ),
    (
        "QC",
        re.compile(
            cased(
                rf"Quy chế làm việc của (?:Ban Chấp hành Đảng bộ|Ban Thường vụ|Ủy ban nhân dân|UBND|Tỉnh ủy|Thành ủy|Chính phủ)(?: {_LOCAL})?(?:,? khó?a [IVX]+)?"
            )
        ),
    ),
    (
        "BC",
        re.compile(
            cased(
                r"[Bb]áo cáo thẩm tra của (?:các )?(?:Ban|Ủy ban|Uỷ ban|Thường trực) [^;,.:]{3,60}?(?=[;,.:]|\s(?:về|số|tại|và ý kiến|ngày)\b|\Z)"
            )
        ),
    ),
)


def find_acts_of_bodies(flat: Flat) -> list[NamedDocument]:
    """Return the mentions of charters, resolutions of local congresses and committees, and examination reports."""
    out: list[NamedDocument] = []
    for kind, pattern in _ACTS:
        for match in pattern.finditer(flat.text):
            name = match.group()
            out.append(NamedDocument(match.start(), match.end(), "name", kind, name[:1].upper() + name[1:]))
    return out
