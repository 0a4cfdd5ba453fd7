"""The statement that an IRI names, and the decision on it beside its source."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput, NothingFound, WrongUse
from kg.model import Table
from kg.names import DCTERMS, OA, POL, Names, local_name
from kg.review import Decision, append_decision, corrections, group_decisions, read_decisions
from kg.statements import Statement

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Found", "decide", "find", "show", "sources", "words"]

_AROUND = 160
"""Characters before and after a quote that a decision keeps."""
_ITEM_LINK = "item-link"
_CLAIM = 16
"""Digits at the end of a claim's IRI; that of a unit ends in twelve."""
_WHERE = f"""PREFIX pol: <{POL}> PREFIX oa: <{OA}>
SELECT ?sha ?unit ?item WHERE {{ VALUES ?claim {{ %s }}
  ?claim pol:evidence/oa:hasSource/pol:sha256 ?sha .
  OPTIONAL {{ ?claim pol:unit ?unit ; pol:item ?item }} }}"""
_NO_CLAIM = "policykg review --statements lists the IRIs, --list those that were decided on"


@dataclass(frozen=True)
class Found:
    """A statement as it can be decided on: `draft` is the decision to be filled in, `source` the file beside which.

    `items` are the directive items that the store knows, as paths below `base`.
    """

    source: Path
    draft: Decision
    base: str
    items: frozenset[str]


