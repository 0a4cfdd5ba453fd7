"""Targets: every figure that someone commits to, with its indicator, comparator, unit and year."""

import re
from dataclasses import dataclass

from kg.mentions import FigureMention
from kg.outline import Block
from kg.text import Flat

__all__ = ["find_figures"]

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}"
_WORDS = {"mot": 1, "hai": 2, "ba": 3}
# '4-5%', '3,5 %', '3%/năm'
_PERCENT = re.compile(rf"(?P<v>{_NUMBER})\s*(?:%\s*)?(?:(?:-|den)\s*(?P<u>{_NUMBER})\s*)?%(?P<per>\s*/\s*nam|/nam)?")
# '32 giường bệnh/10.000 dân', '107 trẻ sơ sinh trai/100 …'
_RATE = re.compile(rf"(?P<v>{_NUMBER})\s*(?P<unit>[^\W\d][^\d;.()%]{{1,60}}?)\s?/\s?(?P<base>(?:\d{{1,3}}(?:\.\d{{3}})*\s)?(?:dan|nguoi|tre|ca|phu nu|tre de song|ho)\b)")
# 'khoảng 24,6 m² sàn/người'
_AREA = re.compile(rf"(?P<v>{_NUMBER})\s*(?P<unit>m2|m²|ha|km2|km)\s?(?:san\s?)?(?:/\s?(?P<base>nguoi|ho))?\b")
# '100.000 lao động', '01 huyện', '05 loại mô hình', '75 tuổi', '68 năm'
_COUNTED = (
    r"lao dong|nguoi lao dong|nguoi|luot nguoi|luot nhan luc|luot|ho|huyen|xa|phuong|thon|ban|loai mo hinh|mo hinh|lop|can bo|hoc vien|can ho|can|cong trinh|doanh nghiep|hop tac xa"
    r"|thanh vien|co so|trung tam|truong|diem|bo du lieu|san pham|vung nuoi|vung|tuoi|nam|don vi|ty dong|trieu dong|nghin dong|usd|ha|tan|nhan luc|nha|giuong benh|giuong|du an|cuoc|buoi|hoi nghi|cau lac bo|to|nhom|nen tang|ca|mau|vi tri|cuon|thanh nien|phu nu|hoi vien|doan vien|hop dong|thiet che|nha van hoa|khu cong nghiep|thi tran"
)
_COUNT = re.compile(rf"(?P<v>{_NUMBER}|\bmot|\bhai)\s+(?P<unit>{_COUNTED})(?:/\s?(?P<per>nam|xa|huyen|thang|lop))?\b")
# 'chỉ số … (HDI) đạt 0,7', 'tổng tỷ suất sinh đạt 2,1'
_INDEX = re.compile(rf"(?:chi so|ty so|he so|tong ty suat|muc sinh|hdi)[^;.]{{0,120}}?\b(?:dat|la|tren|khoang|o muc|bang|duy tri)\s+(?:tren |khoang |it nhat |toi thieu |muc )?(?P<v>{_NUMBER})(?!\s*%|\d|/)")
_COMPARATORS = (
    ("gt", re.compile(r"(?:khoang )?(?:tren|hon|vuot|cao hon|lon hon)(?: muc)?\s*(?:so )?\Z")),
    ("ge", re.compile(r"(?:it nhat|toi thieu|khong duoi|khong thap hon|tu)(?: la| dat| tren| co)?\s*\Z")),
    ("le", re.compile(r"(?:toi da|khong qua|khong vuot qua|nhieu nhat)(?: la)?\s*\Z")),
    ("lt", re.compile(r"(?:duoi|thap hon|xuong duoi|con duoi|it hon|nho hon)(?: muc)?\s*\Z")),
    ("approx", re.compile(r"(?:khoang|chung|gan|xap xi)(?: tu)?\s*\Z")),
)
_AFTER_GE = re.compile(r"\s*(?:so [\w ]{1,20} )?tro len")
_AFTER_LE = re.compile(r"\s*(?:so [\w ]{1,20} )?tro xuong")
_COMMITS = re.compile(
    r"\b(?:dat|phan dau|it nhat|toi thieu|giam|tang|nang|dam bao|bao dam|duy tri|hoan thanh|dua|ho tro|dao tao|giai quyet|co|xay dung|hinh thanh|tao|thu hut|phat trien|thanh lap|to chuc|chiem|bao phu|duoi|tren|xuong|con|la|moi nam|hang nam|xoa)\b"
)
_YEAR = re.compile(r"\b(?:den (?:het |cuoi )?(?:nam )?|vao (?:cuoi )?nam |nam |den cuoi nam |giai doan \d{4}\s*-\s*)((?:19|20)\d{2})\b")
_DESCRIBES = re.compile(r"(?:duoi|tu|tren|du|den|tro len)\s*\Z")
_NOT_FIGURE = re.compile(r"(?:so|dieu|khoan|muc|chi tieu|nhiem vu|giai phap|bieu|mau|phu luc|khoa|quy|ngay|thang|nam|hang|cap|lan thu|top|muc do|loai|nhom|trang|vu|giai doan|ky|de an|covid|dien|quoc lo|phan|chuong|tap)\s*\Z")


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    value: float
    upper: float | None
    unit: str
    noun: str
    percent: bool


