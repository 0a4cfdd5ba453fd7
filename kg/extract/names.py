"""Documents that are named without a number: laws and ordinances, programmes, strategies, schemes."""

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.dates import DATE, iso_date
from kg.outline import Block
from kg.text import Flat, fold
from kg.vocabulary import concepts

__all__ = ["NamedDocument", "find_named", "in_cell", "inner_laws", "name_end"]


@dataclass(frozen=True)
class NamedDocument:
    """A named mention in a flat text: `how` is name or session."""

    start: int
    end: int
    how: str
    type: str
    name: str
    date: str | None = None
    plenum: int | None = None
    term: int | None = None


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
_NO_LAW = re.compile(r" (?:đi vào|ra đời|sớm|hiện hành|chuyên ngành)\b")
"""What stands after the word for law where it names none: 'Luật đi vào cuộc sống'."""
_LAW_STOP = re.compile(
    r" (?:quy định|về|được|có(?! công)|đã|theo|trong|tại|của|cho|đến|trên|là|các|để|hiện|do|khi|nay|số|ngày|sửa đổi|năm|nhằm|bảo đảm|đảm bảo|còn|sẽ|phải|như|với|một số)\b"
)
_PERIOD = re.compile(
    r"(?:giai doan|thoi ky) (?:tu nam )?\d{4}\s*-\s*\d{4}(?:,? (?:va )?(?:dinh huong|tam nhin) (?:den )?(?:nam )?\d{4})?"
    r"|den (?:nam )?\d{4}(?:,? (?:va )?(?:dinh huong|tam nhin) (?:den )?(?:nam )?\d{4})?"
)
_YEAR = re.compile(r"\s*(?:nam\s+)?((?:19|20)\d{2})\b")
_DATED = re.compile(r"\s*,?\s*(?:" + DATE + ")")
_TO_DATE = re.compile(r"[^.;:()]{0,220}?\s(?=ngay \d|nam \d{4})")
"""From a law that amends others to its date, over the names of the laws that it amends."""
# A period further on in the same clause, to which a name with commas runs on: 'Đề án đào tạo, bồi dưỡng … giai đoạn 2021-2030'
_PERIOD_AHEAD = re.compile(
    r"(?:(?!\b(?:so \d|cua|tai|theo|ngay \d|duoc|nham|va (?:cac|ke hoach|quyet dinh|nghi quyet|chuong trinh|de an|chi thi|luat))\b)[^.;:()\"“”]){0,200}?(?P<p>"
    + _PERIOD.pattern
    + ")"
)
_PLURAL = re.compile(r"(?:\bcac|\bnhung|\bmot so|\bphap|\bhe thong)\s*\Z")
# 'các Nghị quyết, Kế hoạch, Chương trình …': kinds of documents, none in particular
_SEVERAL = re.compile(
    r"\b(?:cac|nhung|mot so|nhieu|tung|moi)\s+(?:(?:nghi quyet|ke hoach|chuong trinh|de an|du an|chien luoc|quyet dinh|quy hoach|chi thi|van ban)(?:, | va |,? ?/ ?)\s*)*\Z"
)
_GENERIC = re.compile(
    r"(?:nay|va |dinh kem|kem theo|kip thoi|hieu qua|dat |da |hanh dong(?:\Z| (?:nhu|gom|voi|cu the|thanh|de|nay|sau|cho|phai)\b)|thanh |,|\.|;|du an|de an|cong tac|ke hoach|muc tieu\Z|muc tieu quoc gia\Z|muc tieu va|lam viec|giam sat|phoi hop|tong the\Z"
    r"|bang |phe duyet |truoc |hang nam|chi tiet|cu the|uy ban |vay )"
)


def find_named(flat: Flat) -> list[NamedDocument]:
    """Return the laws, programmes, strategies and schemes that `flat` names without a number."""
    return [*_laws(flat), *_programmes(flat)]


def in_cell(block: Block, named: NamedDocument) -> NamedDocument:
    """Return a name without what stands in the next cells of a row."""
    flat = block.flat
    border = next(
        (c for c in (c.flat.span(0, len(c.flat)) for c in block.cells) if flat.span(named.start, named.end)[0] < c[1]),
        None,
    )
    if border is None or flat.span(named.start, named.end)[1] <= border[1]:
        return named
    end = next(end for end in range(named.end - 1, named.start, -1) if flat.span(named.start, end)[1] <= border[1])
    return replace(named, end=end, name=flat.text[named.start : end].strip())


@cache
def _known_laws() -> re.Pattern[str]:
    """Match, after the word for law, the names that the vocabulary knows, with or without their commas."""
    rests = {
        re.sub(r"^(?:bo luat|luat|phap lenh) ", "", fold(label)) for c in concepts("law").values() for label in c.labels
    }
    loose = [r",?\s".join(map(re.escape, re.split(r",?\s", rest))) for rest in sorted(rests, key=len, reverse=True)]
    return re.compile(r"\s(?:ve )?(?:" + "|".join(loose) + r")\b")


