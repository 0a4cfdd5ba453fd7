"""The instruments of one file: where each begins, its letterhead, title, notes, recipients and signature."""

import re
from collections.abc import Sequence

from kg.document_types import type_of_line
from kg.structure.ends import ENCLOSED, TAIL, Item, RawPart, inline_recipients, other_column, recipient
from kg.structure.heads import (
    LETTERHEAD,
    first_letterhead,
    is_attached,
    letter_head,
    letterhead_start,
    type_lines,
    with_type_line,
)
from kg.structure.labels import Label, find_label
from kg.structure.paragraphs import Paragraph
from kg.structure.tables import Row
from kg.structure.titles import tidy_title
from kg.text import is_upper

__all__ = ["Item", "RawPart", "split_parts"]

_AUTHORITY = re.compile(
    r"(?:cua )?(?:chu tich|bo truong|pho chu tich|thu tuong|chinh phu|quoc hoi|uy ban|hoi dong|bo chinh tri|ban |giam doc|tong giam doc"
    r"|thong doc|chanh an|vien truong|tong thanh tra|thu truong)"
)
_ENACTING = re.compile(r"(?:quyet dinh|quyet nghi|nghi quyet|chi thi|dien|.{0,60} dien)\s*:?\Z")
_WIRES = re.compile(
    r"(?:chu tich|thu tuong|bo truong|uy ban|ubnd|truong ban|ban chi dao|ban chi huy)[^:.;]{3,80}\bdien\s*:\s*\S"
)
"""'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN: Giám đốc các sở …': the addressees of a telegram on one line."""
_WHAT_IT_DOES = re.compile(r"(?:ve|quy dinh|ban hanh|phe duyet|sua doi|huong dan|v/v)\b(?!.*[;.:]\Z)")
_SIGNED = re.compile(r"(?:t\s?/\s?m\.?|tm\s?\.|kt\s?[.,]|tl\s?\.|tuq\s?\.|q\s?\.)\s*[a-z]")
_POSITION = re.compile(
    r"(?:pho |quyen |q\. )?(?:chu tich|bi thu|giam doc|thu tuong|bo truong|chanh van phong|truong ban|tong giam doc|cuc truong|thu truong)"
)
_RECIPIENTS = re.compile(r"noi nh.n\s*:?|kinh gui\s*:")
_BODY = re.compile(r"(?:can cu|thuc hien|xet de nghi|theo de nghi|tiep tuc|trien khai|de )\b")


def split_parts(text: str, items: Sequence[Item]) -> list[RawPart]:
    """Cut the paragraphs and rows of a file into its instruments; never empty where `items` is not."""
    items = with_type_line(items)
    heads = type_lines(items)
    if not heads:
        attached = next((i for i in range(len(items)) if is_attached(items, -1, i)), len(items))
        rest = [_part(text, items[attached:], 0)] if attached < len(items) else []
        return [_untitled(text, items[:attached]), *rest] if items else []
    untyped = _enacted_above(items, heads[0])
    starts = [letterhead_start(items, head, untyped if k == 0 else heads[k - 1] + 1) for k, head in enumerate(heads)]
    if not untyped:
        starts[0] = first_letterhead(items, heads[0])
    ends = [*starts[1:], len(items)]
    parts = [_part(text, items[s:e], h - s) for s, h, e in zip(starts, heads, ends, strict=True)]
    return [_untitled(text, items[: starts[0]]), *parts] if untyped else parts


def _enacted_above(items: Sequence[Item], head: int) -> int:
    """Return where an act above the first type line ends whose own type line was lost: behind 'QUYẾT ĐỊNH:' and its articles."""
    enacting = next(
        (i for i, item in enumerate(items[:head]) if _ENACTING.match(_folded(item)) and _text(item).endswith(":")), None
    )
    if enacting is None or not is_upper(_text(items[enacting])):
        return 0
    articles = [i for i, item in enumerate(items[:head]) if i > enacting and _folded(item).startswith("dieu ")]
    return articles[-1] + 1 if articles else 0


def _folded(item: Item) -> str:
    return " ".join(line.folded for line in item.lines) if isinstance(item, Paragraph) else ""


def _text(item: Item) -> str:
    return " ".join(line.text for line in item.lines) if isinstance(item, Paragraph) else ""


