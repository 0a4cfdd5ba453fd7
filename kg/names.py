"""The names of things: namespaces, slugs, content hashes, and the one place that mints IRIs.

Every IRI of the data hangs below a configurable base; the terms of the ontology (`POL`) and of the vocabularies (`VOC`)
do not move with it. Nothing here depends on the order of the input or on a clock.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

__all__ = [
    "DCTERMS",
    "DEFAULT_BASE",
    "ELI",
    "LANGUAGE_VIE",
    "NO_DATE",
    "OA",
    "ORG",
    "POL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "RELATIONS",
    "SKOS",
    "VOC",
    "XSD",
    "Names",
    "content_hash",
    "fold",
    "local_name",
    "slug",
    "voc",
]

DEFAULT_BASE = "https://policykg.example/"
POL = "https://policykg.example/ontology#"
VOC = "https://policykg.example/vocabulary/"
DCTERMS = "http://purl.org/dc/terms/"
ELI = "http://data.europa.eu/eli/ontology#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "dcterms": DCTERMS,
    "eli": ELI,
    "oa": OA,
    "org": ORG,
    "pol": POL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "voc": VOC,
    "xsd": XSD,
}
"""The prefixes that every question and every export declares."""

LANGUAGE_VIE = "http://publications.europa.eu/resource/authority/language/VIE"
NO_DATE = "nd"
"""Stands in a document's IRI where its year is not known."""

_SLUG_LIMIT = 96
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

RELATIONS = {
    "implements": POL + "implements",
    "continues": POL + "continues",
    "basis": ELI + "based_on",
    "issues": POL + "issues",
    "amends": ELI + "amends",
    "details": POL + "details",
    "approves": POL + "approves",
    "proposes": POL + "proposes",
}
"""The property that each relation of the record's format stands for; the subject acts on the object."""


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, đ as d, white space collapsed (`Sơn  La` gives `son la`)."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def slug(text: str, limit: int = _SLUG_LIMIT) -> str:
    """Return `text` folded, with hyphens between its words: safe in an IRI, never empty.

    A text longer than `limit` is cut and ends in eight hexadecimal digits of its hash, so that two texts stay two.
    """
    plain = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if not plain:
        return "x" + content_hash(text, length=8)
    if len(plain) <= limit:
        return plain
    return plain[: limit - 9].rstrip("-") + "-" + content_hash(plain, length=8)


def content_hash(*parts: object, length: int = 16) -> str:
    """Return the first `length` hexadecimal digits of the SHA-256 of the parts, joined with `|`."""
    return hashlib.sha256("|".join(str(part) for part in parts).encode()).hexdigest()[:length]


def voc(scheme: str, concept: str) -> str:
    """Return the IRI of a concept, as `voc("theme", "merit")`. Capitals are lowered, diacritics dropped."""
    return f"{VOC}{scheme}/{slug(concept)}"


def local_name(iri: str) -> str:
    """Return what follows the last `/` or `#` of an IRI (`…/theme/merit` gives `merit`)."""
    return re.split(r"[/#]", iri)[-1]


@dataclass(frozen=True)
class Names:
    """Mints the IRIs of the data below `base` (which ends in a slash; one is added where it is missing)."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Add the slash."""
        if not self.base.endswith("/"):
            object.__setattr__(self, "base", self.base + "/")

    def document(self, jurisdiction: str, kind: str, year: str | None, key: str) -> str:
        """Return a document's (work's) IRI from the slugs of its jurisdiction, its type, its year and its key."""
        return f"{self.base}eli/vn/{jurisdiction}/{slug(kind)}/{year or NO_DATE}/{slug(key)}"

    def expression(self, document: str) -> str:
        """Return the IRI of a document's Vietnamese expression."""
        return f"{document}/vie"

    def section(self, document: str, path: str) -> str:
        """Return the IRI of a section from its path; `Đ` becomes `D`, dots stay (`II.2`, `D1`, `PL.II`)."""
        plain = unicodedata.normalize("NFD", path.replace("Đ", "D").replace("đ", "d"))
        return f"{document}/section/{re.sub(r'[^A-Za-z0-9.]+', '-', plain).strip('-') or 'x'}"

    def unit(self, document: str, sha256: str, start: int, end: int) -> str:
        """Return the IRI of a unit: the document's and a hash of the source and the span."""
        return f"{document}/unit/{content_hash('unit', sha256, start, end, length=12)}"

    def agency(self, name: str) -> str:
        """Return the IRI of an organisation or group from its full canonical name."""
        return f"{self.base}agency/{slug(name)}"

    def source(self, sha256: str) -> str:
        """Return the IRI of a source file, which is also that of its named graph."""
        return f"{self.base}source/{sha256[:16]}"

    def claim(self, *content: object) -> str:
        """Return the IRI of a claim from its content: kind, source, span and values."""
        return f"{self.base}claim/{content_hash(*content)}"

    def evidence(self, sha256: str, start: int, end: int) -> str:
        """Return the IRI of the evidence that the span of that source is."""
        return f"{self.base}evidence/{content_hash('evidence', sha256, start, end)}"

    def graph(self, name: str) -> str:
        """Return the IRI of a graph that belongs to no source: inferred, vocabulary, findings, review, provenance."""
        return f"{self.base}graph/{name}"

    def activity(self, version: str) -> str:
        """Return the IRI of the extraction by that version of policykg."""
        return f"{self.base}activity/extract-{slug(version)}"

    def agent(self, version: str) -> str:
        """Return the IRI of that version of policykg as an agent."""
        return f"{self.base}agent/policykg-{slug(version)}"
