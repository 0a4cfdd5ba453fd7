"""Measure the repair on texts that it has not seen: the text under test is left out of channel and counts.

    python measure.py CORPUS_FOLDER PAIRS_FOLDER NAME… [--condition a] [--errors 20] [--models FOLDER]

For each NAME (the beginning of a file name) prints how many of the printed syllables come out exactly right (case and
the place of the tone mark in oa, oe, uy aside; lost and merged words count as wrong) as read and as repaired, and how
many numbers, dates and symbols that were read well the repair has spoiled (must be none).
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from channel import align
from train import build

from kg.read.repair import repair
from kg.read.repair_model import Model
from kg.spelling import syllable_list, tone_place


def applied(text: str, model: Model) -> str:
    """Return `text` with its pieces put in place."""
    out, at = [], 0
    for piece in repair(text, model):
        out += [text[at : piece.start], piece.text]
        at = piece.end
    return "".join([*out, text[at:]])


def key(word: str) -> str:
    """Return `word` as it is compared."""
    return tone_place(word.strip(".,;:()“”\"'!?[]*…-–/").lower())


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--condition", default="a")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--models", type=Path, help="keep the models of the left-out runs here and use them again")
    args = parser.parse_args()
    total: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for name in args.names:
        kept = (args.models or Path(tempfile.mkdtemp())) / f"{name}.json.xz"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(build(args.corpus, args.pairs, name))
        model = Model(kept.read_bytes(), syllable_list())
        for truth in sorted(args.pairs.glob(f"{name}*.{args.condition}.truth")):
            seen = truth.with_suffix(".ocr").read_text(encoding="utf-8")
            start = time.perf_counter()
            fixed = applied(seen, model)
            speed = len(seen.encode()) / 1000 / (time.perf_counter() - start)
            count: Counter[str] = Counter()
            pages = zip(truth.read_text(encoding="utf-8").split("\f"), seen.split("\f"), fixed.split("\f"), strict=True)
            for printed, raw, new in pages:
                for (word, got), (_, before) in zip(align(printed, new), align(printed, raw), strict=True):
                    if key(word).isalpha():
                        count["all"] += 1
                        count["raw"] += key(word) == key(before)
                        count["right"] += key(word) == key(got)
                        if key(word) != key(got):
                            wrong[key(word), key(got)] += 1
                    elif any(c.isdigit() for c in word):
                        count["numbers"] += 1
                        count["read"] += key(word) == key(before)
                        count["spoiled"] += key(word) == key(before) != key(got)
            total.update(count)
            print(
                f"{truth.stem[:30]:32}{count['all']:6} raw {count['raw'] / count['all']:.3f}"
                f" right {count['right'] / count['all']:.4f}"
                f" numbers {count['numbers']} well read {count['read']}"
                f" of these spoiled by the repair {count['spoiled']}  {speed:.0f} KB/s"
            )
    print(f"all {total['all']} raw {total['raw'] / total['all']:.4f} right {total['right'] / total['all']:.4f}")
    for (word, got), times in wrong.most_common(args.errors):
        print(times, word, got)


if __name__ == "__main__":
    main()
