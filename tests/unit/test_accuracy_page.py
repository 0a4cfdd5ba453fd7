"""The page of `benchmarks/accuracy.py`: its tables, and what is kept of documents that are not here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import accuracy

from kg.evaluate import LAYERS, FileRun, Mark, Marks


def run(name, right, missed):
    """Return a file of which `right` items of each layer were found and `missed` were not."""
    key = [Mark(i, i + 1, "x") for i in range(right + missed)]
    return FileRun(name, "", [Marks(layer, key, key[:right], [(i, i) for i in range(right)]) for layer in LAYERS])


def rows(text):
    return {line.split(" | ")[0].strip("| `"): line.strip("| ").split(" | ")[1:] for line in text.splitlines()}


def test_the_difference_of_a_layer():
    got = rows(accuracy.overview([run("a", 4, 0)], [run("a", 2, 2)]))
    assert got["units"] == ["4", "1.000", "0.667", "-0.333"]
    assert got["mean"][-1] == "-0.333"


def test_a_column_for_the_layout_alone():
    got = rows(accuracy.overview([run("a", 4, 0)], [run("a", 2, 2)], [run("a", 3, 1)]))
    assert got["units"] == ["4", "1.000", "0.857", "0.667", "-0.333"]


def test_each_document_has_its_figure_and_its_items():
    got = rows(accuracy.documents([run("a", 4, 0), run("b", 0, 0)]))
    assert got["a"][0] == "1.000 (4)" and not any(got["b"])


def test_only_documents_that_are_there_both_clean_and_damaged_are_compared():
    clean, damaged = accuracy.pairs([run("a", 1, 0), run("b", 1, 0)], [run("b", 1, 0), run("c", 1, 0)])
    assert [r.name for r in clean] == [r.name for r in damaged] == ["b"]


def test_the_page_keeps_what_it_says_of_other_documents(tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    page.write_text(f"old\n{accuracy.MARK}kept", "utf-8")
    monkeypatch.setattr(sys, "argv", ["accuracy.py", "--output", str(page)])
    monkeypatch.setattr(accuracy, "run_keys", lambda *_: [run("a", 1, 0)])
    accuracy.main()
    text = page.read_text("utf-8")
    assert text.startswith("# Accuracy") and text.endswith(f"{accuracy.MARK}kept") and "## In the repository" in text
