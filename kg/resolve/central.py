"""Whether a symbol is of a body that numbers for the whole country, or of one that each province has."""

import re

from kg.document_types import type_of_code
from kg.mentions import DocumentMention
from kg.text import fold

__all__ = ["is_central", "of_branch"]

_CENTRAL = re.compile(
    r"(?:TW|TTg|CP|QH\d*|UBTVQH\d*|CTN|B(?!KTXH|KTNS|KT\b|VHXH|PC\b|TV|CH|CSĐ|CS\b|TT|CĐ|QL|DT|HXH|CHQS|C\b|ĐH|CN|BT|\w*TU\b)[A-ZĐ]{1,9}(?:-.*)?|VPCP(?:-.*)?|VPTW|\w*TW|MTTW.*|TLĐ.*|NHNN.*|TTCP.*|UBDT.*|KTNN.*|TANDTC.*|VKSNDTC.*|BHXH|TGV|UBQG.*|HĐTĐKT.*|NHCS.*|TWĐTN.*|ĐU.*CP|UBATGTQG.*|BCĐTW.*|BCĐCP.*)\Z"
)


def is_central(symbol: str) -> bool:
    """Tell whether the body that a symbol ends in numbers for the whole country ('TW', 'TTg', 'BYT'), not for a province."""
    tail = re.split(r"[/-]", symbol)
    if symbol.count("/") and re.search(r"-[A-Za-zĐđ]+/", symbol):
        return bool(_CENTRAL.match(symbol.rsplit("/", 1)[1]))
    parts = [part for part in tail[1:] if not part.isdigit()]
    if parts and not type_of_code(fold(parts[0])):
        parts = parts[:1]  # '2315/SYT-BTXH': a letter, of the body that stands first
    return any(bool(_CENTRAL.match(part)) for part in parts if part not in ("BC", "BB", "BL"))


def of_branch(m: DocumentMention) -> bool:
    """Tell whether a branch of a central body writes: 'đề nghị của Bảo hiểm xã hội tỉnh tại Tờ trình số 86/TTr-BHXH'."""
    said = f"{m.block.flat.folded[max(0, m.flat_start - 70) : m.flat_start]} {fold(m.issuer or '')}"
    return bool(re.search(r"\bbao hiem xa hoi (?:tinh|thanh pho)\b[^;.]*\Z", said)) and (m.symbol or "").endswith(
        "BHXH"
    )
