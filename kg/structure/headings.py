"""Which labelled paragraphs are headings, and which are numbered text."""

import re

from kg.structure.bodies import names_body, only_names_body
from kg.structure.labels import Label
from kg.structure.paragraphs import Paragraph
from kg.text import fold, is_upper

__all__ = ["UNDER_ARTICLE", "is_heading"]

_SENTENCE_END = re.compile(r"[.;!?/,…]\s*\Z")
UNDER_ARTICLE = 5.5
"""Rank of a Roman number inside an article ('Điều 1. Phê duyệt … I. MỤC TIÊU … Điều 2.')."""
_SENTENCE_LEADS = re.compile(r"(?:\bsau|chi dao|de nghi|yeu cau|nhu sau|gom(?: co)?|cu the)\s*:\Z")
"""What ends a numbered sentence that leads in a list and is no heading."""
_LEADS_IN = re.compile(
    r"^(?:thoi gian toi|tu nay|trong thoi gian)\b|\b(?:ap dung doi voi|mot so (?:noi dung|nhiem vu|viec)|noi dung chu yeu sau)\s*:\Z"
)
"""A numbered sentence or an article that only leads in what follows."""
_TITLES = re.compile(
    r"(?:muc tieu|muc dich|yeu cau|quan diem|nhiem vu|giai phap|noi dung|kinh phi|to chuc thuc hien|doi tuong|pham vi)\b[^.;,:]{0,50}\.\Z"
)
"""A heading that a full stop ends, over labelled points: '1. Mục tiêu của Chương trình.'"""
_OPENS = re.compile(
    r"\b(?:co|chiu) trach nhiem\b.*:\Z|\A(?:giao|yeu cau)\s*:\Z|\A(?:phe duyet|ban hanh|thong qua|quy dinh)\b.*\b(?:sau(?: day)?|gom)\s*:\Z"
)
"""An article that only says who has to do, or what it approves, as its points list."""
_AMENDS = re.compile(r"(?:sua doi|bo sung|thay the)\b.* nghi \w+ so .*nhu sau\s*:\Z")


def is_heading(text: str, item: Paragraph, label: Label, rest: str, children: bool, labelled: bool) -> bool:
    """Tell whether a paragraph is a heading: `rest` is what stands behind its `label` in `text`.

    `children` tells that something stands below it, and `labelled` that this has a label of its own.
    """
    if not rest:
        return False
    if label.rank <= 4 or label.rank == UNDER_ARTICLE:
        return len(rest) < 300 and (is_upper(rest) or not rest.endswith((".", ";")) or item.bold)
    if len(rest) > (500 if label.rank == 5 and item.bold else 300) or not children:
        return False
    if rest.endswith(":"):
        return _with_colon(item, label, rest)
    bold = item.bold and text[item.start : item.end].count("**") <= 2 and "**" not in text[item.start : item.end - 1]
    if _SENTENCE_END.search(rest):
        if labelled and label.rank == 6 and rest.endswith(".") and only_names_body(fold(rest[:-1])):
            return True  # '1. Bộ Y tế.' over 'a) Chủ trì …'
        if labelled and label.rank >= 6 and _TITLES.match(fold(rest)):
            return True
        return bold and len(rest) < 160 and rest.endswith(".")
    if label.rank == 5:
        return len(rest) < 160 or item.bold
    return labelled or len(rest) < 260


def _with_colon(item: Paragraph, label: Label, rest: str) -> bool:
    """Tell whether a labelled paragraph that ends in a colon is a heading; a sentence that leads in is none."""
    lead = fold(rest)
    if not item.bold and not names_body(lead):
        leads = _LEADS_IN.search(lead) or label.rank == 5 and (_AMENDS.match(lead) or _OPENS.search(lead))
        amends = "sua doi" in lead or "thay the" in lead
        if label.rank in (5, 6) and leads or label.rank >= 6 and _SENTENCE_LEADS.search(lead) and not amends:
            return False
    if label.rank >= 20 and len(rest.split()) > 6 and not names_body(lead):
        return item.bold
    return len(rest) < 220
