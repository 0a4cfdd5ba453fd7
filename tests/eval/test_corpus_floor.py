"""Accuracy on the test documents of `tests/corpus`, clean, damaged, in hard layouts and once held out, does not fall. Its README says how floors rise."""

import hashlib
import json
from pathlib import Path

import pytest

from kg.evaluate import LAYERS, floors, run_keys, totals, under_floor

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
SETS = [
    (CORPUS, "floor-own.json"),
    (CORPUS / "damaged", "floor-damaged.json"),
    (CORPUS / "layouts", "floor-layouts.json"),
    (CORPUS / "holdout", "floor-holdout.json"),
]
KEYS = sorted(CORPUS.rglob("*.gold.json"))


@pytest.mark.parametrize(("folder", "floor"), SETS, ids=["clean", "damaged", "layouts", "holdout"])
def test_every_layer_keeps_its_floor(folder: Path, floor: str) -> None:
    assert list(floors(HERE / floor)) == list(LAYERS)
    under = under_floor(HERE / floor, totals(run_keys(folder)))
    assert not under, f"layer, F1, floor: {under}"


@pytest.mark.parametrize("path", KEYS, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_a_key_fits_its_text(path: Path) -> None:
    key = json.loads(path.read_text("utf-8"))
    data = (path.parent / key["source"]["file"]).read_bytes()
    text = data.decode("utf-8")
    assert key["source"]["file"] == path.name.replace(".gold.json", ".txt")
    assert key["source"]["sha256"] == hashlib.sha256(data).hexdigest()
    assert key["source"]["chars"] == len(text)
    for name, items in key.items():
        if isinstance(items, list):
            for item in items:
                for span in (item.get("span"), item.get("unit")):
                    if isinstance(span, list):
                        assert 0 <= span[0] < span[1] <= len(text), (name, item)
    spans = [unit["span"] for unit in key["units"]]
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False)), "units overlap"
    known = {tuple(span) for span in spans}
    assert all(tuple(item["unit"]) in known for item in key["assignments"])
