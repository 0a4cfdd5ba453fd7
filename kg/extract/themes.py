"""Themes of a unit, from the phrases of the theme vocabulary in its words and in the headings above it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import ahocorasick

from kg.extract.agencies import find_agencies
from kg.outline import Block
from kg.text import fold
from kg.vocabulary import concepts

__all__ = ["THEMED", "document_themes", "themes_of"]

THEMED = frozenset({"objective", "target", "task", "assignment"})
"""Kinds of units that have themes."""

_HEAD = 120
"""Characters at the head of a unit that count most: what it is about is said there."""
_MOST = 3
# Weights, chosen on the answer keys: a phrase near the head counts more, words for the people served and themes of
# administration count less, a run-in label ('Về y tế:') and the heading above say most.
_LONG, _FRONT, _WEAK, _LABEL, _ABOVE, _SHARE, _SUBJECT = 0.4, 1.5, 0.22, 1.0, 1.76, 0.35, 0.36
_GENERIC = {
    "leadership": 0.39, "governance": 0.27, "social-assistance": 0.61, "social-services": 0.7, "ethnic": 0.86,
    "health-insurance": 2.06, "resources": 1.87, "merit": 0.66, "environment": 0.6, "infrastructure": 0.8,
    "culture": 0.65, "poverty": 1.08, "social-insurance": 1.26, "information": 1.08, "water": 0.8,
    "housing": 1.4, "credit": 0.6, "health": 0.9, "communication": 1.1, "international": 0.84, "vocational": 0.8,
}  # fmt: skip
_PEOPLE = frozenset(
    {
        "ho ngheo", "ho can ngheo", "can ngheo", "nguoi ngheo", "ho moi thoat ngheo", "huyen ngheo", "vung ngheo", "an sinh xa hoi",
        "dan toc thieu so", "vung dong bao dan toc thieu so", "dong bao dan toc thieu so", "hoc sinh", "sinh vien", "truong hoc",
        "nguoi lao dong", "luc luong lao dong", "nguoi yeu the", "doi tuong yeu the", "dong bao", "dong bao cac dan toc", "bien gioi",
        "mien nui", "vung cao", "vung sau, vung xa", "khu dan cu", "khu cong nghiep", "cong trinh", "nguoi thu huong", "dich vu xa hoi",
        "tre em", "thong tin", "van hoa",
    }
)  # fmt: skip
"""Phrases that say for whom or where something is done: they tell a theme only where no other does."""
_PLAIN = re.compile(r"to chuc thuc hien|nhiem vu,? (?:va )?giai phap|muc tieu|chi tieu|noi dung thuc hien")

_BODY = re.compile(
    r"\W*(?:[\divx]+[.)]|[a-z]\))?\s*(?:giao |de nghi )?(?:cac )?(?:so|ban|uy ban|ubnd|phong|cong an|bo|hoi|lien doan|doan|mat tran|van phong|thu truong|trach nhiem)\b"
)
_CARRIES_OUT = re.compile(
    r"(?:ke hoach|nghi quyet|chi thi|ket luan|chuong trinh|de an)(?: nay|\b.{0,60}(?:thuc hien|trien khai))|trien khai|chu tri, phoi hop[^.]{0,80}\Z"
)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    found: dict[str, set[str]] = defaultdict(set)
    for concept in concepts("theme").values():
        for label in concept.labels:
            found[fold(label)].add(concept.id)
    for phrase, ids in found.items():
        automaton.add_word(phrase, (phrase, tuple(sorted(ids))))
    automaton.make_automaton()
    return automaton


@cache
def _hits(folded: str) -> tuple[tuple[int, int, str], ...]:
    """Return `(start, end, theme)` of the phrases in `folded`, a longer phrase hiding those inside it."""
    raw = []
    for end, (phrase, ids) in _automaton().iter(folded):
        start = end + 1 - len(phrase)
        if (start and folded[start - 1].isalnum()) or (end + 1 < len(folded) and folded[end + 1].isalnum()):
            continue
        raw.append((start, end + 1, ids))
    raw.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    kept: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, ids in raw:
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in kept):
            kept.append((start, end, ids))
    return tuple((start, end, theme) for start, end, ids in sorted(kept) for theme in ids)


def document_themes(title: str) -> list[str]:
    """Return the themes that the title of a document names, the one named first at the head."""
    return list(
        dict.fromkeys(theme for _, _, theme in _hits(fold(title)) if theme not in ("leadership", "communication"))
    )


def themes_of(block: Block, document: Sequence[str] = ()) -> list[str]:
    """Return one to three themes, the main one first.

    Where no phrase of the unit or of the heading above tells, a heading further out does, then for a task or figure the
    title of the document (`document`: its themes); else it is 'leadership' for an assignment and 'governance' otherwise.
    """
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    flat = _own_words(block)
    length = max(len(flat), 1)
    label = re.match(r"\W*ve ([^:;.]{3,60}):", flat)
    for start, end, theme in _hits(flat):
        phrase = flat[start:end]
        weight = (1.0 + _LONG * phrase.count(" ")) * (_WEAK if phrase in _PEOPLE else _GENERIC.get(theme, 1.0))
        if label and end <= label.end():
            weight += _LABEL
        late = start > 0.75 * length and length > 400
        scores[theme] += weight * (_FRONT if start < _HEAD else 1.0) * (0.5 if late else 1.0)
        first.setdefault(theme, start)
    if block.above is not None:
        for theme in {theme for start, end, theme in _hits(_heading(block))}:
            scores[theme] += _ABOVE * _GENERIC.get(theme, 1.0)
            first.setdefault(theme, 1000)
    for theme in document[:1]:
        if theme in scores:
            scores[theme] += _SUBJECT
    if not scores:
        return [_fallback(block, flat, document)]
    ranked = sorted(scores, key=lambda theme: (-scores[theme], first[theme], theme))
    best = scores[ranked[0]]
    return [theme for theme in ranked[:_MOST] if scores[theme] >= _SHARE * best or theme == ranked[0]]


def _fallback(block: Block, flat: str, document: Sequence[str]) -> str:
    for context in reversed(block.context[:-1]):
        hits = [] if _PLAIN.search(context) or _BODY.match(context) else _hits(context)
        if hits:
            return hits[0][2]
    if block.unit_kind == "assignment" and (_CARRIES_OUT.search(flat) or not document):
        return "leadership"
    return document[0] if document else "governance"


def _own_words(block: Block) -> str:
    """Return the shadow of what a unit says, without the names of bodies (a department's name is not its task)."""
    flat = next((cell.flat for cell in block.cells if cell.role == "content"), block.flat)
    chars = list(flat.folded)
    for agency in find_agencies(flat):
        if not agency.group and agency.folded != "bao hiem xa hoi":
            chars[agency.flat_start : agency.flat_end] = " " * (agency.flat_end - agency.flat_start)
    return "".join(chars)


def _heading(block: Block) -> str:
    assert block.above is not None
    folded = block.above.flat.folded
    return "" if _PLAIN.search(folded) or _BODY.match(folded) else folded
