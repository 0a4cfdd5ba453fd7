"""A table for a terminal: aligned where it fits the width, else one block a row (as `psql` does)."""

import shutil
from io import StringIO
from typing import IO, Any

from kg.model import Table

__all__ = ["terminal"]

_LEAST = 14
"""Columns of the screen below which a long text is not worth showing beside others."""
_WIDE = 160
"""Width of a table that goes to a file."""
_LINES = 3
"""Lines of a long value in a block."""


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def terminal(table: Table, stream: IO[Any] | None) -> str:
    """Return the table for the width of the screen that `stream` is (160 columns for a file), cutting long texts.

    Wide characters and combining marks count as a terminal counts them. Colours only on a terminal, and
    not under NO_COLOR.
    """
    from rich.console import Console

    live = stream is not None and hasattr(stream, "isatty") and stream.isatty()
    width = shutil.get_terminal_size((120, 40)).columns if live else _WIDE
    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=live, highlight=False, soft_wrap=False, legacy_windows=False
    )
    cells = [[_text(value) for value in row] for row in table.rows]
    widths = _widths(table.columns, cells, width)
    if widths:
        _aligned(console, table, cells, widths)
    else:
        _blocks(console, table.columns, cells, width)
    return out.getvalue()


def _widths(columns: list[str], cells: list[list[str]], width: int) -> list[int] | None:
    """Return the width of each column so that all fit, or None if they cannot: short columns keep what they need."""
    from rich.cells import cell_len

    natural = [max([cell_len(name), *(cell_len(row[i]) for row in cells)]) for i, name in enumerate(columns)]
    room = width - 2 * (len(columns) - 1)
    least = [min(need, max(_LEAST, cell_len(name))) for need, name in zip(natural, columns, strict=True)]
    if sum(least) > room:
        return None
    given = list(least)
    while (spare := room - sum(given)) > 0:
        hungry = [i for i, need in enumerate(natural) if given[i] < need]
        if not hungry:
            break
        share = max(1, spare // len(hungry))
        for i in hungry[:spare]:
            given[i] = min(natural[i], given[i] + share)
    return given


def _aligned(console: Any, table: Table, cells: list[list[str]], widths: list[int]) -> None:  # noqa: ANN401
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for index, name in enumerate(table.columns):
        numbers = any(isinstance(row[index], int | float) for row in table.rows) and all(
            row[index] is None or isinstance(row[index], int | float) for row in table.rows
        )
        grid.add_column(
            name, width=widths[index], no_wrap=True, overflow="ellipsis", justify="right" if numbers else "left"
        )
    for row in cells:
        grid.add_row(*(Text(_end(text, width)) for text, width in zip(row, widths, strict=True)))
    console.print(grid)


def _end(text: str, width: int) -> str:
    """Return an IRI that does not fit by its end, which is what tells it from others; other texts as they are."""
    return "…" + text[1 - width :] if "://" in text[:10] and len(text) > width > 1 else text


def _blocks(console: Any, columns: list[str], cells: list[list[str]], width: int) -> None:  # noqa: ANN401
    from rich.cells import cell_len, chop_cells
    from rich.text import Text

    names = max(cell_len(name) for name in columns)
    room = max(20, width - names - 3)
    for number, row in enumerate(cells, start=1):
        console.print(Text(f"── {number} " + "─" * max(0, min(width, 60) - 5 - len(str(number))), style="dim"))
        for name, text in zip(columns, row, strict=True):
            if not text:
                continue
            lines = _wrap(text, room, chop_cells)
            if len(lines) > _LINES:
                lines = [*lines[: _LINES - 1], lines[_LINES - 1][: room - 1].rstrip() + "…"]
            for index, line in enumerate(lines):
                head = f"{name if index == 0 else '':<{names}}"
                console.print(Text.assemble((head, "bold"), " │ ", line), no_wrap=True, overflow="ignore", crop=False)


def _wrap(text: str, room: int, chop: Any) -> list[str]:  # noqa: ANN401
    """Return the text in lines of at most `room` cells, broken between words; a longer word is broken anywhere."""
    from rich.cells import cell_len

    lines = [""]
    for word in text.split(" "):
        for part in chop(word, room) if cell_len(word) > room else [word]:
            if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(part) > room:
                lines.append(part)
            else:
                lines[-1] = f"{lines[-1]} {part}" if lines[-1] else part
    return lines
