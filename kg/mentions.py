"""Mentions: what extraction found in a text, before it is known which document or agency is meant."""

from dataclasses import dataclass, field

from kg.model import Finding, Omission
from kg.outline import Block

__all__ = ["ActorMention", "AgencyMention", "DocumentMention", "FigureMention", "Header", "Mentions", "ReportMention"]


@dataclass
class DocumentMention:
    """A mention of another document; offsets are those of the working text.

    `how` is symbol, session, name, short (declared by 'gọi tắt là'), bare (a type word alone) or blank (an unfilled
    number). `owner` is the index of the mention in whose title it stands. `function` is what the text does with it.
    """

    part: str
    block: Block
    start: int
    end: int
    how: str
    type: str | None
    function: str
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    name: str | None = None
    plenum: int | None = None
    term: int | None = None
    owner: int | None = None
    place: str = "body"
    """Where it stands: title, opening, note or body."""
    flat_start: int = 0
    flat_end: int = 0


@dataclass
class AgencyMention:
    """A mention of a body or a class of bodies; `head` is the office in front of it ('Giám đốc')."""

    start: int
    end: int
    text: str
    folded: str
    group: bool
    flat_start: int
    flat_end: int
    head: str = ""


@dataclass
class ActorMention:
    """An agency that has a role in a unit; `inherited` where it stands in the heading above."""

    agency: AgencyMention
    role: str
    block: Block
    inherited: bool


@dataclass
class FigureMention:
    """A figure that someone commits to."""

    start: int
    end: int
    indicator: str
    direction: str
    comparator: str
    value: float
    upper: float | None
    unit: str
    by: int | None
    block: Block


@dataclass
class ReportMention:
    """A duty to report: who (`actors`; empty for those charged with the unit), to and through whom, how often, when."""

    start: int
    end: int
    actors: list[AgencyMention]
    to: list[AgencyMention]
    via: list[AgencyMention]
    frequency: str | None
    due: str | None
    block: Block


@dataclass
class Header:
    """What letterhead, title and signature of one instrument say, as far as they are filled in."""

    part: str
    type: str | None = None
    symbol: str | None = None
    date: str | None = None
    place: str | None = None
    issuer: str | None = None
    province: str | None = None
    system: str | None = None
    level: str | None = None
    title: str | None = None
    period: list[int] | None = None
    signer_name: str | None = None
    signer_position: str | None = None


@dataclass
class Mentions:
    """All that was found in one file."""

    headers: list[Header] = field(default_factory=list)
    documents: list[DocumentMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)
    reports: list[ReportMention] = field(default_factory=list)
    themes: dict[int, list[str]] = field(default_factory=dict)
    dues: dict[int, str] = field(default_factory=dict)
    recipients: list[tuple[str, AgencyMention, str | None]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
