"""Citations: every mention of another document in a block, with what is stated of it and what is done with it."""

import re

from kg.extract.acts_of_bodies import find_acts_of_bodies, find_sessions
from kg.extract.agencies import end_of_known
from kg.extract.dates import DATE, iso_date
from kg.extract.functions import function_of, is_nested, is_sibling
from kg.extract.names import NamedDocument, find_named, in_cell, inner_laws
from kg.extract.symbols import SYMBOL, normal_symbol, symbol_type, type_words
from kg.mentions import DocumentMention
from kg.outline import Block
from kg.text import Flat

__all__ = ["declared_short_form", "find_documents"]

_SYMBOL = re.compile(SYMBOL)
_TYPES = re.compile("|".join(re.escape(w) for w in type_words()))
_BEFORE = re.compile(
    r"(?:(?P<type>"
    + "|".join(re.escape(w) for w in type_words())
    + r")\b[^.;:]{0,3}?)?\s*(?P<no>\b(?:so|s6)\s*:?\s*)?\Z"
)
_LAW_BEFORE = re.compile(
    r"\b(?P<type>bo luat|luat|phap lenh|nghi quyet|nghi dinh|hien phap)\b(?P<name>[^.;:(]{2,160}?)\s(?:so\s*:?\s*)?\Z"
)
_NO_NAME = re.compile(r"\s(?:nay|quy dinh|theo|ngay)\b")
_DATED = re.compile(r"\s*[,(]?\s*(?:ngay ky\s*)?(?:" + DATE + r")")
_DATED_START = re.compile(r"\s*,?\s*ngay")
_BLANK_DATE = re.compile(r"\s*,?\s*ngay\s*[….\s/]*(?:/|thang)\s*[….\s]*(?:/|nam)\s*(?P<y>\d{4})?")
# 'Tờ trình số …../TTr-SLĐTBXH', 'Quyết định số /QĐ-UBND': a number that was never filled in
_BLANK = re.compile(
    r"(?:\bso\s*:?\s*)(?:[….]+\s*)?(?P<rest>/\s?[a-z]{1,5}\s?-\s?[a-z&]+(?:\s?-\s?[a-z]+)?)|\bso\s*:?\s*[….]{2,}\s*(?P<party>-\s?[a-z]{2,4}\s?/\s?[a-z]{2,8})"
)
_YEAR_AFTER = re.compile(r"\s*nam (\d{4})\b")
_ISSUER = re.compile(r"\s*,?\s*(?:\(.{0,40}?\)\s*)?(?:cua|do)\s+")
_OFFICE = re.compile(r"(?:bo truong|chu tich|giam doc|thu truong) ")
_ISSUER_END = re.compile(
    r"\s(?:ve|ban hanh|quy dinh|thuc hien|phe duyet|trien khai|sua doi|huong dan|thong qua|cong bo|tiep tuc|de|nham|va|tai|den|thong bao|ket luan|giao|(?:dang )?khoa \w+)\b|[,;.()\[]|\Z"
)
_TITLE = re.compile(
    r"[^;.()]*?\b(ve viec|ve|ban hanh|quy dinh|phe duyet|thuc hien|trien khai|sua doi, bo sung|huong dan|tiep tuc)\s+"
)
_SHORT = re.compile(
    r"\(?\s*(?:sau day|duoi day)?,?\s*(?:duoc )?(?:goi|viet)\s+(?:tat|chung|tat chung)?\s*(?:la|:)\s*[:\"“]?\s*"
)


def declared_short_form(flat: Flat) -> list[tuple[int, int]]:
    """Return the stretches of `flat` that follow 'gọi tắt là', 'viết tắt là' or 'sau đây gọi là'."""
    found: list[tuple[int, int]] = []
    if "goi" not in flat.folded and "viet" not in flat.folded:
        return found
    for match in _SHORT.finditer(flat.folded):
        if "tat" not in match.group() and "sau day" not in match.group():
            continue
        end = match.end()
        stop = re.compile(r"[);\"”*]|\.\s|\.\Z|\Z").search(flat.folded, end)
        assert stop is not None
        text = flat.text[end : stop.start()].rstrip(" .,")
        if 2 < len(text) < 80:
            found.append((end, end + len(text)))
    return found