def find(store: Path, thing: str, item: str | None = None, beside: Path | None = None) -> Found:
    """Return the statement that `thing` names (its IRI or the end of it): in the store, or rejected before.

    With `item`, `thing` is a unit, and the statement is that it addresses the directive item of that IRI or path.
    `beside` is the folder of the source, where it no longer lies where the build read it. Raises `NothingFound` if
    there is no such statement, `WrongUse` if it is of a kind that is not reviewed, `BadInput` if the source is not
    there or is another now.
    """
    from kg.graph import open_store, read_sources, store_base

    graph, base = open_store(store), Names(store_base(store)).base
    thing = _whole(graph, base, thing)
    item = base + item if item is not None and "://" not in item else item
    known = _statement(graph, store, base, thing, item)
    if known is None:
        return _decided_before(store, thing, beside)
    sha, statement = known
    source = _source(store, graph, sha, beside)
    text = read_sources(store)[sha]
    start, end = statement["span"]
    values = dict(statement["values"])
    if statement["kind"] == "assignment":
        first, last = values["unit"]
        values["unit"] = {"start": first, "end": last, "quote": text[first:last]}
    around = (text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
    draft = Decision(statement["kind"], text[start:end], start, end, values, "", "", "", "", sha, {}, *around)
    return Found(source, replace(draft, claim=statement["claim"], file=source.name), base, _items(graph, base))


def _whole(graph: "Store", base: str, thing: str) -> str:
    """Return the IRI of which `thing` is the end, as a table on a narrow screen shows it."""
    tail = thing.rsplit("/", 1)[-1]
    if "://" in thing or not re.fullmatch(r"[0-9a-f]{12}|[0-9a-f]{16}", tail):
        return thing
    if len(tail) == _CLAIM:
        return f"{base}claim/{tail}"
    from kg.ask.parameters import resolve

    return resolve(graph, {"task": tail})["task"][0].value


def _items(graph: "Store", base: str) -> frozenset[str]:
    from pyoxigraph import NamedNode

    quads = graph.quads_for_pattern(None, NamedNode(POL + "itemOf"), None, None)
    return frozenset(q.subject.value.removeprefix(base) for q in quads if isinstance(q.subject, NamedNode))


def _statement(graph: "Store", store: Path, base: str, thing: str, item: str | None) -> tuple[str, Statement] | None:
    from pyoxigraph import NamedNode, QuerySolutions

    from kg.graph import read_statements

    try:
        node = NamedNode(thing)
    except ValueError:
        raise WrongUse(f"{thing!r} is no IRI", _NO_CLAIM) from None
    answer = graph.query(_WHERE % node, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    row = next(iter(answer), None)
    if row is None:
        return None
    sha = str(row["sha"].value)
    unit, goal = (row[name].value if row[name] is not None else None for name in ("unit", "item"))
    if item is not None:
        unit, goal = thing, item
        if not any(graph.quads_for_pattern(NamedNode(item), NamedNode(POL + "itemOf"), None, None)):
            raise NothingFound(f"no directive item {item!r} in this store", "coverage-by-item lists the items")
    wanted = unit if goal else thing
    statements = read_statements(store, sha)
    found = next((s for s in statements if s["claim"] == wanted), None)
    if found is None or (item is not None and found["kind"] != "unit"):
        if item is not None:
            raise WrongUse(f"{thing} is no unit", "--item goes with the IRI of a task or another unit")
        raise WrongUse(
            f"{thing} is no statement that is reviewed",
            "policykg review --statements lists those that are; build the store again if it is old",
        )
    if goal:
        claim = thing if item is None else Names(base).claim(_ITEM_LINK, thing, goal)
        values = {"item": str(goal).removeprefix(base)}
        return sha, {"claim": claim, "kind": _ITEM_LINK, "span": found["span"], "values": values}
    return sha, found


def _source(store: Path, graph: "Store", sha: str, beside: Path | None) -> Path:
    """Return the file that holds the source now. Raises `BadInput` if it is not there, or not the text of the build."""
    from pyoxigraph import Literal, NamedNode

    from kg.graph import read_paths, store_base

    file = NamedNode(Names(store_base(store)).source(sha))
    quads = graph.quads_for_pattern(file, NamedNode(DCTERMS + "identifier"), None, None)
    names = [q.object.value for q in quads if isinstance(q.object, Literal)]
    paths = [beside / name for name in names] if beside else read_paths(store).get(sha, [])
    there = [path for path in paths if path.is_file()]
    if not there:
        place = str(paths[0]) if paths else (names[0] if names else sha)
        raise BadInput(f"{place}: the source is not there", "name the folder that holds it with --beside FOLDER")
    for path in there:
        if hashlib.sha256(path.read_bytes()).hexdigest() == sha:
            return path
    raise BadInput(f"{there[0]}: the source has changed since the build", "build the store again, then review")


def sources(store: Path, beside: Path | None) -> Iterator[tuple[str, Path]]:
    """Yield the hash and the file of every source whose review file can be looked for, by name."""
    from pyoxigraph import Literal, NamedNode

    from kg.graph import open_store, read_paths

    if beside is None:
        pairs = [(sha, path) for sha, paths in read_paths(store).items() for path in paths]
    else:
        name, digest = NamedNode(DCTERMS + "identifier"), NamedNode(POL + "sha256")
        graph, pairs = open_store(store), []
        for quad in graph.quads_for_pattern(None, digest, None, None):
            for named in graph.quads_for_pattern(quad.subject, name, None, None):
                if isinstance(quad.object, Literal) and isinstance(named.object, Literal):
                    pairs.append((quad.object.value, beside / named.object.value))
    yield from sorted(pairs, key=lambda pair: (pair[1].name, str(pair[1])))


def _decided_before(store: Path, thing: str, beside: Path | None) -> Found:
    """Return the statement of the last decision that bears the IRI `thing`, at its place in the source of today."""
    from kg.graph import open_store, read_sources, store_base

    for sha, source in sources(store, beside):
        decided = [d for d in read_decisions(source) if d.claim == thing]
        if not decided:
            continue
        source = _source(store, open_store(store), sha, beside)
        text = read_sources(store)[sha]
        draft = replace(decided[-1], sha256=sha, corrected={}, values=decided[-1].values)
        group = group_decisions(text, [draft])[0]
        if group.span is not None:
            draft = replace(draft, start=group.span[0], end=group.span[1])
        if group.unit is not None:
            unit = {**draft.values["unit"], "start": group.unit[0], "end": group.unit[1]}
            draft = replace(draft, values={**draft.values, "unit": unit})
        base = store_base(store)
        return Found(source, draft, base, _items(open_store(store), base))
    raise NothingFound(f"no statement {thing!r} in this store", _NO_CLAIM)


def decide(found: Found, verdict: str, by: str, why: str, changes: Sequence[str] = (), on: str = "") -> Path:
    """Write the decision `verdict` (confirm, reject, correct) on a statement and return the review file.

    `changes` are the `field=value` of a correction; `on` is a date-time, by default now. What was decided before is not
    touched. Raises `WrongUse` for a correction that does not fit, `BadInput` if the file is bad or not writable.
    """
    draft = found.draft
    corrected = corrections(draft.kind, changes, draft.values) if verdict == "correct" else {}
    if "item" in corrected:
        corrected["item"] = str(corrected["item"]).removeprefix(found.base)
        if corrected["item"] not in found.items:
            raise WrongUse(f"there is no directive item {corrected['item']!r}", "coverage-by-item lists the items")
    moment = on or datetime.now(UTC).isoformat(timespec="seconds")
    done = replace(draft, decision=verdict, corrected=corrected, by=" ".join(by.split()), why=why.strip(), on=moment)
    return append_decision(found.source, done)


def show(found: Found) -> Table:
    """Return what would be decided on: one row with kind, values, words and place."""
    draft = found.draft
    row = [draft.claim, draft.kind, words(draft.kind, draft.values), draft.file, draft.quote, draft.start, draft.end]
    return Table(["statement", "kind", "values", "file", "quote", "start", "end"], [row])


def words(kind: str, values: dict[str, Any]) -> str:
    """Return values in one line (`value=95; by=2025`), without those that are missing and the unit of an assignment."""
    shown = []
    for key, value in values.items():
        if value is None or (kind, key) == ("assignment", "unit"):
            continue
        plain = ",".join(value) if isinstance(value, list) else local_name(value) if key == "item" else value
        shown.append(f"{key}={plain if isinstance(plain, str) else json.dumps(plain)}")
    return "; ".join(shown)
