"""Why a unit is taken to address an item of a directive: the score, what it rests on, and the words of both sides."""

from dataclasses import dataclass

import pyoxigraph as ox

from kg.names import ELI, POL, RDF, RDFS, SKOS
from kg.reason.facts import Fact, Facts, Term
from kg.reason.items import THRESHOLD
from kg.reason.premises import Explanation, Place, Premise, evidence_of
from kg.reason.wording import folded

__all__ = ["Link", "explain_link", "link_of"]

_SOUND = (
    "The headings above the unit, its themes and its wording are compared with the titles and wordings of the item."
    f" What scores under {THRESHOLD} is refused. A reviewer's decision goes before any score."
)


@dataclass(frozen=True)
class Link:
    """An item link: the claim, the unit and the item, and the inference that the unit serves the item's directive."""

    claim: Term
    unit: Term
    item: Term
    serves: Fact


def link_of(facts: Facts, fact: Fact) -> Link | None:
    """Return the item link that a triple belongs to (`pol:addresses`, or any of the link itself), or None."""
    subject, predicate, value = fact
    claims: list[Term] = []
    if predicate.value == POL + "addresses":
        of_unit = {claim for claim, _, _ in facts.match(None, _pol("unit"), subject)}
        claims = [claim for claim, _, _ in facts.match(None, _pol("item"), value) if claim in of_unit]
    elif facts.only_inferred(fact):
        claims = [subject]
    for claim in claims:
        kinds = {kind for _, _, kind in facts.match(claim, ox.NamedNode(RDF + "type"), None)}
        if not kinds & {_pol("ItemLink"), _pol("PossibleLink")}:
            continue
        unit, item = _one(facts, claim, POL + "unit"), _one(facts, claim, POL + "item")
        directive = _one(facts, item, POL + "itemOf") if item is not None else None
        if unit is not None and item is not None and directive is not None:
            return Link(claim, unit, item, (unit, _pol("servesDirective"), directive))
    return None


def explain_link(facts: Facts, base: str, fact: Fact, link: Link) -> Explanation:
    """Return why an item link holds, without the premise that the unit serves the directive (`link.serves`)."""
    claim, unit, item = link.claim, link.unit, link.item
    grounds = sorted(_words(facts, claim, POL + "ground"))
    words = evidence_of(facts, unit)
    premises = [Premise(f, "stated", words) for f in facts.match(unit, _pol("text"), None)]
    premises += _vocabulary(facts, item, SKOS + "prefLabel", None, "the item")
    premises += _vocabulary(facts, item, POL + "itemOf", None, None)
    if "heading" in grounds:
        premises += _headings(facts, unit)
        for above in facts.match(item, ox.NamedNode(SKOS + "broader"), None):
            premises += _vocabulary(facts, above[2], SKOS + "prefLabel", None, "the item above it")
    if "theme" in grounds:
        premises += _themes(facts, unit, item, words)
    if "wording" in grounds:
        premises += _wording(facts, claim, item)
    if "citation" in grounds:
        premises += _whole(facts, unit, item, words)
    if "reference" in grounds:
        premises += _vocabulary(facts, item, ELI + "number", None, "the number that the unit names")
    premises += _decided(facts, base, unit, item)
    score = "".join(_words(facts, claim, POL + "score"))
    note = f"score {score}; grounds: {', '.join(grounds)}"
    titles = ("Đơn vị văn bản đáp ứng nội dung của văn bản chỉ đạo", "A unit addresses an item of a directive (scored)")
    return Explanation(fact, "item-link", "kg/reason/items.py", *titles, _SOUND, tuple(premises), note)


def _headings(facts: Facts, unit: Term) -> list[Premise]:
    """Return the headings above a unit, the nearest first."""
    found: list[Premise] = []
    place = _one(facts, unit, POL + "inSection")
    seen = set()
    while place is not None and place not in seen:
        seen.add(place)
        words = evidence_of(facts, place)
        labels = (
            facts.match(place, ox.NamedNode(RDFS + "label"), None) if facts.match(place, _pol("path"), None) else []
        )
        found += [Premise(label, "stated", words, "heading") for label in labels]
        place = _one(facts, place, ELI + "is_part_of") if labels else None
    return found


def _themes(facts: Facts, unit: Term, item: Term, words: Place | None) -> list[Premise]:
    mine = facts.match(unit, _pol("theme"), None)
    theirs = {theme for _, _, theme in facts.match(item, _pol("theme"), None)}
    shared = [fact for fact in mine if fact[2] in theirs]
    found = [Premise(fact, "stated", words, "theme") for fact in shared]
    for fact in shared:
        found += _vocabulary(facts, item, POL + "theme", fact[2], "theme")
    return found


def _whole(facts: Facts, unit: Term, item: Term, words: Place | None) -> list[Premise]:
    """Return that the unit charges somebody with the directive as a whole, and the theme of the item on that."""
    kinds = facts.match(unit, _pol("kind"), None)
    found = [
        Premise(fact, "stated", words, "citation: it speaks of the directive, or of its plan, as a whole")
        for fact in kinds
    ]
    return found + _vocabulary(facts, item, POL + "theme", None, "citation")


def _wording(facts: Facts, claim: Term, item: Term) -> list[Premise]:
    """Return the title or wording of the item that stands in the unit."""
    words = _words(facts, claim, POL + "itemWords")
    found: list[Premise] = []
    for name in ("prefLabel", "altLabel"):
        for fact in facts.match(item, ox.NamedNode(SKOS + name), None):
            if isinstance(fact[2], ox.Literal) and fact[2].language == "vi" and folded([fact[2].value])[0] in words:
                found.append(Premise(fact, "vocabulary", None, "wording: these words stand in the unit"))
    return found


def _decided(facts: Facts, base: str, unit: Term, item: Term) -> list[Premise]:
    """Return the reviewer's decision on the link, if there is one."""
    of_unit = {decision for decision, _, _ in facts.match(None, _pol("unit"), unit)}
    found = []
    for decision, _, _ in facts.match(None, _pol("item"), item):
        for fact in facts.match(decision, _pol("verdict"), None) if decision in of_unit else []:
            told = [_words(facts, decision, POL + name) for name in ("decidedBy", "decidedOn", "decidedWhy")]
            note = "review: " + ", ".join(value for values in told for value in values)
            found.append(Premise(fact, "confirmed", evidence_of(facts, decision), note))
    return found


def _vocabulary(facts: Facts, thing: Term, predicate: str, value: Term | None, note: str | None) -> list[Premise]:
    """Return what the vocabularies say of an item; of labels only the Vietnamese ones."""
    kept = []
    for fact in facts.match(thing, ox.NamedNode(predicate), value):
        if not isinstance(fact[2], ox.Literal) or fact[2].language in (None, "vi"):
            kept.append(Premise(fact, "vocabulary", None, note or "from the vocabularies"))
    return kept


def _one(facts: Facts, thing: Term, predicate: str) -> Term | None:
    return next(iter(facts.values(thing, predicate)), None)


def _words(facts: Facts, thing: Term, predicate: str) -> list[str]:
    return [value.value for value in facts.values(thing, predicate) if isinstance(value, ox.Literal)]


def _pol(name: str) -> ox.NamedNode:
    return ox.NamedNode(POL + name)
