"""Words that a converter ran together ('giaiđoạn', 'củaUỷ ban', 'NGHỊQUYẾT'): where the lost spaces stood.

>>> text = "Kếhoạch của Quốchội về giaiđoạn mới"
>>> [text[:at].split()[-1] for at in lost_spaces(text)]
['Kế', 'Quốc', 'giai']
"""

import re
from functools import lru_cache

from kg.spelling import is_syllable, tone_place

__all__ = ["lost_spaces"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST = 3
"""Glued words from which on a text counts as run together: a single one is a slip, for the clerk to see."""
_OFTEN = 3
"""How often two syllables have to stand together in the texts that the model of the repair was made of."""
_COUNTED = re.compile(r"\b(?:ngày|tháng|năm|số|Số|điều|Điều|khoản|Khoản)(?=\d)")
"""A word that a number was run on to: 'tháng11'."""
_MOST = 4
"""Syllables that may be glued in one word."""


def lost_spaces(text: str) -> list[int]:
    """Return the offsets in `text` (NFC, with its diacritics) before which a space was lost, ascending."""
    found: list[int] = []
    doubtful: list[re.Match[str]] = []
    words = 0
    for match in _WORD.finditer(text):
        if cuts := _cuts(match.group()):
            words += 1
            found.extend(match.start() + cut for cut in cuts)
        elif not is_syllable(match.group()) and len(match.group()) > 4:
            doubtful.append(match)
    if words < _FEWEST:
        return []
    for match in doubtful:
        found.extend(match.start() + cut for cut in _likely(match.group()))
    found.extend(match.end() for match in _COUNTED.finditer(text))
    return sorted(found)


@lru_cache(maxsize=4096)
def _likely(word: str) -> tuple[int, ...]:
    """Return where a word that falls into two syllables in several ways does, by how often they stand together.

    An ASCII word, which may be a foreign one, does only if they often do.
    """
    from kg.read.repair_model import load_model

    model = load_model()
    pairs = {way: (tone_place(word[: way[0]].lower()), tone_place(word[way[0] :].lower())) for way in _ways(word, 2)}
    often = {way: model.together(*pair) for way, pair in pairs.items()}
    best = min(pairs, key=lambda way: (-often[way], sum(model.rarity(part) for part in pairs[way])), default=())
    return best if best and (often[best] >= _OFTEN or not word.isascii()) else ()


@lru_cache(maxsize=4096)
def _cuts(word: str) -> tuple[int, ...]:
    """Return where a word that is no syllable falls into syllables, or nothing if it does not, or in several ways."""
    if word.isascii() or is_syllable(word):
        return ()
    ways = _ways(word, _MOST)
    if len(ways) > 1:  # 'củaUỷ': a capital begins a word
        ways = [way for way in ways if any(word[at].isupper() and word[at - 1].islower() for at in way)]
    return ways[0] if len(ways) == 1 else ()


def _ways(word: str, most: int) -> list[tuple[int, ...]]:
    ways: list[tuple[int, ...]] = []
    for at in range(2, len(word) - 1):
        if not is_syllable(word[:at]):
            continue
        if is_syllable(word[at:]):
            ways.append((at,))
        elif most > 2:
            ways.extend((at, *(at + cut for cut in way)) for way in _ways(word[at:], most - 1))
    fewest = min(map(len, ways), default=0)
    return [way for way in ways if len(way) == fewest]
