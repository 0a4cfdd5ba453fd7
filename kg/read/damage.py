"""How badly a text was read: the share of its words that are not Vietnamese as it is spelled.

>>> damage("Triển khai thực hiện Kết luận") < 0.05 < 0.3 < damage("Trién khai thuc hién Két luan")
True
"""

import re
import unicodedata
from collections import Counter

from kg.spelling import syllable_list, tone_place

__all__ = ["damage"]

_WORD = re.compile(r"[^\W\d_]{2,}")
_ACCENTED = 0.89  # share of the syllables of clean official text that carry a mark (0.86 to 0.92 in 21 texts)
_BARE = 0.6  # below this share of marked syllables the text has lost its marks
_FEW = 20  # with fewer words than this the share of marks says nothing


def damage(text: str) -> float:
    """Return the share (0 to 1) of the words of `text` that are no Vietnamese syllables with their diacritics.

    Words are runs of two letters or more; codes in capitals do not count. In a text that has lost its marks the words
    that should carry one count too, even if they are syllables (`nam` for `năm`). 0.0 if there are no words.
    """
    text = unicodedata.normalize("NFC", text)
    valid = syllable_list()
    known = wrong = marked = 0
    for word, times in Counter(_WORD.findall(text)).items():
        lower = tone_place(word.lower())
        if lower in valid:
            known += times
            if not word.isascii():
                marked += times
        elif not (word.isupper() and (word.isascii() or len(word) > 5 or "Đ" in word)) and not _code(word):
            wrong += times
    words = known + wrong
    if not words:
        return 0.0
    share = wrong / words
    accented = marked / words
    if words >= _FEW and accented < _BARE:
        share = max(share, 1.0 - accented / _ACCENTED)
    return min(1.0, max(0.0, share))


def _code(word: str) -> bool:
    """Tell whether `word` is written like an abbreviation: TTg, QPPL, KTXH."""
    return sum(char.isupper() for char in word) >= 2
