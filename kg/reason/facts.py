"""Facts of a store, and the way along them: which triples take a SPARQL property path from one node to another."""

import heapq
from collections.abc import Collection, Iterator, Sequence
from itertools import count

import pyoxigraph as ox
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath

from kg.errors import InternalError

__all__ = ["Fact", "Facts", "Term"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Fact = tuple[Term, ox.NamedNode, Term]

_STATED, _INFERRED = 1, 1000
"""Lengths of a step along a stated and along an inferred triple: a way goes along what is stated wherever it can."""


class Facts:
    """The triples of a store, each with the graphs that hold it; `inferred` is the graph of what the rules gave."""

    def __init__(self, store: ox.Store, inferred: str) -> None:
        """Look facts up in `store`."""
        self.store = store
        self.inferred = ox.NamedNode(inferred)

    def match(self, subject: Term | None, predicate: ox.NamedNode | None, value: Term | None) -> list[Fact]:
        """Return the triples that fit in any graph, each once, in a fixed order."""
        if isinstance(subject, ox.Literal):
            return []
        quads = self.store.quads_for_pattern(subject, predicate, value, None)
        return sorted({(q.subject, q.predicate, q.object) for q in quads}, key=str)

    def values(self, subject: Term, predicate: str) -> list[Term]:
        """Return the values of a property of `subject`, each once, in a fixed order."""
        return [value for _, _, value in self.match(subject, ox.NamedNode(predicate), None)]

    def graphs(self, fact: Fact) -> set[str]:
        """Return the IRIs of the graphs that hold a triple; none if it is in no graph."""
        subject, predicate, value = fact
        if isinstance(subject, ox.Literal):
            return set()
        quads = self.store.quads_for_pattern(subject, predicate, value, None)
        return {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)}

    def only_inferred(self, fact: Fact) -> bool:
        """Return whether nothing but the rules gave a triple."""
        return self.graphs(fact) == {self.inferred.value}

    def way(self, start: Term, path: object, end: Term, without: Collection[Fact] = ()) -> tuple[Fact, ...] | None:
        """Return the triples of the shortest way along a property path (of rdflib), or None if there is none.

        Triples in `without` are not gone along. A path of negations is refused with `InternalError`.
        """
        ways = [(length, steps) for place, length, steps in self._steps(start, path, True, without) if place == end]
        return min(ways, key=lambda way: (way[0], str(way[1])))[1] if ways else None

    def _steps(
        self, place: Term, path: object, ahead: bool, without: Collection[Fact]
    ) -> Iterator[tuple[Term, int, tuple[Fact, ...]]]:
        """Yield where a path leads from `place` (against its direction if not `ahead`), how far it is, and the way."""
        if isinstance(path, InvPath):
            yield from self._steps(place, path.arg, not ahead, without)
        elif isinstance(path, AlternativePath):
            for part in path.args:
                yield from self._steps(place, part, ahead, without)
        elif isinstance(path, SequencePath):
            yield from self._sequence(place, list(path.args) if ahead else list(path.args)[::-1], ahead, without)
        elif isinstance(path, MulPath):
            yield from self._repeated(place, path, ahead, without)
        elif isinstance(path, Path):
            raise InternalError(f"the path {path} cannot be explained", "write the rule with |, /, ^, +, * or ?")
        else:
            step = ox.NamedNode(str(path))
            for fact in self.match(place, step, None) if ahead else self.match(None, step, place):
                if fact not in without:
                    yield fact[2 if ahead else 0], _INFERRED if self.only_inferred(fact) else _STATED, (fact,)

    def _sequence(
        self, place: Term, parts: Sequence[object], ahead: bool, without: Collection[Fact]
    ) -> Iterator[tuple[Term, int, tuple[Fact, ...]]]:
        if not parts:
            yield place, 0, ()
            return
        for between, length, steps in self._steps(place, parts[0], ahead, without):
            for end, more, further in self._sequence(between, parts[1:], ahead, without):
                yield end, length + more, steps + further

    def _repeated(
        self, place: Term, path: MulPath, ahead: bool, without: Collection[Fact]
    ) -> Iterator[tuple[Term, int, tuple[Fact, ...]]]:
        """Yield every place that a `+`, `*` or `?` leads to, each by its shortest way (Dijkstra, so circles end)."""
        if path.zero:
            yield place, 0, ()
        if not path.more:
            yield from self._steps(place, path.path, ahead, without)
            return
        number = count()
        heap: list[tuple[int, int, Term, tuple[Fact, ...]]] = [(0, next(number), place, ())]
        done: set[Term] = set()
        while heap:
            length, _, here, steps = heapq.heappop(heap)
            if here in done:
                continue
            if steps:
                done.add(here)
                yield here, length, steps
            for there, more, further in self._steps(here, path.path, ahead, without):
                if there not in done:
                    heapq.heappush(heap, (length + more, next(number), there, steps + further))
