"""The kind that the headings above a unit give it."""

import re

from kg.outline import Block
from kg.structure.bodies import names_body

__all__ = ["SCOPE", "STATE", "heading_kind"]

# A heading (folded) and the kind of what stands under it; the innermost heading that says something decides.
_HEADINGS = (
    (
        "basis",
        re.compile(
            r"\A(?:cac |nhung )?can cu\b|co so phap ly|\bcan cu (?:phap ly|xay dung|lap|ban hanh)\b|\bva can cu\Z"
        ),
    ),
    (
        "provision",
        re.compile(
            r"(?:ve )?(?:tinh hinh|thuc trang|hien trang|ket qua(?! can dat)|han che|ton tai|nguyen nhan|su can thiet|boi canh|danh gia (?:chung|tinh hinh|ket qua)|nhung (?:viec|ket qua|thanh tuu) (?:da )?(?:lam|dat) duoc)\b"
        ),
    ),
    ("report", re.compile(r"(?:che do|cong tac|thong tin,?) ?(?:thong tin,? ?)?bao cao|bao cao dinh ky")),
    (
        "assignment",
        re.compile(
            r"(?<!nang luc )(?<!hieu qua )(?<!chat luong )to chuc thuc hien|phan cong (?:nhiem vu|thuc hien|trach nhiem|to chuc)|trach nhiem (?:thuc hien|cua|thi hanh)|to chuc trien khai"
        ),
    ),
    (
        "provision",
        re.compile(
            r"\Akinh phi|nguon kinh phi|\Anguon von|hieu luc thi hanh|dieu khoan|kien nghi|\Akhen thuong|hinh thuc to chuc|\A(?:ve )?(?:doi tuong|pham vi|thoi gian(?! toi| qua)|dia diem|thanh phan)\b|\Anhu cau"
        ),
    ),
    ("target", re.compile(r"chi tieu|muc tieu cu the|muc tieu den nam|muc tieu chu yeu")),
    ("objective", re.compile(r"muc tieu|tam nhin")),
    (
        "task",
        re.compile(
            r"nhiem vu|giai phap|noi dung|phuong an (?:trien khai|thuc hien)|hoat dong|danh muc|cong viec|phuong huong|trong tam"
        ),
    ),
    (
        "requirement",
        re.compile(
            r"(?:\A|va |, )yeu cau\b(?!.*muc dich)(?! (?:tap trung|cac|thuc hien|so|uy ban|nhu sau))|quan diem|nguyen tac|phuong cham"
        ),
    ),
    ("purpose", re.compile(r"muc dich|y nghia")),
)


SCOPE = re.compile(r"(?:ve )?(?:doi tuong|pham vi|thoi gian|dia diem|thanh phan)\b")


_CRITERIA = re.compile(
    r"\btieu chi (?:thi dua|danh gia|xep|cham)|\btieu chuan (?:thi dua|khen|xet|danh gia)|hinh thuc khen thuong"
)


_WORK = next(pattern for kind, pattern in _HEADINGS if kind == "task")
"""What a heading begins with that is about work, also under one that names criteria beside it."""


_TASKS = re.compile(r"nhiem vu,? (?:va )?(?:cac )?giai phap|cac giai phap|giai phap (?:chu yeu|trong tam)")


STATE = _HEADINGS[1][1]


_TO_DO = next(pattern for kind, pattern in _HEADINGS if kind == "assignment")


_IMPROVES = re.compile(
    r"(?:nang cao|tang cuong|day manh|doi moi|hoan thien|phat huy|xac dinh|cung co|bao dam|dam bao|de cao|gan)\b"
)
"""A task about how things are carried out: 'Nâng cao trách nhiệm của cấp ủy', 'Tăng cường tổ chức thực hiện'."""
_ALLOWS = re.compile(
    r"phai\b|bao dam|dam bao|bam sat|yeu cau|\bduoc (?:trien khai|thuc hien|to chuc)|phu hop voi|\btranh\b|khong (?:de|hinh thuc)"
)


_AIMS = re.compile(r"\W*(?:\d+[.)]|[a-zđ]\))?\W*(?:nham|cu the hoa|nang cao|tao|phat huy|gop phan|lam co so|thong qua)")


def heading_kind(context: tuple[str, ...], block: Block) -> str | None:
    """Return the kind that the innermost of the folded headings above `block` gives it, or None if none says anything."""
    inner = context[::-1]
    for heading in inner:
        if _CRITERIA.search(heading):
            return "provision"
        if _WORK.match(heading):
            break
    if inner and names_body(inner[0]):
        outer = inner[1:]
        if block.marker and any(_TASKS.search(h) for h in outer) and not any(_TO_DO.search(h) for h in outer):
            return "task"
        return "assignment"
    for heading in inner:
        if "muc dich" in heading and "yeu cau" in heading:
            words = block.flat.folded
            tail = (block.path or "").rpartition(".")[2]
            if tail.isdigit() and "." in (block.path or ""):
                return "requirement" if tail != "1" and not _AIMS.match(words) else "purpose"
            return "requirement" if _ALLOWS.search(words) and not _AIMS.match(words) else "purpose"
        for kind, pattern in _HEADINGS:
            if kind == "assignment" and _IMPROVES.match(heading):
                continue
            if (pattern.match(heading) if pattern is STATE else pattern.search(heading)) and not (
                kind in ("provision", "requirement", "objective", "target") and len(heading) > 90
            ):
                if kind == "task" and len(inner) > 1 and any(_TO_DO.search(h) for h in inner[1:]):
                    return "assignment"
                if kind == "provision" and any(_TO_DO.search(h) for h in inner[1:]):
                    return "assignment"
                return kind
    return None
