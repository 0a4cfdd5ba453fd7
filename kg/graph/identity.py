"""Which document is meant: one IRI for every document that the records contain or cite, across all files.

Identity is symbol + jurisdiction + year. A mention without a year takes that of the only dated candidate with its
symbol in its province; a symbol of the Party's centre (`28-NQ/TW` exists four times) only if the two descriptions also
agree, or if it is given bare and one directive on record has it. What stays open is a node of its own, without a year.
The order of the records changes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph.symbols import has_number, jurisdiction, local_body, split_key, system_of, type_of, year_in
from kg.graph.vocabularies import Known, known
from kg.model import Document, Instrument, Record
from kg.names import DEFAULT_BASE, NO_DATE, Names, content_hash, fold, slug

__all__ = ["Mention", "agree", "gather", "identify", "key_of_group", "province_slug"]

_WORD = re.compile(r"[a-z0-9]+")
_TERM = re.compile(r"khoa\s+([ivx]+)\b")
_CONFERENCE = re.compile(r"(?:trung uong|lan thu)\s+(\d+|tam|bay|sau|nam|tu|ba|chin|muoi)\b")
_ISSUERS = re.compile(r"(?:ban chap hanh|bo chinh tri|ban bi thu|hoi nghi)\b[^,;]*\Z")
_ENOUGH_WORDS = 4
_AGREEMENT = 0.8
_COMMON = frozenset(
    "ngay thang nam so cua ve va giai doan nghi quyet ket luan chi thi ke hoach thuc hien trien khai".split()
)


@dataclass(frozen=True)
class Mention:
    """One document as one file knows it: an instrument it contains, or a document it cites."""

    sha: str
    key: str
    symbol: str
    """The symbol or the name, without the province."""
    scope: str
    """The province's slug, or that of the central body."""
    kind: str | None
    year: str | None
    names: tuple[str, ...]
    """Name, issuer: what descriptions are compared by."""
    content_key: str
    """The last part of the IRI."""
    contained: bool


def province_slug(name: str | None, facts: Known) -> str:
    """Return the last part of the IRI of a province's concept (`Sơn La` gives `son-la`), or an empty string."""
    if not name:
        return ""
    plain = re.sub(r"^(tinh|thanh pho|tp\.?)\s+", "", fold(name))
    return facts.provinces.get(plain) or facts.provinces.get(fold(name)) or slug(plain)


def _year(date: str | None) -> str | None:
    return date[:4] if date and re.match(r"\d{4}", date) else None


def _of_instrument(sha: str, item: Instrument, facts: Known) -> Mention:
    symbol, kind = item["symbol"], item["type"]
    province = province_slug(item["province"], facts)
    scope = province or jurisdiction(symbol or "", item["issuer"], kind)
    if symbol and has_number(symbol):
        key = _number_key(symbol, local_body(item["issuer"]))
    else:
        title = content_hash(" ".join(fold(item["title"] or "").split()) or f"{sha}|{item['span']}", length=8)
        parts = (slug(item["issuer"] or "khac"), slug(kind or "khac"), slug(item["date"] or NO_DATE), title)
        key = symbol = "-".join(parts)
    names = tuple(n for n in (item["title"], item["issuer"]) if n)
    year = _year(item["date"]) or year_in(symbol)
    return Mention(sha, item["id"], symbol, scope, kind or type_of(symbol), year, names, key, True)


def _of_citation(sha: str, key: str, item: Document, facts: Known) -> Mention:
    symbol, place = split_key(key)
    province = province_slug(item["province"], facts) or (facts.provinces.get(place.replace("-", " ")) or place)
    scope = province or jurisdiction(symbol, item["issuer"], item["type"])
    names = tuple(n for n in (item["name"], item["issuer"]) if n)
    kind = (type_of(symbol) if has_number(symbol) else item["type"]) or item["type"] or type_of(symbol)
    year = year_in(symbol) or _year(item["date"])
    if has_number(symbol):
        content = _number_key(symbol, local_body(item["issuer"]))
    elif type_of(symbol):  # a symbol whose number was never filled in names no document outside this file
        content = f"{slug(symbol)}-{content_hash(sha, key, length=8)}"
    else:
        content = slug(symbol)
    return Mention(sha, key, symbol, scope, kind, year, names, content, False)