_SUBJECT = re.compile(r"(?:v/v|ve viec|ve )")
_NUMBERED = re.compile(r"\bso\s*:?\s*\d*\s?[\w./]{0,9}\s?[/-]\s?[a-z]")
_DATED = re.compile(r"\bngay\b.{0,40}(?:\bthang\b|/)")


def _untitled(text: str, items: Sequence[Item]) -> RawPart:
    """Read a text without a type line: a letter (công văn), or something that only has a body."""
    part = RawPart()
    i = first_letterhead(items, len(items))
    begin = i
    known = letter_head(items, begin)
    while i < len(items) and i < begin + 12 and _folded(items[i]):
        folded = _folded(items[i])
        subject = (
            part.letterhead
            and _SUBJECT.match(folded)
            and not is_upper(_text(items[i]))
            and any(_DATED.search(_folded(n)) for n in items[i + 1 : i + 6])
        )
        if i >= known and (len(folded) > 160 or not (LETTERHEAD.match(folded) or subject)):
            break
        part.letterhead.append(items[i])  # type: ignore[arg-type]
        i += 1
    if part.letterhead and any(_NUMBERED.search(_folded(p)) for p in part.letterhead):
        i = _bare_title(text, part, items, i)
    _body(text, part, items[i:])
    return part


def _bare_title(text: str, part: RawPart, items: Sequence[Item], i: int) -> int:
    """Take in a title in capitals above which the type line is lost. Returns the index of what follows it."""
    item = items[i] if i < len(items) else None
    if not isinstance(item, Paragraph) or not is_upper(_text(item)) or len(_text(item).split()) < 4:
        return i
    if find_label(_text(item), _folded(item)) is not None:
        return i
    part.title.append(item)
    i += 1
    while i < len(items) and (further := items[i]) and isinstance(further, Paragraph) and is_upper(_text(further)):
        if find_label(_text(further), _folded(further)) is not None or not _AUTHORITY.match(_folded(further)):
            break
        part.authority = part.authority or further
        i += 1
    tidy_title(text, part, _folded(items[i]) if i < len(items) else "")
    return i


def _is_authority(words: str, folded: str) -> bool:
    """Whether a paragraph below the type line is who decides, and not a title: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH'."""
    if not is_upper(words) or not _AUTHORITY.match(folded) or len(folded) >= 90:
        return False
    return not folded.startswith("ban hanh") and not re.search(r"\b(?:ve|v/v) ", folded)


def _part(text: str, items: Sequence[Item], head: int) -> RawPart:
    part = RawPart()
    part.letterhead = [i for i in items[:head] if isinstance(i, Paragraph)]
    type_line = items[head]
    assert isinstance(type_line, Paragraph)
    i = head
    if type_of_line(_text(type_line)):  # else the title of what a decision issues, whose type line is lost
        part.type_line = type_line
        i += 1
    while i < len(items):
        item = items[i]
        if not isinstance(item, Paragraph):
            break
        folded, words = _folded(item), _text(item)
        if ENCLOSED.match(folded):
            part.notes.append(item)
        elif not part.title:
            if folded.startswith("can cu") or find_label(words, folded) is not None:
                break
            if _is_authority(words, folded):
                part.authority = item
            else:
                part.title.append(item)
        elif _is_authority(words, folded):
            part.authority = item
            i += 1
            break
        elif words[:1].islower() and not part.authority:
            part.title.append(item)
        elif is_upper(words) and is_upper(_text(part.title[-1])) and find_label(words, folded) is None:
            part.title.append(item)
        else:
            break
        i += 1
    opening = tidy_title(text, part, _folded(items[i]) if i < len(items) else "")
    if not part.title and not opening:  # nothing but 'Của Chính phủ số … ngày …' so far
        while i < len(items) and (item := items[i]) and isinstance(item, Paragraph):
            if not (_text(item)[:1].islower() if part.title else _WHAT_IT_DOES.match(_folded(item))):
                break
            part.title.append(item)
            i += 1
    _body(text, part, [*opening, *items[i:]])
    return part


