"""Chains of documents: the steps from a plan or a task up to the central directives, in order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.ask.binding import Term, bind
from kg.ask.labels import Labels, plain
from kg.ask.questions import questions
from kg.ask.selecting import select, variables
from kg.names import POL, RDF, local_name

__all__ = ["complete_plans", "complete_trace", "links_up", "shortest"]

Row = dict[str, Any]
Links = Mapping[str, Sequence[Row]]

_DIRECTIVE = NamedNode(POL + "Directive")
_TYPE = NamedNode(RDF + "type")
_ARROW = " → "
_EVIDENCE = ("document", "section", "quote", "start", "end")


def links_up(store: Store) -> Links:
    """Return the steps up (implements, continues, issues, details) by the document they start from, sorted.

    A step for which several sources have words appears once, with the words of the first source; one without words
    (from the vocabularies) has no quote.
    """
    return _by_start(_select(store, questions()["trace"].query))


def _select(store: Store, query: str) -> list[Row]:
    answer = select(store, query)
    names = variables(answer)
    return [{name: plain(solution[name]) for name in names} for solution in answer]


def _by_start(found: Sequence[Row]) -> Links:
    best: dict[tuple[str, str, str], Row] = {}
    for row in sorted(found, key=lambda r: (r["quote"] is None, r["document"] or "", r["start"] or 0, r["end"] or 0)):
        best.setdefault((row["from"], row["relation"], row["to"]), row)
    links: dict[str, list[Row]] = defaultdict(list)
    for key in sorted(best):
        links[key[0]].append(best[key])
    return links


def _directives(store: Store) -> set[str]:
    quads = store.quads_for_pattern(None, _TYPE, _DIRECTIVE, None)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def shortest(links: Links, start: str, goal: str) -> list[Row] | None:
    """Return the steps of the shortest chain from `start` to `goal` (the first in order of IRIs), or None."""
    paths: dict[str, list[Row]] = {start: []}
    frontier = [start]
    while frontier:
        following = []
        for place in frontier:
            for step in links.get(place, ()):
                if step["to"] not in paths:
                    paths[step["to"]] = [*paths[place], step]
                    following.append(step["to"])
        if goal in paths:
            return paths[goal]
        frontier = following
    return paths.get(goal)


def complete_plans(store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]) -> list[Row]:
    """Fill hops, chain, status and evidence (the words of the first step) of `plans-implementing`."""
    links = links_up(store)
    best: dict[str, Row] = {}
    for row in found:
        path = shortest(links, row["plan"], row["directive"])
        if path:
            names = [labels.of(row["plan"])]
            for step in path:
                names += [local_name(step["relation"]), labels.of(step["to"])]
            row |= {key: path[0][key] for key in _EVIDENCE}
            row |= {"hops": len(path), "chain": _ARROW.join(names)}
        row["status"] = "stated" if path and len(path) == 1 and path[0]["quote"] is not None else "inferred"
        known = best.get(row["plan"])
        if known is None or (row["hops"] or 99) < (known["hops"] or 99):
            best[row["plan"]] = row
    return sorted(best.values(), key=lambda r: (r["hops"] or 99, r["plan"]))


def complete_trace(store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]) -> list[Row]:
    """Return one row a step, from the documents or tasks asked for up to the central directives.

    Where no chain ends in a central directive, all steps up are given, so that one sees how far it goes.
    """
    links = _by_start(found)
    rows: list[Row] = []
    starts = [term.value for term in values.get("document", ())]
    first = 1
    for term in values.get("task", ()):
        step = _task_step(store, term)
        rows.append(step)
        starts.append(step["to"])
        first = 2
    hops = _reach(links, starts)
    goals = _directives(store) & hops.keys()
    useful = _leading_to(links, goals) if goals else set(hops)
    steps = [
        step | {"hop": hops[place] + first}
        for place in hops
        if place in useful
        for step in links.get(place, ())
        if step["to"] in useful or not goals
    ]
    return rows + sorted(steps, key=lambda s: (s["hop"], s["from"], s["to"], s["relation"]))


def _reach(links: Links, starts: Sequence[str]) -> dict[str, int]:
    hops = dict.fromkeys(sorted(set(starts)), 0)
    frontier = list(hops)
    while frontier:
        following = []
        for place in frontier:
            for step in links.get(place, ()):
                if step["to"] not in hops:
                    hops[step["to"]] = hops[place] + 1
                    following.append(step["to"])
        frontier = following
    return hops


def _leading_to(links: Links, goals: set[str]) -> set[str]:
    """Return the goals and every document from which one of them can be reached."""
    down: dict[str, set[str]] = defaultdict(set)
    for start, steps in links.items():
        for step in steps:
            down[step["to"]].add(start)
    found, frontier = set(goals), list(goals)
    while frontier:
        place = frontier.pop()
        for lower in down[place] - found:
            found.add(lower)
            frontier.append(lower)
    return found


_TASK = f"""PREFIX pol: <{POL}> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?from ?to ?section ?quote ?start ?end WHERE {{
  #+values task as from
  ?from pol:partOfDocument ?to ; pol:evidence ?evidence .
  ?evidence oa:hasSelector ?position , ?words . ?position oa:start ?start ; oa:end ?end . ?words oa:exact ?quote .
  OPTIONAL {{ ?from pol:inSection/pol:path ?section }}
}} ORDER BY ?start"""


def _task_step(store: Store, task: Term) -> Row:
    row = _select(store, bind(_TASK, {"task": [task]}))[0]
    return row | {"hop": 1, "relation": "part-of", "document": row["to"], "status": "stated"}
