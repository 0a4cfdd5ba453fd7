r"""Letters that a PDF's own font gave away wrongly, and letters that it set apart: what converters leave of such files.

In some fonts `ô` comes out as `ơ`, `ò` as `ị`, `ó` as `ĩ`, `oà` as `ồ`; in others the first letter of a word stands
alone. Only words that are no syllables as they stand are touched, and phrases that have no other sense.

>>> text = "cơng tác, vẫn cịn thiếu; hồn thành"
>>> out = text
>>> for start, end, new in reversed(wrong_font(text)):
...     out = out[:start] + new + out[end:]
>>> out
'công tác, vẫn còn thiếu; hoàn thành'
"""

import re
from functools import cache

from kg.spelling import is_syllable

__all__ = ["wrong_font"]

_FEWEST = 2
"""Such words from which on it is the font, not a slip."""
_LETTERS = str.maketrans("ơịĩƠỊĨ", "ôòóÔÒÓ")
_SUSPECT = re.compile(r"\b[^\W\d_]*[ơịĩƠỊĨ][^\W\d_]*\b")
_PHRASES = (
    (re.compile(r"\b[Hh]ồn(?= (?:thành|thiện|chỉnh|toàn|cảnh)\b)|\bHỒN(?= (?:THÀNH|THIỆN|CHỈNH)\b)"), ("ồ", "oà")),
    (re.compile(r"\b[Tt]ồn(?= (?:quốc|tỉnh|dân|diện|thể|bộ|cầu|xã|huyện|ngành|hệ)\b)|(?<=\b[Aa]n )tồn\b"), ("ồ", "oà")),
    (re.compile(r"\b[Đđ]ồn(?= (?:thể|viên|kết|[Tt]hanh)\b)|(?<=[Cc]ông )đồn\b"), ("ồ", "oà")),
)
_APART = re.compile(
    r"(?<![^\W\d_])(ngh?|gi|qu|tr|[bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX]h?) (?=([^\W\d_]{2,6})(?![^\W\d_]))"
)


def wrong_font(text: str) -> list[tuple[int, int, str]]:
    """Return the changes `(start, end, new)` that set such words right, ascending; none if too few to tell."""
    sure = [(*m.span(), new) for m in _SUSPECT.finditer(text) if (new := _meant(m.group()))]
    sure += [(m.start(2) - 1, m.start(2), "") for m in _APART.finditer(text) if _apart(m[1], m[2])]
    if len(sure) < _FEWEST:
        return []
    if any(new for *_, new in sure):  # the font has wrong letters
        for pattern, (old, new) in _PHRASES:
            sure += [
                (*m.span(), m.group().replace(old, new).replace(old.upper(), new.upper()))
                for m in pattern.finditer(text)
            ]
    return sorted(sure)


@cache
def _meant(word: str) -> str | None:
    """Return the syllable that a word which is none stands for, or None: 'cơng' gives 'công'."""
    new = word.translate(_LETTERS)
    if "uơ" in word.lower() or is_syllable(word) or not is_syllable(new):
        return None
    return new


def _apart(first: str, rest: str) -> bool:
    """Tell whether the first letter of a syllable stands apart from the rest, which is none: 'm iền'."""
    return not is_syllable(rest) and is_syllable(first + rest)