def _number_key(symbol: str, body: str) -> str:
    plain = slug(re.sub(r"^\s*0+(?=\d)", "", symbol))
    return f"{plain}-{body}" if body else plain


def gather(records: Iterable[Record], base: str = DEFAULT_BASE) -> list[Mention]:
    """Return every document that the records contain or cite, sorted."""
    facts = known(base)
    found = set()
    for record in records:
        sha = record["source"]["sha256"]
        own = {item["id"] for item in record["instruments"]}
        found |= {_of_instrument(sha, item, facts) for item in record["instruments"]}
        found |= {_of_citation(sha, key, item, facts) for key, item in record["documents"].items() if key not in own}
    return sorted(found, key=lambda m: (m.sha, m.key, m.content_key, m.contained))


def key_of_group(mention: Mention) -> tuple[str, str]:
    """Return what mentions of one document have in common whatever else they know: its key and, in a province, that."""
    named = not has_number(mention.symbol) and not mention.contained
    return (mention.content_key, "" if named and mention.scope in ("khac", "cp", "qh", "tw") else mention.scope)


def _words(names: Iterable[str]) -> set[str]:
    return {w for n in names for w in _WORD.findall(fold(n))} - _COMMON


def agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Return whether two descriptions (names, issuers) are of one document: one plenum, or one subject in the other."""
    folded = [fold(" ".join(names)) for names in (left, right)]
    terms = [set(_TERM.findall(text)) for text in folded]
    plenums = [set(_CONFERENCE.findall(text)) for text in folded]
    if terms[0] & terms[1] and plenums[0] & plenums[1]:
        return True
    for a in left:
        for b in right:
            one, two = _words([a]), _words([b])
            small = min(len(one), len(two))
            if small >= _ENOUGH_WORDS and len(one & two) / small >= _AGREEMENT:
                return True
    return False


def _describes(names: tuple[str, ...]) -> bool:
    """Whether a mention says what the document is about, beside who issued it."""
    return any(len(_words([name])) >= _ENOUGH_WORDS and not _ISSUERS.match(fold(name)) for name in names)


def identify(records: Iterable[Record], base: str = DEFAULT_BASE) -> dict[tuple[str, str], str]:
    """Return the IRI of each document, keyed by (sha256 of the file, key in its record; `d1` for an instrument)."""
    mentions = gather(records, base)
    facts = known(base)
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[key_of_group(mention)].append(mention)
    result: dict[tuple[str, str], str] = {}
    for (_, _), members in sorted(groups.items()):
        result |= _identify_group(members, Names(base), facts)
    return result


def _identify_group(members: list[Mention], names: Names, facts: Known) -> dict[tuple[str, str], str]:
    kinds = sorted({m.kind for m in members if m.kind})
    scopes = sorted({m.scope for m in members if m.scope != "khac"})
    kind = kinds[0] if kinds else "khac"
    scope = scopes[0] if scopes else "khac"
    directives = [d for d in facts.directives if scope == "tw" and _number_key(d.symbol, "") == members[0].content_key]
    years = sorted({m.year for m in members if m.year})
    concept = facts.type_concept(kind, next(filter(None, (system_of(m.symbol, None) for m in members)), None))
    result = {}
    for mention in members:
        year = mention.year
        if year is None and len(years) == 1:
            dated = tuple(n for m in members if m.year == years[0] for n in m.names)
            if scope != "tw" or (agree(mention.names, dated)):
                year = years[0]
        result[mention.sha, mention.key] = names.document(scope, concept, year, mention.content_key)
        meant = [d.iri for d in directives if (d.year == year if year else agree(mention.names, d.names))]
        if not meant and year is None and len(directives) == 1 and not _describes(mention.names):
            meant = [directives[0].iri]  # a bare number: the only directive on record that has it
        if len(meant) == 1:
            result[mention.sha, mention.key] = meant[0]
    return result
