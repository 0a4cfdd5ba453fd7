"""Floors: the least F1 of each layer. They only rise."""

import json
from collections.abc import Mapping
from math import floor
from pathlib import Path

from kg.errors import BadInput
from kg.evaluate.compare import Score

__all__ = ["floors", "raise_floors", "under_floor"]


def floors(path: Path) -> dict[str, float]:
    """Return the least F1 of each layer that the file at `path` demands (one JSON object). Raises `BadInput`."""
    try:
        return {str(k): float(v) for k, v in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError) as error:
        raise BadInput(f"{path}: no floor file ({error})", "one JSON object: layer to F1") from error


_ROUNDING = 1e-9
"""By how much a quotient of counts may lie under the figure that it stands for: 0.39999999999999997 is 0.4."""


def under_floor(path: Path, totals: Mapping[str, Score]) -> list[tuple[str, float, float]]:
    """Return `(layer, F1, floor)` of each layer that is under its floor. Raises `BadInput` for a layer unknown."""
    least = floors(path)
    for layer in least:
        if layer not in totals:
            raise BadInput(f"{path}: there is no layer {layer!r}", f"one of {', '.join(totals)}")
    return [(layer, totals[layer].f1, value) for layer, value in least.items() if totals[layer].f1 < value - _ROUNDING]


def raise_floors(path: Path, totals: Mapping[str, Score]) -> dict[str, tuple[float | None, float]]:
    """Write to `path` each F1 of `totals`, rounded down to two places, where it is above the floor that is there.

    Returns the floors that rose: layer to (before, now); before is None where there was none. A floor never falls.
    Raises `BadInput` if there is a file that holds no floors.
    """
    before = floors(path) if path.exists() else {}
    after = dict(before)
    risen: dict[str, tuple[float | None, float]] = {}
    for layer, score in totals.items():
        now = floor(score.f1 * 100 + 100 * _ROUNDING) / 100
        if layer not in before or now > before[layer]:
            after[layer] = now
            risen[layer] = (before.get(layer), now)
    if risen:
        path.write_text(json.dumps(after, indent=1) + "\n", encoding="utf-8")
    return risen
