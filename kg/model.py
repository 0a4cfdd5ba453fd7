"""The values that pass between the stages: a source, its extraction record (plain data), tables of answers.

The record is a `dict` that prints as JSON in the project's extraction format; the types below say what is in it.
Every span is `[start, end)` in Unicode code points of the text as it was read.
"""

from dataclasses import dataclass, field
from typing import Any, NotRequired, TypedDict

__all__ = [
    "Assignment",
    "Citation",
    "Decided",
    "Document",
    "Finding",
    "Instrument",
    "Link",
    "Omission",
    "Recipient",
    "Record",
    "Report",
    "Section",
    "Signer",
    "Source",
    "SourceInfo",
    "Span",
    "Table",
    "Target",
    "Unit",
    "Unresolved",
]

Span = list[int]
"""`[start, end)` in code points."""


@dataclass(frozen=True)
class Source:
    """One text as it was read: `name` of the file, `sha256` of its bytes, `text` exactly as decoded (never altered)."""

    name: str
    sha256: str
    text: str


class SourceInfo(TypedDict):
    """What the record says of its source.

    `damage` is the share of syllables that are no Vietnamese, `confidence` that of words read with certainty (0..1).
    """

    file: str
    sha256: str
    chars: int
    damage: NotRequired[float]
    confidence: NotRequired[float]
    coverage: NotRequired[float]
    repaired: NotRequired[bool]


class Signer(TypedDict):
    """Who signed, and as what."""

    name: str
    position: str | None


class Instrument(TypedDict):
    """An official document that the file contains."""

    id: str
    type: str | None
    symbol: str | None
    date: str | None
    place: str | None
    issuer: str | None
    province: str | None
    system: str | None
    level: str | None
    title: str | None
    period: list[int] | None
    signer: Signer | None
    span: Span


class Section(TypedDict):
    """A numbered or titled heading; `path` joins the normalised labels."""

    path: str
    label: str
    heading: str
    span: Span
    instrument: str


class Unit(TypedDict):
    """One paragraph or bullet of the body; `due` is its deadline as far as it is stated."""

    span: Span
    instrument: str
    section: str | None
    kind: str
    themes: list[str]
    due: NotRequired[str]
    repaired: NotRequired[str]
    """Readable text of a unit that OCR damaged; for reading only, never the quote."""
    status: NotRequired[str]
    """`confirmed` where a reviewer confirmed or corrected it; the same in the other statements below."""


class Citation(TypedDict):
    """A mention of another official document (or of an instrument of the same file)."""

    span: Span
    doc: str
    function: str
    instrument: str
    status: NotRequired[str]


class Document(TypedDict):
    """What this file states of a document that it cites."""

    type: str | None
    number: str | None
    issuer: str | None
    date: str | None
    province: str | None
    name: str | None


Link = TypedDict(
    "Link",
    {
        "from": str,
        "relation": str,
        "to": str,
        "span": NotRequired[Span],
        "within": NotRequired[list[Span]],
        "status": NotRequired[str],
    },
)
"""A relation between two documents that the text states; `from` acts on `to`; `span` is where it is stated."""


class Assignment(TypedDict):
    """An agency that has a role in a unit; `inherited` where the agency stands in the heading above."""

    span: Span
    agency: str
    role: str
    unit: Span
    inherited: NotRequired[bool]
    status: NotRequired[str]


class Target(TypedDict):
    """One figure that someone commits to."""

    span: Span
    indicator: str
    direction: str
    comparator: str
    value: float
    upper: float | None
    unit: str
    by: int | None
    status: NotRequired[str]


Report = TypedDict(
    "Report",
    {
        "span": Span,
        "from": str,
        "to": str | None,
        "via": str | None,
        "frequency": str | None,
        "due": str | None,
        "status": NotRequired[str],
    },
)
"""A reporting duty; several bodies are joined with `; `."""


class Recipient(TypedDict):
    """A line of 'Nơi nhận'."""

    span: Span
    name: str
    purpose: str | None


class Finding(TypedDict):
    """What a careful clerk would query."""

    kind: str
    span: Span
    note: str
    severity: NotRequired[str]
    rule: NotRequired[str]
    suggestion: NotRequired[str | None]


class Unresolved(TypedDict):
    """A mention that fits no document or agency, or several; it is kept and counted, never guessed."""

    span: Span
    kind: str
    mention: str
    candidates: list[str]
    reason: str


class Omission(TypedDict):
    """A sentence with a mark (a duty word, a figure, a date, a document word) that yielded nothing."""

    span: Span
    kind: str


class Decided(TypedDict):
    """What a reviewer decided on one statement (`kind`, `span`, `values`): `confirm`, `reject` or `correct`."""

    kind: str
    span: Span
    values: dict[str, Any]
    decision: str
    corrected: NotRequired[dict[str, Any]]
    by: str
    on: str
    why: str


class Record(TypedDict):
    """All that was extracted from one source."""

    source: SourceInfo
    instruments: list[Instrument]
    sections: list[Section]
    units: list[Unit]
    citations: list[Citation]
    documents: dict[str, Document]
    links: list[Link]
    assignments: list[Assignment]
    targets: list[Target]
    reports: list[Report]
    recipients: list[Recipient]
    findings: list[Finding]
    unresolved: list[Unresolved]
    omissions: list[Omission]
    decisions: NotRequired[list[Decided]]


@dataclass
class Table:
    """Answers: named columns and rows of plain values (str, int, float, bool or None)."""

    columns: list[str]
    rows: list[list[Any]]
    title: str = ""
    notes: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> list[dict[str, Any]]:
        """Return one dict a row, keyed by the column names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is optional
        """Return a `pandas.DataFrame`. Raises `WrongUse` if pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            from kg.errors import WrongUse

            raise WrongUse("pandas is not installed", 'pip install "policykg[pandas]"') from error
        return pandas.DataFrame(self.rows, columns=self.columns)

    def _repr_html_(self) -> str:
        from html import escape

        def cell(tag: str, value: object) -> str:
            return f"<{tag}>{'' if value is None else escape(str(value))}</{tag}>"

        head = "".join(cell("th", c) for c in self.columns)
        body = "".join("<tr>" + "".join(cell("td", v) for v in row) + "</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
