"""Mentions by a declared short form ('gọi tắt là Nghị định') and by a known title without its number."""

import re

from kg.extract.functions import function_of
from kg.mentions import DocumentMention
from kg.outline import Block
from kg.text import fold

__all__ = ["find_repeated"]

_TITLED = re.compile(r"\b(nghi dinh|ke hoach|chuong trinh hanh dong|chuong trinh|quyet dinh|nghi quyet|ket luan|chi thi|thong tu|de an|chien luoc|quy che)\s+(?=[a-z])")
_ISSUED = re.compile(r"\b(?:ban hanh|phe duyet)(?: kem theo (?:quyet dinh|nghi quyet) nay)?\s+[\"“]?(?=(ke hoach|quy che|quy dinh|chuong trinh hanh dong|chuong trinh|de an|chien luoc|danh muc|bo chi so|quy hoach)\b)")
_ISSUED_TYPES = {"ke hoach": "KH", "quy che": "QC", "quy dinh": "QyĐ", "chuong trinh hanh dong": "CTr", "chuong trinh": "CTr", "de an": "ĐA",
                 "chien luoc": "CL", "danh muc": "", "bo chi so": "", "quy hoach": "QH"}
_TITLE_END = re.compile(r"[;.(](?:\s|\Z|[a-z])|\s(?:nhu sau|cu the nhu sau|voi (?:cac )?noi dung)|\(|, (?:uy ban|cu the|voi )|: |\Z")


def find_repeated(
    blocks: list[tuple[Block, str]], found: list[DocumentMention], declared: list[tuple[str, DocumentMention]], part: str
) -> list[DocumentMention]:
    """Return `found` with the mentions by short form, by title, and of the plans that a decision issues, in reading order."""
    out = list(found)
    titles = [(m, fold(m.name)[:60]) for m in found if m.name and m.symbol and m.how == "symbol" and len(m.name.split()) >= 5]
    for block, place in blocks:
        flat = block.flat
        taken = [(m.flat_start, m.flat_end) for m in out if m.block is block]
        new: list[DocumentMention] = []

        def add(start: int, end: int, how: str, kind: str | None, nest: bool = False) -> DocumentMention | None:
            if not nest and any(a < end and start < b for a, b in taken):  # noqa: B023
                return None
            a, b = flat.span(start, end)  # noqa: B023
            mention = DocumentMention(part, block, a, b, how, kind, "mentions", place=place, flat_start=start, flat_end=end)  # noqa: B023
            taken.append((start, end))  # noqa: B023
            new.append(mention)  # noqa: B023
            return mention

        for match in _ISSUED.finditer(flat.folded):
            kind = _ISSUED_TYPES[match[1]]
            if not kind or re.match(r"[^;.(]{0,24}?\s(?:so|nay|rieng|cua)\b", flat.folded[match.end() :]):
                continue
            stop = _TITLE_END.search(flat.folded, match.end())
            end = stop.start() if stop else len(flat)
            while end > match.end() and flat.folded[end - 1] in " ,;.*":
                end -= 1
            exact = any(a == match.end() for a, _ in taken)
            if end - match.end() < 20 or exact or re.match(r"(?:ke hoach|chuong trinh) (?:nhu|trien khai thuc hien nhu|thuc hien,? )", flat.folded[match.end() :]):
                continue
            own = place in ("opening", "body") and re.search(r"\b(?:uy ban nhan dan|ubnd|ban thuong vu|ban thuong truc)[^;.]{0,40}\Z", flat.folded[: match.start()])
            if own:
                continue
            mention = add(match.end(), end, "issued", kind, True)
            if mention is not None:
                mention.name = flat.text[match.end() : end]
                mention.function = "approved-by" if match.group().startswith("phe duyet") else "issues"
        for text, meant in declared:
            if len(text) < 4:
                continue
            for match in re.finditer(r"(?<![^\W\d])" + re.escape(text) + r"(?![^\W\d])", flat.text):
                after = flat.folded[match.end() : match.end() + 12]
                if re.match(r"\s+(?:so|nay|quy dinh|cua)\b", after):
                    continue
                mention = add(match.start(), match.end(), "short", meant.type)
                if mention is not None:
                    _copy(mention, meant)
        for match in _TITLED.finditer(flat.folded):
            rest = flat.folded[match.end() : match.end() + 60]
            for meant, title in titles:
                bare = re.sub(r"^(?:ve viec|ve) ", "", rest)
                if len(title) >= 20 and bare[: len(title)].startswith(title[: max(20, min(len(title), 45))]):
                    word = meant.block.flat.folded[meant.flat_start : meant.flat_end]
                    if not word.startswith(match[1]):
                        continue
                    end = match.end() + (len(rest) - len(bare)) + _common(bare, flat.folded[match.end() + len(rest) - len(bare) :], fold(meant.name or ""))
                    mention = add(match.start(), end, "short", meant.type, nest=not any(a <= match.start() < b and b - a < 60 for a, b in taken))
                    if mention is not None:
                        _copy(mention, meant)
                    break
        for mention in new:
            if mention.how == "short":
                left = flat.folded[: mention.flat_start]
                cut = max(left.rfind(". "), left.rfind("; "))
                if re.search(r"(?:goi|viet) (?:tat|chung)?\s*la\W*\Z", left):
                    nearest = [m for m in found if m.block is block and m.flat_end <= mention.flat_start]
                    mention.function = nearest[-1].function if nearest else "mentions"
                    if nearest and nearest[-1].owner is not None and nearest[-1].symbol == mention.symbol:
                        mention.function = nearest[-1].function
                    continue
                own = function_of(left[cut + 1 :], mention.type)
                inside = left.rfind("(") > left.rfind(")")
                mention.function = own or ("basis" if inside else "mentions")
                if inside and re.search(r"\b(?:dieu|khoan|diem)\b", left[left.rfind("(") :]):
                    mention.function = "basis"
        out.extend(new)
    order = {id(block): i for i, (block, _) in enumerate(blocks)}
    owners = {id(m): found[m.owner] for m in found if m.owner is not None}
    out.sort(key=lambda m: (order[id(m.block)], m.flat_start, -m.flat_end))
    index = {id(m): i for i, m in enumerate(out)}
    for mention in out:
        if id(mention) in owners:
            mention.owner = index[id(owners[id(mention)])]
    _adopt(out)
    return out


def _adopt(out: list[DocumentMention]) -> None:
    """Give what stands inside the title of an issued plan that plan as its owner."""
    for i, outer in enumerate(out):
        if outer.how != "issued":
            continue
        for inner in out[i + 1 :]:
            if inner.block is not outer.block or inner.flat_start >= outer.flat_end:
                break
            if inner.owner is None or out[inner.owner].flat_start < outer.flat_start:
                inner.owner = i
                between = outer.block.flat.folded[outer.flat_start : inner.flat_start]
                inner.function = function_of(between, inner.type) or inner.function


def _copy(mention: DocumentMention, meant: DocumentMention) -> None:
    mention.symbol, mention.date, mention.issuer, mention.name = meant.symbol, meant.date, meant.issuer, meant.name
    mention.plenum, mention.term = meant.plenum, meant.term
    if meant.how in ("name", "session", "issued"):
        mention.how = "name" if meant.how == "issued" else meant.how


def _common(bare: str, text: str, title: str) -> int:
    """Return how long `text` runs along with `title`."""
    n = 0
    while n < len(text) and n < len(title) and text[n] == title[n]:
        n += 1
    return n


