r"""What converters leave in a text: escaped marks of Markdown, HTML tags and entities, accents torn off their letters.

>>> residue("1\\. Tên<br>a&nbsp;b")
[(1, 2, ''), (7, 11, '\n'), (12, 18, ' ')]
"""

import re

__all__ = ["residue"]

_ESCAPED = re.compile(r"\\(?=[.\-*_#()+!|>\[\]~`])")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?(?:p|b|i|u|em|strong|span|div|font|sup|sub)(?:\s[^<>]{0,200})?>", re.I)
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&#39;": "'"}
_ENTITY = re.compile("|".join(_ENTITIES))
# ' ̣ ̀ ́': accents that a PDF gives behind the line's letters
_FLOATING = re.compile(r"(?<=\s)[\u0300-\u0323](?:[ ]?[\u0300-\u0323])*[ ]?|(?<=\s)[\u0300-\u0323]")


def residue(text: str) -> list[tuple[int, int, str]]:
    """Return the changes `(start, end, new)` that take such residue out of `text`, ascending, none overlapping."""
    changes: list[tuple[int, int, str]] = []
    if "\\" in text:
        changes += [(m.start(), m.end(), "") for m in _ESCAPED.finditer(text)]
    if "<" in text:
        changes += [(m.start(), m.end(), "\n") for m in _BREAK.finditer(text)]
        changes += [(m.start(), m.end(), "") for m in _TAG.finditer(text)]
    if "&" in text:
        changes += [(m.start(), m.end(), _ENTITIES[m.group()]) for m in _ENTITY.finditer(text)]
    changes += [(m.start(), m.end(), "") for m in _FLOATING.finditer(text)]
    return sorted(changes)
