"""What `policykg trace --why` shows: the explanations of inferred triples as rows, in words and with their evidence."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import NothingFound, WrongUse
from kg.model import Table
from kg.names import POL, PREFIXES, RDF, local_name

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

    from kg.ask.labels import Labels
    from kg.reason.facts import Fact, Term
    from kg.reason.premises import Explanation, Place

__all__ = ["COLUMNS", "why"]

COLUMNS = (
    "level", "status", "statement", "rule", "file", "reason", "note", "subject", "predicate", "object", "document",
    "section", "quote", "start", "end",
)  # fmt: skip
_TEXT = 80
"""Characters of a unit's text, or of a literal, that stand for it in a sentence."""


def why(
    store: Path, subject: str, predicate: str | None = None, value: str | None = None, depth: int | None = None
) -> Table:
    """Return why what is inferred of `subject` holds, one row an inference or premise.

    `subject` is an IRI or a document (symbol or file name), `predicate` an IRI, a name with its prefix or one of the
    ontology (`tracesTo`), `value` an IRI, a document or a literal. `level` is 0 for what was asked and one more for
    what a row above rests on; `status` is inferred, stated, vocabulary or confirmed. Of an inference `rule`, `file` and
    `reason` say by which rule; of a premise `quote` and `start`, `end` give its words, where it has some. An inference
    that was explained further above is not explained twice. Raises `NothingFound` if nothing fitting is inferred.
    """
    from kg.ask.labels import Labels
    from kg.graph import open_store, store_base
    from kg.reason.why import DEPTH, explain, inferred

    graph, base = open_store(store), store_base(store)
    thing, relation = _thing(graph, subject), _relation(predicate)
    facts = [fact for fact in inferred(graph, base, thing, relation) if value is None or _is(graph, fact[2], value)]
    if value is not None and not facts:
        _term(graph, value)  # says what the store does not know
    if not facts:
        asked = " ".join(part for part in (subject, predicate, value) if part)
        raise NothingFound(f"nothing is inferred of {asked!r}", "what is stated has its own words: policykg trace, ask")
    labels = Labels(graph)
    table = Table(list(COLUMNS), [])
    told: set[Any] = set()
    for fact in facts:
        if _same_link(graph, fact, facts):
            continue
        found = explain(graph, base, fact, depth or DEPTH)
        if found is not None:
            table.rows += _rows(graph, labels, found, 0, told)
    return table


def _same_link(graph: "Store", fact: "Fact", facts: list["Fact"]) -> bool:
    """Tell whether a triple only describes an item link of which another triple is explained already."""
    from pyoxigraph import NamedNode

    item_link = (fact[0], NamedNode(RDF + "type"), NamedNode(POL + "ItemLink"))
    return item_link in facts and fact != item_link


def _thing(graph: "Store", text: str) -> "NamedNode":
    from pyoxigraph import NamedNode

    from kg.ask.parameters import resolve

    if "://" not in text:
        found = resolve(graph, {"document": text})["document"]
        if len(found) > 1:
            raise NothingFound(f"{text!r} holds {len(found)} documents", f"name one: {'; '.join(map(str, found))}")
        assert isinstance(found[0], NamedNode)
        return found[0]
    return _iri(text)


def _iri(text: str) -> "NamedNode":
    from pyoxigraph import NamedNode

    try:
        return NamedNode(text)
    except ValueError:
        raise WrongUse(f"{text!r} is no IRI", "write it as https://…") from None


def _relation(text: str | None) -> "NamedNode | None":
    if text is None:
        return None
    if text == "a":
        return _iri(RDF + "type")
    prefix, sign, name = text.partition(":")
    if "://" in text:
        return _iri(text)
    if sign and prefix not in PREFIXES:
        raise WrongUse(f"there is no prefix {prefix!r}", f"one of {', '.join(PREFIXES)}")
    return _iri(PREFIXES[prefix] + name if sign else POL + text)


def _term(graph: "Store", text: str) -> "NamedNode":
    prefix, sign, name = text.partition(":")
    if sign and prefix in PREFIXES:
        return _iri(PREFIXES[prefix] + name)
    return _thing(graph, text)


def _is(graph: "Store", term: "Term", text: str) -> bool:
    """Tell whether a term is what `text` names: its IRI, its value, or the document of that symbol."""
    from pyoxigraph import NamedNode

    if getattr(term, "value", None) == text:
        return True
    if not isinstance(term, NamedNode):
        return False
    try:
        return term == _term(graph, text)
    except NothingFound:
        return local_name(term.value) == text


def _rows(graph: "Store", labels: "Labels", found: "Explanation", level: int, told: set[Any]) -> Iterator[list[Any]]:
    sentence = _sentence(graph, labels, found.fact)
    rule = [found.rule, found.file, f"{found.title_en}. {found.sound}"]
    again = found.fact in told
    note = "explained above" if again else found.note
    yield [level, "inferred", sentence, *rule, note, *_plain(found.fact), *_place(labels, None)]
    if again:
        return
    told.add(found.fact)
    for premise in found.premises:
        if premise.because is not None:
            yield from _rows(graph, labels, premise.because, level + 1, told)
            continue
        words = _sentence(graph, labels, premise.fact)
        place = _place(labels, premise.place)
        yield [level + 1, premise.origin, words, None, None, None, premise.note, *_plain(premise.fact), *place]


def _plain(fact: "Fact") -> list[str]:
    return [str(getattr(term, "value", term)) for term in fact]


def _place(labels: "Labels", place: "Place | None") -> list[Any]:
    if place is None:
        return [None] * 5
    return [place.document, place.section, place.quote, place.start, place.end]


def _sentence(graph: "Store", labels: "Labels", fact: "Fact") -> str:
    subject, value = (_name(graph, labels, term) for term in (fact[0], fact[2]))
    relation = "a" if fact[1].value == RDF + "type" else local_name(fact[1].value)
    return f"{subject} {relation} {value}"


def _name(graph: "Store", labels: "Labels", term: "Term") -> str:
    """Return what a reader calls a thing: its label, the words of a unit, the value of a literal."""
    from pyoxigraph import Literal, NamedNode

    text = str(getattr(term, "value", term))
    if isinstance(term, NamedNode):
        found = graph.quads_for_pattern(term, NamedNode(POL + "text"), None, None)
        texts = [quad.object.value for quad in found if isinstance(quad.object, Literal)]
        if not texts:
            return labels.of(text)
        text = texts[0]
    short = text if len(text) <= _TEXT else text[: _TEXT - 1].rstrip() + "…"
    return f"“{short}”"
