"""What can be decided on, and what has been: the worklist of a reviewer and the decisions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Table
from kg.names import DCTERMS, OA, POL, local_name
from kg.review import Group, group_decisions, read_decisions, review_path
from kg.reviewing.find import sources, words

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["list_decisions", "list_statements"]

_ITEM_LINKS = f"""PREFIX pol: <{POL}> PREFIX oa: <{OA}>
SELECT ?claim ?unit ?item ?score ?status ?sha WHERE {{
  ?claim a pol:ItemLink ; pol:unit ?unit ; pol:item ?item ; pol:score ?score ; pol:status ?status ;
    pol:evidence/oa:hasSource/pol:sha256 ?sha . }}"""
_FILES = f"""PREFIX pol: <{POL}> PREFIX dcterms: <{DCTERMS}>
SELECT ?sha ?name WHERE {{ ?file pol:sha256 ?sha ; dcterms:identifier ?name }}"""
_HASHES = f"PREFIX pol: <{POL}> SELECT ?document ?sha WHERE {{ ?document pol:source/pol:sha256 ?sha }}"
_STATUS = f"PREFIX pol: <{POL}> SELECT ?claim WHERE {{ ?claim pol:status pol:confirmed }}"


def list_statements(store: Path, document: str | None = None, kind: str | None = None) -> Table:
    """Return the statements that can be decided on, one a row, file by file in the order of the text.

    The columns are statement (its IRI), kind, values, status, file, quote, start, end. `document` (symbol, file name or
    IRI) and `kind` narrow it. Raises `NothingFound` for an unknown document, `BadInput` if there is no store.
    """
    from kg.graph import open_store, read_sources, read_statements

    graph = open_store(store)
    wanted = _hashes(store, document) if document else None
    confirmed = {row["claim"] for row in _select(graph, _STATUS)}
    links: dict[str, list[dict[str, str]]] = {}
    for row in _select(graph, _ITEM_LINKS):
        links.setdefault(row["unit"], []).append(row)
    table = Table(["statement", "kind", "values", "status", "file", "quote", "start", "end"], [])
    names = {row["sha"]: row["name"] for row in _select(graph, _FILES)}
    for sha, text in sorted(read_sources(store).items(), key=lambda pair: (names.get(pair[0], ""), pair[0])):
        if wanted is not None and sha not in wanted:
            continue
        for found in sorted(read_statements(store, sha), key=lambda s: s["span"]):
            start, end = found["span"]
            place = [names.get(sha, ""), text[start:end], start, end]
            status = "confirmed" if found["claim"] in confirmed else "stated"
            if kind in (None, found["kind"]):
                table.rows.append(
                    [found["claim"], found["kind"], words(found["kind"], found["values"]), status, *place]
                )
            for link in sorted(links.get(found["claim"], []), key=lambda row: row["item"]):
                if kind in (None, "item-link"):
                    said = f"{words('item-link', {'item': link['item']})}; score={link['score']}"
                    table.rows.append([link["claim"], "item-link", said, local_name(link["status"]), *place])
    return table


def list_decisions(store: Path, document: str | None = None, beside: Path | None = None) -> Table:
    """Return all decisions kept beside the sources of the store, one a row, in the order in which they were made.

    `state` is `in place`, `moved` (found elsewhere in the source), `suspect` (the source changed and the words are not
    found for certain), `settled` (suspect once, then rejected) or `superseded` (a later decision holds). `document`
    (symbol, file name or IRI) narrows it. Raises `BadInput` for a bad line, `NothingFound` for an unknown document.
    """
    from kg.graph import read_sources, read_statements

    wanted = _hashes(store, document) if document else None
    texts = read_sources(store)
    columns = ["file", "state", "decision", "kind", "values", "corrected", "by", "on", "why", "statement"]
    table = Table([*columns, "quote", "start", "end"], [])
    seen: set[Path] = set()
    for sha, source in sources(store, beside):
        if (wanted is not None and sha not in wanted) or review_path(source) in seen:
            continue
        decisions = read_decisions(source)
        units = [s["span"] for s in read_statements(store, sha) if s["kind"] == "unit"]
        holds = {id(g.last): g for g in group_decisions(texts.get(sha, ""), decisions)}
        for d in decisions:
            group = holds.get(id(d))
            lost = group is not None and (group.lost or _no_unit(group, units))
            state = (
                "superseded" if group is None
                else ("settled" if group.settled(sha) else "suspect") if lost
                else "moved" if group.moved() else "in place"
            )  # fmt: skip
            span = group.span if group is not None and group.span is not None else [d.start, d.end]
            values = [words(d.kind, d.values), words(d.kind, d.corrected)]
            facts = [source.name, state, d.decision, d.kind, *values, d.by, d.on, d.why, d.claim]
            table.rows.append([*facts, d.quote, *span])
    return table


def _no_unit(group: Group, units: Sequence[list[int]]) -> bool:
    """Tell whether a decision needs a unit at its place and there is none any more."""
    kinds = ("item-link",) if group.last.decision == "reject" else ("unit", "item-link")
    return group.kind in kinds and group.span not in units


def _select(graph: "Store", query: str) -> list[dict[str, str]]:
    from pyoxigraph import QuerySolutions

    answer = graph.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    return [{name: str(getattr(row[name], "value", "")) for name in names} for row in answer]


def _hashes(store: Path, document: str) -> set[str]:
    """Return the hashes of the sources of a document. Raises `NothingFound` if there is none of that name."""
    from kg.ask.parameters import resolve
    from kg.graph import open_store

    graph = open_store(store)
    wanted = {term.value for term in resolve(graph, {"document": document})["document"]}
    return {row["sha"] for row in _select(graph, _HASHES) if row["document"] in wanted}