def find_documents(block: Block, part: str, place: str, kind: str | None = None) -> list[DocumentMention]:
    """Return the mentions in `block`, in reading order; `place` is title, opening, note or body.

    `kind` is the type of the instrument ('KH'): a decree details a law, where a plan carries it out.
    """
    flat = block.flat
    found = _symbols(flat, block, part, place)
    taken = [(m.flat_start, m.flat_end) for m in found]
    for named in (*find_sessions(flat), *(in_cell(block, n) for n in find_named(flat)), *find_acts_of_bodies(flat)):
        if not any(a < named.end and named.start < b for a, b in taken):
            found.append(_named(flat, named, block, part, place))
            taken.append((named.start, named.end))
    for outer in list(found):
        for inner in inner_laws(flat, outer.flat_start, outer.flat_end):
            found.append(_named(flat, inner, block, part, place))
    found.sort(key=lambda m: (m.flat_start, -m.flat_end))
    for i, mention in enumerate(found):
        _describe(flat, mention, found[i + 1].flat_start if i + 1 < len(found) else len(flat))
    _set_functions(flat, found, place, kind not in _DETAILING)
    return found


def _make(
    flat: Flat, block: Block, part: str, place: str, start: int, end: int, how: str, kind: str | None
) -> DocumentMention:
    a, b = flat.span(start, end)
    return DocumentMention(part, block, a, b, how, kind, "mentions", place=place, flat_start=start, flat_end=end)


def _symbols(flat: Flat, block: Block, part: str, place: str) -> list[DocumentMention]:
    out: list[DocumentMention] = []
    for match in _SYMBOL.finditer(flat.text) if "/" in flat.text or "-CP" in flat.text or "-TTg" in flat.text else ():
        if match.start() and (flat.text[match.start() - 1].isalnum() or flat.text[match.start() - 1] in "/-"):
            continue
        symbol = normal_symbol(match.group())
        start, kind = _head(flat, match.start(), symbol)
        if kind is None and not re.search(r"[/-]", symbol):
            continue
        if start == match.start() and kind is None:
            continue
        end, date = _tail(flat, match.end())
        mention = _make(flat, block, part, place, start, end, "symbol", kind)
        mention.symbol, mention.date = symbol, date
        out.append(mention)
    for match in _BLANK.finditer(flat.folded):
        raw = match["rest"] or match["party"]
        at = match.end() - len(raw)
        symbol = normal_symbol(flat.text[at : match.end()]).lstrip("/-")
        start, kind = _head(flat, match.start() + 2, symbol)
        if any(m.flat_start <= match.start() < m.flat_end for m in out) or start >= match.start():
            continue
        end, date = _tail(flat, match.end())
        mention = _make(flat, block, part, place, start, end, "blank", kind)
        mention.symbol, mention.date = symbol, date
        out.append(mention)
    return sorted(out, key=lambda m: m.flat_start)


def _head(flat: Flat, at: int, symbol: str) -> tuple[int, str | None]:
    """Return where a mention whose symbol begins at `at` begins (at its type word), and its type."""
    left = flat.folded[max(0, at - 220) : at]
    shift = max(0, at - 220)
    own = symbol_type(symbol)
    match = _BEFORE.search(left)
    if match and match["type"] == "luat" and re.search(r"\bphap \Z", left[: match.start("type")]):
        match = None
    if match and match["type"]:
        kind = type_words()[match["type"]]
        return shift + match.start("type"), kind or own
    if (law := _nearest_law(left)) and (own is None or re.search(r"/\d{4}/", symbol)):
        amending = re.search(r"luat sua doi,? bo sung (?:mot so dieu )?(?:cua )?(?:cac )?\Z", left[: law.start("type")])
        start = amending.start() if amending else law.start("type")
        inner = flat.text[shift + start : at]
        if own is None and not re.search(r"[;:]", inner) and not _SYMBOL.search(inner):
            return shift + start, {"luat": "L", "bo luat": "BL", "phap lenh": "PL", "nghi quyet": "NQ"}.get(
                law["type"], own
            )
    if match and match["no"]:
        return shift + match.start("no"), own
    return at, own if re.search(r"\d{4}/|-[A-Z]|/[A-Z]", symbol) else None


