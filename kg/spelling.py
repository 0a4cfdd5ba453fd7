"""Vietnamese syllables: the list of valid ones, and the place of the tone mark."""

import unicodedata
from functools import lru_cache
from pathlib import Path

__all__ = ["is_syllable", "syllable_list", "tone_place"]

_SYLLABLES = Path(__file__).resolve().parent / "read" / "data" / "syllables.txt"


@lru_cache(maxsize=1)
def syllable_list() -> frozenset[str]:
    """Return the valid Vietnamese syllables: lower case, NFC, tone placed as in hòa."""
    return frozenset(_SYLLABLES.read_text(encoding="utf-8").split())


def tone_place(word: str) -> str:
    """Return `word` (lower case, NFC) with the tone mark of oa, oe, uy on the first letter: hoà gives hòa."""
    if len(word) < 2 or word.startswith("qu"):
        return word
    return word[:-2] + _PLACES.get(word[-2:], word[-2:])


def is_syllable(word: str) -> bool:
    """Tell whether `word` (NFC, in any case) is a Vietnamese syllable, wherever its tone mark of oa, oe, uy stands."""
    return tone_place(word.lower()) in syllable_list()


_PLACES = {
    unicodedata.normalize("NFC", a + b + t): unicodedata.normalize("NFC", a + t + b)
    for a, b in (("o", "a"), ("o", "e"), ("u", "y"))
    for t in "\u0300\u0301\u0303\u0309\u0323"
}
