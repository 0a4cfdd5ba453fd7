"""Relations between documents that the text states, each once, with the words that state it."""

import re

from kg.mentions import DocumentMention
from kg.model import Link

__all__ = ["find_links"]

_RELATIONS = {
    "implements": ("implements", False),
    "basis": ("basis", False),
    "continues": ("continues", False),
    "issues": ("issues", False),
    "amends": ("amends", False),
    "details": ("details", False),
    "issued-by": ("issues", True),
    "approved-by": ("approves", True),
    "proposed-by": ("proposes", True),
}
"""Function of a citation to the relation, and whether the cited document is the one that acts."""


_FOOTNOTE = re.compile(r"\[\d+\]")
_CARRIES_OUT = re.compile(
    r"\A\W*(?:\(?\d+[.)]\s*)?(?:(?:triển khai|tiếp tục|tập trung|tổ chức)\s+)*thực hiện\s[^.;]{3,140}?\stheo\s*(?:[^.;]{0,200};\s*)?\Z"
)
"""'Tiếp tục thực hiện trợ cấp xã hội … theo Nghị định …': the task is to carry the act out."""


def _rests(mention: DocumentMention) -> bool:
    """Tell whether a task does what the cited act grants; 'theo quy định tại …' in passing makes no relation."""
    if mention.block.unit_kind == "provision":
        return True
    left = mention.block.flat.lower[: mention.flat_start]
    sentence = left[left.rfind(". ") + 1 :]
    return bool(_CARRIES_OUT.search(sentence)) or bool(
        _CARRIES_OUT.search(sentence[: sentence.rfind(" theo ") + 6]) and ";" in sentence
    )


def _only_said(mention: DocumentMention, body: bool) -> bool:
    """Whether a body text only speaks of another document's amending or issuing."""
    issued = mention.function == "issues" and mention.how == "issued"
    if mention.function == "issued-by":
        return mention.place != "note"
    return body and mention.function in ("amends", "details", "proposed-by", "issues") and not issued


_LOOKS_BACK = re.compile(
    r"\b(?:năm|nhiệm kỳ|quá trình|kết quả|tổng kết|sơ kết)(?: [^\W\d]+){0,4}? (?:triển khai )?thực hiện\s*\Z"
)
"""'Sau ba năm thực hiện …': what was done, not what this document does."""
_OTHERS_AMEND = re.compile(
    r"\b(?:luật|nghị định|nghị quyết|thông tư|quyết định|văn bản)[^,;.]{0,20} (?:sửa đổi|bổ sung|thay thế)[^;.]{0,30}\Z"
)
"""'các Nghị định sửa đổi, bổ sung Nghị định …': others amend it."""


def _done_by_others(mention: DocumentMention) -> bool:
    left = mention.block.flat.lower[max(0, mention.flat_start - 120) : mention.flat_start]
    pattern = {"implements": _LOOKS_BACK, "amends": _OTHERS_AMEND}.get(mention.function)
    return mention.owner is None and pattern is not None and bool(pattern.search(left))


def _same_sentence(mention: DocumentMention, end: int | None) -> bool:
    """Tell whether a citation goes on in the sentence in which another one ends at `end`."""
    return end is not None and not re.search(r"[.;]\s", mention.block.flat.lower[end : mention.flat_start])


def _named_before(mentions: list[DocumentMention], keys: list[str | None], i: int) -> str | None:
    """Return the document that was named last before mention `i` in its paragraph."""
    before = zip(reversed(mentions[:i]), reversed(keys[:i]), strict=True)
    return next((k for m, k in before if m.how == "name" and m.block is mentions[i].block and k), None)


def _in_a_task(mention: DocumentMention) -> bool:
    """Whether a citation stands in what is to be done: it binds that task, not the whole document."""
    kind = mention.block.unit_kind
    path = mention.block.path or "Đ"  # an article of a decision speaks of the whole
    item = kind == "provision" and bool(mention.block.marker) and not path.startswith("Đ")
    return mention.place == "body" and (item or kind in ("task", "assignment", "target", "report"))


class _Stated:
    """The relations of one file, each once, in the order in which they are first stated."""

    def __init__(self) -> None:
        self.links: dict[tuple[str, str, str], Link] = {}

    def reaches(self, source: str, target: str) -> bool:
        return any(key[0] == source and key[2] == target for key in self.links)

    def add(self, source: str, relation: str, target: str, mention: DocumentMention) -> None:
        if source == target:
            return
        unit = [mention.block.start, mention.block.end]
        within = _in_a_task(mention) and source == mention.part and relation in ("implements", "continues")
        known = self.links.get((source, relation, target))
        if known is None:
            span = [mention.start, mention.end]
            known = self.links[source, relation, target] = {
                "from": source,
                "relation": relation,
                "to": target,
                "span": span,
            }
            if within:
                known["within"] = [unit]
        elif not within:
            known.pop("within", None)
        elif "within" in known:
            known["within"].append(unit)


def find_links(mentions: list[DocumentMention], keys: list[str | None]) -> list[Link]:
    """Return the links that `mentions` (with their resolved `keys`) state; `from` acts on `to`.

    A document that is carried out nowhere but in single tasks has `within`: the working offsets of those units.
    """
    stated = _Stated()
    past: dict[tuple[int, str], int] = {}
    for i, (mention, key) in enumerate(zip(mentions, keys, strict=True)):
        if key is None or mention.function not in _RELATIONS:
            continue
        owner = keys[mention.owner] if mention.owner is not None else mention.part
        if owner is None or owner == key:
            continue
        relation, reverse = _RELATIONS[mention.function]
        body = mention.place in ("body", "note") and owner == mention.part
        if mention.place == "note" and _FOOTNOTE.match(mention.block.flat.text) and owner == mention.part:
            continue
        if body and mention.function == "amends" and mention.block.unit_kind == "provision" and mention.how == "symbol":
            stated.add(owner, relation, key, mention)
            continue
        if _only_said(mention, body):
            continue
        place = (id(mention.block), key)
        if _done_by_others(mention) or _same_sentence(mention, past.get(place)):
            past[place] = mention.flat_end
            continue
        if mention.function == "approved-by" and mention.how != "symbol":
            proposal = mention.owner is not None and mentions[mention.owner].type in ("TTr", "BC")
            if (i and mention.owner is not None and not proposal) or (
                mention.place == "title" and mention.how in ("name", "issued")
            ):
                stated.add(owner, "approves", key, mention)
            continue
        if mention.function == "approved-by":
            if named := _named_before(mentions, keys, i):
                stated.add(key, "approves", named, mention)
            continue
        if (
            body
            and mention.function == "basis"
            and (stated.reaches(mention.part, key) or not re.match(r"\d+/\d{4}/", key) or not _rests(mention))
        ):
            continue
        if reverse:
            stated.add(key, relation, owner, mention)
        else:
            stated.add(owner, relation, key, mention)
    return list(stated.links.values())
