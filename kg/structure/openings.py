"""The opening of a document: what it rests on, and the line that leads in what follows."""

import re

from kg.outline import Block

__all__ = ["opening_kind"]

_BASIS = re.compile(
    r"can cu|xet (?:de nghi|to trinh)|theo de nghi|thuc hien |tiep tuc thuc hien|trien khai |de (?:tiep tuc|trien khai|thuc hien)|tren co so|nham |theo "
)


_ISSUER_ACTS = re.compile(
    r"(?:uy ban nhan dan|ubnd|ban thuong vu|ban thuong truc|ban chap hanh|so |bo |chu tich|tinh uy|thanh uy)[^;:]{0,90}?\b(?:ban hanh|xay dung|trien khai)\b"
)


def opening_kind(block: Block) -> str:
    """Return `basis` or `lead-in` for a paragraph before the body of a document."""
    folded = block.flat.folded
    if (
        folded.endswith(":")
        and _ISSUER_ACTS.match(folded)
        and len(folded) < 420
        and not re.search(r"\d/|\d-[a-z]+/", folded)
    ):
        return "lead-in"
    if (
        folded.endswith(":")
        and len(folded) < 220
        and not _BASIS.match(folded)
        and not re.search(r"\d/|\d-[a-z]+/", folded)
    ):
        return "lead-in"
    return "basis"
