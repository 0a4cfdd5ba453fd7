"""When two figures of one indicator can be judged, and how: by the bounds that they commit to, or not at all.

A figure binds in the good direction: where more is better `45%`, `ít nhất 45%` and `trên 45%` all promise no less than
45, the last more than that. Of two figures the one whose promise is contained in the other's is ahead. What promises
nothing in the good direction (`3,5% trở lên` of unemployment) and what is only about a figure near the other's are not
comparable.
"""

import re
from dataclasses import dataclass

__all__ = ["Figure", "verdict"]

_NEAR = 0.1
"""`khoảng 60` has no exact bounds: figures that differ by no more than this part of the larger are not judged."""
_PER_YEAR = re.compile(r"/\s*(?:năm|nam)$|(?:mỗi|một|hằng|hàng) năm$|-year$")
_DIFFERENCE = re.compile(r"^(?:điểm phần trăm|điểm %|lần|percentage-point|times)$")
_LEVEL_WORDS = re.compile(r"\b(?:còn|xuống|dưới|lên|đạt|ở mức|vượt mức)\b", re.IGNORECASE)
"""Words that make it a change *to* the figure (`giảm còn 3%`, `nâng lên 65%`), not *by* it (`giảm 3%`)."""


@dataclass(frozen=True)
class Figure:
    """One figure: `unit` is any key that is equal for equal units, `by` the year, `quote` the words it rests on.

    `comparator` (eq, ge, gt, le, lt, approx, range) and `direction` (reach, reduce, increase, maintain) are ids of the
    vocabularies; `upper` is the other end of a range. A figure of a directive has no direction: it is a level.
    """

    value: float
    comparator: str
    unit: str | None
    by: int | None
    upper: float | None = None
    direction: str | None = None
    quote: str = ""

    @property
    def kind(self) -> str:
        """Return `rate` (so much a year), `level` (where it is to stand) or `change` (by how much, or not clear)."""
        if self.unit and _PER_YEAR.search(self.unit):
            return "rate"
        if self.unit and _DIFFERENCE.search(self.unit):
            return "change"
        if self.direction not in ("reduce", "increase"):
            return "level"
        below = self.direction == "reduce" and self.comparator == "lt"
        return "level" if below or _LEVEL_WORDS.search(self.quote) else "change"

    def promise(self, polarity: str) -> tuple[float, bool] | None:
        """Return the bound in the good direction and whether it is strict, or None if there is none."""
        if self.comparator in ("eq", "approx"):
            return self.value, False
        if polarity == "higher":
            return (self.value, self.comparator == "gt") if self.comparator in ("ge", "gt", "range") else None
        if self.comparator == "range":
            return (self.upper, False) if self.upper is not None else None
        return (self.value, self.comparator == "lt") if self.comparator in ("le", "lt") else None


def verdict(figure: Figure, other: Figure, polarity: str | None, *, additive: bool = False) -> str:
    """Return how `figure` stands to `other`, both of one indicator.

    `ahead`, `equal`, `behind`, `other unit`, `other year` or `not comparable`. `polarity` is `higher` or `lower`;
    without it only figures that are the same can be judged. Figures of an `additive` indicator (a count of houses) are
    of one population each, and never judged.
    """
    if figure.unit != other.unit:
        return "other unit"
    if figure.by != other.by:
        return "other year" if figure.by and other.by else "not comparable"
    if additive or figure.by is None or figure.kind != other.kind or figure.kind == "change":
        return "not comparable"
    if (figure.comparator, figure.value, figure.upper) == (other.comparator, other.value, other.upper):
        return "equal"
    mine, theirs = (f.promise(polarity) if polarity else None for f in (figure, other))
    if mine is None or theirs is None:
        return "not comparable"
    near = abs(mine[0] - theirs[0]) <= _NEAR * max(abs(mine[0]), abs(theirs[0]))
    if near and "approx" in (figure.comparator, other.comparator):
        return "not comparable"
    if mine == theirs:
        return "equal"
    if mine[0] == theirs[0]:
        return "ahead" if mine[1] else "behind"
    return "ahead" if (mine[0] > theirs[0]) == (polarity == "higher") else "behind"
