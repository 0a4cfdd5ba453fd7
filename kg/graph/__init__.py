"""Graph: records become quads, quads become a store."""

from kg.graph.identity import identify
from kg.graph.kept import kept_files, read_paths, read_statements
from kg.graph.quads import to_quads
from kg.graph.store import dataset, open_store, read_sources, store_base, write_store
from kg.graph.vocabularies import load_vocabularies

__all__ = [
    "dataset",
    "identify",
    "kept_files",
    "load_vocabularies",
    "open_store",
    "read_paths",
    "read_sources",
    "read_statements",
    "store_base",
    "to_quads",
    "write_store",
]
