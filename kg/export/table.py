"""One table in the form that its reader wants: for a terminal, a program, a spreadsheet or a page of Markdown."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from kg.errors import WrongUse
from kg.export.atomic import write_file
from kg.export.terminal import terminal
from kg.model import Table

__all__ = ["TABLE_FORMATS", "to_csv", "to_csv_excel", "write_table"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that Excel takes for a formula (`=1+1`, `@SUM(…)`, `-2+3`)."""


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _safe(value: object) -> str:
    """Return a cell that Excel shows and does not reckon: a text that looks like a formula gets an apostrophe."""
    text = _text(value)
    return "'" + text if isinstance(value, str) and text.startswith(_FORMULA) else text


def _csv(table: Table, cell: Callable[[object], str], end: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=end)
    writer.writerow([cell(name) for name in table.columns])
    writer.writerows([[cell(value) for value in row] for row in table.rows])
    return out.getvalue()


def to_csv(table: Table, end: str = "\r\n") -> str:
    """Return the table by RFC 4180 (rows end in `end`, quotes where needed); an empty cell stands for None."""
    return _csv(table, _text, end)


def to_csv_excel(table: Table, end: str = "\r\n") -> str:
    """Return the table as CSV for Excel: it begins with U+FEFF, and no cell is a formula."""
    return "\ufeff" + _csv(table, _safe, end)


def _json(table: Table) -> str:
    rows = [json.dumps(record, ensure_ascii=False) for record in table.records()]
    return "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"


def _jsonl(table: Table) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in table.records())


def _markdown(table: Table) -> str:
    def line(cells: list[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    def cell(value: object) -> str:
        text = " ".join(_text(value).split()).replace("\\", "\\\\")
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")

    numeric = [
        any(_number(r[i]) for r in table.rows) and all(_number(r[i]) or r[i] is None for r in table.rows)
        for i in range(len(table.columns))
    ]
    rule = ["---:" if right else "---" for right in numeric]
    return line([cell(c) for c in table.columns]) + line(rule) + "".join(line([cell(v) for v in r]) for r in table.rows)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_TEXTS: dict[str, Callable[[Table], str]] = {
    "csv": lambda table: to_csv(table),
    "csv-excel": lambda table: to_csv_excel(table),
    "json": _json,
    "jsonl": _jsonl,
    "md": _markdown,
}
TABLE_FORMATS = ("table", *_TEXTS, "xlsx")


def write_table(table: Table, format: str, stream_or_path: IO[Any] | str | Path) -> None:  # noqa: A002
    """Write `table` as table, csv, csv-excel, json, jsonl, md or xlsx, to a text stream or (in one step) to a file.

    Files are UTF-8. Raises `WrongUse` for another format, and for xlsx to a stream that is no file.
    """
    if format not in TABLE_FORMATS:
        raise WrongUse(f"there is no row format {format!r}", f"one of {', '.join(TABLE_FORMATS)}")
    if isinstance(stream_or_path, str | Path):
        if format == "xlsx":
            from kg.export.workbook import workbook

            content = workbook([("policykg", table)])
        else:
            content = (terminal(table, None) if format == "table" else _TEXTS[format](table)).encode("utf-8")
        write_file(stream_or_path, content)
    elif format == "xlsx":
        raise WrongUse("xlsx is no text: it cannot go to the screen or a pipe", "add --output answers.xlsx")
    elif format == "table":
        stream_or_path.write(terminal(table, stream_or_path))
    elif format in ("csv", "csv-excel"):
        # A text stream turns \n into what the system wants: \r\n would come out as \r\r\n on Windows.
        stream_or_path.write((to_csv if format == "csv" else to_csv_excel)(table, "\n"))
    else:
        stream_or_path.write(_TEXTS[format](table))
