"""Documents that are named without a number: laws and ordinances, programmes, strategies, schemes, plenum resolutions."""

import re
from dataclasses import dataclass

from kg.text import Flat

__all__ = ["NamedDocument", "find_named", "find_sessions", "name_end"]


@dataclass(frozen=True)
class NamedDocument:
    """A named mention in a flat text: `how` is name or session."""

    start: int
    end: int
    how: str
    type: str
    name: str
    year: str | None = None
    plenum: int | None = None
    term: int | None = None


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
    r"nghi quyet dai hoi (?:dai bieu toan quoc )?(?:dang )?(?:toan quoc )?lan thu [ivx]+(?: cua dang)?"
)
_LAW = re.compile(r"\b(?:bo luat|luat|phap lenh|hien phap)\b")
_PROGRAMME = re.compile(r"\b(?:chuong trinh muc tieu quoc gia|chuong trinh|chien luoc|de an|du an|quy hoach)\b")
_TYPES = {
    "chuong trinh muc tieu quoc gia": "CTr",
    "chuong trinh": "CTr",
    "chien luoc": "CL",
    "de an": "ĐA",
    "du an": "DA",
    "quy hoach": "QH",
    "luat": "L",
    "bo luat": "BL",
    "phap lenh": "PL",
    "hien phap": "HP",
}
# Words that end a name although no stop does.
_STOP = re.compile(
    r" (?:tại|theo|của|được|đã|để|nhằm|gắn với|trong|vào|có hiệu quả|bảo đảm|đảm bảo|do|này|nói chung|là|sẽ|phải|có liên quan|như|khi|với|đến cán bộ|đến các|quy định|về việc|số \d|ngày \d|ban hành|phù hợp|còn hiệu lực|hiện hành|đồng thời)\b"
)
_LAW_STOP = re.compile(
    r" (?:quy định|về|được|có(?! công)|đã|theo|trong|tại|của|cho|đến|trên|là|các|để|hiện|do|khi|nay|số|ngày|sửa đổi|năm|nhằm|bảo đảm|đảm bảo|còn|sẽ|phải|như|với|một số)\b"
)
_PERIOD = re.compile(
    r"giai doan \d{4}\s*-\s*\d{4}(?:,? (?:dinh huong|tam nhin) den (?:nam )?\d{4})?|den (?:nam )?\d{4}(?:,? (?:dinh huong|tam nhin) den (?:nam )?\d{4})?"
)
_YEAR = re.compile(r"\s*(?:nam\s+)?((?:19|20)\d{2})\b")
_PLURAL = re.compile(r"(?:\bcac|\bnhung|\bmot so|\bphap|\bhe thong)\s*\Z")
_GENERIC = re.compile(
    r"(?:nay|kip thoi|hieu qua|dat |da |hanh dong\Z|,|\.|;|du an|de an|cong tac|ke hoach|muc tieu\Z|muc tieu quoc gia\Z|muc tieu va|lam viec|giam sat|phoi hop|tong the\Z)"
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
        out.append(NamedDocument(match.start(), match.end(), "name", "NQ", flat.text[match.start() : match.end()]))
    return out


def _roman(text: str) -> int:
    total = 0
    for i, char in enumerate(text):
        value = _ROMANS.get(char, 0)
        total += -value if i + 1 < len(text) and _ROMANS.get(text[i + 1], 0) > value else value
    return total


def find_named(flat: Flat) -> list[NamedDocument]:
    """Return the laws, programmes, strategies and schemes that `flat` names without a number."""
    return [*_laws(flat), *_programmes(flat)]


def _laws(flat: Flat) -> list[NamedDocument]:
    out = []
    for match in _LAW.finditer(flat.folded):
        start = match.start()
        if not flat.text[start].isupper() or _PLURAL.search(flat.folded[max(0, start - 12) : start]):
            continue
        kind = match.group()
        rest = flat.folded[match.end() :]
        amending = re.match(r" sua doi, bo sung (?:mot so dieu )?(?:cua )?", rest)
        begin = match.end() + (amending.end() if amending else 0)
        if kind == "hien phap":
            year = _YEAR.match(flat.folded, match.end())
            end = year.end() if year else match.end()
            out.append(NamedDocument(start, end, "name", "HP", flat.text[start:end], year[1] if year else None))
            continue
        lead = re.match(r" (?:ve )?", flat.folded[begin:])
        skip = lead.end() if lead and kind == "phap lenh" else 1
        end = name_end(flat, begin + skip, _LAW_STOP)
        if end - begin < 4:
            continue
        year = _YEAR.match(flat.folded, end)
        name = flat.text[start:end]
        stop = end
        if year:
            stop = year.end()
        out.append(NamedDocument(start, stop, "name", _TYPES[kind], name, year[1] if year else None))
    return out


def _programmes(flat: Flat) -> list[NamedDocument]:
    out: list[NamedDocument] = []
    for match in _PROGRAMME.finditer(flat.folded):
        start = match.start()
        if out and start < out[-1].end:
            continue
        kind = match.group()
        national = kind == "chuong trinh muc tieu quoc gia"
        before = flat.folded[max(0, start - 10) : start]
        if re.search(r"\b(?:cac|nhung|mot so|nhieu|tung|moi)\s*\Z", before):
            continue
        if not flat.text[start].isupper() and not national and not flat.folded.startswith("chien luoc quoc gia", start):
            continue
        quote = re.match(r"[\s:]*[\"“”'‘]", flat.text[match.end() :])
        inside = start > 0 and flat.text[start - 1] in '“"' and re.compile(r"[”\"]").search(flat.text, match.end())
        if inside:
            end = inside.start()
        elif quote:
            close = re.search(r"[\"”’]", flat.text[match.end() + quote.end() :])
            if not close:
                continue
            end = match.end() + quote.end() + close.end()
        else:
            rest = flat.folded[match.end() + 1 :]
            if _GENERIC.match(rest) or re.match(r"\s*(?:so|nay|,|;|\.|\)|hanh dong cua)", flat.folded[match.end() :]):
                continue
            end = name_end(flat, match.end() + 1, _STOP)
        if len(flat.folded[match.end() : end].split()) < (1 if quote else 2):
            continue
        out.append(NamedDocument(start, end, "name", _TYPES[kind], flat.text[start:end]))
    return out


def name_end(flat: Flat, start: int, stop: re.Pattern[str]) -> int:
    """Return where a name that begins at `start` ends: at a stop, a stop word, or after its period."""
    folded, lower = flat.folded, flat.lower
    limit = min(len(folded), start + 230)
    end = limit
    position = start
    while mark := re.compile(r"[.;:()\"“”/\[\]]|,").search(folded, position, limit):
        if mark.group() == "," and re.match(
            r", (?:chống|phát triển|điều trị|chữa|tái cơ cấu|nâng cao|đào tạo|trật tự|giảm nhẹ|hỗ trợ|thể thao|dột nát|chăm sóc|khen thưởng|vệ sinh)\b",
            lower[mark.start() :],
        ):
            position = mark.end()
            continue
        if mark.group() == "." and folded[mark.end() : mark.end() + 1].isdigit():
            position = mark.end()
            continue
        end = mark.start()
        break
    if found := stop.search(lower, start - 1, end):
        position = found.start()
        while (
            found
            and re.match(r" (?:nhằm|về|cho|với|trong|của|các)\b", lower[found.start() :])
            and found.start() - start < 2
        ):
            found = stop.search(lower, found.end(), end)
        if found:
            end = min(end, found.start())
    for joint in re.finditer(r" và ", lower[start:end]):
        after = lower[start + joint.end() :]
        if re.match(
            r"(?:các |luật |bộ luật|nghị |kế hoạch|quyết định|chương trình|chỉ thị|đề án|thực hiện|triển khai|tiếp tục|những|văn bản|pháp lệnh|chiến lược|làm |tăng cường)",
            after,
        ):
            end = start + joint.start()
            break
    if (period := _PERIOD.search(folded, start, min(len(folded), end + 60))) and period.start() <= end + 1:
        end = period.end()
    while end > start and folded[end - 1] in " ,-":
        end -= 1
    return end