def _nearest_law(left: str) -> re.Match[str] | None:
    """Return the law or resolution whose name runs up to a symbol at the end of `left`; of those in it the outermost."""
    match = _LAW_BEFORE.search(left)
    while match and _NO_NAME.search(match["name"]):
        match = _LAW_BEFORE.search(left, match.start("type") + 1)
    return match


def _tail(flat: Flat, end: int) -> tuple[int, str | None]:
    """Return where a mention whose symbol ends at `end` ends (after the date, if one follows at once), and the date."""
    if (match := _DATED.match(flat.folded, end)) and _DATED_START.match(flat.folded, end):
        date = iso_date(match)
        return match.end(), date
    if match := _BLANK_DATE.match(flat.folded, end):
        return match.end(), match["y"]
    if match := _YEAR_AFTER.match(flat.folded, end):
        return end, match[1]
    return end, None


def _named(flat: Flat, named: NamedDocument, block: Block, part: str, place: str) -> DocumentMention:
    mention = _make(flat, block, part, place, named.start, named.end, named.how, named.type)
    mention.name, mention.plenum, mention.term, mention.date = named.name, named.plenum, named.term, named.date
    return mention


def _describe(flat: Flat, mention: DocumentMention, limit: int) -> None:
    """Read what follows a mention: who issued it, and what it is about."""
    if mention.how == "name":
        return
    position = mention.flat_end
    issuer = _ISSUER.match(flat.folded, position)
    if issuer:
        office = _OFFICE.match(flat.folded, issuer.end())
        stop = _ISSUER_END.search(flat.folded, end_of_known(flat, office.end() if office else issuer.end()))
        end = stop.start() if stop else len(flat)
        term = re.match(r"(?: dang)?,? \(?khoa [ivx]+\)?", flat.folded[end:])
        if term:
            end += term.end()
        mention.issuer = flat.text[issuer.end() : end].strip(" ,")
        position = end
    title = _TITLE.match(flat.folded, position)
    if title and title.end() - position < 60 and not _acts_between(flat.folded[position : title.start(1)], title[1]):
        begin = title.start(1) if title[1] not in ("ve", "ve viec") else title.end()
        mention.name = _clip(flat, begin)


def _acts_between(gap: str, word: str) -> bool:
    """Whether what stands between a citation and a supposed title is who goes on to act ('…, UBND tỉnh ban hành')."""
    return bool(re.search(r"ban hanh|xay dung", gap)) or (
        word not in ("ve", "ve viec") and bool(re.search(r"[a-z]", gap))
    )


def _clip(flat: Flat, begin: int) -> str | None:
    """Return the subject that begins at `begin`: up to the end of the clause."""
    stop = re.compile(
        r"[;(]|\.(?:\s|\Z)|:\s|,? (?:uy ban nhan dan|ubnd|ban thuong) \w+(?: \w+){0,6} (?:xay dung|ban hanh|de ra|lap)"
        r"|\s(?:toi|den) (?:can bo|dang vien|doan vien|hoi vien|cac tang lop)\b"
        r"|(?<=\d{4}) va (?:ke hoach|quyet dinh|nghi quyet|ket luan|chi thi|chuong trinh|cong van|thong tu|nghi dinh) so\b|\Z"
    ).search(flat.folded, begin)
    end = stop.start() if stop else len(flat)
    name = flat.text[begin:end].strip(" ,.;*")
    return name if len(name) > 8 else None


