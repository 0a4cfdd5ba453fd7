"""Evaluation: extraction records against answer keys; what changed since a saved run; floors that only rise."""

from kg.evaluate.compare import LAYERS, Mark, Marks, Score, compare, marks
from kg.evaluate.floors import floors, raise_floors, under_floor
from kg.evaluate.run import FileRun, evaluate, load_keys, run_keys, totals
from kg.evaluate.saved import Changes, changes, load_run, save_run

__all__ = [
    "LAYERS",
    "Changes",
    "FileRun",
    "Mark",
    "Marks",
    "Score",
    "changes",
    "compare",
    "evaluate",
    "floors",
    "load_keys",
    "load_run",
    "marks",
    "raise_floors",
    "run_keys",
    "save_run",
    "totals",
    "under_floor",
]
