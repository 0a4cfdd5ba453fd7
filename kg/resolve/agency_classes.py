"""Canonical names of classes of bodies: 'các sở, ban, ngành tỉnh Sơn La', 'các cơ quan, đơn vị có liên quan'."""

import re
from functools import cache

from kg.text import fold
from kg.vocabulary import concepts

__all__ = ["CITIES", "CLASSES", "LOCAL", "MASS", "class_name", "known_names", "with_province"]

CITIES = frozenset({"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})


_DEPARTMENTS = re.compile(
    r"\b(?:so|ban|bo)\b.*\bnganh\b|\bso(?:, |\b.*\blien quan)|^cac so\Z|\bdoan the\b|dang doan|ban can su dang|to chuc chinh tri|dia phuong\Z|dia phuong (?:co )?lien quan|\bban nganh|co quan bao chi|^cac (?:co so (?:giao duc|y te|kham)|truong (?:hoc|tieu|trung|mam|pho)|benh vien|tram y te|don vi y te)|^cac (?:dang uy )?(?:huyen|quan|thi xa|xa|phuong)"
)


_NO_PROVINCE = re.compile(
    r"cac cap, |\bcap uy\b|\bto chuc dang\b|chinh quyen|he thong chinh tri|\bcac co quan|\bco quan\b|nganh chuc nang|hoi quan chung|to chuc xa hoi|cap hoi|trung uong|to chuc\Z|doanh nghiep|don vi (?:co )?lien quan"
)


CLASSES = re.compile(
    r"\bcac (?:huyen|quan|xa|phuong|thi xa|thanh pho|dac khu|cap|tinh)\b|\b(?:huyen|quan|xa|phuong),|\bcap (?:xa|huyen)\b|\bcung cap\b(?! dich vu)|tinh, thanh pho truc thuoc"
)


@cache
def known_names() -> frozenset[str]:
    """Return the names of the classes of bodies that the vocabulary knows, without a province."""
    return frozenset(concept.label for concept in concepts("agency").values())


def with_province(province: str) -> str:
    """Return the province with its kind: 'tỉnh Sơn La', 'thành phố Cần Thơ', 'Thành phố Hồ Chí Minh'."""
    if province.startswith("Thành phố") or LOCAL.match(province):
        return province
    return f"thành phố {province}" if province in CITIES else f"tỉnh {province}"


MASS = re.compile(r"(?:Liên đoàn|Hội(?! đồng)|Tỉnh đoàn|Thành đoàn) ")
"""A mass organisation of a province."""
LOCAL = re.compile(rf"(?:huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|Bộ|Sở) |thành phố (?=.* tỉnh )|{MASS.pattern}")
"""A place below the province, a ministry, a department or a mass organisation, that stands in its stead after the names of its own bodies."""


def _committee(place: str) -> str:
    """Return the party committee of a place: 'Huyện ủy Mai Châu', 'Đảng ủy xã Tân Kỳ', 'Tỉnh ủy Sơn La'."""
    kind = re.match(r"(huyện|quận|thị xã|thành phố) (.*)", place)
    if kind:
        return f"{ {'thị xã': 'Thị', 'thành phố': 'Thành'}.get(kind[1], kind[1].capitalize()) } ủy {kind[2]}"
    if LOCAL.match(place):
        return f"Đảng ủy {place}"
    return f"{'Thành' if place in CITIES or place.startswith('Thành phố') else 'Tỉnh'} ủy {place}"


def _of_place(text: str, folded: str, province: str | None) -> str | None:
    """Return the name of the party cells or hamlets of a place: 'các thôn xã Tân Kỳ'; None for other classes."""
    if province is None:
        return None
    if re.match(r"cac chi(?: bo)?, dang bo.* truc thuoc\Z", folded):
        return f"{text.replace('chi, đảng', 'chi bộ, đảng')} {_committee(province)}"
    hamlets = re.match(r"cac (?:thon|ban|ap|khu pho|to dan pho|khu dan cu)(?:,| va |\Z)", folded)
    return f"{text} {with_province(province)}" if hamlets else None


def class_name(name: str, province: str | None, system: str | None = None) -> str:
    """Return the canonical name of a class of bodies in a document of `province`, of the front if `system` says so."""
    text = re.sub(r"^(?:tất cả |toàn bộ )?(?:các|những|mọi) ", "", name, flags=re.I)
    local = re.search(
        r"(?<!,)(?<!đóng quân)\s(?:trên địa bàn tỉnh|trên địa bàn thành phố|trên địa bàn|cấp tỉnh|của tỉnh|thuộc tỉnh|trong tỉnh|tỉnh|thành phố|của thành phố)(?=\s|\Z)(?! ủy)",
        text,
        re.I,
    )
    if local:
        text = text[: local.start()] + text[local.end() :]
    folded = fold(text)
    keep = re.match(
        r"(?:mat tran|uy ban|ban thuong|ngan hang(?! thuong mai)|doan dai bieu|hoi dong nhan dan|dang doan mat)", folded
    )
    text = text if keep else text[:1].lower() + text[1:]
    text = re.sub(r"\b(Sở|Ban|Ngành|Đoàn thể|Cơ quan|Đơn vị|Địa phương|Tổ chức|Hội|Bộ)\b", lambda m: m[0].lower(), text)
    text = re.sub(r"(?<!có )liên quan", "có liên quan", text)
    if ministers := re.match(r"bộ trưởng,? (?:và )?thủ trưởng (?:các )?cơ quan ngang bộ(?P<more>.*)", text, re.I):
        return "các bộ, cơ quan ngang bộ" + (
            ", cơ quan thuộc Chính phủ" if "chinh phu" in fold(ministers["more"]) else ""
        )
    text = re.sub(r"chính phủ\b", "Chính phủ", text)
    text = (
        text.replace("xã-hội", "xã hội")
        .replace("chính trị- xã", "chính trị - xã")
        .replace("chính trị-xã", "chính trị - xã")
    )
    folded = fold(text)
    if folded.startswith("to chuc thanh vien"):
        same = " cùng cấp" if "cung cap" in folded else ""
        return f"các tổ chức thành viên của Mặt trận Tổ quốc Việt Nam{same}" + (
            f" {with_province(province)}" if province else ""
        )
    if re.match(r"cap uy(?:,| |\Z)|chinh quyen dia phuong", folded) and not name.lower().startswith("các"):
        return text
    if re.match(r"(?:chinh quyen|chi bo|nganh chuc nang)\Z", folded) and not name.lower().startswith("các"):
        return text
    if not text.lower().startswith("bản") and (
        council := re.match(
            r"(?:cac )?(?P<b>ban|to dai bieu|(?:vi )?dai bieu)(?: cua)?(?: (?:hoi dong nhan dan|hdnd).*)?\Z", folded
        )
    ):
        body = {"ban": "Ban", "to dai bieu": "Tổ đại biểu"}.get(council["b"], "đại biểu")
        return f"các {body} Hội đồng nhân dân" + (f" {with_province(province)}" if province else "")
    if folded.startswith("ban chuyen mon") and system == "front" and province:
        return f"các ban chuyên môn Ủy ban Mặt trận Tổ quốc Việt Nam {with_province(province)}"
    if folded in ("cap, cac nganh", "cap, nganh"):
        return "các cấp, các ngành"
    if folded in ("nganh, cac cap", "nganh, cap"):
        return "các ngành, các cấp"
    text = "các " + text
    folded = "cac " + folded
    if local_class := _of_place(text, folded, province):
        return local_class
    if province and province.startswith("Bộ "):
        return re.sub(r"thuộc bộ\Z", f"thuộc {province}", text, flags=re.I)
    if province and province.startswith("Sở "):
        return f"{re.sub(r' sở$', '', text, flags=re.I)} {province}"
    if re.search(r"huyen uy|thanh uy, |dang uy truc thuoc|thi uy", folded) and not folded.startswith("cac tinh uy"):
        under = "" if folded.endswith("truc thuoc") else " trực thuộc"
        return text + (f"{under} Tỉnh ủy {province}" if province and "trung uong" not in folded else "")
    if (
        province
        and (
            local
            or (_DEPARTMENTS.search(folded) and not re.search(r"trung uong", folded))
            or CLASSES.search(fold(name))
        )
        and not (_NO_PROVINCE.search(folded) and not local and not _DEPARTMENTS.search(folded))
    ):
        return f"{text} {with_province(province)}"
    return text
