"""Export: a store in, files out. One exporter a file; this registry is all that others need to know.

An exporter is `write(store, path, **options) -> list[Path]`; options that it does not need it ignores.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.errors import WrongUse
from kg.export import csv_folder, graphml, jsonld, nquads, trig, turtle, xlsx
from kg.export.html import write as write_html
from kg.export.table import TABLE_FORMATS, write_table
from kg.export.tables import Ask, Questions

__all__ = ["FORMATS", "TABLE_FORMATS", "Format", "export", "write_table"]


@dataclass(frozen=True)
class Format:
    """A format: `vi` and `en` describe it, `folder` says that it writes a folder, `write` does."""

    name: str
    vi: str
    en: str
    folder: bool
    default_name: str
    write: Callable[..., list[Path]]


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format(
            "turtle",
            "Turtle: mọi bộ ba, sắp xếp cố định",
            "Turtle: all triples, in a fixed order",
            False,
            "policykg.ttl",
            turtle.write,
        ),
        Format(
            "trig",
            "TriG: có đồ thị con theo từng tệp nguồn",
            "TriG: with one named graph a source",
            False,
            "policykg.trig",
            trig.write,
        ),
        Format(
            "nquads",
            "N-Quads: mỗi dòng một phát biểu",
            "N-Quads: one statement a line",
            False,
            "policykg.nq",
            nquads.write,
        ),
        Format(
            "jsonld", "JSON-LD kèm ngữ cảnh", "JSON-LD with its context inside", False, "policykg.jsonld", jsonld.write
        ),
        Format(
            "graphml",
            "GraphML cho Gephi, yEd, Cytoscape",
            "GraphML for Gephi, yEd, Cytoscape",
            False,
            "policykg.graphml",
            graphml.write,
        ),
        Format(
            "csv",
            "CSV: một thư mục, mỗi câu hỏi một tệp",
            "CSV: a folder, one file a question",
            True,
            "csv",
            csv_folder.write,
        ),
        Format(
            "xlsx", "Excel: mỗi câu hỏi một trang", "Excel: one sheet a question", False, "policykg.xlsx", xlsx.write
        ),
        Format(
            "html", "Trang đồ thị xem được không cần mạng", "Graph pages that open offline", True, "html", write_html
        ),
    )
}


def export(
    store: Store,
    format: str,  # noqa: A002 - the word of the interface
    path: str | Path,
    *,
    directive: str | None = None,
    province: str | None = None,
    document: str | None = None,
    questions: Questions = (),
    ask: Ask | None = None,
) -> list[Path]:
    """Write the store to `path` in that format and return the paths written; each file is there whole or not at all.

    `directive`, `province` and `document` narrow the HTML pages (others refuse them). `questions` are the names of the
    questions that need no parameter (or names with titles) and `ask` answers one: csv and xlsx have a table for each.
    Raises `WrongUse` for another format, `NothingFound` for a thing that is not there, `BadInput` for a bad path.
    """
    if format not in FORMATS:
        raise WrongUse(f"there is no export format {format!r}", f"one of {', '.join(FORMATS)}")
    narrowed = [
        name for name, value in (("directive", directive), ("province", province), ("document", document)) if value
    ]
    if narrowed and format != "html":
        raise WrongUse(
            f"{format} always holds the whole store: it takes no {', '.join(narrowed)}", "use html, or ask a question"
        )
    return FORMATS[format].write(
        store, path, directive=directive, province=province, document=document, questions=questions, ask=ask
    )
