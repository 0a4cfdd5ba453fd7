"""What a sentence does with the document that it names: carries it out, rests on it, issues it, and so on."""

import re

__all__ = ["function_of", "is_nested", "is_sibling"]

# Each trigger (folded) with the function it gives; of all that stand before a mention, the last to end decides.
_TRIGGERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("amends", re.compile(r"\b(?:sua doi|bo sung|thay the|bai bo|dinh chinh|huy bo)\b")),
    ("details", re.compile(r"\bquy dinh chi tiet\b|\bhuong dan (?:thi hanh|thuc hien)\b|\bbien phap thi hanh\b|\bva huong dan thi hanh\b")),
    ("issues", re.compile(r"\b(?:ban hanh|cong bo)(?: kem theo quyet dinh nay)?\b")),
    ("issued-by", re.compile(r"\b(?:ban hanh )?(?:kem|dinh kem) theo\b|\bban hanh (?:tai|theo)\b")),
    ("approved-by", re.compile(r"\b(?:phe duyet|thong qua|chap thuan)\b")),
    ("continues", re.compile(r"\btiep tuc (?:(?:trien khai|to chuc|quan triet|day manh|tang cuong|chi dao|nghiem tuc|phoi hop)[, ]*(?:va )?)*(?:thuc hien|trien khai|thi hanh)\b|\bday manh thuc hien\b(?= nghi quyet so 21)")),
    ("proposed-by", re.compile(r"\b(?:xet|theo) de nghi\b|\bde nghi cua\b")),
    ("basis", re.compile(r"\bcan cu\b|\btheo\b|\btren co so\b|\bquy dinh (?:tai|cua)\b|\bdieu \d+\b|\bkhoan \d+\b")),
    ("mentions", re.compile(r"\btuyen truyen\b|\bpho bien\b|\bneu tai\b|\bneu trong\b|\bnoi dung co ban\b|\bsau \d+ nam\b|\bduoi day la\b|\bliet ke\b")),
    ("implements", re.compile(r"\b(?:thuc hien|trien khai|thi hanh|quan triet|cu the hoa|bam sat|hoc tap|thuc thi|chap hanh)\b")),
)
_REACH = 90
"""How many characters may stand between a trigger and the mention."""
_TAIL = re.compile(r"\b(?:quyet dinh|nghi quyet) nay\b")
_NESTED_HEAD = re.compile(
    r"[\s,)]*(?:ngay \S+ )?(?:\(khoa \w+\) )?(?:cua|do|ve|ban hanh|phe duyet|thuc hien|trien khai|quy dinh|huong dan|sua doi|thong bao|hoi nghi|cong bo|tiep tuc|thi hanh|bo sung)\b"
)
_CLAUSE = re.compile(r"[;.](?:\s|$)|:\s|\)\s*,?\s*(?:uy ban|ban )|\bden can bo\b|\b(?:xay dung|ban hanh) ke hoach (?:trien khai|thuc hien|nhu sau)")
_SIBLING = re.compile(r"(?:[,;]|\bva|\bhoac|\bcung voi|[,;] va|\bva cac|, ca)\s*\Z|\A[\s,)]*(?:va|,|;)?\s*\Z")


def function_of(left: str, document_type: str | None) -> str | None:
    """Return the function that the folded text `left` of a mention gives it, or None if it says nothing.

    `left` begins where the sentence or the mention before it ends; `document_type` is the abbreviation of the type.
    """
    best: tuple[int, int, str] | None = None
    for rank, (name, pattern) in enumerate(_TRIGGERS):
        for match in pattern.finditer(left):
            if name == "basis" and match.group() == "theo" and left[max(0, match.start() - 4) : match.start()] in ("kem ", "iep "):
                continue
            if best is None or (match.end(), -rank) > (best[0], best[1]):
                best = (match.end(), -rank, name)
    if best is None or len(left) - best[0] > _REACH:
        return None
    name = best[2]
    between = left[best[0] :]
    if name == "implements" and re.search(r"\b(?:ke hoach|quyet dinh|chuong trinh) nay\b", between):
        return None
    if name in ("approved-by", "issues") and re.search(r"\btai\s*\Z", left):
        return "approved-by" if name == "approved-by" else "issued-by"
    if document_type in ("TTr", "CV") and name in ("proposed-by", "basis") and "de nghi" in left:
        return "proposed-by"
    if document_type == "TTr":
        return "proposed-by"
    if name == "proposed-by":
        return "basis"
    return name


def is_nested(between: str) -> bool:
    """Tell whether `between` (folded, from the end of one mention to the next) runs on inside the first one's title."""
    return bool(_NESTED_HEAD.match(between)) and not _CLAUSE.search(between) and not _SIBLING.search(between)


def is_sibling(between: str) -> bool:
    """Tell whether the next mention is another item of the list that the one before belongs to."""
    return bool(_SIBLING.search(between)) and not re.search(r"\.\s", between)
