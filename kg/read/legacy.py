r"""Vietnamese that was stored in the letters of an old font (TCVN3 or VNI) and is now read as Latin-1.

Pages of the years about 2000 hold such text: `NghÞ ®Þnh`, `Nghò ñònh`. Each letter is one of TCVN 5712:1993 (VN3) or a
vowel with a VNI mark behind it. TCVN3 wrote `ư` as a soft hyphen, which web pages drop: it is put back where the rest
is no syllable without it.

>>> from kg.text import Working
>>> text = "NghÞ ®Þnh cña ChÝnh phñ híng dÉn"
>>> name, changes = legacy(text)
>>> name, Working.composed(text).replaced(changes).text
('TCVN3', 'Nghị định của Chính phủ hướng dẫn')
"""

import re
import unicodedata
from functools import cache

from kg.document_types import type_of_line
from kg.spelling import is_syllable

__all__ = ["Legacy", "legacy"]

Change = tuple[int, int, str]
Legacy = tuple[str, list[Change]]

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_MARKS = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_ROOF = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_SIGNS = {"VNI": frozenset("øØûÛïÏäÄåÅñÑöÖ"), "TCVN3": frozenset("§®µ¶·¸¹»¼½¾¨©ª«¬Æ÷×ØÞþ")}
"""Letters of each that no Vietnamese word has in Unicode."""
_SHARE = 0.02
"""Share of such letters, in lines that hold none of Unicode's own, from which on the text is in the encoding."""
_FEWEST = 3
_NEW = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters that only Unicode has: a line with one is not in an old encoding."""
_WORD = re.compile(r"[^\W\d_]+")
_OFTEN = {"ngời": "người", "lới": "lưới", "dới": "dưới"}
"""Syllables that exist without their ư but are hardly ever meant."""


def legacy(text: str) -> Legacy | None:
    """Return the old encoding of `text` and the changes `(start, end, new)` out of it, or None if it is Unicode."""
    if text.isascii():
        return None
    old = "".join(line for line in text.splitlines(keepends=True) if not _NEW.search(line))
    shares = {name: _share(old, signs) for name, signs in _SIGNS.items()}
    name = max(shares, key=lambda name: shares[name])
    if shares[name] <= _SHARE:
        return None
    changes: list[Change] = []
    lost = name == "TCVN3" and "\u00ad" not in text
    at = 0
    for line in text.splitlines(keepends=True):
        if not _NEW.search(line):
            found = _tcvn3(line) if name == "TCVN3" else _vni(line)
            if lost:
                found = _with_lost(line, found)
            found = _in_capitals(line, found)
            changes.extend((at + start, at + end, new) for start, end, new in found)
        at += len(line)
    return name, changes


def _share(text: str, signs: frozenset[str]) -> float:
    """Return the share of `signs` among the letters of `text`; 0 where there are too few to tell."""
    found = sum(char in signs for char in text)
    return found / max(sum(char.isalpha() or char in signs for char in text), 1) if found >= _FEWEST else 0.0


def _apply(text: str, changes: list[Change]) -> str:
    out, at = [], 0
    for start, end, new in changes:
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


def _tcvn3(line: str) -> list[Change]:
    return [(i, i + 1, _TCVN3[char]) for i, char in enumerate(line) if char in _TCVN3]


@cache
def _vni_table() -> dict[str, str]:
    """Return what each VNI letter or pair of letters stands for."""
    table = dict(_VNI_ALONE)
    for vowel in "aeiouy":
        table |= {vowel + mark: vowel + tone for mark, tone in _VNI_MARKS.items()}
    table |= {old + mark: new + tone for old, new in (("ô", "ơ"), ("ö", "ư")) for mark, tone in _VNI_MARKS.items()}
    table |= {vowel + mark: vowel + "\u0302" + tone for vowel in "aeo" for mark, tone in _VNI_ROOF.items()}
    table |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVE.items()}
    lower = {old: unicodedata.normalize("NFC", new) for old, new in table.items()}
    return {form(old): form(new) for form in (str.title, str.upper, str.lower) for old, new in lower.items()}


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _vni_table()), key=len, reverse=True)))


def _vni(line: str) -> list[Change]:
    return [(m.start(), m.end(), _vni_table()[m.group()]) for m in _vni_pattern().finditer(line)]


def _with_lost(line: str, changes: list[Change]) -> list[Change]:
    """Return the changes of a line (one character for one) with the ư that its words lost."""
    plain = _apply(line, changes)
    out: list[Change] = []
    whole = [(m.start(), m.end(), found) for m in _WORD.finditer(plain) if (found := _with_u(m.group()))]
    for change in changes:
        if not any(start <= change[0] < end for start, end, _ in whole):
            out.append(change)
    return sorted([*out, *whole])


_BODY = re.compile(
    r"(?:chính phủ|thủ tướng chính phủ|quốc hội|uỷ ban|ủy ban|hội đồng nhân dân|chủ tịch|bộ trưởng|bộ|ban bí thư"
    r"|bộ chính trị)\b[^.;:,]{0,50}"
)


def _in_capitals(line: str, changes: list[Change]) -> list[Change]:
    """Return the changes of a line that the old font alone showed in capitals: a type of document, or who issues it."""
    plain = _apply(line, changes)
    words = plain.strip(" \t\r\n:*")
    if len(words) > 80 or not (type_of_line(words.upper()) or _BODY.fullmatch(words)):
        return changes
    capitals = {start: (start, end, new.upper()) for start, end, new in changes}
    inside = [i for start, end, _ in changes for i in range(start, end)]
    for i in set(range(len(line))) - set(inside):
        if line[i].islower():
            capitals[i] = (i, i + 1, line[i].upper())
    return [capitals[i] for i in sorted(capitals)]


@cache
def _with_u(word: str) -> str | None:
    """Return `word` with the ư that it lost ('nớc': 'nước', 't': 'tư'), or None if it is whole or cannot be told."""
    lower = word.lower()
    if lower in _OFTEN:
        return word[:1] + _OFTEN[lower][1:]
    if is_syllable(lower) or (word.isupper() and len(word) > 1):
        return None
    tries = [word[:i] + "ư" + word[i:] for i in range(1, len(word) + 1)]
    found = [w for w in tries if is_syllable(w)]
    before = [w for w in found if re.search("ư[ơờởỡớợ]", w)]
    return next(iter(before or found), None)
