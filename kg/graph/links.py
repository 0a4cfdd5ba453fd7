"""Relations between documents: each a claim with its words and, once in the graph, a direct triple."""

from pyoxigraph import NamedNode

from kg.graph.placing import head_span, place
from kg.graph.terms import TYPE, Context, node, pol
from kg.names import RELATIONS, voc

__all__ = ["write_links"]

_NEAR = 200
"""Characters between two mentions that count as one statement (a document and those in its title)."""


def write_links(context: Context) -> None:
    """Write each relation between documents: as a claim with its words, and (once in the graph) as a direct triple.

    A document that only single tasks carry out is bound to these (`pol:carriesOut`), not to the document they stand in.
    """
    for link in context.record["links"]:
        start, end = link.get("span") or _where_stated(context, link["from"], link["to"], link["relation"])
        subject, target = (node(context.documents[link[side]]) for side in ("from", "to"))
        if subject == target:
            continue
        claim = node(
            context.names.claim(
                "link", context.source.sha256, start, end, subject.value, link["relation"], target.value
            )
        )
        context.add(claim, TYPE, pol("Link"))
        context.add(claim, pol("linkFrom"), subject)
        context.add(claim, pol("relation"), node(voc("function", link["relation"])))
        context.add(claim, pol("linkTo"), target)
        place(context, claim, [start, end], status=link.get("status"))
        context.state(claim, "link", link, [start, end])
        units = [found[0] for span in link.get("within", ()) if (found := context.unit_at(*span))]
        for unit in units:
            if context.first("carries out", unit, target.value):
                context.add(node(unit), pol("carriesOut"), target)
        relation = RELATIONS[link["relation"]]
        if not units and context.first("relation", subject.value, relation, target.value):
            context.add(subject, NamedNode(relation), target)


def _where_stated(context: Context, start: str, end: str, relation: str) -> list[int]:
    """Return the words of a relation without a span.

    Between an instrument and another document: the best citation of the other. Between two cited documents: from the
    one mention to the other where they stand together, else the citation of the end. Else the head of the instrument.
    """
    own = {item["id"]: item for item in context.record["instruments"]}
    cited = {key: [c for c in context.record["citations"] if c["doc"] == key] for key in (start, end)}
    if start not in own and end not in own:
        pairs = [
            (two["function"] != relation, [one["span"][0], max(one["span"][1], two["span"][1])])
            for one in cited[start]
            for two in cited[end]
            if one["span"][0] <= two["span"][0] <= one["span"][1] + _NEAR
        ]
        if pairs:
            return min(pairs, key=lambda pair: (pair[0], pair[1][1] - pair[1][0], pair[1]))[1]
    for key in (end, start):
        found = cited[key]
        if start in own:
            found = [c for c in found if c["instrument"] == start] or found
        if found:
            return min(found, key=lambda c: (c["function"] != relation, c["span"]))["span"]
    return head_span(context, own.get(start) or own.get(end) or context.record["instruments"][0])
