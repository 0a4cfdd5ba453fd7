"""Figures as they stand in a text: shares, rates, areas, counted things, indices, each with its unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from kg.extract.figure_patterns import (
    AREA,
    COUNT,
    DESCRIBES,
    INDEX,
    NOT_FIGURE,
    NUMBER,
    PER_MANY,
    PERCENT,
    RATE,
    TIMES,
    WORDS,
)
from kg.text import Flat

__all__ = ["Hit", "find_hits", "number_of"]

_DIGIT_OR_WORD = re.compile(r"\d|\b(?:mot|hai|ba)\b")
_SQUARE = {"m2": "m²", "km2": "km²"}
# Syllables that name a unit only with their diacritics: 'hộ', not 'hồ' or 'họ'.
_WORD_FORMS = {
    "ban": "bản",
    "to": "tổ",
    "ca": "ca",
    "can": "căn",
    "ha": "ha",
    "xa": "xã",
    "ho": "hộ",
    "diem": "điểm",
    "tram": "trạm",
    "bien": "biển",
    "mau": "mẫu",
    "lan": "lần",
    "dot": "đợt",
}
_A_YEAR = re.compile(r"\s*(?:moi nam|hang nam|/ ?nam|mot nam)\b|\s*[^\W\d][\w ]{0,20} (?:hang|moi) nam\b")
_ON_AVERAGE = re.compile(r"(?:binh quan|moi nam|hang nam)[^;.]{0,40}\Z")
_YEARLY = re.compile(r"\b(?:hang|moi) nam\b[^;.]{0,90}\Z")
_EACH = re.compile(r"\bmoi (nam|quy|thang)\b[^;.\d]{0,60}\Z")
_EACH_AFTER = re.compile(r"\s*(?:moi|mot) (nam|quy|thang)\b")
_TIME = {"nam": "năm", "quy": "quý", "thang": "tháng"}
_PEOPLE = ("nguoi", "lao dong", "nguoi lao dong", "ho", "luot nguoi")


@dataclass(frozen=True)
class Hit:
    """A figure at `[start, end)` of a flat text; `noun` is what is counted; `upper` the end of a range."""

    start: int
    end: int
    value: float
    upper: float | None
    unit: str
    noun: str
    percent: bool
    listed: bool = True
    """Whether what is counted is a thing that such documents count; any other noun counts only among targets."""


_KNOWN: WeakKeyDictionary[Flat, list[Hit]] = WeakKeyDictionary()
"""What `find_hits` answered for the paragraphs that are still held: several readers ask."""


def find_hits(flat: Flat) -> list[Hit]:
    """Return the figures in `flat`, in reading order, none overlapping; whether anyone commits to them is not asked."""
    if (known := _KNOWN.get(flat)) is None:
        known = _KNOWN[flat] = _find(flat) if _DIGIT_OR_WORD.search(flat.folded) else []
    return list(known)


def _find(flat: Flat) -> list[Hit]:
    hits: list[Hit] = []
    for hit in (*_shares(flat), *_rates(flat), *_many(flat), *_counts(flat), *_indices(flat), *_others(flat)):
        if not any(other.start < hit.end and hit.start < other.end for other in hits):
            hits.append(hit)
    return sorted(hits, key=lambda hit: hit.start)


def number_of(raw: str) -> float:
    """Return the number that `raw` writes the Vietnamese way: '100.000' is a hundred thousand, '17,9' a decimal."""
    if raw in WORDS:
        return float(WORDS[raw])
    if "," in raw:
        return float(raw.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", raw):
        return float(raw.replace(".", ""))
    return float(raw)


def _shares(flat: Flat) -> Iterator[Hit]:
    folded = flat.folded
    for match in PERCENT.finditer(folded):
        before, after = folded[: match.start()], folded[match.end() :]
        change = re.search(r"giam|tang", before[-70:])
        yearly = match["per"] or _A_YEAR.match(after) or (change and _ON_AVERAGE.search(before))
        tail = re.match(r"\s*/\s*nam", after)
        end = match.end() + (tail.end() if tail else 0)
        upper = number_of(match["u"]) if match["u"] else None
        yield Hit(match.start(), end, number_of(match["v"]), upper, "%/năm" if yearly or tail else "%", "", True)


def _stands_alone(folded: str, start: int) -> bool:
    return not (
        NOT_FIGURE.search(folded[:start]) or (start and (folded[start - 1] in "/-.," or folded[start - 1].isalpha()))
    )


def _rates(flat: Flat) -> Iterator[Hit]:
    for pattern in (RATE, AREA) if "/" in flat.folded else (AREA,):
        for match in pattern.finditer(flat.folded):
            if not _stands_alone(flat.folded, match.start()):
                continue
            noun = flat.text[match.start("unit") : match.end("unit")].strip().removesuffix(" sàn")
            noun = _SQUARE.get(noun, noun)
            base = flat.text[match.start("base") : match.end("base")] if match["base"] else ""
            yield Hit(
                match.start(), match.end(), number_of(match["v"]), None, f"{noun}/{base}" if base else noun, noun, False
            )


def _many(flat: Flat) -> Iterator[Hit]:
    """Yield shares of thousands and more, and multiples of a former value."""
    for pattern in (PER_MANY, TIMES) if "/" in flat.folded or "‰" in flat.folded else (TIMES,):
        for match in pattern.finditer(flat.folded):
            if pattern is PER_MANY and not _stands_alone(flat.folded, match.start()):
                continue
            unit = flat.text[match.start("unit") : match.end("unit")]
            yield Hit(
                match.start("v"),
                match.end(),
                number_of(match["v"]),
                None,
                unit,
                "" if unit[0] in "/‰" else unit,
                unit[0] in "/‰",
            )


def _counts(flat: Flat) -> Iterator[Hit]:
    for match in COUNT.finditer(flat.folded):
        before = flat.folded[: match.start()]
        if not _stands_alone(flat.folded, match.start()) or not _is_count(flat, match, before):
            continue
        noun = unit = flat.text[match.start("unit") : match.end("unit")]
        if match["per"]:
            unit += "/" + flat.text[match.start("per") : match.end("per")]
        elif match["unit"] in _PEOPLE and _YEARLY.search(before):
            unit += "/năm"
        else:
            unit = _each(unit, before, flat.folded[match.end() :])
        upper = number_of(match["u"]) if match["u"] and match["v"] not in WORDS else None
        yield Hit(match.start(), match.end(), number_of(match["v"]), upper, unit, noun, False)


_OTHER = re.compile(rf"(?P<v>{NUMBER})(?:\s*(?:-|den)\s*(?P<u>{NUMBER}))?\s+(?P<unit>[a-z]+(?: [a-z]+){{0,3}})")
_NOT_COUNTED = re.compile(
    r"(?:nam|thang|ngay|gio|phut|giay|tuan|quy|khoa|ky|den|va|tro|la|cua|tren|duoi|tai|trong|theo|do|so|dieu|khoan|muc|hoac|voi|cho|ve|tu|phan|cap|lan|chieu|sang|dong|trieu|ty|nghin|nguoi|diem|vi|nay|xa|o|thi|bac|loai|sao|tang)\b"
)
_ENDS_NOUN = re.compile(
    r" (?:duoc|co|cho|tai|trong|tren|theo|de|va|voi|cua|dat|moi|o|tu|den|ve|do|thuoc|phuc vu|bang|la|hoat dong|dap ung|dien hinh)\b"
)
_NAMED_BY_NUMBER = re.compile(
    r"\b(?:nghi quyet|quyet dinh|ke hoach|chuong trinh|thong tu|nghi dinh|luat|chi thi|ket luan|du an|tieu du an|hop phan|tieu chi|noi dung|chi so|khoi|lop|bai|hinh|bang) \Z"
)


_DOES = re.compile(
    r"\b(?:it nhat|toi thieu|dat|co|tren|duoc|moi|them|xay dung|thanh lap|mo|ho tro|lap|to chuc|bo tri|cap) \Z"
)


def _others(flat: Flat) -> Iterator[Hit]:
    """Yield numbers before any other noun: '3.000 bài giảng được kiểm duyệt'."""
    for match in _OTHER.finditer(flat.folded):
        before = flat.folded[: match.start()]
        if not _stands_alone(flat.folded, match.start()) or _NOT_COUNTED.match(match["unit"]):
            continue
        if COUNT.match(flat.folded, match.start()):
            continue  # such a thing, but not as a count here: 'trẻ em dưới 5 tuổi'
        if _NAMED_BY_NUMBER.search(before) or re.fullmatch(r"(?:19|20)\d\d|0", match["v"]):
            continue
        if len(match["v"]) == 1 and not _DOES.search(before):
            continue  # such documents write 01 to 09; engines read '2' for the end of 'm²'
        noun = match["unit"]
        if stop := _ENDS_NOUN.search(noun):
            noun = noun[: stop.start()]
        words = noun.split()
        noun = " ".join(words if len(words) < 3 else words[:1])
        end = match.start("unit") + len(noun)
        unit = flat.text[match.start("unit") : end]
        if unit != unit.lower():
            continue
        upper = number_of(match["u"]) if match["u"] else None
        per = _each(unit, before, flat.folded[end:])
        yield Hit(match.start(), end, number_of(match["v"]), upper, per, unit, False, False)


def _each(unit: str, before: str, after: str) -> str:
    """Return a unit with the time that each such count is for: 'mỗi tháng ít nhất 02 phiên' is 'phiên/tháng'."""
    said = _EACH.search(before) or _EACH_AFTER.match(after)
    return f"{unit}/{_TIME[said[1]]}" if said else unit


def _is_count(flat: Flat, match: re.Match[str], before: str) -> bool:
    """Tell a count from an age, a year or a syllable that only looks like a unit."""
    unit = match["unit"]
    if unit in ("ngay", "thang") and not re.search(r"(?:toi da|khong qua|it nhat|toi thieu|gop)\s*\Z", before):
        return False
    if (
        unit in ("lan", "mau", "vi tri", "nhiem vu", "khu vuc", "dot")
        and not match["per"]
        and not re.search(r"(?:it nhat|toi thieu|dat|lay mau(?: tai)?|so luong:?|phan dau)\s*(?:\w+ ){0,3}\Z", before)
    ):
        return False
    if (
        match["v"] in ("1", "01")
        and re.search(r"\b(?:tren|moi|binh quan)\s*\Z", before)
        and re.search(r"\b(?:dat|la)\b.{0,20}\d", flat.folded[match.end() :])
    ):
        return False  # 'trên 01 ha đất canh tác đạt …'
    if match["v"] in WORDS:
        return bool(re.search(r"it nhat \Z", before))
    if unit in ("tuoi", "nam"):
        if unit == "nam" and len(match["v"]) == 4:
            return False
        if unit == "tuoi" and re.search(r"\b(?:tre(?: em)?|nguoi|hoc sinh|nu|nam|em|thanh nien) \Z", before):
            return False
        if DESCRIBES.search(before) and not re.search(r"(?:trung binh|tuoi tho|binh quan)[^;]*\Z", before):
            return False
        return bool(re.search(r"tuoi tho|so nam|thoi gian|trung binh", before[-90:]))
    if unit in _WORD_FORMS:
        said = flat.text[match.start("unit") : match.end("unit")].lower()
        return said in (_WORD_FORMS[unit], unit)
    return True


def _indices(flat: Flat) -> Iterator[Hit]:
    for match in INDEX.finditer(flat.folded):
        yield Hit(match.start("v"), match.end("v"), number_of(match["v"]), None, "điểm", "", False)
