"""Where an instrument belongs: its issuer in full, province, system of government and level."""

import re
from collections import Counter

from kg.mentions import Header
from kg.outline import Outline, Part
from kg.resolve.agencies import canonical
from kg.resolve.agency_classes import MASS
from kg.resolve.agency_lookup import expand
from kg.resolve.issuer import issuer_of, last_body
from kg.text import cased, fold, is_upper, slugify
from kg.vocabulary import province_of, provinces

__all__ = ["homes_of", "locate"]

_CENTRAL = re.compile(
    r"(?:bo |chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|ban chap hanh trung uong|bo chinh tri|ban bi thu|trung uong|chu tich nuoc|van phong (?:chinh phu|trung uong|quoc hoi)|thanh tra chinh phu|ngan hang nha nuoc viet nam|toa an nhan dan toi cao|vien kiem sat nhan dan toi cao|kiem toan nha nuoc|tong lien doan|bao hiem xa hoi viet nam|uy ban dan toc|(?:ban (?:thuong vu|chap hanh) )?(?:trung uong )?(?:hoi|doan|lien doan|tong hoi|lien minh|lien hiep cac hoi)\b.{0,60} viet nam\Z|ban (?:thuong vu|chap hanh) trung uong (?:hoi|doan)|ban to chuc trung uong|ban tuyen giao trung uong|ban dan van trung uong)"
)
_PROVINCE_IN = re.compile(r"\b(?:tỉnh|thành phố|TP\.?|Tỉnh|Thành phố)\s+((?:[A-ZĐÀ-Ỹ][a-zà-ỹ]+[ -]?){1,4})")


def locate(outline: Outline, headers: list[Header]) -> None:
    """Fill in issuer, province, system and level of the `headers` of one file, from all that the file says."""
    province = next(
        (p for p in (_stated(outline, part, header) for part, header in zip(outline.parts, headers, strict=True)) if p),
        None,
    )
    province = province or _frequent(outline)
    for part, header in zip(outline.parts, headers, strict=True):
        _place(outline, part, header, province, headers)
    _periods(headers)


def _periods(headers: list[Header]) -> None:
    """Drop a period that was over before the document was made: it is that of a document named in the title."""
    known = [int(h.date[:4]) for h in headers if h.date]
    for header in headers:
        year = int(header.date[:4]) if header.date else (max(known) if known else None)
        if header.period and year and header.period[1] < year:
            header.period = None


def _stated(outline: Outline, part: Part, header: Header) -> str | None:
    texts = [
        # the line that enacts stands alone, the letterhead beside other things
        part.authority.text if part.authority else None,
        header.issuer,
        part.letterhead.text if part.letterhead else None,
    ]
    for n, text in enumerate(texts):
        if text and n < 2 and (found := _province_at_end(text)):
            return found
        if text and (inside := re.search(r"\b(?:TỈNH|Tỉnh|tỉnh)\s+(?:[ỦU][YỶ]\s+)?((?:[^\W\d]+ ?){1,4})", text)):
            words = inside[1].split()
            for n in range(len(words), 0, -1):
                if found := province_of(" ".join(words[:n])):
                    return found
    if header.place and header.place in set(provinces().values()) and header.place != "Hà Nội":
        return header.place
    return None


def _province_at_end(text: str) -> str | None:
    words = text.split()
    for n in range(min(5, len(words)), 0, -1):
        if found := province_of(" ".join(words[-n:])):
            return found
    return None


def _frequent(outline: Outline) -> str | None:
    """Return the province that the text names most often after 'tỉnh' or 'thành phố', or after 'Tỉnh ủy'."""
    text = outline.reading.working.text
    counts: Counter[str] = Counter()
    for match in _PROVINCE_IN.finditer(text):
        words = match[1].split()
        for n in range(len(words), 0, -1):
            if found := province_of(" ".join(words[:n])):
                counts[found] += 1
                break
    for match in re.finditer(r"(?:Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ)\s+((?:[A-ZĐÀ-Ỹ][a-zà-ỹ]+ ?){1,3})", text):
        words = match[1].split()
        for n in range(len(words), 0, -1):
            if found := province_of(" ".join(words[:n])):
                counts[found] += 2
                break
    return counts.most_common(1)[0][0] if counts else None


def _place(outline: Outline, part: Part, header: Header, province: str | None, headers: list[Header]) -> None:
    issuer = issuer_of(outline, part, header, headers)
    if issuer is None:
        header.province, header.issuer = province, None
        return
    joint = [body for body in _JOINT.split(issuer) if body]
    if len(joint) > 1:
        _place_jointly(joint, header, province)
        return
    if is_upper(issuer):
        issuer = expand(issuer).lower()
    central = bool(_CENTRAL.match(fold(expand(issuer)))) and not re.search(r"\b(?:tinh|bo chi huy)\b", fold(issuer))
    header.province = None if central else province
    level = "central" if central else _level(fold(issuer))
    if level == "province" and (town := _TOWN.fullmatch(expand(issuer))) and _is_town(town[1]):
        level, header.province = "district", province_of(town[1])
    if level in ("district", "commune"):
        header.issuer = _local_name(expand(issuer))
    else:
        header.issuer = canonical(issuer, header.province, issuer=True)
    bare = fold(header.issuer)
    header.system = _system(bare, header)
    header.level = level
    if central:
        header.province = None


