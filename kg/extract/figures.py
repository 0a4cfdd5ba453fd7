"""Targets: every figure that someone commits to, with its indicator, comparator, unit and year."""

import re

from kg.extract.agencies import find_agencies
from kg.extract.commitments import commits
from kg.extract.figure_hits import Hit, find_hits
from kg.extract.figure_patterns import AFTER_GE, AFTER_LE, COMPARATORS, LEAD, MEASURES, TRAIL, WORDED
from kg.extract.figure_rows import row_figures
from kg.extract.figure_years import year_of
from kg.mentions import FigureMention
from kg.outline import Block
from kg.text import Flat, fold

__all__ = ["find_figures"]


_DIGIT = re.compile(r"\d")
_COORDINATE = re.compile(r"\b\d{6,7}\b")


def find_figures(block: Block) -> list[FigureMention]:
    """Return the commitments in `block`: all figures of a target or objective, and in a task those with a commitment."""
    flat = block.flat
    if any(cell.role.startswith("year ") for cell in block.cells):
        return row_figures(block)
    if not _DIGIT.search(flat.text) and not WORDED.search(flat.folded):
        return []
    if len(_COORDINATE.findall(flat.folded)) > 5:
        return []  # a table of data that lost its lines
    hits: list[Hit] = []
    for hit in find_hits(flat):
        if not hit.listed and block.unit_kind != "target":
            continue
        if commits(block, flat, hit) or (hits and _goes_on(flat.folded[hits[-1].end : hit.start])):
            hits.append(hit)
    figures = [_figure(block, flat, hits, i) for i in range(len(hits))]
    for i, figure in enumerate(figures):
        if not figure.indicator:
            before = figures[i - 1].indicator if i else ""
            after = figures[i + 1].indicator if i + 1 < len(figures) else ""
            same = i and not re.search(r"[.;](?:\s|\Z)", flat.folded[hits[i - 1].end : hits[i].start])
            figure.indicator = (before or after if same else after or before) or _above(block)
    bodies = [a.text for a in find_agencies(flat)] if figures and block.unit_kind in ("task", "assignment") else []
    for i, figure in enumerate(figures):
        figure.indicator = _without_bodies(figure.indicator, bodies)
        _share(figures, i)
        if figure.indicator.count("(") > figure.indicator.count(")"):
            figure.indicator += ")"
    return figures


_PREDICATE = re.compile(r"\s(?:được|tham gia|đạt chuẩn|sử dụng|tiếp cận|hưởng|có)\s.*\Z")


def _share(figures: list[FigureMention], i: int) -> None:
    """Give an indicator the words that it shares with its neighbour.

    'hộ ở thành thị và 65% hộ ở nông thôn được sử dụng nước sạch': the predicate; 'đi học đúng độ tuổi cấp tiểu học
    đạt 99,5%, cấp trung học cơ sở đạt 95%': the subject.
    """
    figure = figures[i]
    if i + 1 < len(figures) and figure.indicator.startswith("tỷ lệ") and not _PREDICATE.search(figure.indicator):
        following = figures[i + 1]
        said = _PREDICATE.search(following.indicator)
        if (
            said
            and following.unit == figure.unit
            and 0 <= following.start - figure.end <= 6
            and figure.comparator == following.comparator
            and not following.indicator.startswith(figure.indicator)  # a part of the same whole
        ):
            figure.indicator += said.group()
    if i and figure.indicator.split() and not figure.indicator.startswith(("tỷ", "tỉ", "số ")):
        before, head = figures[i - 1].indicator, figure.indicator.split()[0]
        at = before.rfind(f" {head} ")
        if at > 0 and figure.unit == figures[i - 1].unit and figure.start - figures[i - 1].end <= 4:
            figure.indicator = before[: at + 1] + figure.indicator


def _without_bodies(indicator: str, bodies: list[str]) -> str:
    """Return an indicator without who is charged: 'sở Xây dựng chủ trì xóa nhà tạm' gives 'xóa nhà tạm'."""
    for body in bodies:
        at = indicator.lower().find(body.lower())
        rest = indicator[at + len(body) :] if at >= 0 else ""
        if at >= 0 and len(rest.split()) > 1:
            indicator = re.sub(r"\A[\s,]*(?:(?:có trách nhiệm|chủ trì|phối hợp(?: chặt chẽ)? với|và)[\s,]*)*", "", rest)
    return indicator


