"""An Excel workbook from tables: headers frozen, filters on, nothing reckoned, the same bytes from the same rows."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from kg.model import Table

__all__ = ["sheet_names", "workbook"]

_CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Excel wants a date of creation; a clock would make every export differ."""
_CELL_LIMIT = 32767
"""Characters that a cell can hold; the writer drops a longer one without a word, so it is cut here."""
_NAME_LIMIT = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
_WIDEST = 70


def sheet_names(names: Sequence[str]) -> list[str]:
    """Return names that Excel takes: at most 31 characters, none of `[]:*?/\\'`, no two alike whatever their case."""
    found: list[str] = []
    for name in names:
        plain = (name.translate(_FORBIDDEN).strip() or "sheet")[:_NAME_LIMIT]
        unique, count = plain, 2
        while unique.lower() in {other.lower() for other in found}:
            tail = f"~{count}"
            unique, count = plain[: _NAME_LIMIT - len(tail)] + tail, count + 1
        found.append(unique)
    return found


def workbook(sheets: Sequence[tuple[str, Table]]) -> bytes:
    """Return an .xlsx file with one sheet for each name and table, in that order.

    Numbers are numbers, truth values truth values, everything else text (also what looks like a formula or a link).
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "policykg", "created": _CREATED})
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for name, (_, table) in zip(sheet_names([name for name, _ in sheets]), sheets, strict=True):
        _fill(book.add_worksheet(name), table, head, body)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, table: Table, head: Any, body: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
    for column, name in enumerate(table.columns):
        longest = max([len(name) + 3, *(len(str(row[column])) for row in table.rows if row[column] is not None)])
        sheet.set_column(column, column, min(_WIDEST, max(8, longest + 1)))
        sheet.write_string(0, column, name, head)
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value, body)
    sheet.freeze_panes(1, 0)
    if table.columns:
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Any, row: int, column: int, value: object, body: Any) -> None:  # noqa: ANN401
    if value is None or value == "":
        sheet.write_blank(row, column, None, body)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, body)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, body)
    else:
        text = str(value)
        sheet.write_string(row, column, text if len(text) <= _CELL_LIMIT else text[: _CELL_LIMIT - 1] + "…", body)
