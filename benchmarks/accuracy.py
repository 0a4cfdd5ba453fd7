"""Measure the accuracy, layer by layer and document by document, clean against damaged; write benchmarks/accuracy.md.

    python benchmarks/accuracy.py
    python benchmarks/accuracy.py --originals KEYS --texts TEXTS --damaged DAMAGED

The first form measures what is in the repository: the samples, `tests/corpus` and `tests/corpus/damaged`. The second
measures the original documents as well, which are not: KEYS and TEXTS are folders (several are joined by `:`), DAMAGED
holds OCRed copies with their keys (benchmarks/ocr/transfer_key.py). With `--printed FOLDER` (the `--truth` pages of
damage_text.py, with keys) a column tells what the layout costs. Without KEYS, what the page says of them is kept.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate import LAYERS, FileRun, Score, run_keys, totals

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "benchmarks" / "accuracy.md"
MARK = "<!-- originals -->\n"
PARTS = (LAYERS[: LAYERS.index("citations.span")], LAYERS[LAYERS.index("citations.span") : LAYERS.index("targets")])
PARTS = (*PARTS, LAYERS[LAYERS.index("targets") :])
HEAD = """# Accuracy: clean against damaged

Written by `python benchmarks/accuracy.py`; what a layer is says [docs/accuracy.md](../docs/accuracy.md).
F1, and the number of items in the keys. *Damaged* is the same document printed, scanned with skew, blur and noise, and
read by an OCR engine that knows no Vietnamese letters ([ocr/damage_text.py](ocr/damage_text.py)); its key is carried
over by alignment ([ocr/transfer_key.py](ocr/transfer_key.py)). So the difference holds both what misread letters cost
and what the layout of the page does (lines, pages, table cells one under the other). Where there is a column *printed*,
it is the page with right letters: the layout alone.
"""


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; the first column is left-aligned, the others right-aligned."""
    lines = ["| " + " | ".join(columns) + " |", "| --- |" + " ---: |" * (len(columns) - 1)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)]) + "\n"


def figure(score: Score) -> str:
    """Return F1, or nothing where neither key nor program has an item."""
    return f"{score.f1:.3f}" if score.key or score.found else ""


def overview(clean: Sequence[FileRun], damaged: Sequence[FileRun], printed: Sequence[FileRun] = ()) -> str:
    """Return the table of layers: items, F1 clean, F1 damaged, difference. All hold the same documents.

    `printed` are the pages with right letters, as they went to the printer: what the layout alone costs.
    """
    sides = [totals(runs) for runs in (clean, printed, damaged) if runs]
    rows = []
    for layer in LAYERS:
        gap = sides[-1][layer].f1 - sides[0][layer].f1
        rows.append([f"`{layer}`", str(sides[0][layer].key), *(figure(side[layer]) for side in sides), f"{gap:+.3f}"])
    means = [sum(score.f1 for score in side.values()) / len(LAYERS) for side in sides]
    rows.append(["mean", "", *(f"{mean:.3f}" for mean in means), f"{means[-1] - means[0]:+.3f}"])
    return table(["layer", "items", "clean", *(["printed"] if printed else []), "damaged", "difference"], rows)


def documents(runs: Sequence[FileRun]) -> str:
    """Return tables with a document a row and a layer a column: F1 and, in brackets, the items of the key."""
    made = []
    for part in PARTS:
        rows = []
        for run in runs:
            scores = {marks.layer: marks.score for marks in run.layers}
            rows.append([run.name, *(f"{figure(scores[n])} ({scores[n].key})".removeprefix(" (0)") for n in part)])
        made.append(table(["document", *(f"`{name}`" for name in part)], rows))
    return "\n".join(made)


def pairs(clean: Sequence[FileRun], damaged: Sequence[FileRun]) -> tuple[list[FileRun], list[FileRun]]:
    """Return the documents of which there is a clean and a damaged copy of the same name, in one order."""
    known = {run.name: run for run in clean}
    both = [run for run in damaged if run.name in known]
    return [known[run.name] for run in both], both


def section(title: str, clean: Sequence[FileRun], damaged: Sequence[FileRun], printed: Sequence[FileRun] = ()) -> str:
    """Return the part of the page on one set of documents."""
    left, right = pairs(clean, damaged)
    printed = pairs(printed, right)[0]
    counts = totals(clean)
    mean = sum(score.f1 for score in counts.values()) / len(LAYERS)
    intro = f"{len(clean)} documents, {len(left)} of them also damaged. Mean F1 of the layers, all clean: {mean:.3f}.\n"
    return "\n".join(
        [
            f"## {title}\n",
            intro,
            f"### The same {len(left)} documents, clean and damaged\n",
            overview(left, right, printed),
            "### All clean documents, by layer\n",
            table(
                ["layer", "P", "R", "F1", "items"],
                [
                    [f"`{n}`", f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}", str(s.key)]
                    for n, s in counts.items()
                ],
            ),
            "### Each clean document\n",
            documents(clean),
            "### Each damaged document\n",
            documents(damaged),
        ]
    )


def folders(value: str) -> list[Path]:
    """Return the folders in a list joined by `:`."""
    return [Path(part) for part in value.split(":")]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--originals", type=folders, default=[])
    parser.add_argument("--texts", type=folders, default=[])
    parser.add_argument("--damaged", type=Path)
    parser.add_argument("--printed", type=Path)
    parser.add_argument("--output", type=Path, default=PAGE)
    args = parser.parse_args()
    samples, corpus = run_keys(ROOT / "kg" / "samples" / "keys"), run_keys(ROOT / "tests" / "corpus")
    bundled = section("In the repository", [*samples, *corpus], run_keys(ROOT / "tests" / "corpus" / "damaged"))
    kept = args.output.read_text("utf-8").partition(MARK)[2] if args.output.exists() else ""
    if args.originals:
        clean = sorted((r for keys in args.originals for r in run_keys(keys, args.texts)), key=lambda run: run.name)
        damaged = run_keys(args.damaged) if args.damaged else []
        printed = run_keys(args.printed) if args.printed else []
        kept = section("Original documents (not in the repository)", clean, damaged, printed)
    args.output.write_text(f"{HEAD}\n{bundled}\n{MARK}{kept}", encoding="utf-8")
    print(args.output)


if __name__ == "__main__":
    main()