def _above(block: Block) -> str:
    """Return what a bare figure is about: the heading above it, or the list's lead."""
    return block.above.heading if block.above is not None and block.above.heading else block.flat.text[:80]


def _goes_on(between: str) -> bool:
    """Tell whether a figure belongs to the list of commitments that the figure before it opened."""
    return not re.search(r"\.\s", between) and len(between) < 200


def _figure(block: Block, flat: Flat, hits: list[Hit], i: int) -> FigureMention:
    hit = hits[i]
    start, end = _clause(flat, hits, i)
    folded = flat.folded
    left, right = folded[start : hit.start], folded[hit.end : end]
    comparator, cut = _comparator(left, right, hit)
    if comparator == "eq" and i and _governed(flat, hits, i, start):
        comparator = "ge"
    a, b = flat.span(start, end)
    return FigureMention(
        start=a,
        end=b,
        indicator=_indicator(flat, start, end, hit, cut),
        direction=_direction(flat.lower[start : hit.start], right, comparator),
        comparator=comparator,
        value=hit.value,
        upper=hit.upper,
        unit=hit.unit,
        by=year_of(block, flat, hits, i, start, end),
        block=block,
    )


def _governed(flat: Flat, hits: list[Hit], i: int, start: int) -> bool:
    """Tell whether 'ít nhất' before the first figure of a list governs this one too: 'ít nhất 75% …; 80% …'."""
    before = hits[i - 1]
    between = flat.folded[before.end : hits[i].start]
    own = flat.folded[start : hits[i].start]
    said = re.search(r"\b(?:it nhat|toi thieu)\s*(?:\w+ ){0,2}\Z", flat.folded[: before.start])
    return (
        bool(said) and before.percent == hits[i].percent and not re.search(r"\.\s", between) and not own.strip(" ,;-")
    )


# Where the commitment itself begins inside a longer sentence.
_ACT = re.compile(r"[,:]\s+(?=\d|(?:phan dau|nang|giam|tang|dua|dam bao|bao dam|duy tri) |(?:ty|ti) le )")
_SOME_AGE = re.compile(r"trong do(?= tuoi)")
"""'trong độ tuổi', which the shadow does not tell from 'trong đó'."""
_BREAK = re.compile(r"[;.:](?=\s|\Z)|,\s|\s(?:va|dong thoi|trong do)\s|\s\((?=\d\))")


def _clause(flat: Flat, hits: list[Hit], i: int) -> tuple[int, int]:
    """Return the clause that holds figure `i`: cut at stops, and at commas or 'và' where another figure begins."""
    folded = _SOME_AGE.sub("trong d0", flat.folded) if "trong độ" in flat.lower else flat.folded
    hit = hits[i]
    low = hits[i - 1].end if i else 0
    high = hits[i + 1].start if i + 1 < len(hits) else len(folded)
    start = low
    breaks = list(_BREAK.finditer(folded, low, hit.start))
    for match in breaks:
        if match.group().strip() in (";", ".", ":"):
            start = match.end()
    for match in breaks:
        mark = match.group().strip()
        if match.start() < start or not i or mark not in (",", "va", "trong do"):
            continue
        start = match.start() + 1 if mark == "trong do" else match.end()
        if mark != "trong do" and match.start() <= low + 2:
            break
    if i and start == low:
        lead = re.match(r"[^;.]*?(?:,\s|\sva\s)", folded[low : hit.start])
        if lead:
            start = low + lead.end()
    end = high if i + 1 < len(hits) else len(folded)
    stops = [m for m in _BREAK.finditer(folded, hit.end, end + (1 if i + 1 < len(hits) else 0))]
    for match in stops:
        if match.group().strip() in (";", ".", ":"):
            end = match.start()
            break
    else:
        if i + 1 < len(hits):
            between = folded[hit.end : high]
            joint = re.search(r",\s+(?=[^,]*\Z)|\sva\s(?=[^,]*\Z)|\s(?=trong do\b)", between)
            first = re.search(r",?\s(?=trong do\b)|,\s", between)
            cut = (
                first
                if first and re.match(r",?\s+trong do", first.group() + between[first.end() : first.end() + 8])
                else joint
            )
            end = hit.end + cut.start() if cut else high
    acts = list(_ACT.finditer(folded, start, hit.start))
    if acts:
        start = acts[-1].end()
    while start < end and folded[start] in " ,;:-+(":
        start += 1
    label = re.match(r"\((?:\d{1,2}|[a-z])\)\s*|[a-zđ]\)\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+", folded[start:])
    if label:
        start += label.end()
    while end > start and folded[end - 1] in " ,;.:":
        end -= 1
    return start, end


