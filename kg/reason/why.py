"""Why an inferred triple holds: the rule that gives it, and the triples that the rule rests on, down to the sources.

A rule is turned round: its CONSTRUCT becomes a SELECT in which the variables of the conclusion are bound, and the
patterns of its WHERE, filled in, are the premises. A premise that is itself inferred is explained in the same way,
never by what it serves to explain, so that no explanation runs in a circle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from kg.errors import InternalError
from kg.names import Names
from kg.reason.facts import Fact, Facts, Term
from kg.reason.premises import Explanation, Premise, origin, place_of
from kg.reason.rules import Rule, load_rules
from kg.reason.why_items import Link, explain_link, link_of

__all__ = ["DEPTH", "explain", "inferred"]

DEPTH = 8
"""How many inferences deep an explanation goes by default."""
_TRIES = 64
"""How many ways to satisfy a rule are looked at before it is given up."""
_CONSTRUCT = re.compile(r"\bCONSTRUCT\s*\{[^}]*\}\s*WHERE\s*\{", re.I)


@dataclass(frozen=True)
class _Parsed:
    """A rule taken apart: the triples of its conclusion and its premises, in terms of rdflib; its WHERE as SELECT."""

    rule: Rule
    conclusion: tuple[tuple[Any, Any, Any], ...]
    patterns: tuple[tuple[Any, Any, Any], ...]

    def select(self, bound: dict[str, Term]) -> str:
        """Return the query for all that satisfies the rule with these variables bound."""
        names = " ".join(f"?{name}" for name in bound)
        values = f" VALUES ({names}) {{ ({' '.join(map(str, bound.values()))}) }}" if bound else ""
        query, found = _CONSTRUCT.subn(lambda _: f"SELECT DISTINCT * WHERE {{{values}", self.rule.query, count=1)
        if not found:
            raise InternalError(f"the rule {self.rule.name} is no CONSTRUCT … WHERE …", "write it so")
        return query


@lru_cache(maxsize=4)
def _parse(rules: tuple[str, ...]) -> tuple[_Parsed, ...]:
    """Return the rules taken apart; `rules` are their texts, so that a changed rule is read again."""
    from rdflib.plugins.sparql import prepareQuery

    found = []
    for rule in load_rules():
        algebra = prepareQuery(rule.query).algebra
        patterns = tuple(sorted(_patterns(algebra.p), key=str))
        found.append(_Parsed(rule, tuple(algebra.template), patterns))
    return tuple(found)


def _patterns(node: Any) -> Iterator[tuple[Any, Any, Any]]:  # noqa: ANN401 - rdflib's algebra is not typed
    """Yield the triple patterns that must hold (or, in OPTIONAL and UNION, may); those of NOT EXISTS and MINUS not."""
    if node.name == "BGP":
        yield from node.triples
    for key in ("p", "p1") if node.name == "Minus" else ("p", "p1", "p2"):
        part = node.get(key)
        if hasattr(part, "name"):
            yield from _patterns(part)


def _term(value: object) -> Term | None:
    """Return a term of rdflib as one of pyoxigraph, a variable as None."""
    from rdflib import Literal, URIRef

    if isinstance(value, URIRef):
        return ox.NamedNode(str(value))
    if isinstance(value, Literal):
        if value.language:
            return ox.Literal(str(value), language=value.language)
        if value.datatype:
            return ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype)))
        return ox.Literal(str(value))
    return None


def inferred(
    store: ox.Store,
    base: str,
    subject: Term | None = None,
    predicate: ox.NamedNode | None = None,
    value: Term | None = None,
) -> list[Fact]:
    """Return the triples of the graph of inferences that fit, in a fixed order."""
    if isinstance(subject, ox.Literal):
        return []
    graph = ox.NamedNode(Names(base).graph("inferred"))
    quads = store.quads_for_pattern(subject, predicate, value, graph)
    return sorted(((q.subject, q.predicate, q.object) for q in quads), key=str)


def explain(store: ox.Store, base: str, fact: Fact, depth: int = DEPTH) -> Explanation | None:
    """Return why `fact` was inferred, or None if neither a rule nor the scoring of items gives it.

    Premises that are inferred themselves are explained `depth` inferences deep; what lies deeper says so in its note.
    """
    return _Search(store, base).explain(fact, frozenset(), depth)


class _Search:
    """The search for explanations in one store."""

    def __init__(self, store: ox.Store, base: str) -> None:
        self.facts = Facts(store, Names(base).graph("inferred"))
        self.base = base
        self.rules = _parse(tuple(rule.query for rule in load_rules()))

    def explain(self, fact: Fact, above: frozenset[Fact], depth: int) -> Explanation | None:
        """Return the first explanation that needs nothing of `above` (what is being explained by it)."""
        link = link_of(self.facts, fact)
        if link is not None:
            return self._link(fact, link, above, depth)
        for parsed in self.rules:
            for bound in _unify(parsed, fact):
                premises = self._satisfy(parsed, bound, above | {fact}, depth)
                if premises:
                    rule, header = parsed.rule, parsed.rule.header
                    words = (header.get("title_vi", ""), header.get("title_en", ""), header.get("sound", ""))
                    return Explanation(fact, rule.name, f"ontology/rules/{rule.name}.rq", *words, tuple(premises))
        return None

    def _link(self, fact: Fact, link: Link, above: frozenset[Fact], depth: int) -> Explanation:
        found = explain_link(self.facts, self.base, fact, link)
        serves = self._premise(link.serves, above | {fact}, depth)
        return found if serves is None else found.with_premise(serves)

    def _satisfy(
        self, parsed: _Parsed, bound: dict[str, Term], above: frozenset[Fact], depth: int
    ) -> list[Premise] | None:
        """Return the premises of the way to satisfy the rule that rests most on what is stated."""
        answer = self.facts.store.query(parsed.select(bound), use_default_graph_as_union=True)
        assert isinstance(answer, ox.QuerySolutions)
        names = [variable.value for variable in answer.variables]
        solutions: list[dict[str, Term]] = []
        for row in answer:
            solutions.append({name: term for name in names if (term := row[name]) is not None})
        ordered = sorted(solutions, key=lambda s: sorted((n, str(t)) for n, t in s.items()))[:_TRIES]
        ordered.sort(key=lambda s: sum(map(self.facts.only_inferred, self._plain(parsed, s))))
        for solution in ordered:
            if (premises := self._premises(parsed, solution, above, depth)) is not None:
                return premises
        return None

    def _plain(self, parsed: _Parsed, solution: dict[str, Term]) -> list[Fact]:
        filled = (_fill(pattern, solution) for pattern in parsed.patterns)
        return [(f[0], f[1], f[2]) for f in filled if f is not None and isinstance(f[1], ox.NamedNode)]

    def _premises(
        self, parsed: _Parsed, solution: dict[str, Term], above: frozenset[Fact], depth: int
    ) -> list[Premise] | None:
        """Return the premises that the patterns are with a solution filled in; None if one of them cannot be had."""
        found: list[Premise] = []
        for pattern in parsed.patterns:
            filled = _fill(pattern, solution)
            if filled is None:
                continue
            start, middle, end = filled
            if isinstance(middle, ox.NamedNode):
                if not self.facts.graphs((start, middle, end)):
                    continue  # the other half of a UNION
                one = self._premise((start, middle, end), above, depth)
                part = None if one is None else [one]
            else:
                part = self._along(start, middle, end, above, depth)
            if part is None:
                return None
            found += [premise for premise in part if premise not in found]
        return found

    def _along(self, start: Term, path: object, end: Term, above: frozenset[Fact], depth: int) -> list[Premise] | None:
        """Return the premises along a property path; a way over what cannot be explained is left for the next best."""
        without = set(above)
        for _ in range(_TRIES):
            way = self.facts.way(start, path, end, without)
            if way is None:
                return None
            premises = []
            for fact in way:
                premise = self._premise(fact, above, depth)
                if premise is None:
                    without.add(fact)
                    break
                premises.append(premise)
            else:
                return premises
        return None

    def _premise(self, fact: Fact, above: frozenset[Fact], depth: int) -> Premise | None:
        """Return a premise with its words, or, if it is inferred, with its explanation; None if it cannot be had."""
        if not self.facts.only_inferred(fact):
            kind, note = origin(self.facts, fact)
            return Premise(fact, kind, place_of(self.facts, fact, itself=kind == "vocabulary"), note)
        if fact in above:
            return None
        if depth <= 1:
            return Premise(fact, "inferred", None, "not followed further: --depth")
        because = self.explain(fact, above, depth - 1)
        return None if because is None else Premise(fact, "inferred", None, None, because)


def _unify(parsed: _Parsed, fact: Fact) -> Iterator[dict[str, Term]]:
    """Yield the values that the variables of a conclusion have if it is this triple."""
    for triple in parsed.conclusion:
        bound: dict[str, Term] = {}
        for part, value in zip(triple, fact, strict=True):
            term = _term(part)
            if (term if term is not None else bound.setdefault(str(part), value)) != value:
                break
        else:
            yield bound


def _fill(pattern: tuple[Any, Any, Any], solution: dict[str, Term]) -> tuple[Term, object, Term] | None:
    """Return a pattern with its variables filled in (a path stays as it is); None if one has no value."""
    from rdflib import Variable
    from rdflib.paths import Path

    ends: list[Term] = []
    for part in (pattern[0], pattern[2]):
        term = solution.get(str(part)) if isinstance(part, Variable) else _term(part)
        if term is None:
            return None
        ends.append(term)
    middle: Any = pattern[1]
    if not isinstance(middle, Path):
        middle = solution.get(str(middle)) if isinstance(middle, Variable) else _term(middle)
    return None if middle is None else (ends[0], middle, ends[1])
