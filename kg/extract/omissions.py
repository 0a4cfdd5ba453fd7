"""The omission audit: sentences with a duty word, a figure, a date or a document word that yielded nothing."""

import re

from kg.extract.figure_hits import find_hits
from kg.mentions import Mentions
from kg.model import Omission
from kg.outline import Outline

__all__ = ["find_omissions"]

_SENTENCE = re.compile(r"[^.;]+(?:[.;](?=\s|\Z)|\Z)")
_MARKS = (
    (
        "duty",
        re.compile(
            r"\b(?:phải|chủ trì|giao(?! thông| lưu| dịch| tiếp| thừa)|có trách nhiệm|chịu trách nhiệm|đề nghị)\b"
        ),
    ),
    ("figure", re.compile(r"\d[\d.,]*\s*%")),
    (
        "document",
        re.compile(r"\b(?:nghi quyet|ket luan|quyet dinh|nghi dinh|thong tu|chi thi|ke hoach|cong van) (?:so )?\d"),
    ),
)


_COUNTING = ("task", "assignment", "target", "objective")
"""Kinds of units where also a number of things, not only a share, is a figure that should yield something."""


def find_omissions(outline: Outline, mentions: Mentions) -> list[Omission]:
    """Return the marked sentences of units that yielded no actor, figure, or citation (working offsets)."""
    spans = {
        "duty": [(a.agency.start, a.agency.end, a.block) for a in mentions.actors],
        "figure": [(f.start, f.end, f.block) for f in mentions.figures],
        "document": [(d.start, d.end, d.block) for d in mentions.documents],
    }
    charged = {id(a.block) for a in mentions.actors}
    out: list[Omission] = []
    for part in outline.parts:
        for block in part.blocks:
            if block.kind not in ("unit", "row"):
                continue
            counted = [h.start for h in find_hits(block.flat)] if block.unit_kind in _COUNTING else []
            flat = block.flat
            marks = [m for m in _MARKS if m[1].search(flat.lower if m[0] == "duty" else flat.folded) or counted]
            for sentence in _SENTENCE.finditer(flat.folded) if marks else ():
                for kind, pattern in marks:
                    marked = kind == "figure" and any(sentence.start() <= at < sentence.end() for at in counted)
                    said = block.flat.lower if kind == "duty" else block.flat.folded  # 'giao' is not 'giáo'
                    if not marked and not pattern.search(said, *sentence.span()):
                        continue
                    a, b = block.flat.span(*sentence.span())
                    if kind == "duty" and id(block) in charged:
                        continue
                    if not any(start < b and a < end for start, end, _ in spans[kind]):
                        out.append({"span": [a, b], "kind": kind})
    return out
