"""CSV: a folder with the plain tables and one file for each question that needs no parameter."""

from pathlib import Path

from pyoxigraph import Store

from kg.export.atomic import write_folder
from kg.export.reading import read_facts
from kg.export.table import to_csv
from kg.export.tables import Ask, Questions, answers, plain_tables
from kg.model import Table

__all__ = ["write"]


def write(
    store: Store, path: str | Path, *, ask: Ask | None = None, questions: Questions = (), **_options: object
) -> list[Path]:
    """Write documents.csv, tasks.csv, assignments.csv, targets.csv, a CSV a question, and index.csv that lists them.

    A question of the name of a plain table is written as `question-NAME.csv`.
    """
    tables = plain_tables(read_facts(store))
    found, without = answers(questions, ask)
    for name, table in found.items():
        tables[f"question-{name}" if name in tables or name == "index" else name] = table
    rows: list[list[object]] = [[f"{name}.csv", t.title, len(t), None] for name, t in tables.items()]
    rows += [[None, name, None, reason] for name, reason in without.items()]
    tables["index"] = Table(["file", "title", "rows", "note"], rows)
    return write_folder(path, {f"{name}.csv": to_csv(table).encode("utf-8") for name, table in tables.items()})
