"""Names of bodies as a heading or a paragraph begins with them, on the shadow of the text."""

import re

__all__ = ["BODY", "NO_BODY", "names_body", "only_names_body"]

BODY = re.compile(
    r"(?:de nghi |giao |yeu cau |trach nhiem cua |doi voi )?(?:cac )?(?:dong chi )?"
    r"(?:so(?! (?:lieu|ket|luong))|ban(?! hanh)|bo(?! (?:sung|tri))|uy ban|ubnd|cong an|bao hiem xa hoi (?:tinh|thanh pho|viet nam|khu vuc)|ngan hang|hoi(?! (?:nhap|nghi|dam|thao))|van phong|doan|lien doan"
    r"|chu tich|pho chu tich|giam doc|thu truong|thu truong|mat tran|thuong truc|dang uy|dang bo|tinh uy|thanh uy|huyen uy|cap uy|dia phuong|doanh nghiep|don vi|co quan|truong(?! hop)|cuc|chi cuc|tong cuc|dai|bao(?! (?:dam|ve|ton|cao|hiem|luc|gom))|thanh tra"
    r"|kho bac|vien|vu|trung tam|hoc vien|hoi dong|tong cong ty|tap doan|cong ty|chu rung|chu dau tu|lien minh|bi thu|bo truong|tinh,|tinh doan|thanh doan|xa, phuong|phong|to chuc (?:chinh tri|xa hoi|dang|hoi|tin dung|cung cap|thanh vien|doan the)|nganh|chinh phu|quoc hoi|toa an|dang doan|bch|bo chi huy|chi nhanh|quy)\b"
)
# What begins like a body but is none: verbs and subjects ('Báo cáo …', 'Quỹ đất', 'Đài thọ').
NO_BODY = re.compile(
    r"(?:cac )?(?:quy (?:dinh|hoach|trinh|mo|che)|phong (?:chong|, chong|ngua)|doan ket|vu (?:dong|xuan)|don vi tinh|thanh tra,? (?:va )?(?:kiem tra|giam sat|viec|cong tac)|nganh nghe|vien tro|vien phi|truong lop|bao (?:gio|quan)|dai (?:tho|han))\b"
)


_ACTS = re.compile(
    r"\b(?:chu tri|phoi hop|tham muu|huong dan|to chuc thuc hien|chi dao|trien khai|thuc hien|tang cuong|day manh|bo tri"
    r"|can doi|kiem tra|theo doi|cung cap|ra soat|tiep tuc|xay dung (?!dang\b)|co trach nhiem|chiu trach nhiem|bao dam|dam bao"
    r"|van dong|tuyen truyen (?!,)|giam sat|bao cao|can cu|khan truong|nghien cuu|lap|tong hop|phan cong|quan triet)\b"
)


def only_names_body(heading: str) -> bool:
    """Tell whether a folded heading names bodies and says nothing of what they do: 'so tai chinh, cuc thue tinh'."""
    return names_body(heading) and len(heading) < 200 and not _ACTS.search(heading) and "; " not in heading


def names_body(heading: str) -> bool:
    """Tell whether a folded heading is the name of a body that is charged ('So Y te', 'De nghi Uy ban Mat tran …')."""
    return bool(BODY.match(heading)) and not NO_BODY.match(heading) and len(heading) < 260
