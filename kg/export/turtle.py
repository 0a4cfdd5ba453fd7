"""Turtle: all triples of the store, whatever graph they are in, sorted."""

from pathlib import Path

from pyoxigraph import Store

from kg.export.atomic import write_file
from kg.export.terms import Prefixes, blocks

__all__ = ["write"]


def write(store: Store, path: str | Path, **_options: object) -> list[Path]:
    """Write the union of all graphs to `path` in Turtle; the same graph gives the same bytes."""
    quads = list(store)
    prefixes = Prefixes(quads)
    text = prefixes.header() + "\n" + "\n".join(blocks(quads, prefixes))
    return [write_file(path, text.encode("utf-8"))]
