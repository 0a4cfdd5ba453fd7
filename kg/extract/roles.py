"""The role that the words after a body give it."""

import re

from kg.outline import OWN_LABEL

__all__ = ["LEAD", "verb_role"]

LEAD = re.compile(r"(?<!\bkhong )\bchu tri\b|\bco quan thuong truc\b|\blam dau moi\b|\bla (?:co quan )?dau moi\b")


_OTHER = re.compile(
    r"\b(?:thuc hien (?!ke hoach|viec thuc hien)|xay dung|to chuc(?! chinh tri| thanh vien)|trien khai(?!,? (?:va )?thuc hien| ke hoach)|tuyen truyen|bo tri|huong dan|tham muu|ban hanh|van dong|chi dao|cong bo)\b"
)


_ADVISE = re.compile(r"\btham muu\b")


_WHEN = re.compile(r"\W*(?:long ghep|hoan thanh|thoi (?:han|gian)|truoc ngay|xong trong)\b")


def verb_role(after: str) -> str:
    """Return the role that the words after an actor give it."""
    after = OWN_LABEL.sub("", after, count=1)
    head = after[:400]
    first = re.split(r"[.;]\s", head)[0]
    if LEAD.search(first) or re.match(r"\W*(?:[\d.]+\s*)?(?:la )?(?:co quan )?chu tri", head):
        return "lead"
    if re.match(
        r"\W*(?:co trach nhiem |tich cuc |chu dong |can cu [^;.]{3,90},? )*(?:phoi hop|tham gia phoi hop)",
        head,
    ):
        others = [c for c in re.split(r"[.;]\s", after)[1:] if len(c) > 15]
        return "responsible" if any(not re.match(r"\W*(?:phoi hop|tham gia)", c) for c in others) else "coordinate"
    if re.match(
        r"\W*(?:(?:can cu|tren co so) [^;.]{3,120}, )?(?:(?:hang nam|dinh ky|hang quy),? )?(?:co trach nhiem |chu dong |khan truong |kip thoi |tich cuc |nghien cuu,? |can doi,? |ra soat,? |tong hop,? (?:va )?)*tham muu",
        head,
    ):
        rest = re.split(r"[.;]\s", after)
        return "advise" if all(_ADVISE.search(s) or _WHEN.match(s) for s in rest if len(s) > 20) else "responsible"
    if re.match(
        r"\W*(?:trong pham vi,? [^;.]{3,60}?,? |theo (?:chuc nang|nhiem vu)[^;.]{0,50},? |dinh ky )?"
        r"(?:co trach nhiem |tang cuong |thuong xuyen |tiep tuc |to chuc )?(?:kiem tra|giam sat|theo doi|don doc|thanh tra)\b(?!,? (?:va )?(?:tong hop|ra soat|phuc tra|huong dan))",
        head,
    ) and not _OTHER.search(
        re.sub(
            r"(?:\b(?:viec|tinh hinh|giam sat|kiem tra),?(?: va)? )(?:(?:to chuc|trien khai|lanh dao|chi dao|quan triet)(?:,| va)? )*(?:thuc hien|chap hanh|trien khai)\b[^;.]*",
            "",
            after,
        )
    ):
        return "supervise"
    return "responsible"
