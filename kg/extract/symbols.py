"""Document symbols: `767/KH-UBND`, `92-KL/TW`, `136/2013/NĐ-CP`, `33/2024/QH15`, `123/UBND-VX`, and blank ones."""

import re
from functools import cache

from kg.document_types import type_of_code
from kg.text import fold
from kg.vocabulary import concepts

__all__ = ["SYMBOL", "normal_symbol", "symbol_type", "type_words"]

_CODE = r"[A-ZĐ][A-Za-zĐđ]{0,7}"
_BODY = r"[A-ZĐƯ][A-Za-zĐđƯ]{0,15}(?:\s?&\s?[A-ZĐ]{1,5})?\d{0,2}"
SYMBOL = (
    # 202/2025/QH15, 02/2020/UBTVQH14
    r"(?P<law>\d{1,4}\s?/\s?\d{4}\s?/\s?(?:QH|UBTVQH)\s?\d{1,2})"
    # 92-KL/TW, 56-CTr/TU, 565-BC/BTCTW
    rf"|(?P<party>\d{{1,4}}\s?[-–—]\s?{_CODE}\s?/\s?{_BODY}(?:\s?[-–—]\s?{_BODY})?)"
    # 767/KH-UBND, 136/2013/NĐ-CP, 534/KH-MTTW-BTT, 8935/BNV-CTTN&BĐG, 552/TB-VPCP
    rf"|(?P<state>\d{{1,6}}\s?/\s?(?:\d{{4}}\s?/\s?)?{_CODE}(?:\s?[-–—]\s?{_BODY}){{1,3}})"
    # 63/2008/TTLT/BLĐTBXH-BTC; 52/TTr.UB, as some provinces wrote
    rf"|(?P<joint>\d{{1,4}}/\d{{4}}/TTLT/{_BODY}(?:\s?-\s?{_BODY}){{0,3}})"
    r"|(?P<dotted>\d{1,6}/(?:KH|QĐ|NQ|CT|CTr|TB|HD|BC|CV|TTr)\.(?:UBND|UB|HĐND|TU|TW|CP))"
    # 7272/BKHĐT
    # 51KL/TW and 31 QĐ/TĐTN, whose hyphen was lost; 37/CP and 64-CP, as acts were numbered up to 1996
    r"|(?P<bare>\d{1,4}\s?(?:KH|QĐ|NQ|KL|CT|CTr|TB|HD|BC|CV|TTr|QC)/(?:TW|TU|HU|ĐU|TĐTN|ĐTN)\b)"
    r"|(?P<old>\d{1,4}\s?[/-]\s?(?:CP|HĐBT|TTg|TTG)(?![\w/-]))"
    r"|(?P<plain>\d{1,6}/(?:\d{4}/)?(?:[A-ZĐ]{3,12}|[A-ZĐ]{2}TTg))(?![\w/-])"
)
"""A symbol with its number filled in (on the text itself, in its own case)."""

_SPACED = re.compile(r"\s+")
_TYPES = "KH|QĐ|NQ|NĐ|CT|TB|BC|TTr|CTr|HD|CĐ|TT|TTLT|KL|CV|QC"
_BODIES = "UB|UBND|HĐND|CP|TTg|TTG|TW|TU|HU|ĐU|MTTQ|MTTW|BTV|BTT|B[A-ZĐ]{2,7}|S[A-ZĐ]{2,7}"
_UNJOINED = re.compile(rf"(?<=\d/)({_TYPES})(?=(?:{_BODIES})+\Z)|(?<=\A)(\d{{1,4}})(?=(?:{_TYPES})/)")
"""Where a converter lost the hyphen: '1904/KHUBND', '160/2018/NĐCP', '51KL/TW'."""
_TYPE_CASE = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "QYĐ": "QyĐ"}


def normal_symbol(raw: str) -> str:
    """Return `raw` in normal form: no spaces, plain hyphens, the usual case of its parts ('118/2008/QĐ-TTG' gives '118/2008/QĐ-TTg')."""
    symbol = _UNJOINED.sub(lambda m: m[0] + "-", re.sub("[–—]", "-", _SPACED.sub("", raw)))
    return re.sub(r"[A-Za-zĐđ]+", lambda m: _TYPE_CASE.get(m[0].upper(), m[0]), symbol)


def symbol_type(symbol: str) -> str | None:
    """Return the type that a normal symbol holds: 'KH' of '767/KH-UBND', 'CV' of '123/UBND-VX', None if unknown."""
    if re.search(r"/(?:QH|UBTVQH)\d+\Z", symbol):
        return None
    if match := re.match(r"\d+-([A-Za-zĐđ]+)/", symbol):
        return type_of_code(fold(match[1])) or match[1]
    if match := re.match(r"\d+/(?:\d{4}/)?([A-Za-zĐđ]+)-", symbol):
        found = type_of_code(fold(match[1]))
        return found if found else "CV"
    return "CV" if re.match(r"\d+/[A-ZĐ]+\Z", symbol) else None


@cache
def type_words() -> dict[str, str]:
    """Return the folded names of document types with their abbreviations, such as 'ke hoach': 'KH', longest first."""
    words: dict[str, str] = {}
    for concept in concepts("document-type").values():
        if concept.notation:
            for label in (concept.label, *concept.labels):
                if " " in label.strip() or fold(label) in ("luat", "lenh"):
                    words.setdefault(fold(label), concept.notation)
    words["van ban"] = ""
    words |= dict.fromkeys(("bao cao tham tra", "bao cao tham dinh", "bao cao giam sat"), "BC")
    return dict(sorted(words.items(), key=lambda pair: (-len(pair[0]), pair[0])))
