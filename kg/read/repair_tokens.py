"""Cut a text that OCR damaged into words to be repaired, pieces that a rule repairs, and what must not be touched.

Numbers, dates, percentages, document symbols, addresses and abbreviations are never handed to the decoder. The rules
here repair what no language model can: Roman numerals (`I1.`, `111.`, `khoa X1`), Đ in type codes (`QD-UBND`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["BREAK", "FIXED", "NUMBER", "OTHER", "WORD", "Token", "symbol", "tokens"]

WORD = "word"  # to be decoded
FIXED = "fixed"  # repaired by rule, `text` is the repaired form
NUMBER = "0"  # number, date, document symbol: as it is
OTHER = "x"  # abbreviation, address, foreign: as it is
BREAK = "."  # end of a sentence, a heading or a list item

_EDGE_LEFT = "\"'“”‘’([{<*+-–—•·_=~#>«`."
_EDGE_RIGHT = "\"'“”‘’.,;:)]}!?*…—–-_=~>»/`|"
_CHUNK = re.compile(r"\S+")
_NUMBER = re.compile(r"[-–]?\d[\d.,/:%+–()-]*%?|\d{1,2}[hHg]\d{0,2}'?")  # 8.500, 05/11/2020, 62,8%, 7h30
# 92-KL/TW, /KH-UBND, 12/2013/QĐ-TTg, TTr-SKHCN, LĐ-TB&XH, QH15, 33/2024/QH15
_CODE = re.compile(
    r"(?:\d[\d./]*)?[-/]?[A-ZĐ][A-ZĐ&]*[a-z]{0,2}\d*(?:[-/&–][A-ZĐ][A-ZĐ&]*[a-z]{0,2}\d*)+"
    r"|\d[\d./]*[-/–]?[A-ZĐ]{2,}[a-z]?\d*[-/–]?|[-/][A-ZĐ]{2,}[a-z]?[-/]?|[A-ZĐ]+&[A-ZĐ]+|\d+(?:/\d+)*/[A-ZĐ]{2}[\w/-]*(?:¢g)?"
)
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?:|www\.)\S*|\S+\.(?:vn|com|org|net)\b\S*", re.I)
_INNER = re.compile(r"[/,;:.()“”\"+…\-–—\[\]]+")
_BULLET = re.compile(r"(\d{1,2}[.)]|[a-zđ]\))(?=[^\W\d_]|[$¢&])")
_GLUED = re.compile(r"(?<=[^\W_])(?!(?<=[uUư])[OG])(?=[A-ZĐÀ-Ý])")  # not in 'thuOng': ườ, ưỡ
_ACRONYM = re.compile(r"[A-ZĐ]{2,}\d*s?|[A-ZĐ]{2,}\.[A-ZĐ]+|TTg|QPPL|TTr|CTr")
_SHAPE = re.compile(r"(?:NGH?|NH|GH?|GI|CH|KH|PH|QU|TH|TR|[BCDĐHKLMNPQRSTVX])?[AEIOUY]{1,3}(?:NG|NH|CH|[CMNPT])?")
_KNOWN = frozenset(
    "UBND HĐND HDND MTTQ UBMTTQ BHXH BHYT BHTN BTXH ASXH LĐTBXH LDTBXH MTQG CNTT CSXH NHCSXH HIV AIDS COVID "
    "KT XH KTXH TW TU "
    "NSNN NTM DTTS ODA USD VNĐ VND GRDP GDP FDI TTHC CBCC TDTT VHTT VHTTDL GDĐT GDDT NN PTNT KHCN TNMT ATTP "
    "PCCC ANTT QPAN "
    "LĐLĐ LDLD CCB TNCS HCM BCH BTV BTT VP VPCP BCĐ BCD THCS THPT TTCP CP QĐ QD KH NQ NĐ KL CT TT CV BC TB "
    "TTg AI OCOP PAPI PCI".split()
)
_UNITS = frozenset("km kg cm mm kWh kW kV MW m2 m3 km2 m² m³ km² b/c".split())
_CONSONANTS = re.compile(r"[BCDĐGHKLMNPRSTVXWZJ]{2,}\d*|[A-Z]{2,3}\d{1,2}")  # VT, VX3, CO2
_FORMULA = re.compile(r"\d[A-Z]|(?=[A-Za-z]*[a-z])(?:[A-Z][a-z]?\d*){2,3}(?<![a-z])")  # 5G, IoT, CaCO3
_ROMAN = re.compile(r"M{0,2}(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_LOOKS = re.compile(r"[\[IVXLTJlij1|!H]{1,5}|I[vx]|v[Il]{1,3}")
_ROMAN_WORDS = re.compile(r"(?:kho\w|quy|qu\w|th[uưứwir]+|phan|ph\wn|chu\w+ng|ph\w l\wc|l\wp)\s*\(?$", re.I)
_ITEM = re.compile(r"[dđ]i\wm\s$|m\wc\s$", re.I)  # điểm b, mục c
_SINGLE = frozenset("đBCDĐGHKLMNPQRSTVXFJWZ")
_DASHED = re.compile(r"[-–] [A-ZĐÀ-Ý]{2}")  # 'IIl- MỤC TIÊU'
_BRACKETED = re.compile(r"\[[VX]I{0,3}\. ")  # '[V. ' for 'IV. '
_LETTER = re.compile(r"[a-zđC]\)")  # 'b)' at the head of a line
_LONE = re.compile(r"(?=.*[A-Z\d])\w{1,3}[.;:,)]")  # 'dL.' for '1.1.', alone on its line
_QUOTATION = 600  # characters that a quotation may have
_OPENED = re.compile(r"‘|(?<!\w)['’]")
# Type codes and bodies whose Đ an English engine reads as D.
_STROKES = (
    (re.compile(r"\bQD(?=[-/–])|(?<=[-/])QD\b"), "QĐ"),
    (re.compile(r"\bQ[DĐ]-TT\W?g"), "QĐ-TTg"),
    (re.compile(r"\bND(?=-CP\b)"), "NĐ"),
    (re.compile(r"\bCD(?=-)"), "CĐ"),
    (re.compile(r"(?<=\d/)Q[BP](?=-[A-Z])"), "QĐ"),
    (re.compile(r"&BDG\b"), "&BĐG"),
    (re.compile(r"H[DP]ND"), "HĐND"),
    (re.compile(r"(?<![A-Z])([BS]?)LD(?=-?TB)"), r"\1LĐ"),
    (re.compile(r"\bGDDT\b"), "GDĐT"),
    (re.compile(r"\bDH(?=QH|ĐB)"), "ĐH"),
    (re.compile(r"\bLDLD\b"), "LĐLĐ"),
    (re.compile(r"\bBCD\b"), "BCĐ"),
    (re.compile(r"\bVND\b"), "VNĐ"),
)


def symbol(kind: str, text: str) -> str:
    """Return what stands for a token that is not decoded in the language model: break, number or other."""
    if kind == FIXED:
        return NUMBER if "/" in text or any(char.isdigit() for char in text) else OTHER
    return kind


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch `[start, end)` of the text: what it is (`kind`), its text or repaired text.

    `caps`: it stands in capitals among capitals. `glued`: a white space before it was lost.
    """

    start: int
    end: int
    kind: str
    text: str
    caps: bool = False
    glued: bool = False


