"""What is written for people to take away: the exports of a store, and the demonstration on the bundled samples."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline import build
from kg.resources import resource

if TYPE_CHECKING:
    from kg.model import Table

__all__ = ["export_store", "run_demo"]

_DEMO = ("html", "xlsx", "csv", "trig")


def export_store(store: Path, form: str, output: Path | None = None, **only: str | None) -> list[Path]:
    """Write the store in the format `form` and return the paths written; `only` narrows the HTML views.

    Raises `WrongUse` for an unknown format, `NothingFound` for a directive, province or document that is not there.
    """
    from kg.ask import ask, questions
    from kg.export import FORMATS, export
    from kg.graph import open_store

    graph = open_store(store)
    target = output or Path("exports") / (FORMATS[form].default_name if form in FORMATS else form)
    names = [q.name for q in questions().values() if all(p.optional for p in q.parameters)]
    return export(graph, form, target, questions=names, ask=lambda name: ask(graph, name), **only)


def run_demo(store: Path, output: Path) -> tuple["Table", list[Path]]:
    """Build the bundled samples into `store`, export them under `output`, and return one answer and the paths."""
    from kg.ask import ask
    from kg.graph import open_store

    samples = sorted(resource("samples").glob("*.txt"))
    build(samples, store)
    written = [
        path
        for form in _DEMO
        for path in export_store(store, form, output / form if form in ("html", "csv") else output / f"policykg.{form}")
    ]
    return ask(open_store(store), "plans-implementing", directive="92-KL/TW"), written
