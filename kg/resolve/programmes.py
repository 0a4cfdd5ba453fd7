"""Programmes, strategies and schemes by their names: what a plan carries out is the one that its decision approved."""

import re

from kg.mentions import DocumentMention, Header
from kg.text import fold

__all__ = ["one_programme"]

_TYPES = ("CTr", "CL", "ĐA", "DA")
_YEARS = r"(?P<a>\d{4})\s*-\s*(?P<b>\d{4})"
_TAIL = re.compile(
    r"(?P<here>,? tren dia ban (?:tinh|thanh pho|huyen)\b.*?)?"
    rf"(?:,? (?:giai doan|thoi ky) {_YEARS}|,? den (?:nam )?(?P<c>\d{{4}}))?"
    r"(?:,? (?:va )?(?:dinh huong|tam nhin)\b.*)?\Z"
)
"""What a name may end in: where it is carried out, and its period."""


def one_programme(mentions: list[DocumentMention], keys: list[str | None], headers: list[Header]) -> list[str | None]:
    """Return `keys` in which a programme named in short, or with the plan's own period or place, is the approved one.

    'Kế hoạch thực hiện Chiến lược dinh dưỡng giai đoạn 2022-2025' carries out the strategy of 2021-2030 that the file
    cites with its decision, if the plan's years lie within those.
    """
    approved: dict[tuple[str | None, str], set[str]] = {}
    for m, key in zip(mentions, keys, strict=True):
        if key and m.type in _TYPES and m.how in ("name", "issued") and m.function in ("approved-by", "issues"):
            if not re.fullmatch(r"d\d+", key):
                approved.setdefault((m.type, _base(key)), set()).add(key)
    periods = {h.part: h.period for h in headers}
    out: list[str | None] = []
    for m, key in zip(mentions, keys, strict=True):
        known = approved.get((m.type, _base(key)), set()) if key and m.how == "name" else set()
        meant = next(iter(known)) if len(known) == 1 else key
        out.append(meant if key and meant and _fits(key, meant, periods.get(m.part)) else key)
    return out


def _base(key: str) -> str:
    folded = fold(key)
    return folded[: tail.start()] if (tail := _TAIL.search(folded)) else folded


def _years(key: str) -> tuple[int, int] | None:
    tail = _TAIL.search(fold(key))
    return (int(tail["a"]), int(tail["b"])) if tail and tail["a"] else None


def _fits(key: str, approved: str, own: list[int] | None) -> bool:
    """Tell whether `key` may mean the `approved` programme: it has no years, the same, or the plan's own inside those."""
    named, whole = _years(key), _years(approved)
    if named is None or named == whole:
        return True
    return whole is not None and own is not None and [*named] == own and whole[0] <= own[0] and own[1] <= whole[1]
