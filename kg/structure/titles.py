"""What stands in a title beside its subject: number, date, issuer and session, and the line of the authority."""

import re

from kg.structure.ends import Item, RawPart
from kg.structure.heads import BASIS, NUMBERED
from kg.structure.lines import Line
from kg.structure.paragraphs import Paragraph
from kg.text import Flat, flatten, fold, is_upper

__all__ = ["tidy_title"]

_WORD = r"[^\s,;]+"
_BY = re.compile(
    rf"cua (?P<body>{_WORD}(?: {_WORD}){{1,11}}?)(?=,? (?:so\s*:?\s*\d|ngay \d|ve |v/v|phe duyet|ban hanh|quy dinh|sua doi|huong dan|thuc hien|trien khai|tai |tang cuong|tiep tuc)|\Z)"
)
_BODY = re.compile(
    r"(?:thu tuong|chinh phu|quoc hoi|uy ban|ubnd|hoi dong|bo |ban |chu tich|bi thu|giam doc|tinh uy|thanh uy|huyen uy|dang uy|thuong truc|so |tong |thong doc|chanh an|lien |hoi |trung uong)"
)
_SESSION = re.compile(
    r"(?:cua )?hoi nghi (?:lan thu \S+(?: \S+){0,2}?,? )?(?P<body>ban chap hanh (?:trung uong(?: dang)?|dang bo (?:tinh|thanh pho|huyen|xa|phuong)(?: \S+){0,4}?))"
    r"(?:,? ?\(?khoa [ivx\d]+\)?(?:,? ?nhiem ky \d{4}\s?-\s?\d{4})?)?(?=\Z|,? (?:ve|v/v) )"
)
_DATE = re.compile(r",? ?(?:ngay )?\d{1,2}(?: thang |/|-)\d{1,2}(?: nam |/|-)\d{4}")
_NO = re.compile(r",? ?so\s*:?\s*\d+(?:\s?[/-]\s?[\w&]+)+")
_AUTHORITY = re.compile(
    r"(?:(?:pho )?chu tich |thuong truc )?(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)(?: (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)(?: \S+){0,5}?)?(?:,? (?:khoa|ky hop)\b.{0,60})?"
    r"|ban (?:thuong vu|chap hanh|thuong truc) .{4,70}|thu tuong chinh phu|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc.*"
    r"|(?:bo truong|giam doc|tong giam doc|thong doc|chanh an|vien truong|chu nhiem|tong thanh tra|tong kiem toan|chanh van phong|cuc truong|hieu truong) .{3,80}"
    r"|(?:khoa|ky hop|khoa \w+,? ky hop)\b.{0,60}"
)
_OPEN = re.compile(r"(?:cua|va|giua|do|boi|cho|voi|tai|,)\Z")


_OPENS = re.compile(r"(?:can cu|thuc hien|trien khai|xet|theo de nghi|tiep tuc thuc hien)\b")


def tidy_title(text: str, part: RawPart, following: str) -> list[Item]:
    """Move out of the title of `part` what is none of it: number, date and issuer, and the line of the authority.

    `following` is the folded paragraph behind the title: above 'Căn cứ …' stands who decides. Returns the opening of the
    body if it was joined to the title.
    """
    if not part.title:
        return []
    last = part.title[-1]
    for k in range(1, len(last.lines)):
        if _OPENS.match(last.lines[k].folded) and last.lines[-1].text.endswith((":", ";", ".")):
            part.title[-1] = Paragraph(last.start, last.lines[k - 1].end, last.lines[:k], last.gap)
            _spread(text, part)
            return [Paragraph(last.lines[k].start, last.end, last.lines[k:], False)]
    _split_authority(part, following.lstrip(" -+*"))
    _spread(text, part)
    return []


def _split_authority(part: RawPart, following: str) -> None:
    """Cut the authority off from the end of a title in capitals: '… GIAI ĐOẠN 2021 - 2025 / ỦY BAN NHÂN DÂN TỈNH'."""
    last = part.title[-1]
    if part.authority is not None or len(last.lines) < 2 or not BASIS.match(following):
        return
    for k in range(1, len(last.lines)):
        above, rest = last.lines[k - 1], last.lines[k:]
        folded = " ".join(line.folded for line in rest)
        if _AUTHORITY.fullmatch(folded) and not _OPEN.search(above.folded) and is_upper(rest[0].text):
            part.title[-1] = Paragraph(last.start, above.end, last.lines[:k], last.gap)
            part.authority = Paragraph(rest[0].start, rest[-1].end, rest, False)
            return


def _spread(text: str, part: RawPart) -> None:
    """Take number, date and issuer off the head of a title: 'CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 41/2004/CT-TTG NGÀY … VỀ …'."""
    flat = flatten(text, part.title[0].start, part.title[-1].end)
    at, numbered, body = 0, False, None
    while at < len(flat):
        if match := _DATE.match(flat.folded, at):
            at = match.end()
        elif match := _NO.match(flat.folded, at):
            at, numbered = match.end(), True
        elif match := _SESSION.match(flat.folded, at):
            at, body = match.end(), match.span("body")
        elif (match := _BY.match(flat.folded, at)) and _BODY.match(match["body"]):
            at, body = match.end(), match.span("body")
        else:
            break
        at += len(flat.text[at:]) - len(flat.text[at:].lstrip(" ,"))
    if not numbered and body is None:
        return
    if numbered:
        if not any(NUMBERED.search(line.folded) for p in part.letterhead for line in p.lines):
            part.letterhead.append(_paragraph(flat, 0, at))
    elif part.authority is None and body is not None and at < len(flat):
        part.authority = _paragraph(flat, *body)
    part.title = [_paragraph(flat, at, len(flat))] if at < len(flat) else []


def _paragraph(flat: Flat, start: int, end: int) -> Paragraph:
    a, b = flat.span(start, end)
    words = flat.text[start:end].strip()
    return Paragraph(a, b, (Line(a, b, words, fold(words)),), False)
