"""Findings that need to know which document is meant: wrong symbols, misstated names, dates and periods that disagree."""

import re

from kg.mentions import DocumentMention, Mentions
from kg.model import Finding
from kg.outline import Outline
from kg.resolve.documents import Resolver
from kg.vocabulary import directives

__all__ = ["document_findings"]

_PERIOD = re.compile(r"giai doan\s*(\d{4})\s*-\s*(\d{4})")
_SESSION = re.compile(r"hoi nghi (?:lan thu (?:\w+)|trung uong \d+)[^;.(]{0,60}?khoa ([ivx]+)")
_ROMAN = {"xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "x": 10, "ix": 9}


def document_findings(resolver: Resolver, found: Mentions, outline: Outline) -> list[Finding]:
    """Return findings with working offsets."""
    out: list[Finding] = []
    for mention, meant in resolver.corrected:
        start, end = _symbol_span(mention)
        out.append(
            {
                "kind": "symbol-mismatch",
                "span": [start, end],
                "note": f"{mention.symbol} viết nhầm, phải là {meant}.",
                "severity": "error",
                "suggestion": meant,
            }
        )
    out.extend(_misnamed(found))
    out.extend(_younger(found))
    out.extend(_periods(found, outline))
    return out


def _symbol_span(mention: DocumentMention) -> tuple[int, int]:
    text = mention.block.flat.text[mention.flat_start : mention.flat_end]
    at = text.find(mention.symbol or "")
    if at < 0:
        return mention.start, mention.end
    return mention.block.flat.span(mention.flat_start + at, mention.flat_start + at + len(mention.symbol or ""))


def _misnamed(found: Mentions) -> list[Finding]:
    """The term of the Central Committee that a citation names, against what the directive's profile holds."""
    out: list[Finding] = []
    for mention in found.documents:
        known = [d for d in directives() if d.symbol == mention.symbol and d.date == mention.date and d.term]
        if len(known) != 1 or mention.how != "symbol":
            continue
        flat = mention.block.flat
        following = flat.folded[mention.flat_end : mention.flat_end + 130]
        match = re.search(r"khoa ([ivx]+)\b", re.split(r"[;.(]|\bve\b", following)[0])
        if match and _ROMAN.get(match[1]) not in (None, known[0].term):
            session = _SESSION.search(following)
            begin = mention.flat_end + (session.start() if session else match.start())
            a, b = flat.span(begin, mention.flat_end + match.end())
            out.append(
                {
                    "kind": "name-variant",
                    "span": [a, b],
                    "note": f"{mention.symbol} ngày {mention.date} là của khóa {_roman(known[0].term or 0)}.",
                    "severity": "warning",
                    "suggestion": f"khóa {_roman(known[0].term or 0)}",
                }
            )
    return out


def _roman(number: int) -> str:
    return next((k.upper() for k, v in _ROMAN.items() if v == number), str(number))


def _younger(found: Mentions) -> list[Finding]:
    """A cited document that is dated after the document that cites it."""
    out: list[Finding] = []
    dates = {h.part: h.date for h in found.headers}
    for mention in found.documents:
        own, cited = dates.get(mention.part), mention.date
        if not own or not cited or len(cited) < 10 or mention.how != "symbol":
            continue
        if cited[: len(own)] > own:
            match = re.search(r"ngay\s.*", mention.block.flat.folded[mention.flat_start : mention.flat_end])
            begin = mention.flat_start + (match.start() if match else 0)
            a, b = mention.block.flat.span(begin, mention.flat_end)
            out.append(
                {
                    "kind": "impossible-date",
                    "span": [a, b],
                    "note": f"Văn bản được viện dẫn ghi ngày {cited}, sau ngày của văn bản này ({own}).",
                    "severity": "error",
                }
            )
    return out


def _periods(found: Mentions, outline: Outline) -> list[Finding]:
    """A plan whose closing formula gives it another period than its opening."""
    out: list[Finding] = []
    for part, header in zip(outline.parts, found.headers, strict=True):
        if header.period is None:
            continue
        for block in part.blocks:
            if block.unit_kind != "closing":
                continue
            last = list(_PERIOD.finditer(block.flat.folded))[-1:]
            for match in last:
                period = [int(match[1]), int(match[2])]
                if period != header.period and period[1] == header.period[1] and len(block.flat) - match.end() < 30:
                    a, b = block.flat.span(*match.span())
                    own = f"{header.period[0]}-{header.period[1]}"
                    out.append(
                        {
                            "kind": "period-conflict",
                            "span": [a, b],
                            "note": f"Giai đoạn {period[0]}-{period[1]} khác giai đoạn {own} ở phần mở đầu.",
                            "severity": "warning",
                            "suggestion": own,
                        }
                    )
    return out
