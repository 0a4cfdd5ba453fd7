"""Premises: what an inference rests on, where that comes from, and its words in a source where it has some."""

from dataclasses import dataclass, replace
from typing import Optional

import pyoxigraph as ox

from kg.names import DCTERMS, OA, POL, RELATIONS, voc
from kg.reason.facts import Fact, Facts, Term

__all__ = ["Explanation", "Place", "Premise", "evidence_of", "origin", "place_of"]

_FUNCTIONS = {iri: name for name, iri in RELATIONS.items()}


@dataclass(frozen=True)
class Place:
    """Words of a source: `[start, end)` in code points, the document they stand in, the path of the section if any."""

    document: str | None
    section: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Premise:
    """A triple that an inference rests on.

    `origin` is `stated`, `vocabulary`, `inferred` or `confirmed` (by a reviewer). `place` are its words, `because` its
    own explanation if it is inferred, `note` what else there is to say (the source of a vocabulary entry).
    """

    fact: Fact
    origin: str
    place: Place | None = None
    note: str | None = None
    because: Optional["Explanation"] = None


@dataclass(frozen=True)
class Explanation:
    """Why a triple was inferred: name, file and words of the rule (`sound`: why it is right), and its premises."""

    fact: Fact
    rule: str
    file: str
    title_vi: str
    title_en: str
    sound: str
    premises: tuple[Premise, ...]
    note: str | None = None

    def with_premise(self, premise: Premise) -> "Explanation":
        """Return the explanation with one premise more."""
        return replace(self, premises=(*self.premises, premise))


def evidence_of(facts: Facts, thing: Term) -> Place | None:
    """Return the words that a claim, unit, section or document rests on (the first ones), or None."""
    found = [place for place in (_place(facts, thing, e) for e in facts.values(thing, POL + "evidence")) if place]
    return min(found, key=lambda place: (place.document or "", place.start, place.end), default=None)


def _place(facts: Facts, thing: Term, evidence: Term) -> Place | None:
    told: dict[str, str] = {}
    for selector in facts.values(evidence, OA + "hasSelector"):
        for name in ("start", "end", "exact"):
            for value in facts.values(selector, OA + name):
                told[name] = str(getattr(value, "value", ""))
    if not {"start", "end", "exact"} <= told.keys():
        return None
    documents = facts.values(thing, POL + "inDocument") or facts.values(thing, POL + "partOfDocument")
    if not documents and facts.values(thing, POL + "source"):
        documents = [thing]
    if not documents:
        sources = facts.values(evidence, OA + "hasSource")
        documents = [document for source in sources for document, _, _ in facts.match(None, _pol("source"), source)]
    units = facts.values(thing, POL + "inUnit") or [thing]
    sections = [section for unit in units for section in facts.values(unit, POL + "inSection")] or [thing]
    paths = [path for section in sections for path in facts.values(section, POL + "path")]
    document, path = (str(getattr(some[0], "value", "")) if some else None for some in (documents, paths))
    return Place(document, path, told["exact"], int(told["start"]), int(told["end"]))


def place_of(facts: Facts, fact: Fact, *, itself: bool = False) -> Place | None:
    """Return the words that state a triple: of the relation itself, else of its subject, else a citation of it.

    With `itself` only the words of the relation count.
    """
    subject, predicate, value = fact
    if function := _FUNCTIONS.get(predicate.value):
        relation = ox.NamedNode(voc("function", function))
        places = []
        for claim, _, _ in facts.match(None, _pol("linkFrom"), subject):
            if facts.match(claim, _pol("linkTo"), value) and facts.match(claim, _pol("relation"), relation):
                places.append(evidence_of(facts, claim))
        stated = [place for place in places if place is not None]
        if stated:
            return min(stated, key=lambda place: (place.document or "", place.start, place.end))
    if itself:
        return None
    found = evidence_of(facts, subject)
    if found is None:
        cited = facts.match(None, _pol("citedDocument"), subject)
        found = evidence_of(facts, cited[0][0]) if cited else None
    return found


def origin(facts: Facts, fact: Fact) -> tuple[str, str | None]:
    """Return whether a triple is stated, from the vocabularies or confirmed by a reviewer, and a note on that."""
    graphs = facts.graphs(fact)
    if not any(graph.endswith("/graph/vocabulary") for graph in graphs):
        return ("confirmed" if any(graph.endswith("/graph/review") for graph in graphs) else "stated"), None
    sources = [str(getattr(o, "value", o)) for _, _, o in facts.match(fact[0], ox.NamedNode(DCTERMS + "source"), None)]
    return "vocabulary", "from the vocabularies" + (f": {sources[0]}" if sources else "")


def _pol(name: str) -> ox.NamedNode:
    return ox.NamedNode(POL + name)
