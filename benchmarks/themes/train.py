"""Learn the themes of units from answer keys and write `kg/extract/data/themes.json.xz`.

    python benchmarks/themes/train.py [KEYS:TEXTS ...] [--output FILE]

Needs scikit-learn. Without arguments it learns from the keys in the repository; each further `KEYS:TEXTS` names a
folder of answer keys and that of their texts. It prints how well units of documents are told that the model has not
seen (cross-validation, a document's units all in one part), by folder, and then learns from all of them.
The phrases of the theme vocabulary are learned too, a little, so that a theme with few units is known by them.
"""

import argparse
import json
import lzma
import sys
from collections import Counter
from pathlib import Path

import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from kg.extract import themes as here
from kg.outline import Block
from kg.read import prepare, read
from kg.structure import structure
from kg.text import flatten
from kg.vocabulary import concepts

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("tests/corpus", "tests/corpus/layouts", "tests/corpus/holdout")
OWN = [("kg/samples/keys", "kg/samples"), *((folder, folder) for folder in TESTS)]
SEEN_IN = 3
"""Units in which a feature has to occur."""
STRENGTH = 1.0
PHRASES = 0.5
"""Weight of a phrase of the vocabulary, against that of a unit."""
LEAST = 0.1
"""Weights below this are left out."""

BESIDE = 0.6
"""Weight of a unit for a theme that its key does not name first: the main theme is to come out first."""

Example = tuple[dict[str, float], tuple[str, ...], str, str]


def examples(keys: Path, texts: Path) -> list[Example]:
    """Return `(features, themes, document, folder)` of the units of all keys in a folder."""
    found: list[Example] = []
    for path in sorted(keys.glob("*.gold.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        text = texts / key["source"]["file"]
        if not text.exists():
            continue
        reading = prepare(read(text))
        blocks = []
        for part in structure(reading).parts:
            title = here.document_themes(part.title.text if part.title else "")
            units = [block for block in part.blocks if block.kind in ("unit", "row")]
            blocks += [(reading.working.span(block.start, block.end), block, title) for block in units]
        for unit in key["units"]:
            if unit["kind"] not in here.THEMED or not unit["themes"]:
                continue
            start, end = unit["span"]
            shared = [(min(end, b) - max(start, a), block, title) for (a, b), block, title in blocks]
            best, block, title = max(shared, key=lambda item: item[0], default=(0, None, None))
            if block is not None and best >= 0.5 * (end - start):
                found.append((here.features(block, title), tuple(unit["themes"]), path.name, str(keys)))
    return found


def phrases() -> list[Example]:
    """Return the phrases of the vocabulary, each as a unit of its theme."""
    found = []
    for concept in concepts("theme").values():
        for label in concept.labels:
            flat = flatten(label, 0, len(label))
            block = Block("unit", 0, len(label), flat, unit_kind="task")
            found.append((here.features(block), (concept.id,), "phrase", "phrases"))
    return found


def fit(rows: list[Example], names: list[str]) -> tuple[DictVectorizer, numpy.ndarray, numpy.ndarray]:
    """Return the vectoriser, the weights (a row a theme) and the biases of one logistic regression for each theme."""
    seen = Counter(name for row in rows for name in row[0])
    kept = [{name: v for name, v in row[0].items() if seen[name] >= SEEN_IN} for row in rows]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(kept)
    usual = [PHRASES if row[3] == "phrases" else 1.0 for row in rows]
    coefs, biases = [], []
    for name in names:
        model = LogisticRegression(C=STRENGTH, max_iter=500)
        weight = [w * (BESIDE if name in row[1][1:] else 1.0) for w, row in zip(usual, rows, strict=True)]
        model.fit(matrix, [name in row[1] for row in rows], sample_weight=weight)
        coefs.append(model.coef_[0])
        biases.append(model.intercept_[0])
    return vectors, numpy.array(coefs), numpy.array(biases)


def named(scores: numpy.ndarray, names: list[str]) -> set[str]:
    """Return the themes that scores (log odds) give, as `themes_of` does."""
    order = numpy.argsort(-scores)
    least = numpy.log(here._ALSO / (1 - here._ALSO))
    return {names[k] for n, k in enumerate(order[: here._MOST]) if not n or scores[k] >= least}


def validate(rows: list[Example], extra: list[Example], names: list[str]) -> None:
    """Print the F1 of themes on documents that were left out, over all and by folder."""
    counts: dict[str, list[int]] = {}
    groups = [row[2] for row in rows]
    for train, test in GroupKFold(12).split(rows, groups=groups):
        vectors, coefs, biases = fit([rows[i] for i in train] + extra, names)
        scores = vectors.transform([rows[i][0] for i in test]) @ coefs.T + biases
        for i, row in zip(test, scores, strict=True):
            got, want = named(row, names), set(rows[i][1])
            for folder in ("all", rows[i][3]):
                tally = counts.setdefault(folder, [0, 0, 0])
                for k, n in enumerate((len(got & want), len(got), len(want))):
                    tally[k] += n
    for folder, (hit, got, want) in sorted(counts.items()):
        print(f"{folder}: F1 {2 * hit / (got + want):.3f} ({want} themes)")


def main() -> None:
    """Read the keys, print the cross-validation, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("more", nargs="*", metavar="KEYS:TEXTS")
    parser.add_argument("--output", type=Path, default=here._MODEL)
    options = parser.parse_args()
    rows = []
    for keys, texts in [*OWN, *(pair.split(":") for pair in options.more)]:
        rows += examples(ROOT / keys, ROOT / texts)
    names = sorted(concepts("theme"))
    extra = phrases()
    validate(rows, extra, names)
    vectors, coefs, biases = fit(rows + extra, names)
    weights = {}
    for j, name in enumerate(vectors.get_feature_names_out()):
        column = [(k, round(float(w) * 100)) for k, w in enumerate(coefs[:, j]) if abs(w) >= LEAST]
        if column:
            weights[name] = [number for pair in column for number in pair]
    model = {"themes": names, "bias": [round(float(b), 3) for b in biases], "weights": weights}
    data = json.dumps(model, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    options.output.write_bytes(lzma.compress(data, preset=9))
    print(f"{len(rows)} units, {len(weights)} features, {options.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
