"""From words to terms: which directive, province, theme, agency, document, task or day is meant.

Every resolver returns terms that are in the store (or in its vocabularies) and raises `NothingFound`, with the nearest
names, if there is none. What somebody typed never reaches a query.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.agency_names import find_agencies
from kg.ask.binding import Term
from kg.ask.selecting import select
from kg.ask.symbols import find_documents
from kg.errors import NothingFound, WrongUse
from kg.names import POL, RDF, VOC, XSD, fold, local_name

__all__ = ["nothing", "provinces_held", "resolve"]

_NEAR = 4
_ALIKE = 50.0
"""The least likeness, of 100, of a name offered in place of one that is not there."""
_SKOS = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX pol: <https://policykg.example/ontology#> "
_CONCEPTS = (
    _SKOS + "SELECT DISTINCT ?c ?n WHERE { ?c skos:inScheme <%s> ; skos:prefLabel|skos:altLabel|skos:hiddenLabel ?n }"
)
_USED = _SKOS + "SELECT DISTINCT ?c WHERE { ?x pol:%s ?c }"
_HELD = f"PREFIX pol: <{POL}> SELECT DISTINCT ?p WHERE {{ ?document pol:source ?file ; pol:province ?p }}"
_INDICATORS = _SKOS + (
    "SELECT DISTINCT ?n ?c WHERE { ?t pol:indicatorLabel ?n OPTIONAL { ?t pol:indicator ?c } } ORDER BY ?n ?c"
)
_AREA = re.compile(r"^(tinh|thanh pho|tp\.?|t\.p\.?)\s+")
_SHOWN = 12
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def _few(pool: Mapping[str, str]) -> str:
    """Return the first names of a pool, joined."""
    shown = [pool[key] for key in sorted(pool)][:_SHOWN]
    return "; ".join(shown) + ("; …" if len(pool) > _SHOWN else "")


def nothing(kind: str, value: str, names: Iterable[str]) -> NothingFound:
    """Return the error for a value that nothing answers to, with the names nearest to it."""
    from rapidfuzz import fuzz, process

    pool = {fold(name): name for name in sorted(names, reverse=True)}
    hits = process.extract(fold(value), sorted(pool), scorer=fuzz.ratio, limit=_NEAR, score_cutoff=_ALIKE)
    near = "; ".join(pool[hit[0]] for hit in hits)
    return NothingFound(
        f"no {kind} {value!r} in this store",
        f"nearest: {near}" if near else f"there are: {_few(pool)}" if pool else "the store has none",
    )


def resolve(store: Store, given: Mapping[str, Any]) -> dict[str, list[Term]]:
    """Return the terms of each parameter. Raises `NothingFound` or, for a day that is none, `WrongUse`."""
    provinces = _province(store, str(given["province"])) if "province" in given else []
    result: dict[str, list[Term]] = {}
    for name, value in given.items():
        text = " ".join(str(value).split())
        if name == "agency":
            result[name] = list(find_agencies(store, text, {p.value for p in provinces}, nothing))
        elif name == "province":
            result[name] = list(provinces)
        else:
            result[name] = _RESOLVERS[name](store, text)
    return result


def provinces_held(store: Store) -> set[str]:
    """Return the IRIs of the provinces that a document in the store is of (being cited is not enough)."""
    return {iri for iri, _ in _iris(store, _HELD)}


def _iris(store: Store, query: str) -> list[tuple[str, str]]:
    answer = select(store, query)
    two = len(answer.variables) > 1
    rows = ((s[0], s[1] if two else s[0]) for s in answer)
    return sorted({(a.value, b.value) for a, b in rows if not isinstance(a, type(None)) and hasattr(b, "value")})


def _concepts(store: Store, scheme: str, used_by: str) -> dict[str, set[str]]:
    """Return the concepts of a scheme that the vocabularies or the data know, each with its folded names and its id."""
    found: dict[str, set[str]] = {}
    prefix = f"{VOC}{scheme}/"
    for iri, name in _iris(store, _CONCEPTS % (VOC + scheme)):
        if iri.startswith(prefix):
            found.setdefault(iri, {local_name(iri)}).add(name)
    for iri, _ in _iris(store, _USED % used_by):
        if iri.startswith(prefix):
            found.setdefault(iri, set()).update({local_name(iri), local_name(iri).replace("-", " ")})
    return found


def _province(store: Store, value: str) -> list[Term]:
    concepts = _concepts(store, "province", "province")
    wanted = _AREA.sub("", fold(value))
    found = [
        iri
        for iri, names in sorted(concepts.items())
        if iri == value or any(wanted == _AREA.sub("", fold(name)) for name in names)
    ]
    if not found:
        names = {min(names, key=lambda n: (n.isascii(), len(n), n)) for names in concepts.values()}
        raise nothing("province", value, names)
    return [NamedNode(iri) for iri in found]


def _concept(scheme: str, used_by: str) -> Callable[[Store, str], list[Term]]:
    def find(store: Store, value: str) -> list[Term]:
        concepts = _concepts(store, scheme, used_by)
        wanted = fold(value)
        found = [iri for iri, names in concepts.items() if iri == value or wanted in {fold(name) for name in names}]
        if not found:
            found = [iri for iri, names in concepts.items() if any(wanted in fold(name) for name in names)]
        if len(found) != 1:
            candidates = {local_name(iri) for iri in found} or {name for names in concepts.values() for name in names}
            raise nothing(scheme, value, candidates)
        return [NamedNode(found[0])]

    return find


def _task(store: Store, value: str) -> list[Term]:
    wanted = value.rsplit("/", 1)[-1]
    units = store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(POL + "Unit"), None)
    found = [
        q.subject for q in units if isinstance(q.subject, NamedNode) and q.subject.value.endswith(f"/unit/{wanted}")
    ]
    exact = [term for term in found if term.value == value or "/" not in value]
    if not exact or not wanted:
        raise NothingFound(f"no task {value!r} in this store", "tasks-implementing lists the tasks of a directive")
    return [exact[0]]


def _day(store: Store, value: str) -> list[Term]:
    """Return the last day of a date, a month or a year, as an xsd:date."""
    match = _DAY.fullmatch(value)
    text = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else value
    try:
        if re.fullmatch(r"\d{4}", text):
            text += "-12-31"
        elif re.fullmatch(r"\d{4}-\d\d", text):
            first = date.fromisoformat(text + "-01")
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            text = date.fromordinal(following.toordinal() - 1).isoformat()
        return [Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(XSD + "date"))]
    except ValueError as error:
        raise WrongUse(f"{value!r} is no date", "write it as 2025-06-30 or 30/6/2025") from error


def _indicator(store: Store, value: str) -> list[Term]:
    """Return the wordings that hold `value`, the indicators of those names, and all wordings of these indicators."""
    said = [(s["n"], s["c"]) for s in select(store, _INDICATORS) if isinstance(s["n"], Literal)]
    concepts = _concepts(store, "indicator", "indicator")
    names = {iri: {fold(name) for name in known} for iri, known in concepts.items()}

    def hits(text: str) -> bool:
        return fold(value) in fold(text)

    def contains(text: str) -> bool:
        words = set(re.findall(r"\w+", fold(value)))
        return bool(words) and words <= set(re.findall(r"\w+", fold(text)))

    for fits in (hits, contains):
        labels = {label for label, _ in said if fits(label.value)}
        exact = {iri for iri, known in names.items() if value == iri or fold(value) in known}
        meant = exact or {iri for iri, known in names.items() if any(fits(name) for name in known)}
        meant |= {concept.value for label, concept in said if label in labels and isinstance(concept, NamedNode)}
        labels |= {label for label, concept in said if isinstance(concept, NamedNode) and concept.value in meant}
        if labels or meant:
            return [*sorted(labels, key=lambda label: label.value), *(NamedNode(iri) for iri in sorted(meant))]
    pool = {label.value for label, _ in said} | {
        min(known, key=lambda n: (n.isascii(), len(n), n)) for known in concepts.values()
    }
    raise nothing("indicator", value, pool)


def _directive(store: Store, value: str) -> list[Term]:
    return list(find_documents(store, value, "directive", nothing))


def _document(store: Store, value: str) -> list[Term]:
    return list(find_documents(store, value, "document", nothing))


_RESOLVERS: dict[str, Callable[[Store, str], list[Term]]] = {
    "as_of": _day,
    "directive": _directive,
    "document": _document,
    "indicator": _indicator,
    "kind": _concept("finding-kind", "findingKind"),
    "task": _task,
    "theme": _concept("theme", "theme"),
}
