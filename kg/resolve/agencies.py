"""Canonical names of agencies: abbreviations written out, the office in front left out, the province put in."""

import re
from functools import lru_cache

from kg.resolve.agency_classes import CITIES, CLASSES, LOCAL, MASS, class_name, with_province
from kg.resolve.agency_lookup import bare, central, departments, expand, joined, local_names, templates
from kg.text import fold, slugify
from kg.vocabulary import province_of

__all__ = ["canonical", "is_known", "split_province"]

_OFFICE = re.compile(
    r"\A(?:các )?(?:đồng chí )?(?:(?:phó )?giám đốc|thủ trưởng|người đứng đầu|lãnh đạo|(?:phó )?chủ tịch|chánh|bộ trưởng|trưởng(?= (?:ban|các))|(?:vụ|viện|cục|chi cục) trưởng|bí thư)\s+(?=\S)",
    re.I,
)
_OWN = re.compile(
    r"(?:so|ban|uy ban|ubnd|van phong|cong an|bo chi huy|chi cuc|cuc|trung tam|hoi dong|hoi |lien doan|lien minh|doan |tinh |bao hiem|ngan hang|kho bac|thanh tra|dang doan|dang uy|truong|toa an|vien kiem sat|mat tran|thuong truc|chi nhanh|quy |bao |dai |to |nganh |lien hiep|hiep hoi|benh vien)"
)


_OF_PROVINCE = re.compile(
    r"so |tinh |thuong truc tinh|ban (?:thuong vu )?tinh uy|bao hiem xa hoi tinh|cong an tinh|ngan hang|kho bac|bao |dai phat thanh"
)

_LEVEL = re.compile(r"(?<!hợp tác)(?<!Hợp tác) (huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\Z", re.I)
"""The level at the end of a body's name, without a place: 'Bảo hiểm xã hội huyện'."""


def _home(name: str, province: str | None, local: str | None) -> str | None:
    """Return where a body belongs in a document of `local`, a district, commune or ministry: there, or to the province."""
    folded = fold(name)
    if local and (kind := _LEVEL.search(name)) and local.startswith(kind[1].lower() + " "):
        return local
    if local is None or re.search(r"\btinh\b", folded) or _OF_PROVINCE.match(folded):
        return province
    if local.startswith("Sở "):
        room = re.match(
            r"(?:phong|thanh tra so|van phong so|ban giam doc|cac (?:phong|don vi)\b.*truc thuoc)\b", folded
        )
        own = room and folded[6:] not in fold(local) and not re.search(r"\bcac (?:huyen|quan|xa)\b", folded)
        return local if own else province
    if MASS.match(local):
        within = re.match(
            r"ban (?!chi dao|dan toc|quan ly|to chuc tinh|.*\b(?:uy|tinh)\b)|uy ban kiem tra\Z|van phong\Z", folded
        )
        return local if within else province
    if local.startswith("Bộ "):
        return local if re.match(r"(?:vu|van phong bo|thanh tra bo|cuc truong|trung tam)\b", folded) else province
    return local


def is_known(text: str) -> bool:
    """Tell whether the vocabulary holds the body that `text` names, or a class of it ('Ủy ban nhân dân các xã')."""
    name = _OFFICE.sub("", expand(text).strip(" ,;.:-").removesuffix(" trong tỉnh"))
    rest, _ = split_province(name)
    head = re.split(
        r" các | cấp (?:xã|huyện|tỉnh)\b| huyện, | xã, | phường, | (?:huyện|quận|thị xã|xã|phường) (?=[A-ZĐ])", rest
    )[0]
    return bare(head) in local_names() or any(bare(n) in templates() for n in (rest, head, head + " tỉnh"))


_ITS_TOWN = re.compile(r"(?:,| và) (?:thành phố|thị xã) ([^,]+)\Z")
"""The town that has the name of its province, at the end of a class: 'các huyện, thành phố Yên Bái'."""


