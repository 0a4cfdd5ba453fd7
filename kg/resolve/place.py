"""Where an instrument belongs: its issuer in full, province, system of government and level."""

import re
from collections import Counter

from kg.mentions import Header
from kg.outline import Outline, Part
from kg.resolve.agencies import canonical, expand
from kg.text import fold, is_upper, slugify
from kg.vocabulary import province_of, provinces

__all__ = ["locate"]

_CENTRAL = re.compile(
    r"(?:bo |chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|ban chap hanh trung uong|bo chinh tri|ban bi thu|trung uong|chu tich nuoc|van phong (?:chinh phu|trung uong|quoc hoi)|thanh tra chinh phu|ngan hang nha nuoc viet nam|toa an nhan dan toi cao|vien kiem sat nhan dan toi cao|kiem toan nha nuoc|tong lien doan|bao hiem xa hoi viet nam|uy ban dan toc|ban to chuc trung uong|ban tuyen giao trung uong|ban dan van trung uong)"
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
    for text in (header.issuer, part.authority.text if part.authority else None):
        if text and (found := _province_at_end(text)):
            return found
        if text and (inside := re.search(r"\b(?:TỈNH|Tỉnh|tỉnh)\s+((?:[^\W\d]+ ?){1,4})", text)):
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
    issuer = header.issuer
    if issuer:
        issuer = _last_body(issuer)
    if issuer is None and part.authority is not None:
        issuer = part.authority.text
    opening = _from_opening(part)
    signed = _from_signature(part)
    folded = fold(issuer or "")
    if re.match(r"ban chap hanh trung uong", folded) and (signed or part.title):
        inner = re.match(
            r"của (?P<b>Bộ Chính trị(?:, Ban Bí thư)?|Ban Bí thư|Ban Chấp hành Trung ương)", header.title or "", re.I
        )
        issuer = inner["b"] if inner else signed or opening or issuer
    elif folded and re.search(r"\b(?:tinh|thanh|huyen|quan|thi) uy\b|dang uy|ban chap hanh dang bo", folded) and signed:
        issuer = _committee(signed, issuer or "")
    elif folded and "mat tran" in folded and (signed or opening):
        issuer = opening if opening and "mat tran" in fold(expand(opening)) else issuer
    if issuer is None:
        issuer = opening or (_whole(signed, outline) if signed else None)
    if issuer is None:
        issuer = _from_note(part)
    if issuer is None and headers:
        issuer = next((h.issuer for h in headers if h.issuer), None)
    if issuer is None:
        header.province, header.issuer = province, None
        return
    if is_upper(issuer):
        issuer = issuer.lower()
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
    kind, place = match[1].lower(), match[2]
    if is_upper(place) or place.islower():
        place = " ".join(word.capitalize() for word in place.split())
    head = text[: match.start()]
    proper = canonical(head.strip(), None, issuer=True) if head.strip() else ""
    if kind.endswith("ủy"):
        kind = kind.capitalize()
    return f"{proper} {kind} {place}".strip()


def _last_body(issuer: str) -> str:
    """Return the issuing body where the parent body stands before it ('UBND TỈNH X SỞ Y TẾ')."""
    folded = fold(issuer)
    match = re.match(
        r"(?:uy ban nhan dan|ubnd) (?:tinh|thanh pho) .{2,24}? (?=(?:so|ban|van phong|truong|thanh tra|chi cuc|trung tam)(?: |\Z))",
        folded,
    )
    if match and province_of(re.sub(r"^(?:uy ban nhan dan|ubnd) ", "", folded[: match.end()].strip())):
        if folded[match.end() :] == "van phong":
            return issuer[match.end() :] + " " + issuer[: match.end()].strip()
        return (
            issuer[match.end() :]
            + " "
            + re.sub(r"^(?:Ủy ban nhân dân|UBND) ", "", issuer[: match.end()].strip(), flags=re.I)
        )
    match = re.match(
        r"(?P<p>(?:tinh|thanh|huyen|thi|quan|dang) uy .{2,26}?) (?P<b>(?:ban (?!thuong vu|chap hanh)|van phong|dang uy ).*)\Z",
        folded,
    )
    if match and province_of(re.sub(r"^(?:tinh|thanh) uy ", "", match["p"])):
        return issuer[match.start("b") :] + " " + issuer[: match.end("p")]
    match = re.match(r"dang bo (?:tinh|thanh pho) .{2,24}? (?P<b>(?:huyen|thi|thanh|quan) uy .*)\Z", folded)
    if match:
        return issuer[match.start("b") :]
    match = re.match(r"(uy ban mat tran to quoc viet nam .{4,30}?) (ban thuong truc)\Z", folded)
    if match:
        return issuer[match.start(2) :] + " " + issuer[: match.end(1)]
    return issuer


def _from_note(part: Part) -> str | None:
    """Return the body whose decision issues the document: '(Kèm theo Quyết định … của Ủy ban nhân dân tỉnh …)'."""
    for note in part.notes:
        match = re.search(
            r"\bcủa\s+((?:Chủ tịch )?(?:Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Bộ|Sở|Thủ tướng|Chính phủ|Ban|Tỉnh)[^)]{3,80})",
            note.flat.text,
        )
        if match:
            return match[1].strip(" .*")
    return None


def _from_opening(part: Part) -> str | None:
    """Return the body that the opening names as the author: 'Ban Thường vụ Tỉnh ủy Sơn La ban hành Kế hoạch …'."""
    for block in part.blocks:
        if block.unit_kind not in ("basis", "lead-in") or block.path:
            continue
        match = re.search(
            r"(?:^|[;,.:)] ?)\s*(?P<b>(?:Ban|Ủy ban|Uỷ ban|UBND|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Hội đồng|HĐND|Sở|Bộ|Chính phủ|Thủ tướng|Đảng ủy|Hội|Liên đoàn|Tỉnh đoàn|BTV|BTT)[^;:.]{0,90}?),?\s(?:xây dựng|ban hành|quy định|kết luận|yêu cầu|quyết nghị|đề ra|triển khai|lập|thống nhất|hướng dẫn|đặt ra|có kế hoạch)\b",
            block.flat.text,
        )
        if match:
            return (
                match["b"].split(", ")[-1].strip()
                if ", " in match["b"] and fold(match["b"].split(", ")[-1])[:3] in ("ban", "uy ", "ubn", "tin")
                else match["b"]
            )
    return None


def _from_signature(part: Part) -> str | None:
    """Return the body on whose behalf it is signed: 'T/M BAN THƯỜNG VỤ' gives 'Ban Thường vụ'."""
    text = " ".join(f.text for f in part.signature)
    match = re.search(r"(?:T\s?/\s?M\.?|TM\s?\.?)\s*(.{4,80})", text) or re.search(
        r"(?:T\s?/\s?L\.?)\s*(BAN THƯỜNG VỤ.{0,80})", text
    )
    if match and (party := re.match(r"BỘ CHÍNH TRỊ|BAN BÍ THƯ|BAN CHẤP HÀNH TRUNG ƯƠNG", match[1])):
        return {"BỘ": "Bộ Chính trị", "BAN B": "Ban Bí thư"}.get(
            party[0][:2] if party[0].startswith("BỘ") else party[0][:5], "Ban Chấp hành Trung ương"
        )
    if not match:
        return None
    body = re.split(r"\b(?:KT\.?|PHÓ|CHỦ TỊCH|(?<!BAN )BÍ THƯ|TRƯỞNG|TL\.?)\b", match[1])[0].strip(" .,")
    body = re.match(r"[A-ZĐÀ-Ỹ ,\-]+", body)[0].strip() if re.match(r"[A-ZĐÀ-Ỹ ,\-]+", body) else ""  # type: ignore[index]
    return body or None


def _whole(signed: str, outline: Outline) -> str:
    """Return the full body where the signature names only its committee ('T/M BAN THƯỜNG TRỰC'), from the rest of the text."""
    folded, text = fold(signed), outline.reading.working.text
    if re.fullmatch(r"ban thuong truc|uy ban", folded) and re.search(r"MTTQ|Mặt trận Tổ quốc", text):
        return "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"
    if re.fullmatch(r"ban thuong vu|ban chap hanh", folded) and (
        found := re.search(r"Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Đảng ủy", text)
    ):
        return f"Ban Thường vụ {found[0]}" if "vu" in folded else "Ban Chấp hành Đảng bộ tỉnh"
    return signed


def _committee(signed: str, letterhead: str) -> str:
    folded = fold(signed)
    if folded.startswith("ban thuong vu") and "uy" not in folded[13:]:
        return "ban thường vụ " + letterhead.lower()
    if folded.startswith("tinh uy") or folded.startswith("thanh uy"):
        return letterhead
    if folded.startswith("ban chap hanh"):
        return letterhead
    return letterhead


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
        r"\b(?:uy ban nhan dan|hoi dong nhan dan|uy ban mat tran to quoc viet nam) (?:huyen|quan|thi xa)\b|\b(?:huyen uy|quan uy|thi uy)\b",
        tail,
    ):
        return "district"
    return "province"
