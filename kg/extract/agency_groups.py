"""Classes of bodies as texts name them: 'các sở, ban, ngành tỉnh', 'cơ quan, đơn vị có liên quan'."""

import re

from kg.text import Flat

__all__ = ["GROUP", "is_group"]

# 'các sở, ban, ngành, đoàn thể tỉnh', 'cơ quan, đơn vị có liên quan', 'các huyện ủy, thành ủy, đảng ủy trực thuộc'
GROUP = re.compile(
    r"\b(?:(?P<office>thu truong|giam doc|nguoi dung dau|chu tich|lanh dao|bi thu) )?(?P<all>cac |nhung |moi |tat ca cac |toan bo cac )?"
    r"(?P<body>"
    + "|".join(
        [
            r"so(?:,| va)? (?:ban,? )?nganh(?:(?:, | va )(?:mttq|mat tran to quoc|doan the|don vi|hoi))*",
            r"bo,? (?:ban,? )?nganh(?:, doan the)?(?: trung uong)?",
            r"ban(?:,)? nganh(?:, doan the| doan the)?",
            r"(?:ban, )?(?:dang doan|ban can su dang)(?:, (?:ban can su dang|dang doan|ban dang))*",
            r"(?:huyen uy|thanh uy|thi uy|quan uy|tinh uy)(?! vien)(?:, (?:huyen uy|thanh uy|thi uy|quan uy|dang uy))*(?: va (?:dang uy|tuong duong))?(?: truc thuoc(?: trung uong| tinh uy)?)?",
            r"cap uy(?! vien)(?: dang)?(?:(?:, | va )(?:to chuc dang|chinh quyen|he thong chinh tri|doan the)\b)*(?: cac cap)?",
            r"bo truong,? (?:va )?thu truong (?:cac )?co quan ngang bo(?:,? (?:va )?(?:thu truong )?(?:cac )?co quan thuoc chinh phu)?",
            r"bo, co quan(?: ngang bo)?(?:, co quan thuoc chinh phu)?",
            r"(?:tinh|thanh pho), thanh pho(?: truc thuoc trung uong)?",
            r"chu rung(?: la to chuc)?|chu dau tu|ngan hang thuong mai|to chuc tin dung|vien nghien cuu|truong dai hoc|truong hoc(?=,|\s)|co so kham(?: benh)?, chua benh|co so (?:giao duc|y te|nuoi trong|dao tao)(?: [a-z]+){0,3}?(?= (?:tang|to|thuc|tuyen|van(?= dong)|day|nang|ra|xay|trien|long|phoi|tham|tren|thuoc|truc|theo|cho|do|\W)|[;.,]|\Z)|khu cong nghiep(?= thuc)",
            r"ban(?: cua)? (?:hoi dong nhan dan|hdnd)|ban(?=, (?:cac )?to dai bieu)|to dai bieu(?: (?:hoi dong nhan dan|hdnd))?|(?:vi )?dai bieu (?:hoi dong nhan dan|hdnd)",
            r"luc luong (?:cong an|kiem lam|vu trang|chuc nang)(?: xa)?",
            r"to chuc dang|chinh quyen dia phuong|chinh quyen cac cap|chinh quyen co so|cap uy, chinh quyen",
            r"co quan(?! (?:bao chi|thong tin|truyen thong|ngang bo))(?:(?:, | va )(?:to chuc|don vi|doan the|ca nhan)\b(?! chinh tri))*(?: va don vi)?",
            r"don vi(?: y te| su nghiep)?(?:, (?:to chuc\b(?! chinh tri)|truong hoc\b))*|doanh nghiep(?= lien quan|,|\s)|to chuc, (?:doanh nghiep|ca nhan)",
            r"to chuc chinh tri\s?-\s?xa hoi(?:(?:, | va )(?:hoi quan chung|to chuc xa hoi))*",
            r"to chuc(?= cung cap dich vu)|to chuc (?:thanh vien|hoi quan chung|xa hoi(?:\s?-\s?nghe nghiep)?|doan the|doan hoi)",
            r"phong(?:, (?:ban|nganh|don vi|doan the))+(?= |[,;.:)/]|\Z)",
            r"cap cong doan|cong doan (?:nganh|co so|cap tren(?: truc tiep co so)?)(?: truc thuoc)?",
            r"(?:hoi|doan the) quan chung|doan the(?: chinh tri\s?-\s?xa hoi)?|cap hoi co so|hoi doan the",
            r"cap, (?:cac )?nganh|nganh, (?:cac )?cap|(?:dang uy )?(?:huyen|quan|thi xa|xa|phuong)(?:(?:, | va )(?:huyen|quan|xa|phuong|thi xa|thanh pho|thi tran|dac khu))+",
            r"co quan (?:bao chi|thong tin|truyen thong)(?:,? (?:va )?(?:truyen thong|bao chi))?|chi bo|chinh quyen",
            r"chi(?: bo)?, dang bo(?: co so)?(?: truc thuoc)?",
            r"nganh(?: chuc nang)?|dia phuong|so(?= lien quan| co lien quan|[,;]| va )|phong,? (?:ban )?(?:chuyen mon)?|ban chuyen mon|doan dai bieu quoc hoi",
            r"(?:thon|ban|ap|khu pho|to dan pho|khu dan cu)(?:(?:, | va )(?:thon|ban|lang|ap|khu pho|to dan pho|khu dan cu|buon))*(?! nhan dan)",
        ]
    )
    + r")(?P<tail>(?: (?:cap tinh|cua tinh|tinh|thanh pho|cung cap(?! dich vu)|cac cap|chuc nang|chuyen mon|truc thuoc(?: tinh)?|co lien quan|lien quan|o trung uong|trung uong|cap xa|cap huyen|dia phuong|cua mat tran|trong tinh|thuoc tinh|tren dia ban tinh|tren dia ban thanh pho|co tham quyen|thuoc bo|chu rung|dong quan tren dia ban|cung cap dich vu(?: chi tra)?|quan ly (?:cap tren|nha nuoc|chuyen nganh|cong trinh|ho dap|rung|dat dai|du an|duong bo)))*)\b"
)


