"""Make the pairs (text as printed, text as an English OCR engine reads it) from a folder of clean texts.

    python make_pairs.py CORPUS_FOLDER PAIRS_FOLDER [--jobs 2] [--more-pages 3]

Every `*.txt` right under CORPUS_FOLDER is printed in full, every `more/*.txt` below it for its first pages only, except
the texts that are damaged themselves (fewer than one letter in six with a mark). PAIRS_FOLDER gets NAME.truth and
NAME.ocr, pages parted by a form feed, in four conditions: `a` (Tinos, 200 dpi) and, for fewer pages,
`b` (FreeSerif, 300 dpi), `c` and `d` (Tinos, 150 and 250 dpi). Files that exist are kept.
"""

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from damage_text import damage

CONDITIONS = {"a": (200, "tinos"), "b": (300, "freeserif"), "c": (150, "tinos"), "d": (250, "tinos")}


def clean(text: str) -> bool:
    """Tell whether `text` still has its diacritics."""
    letters = [char for char in text if char.isalpha()]
    return sum(char > "\x7f" for char in letters) > len(letters) / 6


def make(path: Path, folder: Path, condition: str, limit: int, seed: int) -> str:
    """Print and read one text; return its name."""
    dpi, face = CONDITIONS[condition]
    name = f"{path.stem}.{condition}"
    if not (folder / f"{name}.ocr").exists():
        printed, seen = damage(path.read_text(encoding="utf-8"), dpi, seed, "eng", face, limit)
        (folder / f"{name}.truth").write_text("\n\f".join(printed) + "\n", encoding="utf-8")
        (folder / f"{name}.ocr").write_text("\n\f".join(seen) + "\n", encoding="utf-8")
    return name


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--more-pages", type=int, default=3)
    args = parser.parse_args()
    args.pairs.mkdir(parents=True, exist_ok=True)
    work: list[tuple[Path, str, int]] = [(path, "a", 0) for path in sorted(args.corpus.glob("*.txt"))]
    work += [(path, "a", args.more_pages) for path in sorted((args.corpus / "more").glob("*.txt"))]
    for condition in "bcd":
        work += [(path, condition, 2) for path in sorted(args.corpus.glob("*.txt"))]
    work = [item for item in work if clean(item[0].read_text(encoding="utf-8"))]
    with ProcessPoolExecutor(args.jobs) as pool:
        for seed, (path, condition, limit) in enumerate(work):
            pool.submit(make, path, args.pairs, condition, limit, seed)


if __name__ == "__main__":
    main()
