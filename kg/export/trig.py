"""TriG: the store with its named graphs, sorted by our own hand (no library's order is stable here)."""

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, Store

from kg.export.atomic import write_file
from kg.export.terms import Prefixes, blocks, sort_key

__all__ = ["write"]


def write(store: Store, path: str | Path, **_options: object) -> list[Path]:
    """Write every graph of the store to `path` in TriG; the same dataset gives the same bytes."""
    quads = list(store)
    prefixes = Prefixes(quads)
    graphs: dict[object, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad)
    parts = [prefixes.header()]
    parts.extend(blocks(graphs.pop(DefaultGraph(), []), prefixes))
    for graph in sorted(graphs, key=sort_key):
        inside = "\n".join(blocks(graphs[graph], prefixes, indent="    "))
        parts.append(f"{prefixes.term(graph)} {{\n{inside}}}\n")
    return [write_file(path, "\n".join(parts).encode("utf-8"))]
