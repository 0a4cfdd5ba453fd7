"""Acts of local bodies without a number: each province has its 'Nghị quyết Đại hội Đảng bộ tỉnh', so the place goes in the name."""

import re

from kg.mentions import Header

__all__ = ["with_place"]

_ACT = re.compile(
    r"(?:Nghị quyết (?:Đại hội|[Hh]ội nghị)|Quy chế làm việc)\b(?!.*(?:Trung ương|toàn quốc|Quốc hội|Chính phủ))"
)
_WITHOUT = re.compile(
    r"\b(?P<kind>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)(?=,? (?:lần thứ|kh[óo][áa]|nhiệm kỳ|\()|\Z)"
)


def with_place(name: str, header: Header) -> str:
    """Return `name` with the place of the instrument that cites it, if it is an act of a local body that leaves it out."""
    if not _ACT.match(name):
        return name
    match = _WITHOUT.search(name)
    if match is None:
        return name
    place = _place(match["kind"], header)
    return f"{name[: match.end()]} {place}{name[match.end() :]}" if place else name


def _place(kind: str, header: Header) -> str | None:
    if kind == "tỉnh" or (kind == "thành phố" and header.level == "province"):
        return header.province
    short = {"thị xã": "thị", "thành phố": "thành"}.get(kind, kind)
    named = re.search(rf"\b(?:{kind}|{short} ủy|đảng bộ {kind}) (?!ủy\b)(.+)\Z", header.issuer or "", re.I)
    return named[1] if named else None
