"""Words that a converter ran together ('giaiđoạn', 'củaUỷ ban', 'NGHỊQUYẾT'): where the lost spaces stood.

>>> text = "Kếhoạch của Quốchội về giaiđoạn mới"
>>> [text[:at].split()[-1] for at in lost_spaces(text)]
['Kế', 'Quốc', 'giai']
"""

import re
from functools import lru_cache

from kg.spelling import syllable_list, tone_place

__all__ = ["lost_spaces"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST = 3
"""Glued words from which on a text counts as run together: a single one is a slip, for the clerk to see."""
_MOST = 4
"""Syllables that may be glued in one word."""


def lost_spaces(text: str) -> list[int]:
    """Return the offsets in `text` (NFC, with its diacritics) before which a space was lost, ascending."""
    found: list[int] = []
    words = 0
    for match in _WORD.finditer(text):
        if cuts := _cuts(match.group()):
            words += 1
            found.extend(match.start() + cut for cut in cuts)
    return found if words >= _FEWEST else []


@lru_cache(maxsize=4096)
def _cuts(word: str) -> tuple[int, ...]:
    """Return where a word that is no syllable falls into syllables, or nothing if it does not, or in several ways."""
    if word.isascii() or _is_syllable(word):
        return ()
    ways = _ways(word, _MOST)
    if len(ways) > 1:  # 'củaUỷ': a capital begins a word
        ways = [way for way in ways if any(word[at].isupper() and word[at - 1].islower() for at in way)]
    return ways[0] if len(ways) == 1 else ()


def _ways(word: str, most: int) -> list[tuple[int, ...]]:
    ways: list[tuple[int, ...]] = []
    for at in range(2, len(word) - 1):
        if not _is_syllable(word[:at]):
            continue
        if _is_syllable(word[at:]):
            ways.append((at,))
        elif most > 2:
            ways.extend((at, *(at + cut for cut in way)) for way in _ways(word[at:], most - 1))
    fewest = min(map(len, ways), default=0)
    return [way for way in ways if len(way) == fewest]


def _is_syllable(word: str) -> bool:
    return tone_place(word.lower()) in syllable_list()