def split_province(name: str) -> tuple[str, str | None]:
    """Return `name` without the province that it ends in, and that province."""
    town = _ITS_TOWN.search(name)
    if town and (of := province_of(town[1])) and of not in CITIES:
        return name, None
    words = name.split()
    for n in range(min(5, len(words) - 1), 0, -1):
        tail = " ".join(words[-n:])
        if found := province_of(tail):
            if fold(" ".join(words[:-n])).endswith("cong san"):
                break
            if n == 1 and fold(tail) in ("hue",) and len(words) < 3:
                continue
            rest = " ".join(words[:-n])
            if rest.endswith((" tỉnh", " thành phố", " Tỉnh", " Thành phố")):
                rest = rest.rsplit(" ", 1)[0]
            return rest, found
    return name, None


@lru_cache(maxsize=8192)
def canonical(
    text: str,
    province: str | None,
    *,
    group: bool = False,
    issuer: bool = False,
    system: str | None = None,
    local: str | None = None,
) -> str:
    """Return the full canonical name of the body or class of bodies that `text` names in a document of `province`.

    A body of a province gets that province's name; a class of bodies keeps its class name; a central body has its
    plain name. A committee without a body of its own in a document of the front (`system`) is one of the front's.
    With `issuer`, the office stays ('Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long' is an issuer of its own). `local` is the
    district, commune ('xã Bát Xát') or ministry whose document it is: its own bodies are named after it.
    """
    province = _home(_OFFICE.sub("", expand(text)), province, local)
    name = expand(text).strip(" ,;.:-").removesuffix(" trong tỉnh")
    name = re.sub(rf" cấp {(local or '-').split()[0]}\Z", "", name)
    if not issuer:
        name = _OFFICE.sub("", name)
    if re.search(r"\bkhu vực (?:[IVXLC]+|\d+)\Z", name, re.I):
        return name[:1].upper() + name[1:]
    if under := _UNDER.match(name):
        return f"các {under['class'].lower()} {canonical(under['body'], province, system=system, local=local)}"
    if group or re.match(r"(?:các|cấp|những|mọi)\s|sở(?:, ban)?, ngành\b|sở, ban\b", name, re.I):
        return class_name(name, province, system)
    if issuer and "," in name and all(bare(part) in central() for part in name.split(", ")):
        return ", ".join(central()[bare(part)] for part in name.split(", "))
    rest, named = split_province(name)
    where = named or province
    office = ""
    if issuer and (match := re.match(r"(chủ tịch|bộ trưởng|giám đốc) ", rest, re.I)):
        office, rest = match[1].capitalize() + " ", rest[match.end() :]
    folded = " ".join(slugify(rest.replace("&", " va ")).split("-"))
    if where is None and (committee := _COMMITTEE.fullmatch(rest)):
        return office + f"{committee[1]} cấp {committee[2]}"
    if of_level := _of_level(rest, where, local):
        return office + of_level
    template = templates().get(folded) or templates().get(bare(rest)) or departments().get(joined(folded))
    if where is None and template is not None and "{" in template:
        template = central().get(folded, template)
    if template is not None:
        if "{" not in template:
            return office + template
        if where is None:
            return office + rest[:1].upper() + rest[1:]
        return office + _filled(template, where)
    if (
        system == "front"
        and re.match(r"Ban (?!Dân tộc|Quản lý)", rest)
        and not re.search(r"Mặt trận|\b(?:Hội|Đoàn|Liên đoàn)\b", rest)
        and where
        and not MASS.match(where)
    ):
        return f"{rest} Ủy ban Mặt trận Tổ quốc Việt Nam {with_province(where)}"
    return office + _unknown(rest, where, named is not None)


def _filled(template: str, where: str) -> str:
    """Return the name that `template` gives in a province or place."""
    if template.startswith("Tỉnh đoàn") and re.match(r"(?:huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) ", where):
        return f"Đoàn Thanh niên Cộng sản Hồ Chí Minh {where}"
    full = template.replace("{P}", with_province(where)).replace("{p}", where)
    if where in CITIES or where.startswith("Thành phố"):
        full = full.replace("Tỉnh ủy", "Thành ủy").replace("Tỉnh đoàn", "Thành đoàn")
    return full


def _of_level(name: str, where: str | None, local: str | None) -> str | None:
    """Return the full name of a district's own body, of a class of local bodies or of one in each ('Công an huyện')."""
    if own := _own_of(name, local) if where and where == local else None:
        return own
    if CLASSES.search(fold(name)):
        return _class(name, where)
    level = _LEVEL.search(name)
    if where and level and not (local or "").startswith(level[1].lower() + " "):
        return f"{name[:1].upper()}{name[1:]} {where if where == local else with_province(where)}"
    return None


