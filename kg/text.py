"""Text with a memory of where it came from: folding, flattening, and the working copy that the stages read.

Nothing here alters a source. `fold` gives the shadow on which phrases are matched (lower case, no diacritics, đ→d,
one character for one); `Flat` is a stretch of text on one line, without Markdown marks, that knows the offset of each
of its characters; `Working` is the text that the stages read (NFC, and repaired where OCR ruined it) and maps every
span back to the code points of the source as it was read.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

__all__ = ["Flat", "Working", "cased", "flatten", "fold", "is_upper", "slugify", "syllables"]

_MARKS = "*`\u200b\u200c\ufeff\u00ad"
_RUN = re.compile(rf"[^\s|{_MARKS}]+")
_GAP = re.compile(r"[\s|]")
_ODD = re.compile(rf"[|{_MARKS}]|\s\s")
_SPACE = re.compile(r"\s")
_ACCENTED = [chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
_WORD = re.compile(r"[^\W\d_]+")


class _FoldTable(dict[int, str]):
    """Fill the folding table one character at a time; every entry is exactly one character long."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        base = {"đ": "d", "ð": "d", "–": "-", "—": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "’": "'", "‘": "'"}.get(
            base, base
        )
        folded = base if len(base) == 1 else char
        self[code] = folded
        return folded


_FOLD = _FoldTable()


def cased(pattern: str) -> str:
    """Return `pattern` with `À-Ỹ` and `à-ỹ` written out: as ranges of Unicode both mix capitals and small letters."""
    capitals = "".join(c for c in _ACCENTED if c.isupper())
    return pattern.replace("À-Ỹ", capitals).replace("à-ỹ", capitals.lower())


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics (đ→d, dashes and quotes made plain), of the same length."""
    return text.translate(_FOLD)


@lru_cache(maxsize=4096)
def slugify(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens: 'Sơn La' gives 'son-la'."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(unicodedata.normalize("NFC", text))))


def is_upper(text: str) -> bool:
    """Tell whether the letters of `text` are capitals (nine in ten, so that 'TTg' in a title does no harm)."""
    small = sum(map(str.islower, text[:40]))
    if len(text) - small < 9 * small:  # more small letters at its head than the whole may have
        return False
    capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return capitals + small >= 2 and capitals >= 9 * small


def syllables(text: str) -> list[str]:
    """Return the words of `text`: runs of letters."""
    return _WORD.findall(text)


@dataclass(frozen=True, eq=False)
class Flat:
    """A stretch of working text on one line: `at[i]` is the working offset of character `i`."""

    text: str
    folded: str
    at: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def lower(self) -> str:
        """The text in lower case with its diacritics, of the same length: they tell 'về' from 'vệ'."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else "".join(c.lower()[:1] for c in self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the working offsets of `text[start:end]`, without white space at either end."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start >= end:
            here = self.at[min(start, len(self.at) - 1)] if self.at else 0
            return here, here
        return self.at[start], self.at[end - 1] + 1


def flatten(text: str, start: int, end: int) -> Flat:
    """Return `text[start:end]` as one line: runs of white space become one space, Markdown marks and pipes go."""
    if not _ODD.search(text, start, end):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        flat = _SPACE.sub(" ", text[start:end])
        return Flat(flat, fold(flat), range(start, end))
    runs: list[str] = []
    at: list[int] = []
    reached = start
    for run in _RUN.finditer(text, start, end):
        if runs and (gap := _GAP.search(text, reached, run.start())):
            runs.append(" ")
            at.append(gap.start())
        runs.append(run.group())
        at.extend(range(run.start(), run.end()))
        reached = run.end()
    flat = "".join(runs)
    return Flat(flat, fold(flat), at)


@dataclass(frozen=True)
class Working:
    """The text that the stages read, and the way back: character `i` stands for `source[starts[i]:ends[i]]`.

    `starts` and `ends` are None where the working text is the source itself, character for character.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> list[int]:
        """Return the source offsets of `text[start:end]`."""
        if self.starts is None or self.ends is None:
            return [start, end]
        if not self.starts:
            return [0, 0]
        if end <= start:
            here = self.starts[min(start, len(self.starts) - 1)]
            return [here, here]
        return [self.starts[start], self.ends[end - 1]]

    @staticmethod
    def composed(source: str) -> "Working":
        """Return the NFC form of `source`, with the way back if that changed anything."""
        if unicodedata.is_normalized("NFC", source):
            return Working(source)
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        i = 0
        while i < len(source):
            j = i + 1
            while j < len(source) and unicodedata.combining(source[j]):
                j += 1
            for char in unicodedata.normalize("NFC", source[i:j]):
                chars.append(char)
                starts.append(i)
                ends.append(j)
            i = j
        return Working("".join(chars), starts, ends)

    def replaced(self, pieces: Iterable[tuple[int, int, str]]) -> "Working":
        """Return a copy in which each `(start, end, text)` of this working text reads `text` instead.

        The pieces ascend and do not overlap. Every character of a piece stands for the whole stretch it replaces.
        """
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []

        def keep(a: int, b: int) -> None:
            for i in range(a, b):
                span = self.span(i, i + 1)
                chars.append(self.text[i])
                starts.append(span[0])
                ends.append(span[1])

        at = 0
        for start, end, new in pieces:
            keep(at, start)
            if new == self.text[start:end]:
                keep(start, end)
            else:
                whole = self.span(start, end)
                for char in new:
                    chars.append(char)
                    starts.append(whole[0])
                    ends.append(whole[1])
            at = end
        keep(at, len(self.text))
        return Working("".join(chars), starts, ends)
