"""Recipients: the lines of 'Nơi nhận'."""

import re

from kg.mentions import AgencyMention
from kg.outline import Part

__all__ = ["find_recipients"]

_REPORT = re.compile(r"\(?\b(?:de\s*)?(?:b/c|bao cao|b/cao|bic)\)?|\((?:de )?b\W?c\)")
_FILE = re.compile(r"luu\b\s*:?\s*")


def find_recipients(part: Part) -> list[tuple[str, AgencyMention, str | None]]:
    """Return `(part id, mention, purpose)` for each recipient; purpose is report, file or None."""
    out = []
    for flat in part.recipients:
        end = len(flat)
        while end and flat.text[end - 1] in " ;.,:/_-":
            end -= 1
        start = 0
        if end - start < 2:
            continue
        folded = flat.folded[start:end]
        purpose = "file" if _FILE.match(folded) else "report" if _REPORT.search(folded) else None
        a, b = flat.span(start, end)
        out.append((part.id, AgencyMention(a, b, flat.text[start:end], folded, False, start, end), purpose))
    return out
