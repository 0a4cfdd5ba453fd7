"""Accuracy does not fall: every layer keeps its least F1. The floors only rise (CONTRIBUTING.md, Accuracy)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.evaluate import LAYERS, evaluate, floors
from kg.model import Table

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def samples() -> tuple[Table, dict[str, float]]:
    table, totals = evaluate(ROOT / "kg" / "samples" / "keys")
    return table, {layer: score.f1 for layer, score in totals.items()}


@pytest.mark.parametrize("name", ["floor.json", "floor-corpus.json"])
def test_every_layer_has_a_floor(name: str) -> None:
    assert list(floors(HERE / name)) == list(LAYERS)


def test_the_samples_keep_their_floor(samples: tuple[Table, dict[str, float]]) -> None:
    under = {
        layer: (samples[1][layer], least)
        for layer, least in floors(HERE / "floor.json").items()
        if samples[1][layer] < least
    }
    assert not under, f"F1 and floor: {under}"


@pytest.mark.corpus
def test_the_original_documents_keep_their_floor(corpus: Path) -> None:
    keys = corpus.parent / "gold"
    if not keys.is_dir():
        pytest.skip("no answer keys beside the original documents")
    _, totals = evaluate(keys, [corpus, corpus / "more"])
    under = {
        layer: (totals[layer].f1, least)
        for layer, least in floors(HERE / "floor-corpus.json").items()
        if totals[layer].f1 < least
    }
    assert not under, f"F1 and floor: {under}"


def test_the_published_table_is_the_measured_one(
    samples: tuple[Table, dict[str, float]], golden: Callable[[Path, str], None]
) -> None:
    page = ROOT / "docs" / "accuracy.md"
    head, start, _ = page.read_text("utf-8").partition("<!-- measured -->\n")
    assert start, "docs/accuracy.md has lost its mark <!-- measured -->"
    golden(page, head + start + _markdown(samples[0]))


def _markdown(table: Table) -> str:
    from io import StringIO

    from kg.export.table import write_table

    out = StringIO()
    write_table(table, "md", out)
    return out.getvalue()


def test_a_key_compared_with_itself_is_all_right() -> None:
    from kg.evaluate import compare

    for path in sorted((ROOT / "kg" / "samples" / "keys").glob("*.gold.json")):
        key = json.loads(path.read_text("utf-8"))
        wrong = {layer for layer, score in compare(key, key) if score.f1 < 1}
        assert not wrong, f"{path.name}: {wrong}"
