"""Reporting duties: who reports to whom, through whom, how often and by which day."""

import re

from kg.extract.agencies import find_agencies
from kg.extract.dates import deadline
from kg.mentions import AgencyMention, ReportMention
from kg.outline import Block

__all__ = ["find_reports"]

_REPORT = re.compile(
    r"\b(?:(?:tong hop,? )?bao cao|phan anh|phan hoi"
    r"|bao (?=(?:truong hop|ngay)\b)"
    r"|gui (?=(?:ket qua|so lieu|thong tin|van ban|danh sach|ho so)\b[^;.]{0,60}\b(?:ve|truoc ngay)\b)"
    r"|gui (?=(?:ubnd|uy ban|so|bo|ban|phong|van phong|thuong truc|tinh uy|huyen uy)\b[^;.,]{3,50}\bbao cao\b)"
    r"|ket qua(?: \w+){0,4} gui (?=ve\b)"
    r"|(?:ra soat, )?tong hop (?=[^;]{0,160}, gui (?:bo|so|ubnd|uy ban|van phong)\b))"
)
_NOUN = re.compile(r"\b(?:thong nhat voi|theo|tai|kem theo|cac|nhung|du thao|so lieu trong|mau|noi dung) \Z")
_SKIP = re.compile(
    r"\bbao cao (?:vien|danh gia tac dong|chinh tri|nghien cuu|so \d|tham tra|tai chinh|ket qua hoat dong kinh doanh|tu cac?\b"
    r"|danh gia (?!.*\b(?:ve|gui)\b))|\b(?:tong hop,? )?bao cao tu (?:cac|so|bo)\b"
)
_TO = re.compile(r"\b(?:ve|voi|gui|cho|den|bao cao|len|toi|trinh|bao cao ngay|bao cao nhanh)\s*(?:cac )?\Z")
_VIA = re.compile(r"\b(?:qua|thong qua)\s*\Z")
_JOIN = re.compile(r"\s*(?:,|va|hoac|;|,? dong gui|\(\W?dong gui)\s*(?:ve )?(?:cac )?")
_FREQUENCIES = (
    ("month", re.compile(r"hang thang|dinh ky thang|bao cao thang|moi thang")),
    ("quarter", re.compile(r"hang quy|dinh ky quy|bao cao quy|moi quy|\bquy,")),
    ("half-year", re.compile(r"\b0?6 thang|\bsau thang")),
    (
        "year",
        re.compile(
            r"hang nam|moi nam|\b0?1 nam|mot nam|\bca nam\b|bao cao nam|dinh ky nam|cuoi nam|nam\)|va nam\b|, nam\b|\bnam \((?:truoc|cham nhat|ngay)"
        ),
    ),
    (
        "ad-hoc",
        re.compile(
            r"dot xuat|vuong mac|phat sinh|khi co (?:yeu cau|thien tai|su co|tinh huong|truong hop)|bao truong hop"
            r"|bao cao (?:ngay|nhanh)\b|(?:truong hop|van de) vuot tham quyen|\btruong hop (?:can|co)\b"
        ),
    ),
)
_BEFORE = re.compile(
    r"truoc (?:ngay )?(?=\d)|truoc ngay|cham nhat|hoan thanh (?:trong )?thang \d|trong thang \d{1,2} nam \d"
)
_TWO_DAYS = re.compile(
    r"\btruoc (?:ngay )?(\d{1,2}/\d{1,2}(?:/\d{4})?) (?:va|,) (?:truoc )?(?:ngay )?(\d{1,2}/\d{1,2}(?:/\d{4})?)"
)
"""'trước ngày 20/12/2013 và ngày 25/5/2014': two duties."""
_DAY_OF_MONTH = re.compile(r"\bngay (0?[1-9]|[12]\d|3[01])(?!\d|\s*(?:[/.-]|thang) ?\d)")
"""'hàng tháng (trước ngày 25)': a day of every month."""
_ON = re.compile(r"(?<!tu )(?<!den )\bngay \d")
_DATED = re.compile(
    r"(?:so|[\w/]+-[\w-]+),? ngay \d{1,2}\s*(?:/|thang)\s*\d{1,2}\s*(?:/|nam)\s*\d{4}|tu ngay [\d/.\- ]+"
)
_GIVES = re.compile(
    r"\b(?:ve|voi|gui|cho|theo quy dinh|dinh ky|hang nam|uy ban|ubnd|bo |ban |thuong truc|tinh|so |qua|ket qua|dot xuat|truoc|trinh)\b"
)
_STOP = re.compile(r"[;.](?=\s|\Z)|/\.|,? (?=truong hop vuot (?:qua )?tham quyen)")
_TIME = re.compile(r"\.?\s*thoi (?:gian|han)(?: hoan thanh| thuc hien| gui| bao cao)?\s*:")
_PROPOSES = re.compile(r"\btham muu,? (?:de xuat,? )?\Z")
_COLLECT = re.compile(
    r"\bde (?:tong hop|theo doi|thong nhat|trinh (?=ubnd|uy ban|so|ban|tinh uy|lanh dao))|,? tong hop,? (?:bao cao|trinh)"
)
_PIECES = re.compile(
    r"(?:bao cao )?(?:dinh ky )?(?:0?6 thang|nam|quy|(?:hang|ca|mot|0?1) nam|thang)\s*\(?[^(),;]{0,12}\((?:truoc|cham nhat|ngay)[^)]*\)"
    r"|(?:bao cao )?(?:0?6 thang|nam|quy|thang) (?:gui |nop )?truoc ngay [^,;]{3,24}"
    r"|dot xuat(?: theo chi dao cua [^,;]*| khi co yeu cau)?"
    r"|bao cao [\w ]{3,60}\W+nam \d{4}\W*\)"
)
_LEAD = re.compile(
    r"(?:dinh ky|moi nam|moi quy|moi thang|hang nam|hang quy|hang thang|truoc ngay|thuc hien bao cao|nam \d{4}"
    r"|(?:truoc )?ngay \d{1,2} (?:hang|moi) thang|sau thang mot lan|6 thang mot lan|mot nam|khi co |truong hop vuot)[^;.]*\Z"
)


