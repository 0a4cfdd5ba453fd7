"""Mentions without a number: by declared short form, by known title, by type and issuer, and plans that a decision issues."""

import re

from kg.extract.functions import function_of, is_nested
from kg.mentions import DocumentMention
from kg.outline import Block
from kg.text import Flat, fold

__all__ = ["find_repeated"]

_TYPES = "nghị định|kế hoạch|chương trình hành động|chương trình|quyết định|nghị quyết|kết luận|chỉ thị|thông tư|đề án|chiến lược|quy chế|công văn"
_TITLED = re.compile(rf"\b({_TYPES})\s+(?=[^\W\d])")
_BY_ISSUER = re.compile(rf"\b({_TYPES})\s+của\s+(?=ban |tỉnh|thành|ủy ban|uỷ ban|chính phủ|thủ tướng|bộ )")
_ISSUER_END = re.compile(r"\s(?:về|thực hiện|triển khai|ban hành|đến|và|để|trên)\b|[,;.]|\Z")
_ISSUED = re.compile(
    r"\b(?:ban hành|phê duyệt)(?: kèm theo (?:quyết định|nghị quyết) này)?\s+[\"“]?"
    r"(?=(kế hoạch|quy chế|quy định|chương trình hành động|chương trình|đề án|chiến lược|quy hoạch)\b)"
)
_ISSUED_TYPES = {
    "kế hoạch": "KH", "quy chế": "QC", "quy định": "QyĐ", "chương trình hành động": "CTr", "chương trình": "CTr",
    "đề án": "ĐA", "chiến lược": "CL", "quy hoạch": "QH",
}  # fmt: skip
_TITLE_END = re.compile(
    r"[;(]|\.(?=\s|\Z)|\s(?:như sau|cụ thể như sau|với (?:các )?nội dung)|, (?:ủy ban|cụ thể|với )|: |\Z"
)
_NO_TITLE = re.compile(
    r"(?:kế hoạch|quy chế|quy định|chương trình hành động|chương trình|đề án|chiến lược|quy hoạch)\s*(?:(?:với|như|này|gồm|cụ thể|trong)\b|[,;:.()]|\Z)"
)
_MORE = re.compile(r"(\d{4}) và (?:các|những|một số)\b")
_DECLARED = re.compile(r"\b(?:gọi|viết) (?:tắt|chung)?\s*là\W*\Z")
_DECISIONS = ("QĐ", "NQ")


def find_repeated(
    blocks: list[tuple[Block, str]],
    found: list[DocumentMention],
    declared: list[tuple[str, DocumentMention]],
    part: str,
    kind: str | None,
    title: str | None = None,
) -> list[DocumentMention]:
    """Return `found` with the mentions that need no number, in reading order.

    `kind` is the instrument's own type and `title` its own title: the plan that names itself cites nothing.
    """
    own = fold(title or "")[:60]
    out = list(found)
    titles = [(m, fold(m.name)[:60]) for m in found if m.name and m.how == "symbol" and len(m.name.split()) >= 5]
    for block, place in blocks:
        here = _Here(block, place, part, [m for m in out if m.block is block])
        _issued(here, kind)
        _declared(here, declared)
        _titled(here, titles, own)
        _by_issuer(here, found)
        here.settle()
        out.extend(here.new)
    order = {id(block): i for i, (block, _) in enumerate(blocks)}
    owners = {id(m): found[m.owner] for m in found if m.owner is not None}
    out.sort(key=lambda m: (order[id(m.block)], m.flat_start, -m.flat_end))
    index = {id(m): i for i, m in enumerate(out)}
    for mention in out:
        if id(mention) in owners:
            mention.owner = index[id(owners[id(mention)])]
    _adopt(out)
    return out


class _Here:
    """One block with the mentions found in it so far."""

    def __init__(self, block: Block, place: str, part: str, known: list[DocumentMention]) -> None:
        self.block, self.place, self.part, self.known = block, place, part, known
        self.flat: Flat = block.flat
        self.new: list[DocumentMention] = []

    def free(self, start: int, end: int) -> bool:
        return not any(m.flat_start < end and start < m.flat_end for m in (*self.known, *self.new))

    def add(self, start: int, end: int, how: str, kind: str | None) -> DocumentMention:
        a, b = self.flat.span(start, end)
        mention = DocumentMention(
            self.part, self.block, a, b, how, kind, "mentions", place=self.place, flat_start=start, flat_end=end
        )
        self.new.append(mention)
        return mention

    def settle(self) -> None:
        """Set what the sentence does with each new mention that is a short form."""
        for mention in self.new:
            if mention.how == "issued":
                continue
            left = self.flat.lower[: mention.flat_start]
            before = [m for m in self.known if m.flat_end <= mention.flat_start]
            if _DECLARED.search(left) and before:
                same = [m for m in before if m.symbol == mention.symbol] or before
                mention.function = same[-1].function
                continue
            cut = max(left.rfind(". "), left.rfind("; "))
            inside = left.rfind("(") > left.rfind(")")
            if inside and re.search(r"\b(?:điều|khoản|điểm)\b", left[left.rfind("(") :]):
                mention.function = "basis"
            else:
                mention.function = function_of(left[cut + 1 :], mention.type, True) or (
                    "basis" if inside else "mentions"
                )


