"""Reading: from a file to its text, never altered afterwards, and to the working copy that the stages read."""

import hashlib
import re
from pathlib import Path

from kg.errors import BadInput
from kg.model import Source
from kg.outline import Reading
from kg.text import Working, fold

__all__ = ["prepare", "read", "read_bytes"]

# Syllables that OCR without Vietnamese reads right as often as not, and that few other languages have.
_COMMON = frozenset(
    "nhan dan tinh huyen nguoi dong chinh sach hien khai trien ngay thang quyet dinh uy ban va cac cua theo".split()
)
_DAMAGED = 0.25
"""Share of syllables that are no Vietnamese from which on a text is repaired before it is read (clean: under 0.05)."""


_SPOILED = 0.03
"""Share of words that are no syllables from which on the marks that single words lost are given back."""
_MANY = 5
"""Words that lost their marks from which on the text is damaged."""
_CLEAN = 0.0005
"""Share of words that are no syllables up to which no character was misread."""
_SPELLED = 0.005
"""Share of words that are no syllables up to which a text needs no look for words that were run together."""
_SURE = 3.0
"""Lead of a reading, in nats, from which on it counts as certain: twenty times as likely as the next."""


def read(path: Path, name: str | None = None) -> Source:
    """Return the text of the UTF-8 file at `path`; `name` is how the graph calls it (by default the file's name).

    Raises `BadInput` if the file is missing, empty, binary or in another encoding.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})", "check the path and its permissions") from error
    return read_bytes(raw, name or path.name, str(path))


def read_bytes(raw: bytes, name: str, where: str | None = None) -> Source:
    """Return the text of `raw`, the bytes of a file called `name`. Raises `BadInput` as `read` does.

    `where` is what an error calls the file (by default its name).
    """
    where = where or name
    if not raw.strip():
        raise BadInput(f"{where}: the file is empty", "leave it out or put the text in")
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(f"{where}: this is a binary file, not a text", "convert it to UTF-8 text first")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        coding = "UTF-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else _coding(raw)
        raise BadInput(
            f"{where}: not UTF-8 (byte {error.start})", f"convert it: iconv -f {coding} -t UTF-8 {where}"
        ) from error
    if raw.startswith(b"%PDF-"):
        raise BadInput(f"{where}: this is a PDF, not a text", "convert it to UTF-8 text first")
    return Source(name=name, sha256=hashlib.sha256(raw).hexdigest(), text=text)


def _coding(raw: bytes) -> str:
    """Return the code page of bytes that are no UTF-8: old fonts (TCVN3, VNI) lie in the letters of Windows-1252."""
    from kg.read.legacy import legacy

    return "WINDOWS-1252" if legacy(raw.decode("cp1252", errors="replace")) else "WINDOWS-1258"


def prepare(source: Source) -> Reading:
    """Return `source` as the stages read it: Unicode (NFC), repaired token by token where OCR lost the diacritics."""
    from kg.read.damage import damage
    from kg.read.glued import lost_spaces
    from kg.read.legacy import legacy
    from kg.read.misread import misread
    from kg.read.residue import residue
    from kg.read.wrong_font import wrong_font

    working = Working.composed(source.text)
    encoding = ""
    if old := legacy(working.text):
        encoding = old[0]
        working = working.replaced(old[1])
    if changes := residue(working.text):
        working = working.replaced(changes)
    share = damage(working.text)
    mended: tuple[str, ...] = ()
    if share < _DAMAGED or not _vietnamese(working.text):
        if share > _CLEAN and (changes := wrong_font(working.text)):
            mended = tuple(working.text[a:b] for a, b, new in changes if new)
            working = working.replaced(changes)
        if (share > _CLEAN or "TƯ" in working.text) and (changes := misread(working.text)):
            working = working.replaced(changes)
        if share > _SPOILED and _vietnamese(working.text):
            from kg.read.repair import lost_marks

            found = lost_marks(working.text)
            if len(found) >= _MANY:  # else they are slips of the writer
                mended += tuple(working.text[p.start : p.end] for p in found)
                working = working.replaced((p.start, p.end, p.text) for p in found)
        if share > _SPELLED and (spaces := lost_spaces(working.text)):
            working = working.replaced((at, at, " ") for at in spaces)
        return Reading(working, share, False, 1.0 - share, mended, encoding)
    from kg.read.mend import mend
    from kg.read.repair import repair

    plain = working.text.replace("\r", " ")
    pieces = repair(plain)
    whole = working.replaced((p.start, p.end, p.text) for p in pieces)
    sure = sum(p.margin >= _SURE for p in pieces) / max(len(pieces), 1)
    return Reading(whole.replaced(mend(whole.text)), share, True, sure, encoding=encoding)


def _vietnamese(text: str) -> bool:
    """Tell a Vietnamese text that lost its diacritics from one in another language, by the commonest official words."""
    words = re.findall(r"[^\W\d_]+", fold(text[:20000]))
    return sum(word in _COMMON for word in words) >= 0.04 * max(len(words), 1)