def _comparator(left: str, right: str, hit: Hit) -> tuple[str, int]:
    """Return the comparator and how many characters its words take up before the figure."""
    if hit.upper is not None:
        return "range", 0
    if AFTER_GE.match(right):
        return "ge", 0
    if AFTER_LE.match(right):
        return "le", 0
    for name, pattern in COMPARATORS:
        if match := pattern.search(left):
            if name == "ge" and match.group().strip() == "tu" and not re.search(r"tro len", right[:40]):
                continue
            return name, len(match.group())
    return "eq", 0


_TO_BE_LOWERED = (
    r"suy dinh dưỡng|thấp còi|nhẹ cân|béo phì|gầy còm|tử vong|tử suất|mắc mới|\bmắc\b|tái nghèo|hộ nghèo|cận nghèo|thất nghiệp"
    r"|tai nạn|đuối nước|bạo lực|xâm hại|tảo hôn|tỷ số giới tính|bỏ (?:học|trị)|thất thoát|hao phí|mù chữ|nợ (?:đọng|xấu)"
    r"|quá hạn|trễ hạn|chậm (?:hạn|đóng)|trốn đóng|vi phạm|tái nghiện|thiếu việc làm"
)
"""What a figure with 'dưới' or 'không quá' is meant to bring down."""


def _direction(left: str, right: str, comparator: str) -> str:
    """Return what is to happen to the quantity; `left` (in lower case, with its marks) stands before the figure."""
    if re.search(r"\b(?:duy trì|giữ (?:vững|ổn định|ở mức))\b", left):
        return "maintain"
    if re.search(r"\b(?:khống chế|kiềm chế|kìm giữ)\b", left):
        return "maintain"
    if re.search(r"\b(?:giảm|xuống|hạ|kéo giảm)\b|\bcòn(?: dưới| khoảng| tối đa)?\s*\Z", left) and not re.search(
        r"\bgiảm nghèo\b(?!.*\bgiảm (?!nghèo))", left
    ):
        return "reduce"
    if comparator in ("lt", "le") and re.search(_TO_BE_LOWERED, left):
        return "reduce"
    if re.search(
        r"\b(?:tăng(?! cường| trưởng)|nâng(?! cao chất)|nâng cao tỷ lệ)\b|\bđưa\b.{3,120}\blên\b|\bthêm\b", left
    ):
        return "increase"
    return "reach"


def _indicator(flat: Flat, start: int, end: int, hit: Hit, cut: int) -> str:
    """Return what is measured, in proper words: the clause without its figure."""
    folded, text = flat.folded, flat.text
    stop = hit.start - cut
    lead = LEAD.match(folded[start:stop])
    begin = start + (lead.end() if lead else 0)
    trail = TRAIL.search(folded[begin:stop])
    left = text[begin : begin + trail.start() if trail else stop].strip(" ,;.:()")
    right = re.sub(r"^\s*(?:các|số)\s+", "", text[hit.end : end].strip(" ,;.()"))
    right = re.sub(r"\s*(?:vào|đến|trong)?\s*năm \d{4}.*\Z|\s*trở (?:lên|xuống).*\Z|,\s*không còn .*\Z", "", right)
    if hit.percent:
        name = left
        if not left:
            name = right if re.match(r"t[ỷỉ] lệ\b", right.lower()) or not right else f"tỷ lệ {right}"
        elif right and not re.search(r"t[ỷỉ] (?:lệ|trọng|suất)|tốc độ", left.lower()):
            name = f"{left} {right}"
    elif hit.unit == "điểm":
        name = left or right
    else:
        counted = not (fold(hit.noun) in MEASURES or left.lower().startswith(("tuổi thọ", "số năm", "diện tích")))
        name = " ".join(x for x in (left, hit.noun if counted else "", right) if x)
    name = " ".join(name.split())
    return name[:1].lower() + name[1:] if name[:2] != name[:2].upper() else name