def _issued(here: _Here, kind: str | None) -> None:
    """Find the plans, rules and programmes that a cited decision, or this decision itself, issues or approves."""
    flat = here.flat
    for match in _ISSUED.finditer(flat.lower):
        before = [m for m in here.known if m.flat_end <= match.start()]
        nested = bool(before) and is_nested(flat.lower[before[-1].flat_end : match.start()] + " ban hành")
        act = kind in _DECISIONS and (here.place == "title" or (here.block.path or "").startswith("Đ1"))
        if not (nested or act):
            continue
        stop = _TITLE_END.search(flat.lower, match.end())
        end = stop.start() if stop else len(flat)
        while end > match.end() and flat.text[end - 1] in " ,;.*":
            end -= 1
        if more := _MORE.search(flat.lower, match.end(), end):
            end = more.end(1)
        later = min((m.flat_start for m in here.known if m.flat_start > match.end() + 8), default=len(flat))
        if later < end and flat.lower[match.end() : later].rstrip().endswith((" và", ",", ", các", " và các")):
            end = match.end() + len(re.sub(r"(?:,| và)(?: các)?\s*\Z", "", flat.lower[match.end() : later]))
        if end - match.end() < 20 or _NO_TITLE.match(flat.lower, match.end()):
            continue
        if named := next((m for m in here.known if m.flat_start == match.end()), None):
            goes_on = named.flat_end < end and re.match(
                r",|\s+(?:tại|của|trong|đối với)\b", flat.lower[named.flat_end :]
            )
            if named.how == "name" and goes_on and not flat.text[: named.flat_end][-4:].isdigit():
                named.flat_end, named.end = end, flat.span(match.end(), end)[1]
                named.name = flat.text[match.end() : end]
            continue
        if re.match(r"[^;.(]{0,24}?\s(?:số|này|riêng)\b", flat.lower[match.end() :]):
            continue
        mention = here.add(match.end(), end, "issued", _ISSUED_TYPES[match[1]])
        mention.name = flat.text[match.end() : end]
        mention.function = "approved-by" if match.group().startswith("phê duyệt") else "issues"


def _declared(here: _Here, declared: list[tuple[str, DocumentMention]]) -> None:
    flat = here.flat
    for text, meant in declared:
        if len(text) < 4 or meant.flat_start >= meant.flat_end:
            continue
        for match in re.finditer(r"(?<![^\W\d])" + re.escape(text) + r"(?![^\W\d])", flat.text):
            if re.match(r"\s+(?:số|này|quy định|của)\b", flat.lower[match.end() : match.end() + 12]):
                continue
            for known in here.known:  # 'Đề án 06', which reads like a name of its own
                if (
                    known.how == "name"
                    and known is not meant
                    and known.flat_start == match.start()
                    and known.name == text
                ):
                    _copy(known, meant)
            if here.free(match.start(), match.end()):
                _copy(here.add(match.start(), match.end(), "short", meant.type), meant)


def _titled(here: _Here, titles: list[tuple[DocumentMention, str]], own: str) -> None:
    """Find 'Nghị định quy định chi tiết …' where the decree of that title is cited with its number elsewhere."""
    flat = here.flat
    for match in _TITLED.finditer(flat.lower):
        rest = flat.folded[match.end() : match.end() + 60]
        bare = re.sub(r"^(?:ve viec|ve) ", "", rest)
        shift = match.end() + len(rest) - len(bare)
        if len(own) > 20 and here.place != "title" and re.sub(r"^(?:ve viec|ve) ", "", own)[:45] == bare[:45]:
            continue
        for meant, title in titles:
            if len(title) < 20 or not bare.startswith(title[: max(20, min(len(title), 45))]):
                continue
            if not meant.block.flat.lower[meant.flat_start :].startswith(match[1]):
                continue
            full = fold(meant.name or "")
            end = shift
            while end < len(flat) and end - shift < len(full) and flat.folded[end] == full[end - shift]:
                end += 1
            wide = any(
                m.flat_start <= match.start() < m.flat_end and m.flat_end - m.flat_start < 60
                for m in (*here.known, *here.new)
            )
            if not wide:
                _copy(here.add(match.start(), end, "short", meant.type), meant)
            break


def _by_issuer(here: _Here, found: list[DocumentMention]) -> None:
    """Find 'Chương trình hành động của Ban Chấp hành Đảng bộ tỉnh' where the file cites just one programme of a number."""
    flat = here.flat
    for match in _BY_ISSUER.finditer(flat.lower):
        kinds = {
            m.symbol: m for m in found if m.how == "symbol" and m.block.flat.lower[m.flat_start :].startswith(match[1])
        }
        if len(kinds) != 1 or not flat.text[match.start()].isupper():
            continue
        meant = next(iter(kinds.values()))
        stop = _ISSUER_END.search(flat.lower, match.end())
        end = stop.start() if stop else len(flat)
        if here.free(match.start(), end) and meant.issuer:
            _copy(here.add(match.start(), end, "short", meant.type), meant)


def _adopt(out: list[DocumentMention]) -> None:
    """Give an issued plan its decision as owner, and what stands inside a longer mention that mention as owner."""
    for i, outer in enumerate(out):
        if outer.how == "issued" and i and out[i - 1].block is outer.block:
            j = i - 1
            between = outer.block.flat.lower[out[j].flat_end : outer.flat_start]
            if out[j].flat_end <= outer.flat_start and is_nested(between):
                outer.owner = j
        if outer.how not in ("issued", "short"):
            continue
        for inner in out[i + 1 :]:
            if inner.block is not outer.block or inner.flat_start >= outer.flat_end:
                break
            if inner.owner is None or out[inner.owner].flat_start < outer.flat_start:
                inner.owner = i
                between = outer.block.flat.lower[outer.flat_start : inner.flat_start]
                inner.function = function_of(between, inner.type) or inner.function


def _copy(mention: DocumentMention, meant: DocumentMention) -> None:
    mention.symbol, mention.date, mention.issuer, mention.name = meant.symbol, meant.date, meant.issuer, meant.name
    mention.plenum, mention.term = meant.plenum, meant.term
    if meant.how in ("name", "session", "issued"):
        mention.how = "name" if meant.how == "issued" else meant.how
