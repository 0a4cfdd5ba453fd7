"""Themes of a unit, from the phrases of the theme vocabulary in its words and in the headings above it."""

import re
from collections import defaultdict
from functools import cache

import ahocorasick

from kg.outline import Block
from kg.text import fold
from kg.vocabulary import concepts

__all__ = ["THEMED", "themes_of"]

THEMED = frozenset({"objective", "target", "task", "assignment"})
"""Kinds of units that have themes."""

_HEAD = 160
"""Characters at the head of a unit that count most: what it is about is said there."""
_MOST = 3


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


def themes_of(block: Block) -> list[str]:
    """Return one to three themes, the main one first; 'leadership' or 'governance' where no phrase tells."""
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    folded = block.flat.folded
    length = max(len(folded), 1)
    for start, end, theme in _hits(folded):
        weight = 1.0 + 0.1 * len(folded[start:end].split())
        scores[theme] += weight * (2.0 if start < _HEAD else 1.0) * (0.5 if start > 0.75 * length and length > 400 else 1.0)
        first.setdefault(theme, start)
    for depth, heading in enumerate(reversed(block.context[-2:])):
        if re.search(r"to chuc thuc hien|nhiem vu,? (?:va )?giai phap|muc tieu", heading):
            continue
        for theme in {theme for _, _, theme in _hits(heading)}:
            scores[theme] += 2.5 if depth == 0 else 0.8
            first.setdefault(theme, 1000)
    if not scores:
        return ["leadership" if block.unit_kind in ("assignment", "task") else "governance"]
    ranked = sorted(scores, key=lambda theme: (-scores[theme], first[theme], theme))
    best = scores[ranked[0]]
    return [theme for theme in ranked[:_MOST] if scores[theme] >= 0.5 * best or theme == ranked[0]]
