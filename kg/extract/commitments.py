"""Whether a figure in a text is one that somebody commits to."""

import re

from kg.extract.figure_hits import Hit
from kg.outline import Block
from kg.text import Flat

__all__ = ["commits"]


_DONE_TO = re.compile(
    r"\b(?:xoa|xay dung|xay moi|sua chua|giai quyet viec lam(?: moi)?(?: cho)?|tao viec lam(?: moi)?(?: cho)?|dao tao(?: nghe)?(?: cho)?"
    r"|ho tro(?: vay von)?(?: cho)?|cap|trong(?: moi)?|thanh lap|mo|to chuc|bo tri|lap dat|kham suc khoe(?: cho)?)\s+(?:\w+\s+){0,2}\Z"
)
_BY_WHEN = re.compile(
    r"[^;.]{0,40}?\b(?:trong|den|vao|truoc) (?:het |cuoi )?nam \d{4}|[^;.]{0,20}?\b(?:moi|hang) nam\b"
)
"""What is done to so many of something, by a year: a commitment also where no word such as 'phấn đấu' says so."""
_CRITERIA = re.compile(r"\btieu (?:chi|chuan)\b")
"""Headings over what has to be reached to be commended: figures there are commitments too."""


def commits(block: Block, flat: Flat, hit: Hit) -> bool:
    """Tell whether `hit` is a commitment: any figure of a target or objective, in a task one with words that commit."""
    folded = flat.folded
    before = folded[max(0, hit.start - 160) : hit.start]
    clause = re.split(r"[;.]\s", before)[-1]
    after = folded[hit.end : hit.end + 60]
    if re.search(r"\b(?:tu|so voi) (?:muc )?\Z", clause) and re.match(
        r"(?!.{0,40}\btro len)[^;.]{0,40}\b(?:xuong|len|con|den)\b", after
    ):
        return False
    if re.match(r"[^;.]{0,12}\bco the\b", after) or re.search(
        r"\bnhu cau\b[^,;]*\Z|\bdu kien\b|\buoc (?:dat|tinh|thuc hien)\b", clause
    ):
        return False
    if block.unit_kind in ("target", "objective"):
        return True
    criteria = block.unit_kind == "provision" and any(_CRITERIA.search(heading) for heading in block.context)
    if block.unit_kind not in ("task", "assignment") and not criteria:
        return False
    if re.search(r"\b(?:phan dau|muc tieu)\b", folded[: hit.start]):
        return True
    if hit.percent:
        all_of_them = hit.value == 100 and not re.search(r"\b(?:hien|da|chiem)\b", clause)
        said = re.search(
            r"\b(?:dat|it nhat|toi thieu|giam|tang|nang|dam bao|bao dam|duy tri|hoan thanh|tren)\b", clause
        )
        return bool(said) or all_of_them or not clause.strip(" -+")
    return bool(
        re.search(
            r"\b(?:it nhat|toi thieu|phan dau|dat|duy tri|tan suat|so luong|khoang|toi da"
            r"|(?:moi|hang) nam\b.{0,60}\bcho)\b",
            clause,
        )
        or _DONE_TO.search(clause)
        and _BY_WHEN.search(after)
    )