def find_reports(block: Block) -> list[ReportMention]:
    """Return the reporting duties of a unit, one per frequency and due date."""
    if block.unit_kind in ("basis", "purpose", "objective", "target", "provision", "lead-in"):
        return []
    flat = block.flat
    if block.cells:
        content = next((cell.flat for cell in block.cells if cell.role == "content"), None)
        if content is None:
            return []
        flat = content
    folded = flat.folded
    out: list[ReportMention] = []
    done = -1
    for match in _REPORT.finditer(folded):
        if match.start() < done or _SKIP.match(folded, match.start()) or _NOUN.search(folded[: match.start()]):
            continue
        begin = max((m.end() for m in _STOP.finditer(folded, 0, match.start())), default=0)
        stop = _STOP.search(folded, match.end())
        end = stop.start() if stop else len(folded)
        if stop and (time := _TIME.match(folded, end)):
            later = _STOP.search(folded, time.end())
            end = later.start() if later else len(folded)
        clause = folded[match.start() : end]
        agencies = [a for a in find_agencies(flat) if match.end() <= a.flat_start < end]
        if not _GIVES.search(clause) or not (
            agencies or re.search(r"dinh ky|hang nam|theo quy dinh", folded[begin:end])
        ):
            continue
        if re.search(r"\btham muu,? \Z", folded[begin : match.start()]) and not agencies:
            continue
        if not agencies and not (_frequencies(folded[begin:end]) or _due(folded[begin:end])):
            continue
        if not agencies and block.unit_kind not in ("assignment", "report"):
            continue
        if block.unit_kind in ("requirement", "task") and not agencies:
            continue
        if _PROPOSES.search(folded[begin : match.start()]) and not _frequencies(clause) and not _due(clause):
            continue
        to, via = _addressees(folded, match.start(), end, agencies)
        if not to and not via and match[0].startswith(("gui", "tong hop")) and "bao cao" not in match[0]:
            continue
        done = end
        for start, finish, frequency, due in _schedule(block, folded, begin, match.start(), end):
            a, b = flat.span(start, finish)
            out.append(ReportMention(a, b, [], to, via, frequency, due, block))
    return out


