"""Extract the texts that have answer keys and compare: one run, and its table."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.evaluate.compare import LAYERS, Marks, Score, marks
from kg.evaluate.likeness import Item
from kg.model import Table
from kg.pipeline import extract_file

__all__ = ["FileRun", "evaluate", "load_keys", "run_keys", "totals"]


@dataclass(frozen=True)
class FileRun:
    """What one text gave: the name of its key (without `.gold.json`), the text, and one `Marks` for each layer."""

    name: str
    text: str
    layers: Sequence[Marks]


def load_keys(path: Path) -> list[tuple[Path, Item]]:
    """Return the answer keys (`*.gold.json`) in a folder, or the one file. Raises `BadInput` if there is none."""
    files = sorted(path.glob("*.gold.json")) if path.is_dir() else [path]
    if not files or not files[0].exists():
        raise BadInput(f"{path}: no answer key (*.gold.json)", "name the folder of the keys, such as kg/samples/keys")
    try:
        return [(file, json.loads(file.read_text(encoding="utf-8"))) for file in files]
    except ValueError as error:
        raise BadInput(
            f"{path}: not a valid answer key ({error})", "see the extraction format in docs/format.md"
        ) from error


def _source(name: str, key: Path, folders: Sequence[Path]) -> Path:
    for folder in (*folders, key.parent, key.parent.parent):
        for candidate in (folder / name, *folder.glob(f"*/{name}")):
            if candidate.is_file():
                return candidate
    raise BadInput(f"{key.name}: its source {name} was not found", "name its folder with --sources DIR")


def run_keys(keys: Path, sources: Sequence[Path] = ()) -> list[FileRun]:
    """Extract the source of each of `keys` (a folder or one file), sought in `sources` and beside the key, and compare.

    Raises `BadInput` if a key or a source is missing, or if a key belongs to another text.
    """
    runs = []
    for folder in sources:
        if not folder.is_dir():
            raise BadInput(f"{folder}: there is no such folder", "check the spelling of --sources")
    for file, key in load_keys(keys):
        source, record = extract_file(_source(key["source"]["file"], file, sources))
        if len(source.text) != key["source"]["chars"]:
            raise BadInput(f"{file.name} is the key of another text than {source.name}", "the spans would not fit")
        runs.append(FileRun(file.name.removesuffix(".gold.json"), source.text, list(marks(key, dict(record)))))
    return runs


def totals(runs: Iterable[FileRun]) -> dict[str, Score]:
    """Return the counts of each layer over all files."""
    total = {layer: Score() for layer in LAYERS}
    for run in runs:
        for layer in run.layers:
            total[layer.layer].add(layer.score)
    return total


def evaluate(keys: Path | Sequence[FileRun], sources: Sequence[Path] = ()) -> tuple[Table, dict[str, Score]]:
    """Run `keys` (or take a run that is there); return a table (a layer a row, a column a file) and the totals."""
    runs = run_keys(keys, sources) if isinstance(keys, Path) else keys
    total = totals(runs)
    rows: list[list[Any]] = []
    for number, (layer, s) in enumerate(total.items()):
        scores = [run.layers[number].score for run in runs]
        shown = [round(score.f1, 3) if score.key or score.found else None for score in scores]
        rows.append([layer, round(s.precision, 3), round(s.recall, 3), round(s.f1, 3), s.key, *shown])
    mean = round(sum(s.f1 for s in total.values()) / len(total), 3)
    rows.append(["mean F1", None, None, mean, None, *([None] * len(runs))])
    return Table(["layer", "P", "R", "F1", "key", *(run.name for run in runs)], rows), total
