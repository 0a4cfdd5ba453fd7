"""The omission audit: sentences with a duty word, a figure, a date or a document word that yielded nothing."""

import re

from kg.mentions import Mentions
from kg.model import Omission
from kg.outline import Outline

__all__ = ["find_omissions"]

_SENTENCE = re.compile(r"[^.;]+(?:[.;](?=\s|\Z)|\Z)")
_MARKS = (
    ("duty", re.compile(r"\b(?:phai|chu tri|giao|co trach nhiem|chiu trach nhiem|de nghi)\b")),
    ("figure", re.compile(r"\d[\d.,]*\s*%")),
    (
        "document",
        re.compile(r"\b(?:nghi quyet|ket luan|quyet dinh|nghi dinh|thong tu|chi thi|ke hoach|cong van) (?:so )?\d"),
    ),
)


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
            for sentence in _SENTENCE.finditer(block.flat.folded):
                for kind, pattern in _MARKS:
                    if not pattern.search(sentence.group()):
                        continue
                    a, b = block.flat.span(*sentence.span())
                    if kind == "duty" and id(block) in charged:
                        continue
                    if not any(start < b and a < end for start, end, _ in spans[kind]):
                        out.append({"span": [a, b], "kind": kind})
    return out