def _body(text: str, part: RawPart, items: Sequence[Item]) -> None:
    """Sort the rest of an instrument into body, recipients and signature."""
    state, listed = "body", False
    for item in items:
        if isinstance(item, Row):
            state = "body"
            part.items.append(item)
            continue
        folded, words = _folded(item), _text(item)
        label = find_label(words, folded)
        starts = _RECIPIENTS.match(folded)
        if starts and folded.startswith("noi"):
            state, listed = "recipients", True
            _first_recipients(text, part, item, starts.end())
            continue
        begins = starts and not any(isinstance(i, Paragraph) and len(_text(i)) > 60 for i in part.items)
        if begins or (state == "to whom" and _is_addressee(folded, label)):
            state = "to whom"
            part.notes.append(item)
            continue
        state = "body" if state == "to whom" else state
        if state == "signature" and listed and label is not None and _is_unsigned(part, words, label):
            state = "recipients"
        if state == "recipients" and _is_recipient(folded, words, label):
            recipient(text, part, item, label.width if label else 0)
            continue
        if state == "addressees":
            if label is not None and label.rank >= 80 or not part.items and len(folded) < 30:
                continue
            state = "body"
        if not part.items and (_ENACTING.match(folded) and re.search(r"\bdien\s*:?\Z", folded) or _WIRES.match(folded)):
            state = "addressees"
            continue
        if state == "body" and label is not None and label.rank >= 90 and re.match(r"\W*nhu (?:tren|dieu \d)", folded):
            state = "recipients"  # the line 'Nơi nhận:' was lost
            recipient(text, part, item, label.width)
            continue
        state = _next_state(state, part, folded, words, label is not None and label.rank == 0)
        if state == "footnotes":
            part.notes.append(item)
            continue
        if state == "signature":
            part.signature.extend(item.lines)
        elif not (
            _ENACTING.match(folded)
            and len(folded) < 90
            and not part.items[6:]
            and words[:1].isupper()
            and is_upper(words.split(" điện")[0])
        ):
            part.items.append(item)


def _first_recipients(text: str, part: RawPart, item: Paragraph, width: int) -> None:
    """Keep what stands on the line of 'Nơi nhận:' itself: recipients in a row, or the signature's first line beside it."""
    first = item.lines[0]
    if re.search(r"\s*-\s+\S", _text(item)[width:]) and len(_text(item)) > width + 30:
        inline_recipients(text, part, item, width)
    elif beside := other_column(text, first):
        part.signature.append(beside[1])
    elif re.search(r"tm|t/m|t/l|tl\.|kt\.", first.folded[width:]):
        part.signature.append(first)


def _is_unsigned(part: RawPart, words: str, label: Label) -> bool:
    """Whether `words` are a recipient below 'Nơi nhận:' and a position beside it, before anybody's name."""
    return label.rank >= 80 and len(words) < 120 and all(is_upper(line.text) for line in part.signature)


def _is_recipient(folded: str, words: str, label: Label | None) -> bool:
    if label is not None:
        return label.rank >= 80
    if is_upper(words) or _SIGNED.match(folded):
        return False
    return bool(re.match(r"(?:nhu |luu\b)|.*;\Z", folded) or TAIL.search(words))


# What a letter says or asks of somebody, which the name of an addressee does not hold
_DOES = re.compile(
    r"\b(?:chu tri|phoi hop voi|yeu cau|de nghi|co y kien|nhan duoc|trien khai|bo tri|ra soat|tiep tuc|khan truong"
    r"|tang cuong|kip thoi|thuc hien|van dong|bao cao|huong dan)\b"
)


def _is_addressee(folded: str, label: Label | None) -> bool:
    """Whether a paragraph below 'Kính gửi:' is one of those whom a letter is sent to."""
    if folded.endswith(":") or _DOES.search(folded):
        return False
    return len(folded) < 120 and (label is None or label.rank >= 80) and not _BODY.match(folded)


def _next_state(state: str, part: RawPart, folded: str, words: str, appendix: bool) -> str:
    """Return what a paragraph that is no recipient belongs to: body, signature or footnotes."""
    if appendix:
        return "body"
    if state == "recipients" or (_SIGNED.match(folded) and is_upper(words[:12])):
        return "signature"
    if state == "body" and is_upper(words) and _POSITION.match(folded) and len(words) < 60 and _ends(part):
        return "signature"
    if state == "signature" and re.match(r"\[\d+\]", words):
        return "footnotes"
    if state == "signature" and len(words) > 60:
        return "body"
    return state


def _ends(part: RawPart) -> bool:
    last = part.items[-1] if part.items else None
    return isinstance(last, Paragraph) and last.lines[-1].text.rstrip().endswith(("/.", "./", "/", "."))