_COMMITTEE = re.compile(r"(Ủy ban nhân dân|Hội đồng nhân dân) (tỉnh|huyện|xã)")
"""A committee of no place, in a document for the whole country: those of its level."""
_UNDER = re.compile(
    r"(?:các|những) (?P<class>.*\btrực thuộc) (?P<body>(?:Bộ|Sở|Ủy ban|Ban|Tỉnh ủy|Thành ủy)\b.*)", re.I
)
_NAMED_AFTER = re.compile(r"(?:tong cong ty|cong ty|tap doan)\b|ban quan ly .*khu (?:cong nghiep|kinh te|che xuat)")
"""Bodies in whose name the province stands as it is written: 'Công ty Cổ phần Cấp nước Trà Vinh'."""


def _own_of(name: str, local: str | None) -> str | None:
    """Return the full name of a district's or commune's own body: 'UBND huyện', 'Ban Dân vận Huyện ủy', or None."""
    match = re.match(r"(huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thành phố) (.*)", local or "")
    if match is None:
        return None
    kind, place = match.groups()
    if name.endswith((" " + kind, " " + kind.capitalize())):
        return f"{name[: -len(kind) - 1]} {local}"
    if kind in ("xã", "phường", "đặc khu", "thị trấn") and re.fullmatch(
        r"Ban Xây dựng Đảng|Ủy ban Kiểm tra|Ban Tuyên giáo|Ban Tổ chức|Ban Dân vận", name
    ):
        return f"{name} Đảng ủy {local}"
    if re.search(r"(?:Huyện|Quận|Thị|Thành|Đảng) ủy\Z", name, re.I):
        return f"{name} {local if fold(name).endswith('dang uy') else place}"
    return None


def _unknown(name: str, where: str | None, named: bool) -> str:
    bare = re.sub(r"\s+(?:cấp )?(?:tỉnh|thành phố)\Z", "", name, flags=re.I)
    if named and _NAMED_AFTER.match(fold(name)):
        return f"{name[:1].upper()}{name[1:]} {where}"
    if where and LOCAL.match(where) and re.search(r"(?:việt nam|quốc gia)\Z", bare, re.I):
        return bare[:1].upper() + bare[1:]
    if where and LOCAL.match(where):
        return f"{re.sub(r' (?:huyện|quận|thị xã|xã|phường|Bộ|Sở)$', '', bare)} {where}"
    bare = bare[:1].upper() + bare[1:]
    folded = fold(bare)
    if (
        not named
        and folded.startswith("bao ")
        and bare[4:5].isupper()
        and not re.search(r"\b(?:tinh|thanh pho)\Z", fold(name))
    ):
        return bare  # a newspaper by its name: 'Báo Đồng Khởi'
    if where is None or re.search(r"trung uong|viet nam\Z|quoc gia\Z", folded) and not named or not _OWN.match(folded):
        return bare if where is None or not named else f"{bare} {with_province(where)}"
    return f"{bare} {with_province(where)}"


def _class(name: str, where: str | None) -> str:
    """Return a class of local bodies: 'Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh Vĩnh Long'."""
    text = re.sub(r"^(?:Các|các) ", "", name)
    text = re.sub(r"\b(xã|phường)/(xã|phường)\b", "các xã, phường", text)
    text = (
        re.sub(r"(?<!các )(?<!cấp )\b((?:huyện|xã|phường|quận), )", r"các \1", text, count=1)
        if "các " not in text
        else text
    )
    known = templates().get(bare(text.split(" các ")[0]))
    head = text.split(" các ")[0]
    if known and " các " in text:
        proper = known.replace(" Tỉnh ủy {p}", "").replace(" {P}", "").replace(" {p}", "")
        text = text.replace(head, proper if fold(proper).startswith(fold(head)[:6]) else head, 1)
    text = text[:1].upper() + text[1:]
    everywhere = "trực thuộc" in text or re.search(r"\bcác tỉnh\b", text)
    return f"{text} {with_province(where)}" if where and not everywhere else text
