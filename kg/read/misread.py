r"""Single characters that an engine with Vietnamese reads wrong: letters for figures, Ð for Đ, 1I for II.

>>> text = "l. Năm 2O20, Uy ban nhân dân"
>>> [(text[a:b], new) for a, b, new in misread(text)]
[('l', '1'), ('2O20', '2020'), ('Uy', 'Ủy')]
"""

import re

from kg.text import cased

__all__ = ["misread"]

_ETH = {"Ð": "Đ", "ð": "đ"}
_FIGURE = re.compile(
    r"(?:(?<![\w/.,-])\d{1,3}[OolI][\dOolI]{0,3}|(?<=[\da][/.-])(?:\d{1,3}[OolI][\dOolI]{0,2}|[OolI]{1,2}\d[\dOolI]{0,2}))(?!\w)"
)
_LABEL = re.compile(cased(r"^[ \t]*(?P<n>[lI](?=\.\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ])|[lI](?=\.\d{1,2}[.)]?\s)|l(?=[-–]\s))"), re.M)
_NUMERAL = re.compile(cased(r"^[ \t]*(?P<n>[IVXl1]{1,5})(?=\s?(?P<stop>[-–.])\s*[A-ZĐÀ-Ỹ]{2,} [A-ZĐÀ-Ỹ]{2,})"), re.M)
_FIRST = re.compile(r"^[ \t]*I\s?[-–.]", re.M)
_WORDS = (
    (re.compile(r"\bƯBND\b"), "UBND"),
    (re.compile(r"\bK ?[ÉẾÊE]T LU[ẬÂA]N\b"), "KẾT LUẬN"),
    (re.compile(r"\bL[ÂẤ]N(?= THỨ\b)"), "LẦN"),
    (re.compile(r"(?<![^\W\d])Y(?= BAN NHÂN DÂN\b)"), "ỦY"),
    (re.compile(r"\bTĩnh(?= (?:ủy|uỷ|úy|uy|đoàn)\b)"), "Tỉnh"),
    (re.compile(r"\bS[ổồộỗôo](?=\s*:?\s*\d{1,4}\s?[-/]\s?[A-ZĐ]{2})"), "Số"),
)
_UY = re.compile(r"\b[UÚÙỤŨỦuúùụũ][yýỳỹYÝỲỸ]\b")
_BEFORE_UY = ("tỉnh ", "tĩnh ", "thành ", "huyện ")
_AFTER_UY = re.compile(r" (?:ban (?:nhân|kiểm|mặt|mttq|dân)|BAN )", re.I)
_COMMITTEE = re.compile(r"(?<=[A-Z]/)TƯ\b(?=(?P<behind>.{0,80}))", re.S)
"""The end of a symbol that stood for the centre (TW) as well as for the committee of a province (TU)."""
_FIGURES = str.maketrans("OolI", "0011")


def _is_numeral(match: re.Match[str]) -> bool:
    """Tell whether the label of a heading in capitals is a Roman numeral: '1I-', 'IIl.', and '111-' below 'I-'."""
    if match["n"].isdigit():
        return len(match["n"]) > 1 and match["stop"] != "." and _FIRST.search(match.string) is not None
    return True


def misread(text: str) -> list[tuple[int, int, str]]:
    """Return the changes `(start, end, new)` that set such characters right, ascending, none overlapping."""
    changes = [(m.start(), m.end(), m.group().translate(_FIGURES)) for m in _FIGURE.finditer(text)]
    changes += [
        (*m.span("n"), "1") for m in _LABEL.finditer(text) if m["n"] == "l" or text[m.end() + 1 : m.end() + 2].isdigit()
    ]
    labels = [(*m.span("n"), re.sub("[l1]", "I", m["n"])) for m in _NUMERAL.finditer(text) if _is_numeral(m)]
    changes = [c for c in changes if not any(a <= c[0] < b for a, b, _ in labels)] + labels
    changes += [(*m.span(), new) for pattern, new in _WORDS for m in pattern.finditer(text)]
    for m in _UY.finditer(text):
        if text[max(0, m.start() - 6) : m.start()].lower().endswith(_BEFORE_UY) or _AFTER_UY.match(text, m.end()):
            changes.append(
                (*m.span(), ("Ủ" if m.group()[0].isupper() else "ủ") + ("Y" if m.group()[1].isupper() else "y"))
            )
    for match in _COMMITTEE.finditer(text) if "/TƯ" in text else ():
        if re.search(r"Bộ Chính trị|Ban Bí thư|Trung ương", match["behind"]):
            changes.append((*match.span(), "TW"))
        elif re.search(r"(?:[Tt]ỉnh|[Tt]hành) [ủu][ỷy]|(?:TỈNH|THÀNH) [ỦU][ỶY]", match["behind"] + text[:600]):
            changes.append((*match.span(), "TU"))
    if "Ð" in text or "ð" in text:
        changes += [(i, i + 1, _ETH[char]) for i, char in enumerate(text) if char in _ETH]
    kept: list[tuple[int, int, str]] = []
    for change in sorted(c for c in changes if text[c[0] : c[1]] != c[2]):
        if not kept or change[0] >= kept[-1][1]:
            kept.append(change)
    return kept
