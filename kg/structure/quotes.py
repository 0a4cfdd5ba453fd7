"""Quoted amendments: articles and numbers inside them are not the document's own."""

import re

__all__ = ["quote_open"]

_AMENDS = re.compile(r"(?:sua doi|bo sung|thay the|nhu sau|bai bo)[^:]*:?\s*\Z")


def quote_open(text: str, before: bool, lead: str) -> bool:
    """Tell whether a quotation that a paragraph opens goes on below: an amendment quotes articles with numbers of their own.

    `lead` is the paragraph above: an amendment is led in ('… được sửa đổi, bổ sung như sau:').
    """
    if not before and not _AMENDS.search(lead):
        return False
    if before:
        return "”" not in text
    return bool(re.match(r"\W*“", text)) and text.count("“") > text.count("”")
