"""Targets: every figure that someone commits to, with its indicator, comparator, unit and year."""

import re

from kg.extract.figure_hits import Hit, find_hits
from kg.extract.figure_patterns import (
    AFTER_GE,
    AFTER_LE,
    COMPARATORS,
    LEAD,
    MEASURES,
    TRAIL,
    WORDED,
    YEAR,
)
from kg.mentions import FigureMention
from kg.outline import Block
from kg.text import Flat, fold

__all__ = ["find_figures"]


def find_figures(block: Block) -> list[FigureMention]:
    """Return the commitments in `block`: all figures of a target or objective, and in a task those with a commitment."""
    flat = block.flat
    if not any(c.isdigit() for c in flat.text) and not WORDED.search(flat.folded):
        return []
    hits: list[Hit] = []
    for hit in find_hits(flat):
        if _commits(block, flat, hit) or (hits and _goes_on(flat.folded[hits[-1].end : hit.start])):
            hits.append(hit)
    figures = [_figure(block, flat, hits, i) for i in range(len(hits))]
    for i, figure in enumerate(figures):
        if not figure.indicator:
            before = figures[i - 1].indicator if i else ""
            after = figures[i + 1].indicator if i + 1 < len(figures) else ""
            same = i and not re.search(r"[.;](?:\s|\Z)", flat.folded[hits[i - 1].end : hits[i].start])
            figure.indicator = (before or after if same else after or before) or _above(block)
    return figures


def _commits(block: Block, flat: Flat, hit: Hit) -> bool:
    folded = flat.folded
    before = folded[max(0, hit.start - 160) : hit.start]
    clause = re.split(r"[;.]\s", before)[-1]
    after = folded[hit.end : hit.end + 60]
    if re.search(r"\b(?:tu|so voi) (?:muc )?\Z", clause) and re.match(r"[^;.]{0,40}\b(?:xuong|len|con|den)\b", after):
        return False
    if block.unit_kind in ("target", "objective"):
        return True
    if block.unit_kind not in ("task", "assignment"):
        return False
    if re.search(r"\b(?:phan dau|muc tieu)\b", folded[: hit.start]):
        return True
    if hit.percent:
        return bool(
            re.search(r"\b(?:dat|it nhat|toi thieu|giam|tang|nang|dam bao|bao dam|duy tri|hoan thanh|tren)\b", clause)
        ) or not clause.strip(" -+")
    return bool(re.search(r"\b(?:it nhat|toi thieu|phan dau|dat)\b", clause))


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
    a, b = flat.span(start, end)
    return FigureMention(
        start=a,
        end=b,
        indicator=_indicator(flat, start, end, hit, cut),
        direction=_direction(left, right, comparator),
        comparator=comparator,
        value=hit.value,
        upper=hit.upper,
        unit=hit.unit,
        by=_by(block, flat, hits, i, start, end),
        block=block,
    )


# Where the commitment itself begins inside a longer sentence.
_ACT = re.compile(r"[,:]\s+(?=\d|(?:phan dau|nang|giam|tang|dua|dam bao|bao dam|duy tri) |(?:ty|ti) le )")
_BREAK = re.compile(r"[;.:](?=\s|\Z)|,\s|\s(?:va|dong thoi|trong do)\s|\s\((?=\d\))")


def _clause(flat: Flat, hits: list[Hit], i: int) -> tuple[int, int]:
    """Return the clause that holds figure `i`: cut at stops, and at commas or 'và' where another figure begins."""
    folded = flat.folded
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


def _direction(left: str, right: str, comparator: str) -> str:
    if re.search(r"\bduy tri\b", left):
        return "maintain"
    if re.search(r"\b(?:giam|xuong|ha|keo giam)\b", left) and not re.search(
        r"\bgiam ngheo\b(?!.*\bgiam (?!ngheo))", left
    ):
        return "reduce"
    if comparator in ("lt", "le") and re.search(
        r"suy dinh duong|tu vong|ho ngheo|that nghiep|tai nan|bao luc|tao hon", left
    ):
        return "reduce"
    if re.search(r"\b(?:tang|nang|nang cao ty le)\b(?! cuong)", left):
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
    right = re.sub(r"\s*(?:vào|đến|trong)?\s*năm \d{4}.*\Z|\s*trở (?:lên|xuống).*\Z", "", right)
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


def _by(block: Block, flat: Flat, hits: list[Hit], i: int, start: int, end: int) -> int | None:
    """Return the year that binds a figure: in its clause, before it in the sentence, in the list's lead or heading."""
    folded = flat.folded
    hit = hits[i]
    after = YEAR.search(folded, hit.end, end)
    before = [m for m in YEAR.finditer(folded, start, hit.start)]
    if before:
        return int(before[-1][1])
    if after:
        return int(after[1])
    sentence = folded.rfind(". ", 0, start) + 1
    earlier = [m for m in YEAR.finditer(folded, sentence, start)]
    if earlier:
        return int(earlier[-1][1])
    following = YEAR.search(folded, end, min(len(folded), _sentence_end(folded, end)))
    if following and re.match(r"[^;.]*?\bvao nam", folded[end:]):
        return int(following[1])
    for text in (*reversed(block.intro), *reversed(block.context)):
        found = YEAR.findall(text)
        if found:
            return int(found[-1])
    return None


def _sentence_end(folded: str, at: int) -> int:
    stop = re.compile(r"[;.](?=\s|\Z)").search(folded, at)
    return stop.start() if stop else len(folded)
