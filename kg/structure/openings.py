"""The opening of a document: what it rests on, and the line that leads in what follows."""

import re

from kg.outline import Block

__all__ = ["opening_kind"]

_BASIS = re.compile(
    r"can cu|xet |theo |thuc hien |tiep tuc |trien khai |de (?:tiep tuc|trien khai|thuc hien)|tren co so|nham "
)
_BODY_ACTS = re.compile(
    r"(?:uy ban nhan dan|ubnd|ban thuong vu|ban thuong truc|ban chap hanh|so |bo |chu tich|tinh uy|thanh uy|lien nganh|chinh phu)"
    r"[^;:]{0,90}?\b(?:ban hanh|xay dung|trien khai|huong dan)\b"
)
_ENACTS = re.compile(
    r"(?:chinh phu|quoc hoi|uy ban thuong vu quoc hoi|bo truong|thong doc|chu tich|tong thanh tra)\b[^;:]{0,90}?"
    r"\b(?:ban hanh|thong qua) (?:luat|bo luat|phap lenh|nghi dinh|thong tu|nghi quyet)\b"
)
"""Who enacts: 'Chính phủ ban hành Nghị định quy định …'."""
_CITES = re.compile(
    r"\d/|\d-[a-z]+/|\b(?:luat|nghi quyet|chi thi|ket luan) (?:so|nam|hoi nghi|dai hoi)\b|\bthuc hien (?:luat|nghi quyet|chi thi)\b"
)
_SENTENCES = re.compile(r"[.;] [a-z\d]")


def opening_kind(block: Block) -> str:
    """Return `basis` or `lead-in` for a paragraph before the body of a document.

    A paragraph that ends in a colon only leads in if it gives no reason: no document, no second sentence.
    """
    folded = block.flat.folded
    if _ENACTS.match(folded):
        return "lead-in"
    if not folded.endswith(":") or _CITES.search(folded) or _SENTENCES.search(folded):
        return "basis"
    if _BODY_ACTS.match(folded) and len(folded) < 420:
        return "lead-in"
    return "lead-in" if len(folded) < 220 and not _BASIS.match(folded) else "basis"
