"""Figures in rows of a table that has a column for each year."""

import re

from kg.extract.figure_hits import number_of
from kg.mentions import FigureMention
from kg.outline import Block

__all__ = ["row_figures"]

_CELL_FIGURE = re.compile(
    r"(?P<c>≥|>=|≤|<=|>|<|trên |dưới |khoảng |ít nhất |tối thiểu |tối đa )?\s*(?P<v>\d[\d.,]*)\s*(?P<p>%)?\Z"
)


_CELL_COMPARATORS = {
    "≥": "ge", ">=": "ge", "ít nhất": "ge", "tối thiểu": "ge", "≤": "le", "<=": "le", "tối đa": "le", ">": "gt", "trên": "gt",
    "<": "lt", "dưới": "lt", "khoảng": "approx",
}  # fmt: skip


def row_figures(block: Block) -> list[FigureMention]:
    """Return the figures of a row whose columns are years: one a column; the column of the base year has no year's head."""
    name = next((cell.flat for cell in block.cells if cell.role == "content"), None)
    if name is None:
        return []
    measure = next((cell.flat.text.strip() for cell in block.cells if cell.role == "measure"), "")
    out: list[FigureMention] = []
    for cell in block.cells:
        match = _CELL_FIGURE.match(cell.flat.text.strip(" *")) if cell.role.startswith("year ") else None
        if match is None:
            continue
        comparator = _CELL_COMPARATORS.get((match["c"] or "").strip(), "eq")
        unit = measure or match["p"] or ""
        indicator = name.text.strip(" .;:*")
        out.append(
            FigureMention(
                start=name.at[0],
                end=cell.flat.at[-1] + 1,
                indicator=indicator[:1].lower() + indicator[1:],
                direction="reduce" if comparator in ("le", "lt") else "reach",
                comparator=comparator,
                value=number_of(match["v"]),
                upper=None,
                unit=unit,
                by=int(cell.role[5:]),
                block=block,
            )
        )
    return out
