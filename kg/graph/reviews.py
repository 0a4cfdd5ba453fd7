"""Decisions of reviewers in a graph of their own: what was decided on which words, by whom, when and why."""

from datetime import datetime

from pyoxigraph import Literal, NamedNode

from kg.graph.evidence import attach_evidence
from kg.graph.terms import TYPE, Context, node, pol
from kg.model import Decided
from kg.names import XSD
from kg.statements import same

__all__ = ["write_reviews"]

_DATE_TIME = NamedNode(XSD + "dateTime")


def write_reviews(context: Context) -> None:
    """Write each decision of the record; structure and claims must have been written before.

    A decision on an item link names the unit and the item, which the scoring reads; a corrected one is two: against the
    old item and for the new; of two on one link the later holds. Any other names the statement, unless that was
    rejected and is not in the graph.
    """
    links: dict[tuple[str | None, str], tuple[Decided, str]] = {}
    for item in context.record.get("decisions", []):
        if item["kind"] != "item-link":
            _write(context, item, item["decision"])
            continue
        unit = next((iri for start, end, iri, _ in context.units if [start, end] == item["span"]), None)
        new = item.get("corrected", {}).get("item")
        links[unit, item["values"]["item"]] = (item, "reject" if new else item["decision"])
        if new:
            links[unit, new] = (item, "confirm")
    for (unit, goal), (item, verdict) in links.items():
        _write(context, item, verdict, unit, goal)


def _write(context: Context, item: Decided, verdict: str, unit: str | None = None, goal: str | None = None) -> None:
    graph = node(context.names.graph("review"))
    values = sorted({**item["values"], **item.get("corrected", {})}.items())
    parts = ("decision", context.source.sha256, item["kind"], item["span"], values, verdict, goal)
    decision = node(context.names.claim(*parts))
    context.add(decision, TYPE, pol("Decided"), graph)
    context.add(decision, pol("verdict"), Literal(verdict), graph)
    context.add(decision, pol("decidedBy"), Literal(item["by"]), graph)
    context.add(
        decision, pol("decidedOn"), Literal(datetime.fromisoformat(item["on"]).isoformat(), datatype=_DATE_TIME), graph
    )
    if item["why"]:
        context.add(decision, pol("decidedWhy"), Literal(item["why"]), graph)
    if unit and goal:
        context.add(decision, pol("unit"), node(unit), graph)
        context.add(decision, pol("item"), node(context.names.base + goal), graph)
    for statement in context.statements:
        if (statement["kind"], statement["span"]) == (item["kind"], item["span"]) and same(
            statement["values"], dict(values)
        ):
            context.add(decision, pol("decides"), node(statement["claim"]), graph)
    attach_evidence(context, decision, item["span"], graph)
