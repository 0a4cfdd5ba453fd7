"""Provenance: one activity for each version of the extractor, no clock; and what is said of each source file."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pyoxigraph import Literal, Quad

from kg.graph.terms import LABEL, TYPE, Context, dcterms, decimal, integer, node, pol, prov
from kg.model import Source
from kg.names import Names

__all__ = ["provenance_quads", "version", "write_source"]


@lru_cache(maxsize=1)
def version() -> str:
    """Return the version of the installed policykg, `0.1.0` in a checkout that is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("policykg")
    except PackageNotFoundError:
        return "0.1.0"


def write_source(context: Context) -> None:
    """Write what is known of the source file: name, hash, length, damage, confidence, share read."""
    subject, info = context.graph, context.record["source"]
    context.add(subject, TYPE, pol("SourceFile"))
    context.add(subject, dcterms("identifier"), Literal(context.source.name))
    context.add(subject, pol("sha256"), Literal(context.source.sha256))
    context.add(subject, pol("characters"), integer(len(context.source.text)))
    if "damage" in info:
        context.add(subject, pol("damage"), decimal(info["damage"]))
    if "confidence" in info:
        context.add(subject, pol("confidence"), decimal(info["confidence"]))
    context.add(subject, pol("coverage"), decimal(info.get("coverage", _coverage(context))))


def _coverage(context: Context) -> float:
    """Return the share of the characters (white space left out) that lie in a unit or a heading."""
    text = context.source.text
    total = sum(not c.isspace() for c in text)
    spans = sorted(item["span"] for item in (*context.record["units"], *context.record["sections"]))
    inside, reached = 0, 0
    for start, end in spans:
        inside += sum(not c.isspace() for c in text[max(start, reached) : end])
        reached = max(reached, end)
    return round(inside / total, 4) if total else 0.0


def provenance_quads(names: Names, sources: Sequence[Source]) -> Iterator[Quad]:
    """Yield the quads of the provenance graph: the activity, its agent, the sources it used and generated graphs of."""
    graph = node(names.graph("provenance"))
    activity, agent = node(names.activity(version())), node(names.agent(version()))
    yield Quad(agent, TYPE, prov("SoftwareAgent"), graph)
    yield Quad(agent, LABEL, Literal(f"policykg {version()}"), graph)
    yield Quad(activity, TYPE, prov("Activity"), graph)
    yield Quad(activity, prov("wasAssociatedWith"), agent, graph)
    for source in sources:
        file = node(names.source(source.sha256))
        yield Quad(activity, prov("used"), file, graph)
        yield Quad(file, prov("wasGeneratedBy"), activity, graph)
