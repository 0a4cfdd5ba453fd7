"""Documents known by the body that passed them: charters, resolutions of plenums, congresses and committees, reports."""

import re

from kg.extract.names import NamedDocument
from kg.text import Flat, cased

__all__ = ["find_acts_of_bodies", "find_sessions"]

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


_ORDINALS = {
    w: n
    for n, w in enumerate(
        ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai", "muoi ba"),
        start=1,
    )
}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_ROMANS = {"i": 1, "v": 5, "x": 10}
# 'Nghị quyết Hội nghị Trung ương 5 khóa XI', 'Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII'
_SESSION = re.compile(
    r"nghi quyet (?:cua )?(?:hoi nghi )?(?:lan thu (?P<o>"
    + _ORDINAL
    + r"|\d{1,2})(?:,? (?:cua )?(?:ban chap hanh trung uong|bch trung uong|bch tw|ban chap hanh tw))(?: dang)?"
    r"|(?:trung uong|tw) (?:lan thu )?(?P<n>\d{1,2}|"
    + _ORDINAL
    + r"))(?:(?:,? |,? ?\()(?:dang )?khoa (?P<k>[ivx]+)\)?)?"
)
_CONGRESS = re.compile(
    r"nghi quyet dai hoi (?:dai bieu (?:dang )?toan quoc )?(?:dang )?(?:toan quoc )?lan thu (?P<k>[ivx]+)(?:(?: cua)? dang(?: cong san viet nam)?)?"
)


def find_sessions(flat: Flat) -> list[NamedDocument]:
    """Return the resolutions that are named by the plenum that passed them."""
    out = []
    for match in _SESSION.finditer(flat.folded):
        raw = match["o"] or match["n"] or ""
        plenum = int(raw) if raw.isdigit() else _ORDINALS.get(raw)
        term = _roman(match["k"]) if match["k"] else None
        end = match.end()
        out.append(
            NamedDocument(match.start(), end, "session", "NQ", flat.text[match.start() : end], None, plenum, term)
        )
    for match in _CONGRESS.finditer(flat.folded):
        name = f"Nghị quyết Đại hội đại biểu toàn quốc lần thứ {match['k'].upper()} của Đảng"
        out.append(NamedDocument(match.start(), match.end(), "name", "NQ", name))
    return out


def _roman(text: str) -> int:
    total = 0
    for i, char in enumerate(text):
        value = _ROMANS.get(char, 0)
        total += -value if i + 1 < len(text) and _ROMANS.get(text[i + 1], 0) > value else value
    return total
