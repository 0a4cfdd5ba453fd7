"""policykg: a knowledge graph of directives, plans, tasks, targets, agencies and duties, each statement with its words.

from kg import build, extract, ask, open_store
"""

import sys
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.model import Record, Table
    from kg.pipeline import BuildResult

__all__ = ["__version__", "ask", "build", "extract", "open_store"]
__version__ = "0.1.0"


def build(*paths: str | PathLike[str], store: str | PathLike[str], jobs: int = 1) -> "BuildResult":
    """Build the graph of all documents under `paths` into the folder `store`. See `kg.pipeline.build`."""
    from kg import pipeline

    return pipeline.build([Path(p) for p in paths], Path(store), jobs=jobs)


def extract(path: str | PathLike[str]) -> "Record":
    """Return the extraction record of one file: plain data, as `policykg extract` prints it."""
    from kg.pipeline import extract_reviewed

    return extract_reviewed(Path(path))


def ask(store: str | PathLike[str], question: str, **parameters: str) -> "Table":
    """Return the answer to a question by name: `ask("store", "tasks-implementing", directive="42-NQ/TW")`."""
    from kg.ask import ask as answer
    from kg.graph import open_store as open_graph

    return answer(open_graph(store), question, **parameters)


def open_store(store: str | PathLike[str]) -> Any:  # noqa: ANN401 - rdflib is imported only when asked for
    """Return the store as an rdflib `Dataset`, whose SPARQL Oxigraph runs."""
    from kg.graph import dataset

    return dataset(store)


class _Package(ModuleType):
    """The package, whose functions keep their names: two stages, `kg.extract` and `kg.ask`, are called like them.

    Python sets a subpackage as an attribute of its package when it is first imported; here the function stays.
    A module of those stages is reached by `from kg.extract import symbols`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