def _laws(flat: Flat) -> list[NamedDocument]:
    out: list[NamedDocument] = []
    for match in _LAW.finditer(flat.folded):
        start = match.start()
        if not flat.text[start].isupper() or _PLURAL.search(flat.folded[max(0, start - 12) : start]):
            continue
        kind = match.group()
        if flat.folded.startswith(" nay", match.end()) or _NO_LAW.match(flat.lower, match.end()):
            continue
        if kind == "hien phap":
            state = re.compile(r" nuoc (?:cong hoa xa hoi chu nghia|chxhcn) viet nam").match(flat.folded, match.end())
            begin = state.end() if state else match.end()
            year = _YEAR.match(flat.folded, begin)
            end = year.end() if year else begin
            name = "Hiến pháp" + (" nước Cộng hòa xã hội chủ nghĩa Việt Nam" if state else "")
            out.append(NamedDocument(start, end, "name", "HP", name, year[1] if year else None))
            continue
        amending = re.match(r" sua doi,? bo sung (?:mot so dieu )?(?:cua )?(?:cac )?", flat.folded[match.end() :])
        begin = match.end() + (amending.end() if amending else 0)
        end = _law_end(flat, match.end(), begin, kind, bool(amending))
        if end - begin < 4:
            continue
        name, stop, date = flat.text[start:end], end, None
        if dated := _DATED.match(flat.folded, end):
            date, stop = iso_date(dated), dated.end()
        elif year := _YEAR.match(flat.folded, end):
            date, stop = year[1], year.end()
        out.append(NamedDocument(start, stop, "name", _TYPES[kind], name, date))
    return out


def inner_laws(flat: Flat, start: int, end: int) -> list[NamedDocument]:
    """Return the laws that a law at `[start, end)` amends, as its title names them."""
    head = re.compile(r"luat sua doi,? bo sung (?:mot so dieu )?(?:cua )?(?:cac )?").match(flat.folded, start)
    if head is None:
        return []
    out: list[NamedDocument] = []
    for match in _LAW.finditer(flat.folded, head.end(), end):
        if not flat.text[match.start()].isupper():
            continue
        known = _known_laws().match(flat.folded, match.end())
        stop = re.compile(r",? (?:so \d|ngay \d|va (?:bo )?luat)|, (?:bo )?luat|\Z").search(
            flat.folded, match.end(), end
        )
        close = known.end() if known and known.end() <= end else stop.start() if stop else end
        out.append(NamedDocument(match.start(), close, "name", _TYPES[match.group()], flat.text[match.start() : close]))
    return out


def _law_end(flat: Flat, after: int, begin: int, kind: str, amending: bool) -> int:
    """Return where the name of a law ends: a known name, else a stop; one that amends runs on to its date."""
    if amending and (dated := _TO_DATE.match(flat.folded, begin)):
        return dated.end() - 1
    if not amending and (known := _known_laws().match(flat.folded, after)):
        return known.end()
    lead = re.match(r" (?:ve )?", flat.folded[begin:])
    skip = lead.end() if lead and kind == "phap lenh" else (0 if amending else 1)
    return name_end(flat, begin + skip, _LAW_STOP)


_CARRIED_OUT = re.compile(r"\b(?:thực hiện|triển khai)(?: (?:tốt|có hiệu quả|hiệu quả|các mục tiêu của))? \Z")
_HERE = re.compile(r" trên địa bàn (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\b")
"""Where a programme is carried out, which is none of its name: 'thực hiện Chương trình … trên địa bàn tỉnh'."""


def _programmes(flat: Flat) -> list[NamedDocument]:
    out: list[NamedDocument] = []
    for match in _PROGRAMME.finditer(flat.folded):
        start = match.start()
        if out and start < out[-1].end:
            continue
        kind = match.group()
        national = kind == "chuong trinh muc tieu quoc gia"
        if (
            _SEVERAL.search(flat.folded[max(0, start - 60) : start])
            or flat.folded[match.end() : match.end() + 1] == "/"
            or re.search(r"\b(?:so|vien|cuc|phong|chi cuc) \Z", flat.folded[:start])
        ):
            continue
        if number := re.match(r" (\d{2,3})\b(?!/)", flat.folded[match.end() :]):
            if kind in ("de an", "chuong trinh") and flat.text[start].isupper():
                end = match.end() + number.end()
                out.append(NamedDocument(start, end, "name", _TYPES[kind], flat.text[start:end]))
            continue
        if (
            kind == "quy hoach"
            and (start == 0 or flat.text[start - 2 : start] in (". ", "; "))
            and _PERIOD.search(flat.folded, start, start + 200) is None
        ):
            continue  # 'Quy hoạch nghĩa trang …': what is to be done
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
            of_state = kind.startswith("chuong trinh") or kind == "chien luoc"
            if (
                of_state
                and _CARRIED_OUT.search(flat.lower[:start])
                and (here := _HERE.search(flat.lower, match.end(), end))
            ):
                end = here.start()
        if flat.folded[match.end() : end].strip() == "hanh dong":
            continue  # a type of its own, without a name
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
    ahead = _PERIOD_AHEAD.match(folded, start)
    while mark := re.compile(r"[.;:()\"“”/\[\]]|,").search(folded, position, limit):
        if mark.group() == "," and re.match(
            r", (?:chống|phát triển|điều trị|chữa|tái cơ cấu|nâng cao|đào tạo|trật tự|giảm nhẹ|hỗ trợ|thể thao|dột nát|chăm sóc|khen thưởng|vệ sinh|thương tích)\b",
            lower[mark.start() :],
        ):
            position = mark.end()
            continue
        if (
            mark.group() == ","
            and ahead is not None
            and mark.end() < ahead.end("p")
            and lower[mark.end() :].lstrip()[:1].isalpha()
        ):
            position = mark.end()
            continue
        if mark.group() == "." and folded[mark.end() : mark.end() + 1].isdigit():
            position = mark.end()
            continue
        end = mark.start()
        break
    if (found := stop.search(lower, start - 1, end)) and not (
        ahead is not None and end >= ahead.end("p") > found.start()
    ):
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
