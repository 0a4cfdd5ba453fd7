"""Which agency is meant by its name, an abbreviation or a part of its name, with or without diacritics."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pyoxigraph import NamedNode, Store

from kg.ask.selecting import select
from kg.errors import NothingFound
from kg.names import fold

__all__ = ["find_agencies"]

Nothing = Callable[[str, str, Iterable[str]], NothingFound]

_PREFIXES = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX pol: <https://policykg.example/ontology#> """
_AGENCIES = (
    _PREFIXES
    + """SELECT DISTINCT ?agency ?name ?province ?kind WHERE {
  { ?agency a org:Organization } UNION { ?agency a pol:AgencyGroup }
  ?agency skos:prefLabel ?name
  OPTIONAL { ?agency pol:province ?province } OPTIONAL { ?agency org:classification ?kind } }"""
)
_KINDS = (
    _PREFIXES
    + """SELECT DISTINCT ?kind ?name WHERE {
  { SELECT DISTINCT ?kind WHERE { ?agency org:classification ?kind } }
  ?kind skos:prefLabel|skos:altLabel|skos:hiddenLabel|skos:notation ?name }"""
)
_PREDECESSORS = (
    _PREFIXES
    + """SELECT DISTINCT ?heir ?before WHERE {
  ?event org:resultingOrganization ?new ; org:originalOrganization ?old .
  ?new skos:prefLabel|skos:altLabel ?heir . ?agency org:classification ?old ; skos:prefLabel ?before }"""
)
_SHORT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc viet nam",
    "ubmttq": "uy ban mat tran to quoc viet nam",
    "bhxh": "bao hiem xa hoi",
    "ldtbxh": "lao dong - thuong binh va xa hoi",
    "ldtb&xh": "lao dong - thuong binh va xa hoi",
    "gddt": "giao duc va dao tao",
    "gd&dt": "giao duc va dao tao",
    "tttt": "thong tin va truyen thong",
    "tt&tt": "thong tin va truyen thong",
    "khdt": "ke hoach va dau tu",
    "kh&dt": "ke hoach va dau tu",
    "nnptnt": "nong nghiep va phat trien nong thon",
    "nn&ptnt": "nong nghiep va phat trien nong thon",
}
"""Abbreviations of everyday writing that stand for words inside a name (`Sở LĐTBXH`)."""

_TAIL = re.compile(r"\s*\b(tinh|thanh pho|tp\.?)\s+[a-z ]+$")
_MOST = 12


@lru_cache(maxsize=16384)
def _words(text: str) -> str:
    plain = re.sub(r"\s*[-–]\s*", " - ", fold(text))
    return " ".join(" ".join(_SHORT.get(word, word) for word in plain.split()).split())


def _begins_like(name: str, wanted: str) -> bool:
    """Return whether a name can be `wanted` in words: cheap, so that few of the many names are folded in full."""
    return fold(name[:1]) == wanted[:1] or fold(name.partition(" ")[0]) in _SHORT


def _rows(store: Store, query: str, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    found = select(store, query)
    return sorted({tuple("" if (term := row[n]) is None else term.value for n in names) for row in found})


def find_agencies(store: Store, value: str, provinces: set[str], nothing: Nothing) -> list[NamedNode]:
    """Return the agencies meant; several only if they are one kind of body in different provinces.

    `provinces` (IRIs) narrows the search. Raises `NothingFound`, listing the candidates, if none or several kinds fit.
    """
    agencies = _rows(store, _AGENCIES, ("agency", "name", "province", "kind"))
    names = [name for _, name, _, _ in agencies]
    if provinces:
        agencies = [a for a in agencies if a[2] in provinces]
    wanted = _words(value)
    kinds = {
        kind
        for kind, name in _rows(store, _KINDS, ("kind", "name"))
        if _begins_like(name, wanted) and _words(name) == wanted
    }
    exact = [a for a in agencies if a[0] == value or (_words(a[1]) == wanted and (a[2] or not kinds))]
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: _TAIL.sub("", name) == wanted,
        lambda name: name.startswith(wanted),
        lambda name: re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", name) is not None,
    )
    found = exact or [a for a in agencies if a[3] in kinds]
    for test in tests:
        found = found or [a for a in agencies if test(_words(a[1]))]
    if not found or not wanted:
        if before := _predecessors(store, wanted):
            raise NothingFound(
                f"no agency {value!r} in this store", f"it took over duties of: {before}; ask for one of them"
            )
        raise nothing("agency", value, names)
    stems = {_TAIL.sub("", _words(a[1])) for a in found}
    different = {a[2] for a in found}
    several_kinds = len(stems) > 1 and (not kinds or len(different) < len(found))
    if several_kinds:
        shown = "; ".join(sorted(a[1] for a in found)[:_MOST])
        raise NothingFound(
            f"{value!r} can mean {len(found)} agencies", f"give more of the name, or the province: {shown}"
        )
    return [NamedNode(a[0]) for a in found]


def _predecessors(store: Store, wanted: str) -> str:
    """Return the bodies of the store of which the body `wanted` took over duties, joined with `; `, or nothing."""
    kind = _TAIL.sub("", wanted)
    rows = _rows(store, _PREDECESSORS, ("heir", "before"))
    return "; ".join(dict.fromkeys(before for heir, before in rows if kind and _words(heir) == kind))
