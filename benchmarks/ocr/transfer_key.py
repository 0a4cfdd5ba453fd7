"""Carry an answer key from a clean text onto a damaged copy of it (printed, scanned, read by an OCR engine).

    python transfer_key.py CLEAN_KEYS CLEAN_TEXTS DAMAGED_TEXTS OUT_FOLDER

All are folders (several CLEAN_KEYS or CLEAN_TEXTS are joined by `:`). For each `NAME.txt` in DAMAGED_TEXTS the key is
`NAME.gold.json`, or the one with the longest name that NAME begins with (`plan-150.txt` takes `plan.gold.json`). The
new key goes to OUT_FOLDER; what could not be carried over is printed.

How: both texts are folded (lower case, no diacritics, one space for each run of white space) and aligned character
by character with the least number of edits; the pages must come in the same order. A span goes from the place of its
first character to that of its last and is widened to whole words, as an OCR engine breaks a letter into several.
A carried piece must be alike (`LEAST_LIKENESS`); where it is not, the item is left out, as nobody could find it.
Values stay those of the clean key: what was meant counts, not what was read. A finding `ocr-damage` is added.
"""

import argparse
import copy
import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kg.text import fold

__all__ = ["Alignment", "LEAST_LIKENESS", "find_key", "transfer"]

LEAST_LIKENESS = 50.0
"""Least likeness (0..100) of a piece of clean text and the piece of damaged text it is carried to."""
_GROUPS = (
    "instruments",
    "sections",
    "units",
    "citations",
    "assignments",
    "targets",
    "reports",
    "recipients",
    "findings",
)
_SPANS = ("span", "unit")
_UNMARKED = ("typo", "name-variant")
"""Kinds of findings that rest on the exact letters of a word: in a damaged text nobody can tell."""


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return `text` folded, white space as one blank, and the offset of each remaining character."""
    letters: list[str] = []
    at: list[int] = []
    for offset, char in enumerate(fold(text)):
        if char.isspace():
            if not letters or letters[-1] == " ":
                continue
            char = " "
        letters.append(char)
        at.append(offset)
    return "".join(letters), at


class Alignment:
    """Where each character of a clean text went in a damaged copy of it."""

    def __init__(self, clean: str, damaged: str) -> None:
        self.clean, self.damaged = clean, damaged
        left, left_at = _squeeze(clean)
        right, right_at = _squeeze(damaged)
        self._at: list[int] = []
        self._to: list[int] = []
        for step in Levenshtein.opcodes(left, right):
            for i, j in zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=False):
                if left[i] != " " and right[j] != " ":
                    self._at.append(left_at[i])
                    self._to.append(right_at[j])

    def span(self, start: int, end: int) -> list[int] | None:
        """Return the span in the damaged text of `[start, end)` of the clean one, or None if nothing of it is there."""
        first, last = bisect_left(self._at, start), bisect_left(self._at, end) - 1
        if first > last:
            return None
        begin, stop = self._to[first], self._to[last] + 1
        if not (start and self.clean[start].isalnum() and self.clean[start - 1].isalnum()):
            while begin and self.damaged[begin].isalnum() and self.damaged[begin - 1].isalnum():
                begin -= 1
        if not (end < len(self.clean) and self.clean[end - 1].isalnum() and self.clean[end].isalnum()):
            while stop < len(self.damaged) and self.damaged[stop - 1].isalnum() and self.damaged[stop].isalnum():
                stop += 1
        return [begin, stop]

    def likeness(self, start: int, end: int, span: list[int]) -> float:
        """Return how alike (0..100) the clean piece and the damaged piece at `span` are, blanks and marks aside."""
        pieces = (self.clean[start:end], self.damaged[span[0] : span[1]])
        return float(fuzz.ratio(*(re.sub(r"\W+", "", fold(piece)) for piece in pieces)))


def transfer(key: dict[str, Any], clean: str, damaged: str, name: str, data: bytes) -> tuple[dict[str, Any], list[str]]:
    """Return the key of the damaged text and the list of what could not be carried over.

    `key` is that of `clean`; `name` and `data` are the file name and the bytes of `damaged`.
    """
    way = Alignment(clean, damaged)
    new = copy.deepcopy(key)
    lost: list[str] = []
    new["source"] = {"file": name, "sha256": hashlib.sha256(data).hexdigest(), "chars": len(damaged)}
    for group in _GROUPS:
        kept = []
        for item in new.get(group) or []:
            if group == "findings" and item["kind"] in _UNMARKED:
                continue
            if _carry(item, group, way):
                kept.append(item)
            else:
                lost.append(f"{group}: {clean[slice(*item['span'])][:80]!r}" if "span" in item else group)
        new[group] = kept
    _part_units(new["units"])
    for link in new.get("links") or []:
        link.pop("span", None)
    findings = [item for item in new.get("findings") or [] if item["kind"] != "ocr-damage"]
    note = "read by an OCR engine that knows no Vietnamese letters"
    new["findings"] = [*findings, {"kind": "ocr-damage", "span": [0, min(len(damaged), 60)], "note": note}]
    return new, lost


def _carry(item: dict[str, Any], group: str, way: Alignment) -> bool:
    """Move the spans of `item`; tell whether all of them could be. An instrument's span is never refused."""
    moved = {}
    for field in _SPANS:
        if isinstance(item.get(field), list):  # the unit of a target is a word
            span = way.span(*item[field])
            if span is None or (group != "instruments" and way.likeness(*item[field], span) < LEAST_LIKENESS):
                return False
            moved[field] = span
    item.update(moved)
    return True


def _part_units(units: list[dict[str, Any]]) -> None:
    """Let no two units overlap: where a word was read into both, it is the later one's."""
    for before, after in zip(units, units[1:], strict=False):
        if before["span"][0] < after["span"][0] < before["span"][1]:
            before["span"][1] = after["span"][0]


def find_key(name: str, folders: list[Path]) -> Path | None:
    """Return the key for the text `name` (without `.txt`): of the same name, or the longest that `name` begins with."""
    keys = [path for folder in folders for path in folder.glob("*.gold.json")]
    fitting = [path for path in keys if name.startswith(path.name.removesuffix(".gold.json"))]
    return max(fitting, key=lambda path: (len(path.name), str(path)), default=None)


def _pairs(keys: list[Path], texts: list[Path], damaged: Path) -> Iterator[tuple[Path, Path, Path]]:
    for path in sorted(damaged.glob("*.txt")):
        key = find_key(path.stem, keys)
        if key is None:
            print(f"{path.name}: no key")
            continue
        name = json.loads(key.read_text("utf-8"))["source"]["file"]
        clean = next((folder / name for folder in texts if (folder / name).is_file()), None)
        if clean is None:
            print(f"{path.name}: no clean text {name}")
            continue
        yield key, clean, path


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("keys", "texts"):
        parser.add_argument(name, type=lambda value: [Path(part) for part in value.split(":")])
    parser.add_argument("damaged", type=Path)
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    for key, clean, path in _pairs(args.keys, args.texts, args.damaged):
        data = path.read_bytes()
        texts = clean.read_bytes().decode("utf-8"), data.decode("utf-8")
        new, lost = transfer(json.loads(key.read_text("utf-8")), *texts, path.name, data)
        target = args.output / f"{path.stem}.gold.json"
        target.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        total = sum(len(new.get(group) or []) for group in _GROUPS)
        print(f"{path.name}: {total} items carried from {key.name}, {len(lost)} lost")
        for line in lost:
            print(f"  lost {line}")


if __name__ == "__main__":
    main()
