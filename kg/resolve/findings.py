"""Findings that need to know which document is meant: wrong symbols, misstated names, dates and periods that disagree."""

import re

from kg.mentions import DocumentMention, Mentions
from kg.model import Finding
from kg.outline import Outline
from kg.resolve.consistency import inconsistencies
from kg.resolve.documents import Resolver
from kg.vocabulary import directives

__all__ = ["document_findings"]

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
                "rule": "symbol-known",
                "suggestion": meant,
            }
        )
    out.extend(_misnamed(found))
    out.extend(_younger(found))
    out.extend(inconsistencies(found, outline))
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
                    "rule": "term-of-directive",
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
                    "rule": "cited-younger",
                }
            )
    return out
