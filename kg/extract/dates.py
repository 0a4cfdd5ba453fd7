"""Dates as such documents print them, with the precision that is stated (no day is ever filled in)."""

import re
from calendar import monthrange

__all__ = ["DATE", "deadline", "iso_date", "years"]

DATE = (
    r"ngay\s*(?P<d>\d{1,2})\s*(?:[/.\-]|thang)\s*(?P<m>\d{1,2})\s*(?:[/.\-]|nam)\s*(?P<y>\d{4})"
    r"|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})"
    r"|thang\s*(?P<m3>\d{1,2})\s*(?:[/.]|nam)\s*(?P<y3>\d{4})"
)
"""'ngày 05/11/2020', 'ngày 27 tháng 5 năm 2022', '30/11/2025', 'tháng 5 năm 2024' (on the shadow)."""

_DATE = re.compile(DATE)
_DAY_MONTH = re.compile(r"(?<!tu )ngay\s*(\d{1,2})\s*(?:/|-|thang\s*)(\d{1,2})(?!\d|[/-]\d)")
_DAY_EACH_MONTH = re.compile(r"ngay\s*(\d{1,2})\s*(?:cua )?(?:hang|moi) thang")
_QUARTER = re.compile(r"quy\s+(iv|iii|ii|i|[1-4])(?:\s*/|\s+nam\s+)(\d{4})")
_QUARTERS = re.compile(r"quy\s+(?:iv|iii|ii|i)(?:\s*(?:,|va)\s*(?:quy\s+)?(iv|iii|ii|i))+(?:\s*/|\s+nam\s+)(\d{4})")
_HALF = re.compile(r"(?:6|sau) thang (dau|cuoi) nam (\d{4})")
_YEAR = re.compile(r"\b(?:nam\s+)?((?:19|20)\d{2})\b")
_QUARTER_END = {
    "i": "03-31",
    "ii": "06-30",
    "iii": "09-30",
    "iv": "12-31",
    "1": "03-31",
    "2": "06-30",
    "3": "09-30",
    "4": "12-31",
}


def iso_date(match: re.Match[str]) -> str | None:
    """Return the date of a match of `DATE` in ISO 8601, as precise as it is stated; None if no such day exists."""
    groups = match.groupdict()
    year = groups.get("y") or groups.get("y2") or groups.get("y3")
    month = groups.get("m") or groups.get("m2") or groups.get("m3")
    day = groups.get("d") or groups.get("d2")
    if not year or not month or not 1 <= int(month) <= 12:
        return None
    if not day:
        return f"{year}-{int(month):02d}"
    if not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def years(folded: str) -> list[int]:
    """Return the years that `folded` names, in order."""
    return [int(m[1]) for m in _YEAR.finditer(folded)]


def deadline(folded: str) -> str | None:
    """Return the date by which something is due as `folded` states it, or None.

    That is '2025-11-30', '2024-03-31' for a quarter, '--12-15' for a day and '--12' for a month of every year,
    '---25' for a day of every month, '2025-11' or '2025'.
    """
    if match := _DATE.search(folded):
        return iso_date(match)
    if match := _QUARTERS.search(folded):
        return f"{match[2]}-{_QUARTER_END[match[1]]}"
    if match := _HALF.search(folded):
        return f"{match[2]}-{'06-30' if match[1] == 'dau' else '12-31'}"
    if match := _QUARTER.search(folded):
        return f"{match[2]}-{_QUARTER_END[match[1]]}"
    if (match := _DAY_EACH_MONTH.search(folded)) and 1 <= int(match[1]) <= 31:
        return f"---{int(match[1]):02d}"
    if match := _DAY_MONTH.search(folded):
        if 1 <= int(match[2]) <= 12 and 1 <= int(match[1]) <= monthrange(2024, int(match[2]))[1]:
            return f"--{int(match[2]):02d}-{int(match[1]):02d}"
    if (match := re.search(r"thang\s+(\d{1,2})\b(?!\s*(?:/|nam\s*\d|nay))", folded)) and re.search(
        r"(?:hang|hang) nam", folded
    ):
        return f"--{int(match[1]):02d}"
    found = years(folded)
    return str(found[-1]) if found else None
