"""Who issues an instrument, as the file says it: by letterhead, line of the authority, opening, signature or note."""

import re

from kg.mentions import Header
from kg.outline import Outline, Part
from kg.resolve.agency_lookup import expand
from kg.text import fold
from kg.vocabulary import province_of

__all__ = ["issuer_of", "last_body"]

_PARTY = re.compile(r"\b(?:tinh|thanh|huyen|quan|thi) uy\b|dang uy|ban chap hanh dang bo")

_MASS = re.compile(
    r"\b(?:hoi lien hiep phu nu|hoi nong dan|hoi cuu chien binh|lien doan lao dong|doan thanh nien|tinh doan|thanh doan)\b"
)

_OFFICE = re.compile(
    r"(?:pho )?(?:chu tich (?:uy ban|ubnd|hoi dong|nuoc)|bo truong|giam doc|tong giam doc|thong doc|chanh an|vien truong|thu tuong|chu nhiem|tong thanh tra|tong kiem toan)"
)
"""The head of a body who decides in his own name: then he is the issuer, whatever body the letterhead gives."""


def _acting(body: str | None) -> str | None:
    """Return `body` if it is a committee of the party that acts for the whole, else None."""
    return body if body and re.match(r"ban (?:thuong vu|chap hanh)|thuong truc", fold(body)) else None


_COMMITTEE = re.compile(r"uy ban nhan dan|ubnd")


def _chair_orders(part: Part) -> bool:
    """Tell whether the opening says that the chairman of the people's committee gives the orders."""
    opening = " ".join(b.flat.folded for b in part.blocks if b.unit_kind in ("basis", "lead-in") and not b.path)
    return bool(
        re.search(r"\bchu tich (?:uy ban nhan dan|ubnd)[^,;.:]{0,40} (?:yeu cau|chi thi|giao|chi dao)\b", opening)
    )


def last_body(issuer: str) -> str:
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
    match = re.match(
        r"(?P<p>dang bo (?:tinh|thanh pho)|(?:tinh|thanh|huyen) uy) .{2,24}? (?P<b>(?:huyen|thi|thanh|quan|dang) uy .*)\Z",
        folded,
    )
    if match:
        return issuer[match.start("b") :]
    match = re.match(
        r"(?:tong lien doan lao dong viet nam|(?:trung uong )?hoi (?:lien hiep phu nu|nong dan|cuu chien binh|chu thap do|nguoi cao tuoi) viet nam"
        r"|doan (?:thanh nien cong san|tncs) ho chi minh) (?P<b>(?:(?:ban thuong vu|ban chap hanh|bch|btv) )?(?:lien doan|hoi|tinh doan|thanh doan|doan) .*)\Z",
        folded,
    )
    if match:
        return issuer[match.start("b") :]
    match = re.match(r"(uy ban (?:mat tran to quoc|mttq) viet nam .{4,30}?) (ban thuong truc)\Z", folded)
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


def _committee(acting: str, letterhead: str) -> str:
    """Return the issuer of the party: its standing committee where that acts, else the body of the letterhead."""
    folded = fold(acting)
    if folded.startswith("ban chap hanh dang bo") and (
        local := re.match(r"(tỉnh|thành|huyện|quận|thị) [ủu][ỷyỳ] (.+)", letterhead, re.I)
    ):
        kind = {"thành": "thành phố", "thị": "thị xã"}.get(local[1].lower(), local[1].lower())
        return f"ban chấp hành đảng bộ {kind} {local[2].lower()}"
    match = re.match(r"ban thuong vu|thuong truc", folded)
    if match is None or fold(letterhead).startswith(match[0]):
        return letterhead
    return f"{acting[: match.end()].lower()} {letterhead.lower()}"


_AROUND = re.compile(r"\Acủa\s+|[,\s]*\(?(?:khóa|khoá|kỳ họp)\s.*", re.I)
"""What the line of the authority holds beside the body: 'HỘI ĐỒNG NHÂN DÂN TỈNH … KHÓA XIV, KỲ HỌP THỨ 5'."""


def issuer_of(outline: Outline, part: Part, header: Header, headers: list[Header]) -> str | None:
    """Return the issuing body or its head in the words of the file, or None if nothing names it."""
    issuer = header.issuer
    if issuer:
        issuer = last_body(issuer)
    authority = _AROUND.sub("", part.authority.text) if part.authority is not None else None
    if authority and (issuer is None or _OFFICE.match(fold(authority))):
        issuer = authority
    elif issuer and _MASS.search(fold(issuer)) and (acting := _acting(authority) or _acting(_from_opening(part))):
        issuer = acting
    opening = _from_opening(part)
    signed = _from_signature(part)
    folded = fold(issuer or "")
    if re.match(r"ban chap hanh trung uong", folded) and (signed or part.title):
        inner = re.match(
            r"(?P<b>Bộ Chính trị(?:, Ban Bí thư)?|Ban Bí thư|Ban Chấp hành Trung ương)", authority or "", re.I
        )
        issuer = inner["b"] if inner else signed or opening or issuer
    elif folded and _PARTY.search(folded) and (signed or authority or opening):
        issuer = _committee(signed or _acting(authority) or _acting(opening) or "", issuer or "")
    elif folded and "mat tran" in folded and (signed or opening):
        issuer = opening if opening and "mat tran" in fold(expand(opening)) else issuer
    if issuer is None:
        issuer = opening or (_whole(signed, outline) if signed else None)
    if issuer is None:
        issuer = _from_note(part)
    if issuer is None and headers:
        issuer = next((h.issuer for h in headers if h.issuer), None)
    if issuer and header.type in ("CT", "CĐ") and _COMMITTEE.match(fold(issuer)) and _chair_orders(part):
        return "Chủ tịch " + issuer
    return issuer
