"""Reporting duties: who reports to whom, through whom, how often and by which day."""

import re

from kg.extract.agencies import find_agencies
from kg.extract.dates import deadline
from kg.mentions import ReportMention
from kg.outline import Block

__all__ = ["find_reports"]

_REPORT = re.compile(r"\b(?:(?:tong hop,? )?bao cao|phan anh|phan hoi)\b")
_TO = re.compile(r"\b(?:ve|voi|gui|cho|den|bao cao|len|toi)\s*(?:cac )?\Z")
_VIA = re.compile(r"\b(?:qua|thong qua)\s*\Z")
_FREQUENCIES = (
    ("month", re.compile(r"hang thang|dinh ky thang|bao cao thang|moi thang")),
    ("quarter", re.compile(r"hang quy|dinh ky quy|bao cao quy|moi quy|\bquy,")),
    ("half-year", re.compile(r"0?6 thang|sau thang")),
    ("year", re.compile(r"hang nam|moi nam|0?1 nam|bao cao nam|hang nam|dinh ky nam|cuoi nam|nam\)|va nam\b|, nam\b")),
    ("ad-hoc", re.compile(r"dot xuat|vuong mac|phat sinh|khi co yeu cau")),
)
_BEFORE = re.compile(r"truoc (?:ngay )?(?=\d)|truoc ngay|cham nhat|\bngay \d")
_SKIP = re.compile(
    r"\bbao cao (?:vien|danh gia tac dong|chinh tri|nghien cuu|so \d|tham tra|tai chinh|ket qua hoat dong kinh doanh)"
)
_GIVES = re.compile(
    r"\b(?:ve|voi|gui|cho|theo quy dinh|dinh ky|hang nam|uy ban|ubnd|bo |ban |thuong truc|tinh|so |qua|ket qua|dot xuat|truoc)\b"
)
_STOP = re.compile(r"[;.](?=\s|\Z)|/\.")


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
        if match.start() < done or _SKIP.match(folded, match.start()):
            continue
        begin = max((m.end() for m in _STOP.finditer(folded, 0, match.start())), default=0)
        stop = _STOP.search(folded, match.end())
        end = stop.start() if stop else len(folded)
        clause = folded[match.start() : end]
        agencies = [a for a in find_agencies(flat) if match.end() <= a.flat_start < end]
        if not _GIVES.search(clause) or not (
            agencies or re.search(r"dinh ky|hang nam|theo quy dinh", folded[begin:end])
        ):
            continue
        if re.search(r"\btham muu,? \Z", folded[begin : match.start()]):
            continue
        if not agencies and not (_frequencies(folded[begin:end]) or _due(folded[begin:end])):
            continue
        if not agencies and block.unit_kind not in ("assignment", "report"):
            continue
        if block.unit_kind in ("requirement", "task") and not agencies:
            continue
        done = end
        to = [a for a in agencies if _TO.search(folded[: a.flat_start]) or _listed(folded, agencies, a)]
        via = [a for a in agencies if _VIA.search(folded[: a.flat_start].rstrip("( "))]
        collect = re.search(r"de (?:tong hop|theo doi)", clause)
        if collect and not via:
            at = match.start() + collect.start()
            early = [a for a in to if a.flat_start < at]
            late = [a for a in to if a.flat_start >= at]
            if late and early:
                via, to = early, late
        to = [a for a in to if a not in via]
        for start, finish, frequency, due in _schedule(block, folded, begin, match.start(), end):
            a, b = flat.span(start, finish)
            out.append(ReportMention(a, b, [], to, via, frequency, due, block))
    return out


def _listed(folded: str, agencies: list, agency: object) -> bool:  # type: ignore[type-arg]
    i = agencies.index(agency)
    return i > 0 and bool(re.fullmatch(r"\s*(?:,|va|;)\s*", folded[agencies[i - 1].flat_end : agencies[i].flat_start]))


def _schedule(
    block: Block, folded: str, begin: int, verb: int, end: int
) -> list[tuple[int, int, str | None, str | None]]:
    """Return `(start, end, frequency, due)` of each duty that a clause states."""
    lead = re.search(
        r"(?:dinh ky|moi nam|moi quy|moi thang|hang nam|hang quy|hang thang|truoc ngay|thuc hien bao cao|nam \d{4})[^;.]*\Z",
        folded[begin:verb],
    )
    start = begin + lead.start() if lead else verb
    if re.match(r"\W*(?:[\d.]+[)]?\s*)?(?:trong qua trinh|qua trinh)", folded[begin:verb]):
        inner = re.search(r"\bneu co\b", folded[begin:verb])
        start = begin + (inner.start() if inner else 0)
        return [(start, end, "ad-hoc", None)]
    stretch = folded[start:end]
    pieces = [
        (m.start(), m.end())
        for m in re.finditer(
            r"(?:bao cao )?(?:dinh ky )?(?:0?6 thang|nam|quy|hang nam|1 nam|thang)\s*\(?[^(),;]{0,12}\((?:truoc|cham nhat)[^)]*\)|(?:bao cao )?(?:0?6 thang|nam|quy|thang) (?:gui |nop )?truoc ngay [^,;]{3,24}|dot xuat(?: theo chi dao cua [^,;]*| khi co yeu cau)?",
            stretch,
        )
    ]
    if len(pieces) >= 2:
        out = []
        for a, b in pieces:
            part = stretch[a:b]
            name = _frequencies(part)[:1]
            out.append((start + a, start + b, name[0] if name else None, _due(part)))
        return out
    names = _frequencies(stretch)
    due = _due(stretch)
    if due and re.match(r"\d{4}", due):
        names = []
    if not names:
        tail = re.search(r"dinh ky", stretch)
        if not tail and block.cells:
            cell = next((c for c in block.cells if c.role == "due"), None)
            if cell is not None:
                due = deadline(cell.flat.folded) if not due else due
                names = ["year"] if re.search(r"hang nam", cell.flat.folded) else []
        return [(start, end, names[0] if names else None, due)]
    return [
        (start, end, name, due if name != "ad-hoc" else None)
        for name in names
        if not (name == "ad-hoc" and "dot xuat" in stretch and len(names) > 1 and False)
    ]


def _frequencies(folded: str) -> list[str]:
    return [name for name, pattern in _FREQUENCIES if pattern.search(folded)]


def _due(folded: str) -> str | None:
    match = _BEFORE.search(folded)
    return deadline(folded[match.start() : match.start() + 60]) if match else None