def _strokes(text: str) -> str:
    for pattern, new in _STROKES:
        text = pattern.sub(new, text)
    return text


def _roman(text: str) -> str | None:
    """Return the Roman numeral that `text` looks like, or None."""
    if not _ROMAN_LOOKS.fullmatch(text):
        return None
    new = text.replace("H", "II").replace("v", "V").replace("x", "X")
    new = re.sub(r"[\[lijTJ1|!]", "I", new)
    new = re.sub(r"L(?=[IL]*$)", "I", new) if "L" in new else new
    return new if _ROMAN.fullmatch(new) and new not in ("", "IIII") else None


def _capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and all(char.isupper() for char in letters)


def _kept(start: int, core: str, kind: str) -> Token:
    new = _strokes(core)
    return Token(start, start + len(core), FIXED if new != core else kind, new)


def _words(text: str, start: int, end: int, shout: bool, glued: bool = False) -> Iterator[Token]:
    """Yield the words of `text[start:end]`, which has no white space; `shout`: its surroundings are in capitals."""
    at = start
    for gap in [*_INNER.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        cuts = [at]
        for cut in _GLUED.finditer(text, at, stop):
            left, right = text[cuts[-1] : cut.start()], text[cut.start() : stop]
            whole = right == "Y" or (len(right) >= 3 and not right.isupper())
            if len(left) >= 2 and not left[-1].isupper() and whole:
                cuts.append(cut.start())
        for a, b in zip(cuts, [*cuts[1:], stop], strict=True):
            if a < b:
                yield _word(text[a:b], a, shout, a > at or (glued and a == start))
        if gap:
            if set(gap.group()) & set(".;:") and stop > at:
                yield Token(gap.start(), gap.end(), BREAK, "")
            at = gap.end()


def _word(core: str, start: int, shout: bool, glued: bool) -> Token:
    if _NUMBER.fullmatch(core):
        return Token(start, start + len(core), NUMBER, core)
    if len(core) > 1 and _ROMAN.fullmatch(core) and not (shout and core in ("VI", "LI", "MI", "DI")):
        return Token(start, start + len(core), OTHER, core)
    caps = _capitals(core) and (shout or len(core) >= 3)
    if core in _KNOWN or core in _UNITS or _CONSONANTS.fullmatch(core):
        return _kept(start, core, OTHER)
    if not shout and _FORMULA.fullmatch(core):
        return Token(start, start + len(core), OTHER, core)
    if not shout and len(core) >= 2 and _ACRONYM.fullmatch(core) and not _SHAPE.fullmatch(core):
        return _kept(start, core, OTHER)
    if not any(char.isalpha() or char in "&¢@$€£" for char in core):
        return Token(start, start + len(core), OTHER, core)
    return Token(start, start + len(core), WORD, core, caps, glued)


def _line(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of one line."""
    chunks = list(_CHUNK.finditer(text, start, end))
    shouts = [_capitals(chunk.group()) for chunk in chunks]
    for i, chunk in enumerate(chunks):
        a, b = chunk.span()
        shout = shouts[i] and (any(shouts[max(0, i - 1) : i]) or any(shouts[i + 1 : i + 2]))
        lone = len(chunks) == 1 and text[start - 2 : start] == "\n\n" and _LONE.fullmatch(chunk.group())
        if lone or _ADDRESS.fullmatch(chunk.group()) or chunk.group().strip("();,. ") in _UNITS:
            yield Token(a, b, OTHER, chunk.group())
            continue
        a, b = _core(text, start, a, b, i == 0)
        if i == 0 and (a == b or a > chunk.start()):
            yield Token(chunk.start(), chunk.start(), BREAK, "")
        if a == b:
            continue
        core = text[a:b]
        if i == 0 and _LETTER.fullmatch(text, a, b + 1):
            yield Token(a, b, OTHER, core)
            yield Token(b, chunk.end(), BREAK, "")
            continue
        if (
            len(core) == 1
            and core.isalpha()
            and i
            and _alone(text, start, a, b)
            and not _numeral(text, start, chunks, shouts, i, a, b)
        ):
            yield Token(a, b, OTHER, core)
            continue
        if core[-1] == "”" and core[:-1].isalpha():
            yield Token(a, b, WORD, core[:-1] + "’", _capitals(core[:-1]) and shout)
            continue
        roman = _numeral(text, start, chunks, shouts, i, a, b)
        bullet = _BULLET.match(core)
        if roman:
            yield Token(a, b, OTHER if roman == core else FIXED, roman)
        elif _NUMBER.fullmatch(core):
            yield Token(a, b, NUMBER, core)
        elif _CODE.fullmatch(core):
            yield _kept(a, core, NUMBER)
        elif bullet:
            yield Token(a, a + bullet.end(), NUMBER, bullet.group())
            yield Token(a + bullet.end(), a + bullet.end(), BREAK, "")
            yield from _words(text, a + bullet.end(), b, shout, True)
        else:
            yield from _words(text, a, b, shout)
        if set(text[b : chunk.end()]) & set(".;:!?") and not (i == 0 and roman):
            yield Token(b, chunk.end(), BREAK, "")


def _numeral(
    text: str, start: int, chunks: Sequence[re.Match[str]], shouts: Sequence[bool], i: int, a: int, b: int
) -> str | None:
    """Return the Roman numeral that `text[a:b]`, the core of chunk `i`, is meant to be, if its place asks for one."""
    core = text[a:b]
    if i == 0 and (text[b : b + 1] in (".", ",") or _DASHED.match(text, b)) and len(chunks) > 1:
        after = chunks[1].group()
        heads = after[0].isupper() or after[0] in "&¢$"
        if core in ("v", "Y") and shouts[1]:
            return "V"
        return _roman(core) if heads and (not core.isdigit() or (core == "111" and shouts[1])) else None
    if core[0] in "IVX1" and not core.isdigit() and _ROMAN_WORDS.search(text, max(start, a - 14), a):
        return _roman(core)
    return None


def _core(text: str, start: int, a: int, b: int, first: bool) -> tuple[int, int]:
    """Return `[a, b)` of a line that begins at `start` without the marks around it; `first`: it heads the line."""
    end = b
    if not first or not _BRACKETED.match(text, a):
        a += len(text[a:b]) - len(text[a:b].lstrip(_EDGE_LEFT))
    while b > a and text[b - 1] in _EDGE_RIGHT and not (b - a == 1 and text[a] in "|"):
        b -= 1
    return a, b + (a < b < end and _horn(text, start, a, b))


def _horn(text: str, start: int, a: int, b: int) -> bool:
    """Tell whether the mark at `b`, behind the word `text[a:b]`, is a horn that was misread: co’ for cơ, thi? for thứ.

    It is none if it closes a quotation: ’ one that the line, which begins at `start`, has opened, ” one before it.
    """
    if text[b] in "'’":
        return text[b - 1].isalpha() and not _OPENED.search(text, start, a)
    if text[b] == "”":
        before = text[max(0, a - _QUOTATION) : a]
        return text[b - 1] in "iuw" and before.rfind("“") <= before.rfind("”")
    return text[b] == "?" and text[b - 1].isalpha()


def _alone(text: str, start: int, a: int, b: int) -> bool:
    """Tell whether the letter `text[a:b]` stands for itself: b) or điểm b, and a capital that no capital follows."""
    if text[b : b + 1] == ")" or _ITEM.search(text, max(start, a - 6), a):
        return True
    return text[a:b] in _SINGLE and not text[b + 1 : b + 2].isupper()


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` (NFC) in order; white space and plain punctuation lie between them."""
    blank = True
    for line in re.finditer(r"[^\n\f\r]+", text):
        if not line.group().strip() or (line.start() and text[line.start() - 2 : line.start()].count("\n") == 2):
            blank = True
        if blank:
            yield Token(line.start(), line.start(), BREAK, "")
        blank = not line.group().strip()
        yield from _line(text, *line.span())
