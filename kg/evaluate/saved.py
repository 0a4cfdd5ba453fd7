"""A run kept as a file, and what was gained and lost since.

The file is one JSON object: `format` (1) and `documents`: name to layer to `right`, `missed`, `wrong`, each a list of
`[start, end, value]`. Items of the key are `right` or `missed`; `wrong` were found and are not in the key.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.evaluate.compare import LAYERS, Mark, Marks, Score
from kg.evaluate.run import FileRun
from kg.model import Table

__all__ = ["Changes", "SavedRun", "changes", "load_run", "save_run"]

SavedRun = dict[str, dict[str, dict[str, list[Mark]]]]
"""Document to layer to `right`, `missed`, `wrong`."""
_FORMAT = 1
_SIDES = ("right", "missed", "wrong")
_LONGEST = 160
"""Characters of a quote in the list of changes."""


@dataclass(frozen=True)
class Changes:
    """What differs from a saved run.

    `figures`: layer, F1 before and now, and how many items were gained, lost, newly wrong, no longer wrong; layers in
    which nothing differs are left out. `items`: one row for each of these items, with its words.
    `unknown`: documents of only one of the two runs; they are not compared.
    """

    figures: Table
    items: Table
    unknown: list[str]

    def summary(self) -> list[str]:
        """Return the figures as lines for people."""
        lines = [
            f"{layer}: F1 {old:.3f} -> {new:.3f} ({gap:+.3f}); "
            + ", ".join(f"{number} {name}" for name, number in zip(_CHANGES, numbers, strict=True))
            for layer, old, new, gap, *numbers in self.figures.rows
        ]
        only = [f"note: {name} is only in one of the two runs" for name in self.unknown]
        return [*(lines or ["nothing changed"]), *only]


def save_run(runs: Iterable[FileRun], path: Path) -> None:
    """Write a run to `path`; the same run gives the same bytes."""
    documents = {
        run.name: {m.layer: {side: sorted(getattr(m, side)) for side in _SIDES} for m in run.layers} for run in runs
    }
    text = json.dumps({"format": _FORMAT, "documents": documents}, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def load_run(path: Path) -> SavedRun:
    """Return the run that `save_run` wrote. Raises `BadInput` if the file holds none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != _FORMAT:
            raise ValueError(f"format {data['format']}, not {_FORMAT}")
        return {
            name: {
                layer: {side: [Mark(int(s), int(e), str(v)) for s, e, v in sides[side]] for side in _SIDES}
                for layer, sides in layers.items()
            }
            for name, layers in data["documents"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"{path}: no saved run ({error!r})", "write one with: policykg eval KEYS --save FILE") from error


def changes(before: SavedRun, runs: Sequence[FileRun]) -> Changes:
    """Compare `runs` with a saved run. Items that only one of the two keys has are neither gained nor lost."""
    known = [run for run in runs if run.name in before]
    figures: list[list[Any]] = []
    items: list[list[Any]] = []
    for number, layer in enumerate(LAYERS):
        old, new, count = Score(), Score(), Counter[str]()
        for run in known:
            sides = before[run.name].get(layer) or {side: [] for side in _SIDES}
            old.add(_score(sides))
            new.add(run.layers[number].score)
            for change, mark in _differences(sides, run.layers[number]):
                count[change] += 1
                items.append([change, layer, run.name, *_placed(mark, run.text)])
        if count or old != new:
            figures.append(
                [layer, round(old.f1, 3), round(new.f1, 3), round(new.f1 - old.f1, 3), *(count[c] for c in _CHANGES)]
            )
    unknown = sorted(set(before) ^ {run.name for run in runs})
    return Changes(
        Table(["layer", "before", "now", "difference", *_CHANGES], figures),
        Table(["change", "layer", "document", "value", "text", "start", "end"], items),
        unknown,
    )


_CHANGES = ("gained", "lost", "newly wrong", "no longer wrong")


def _score(sides: dict[str, list[Mark]]) -> Score:
    right = len(sides["right"])
    return Score(right, right + len(sides["missed"]), right + len(sides["wrong"]))


def _differences(old: dict[str, list[Mark]], new: Marks) -> Iterable[tuple[str, Mark]]:
    was = {side: Counter(marks) for side, marks in old.items()}
    now = {side: Counter(getattr(new, side)) for side in _SIDES}
    found = {
        "gained": (now["right"] - was["right"]) & was["missed"],
        "lost": (now["missed"] - was["missed"]) & was["right"],
        "newly wrong": now["wrong"] - was["wrong"],
        "no longer wrong": was["wrong"] - now["wrong"],
    }
    for change in _CHANGES:
        for mark in sorted(found[change].elements()):
            yield change, mark


def _placed(mark: Mark, text: str) -> list[Any]:
    if mark.start < 0:
        return [mark.value, None, None, None]
    quote = " ".join(text[mark.start : mark.end].split())
    return [mark.value, quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1] + "…", mark.start, mark.end]