def _addressees(
    folded: str, verb: int, end: int, agencies: list[AgencyMention]
) -> tuple[list[AgencyMention], list[AgencyMention]]:
    """Return who receives the report in the end and who collects it on the way."""
    to: list[AgencyMention] = []
    via: list[AgencyMention] = []
    last: list[AgencyMention] | None = None
    for i, agency in enumerate(agencies):
        before = folded[: agency.flat_start]
        if last is not None and _JOIN.fullmatch(folded, agencies[i - 1].flat_end, agency.flat_start):
            last.append(agency)
        elif _VIA.search(before.rstrip("( ")):
            last = via
            via.append(agency)
        elif _TO.search(before):
            last = to
            to.append(agency)
        else:
            last = None
    collect = _COLLECT.search(folded, verb, end)
    if collect and not via:
        early = [a for a in to if a.flat_start < collect.start()]
        late = [a for a in to if a.flat_start >= collect.start()]
        if late and early:
            via, to = early, late
    return to, via


def _schedule(
    block: Block, folded: str, begin: int, verb: int, end: int
) -> list[tuple[int, int, str | None, str | None]]:
    """Return `(start, end, frequency, due)` of each duty that a clause states."""
    lead = _LEAD.search(folded[begin:verb])
    start = begin + lead.start() if lead else verb
    if re.match(r"\W*(?:[\d.]+[)]?\s*)?(?:trong qua trinh|qua trinh)", folded[begin:verb]):
        inner = re.search(r"\bneu co\b", folded[begin:verb])
        start = begin + (inner.start() if inner else 0)
        return [(start, end, "ad-hoc", None)]
    stretch = folded[start:end]
    pieces = [(m.start(), m.end()) for m in _PIECES.finditer(stretch)]
    if len(pieces) >= 2:
        out = []
        for a, b in pieces:
            part = stretch[a:b]
            name = _frequencies(part)[:1]
            due = _due(part) or (deadline(part) if not name else None)
            out.append(
                (start + a, start + b, None if re.search(r"nam \d{4}", part) else name[0] if name else None, due)
            )
        return out
    if two := _TWO_DAYS.search(stretch):
        dues = [deadline(f"ngay {day}") for day in two.groups()]
        often = next(iter(_frequencies(stretch)), "half-year" if _half_a_year_apart(dues) else None)
        return [(start, end, often, due) for due in dues]
    names: list[str | None] = [*_frequencies(stretch)]
    due = _due(stretch)
    if due and re.match(r"\d{4}", due):
        names = []
    if not due and names == ["month"] and (day := _DAY_OF_MONTH.search(stretch)):
        due = f"---{int(day[1]):02d}"
    if due and due.startswith("---"):
        names = ["month"]
    if re.search(r"(?:theo )?dinh ky(?: va|,) dot xuat", stretch) and names == ["ad-hoc"]:
        names = [None, "ad-hoc"]
    if not names:
        cell = next((c for c in block.cells or () if c.role == "due"), None)
        if cell is not None and "dinh ky" not in stretch:
            due = due or deadline(cell.flat.folded)
            names = ["year"] if re.search(r"hang nam", cell.flat.folded) else []
        return [(start, end, names[0] if names else None, due)]
    only = (
        re.search(r"(0?6 thang|(?:hang|ca|mot|0?1) nam|nam|quy|thang)\s*\((?:truoc|cham nhat|ngay)", stretch)
        if len(names) > 1
        else None
    )
    holder = _frequencies(only[1])[:1] or ["year"] if only else []
    return [(start, end, name, due if name != "ad-hoc" and (not holder or name in holder) else None) for name in names]


def _half_a_year_apart(dues: list[str | None]) -> bool:
    """Tell whether two days of every year ('--06-15', '--12-15') are six months apart."""
    months = [int(due[2:4]) for due in dues if due and due.startswith("--")]
    return len(months) == 2 and abs(months[0] - months[1]) == 6


def _frequencies(folded: str) -> list[str]:
    return [name for name, pattern in _FREQUENCIES if pattern.search(folded)]


def _due(folded: str) -> str | None:
    plain = _DATED.sub(lambda m: " " * len(m[0]), folded)
    match = _BEFORE.search(plain) or _ON.search(plain)
    return deadline(plain[match.start() : match.start() + 60]) if match else None
