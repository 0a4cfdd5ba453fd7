"""Measure the links from tasks to directive items against hand-made labels (tests/eval/items), at several thresholds.

    python benchmarks/items.py [--misses]

Labels of the bundled samples are always measured; those of the source texts where the corpus is at hand
(POLICYKG_CORPUS, or ../shared/corpus). A pair is a unit and an item; a unit without a label is none.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import kg.reason.items as items
from kg.pipeline import build

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "eval" / "items"
_PAIRS = """PREFIX pol: <https://policykg.example/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?start ?end ?symbol ?item ?score WHERE {
  ?link a pol:ItemLink ; pol:unit ?unit ; pol:item ?goal ; pol:score ?score .
  ?goal skos:notation ?item ; pol:itemOf/pol:symbol ?symbol .
  ?unit pol:evidence ?evidence . ?evidence oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end }"""


class Pair(NamedTuple):
    """One accepted link: file, span of the unit, notation of the item, score."""

    file: str
    span: tuple[int, int]
    item: str
    score: float


class Measure(NamedTuple):
    """Pairs labelled, found and right."""

    labelled: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Right pairs among those found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Right pairs among those labelled."""
        return self.right / self.labelled if self.labelled else 1.0


def labels(corpus: Path | None) -> dict[Path, dict]:  # type: ignore[type-arg]
    """Return the labels by the text that they belong to; those of the source texts only with `corpus`."""
    out = {}
    for path in sorted(LABELS.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for folder in (ROOT / "kg" / "samples", corpus):
            if folder is not None and (folder / data["file"]).exists():
                out[folder / data["file"]] = data
                break
    return out


def corpus_folder() -> Path | None:
    """Return the folder of the source texts, or None."""
    folder = Path(os.environ.get("POLICYKG_CORPUS", ROOT.parent / "shared" / "corpus"))
    return folder if folder.is_dir() else None


def accepted(texts: list[Path], threshold: float | None = None) -> list[Pair]:
    """Return the links that a build of `texts` accepts (every text on its own, so that twins do not meet)."""
    before = items.THRESHOLD
    items.THRESHOLD = before if threshold is None else threshold  # type: ignore[misc]
    out: list[Pair] = []
    try:
        for text in texts:
            with TemporaryDirectory() as folder:
                build([text], Path(folder) / "store")
                from kg.graph.store import open_store

                store = open_store(Path(folder) / "store")
                for row in store.query(_PAIRS, use_default_graph_as_union=True):
                    span = (int(row["start"].value), int(row["end"].value))
                    out.append(
                        Pair(f"{text.name}|{row['symbol'].value}", span, row["item"].value, float(row["score"].value))
                    )
    finally:
        items.THRESHOLD = before  # type: ignore[misc]
    return out


def _meet(a: tuple[int, int], b: list[int]) -> bool:
    inside = min(a[1], b[1]) - max(a[0], b[0])
    return inside > 0.5 * min(a[1] - a[0], b[1] - b[0])


def measure(known: dict[Path, dict], pairs: list[Pair], threshold: float = 0.0, misses: bool = False) -> Measure:  # type: ignore[type-arg]
    """Compare the pairs that score at least `threshold` with the labels."""
    labelled = found = right = 0
    for text, data in known.items():
        mine = [p for p in pairs if p.file == f"{text.name}|{data['directive']}" and p.score >= threshold]
        found += len(mine)
        words = text.read_text(encoding="utf-8")
        for label in data["labels"]:
            labelled += len(label["items"])
            got = {p.item for p in mine if _meet(p.span, label["span"])}
            right += len(got & set(label["items"]))
            if misses and got != set(label["items"]):
                said = " ".join(words[slice(*label["span"])].split())[:150]
                print(f"  {data['directive']} want {sorted(label['items'])} got {sorted(got)} | {said}")
        if misses:
            for p in mine:
                if not any(_meet(p.span, label["span"]) for label in data["labels"]):
                    said = " ".join(words[slice(*p.span)].split())[:150]
                    print(f"  {data['directive']} no label, got {p.item} {p.score} | {said}")
    return Measure(labelled, found, right)


def main() -> None:
    """Print precision and recall for thresholds around the one in use."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was wrong")
    options = parser.parse_args()
    known = labels(corpus_folder())
    pairs = accepted(list(known), 0.4)
    print(f"{len(known)} texts, {sum(len(d['labels']) for d in known.values())} labelled units")
    for threshold in sorted({0.45, 0.5, 0.55, 0.6, items.THRESHOLD, 0.7, 0.75, 0.8}):
        m = measure(known, pairs, threshold)
        star = "  <- in use" if threshold == items.THRESHOLD else ""
        counts = f"({m.right} of {m.labelled} pairs, {m.found} found){star}"
        print(f"{threshold:.2f}  precision {m.precision:.3f}  recall {m.recall:.3f}  {counts}")
    for directive in sorted({d["directive"] for d in known.values()}):
        some = {t: d for t, d in known.items() if d["directive"] == directive}
        m = measure(some, pairs, items.THRESHOLD)
        print(f"{directive}: precision {m.precision:.3f}, recall {m.recall:.3f} over {m.labelled} pairs")
    if options.misses:
        measure(known, pairs, items.THRESHOLD, misses=True)


if __name__ == "__main__":
    sys.exit(main())
