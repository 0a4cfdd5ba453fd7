"""Short hands for RDF terms, and the context in which the triples of one source are written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Record, Source
from kg.names import DCTERMS, ELI, OA, ORG, POL, PROV, RDF, RDFS, SKOS, XSD, Names
from kg.statements import Statement, values_of

__all__ = [
    "Context",
    "dcterms",
    "decimal",
    "eli",
    "integer",
    "node",
    "oa",
    "org",
    "partial_date",
    "pol",
    "prov",
    "skos",
    "vietnamese",
    "year",
]
__all__ += ["LABEL", "PREF_LABEL", "TYPE", "skos", "vietnamese", "year"]

Term = NamedNode | Literal

_DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "date"),
    (re.compile(r"\d{4}-\d\d"), "gYearMonth"),
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"--\d\d-\d\d"), "gMonthDay"),
    (re.compile(r"--\d\d"), "gMonth"),
)


def node(iri: str) -> NamedNode:
    """Return the IRI as a term."""
    return NamedNode(iri)


def pol(name: str) -> NamedNode:
    """Return a term of the project's own ontology."""
    return NamedNode(POL + name)


def eli(name: str) -> NamedNode:
    """Return a term of ELI."""
    return NamedNode(ELI + name)


def oa(name: str) -> NamedNode:
    """Return a term of Web Annotation."""
    return NamedNode(OA + name)


def org(name: str) -> NamedNode:
    """Return a term of W3C ORG."""
    return NamedNode(ORG + name)


def prov(name: str) -> NamedNode:
    """Return a term of PROV-O."""
    return NamedNode(PROV + name)


def skos(name: str) -> NamedNode:
    """Return a term of SKOS."""
    return NamedNode(SKOS + name)


def dcterms(name: str) -> NamedNode:
    """Return a term of Dublin Core."""
    return NamedNode(DCTERMS + name)


TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
PREF_LABEL = NamedNode(SKOS + "prefLabel")


def vietnamese(text: str) -> Literal:
    """Return a text in Vietnamese."""
    return Literal(text, language="vi")


def integer(value: int) -> Literal:
    """Return an xsd:integer."""
    return Literal(value)


def decimal(value: float) -> Literal:
    """Return an xsd:decimal in its shortest form (`3.0` as `3`, `3.5` as `3.5`), never with an exponent."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal(text or "0", datatype=NamedNode(XSD + "decimal"))


def year(value: int) -> Literal:
    """Return an xsd:gYear."""
    return Literal(f"{value:04d}", datatype=NamedNode(XSD + "gYear"))


def partial_date(text: str) -> Literal:
    """Return a date in the type of its precision (`2021` is an xsd:gYear); an odd text stays a plain string."""
    for pattern, name in _DATE_TYPES:
        if pattern.fullmatch(text):
            return Literal(text, datatype=NamedNode(XSD + name))
    return Literal(text)


@dataclass
class Context:
    """What the writers of one source share: its text and record, the names, the IRIs of its documents, the sink.

    `documents` maps a key of the record (`d1`, `92-KL/TW`) to its IRI. `told` holds what another source, earlier in the
    order of hashes, has said already (descriptions of shared documents and agencies, direct relations): each is written
    once in the whole graph, since a SPARQL union of graphs counts a repeated triple twice.
    """

    names: Names
    source: Source
    record: Record
    documents: dict[str, str]
    told: set[tuple[str, ...]]
    quads: dict[Quad, None] = field(default_factory=dict)
    sections: dict[tuple[str, str], str] = field(default_factory=dict)
    units: list[tuple[int, int, str, str]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    @property
    def graph(self) -> NamedNode:
        """The named graph of the source."""
        return node(self.names.source(self.source.sha256))

    def add(self, subject: NamedNode, predicate: NamedNode, value: Term, graph: NamedNode | None = None) -> None:
        """Write one triple, into the source's graph unless another is given."""
        self.quads[Quad(subject, predicate, value, graph or self.graph)] = None

    def first(self, *fact: str) -> bool:
        """Return whether this is the first time that the fact is told in this graph, and note it as told."""
        if fact in self.told:
            return False
        self.told.add(fact)
        return True

    def state(self, claim: NamedNode, kind: str, item: Mapping[str, Any], span: list[int] | None = None) -> None:
        """Note which statement of the record became `claim`, so that a reviewer can name it by its IRI."""
        where = list(span or item["span"])
        self.statements.append({"claim": claim.value, "kind": kind, "span": where, "values": values_of(kind, item)})

    def unit_at(self, start: int, end: int) -> tuple[str, str] | None:
        """Return the IRI and the instrument's id of the unit that shares most characters with the span, if any."""
        best, shared = None, 0
        for unit_start, unit_end, iri, instrument in self.units:
            overlap = min(end, unit_end) - max(start, unit_start)
            if overlap > shared:
                best, shared = (iri, instrument), overlap
        return best

    def instrument_at(self, start: int) -> str:
        """Return the id of the instrument in which the offset lies, or of the last one before it."""
        found = self.record["instruments"][0]["id"]
        for instrument in self.record["instruments"]:
            if instrument["span"][0] <= start:
                found = instrument["id"]
        return found

    def drain(self) -> Iterator[Quad]:
        """Yield what was written, once each, in the order of writing."""
        yield from self.quads
