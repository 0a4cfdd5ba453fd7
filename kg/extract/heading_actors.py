"""Whom a heading charges with what stands under it."""

import re

from kg.extract.agencies import find_agencies
from kg.mentions import AgencyMention
from kg.outline import Block

__all__ = ["heading_agencies", "heading_body"]

_HEADING_ACTS = re.compile(r"(?:chu tri|phoi hop|chi dao|thuc hien|co trach nhiem)[^.;]*:?\s*\Z")


_ADDRESS = r"(?:de nghi|tran trong de nghi|giao|yeu cau|trach nhiem cua|doi voi|nhiem vu cua|phan cong|kinh de nghi|cac|giao cho|ve phia|chinh phu (?:tran trong )?de nghi)?"


_HEADING_LABEL = re.compile(r"^\W*(?:[ivx]+|(?:dieu )?\d+(?:\.\d+)*|[a-zđ])[.)\-: ]+")


# A heading that names a body which no list holds, where bodies are charged: 'Viện …', 'Các chủ rừng là tổ chức'
_BODY_HEADING = re.compile(
    r"(?:de nghi |giao |trach nhiem cua )?(?P<name>(?:cac |truong |pho truong |chu tich |thanh vien )?(?:vien|vu|cuc|ban|to|chu(?! tri| dong)|to chuc|don vi|co so|doanh nghiep|hoi|hiep hoi|truong|trung tam|phong|co quan|bo|thanh vien|doi tuong|lien minh|quy|dai|bao)\b[^:;()]{2,110})"
)


_TOPIC = re.compile(
    r"\b(?:thuc hien|to chuc|che do|cong tac|kinh phi|theo doi|danh gia|bao cao|nhiem vu|giai phap|ve viec|kiem tra|cong viec)\b"
)


_NO_BODY = re.compile(
    r"\A(?:các )?(?:bản|bàn|bán|bạn|vụ (?:việc|án)|hồi|hội (?:nghị|thảo|họp)|viên|tờ|tô|bố|bỏ|bớ|bảo (?:đảm|vệ|tồn)|bão|phóng|phòng,? chống)\b"
)
"""Words whose shadow is that of a body's: 'Bản số hóa', 'Hội nghị', 'phòng, chống'."""
_LISTED = re.compile(r"\(gom (?:co )?(?:cac )?")


def heading_agencies(block: Block) -> list[AgencyMention]:
    """Return the agencies that a heading addresses ('2. Giao Ban Tuyên giáo Tỉnh ủy'), or none if it is about a subject."""
    flat = block.flat
    brackets = [m.span() for m in re.finditer(r"\([^)]*\)?", flat.folded)]
    named = find_agencies(flat)
    listed = _LISTED.search(flat.folded)
    if listed and len(inside := [a for a in named if listed.start() < a.flat_start]) > 1:
        return inside  # 'Các cơ quan tham mưu (gồm các Sở: Xây dựng, Y tế)'
    agencies = [a for a in named if not any(s <= a.flat_start < e for s, e in brackets)]
    if not agencies:
        return []
    first = agencies[0]
    lead = _HEADING_LABEL.sub("", flat.folded[: first.flat_start]).strip(" -.)")
    if not re.fullmatch(_ADDRESS, lead):
        return []
    aside_from = re.search(r" - (?:la )?co quan (?:thuong truc|chu tri|dau moi)[^;]*|,? trong do [^;]*", flat.folded)
    if aside_from and aside_from.start() > first.flat_start:
        brackets.append(aside_from.span())
        agencies = [a for a in agencies if a.flat_start < aside_from.start()]
    covered = sum(a.flat_end - a.flat_start for a in agencies)
    aside = sum(e - s for s, e in brackets if s >= first.flat_start)
    acting = _HEADING_ACTS.search(flat.folded, agencies[0].flat_end)
    if covered < 0.5 * (len(flat) - first.flat_start - aside) and not acting:
        return []
    return [
        a for a in agencies if not re.search(r"(?<!trach nhiem )(?<!nhiem vu )\bcua\s\Z", flat.folded[: a.flat_start])
    ]


def heading_body(block: Block) -> list[AgencyMention]:
    """Return what a heading names as one body where no list knows it."""
    flat = block.flat
    label = _HEADING_LABEL.match(flat.folded)
    match = _BODY_HEADING.match(flat.folded, label.end() if label else 0)
    if match is None or _TOPIC.search(match["name"]):
        return []
    if _NO_BODY.search(flat.lower[slice(*match.span("name"))]):
        return []
    start, end = match.span("name")
    while end > start and not flat.folded[end - 1].isalnum():
        end -= 1
    a, b = flat.span(start, end)
    words = flat.text[start:end]
    return [AgencyMention(a, b, words, flat.folded[start:end], words[:3].lower() == "các", start, end)]
