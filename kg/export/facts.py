"""What the graph pages, GraphML and the plain tables show: the contents of a store as plain values."""

from dataclasses import dataclass, field

from kg.names import local_name

__all__ = ["Assignment", "Document", "Evidence", "Facts", "Link", "Section", "Target", "Unit"]


@dataclass(frozen=True, order=True)
class Evidence:
    """The words that a statement rests on: file, offsets in code points, and the words themselves."""

    file: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Document:
    """A document; `kind` is its class in lower case, `files` the sources that contain it (none if only cited)."""

    iri: str
    kind: str
    label: str
    symbol: str
    title: str
    date: str
    issuer: str
    province: str
    province_label: str
    level: str
    system: str
    files: tuple[str, ...]
    evidence: Evidence | None


@dataclass(frozen=True)
class Link:
    """A relation between two documents; `status` is stated, inferred or confirmed."""

    source: str
    relation: str
    target: str
    status: str
    evidence: Evidence | None


@dataclass(frozen=True)
class Section:
    """A heading, or the number that a unit stands under."""

    iri: str
    document: str
    path: str
    label: str
    order: int
    evidence: Evidence | None


@dataclass(frozen=True)
class Unit:
    """A paragraph or bullet; `theme` is the id of its main theme, `section` the IRI of its section."""

    iri: str
    document: str
    kind: str
    text: str
    theme: str
    section: str
    order: int
    due: str
    evidence: Evidence | None


@dataclass(frozen=True)
class Assignment:
    """An agency that has a role in a unit."""

    iri: str
    agency: str
    role: str
    unit: str
    document: str
    status: str
    evidence: Evidence | None


@dataclass(frozen=True)
class Target:
    """A figure that someone commits to."""

    iri: str
    indicator: str
    direction: str
    comparator: str
    value: float
    upper: float | None
    measure: str
    by: int | None
    unit: str
    document: str
    status: str
    evidence: Evidence | None


@dataclass
class Facts:
    """All of them, each list in reading order; `labels` has the Vietnamese name of an agency, theme or province.

    `duties` has the assignments by unit, `units_of` the units by document, `traces` the documents that one traces to,
    `mentions` the first words that cite a document, `sources` the files (name, sha256, characters).
    """

    documents: dict[str, Document] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    sections: dict[str, Section] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    assignments: list[Assignment] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    traces: dict[str, set[str]] = field(default_factory=dict)
    mentions: dict[str, Evidence] = field(default_factory=dict)
    sources: list[tuple[str, str, int]] = field(default_factory=list)
    duties: dict[str, list[Assignment]] = field(default_factory=dict)
    units_of: dict[str, list[Unit]] = field(default_factory=dict)

    def label(self, iri: str) -> str:
        """Return the name of an agency, theme or province, else the end of its IRI."""
        return self.labels.get(iri) or local_name(iri)

    def contained(self) -> list[Document]:
        """Return the documents that the sources contain, by province, date and label."""
        found = [d for d in self.documents.values() if d.files]
        return sorted(found, key=lambda d: (d.province_label, d.date or "9999", d.label, d.iri))