def find_figures(block: Block) -> list[FigureMention]:
    """Return the commitments in `block`: all figures of a target or objective, and in a task those with a commitment."""
    flat = block.flat
    if not any(c.isdigit() for c in flat.text) and "mot thanh vien" not in flat.folded:
        return []
    hits: list[_Hit] = []
    for hit in _hits(flat):
        if _commits(block, flat, hit) or (hits and _goes_on(flat.folded[hits[-1].end : hit.start])):
            hits.append(hit)
    out = []
    for i, hit in enumerate(hits):
        out.append(_figure(block, flat, hits, i))
    return out


def _value(raw: str) -> float:
    if raw in _WORDS:
        return float(_WORDS[raw])
    if "," in raw:
        return float(raw.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", raw):
        return float(raw.replace(".", ""))
    return float(raw)


def _hits(flat: Flat) -> list[_Hit]:
    folded = flat.folded
    hits: list[_Hit] = []
    taken: list[tuple[int, int]] = []

    def add(hit: _Hit) -> None:
        if not any(a < hit.end and hit.start < b for a, b in taken):
            hits.append(hit)
            taken.append((hit.start, hit.end))

    for match in _PERCENT.finditer(folded):
        upper = _value(match["u"]) if match["u"] else None
        per = match["per"] or (re.match(r"\s*(?:moi nam|hang nam|/ ?nam|mot nam)\b", folded[match.end() :]) and "x") or ""
        if not per and re.search(r"(?:binh quan|moi nam|hang nam|hang nam,?)[^;.]{0,40}\Z", folded[: match.start()]) and re.search(r"giam|tang", folded[max(0, match.start() - 70) : match.start()]):
            per = "x"
        tail = re.match(r"\s*/\s*nam|\s*(?:ho ngheo )?(?:hang|moi) nam", folded[match.end() :])
        if not per and re.match(r"\s*[^\W\d][\w ]{0,20} (?:hang|moi) nam\b", folded[match.end() :]):
            per = "x"
        end = match.end() + (tail.end() if tail and tail.group().strip().startswith("/") else 0)
        add(_Hit(match.start(), end, _value(match["v"]), upper, "%/năm" if per or tail else "%", "", True))
    for pattern in (_RATE, _AREA):
        for match in pattern.finditer(folded):
            if _NOT_FIGURE.search(folded[: match.start()]) or (match.start() and folded[match.start() - 1] in "/-.,"):
                continue
            unit = flat.text[match.start("unit") : match.end("unit")].strip()
            base = match.groupdict().get("base")
            unit = {"m2": "m²", "km2": "km²"}.get(unit, unit)
            text = unit + ("/" + flat.text[match.start("base") : match.end("base")] if base else "")
            add(_Hit(match.start(), match.end(), _value(match["v"]), None, text, unit, False))
    for match in _COUNT.finditer(folded):
        before = folded[: match.start()]
        if match["v"] in _WORDS and not re.search(r"it nhat \Z", before):
            continue
        if _NOT_FIGURE.search(before) or (before and before[-1:] in "/-.,"):
            continue
        if match["unit"] in ("tuoi", "nam", "thang") and (_DESCRIBES.search(before) and not re.search(r"(?:trung binh|tuoi tho|binh quan)[^;]*\Z", before)):
            continue
        if match["unit"] in ("tuoi", "nam") and not re.search(r"tuoi tho|so nam|thoi gian|trung binh", before[-90:]):
            continue
        if match["unit"] == "nam" and len(match["v"]) == 4:
            continue
        if match["unit"] in ("ban", "to", "ca", "can", "ha", "xa", "ho", "diem") and not _word_is(flat, match.start("unit"), match["unit"]):
            continue
        unit = flat.text[match.start("unit") : match.end("unit")]
        if not match["per"] and match["unit"] in ("nguoi", "lao dong", "nguoi lao dong", "ho", "luot nguoi") and re.search(
            r"\b(?:hang|moi) nam\b[^;.]{0,90}\Z", before
        ):
            unit += "/năm"
        if match["per"]:
            unit += "/" + flat.text[match.start("per") : match.end("per")]
        add(_Hit(match.start(), match.end(), _value(match["v"]), None, unit, unit, False))
    for match in _INDEX.finditer(folded):
        add(_Hit(match.start("v"), match.end("v"), _value(match["v"]), None, "điểm", "", False))
    return sorted(hits, key=lambda hit: hit.start)


_WORD_FORMS = {"ban": "bản", "to": "tổ", "ca": "ca", "can": "căn", "ha": "ha", "xa": "xã", "ho": "hộ", "diem": "điểm"}


def _word_is(flat: Flat, at: int, word: str) -> bool:
    return flat.text[at : at + len(word)].lower() in (_WORD_FORMS[word], word)


def _commits(block: Block, flat: Flat, hit: _Hit) -> bool:
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
        return bool(re.search(r"\b(?:dat|it nhat|toi thieu|giam|tang|nang|dam bao|bao dam|duy tri|hoan thanh|tren)\b", clause)) or not clause.strip(" -+")
    return bool(re.search(r"\b(?:it nhat|toi thieu|phan dau|dat)\b", clause))


def _goes_on(between: str) -> bool:
    """Tell whether a figure belongs to the list of commitments that the figure before it opened."""
    return not re.search(r"\.\s", between) and len(between) < 200


def _figure(block: Block, flat: Flat, hits: list[_Hit], i: int) -> FigureMention:
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


_BREAK = re.compile(r"[;.:](?=\s|\Z)|,\s|\s(?:va|dong thoi|trong do)\s|\s\((?=\d\))")


def _clause(flat: Flat, hits: list[_Hit], i: int) -> tuple[int, int]:
    """Return the clause that holds figure `i`: cut at stops, and at commas or 'và' where another figure begins."""
    folded = flat.folded
    hit = hits[i]
    low = hits[i - 1].end if i else 0
    high = hits[i + 1].start if i + 1 < len(hits) else len(folded)
    start = low
    for match in _BREAK.finditer(folded, low, hit.start):
        mark = match.group().strip()
        if mark in (";", ".", ":") or (i and (mark in (",", "va", "trong do") and _fresh(folded, match.end(), hit.start, low))):
            start = match.end() if mark != "trong do" else match.start() + 1
            if mark in (",", "va") and i and start > low:
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
            cut = first if first and re.match(r",?\s+trong do", first.group() + between[first.end() : first.end() + 8]) else joint
            end = hit.end + cut.start() if cut else high
    while start < end and folded[start] in " ,;:-+":
        start += 1
    match = re.match(r"\((?:\d{1,2}|[a-z])\)\s*|[a-zđ]\)\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+", folded[start:])
    if match:
        start += match.end()
    while end > start and folded[end - 1] in " ,;.:":
        end -= 1
    return start, end


def _fresh(folded: str, at: int, stop: int, low: int) -> bool:
    return at < stop


def _comparator(left: str, right: str, hit: _Hit) -> tuple[str, int]:
    """Return the comparator and how many characters its words take up before the figure."""
    if hit.upper is not None:
        return "range", 0
    if _AFTER_GE.match(right):
        return "ge", 0
    if _AFTER_LE.match(right):
        return "le", 0
    for name, pattern in _COMPARATORS:
        if match := pattern.search(left):
            if name == "ge" and match.group().strip() == "tu" and not re.search(r"tro len", right[:40]):
                continue
            return name, len(match.group())
    return "eq", 0


def _direction(left: str, right: str, comparator: str) -> str:
    if re.search(r"\bduy tri\b", left):
        return "maintain"
    if re.search(r"\b(?:giam|xuong|ha|keo giam)\b", left) and not re.search(r"\bgiam ngheo\b(?!.*\bgiam (?!ngheo))", left):
        return "reduce"
    if comparator in ("lt", "le") and re.search(r"suy dinh duong|tu vong|ho ngheo|that nghiep|tai nan|bao luc|tao hon", left):
        return "reduce"
    if re.search(r"\b(?:tang|nang|nang cao ty le)\b(?! cuong)", left):
        return "increase"
    return "reach"


_LEAD = re.compile(
    r"\A(?:(?:ve [\w ,]{2,40}:|chi tieu \d+\s*[:.]|tu nam \d{4}(?: tro di)?,?|den (?:het |cuoi )?nam \d{4},?|(?:vao )?nam \d{4},?|hang nam,?|phan dau|dam bao|bao dam|muc tieu|trong do|co(?= it nhat| tren| khoang|\b)|toan tinh|duy tri|nang|dua|tang|giam|dat|it nhat|toi thieu|tren dia ban tinh|dong thoi|tung buoc|va)\s*)+"
)
_TRAIL = re.compile(r"\s*(?:dat|la|chiem|len|xuong|con|tu|khoang|duoi|tren|it nhat|toi thieu|o muc|muc|co|binh quan|den nam \d{4}|vao nam \d{4}|giam|tang|bang|va|,|:|den|duoc|con lai|dat ty le)+\s*\Z")


def _indicator(flat: Flat, start: int, end: int, hit: _Hit, cut: int) -> str:
    """Return what is measured, in proper words: the clause without its figure."""
    folded, text = flat.folded, flat.text
    stop = hit.start - cut
    lead = _LEAD.match(folded[start:stop])
    begin = start + (lead.end() if lead else 0)
    left = text[begin:stop]
    trail = _TRAIL.search(folded[begin:stop])
    if trail:
        left = text[begin : begin + trail.start()]
    right = re.sub(r"^\s*(?:các|số)\s+", "", text[hit.end : end].strip(" ,;."))
    right = re.sub(r"\s*(?:vào|đến|trong)?\s*năm \d{4}.*\Z|\s*trở (?:lên|xuống).*\Z", "", right)
    left = left.strip(" ,;.:")
    if hit.percent:
        if not left and right:
            return ("tỷ lệ " + right).strip()
        name = left
        if right and not re.match(r"(?:trở|hàng|hằng|mỗi)", right) and not re.search(r"t[ỷỉ] lệ|tỷ trọng", left.lower()):
            name = f"{left} {right}".strip() if left else f"tỷ lệ {right}"
    else:
        name = " ".join(x for x in (left, hit.noun if hit.noun and not left.lower().startswith(("tuổi thọ", "số năm", "diện tích")) else "", right) if x)
        if hit.unit == "điểm":
            name = left or right
    name = " ".join(name.split())
    return name[:1].lower() + name[1:] if name[:2] != name[:2].upper() else name


def _by(block: Block, flat: Flat, hits: list[_Hit], i: int, start: int, end: int) -> int | None:
    """Return the year that binds a figure: in its clause, before it in the sentence, in the list's lead or heading."""
    folded = flat.folded
    hit = hits[i]
    after = _YEAR.search(folded, hit.end, end)
    before = [m for m in _YEAR.finditer(folded, start, hit.start)]
    if before:
        return int(before[-1][1])
    if after:
        return int(after[1])
    sentence = max(folded.rfind(". ", 0, start), folded.rfind(": ", 0, start) if False else -1) + 1
    earlier = [m for m in _YEAR.finditer(folded, sentence, start)]
    if earlier:
        return int(earlier[-1][1])
    following = _YEAR.search(folded, end, min(len(folded), _sentence_end(folded, end)))
    if following and re.match(r"[^;.]*?\bvao nam", folded[end:]):
        return int(following[1])
    for text in (*reversed(block.intro), *reversed(block.context)):
        found = _YEAR.findall(text)
        if found:
            return int(found[-1])
    return None


def _sentence_end(folded: str, at: int) -> int:
    stop = re.compile(r"[;.](?=\s|\Z)").search(folded, at)
    return stop.start() if stop else len(folded)
