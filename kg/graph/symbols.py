"""What a document's symbol says of it: its type, its year, who numbers it.

`92-KL/TW` is a conclusion of the Party's centre, `22/2013/QĐ-TTg` a decision of the Government of 2013,
`120/KH-UBND` a plan of some people's committee. A key of a record is a symbol or a name, with `@province` appended.
"""

import re

from kg.graph.vocabularies import known
from kg.names import fold, slug

__all__ = [
    "has_number",
    "jurisdiction",
    "local_body",
    "split_key",
    "system_of",
    "type_of",
    "year_in",
]

_KEY = re.compile(r"(?P<symbol>.+?)(?:@(?P<province>[a-z0-9-]+))?")
_NUMBER = re.compile(r"\s*(\d+)")
_YEAR = re.compile(r"\d+/(\d{4})/")
_PARTS = re.compile(r"[/\-–\s]+")
_MINISTRY = re.compile(r"(?<![A-ZĐ])B([A-ZĐ]{2,})$")
_LOCAL = re.compile(r"\b(huyện|xã|phường|thị xã|quận|thị trấn|đặc khu)\s+(?=[A-ZĐÀ-Ỹ0-9])(.+)$")

_STATE = ("cp", "ttg")
_ASSEMBLY = ("qh", "ubtvqh")
_NO_MINISTRY = ("BCĐ", "BCH", "BHXH", "BQL", "BTT", "BTV")
"""Bodies whose abbreviation begins with B and that are no ministry (steering committee, standing board, …)."""


def split_key(key: str) -> tuple[str, str]:
    """Return the symbol or name and the province's slug (or an empty string) of a record's key."""
    match = _KEY.fullmatch(key)
    return (match["symbol"], match["province"] or "") if match else (key, "")


def has_number(symbol: str) -> bool:
    """Return whether the text is a symbol with its number filled in (`92-KL/TW`; not `/KH-UBND`, not a name)."""
    return bool(re.fullmatch(r"\d+[a-zA-Z]?\s*[/\-–].*[A-ZĐ]{1,}.*", symbol)) and " " not in symbol.strip()


def year_in(symbol: str) -> str | None:
    """Return the year inside a symbol (`22/2013/QĐ-TTg` gives `2013`), or None."""
    match = _YEAR.match(symbol)
    return match[1] if match else None


def type_of(symbol: str) -> str | None:
    """Return the type's abbreviation in a symbol, `CV` where it has none (`123/UBND-VX`), None for a name.

    None too for what the National Assembly numbers (`33/2024/QH15`): a law or a resolution, the citing words tell.
    """
    if not re.search(r"[/\-–]", symbol) or " " in symbol.strip():
        return None
    types = {notation.lower(): notation for notation in known().types}
    for part in _PARTS.split(symbol):
        if part and not part[0].isdigit():
            if part.lower().startswith(_ASSEMBLY):
                return None
            return types.get(part.lower()) or ("CV" if has_number(symbol) else None)
    return None


def jurisdiction(symbol: str, issuer: str | None, kind: str | None) -> str:
    """Return the slug of the central body that numbers or issues a document of no province; `khac` if unknown.

    tw (Party), cp (Government and Prime Minister), qh (National Assembly), mttq (Fatherland Front), bo-… (a ministry,
    from the symbol's own abbreviation, so that every file that cites the document gives it the same name).
    """
    if has_number(symbol) or type_of(symbol):
        parts = [part.lower() for part in _PARTS.split(symbol) if part]
        if "mttw" in parts:
            return "mttq"
        if parts[-1] == "tw":
            return "tw"
        if any(part in _STATE for part in parts):
            return "cp"
        if any(part.startswith(_ASSEMBLY) for part in parts):
            return "qh"
        body = _PARTS.split(symbol.strip())[-1]
        ministry = _MINISTRY.search(body)
        if ministry and body not in _NO_MINISTRY:
            return "bo-" + slug(ministry[1])
    if kind in ("L", "PL", "HP", "BL"):
        return "qh"
    folded = fold(issuer or "")
    for mark, name in (
        ("mat tran to quoc", "mttq"),
        ("bo chinh tri", "tw"),
        ("ban bi thu", "tw"),
        ("ban chap hanh trung uong", "tw"),
        ("thu tuong", "cp"),
        ("chinh phu", "cp"),
        ("quoc hoi", "qh"),
    ):
        if mark in folded:
            return name
    return slug(issuer or "") if folded.startswith("bo ") else "khac"


def local_body(issuer: str | None) -> str:
    """Return the slug of the district or commune that an issuer belongs to (`huyen-moc-chau`), or an empty string."""
    match = _LOCAL.search(issuer or "")
    return slug(re.split(r",|\s+tỉnh\s+|\s+thành phố\s+", match[0])[0]) if match else ""


def system_of(symbol: str | None, issuer: str | None) -> str | None:
    """Return the system that numbers a document (party, state, front), by the body in its symbol or its issuer's name.

    `22-KH/TU` is the Party's, `120/KH-UBND` the state's, `534/KH-MTTW-BTT` the Front's; None where neither says it.
    """
    parts = {part.upper() for part in _PARTS.split(symbol or "")}
    if any(part.startswith(("MTTW", "MTTQ")) for part in parts):
        return "front"
    if parts & {"TW", "TU", "TƯ", "HU", "ĐU"}:
        return "party"
    if parts & {"UBND", "HĐND", "CP", "TTG"} or any(part.startswith(("QH", "UBTVQH")) for part in parts):
        return "state"
    folded = fold(issuer or "")
    for mark, system in (
        ("mat tran to quoc", "front"),
        ("tinh uy", "party"),
        ("dang bo", "party"),
        ("bo chinh tri", "party"),
        ("ban chap hanh trung uong", "party"),
        ("uy ban nhan dan", "state"),
        ("hoi dong nhan dan", "state"),
        ("chinh phu", "state"),
        ("quoc hoi", "state"),
    ):
        if mark in folded:
            return system
    return "state" if folded.startswith(("bo ", "so ")) else None
