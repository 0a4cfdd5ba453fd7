"""The vocabularies and the directives of `ontology/` as quads of the vocabulary graph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import InternalError
from kg.names import DEFAULT_BASE, ELI, POL, SKOS, VOC, Names, fold, local_name
from kg.resources import resource

__all__ = ["Known", "KnownDirective", "known", "load_vocabularies", "ontology_quads"]

_PROVINCE = VOC + "province/"
_TYPE = VOC + "document-type/"
_ROMAN = ("", *"I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII".split())
"""Terms of the Central Committee as they are written (khóa XI)."""
_MOVED = ("eli/", "agency/", "graph/", "event/")

_USED_BY = POL + "usedBy"


@dataclass(frozen=True)
class KnownDirective:
    """A directive that `ontology/directives` describes: its IRI, symbol, year and all its names."""

    iri: str
    symbol: str
    year: str | None
    names: tuple[str, ...]


@dataclass
class Known:
    """What the graph stage takes from the vocabularies: directives, names of provinces, templates of agencies."""

    directives: list[KnownDirective] = field(default_factory=list)
    provinces: dict[str, str] = field(default_factory=dict)
    """Folded name of a province to the last part of its concept's IRI."""
    renewed: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Slug of a province to that of the merged one that took over its name, and the first day of that."""
    types: dict[str, list[str]] = field(default_factory=dict)
    """Abbreviation of a document type to the last parts of its concepts' IRIs (`ĐA` to `de-an`; `TT` means two)."""
    type_users: dict[str, set[str]] = field(default_factory=dict)
    """Last part of the IRI of a document type to the systems that issue such documents (`party`, `state`, `front`)."""
    type_names: dict[str, str] = field(default_factory=dict)
    """Last part of the IRI of a document type to its Vietnamese name."""
    described: set[str] = field(default_factory=set)
    """IRIs of the agencies that the directives describe."""
    agencies: dict[str, str] = field(default_factory=dict)
    """Canonical name (a template with `{P}` and `{p}`) to the concept's IRI."""

    def type_concept(self, kind: str, system: str | None) -> str:
        """Return the last part of the IRI of the type that `system` uses (`TT`: thông tri or thông tư)."""
        concepts = self.types.get(kind, [kind])
        return next((c for c in concepts if (system or "state") in self.type_users.get(c, ())), concepts[0])


@lru_cache(maxsize=4)
def ontology_quads(base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """Return the triples of `ontology/vocabulary` and `ontology/directives` and the terms of `policy.ttl`, sorted.

    IRIs of data (directives, their issuers) below the default base are moved to `base`. Raises `InternalError` with
    file and reason if a file is no Turtle or holds a blank node outside the ontology.
    """
    graph = NamedNode(Names(base).graph("vocabulary"))
    quads: set[Quad] = set()
    root = resource("ontology")
    for path in sorted(root.rglob("*.ttl")):
        if path.name in ("shapes.ttl", "alignments.ttl"):
            continue
        try:
            parsed = list(parse(path=str(path), format=RdfFormat.TURTLE))
        except (SyntaxError, ValueError, OSError) as error:
            raise InternalError(f"{path.name}: {error}", "mend the Turtle file") from error
        for quad in parsed:
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                continue  # only class expressions of the ontology, which no question needs
            quads.add(Quad(_move(quad.subject, base), quad.predicate, _move(quad.object, base), graph))
    return tuple(sorted(quads, key=str))


def _move(term: Any, base: str) -> Any:  # noqa: ANN401 - any term of a quad
    if base != DEFAULT_BASE and isinstance(term, NamedNode) and term.value.startswith(DEFAULT_BASE):
        rest = term.value.removeprefix(DEFAULT_BASE)
        if rest.startswith(_MOVED):
            return NamedNode(Names(base).base + rest)
    return term


def load_vocabularies(base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the quads of the vocabulary graph."""
    yield from ontology_quads(base)


@lru_cache(maxsize=4)
def known(base: str = DEFAULT_BASE) -> Known:
    """Return what identity and agencies need of the vocabularies."""
    result = Known()
    directives, organisations = Names(base).base + "eli/", Names(base).base + "agency/"
    facts = _Facts()
    for quad in ontology_quads(base):
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
            subject, predicate, literal = quad.subject.value, quad.predicate.value, quad.object
            if subject.startswith(_PROVINCE):
                facts.province(subject.removeprefix(_PROVINCE), predicate, literal.value)
            elif subject.startswith(_TYPE):
                _document_type(result, subject.removeprefix(_TYPE), predicate, literal)
            elif predicate == POL + "canonicalName":
                result.agencies.setdefault(literal.value, subject)
            elif subject.startswith(organisations):
                result.described.add(subject)
            elif subject.startswith(directives):
                facts.directive(subject, predicate, literal)
        elif (
            isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, NamedNode)
            and quad.predicate.value == _USED_BY
        ):
            concept = quad.subject.value.removeprefix(_TYPE)
            result.type_users.setdefault(concept, set()).add(local_name(quad.object.value))
    facts.into(result)
    return result


def _document_type(result: Known, concept: str, predicate: str, literal: Literal) -> None:
    if predicate == SKOS + "notation":
        result.types.setdefault(literal.value, []).append(concept)
    elif predicate == SKOS + "prefLabel" and literal.language == "vi":
        result.type_names.setdefault(concept, literal.value)


@dataclass
class _Facts:
    """What is collected on the way: names and validity of provinces, the facts of directives."""

    province_names: dict[str, set[str]] = field(default_factory=dict)
    valid_from: dict[str, str] = field(default_factory=dict)
    symbols: dict[str, str] = field(default_factory=dict)
    years: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[str, dict[str, int]] = field(default_factory=dict)

    def province(self, concept: str, predicate: str, value: str) -> None:
        if predicate in (SKOS + "prefLabel", SKOS + "altLabel"):
            self.province_names.setdefault(concept, set()).add(fold(value))
        elif predicate == POL + "validFrom":
            self.valid_from[concept] = value

    def directive(self, subject: str, predicate: str, literal: Literal) -> None:
        if predicate == POL + "symbol":
            self.symbols[subject] = literal.value
        elif predicate == ELI + "date_document":
            self.years[subject] = literal.value[:4]
        elif predicate in (POL + "plenum", POL + "termNumber"):
            self.numbers.setdefault(subject, {})[predicate] = int(literal.value)
        elif literal.language == "vi":
            self.names.setdefault(re.sub(r"/vie$", "", subject), []).append(literal.value)

    def into(self, result: Known) -> None:
        for concept in sorted(self.province_names, key=lambda c: (len(c), c)):
            old = re.sub(r"-\d{4}$", "", concept)
            if old != concept and old in self.province_names:
                result.renewed[old] = (concept, self.valid_from.get(concept, concept[-4:]))
            for name in sorted(self.province_names[concept]):
                result.provinces.setdefault(name, old if old in self.province_names else concept)
        for iri, symbol in sorted(self.symbols.items()):
            plenum, term = (self.numbers.get(iri, {}).get(POL + key, 0) for key in ("plenum", "termNumber"))
            if plenum and 0 < term < len(_ROMAN):
                self.names.setdefault(iri, []).append(f"Hội nghị Trung ương {plenum} khóa {_ROMAN[term]}")
            names = tuple(sorted(self.names.get(iri, [])))
            result.directives.append(KnownDirective(iri, symbol, self.years.get(iri), names))
