"""Bodies that share one head: 'các Sở: Tài chính, Công Thương', 'UBND các huyện Năm Căn, Cái Nước'."""

import re
from functools import cache

from kg.mentions import AgencyMention
from kg.text import Flat, cased, fold
from kg.vocabulary import concepts

__all__ = ["each_department", "each_place"]

_JOINT = re.compile(r"\s*(?:,|;|và|-)\s*")
_EACH = re.compile(r"\b(?:[Cc]ác )?(?P<head>[Ss]ở|[Bb]ộ|[Bb]an)\s?:\s*")


@cache
def _after_head(head: str) -> re.Pattern[str]:
    """Match what may stand after 'các Sở:': the names of departments without the word for department, longest first."""
    names = {
        re.sub(r"^(?:so|bo|ban) ", "", fold(label).removesuffix(" tinh"))
        for c in concepts("agency").values()
        for label in (c.label, *c.labels)
        if fold(label).startswith(head + " ")
    }
    return re.compile(
        r"(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True) if len(n) > 2) + r")\b"
    )


def each_department(flat: Flat) -> list[AgencyMention]:
    """Return the bodies of a list with one head: 'Giám đốc các Sở: Tài chính, Công Thương'."""
    out: list[AgencyMention] = []
    for match in _EACH.finditer(flat.text):
        head = match["head"].capitalize()
        at = match.end()
        while found := _after_head(fold(head)).match(flat.folded, at):
            text = f"{head} {flat.text[at : found.end()]}"
            a, b = flat.span(at, found.end())
            out.append(AgencyMention(a, b, text, fold(text), False, at, found.end()))
            joint = _JOINT.match(flat.text, found.end())
            if joint is None:
                break
            at = joint.end()
    return out


_PLACE = r"(?!(?:Sở|Ban|Bộ|Hội|Công|Ủy|Uỷ|UBND|Trung|Phòng|Văn|Đoàn|Mặt|Liên|Chi|Cục|Kho|Bảo|Ngân|Đài|Báo|Viện|Trường|Chủ|Giám|Các)\b)[A-ZĐÀ-Ỹ][a-zđà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){0,3}"


_KIND = r"huyện|quận|thị xã|thị trấn|thành phố|tỉnh|xã|phường|đặc khu"


_EACH_PLACE = re.compile(
    cased(
        rf"\b(?:(?:Chủ tịch|Lãnh đạo) )?(?P<head>Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND) (?:các (?P<kind>{_KIND}):? {_PLACE}(?:(?:, | và )(?:(?:{_KIND}) )?{_PLACE})*"
        rf"|(?:{_KIND}) {_PLACE}(?:(?:, | và )(?:{_KIND}) {_PLACE})+)"
    )
)


_ONE_PLACE = re.compile(cased(rf"(?:(?P<kind>{_KIND}):? )?(?P<name>{_PLACE})"))


def each_place(flat: Flat) -> list[AgencyMention]:
    """Return the committees of several places under one head: 'UBND các huyện Hoàng Su Phì, Xín Mần'."""
    out: list[AgencyMention] = []
    for match in _EACH_PLACE.finditer(flat.text):
        kind = match["kind"]
        start = match.start()
        for place in _ONE_PLACE.finditer(flat.text, match.end("head"), match.end()):
            kind = place["kind"] or kind
            text = f"{match['head']} {kind} {place['name']}"
            a, b = flat.span(start, place.end())
            out.append(AgencyMention(a, b, text, fold(text), False, start, place.end()))
            end = _JOINT.match(flat.text, place.end())
            start = end.end() if end else place.end()
    return out