_HAMLETS = {"thon", "ban", "ap", "khu pho", "to dan pho", "khu dan cu"}


def is_group(flat: Flat, match: re.Match[str]) -> bool:
    """Whether a match of `GROUP` names a class of bodies, by the words around it and its case."""
    body = match["body"].strip(" ,")
    before = flat.folded[max(0, match.start() - 14) : match.start()]
    if (
        re.search(r"\b(?:cua|ve|nganh|linh vuc|noi|tung)\s\Z|\bcua nganh, \Z", before)
        and not match["all"]
        and not body.startswith("cap uy")
    ):
        return False
    if body.startswith("phong") and not flat.text.startswith(("phòng", "Phòng"), match.start("body")):
        return False
    if body.split(",")[0] in _HAMLETS and "nganh" not in body:
        first = flat.lower[match.start("body") :].split(" ")[0].strip(",")
        return bool(match["all"]) and first in ("thôn", "bản", "ấp", "khu", "tổ")
    if body.startswith("phong") and before.endswith("hai "):
        return False
    if not match["all"] and re.search(r"\d \Z", before):
        return False  # so many of them
    if match["all"] == "moi " and flat.lower.startswith("mỗi", match.start("all")):
        return False
    if body == "so" and not match["tail"]:
        return bool(match["office"])  # 'Giám đốc các sở', where no department is named
    if match["all"] or match["office"]:
        return not (match["all"] and re.search(r"\bcua \Z", before) and body.startswith(("huyen", "xa", "quan")))
    if body in (
        "so",
        "nganh",
        "ban chuyen mon",
        "phong",
        "don vi",
        "doanh nghiep",
        "hop tac xa",
        "nha truong",
        "truong hoc",
        "co quan",
        "doan the",
        "doan dai bieu quoc hoi",
    ):
        return bool(re.search(r"lien quan|chuc nang", match["tail"])) or (
            match.start() == 0
            and body in ("co quan", "don vi")
            and len(flat) < 60
            and not re.match(r" (?:thuc hien|chu tri|phoi hop|phu trach)", flat.folded[match.end() :])
        )
    if body in ("chinh quyen", "chi bo"):
        return bool(re.search(r"\b(?:voi|cung) \Z", before))
    if body == "dia phuong":
        return bool(re.search(r"(?:,|\bva|\bdon vi|;) \Z", before)) or match.start() == 0
    return True