_JOINT = re.compile(
    r"\s*-\s*(?=(?:sở|bộ|ban|ủy ban|uỷ ban|hội|công an|liên đoàn|tỉnh đoàn|tòa án|viện) )|\s+(?=(?:ủy|uỷ) ban (?:mttq|mặt trận))(?<!thường trực )",
    re.I,
)
"""What parts the bodies that issue a document together: 'SỞ Y TẾ - SỞ TÀI CHÍNH'."""


def _place_jointly(bodies: list[str], header: Header, province: str | None) -> None:
    """Fill in issuer, system and level of a document that several bodies issue together."""
    central = all(_CENTRAL.match(fold(expand(body))) for body in bodies)
    header.province = None if central else province
    names = [canonical(last_body(b.lower() if is_upper(b) else b), header.province, issuer=True) for b in bodies]
    header.issuer = "; ".join(names)
    header.level = "central" if central else _level(fold(names[0]))
    header.system = _system(fold(names[0]), header)


_PLACE_KIND = re.compile(
    r"\b(huyện ủy|quận ủy|thị ủy|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thành phố)\s+(.+)\Z", re.I
)


_TOWN = re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân) (?:thành phố) (.+)", re.I)


def _is_town(name: str) -> bool:
    """Whether 'thành phố' with that name is a town of the province of the same name, such as thành phố Bắc Kạn."""
    known = province_of(name)
    return known is not None and known not in _CENTRAL_CITIES


_CENTRAL_CITIES = frozenset({"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Thành phố Hồ Chí Minh"})


def _local_name(issuer: str) -> str:
    """Return the issuer of a district or commune with the capitals of its name: 'Ủy ban nhân dân huyện Mù Cang Chải'."""
    text = issuer[:1].upper() + issuer[1:]
    text = re.sub(r"\b(huyện|quận|thị|thành) ủy\b", lambda m: m[1].capitalize() + " ủy", text, flags=re.I)
    text = re.sub(r"\Aban (thường vụ|chấp hành)\b", lambda m: "Ban " + m[1].capitalize(), text, flags=re.I)
    match = _PLACE_KIND.search(text)
    if match is None:
        return text
    kind, place = match[1].lower(), re.split(r"\s+(?:huyện|tỉnh|thành phố)\s+", match[2], flags=re.I)[0]
    if is_upper(place) or place.islower():
        place = " ".join(word.capitalize() for word in place.split())
    head = text[: match.start()]
    proper = canonical(head.strip(), None, issuer=True) if head.strip() else ""
    if kind.endswith("ủy"):
        kind = kind.capitalize()
    return f"{proper} {kind} {place}".strip()


def _system(bare: str, header: Header) -> str:
    if re.search(
        r"mat tran|lien hiep phu nu|nong dan|cuu chien binh|lien doan lao dong|doan thanh nien|tinh doan", bare
    ):
        return "front"
    if (
        re.search(
            r"\b(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|bo chinh tri|ban bi thu|ban chap hanh trung uong|trung uong dang|ban to chuc|ban tuyen giao|ban noi chinh|uy ban kiem tra)\b",
            bare,
        )
        and "uy ban nhan dan" not in bare
    ):
        return "party"
    if header.symbol and re.search(r"-[A-Za-zĐđ]+/(?:TW|TU|HU|ĐU|BTCTW|VPTW)", header.symbol):
        return "party"
    return "state"


def _level(bare: str) -> str:
    tail = " ".join(slugify(bare).split("-"))
    if re.search(
        r"\b(?:uy ban nhan dan|hoi dong nhan dan|dang uy|uy ban mat tran to quoc viet nam) (?:xa|phuong|thi tran|dac khu)\b",
        tail,
    ):
        return "commune"
    if re.search(
        r"\b(?:uy ban nhan dan|hoi dong nhan dan|uy ban mat tran to quoc viet nam) (?:huyen|quan|thi xa)\b|\b(?:huyen uy|quan uy|thi uy)\b|\bdang bo (?:huyen|quan|thi xa)\b",
        tail,
    ):
        return "district"
    return "province"


_LOCAL_ISSUER = re.compile(cased(r"\b(?:huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) [A-ZĐÀ-Ỹ0-9]\w*.*\Z"))


def homes_of(headers: list[Header]) -> dict[str, str | None]:
    """Return the district, commune, ministry, department or mass organisation whose own document each instrument is, if it is one's."""
    out: dict[str, str | None] = {}
    for header in headers:
        issuer = header.issuer or ""
        match = _LOCAL_ISSUER.search(issuer) if header.level in ("district", "commune") else None
        party = re.search(r"\b(huyện|quận|thị|thành) ủy (\w.*)\Z", issuer, re.I) if header.level == "district" else None
        kinds = {"huyện": "huyện", "quận": "quận", "thị": "thị xã", "thành": "thành phố"}
        place = match[0] if match else f"{kinds[party[1].lower()]} {party[2]}" if party else None
        ministry = re.search(r"\bBộ (?!trưởng|Chính trị|Chỉ huy).*\Z", issuer) if header.level == "central" else None
        own = re.search(rf"\A(?=Sở )|\b(?={MASS.pattern})", issuer) if header.level == "province" else None
        body = ministry[0] if ministry else issuer[own.start() :] if own else None
        out[header.part] = place or body
    return out