def _set_functions(flat: Flat, found: list[DocumentMention], place: str, plans: bool) -> None:
    for i, mention in enumerate(found):
        previous = found[i - 1] if i else None
        begin = previous.flat_end if previous else 0
        between = flat.lower[begin : mention.flat_start]
        if previous is not None and mention.flat_start < previous.flat_end:
            amending = "sửa đổi" in flat.lower[previous.flat_start : mention.flat_start]
            mention.owner, mention.function = i - 1, "amends" if amending else "details"
            if previous.owner is not None and mention.flat_start < found[previous.owner].flat_end:
                mention.owner = previous.owner
            continue
        if re.search(r"\b(?:gọi|viết) (?:tắt|chung)?\s*(?:là)\W*\Z", between) and previous is not None:
            same = next((m for m in reversed(found[:i]) if m.symbol == mention.symbol), previous)
            mention.owner, mention.function = same.owner, same.function
            continue
        if previous is not None and _ALSO_AT.search(between):
            top = _top(found, 0)
            mention.owner, mention.function = top.owner, top.function
            continue
        if previous is not None and is_nested(between):
            mention.owner = i - 1
            mention.function = function_of(between, mention.type) or "mentions"
            continue
        if previous is not None and re.match(r"\s*(?:tại|theo)\s*\Z", between) and previous.how == "name":
            mention.function = "approved-by"
            continue
        if previous is not None and is_sibling(between):
            source = previous if len(between) < 60 and ";" not in between else _top(found, i - 1)
            if previous.owner is not None and previous.how == "name" and mention.how == "symbol":
                source = _top(found, i - 1)  # 'Quyết định A phê duyệt Chương trình “…” và Kế hoạch B'
            tail = re.split(r"[,;]|\bvà\b", between)[-1]
            own = function_of(tail, mention.type, plans and source.owner is None)
            mention.owner, mention.function = source.owner, own or source.function
            continue
        mention.function = _own_function(flat, mention, between, place, found[:i], plans)
        if mention.type == "TTr" and place == "opening":
            mention.function = "proposed-by"
    for mention in found:
        if mention.type == "BC" and place == "opening" and mention.function == "proposed-by":
            mention.function = "basis"  # a report that was examined proposes nothing


_DETAILING = ("NĐ", "TT", "TTLT")
"""Types that set down the details of a law."""
# 'và hướng dẫn của Bộ Nội vụ tại', ', của Ban Bí thư tại': another item of the list, not the title of the one before
_ALSO_AT = re.compile(r"(?:\bvà (?:văn bản|hướng dẫn|chỉ đạo|ý kiến)\b|\A\s*,\s*của\b)[^,;.]{0,80}\btại\s*\Z")
_POINT = re.compile(
    r"(?:\btại |\bở )?\b(?:điểm [a-zđ]|khoản \d+|điều \d+\w?|mục [\divx]+|chương [ivx\d]+)\b[\w,. ]{0,40}\Z"
)


def _own_function(
    flat: Flat, mention: DocumentMention, between: str, place: str, before: list[DocumentMention], plans: bool
) -> str:
    """Return what the sentence does with a mention that stands in no other one's title and in no list."""
    sentence = max(between.rfind(". "), between.rfind("; ") if place == "body" else -1)
    left = between[sentence + 1 :] if sentence >= 0 else between
    if left.rfind("(") > left.rfind(")") and re.fullmatch(r"\W*(?:gồm|bao gồm|là)?\W*", left[left.rfind("(") + 1 :]):
        left = left[: left.rfind("(")]  # 'các Quyết định của Bộ (Số …)'
    if point := _POINT.search(left):
        lead = left[: point.start()]
        said = function_of(lead, mention.type, plans)
        if said == "amends" or (said == "implements" and not re.search(r"quy định|theo\b", lead[-40:])):
            return said
        return "basis"
    found = function_of(left, mention.type, plans)
    if found:
        return found
    if place == "opening" and (top := next((m for m in before if m.owner is None), None)):
        return top.function
    if place == "opening" and (flat.folded.startswith("can cu") or mention.block.path):  # under a heading 'Căn cứ'
        return "basis"
    return "implements" if place == "title" else "mentions"


def _top(found: list[DocumentMention], i: int) -> DocumentMention:
    mention = found[i]
    while mention.owner is not None and mention.owner < i:
        i = mention.owner
        mention = found[i]
    return mention
