"""Links from tasks to directive items against hand-made labels: what the README and docs/accuracy.md claim holds."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "kg" / "samples"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_items", ROOT / "benchmarks" / "items.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_items"] = module
    spec.loader.exec_module(module)
    return module


def test_enough_pairs_are_labelled() -> None:
    labels = [json.loads(p.read_text(encoding="utf-8")) for p in (ROOT / "tests/eval/items").glob("*.json")]
    pairs = {d["file"]: sum(len(entry["items"]) for entry in d["labels"]) for d in labels}
    of_42 = sum(pairs[d["file"]] for d in labels if d["directive"] == "42-NQ/TW")
    assert sum(pairs.values()) >= 150
    assert of_42 >= 60


def test_42_on_the_samples(bench: ModuleType) -> None:
    known = {t: d for t, d in bench.labels(None).items() if d["directive"] == "42-NQ/TW"}
    assert len(known) == 2
    found = bench.measure(known, bench.accepted(list(known)))
    assert found.labelled >= 60
    assert found.precision >= 0.90
    assert found.recall >= 0.75


def test_all_labels(bench: ModuleType) -> None:
    corpus = bench.corpus_folder()
    if corpus is None:
        pytest.skip("the source texts are not here (POLICYKG_CORPUS)")
    known = bench.labels(corpus)
    found = bench.measure(known, bench.accepted(list(known)))
    assert found.precision >= 0.90
    assert found.recall >= 0.68
