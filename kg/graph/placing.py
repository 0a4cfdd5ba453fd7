"""Where a claim stands: in which unit and document, that the text states it, and its words; where a document begins."""

from pyoxigraph import NamedNode

from kg.graph.evidence import attach_evidence
from kg.graph.terms import Context, node, pol
from kg.model import Instrument

__all__ = ["head_span", "place"]

_HEAD_LENGTH = 600


def place(
    context: Context,
    claim: NamedNode,
    span: list[int],
    instrument: str | None = None,
    graph: NamedNode | None = None,
    status: str | None = None,
) -> None:
    """Write the unit that `span` lies in (if any), the document, the status (by default `stated`), and the evidence.

    `instrument` is the id of the document where the record says it; else the unit's, else the one at the offset.
    `graph` takes the statements if they do not belong into the graph of the source (findings).
    """
    found = context.unit_at(*span)
    if found:
        context.add(claim, pol("inUnit"), node(found[0]), graph)
    identifier = instrument or (found[1] if found else context.instrument_at(span[0]))
    context.add(claim, pol("inDocument"), node(context.documents[identifier]), graph)
    context.add(claim, pol("status"), pol(status or "stated"), graph)
    attach_evidence(context, claim, span, graph)


def head_span(context: Context, item: Instrument) -> list[int]:
    """Return the span of an instrument's head: from its start to its first unit or section, at most 600 characters."""
    start, end = item["span"]
    starts = [u["span"][0] for u in context.record["units"] if u["instrument"] == item["id"]]
    starts += [s["span"][0] for s in context.record["sections"] if s["instrument"] == item["id"]]
    end = min([end, start + _HEAD_LENGTH, *(s for s in starts if s > start)])
    while end > start + 1 and context.source.text[end - 1 : end].isspace():
        end -= 1
    return [start, end]
