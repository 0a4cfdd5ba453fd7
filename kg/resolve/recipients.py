"""Names of the recipients of a document, as its last lines give them."""

import re

from kg.mentions import AgencyMention
from kg.resolve.agencies import canonical
from kg.resolve.agency_lookup import expand

__all__ = ["recipient_name"]

_TO_REPORT = re.compile(r"\s*\((?:để )?(?:b/c|B/cáo|báo cáo|Báo cáo)\)")


def recipient_name(mention: AgencyMention, province: str | None, local: str | None) -> str:
    """Return the full name of a recipient: 'Sở Y tế tỉnh Hà Giang'; of a file copy, where it is kept: 'Văn thư'."""
    text = _TO_REPORT.sub("", mention.text)
    if filed := re.match(r"Lưu\s*:?\s*", text):
        return expand(text[filed.end() :]).replace("VT", "Văn thư")
    return canonical(text, province, local=local) if len(text.split()) > 1 else expand(text)
