"""Evidence: a span of the unchanged source as Web Annotation selectors, by position (code points) and by quote."""

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import TYPE, Context, integer, node, oa, pol

__all__ = ["AROUND", "attach_evidence"]

AROUND = 32
"""Characters of the prefix and of the suffix of a quote."""


def attach_evidence(context: Context, subject: NamedNode, span: list[int], graph: NamedNode | None = None) -> NamedNode:
    """Write that `subject` rests on `span` of the source, and return the evidence's IRI.

    The quote is `text[start:end]`, verbatim. The span is clipped to the text. The selectors themselves always lie in
    the graph of the source; `graph` is that of the statement.
    """
    text = context.source.text
    start, end = max(0, span[0]), min(len(text), span[1])
    evidence = node(context.names.evidence(context.source.sha256, start, end))
    position, quote = node(f"{evidence.value}/position"), node(f"{evidence.value}/quote")
    context.add(subject, pol("evidence"), evidence, graph)
    context.add(evidence, TYPE, oa("SpecificResource"))
    context.add(evidence, oa("hasSource"), context.graph)
    context.add(evidence, oa("hasSelector"), position)
    context.add(evidence, oa("hasSelector"), quote)
    context.add(position, TYPE, oa("TextPositionSelector"))
    context.add(position, oa("start"), integer(start))
    context.add(position, oa("end"), integer(end))
    context.add(quote, TYPE, oa("TextQuoteSelector"))
    context.add(quote, oa("exact"), Literal(text[start:end]))
    context.add(quote, oa("prefix"), Literal(text[max(0, start - AROUND) : start]))
    context.add(quote, oa("suffix"), Literal(text[end : end + AROUND]))
    return evidence
