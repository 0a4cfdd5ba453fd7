"""A key carried from a clean text onto a damaged one (`benchmarks/ocr/transfer_key.py`): its spans point at the same words."""

import json
import sys
from pathlib import Path

import pytest
from tables import row

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "ocr"))

from transfer_key import Alignment, find_key, transfer

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
CLEAN = "1. Sở Y tế\n\nChủ trì, phối hợp với Sở Tài chính (Kết luận số 92-KL/TW) giải quyết.\n"
DAMAGED = "1. S& Y té\n\nCht tri, phdi hgp v6i So Tai\n\n\x0cchinh (Két luan s6 92-KL/TW) giai quyét.\n"

PIECES = [
    row("Sở Y tế", "S& Y té", why="a letter that became a mark"),
    row("1. Sở Y tế", "1. S& Y té", why="a number before it"),
    row("Chủ trì", "Cht tri", why="a letter that became another one"),
    row("Sở Tài chính", "So Tai\n\n\x0cchinh", why="a page between the words"),
    row("Kết luận số 92-KL/TW", "Két luan s6 92-KL/TW", why="brackets stay outside"),
    row("phối hợp", "phdi hgp", why="the ends of the span are no letters that agree"),
    row("giải quyết.", "giai quyét.", why="the full stop at the end"),
]  # fmt: skip


@pytest.mark.parametrize(("piece", "expected"), PIECES)
def test_where_a_piece_went(piece, expected):
    way = Alignment(CLEAN, DAMAGED)
    span = way.span(CLEAN.index(piece), CLEAN.index(piece) + len(piece))
    assert span and DAMAGED[slice(*span)] == expected


def test_a_text_on_itself_keeps_every_span():
    way = Alignment(CLEAN, CLEAN)
    words = [(m, m + 4) for m in range(len(CLEAN) - 4) if not CLEAN[m].isspace() and not CLEAN[m + 3].isspace()]
    assert all(way.span(start, end) == [start, end] for start, end in words)


def test_half_a_word_stays_half_a_word():
    start = CLEAN.index("92-KL") + 3
    span = Alignment(CLEAN, CLEAN).span(start + 1, start + 2)
    assert span == [start + 1, start + 2]


KEY = {
    "source": {"file": "clean.txt", "sha256": "", "chars": len(CLEAN)},
    "instruments": [],
    "sections": [{"path": "1", "span": [0, 10]}],
    "units": [{"span": [12, len(CLEAN) - 1], "kind": "task"}],
    "citations": [{"span": [CLEAN.index("Kết"), CLEAN.index(") giải")], "doc": "92-KL/TW"}],
    "assignments": [{"span": [3, 10], "unit": [12, len(CLEAN) - 1], "agency": "Sở Y tế"}],
    "targets": [{"span": [12, 19], "unit": "%", "value": 5}],
    "findings": [{"kind": "typo", "span": [0, 5]}, {"kind": "blank-field", "span": [0, 10]}],
}


def test_a_whole_key():
    new, lost = transfer(KEY, CLEAN, DAMAGED, "bad.txt", DAMAGED.encode())
    assert lost == []
    assert (new["source"]["file"], new["source"]["chars"]) == ("bad.txt", len(DAMAGED))
    assert DAMAGED[slice(*new["citations"][0]["span"])] == "Két luan s6 92-KL/TW"
    assert new["assignments"][0]["unit"] == new["units"][0]["span"]
    assert new["targets"][0]["unit"] == "%", "the unit of measure is no span"
    assert [item["kind"] for item in new["findings"]] == ["blank-field", "ocr-damage"]
    assert KEY["units"][0]["span"][0] == 12, "the old key is left as it was"


def test_what_is_not_there_any_more_is_named():
    new, lost = transfer(KEY, CLEAN, DAMAGED.replace("Két luan s6 92-KL/TW", "@#& ~~"), "bad.txt", b"")
    assert new["citations"] == [] and lost == ["citations: 'Kết luận số 92-KL/TW'"]


def test_the_key_with_the_longest_name_is_taken(tmp_path):
    for name in ("plan", "plan-2", "other"):
        (tmp_path / f"{name}.gold.json").write_text("{}")
    names = [getattr(find_key(name, [tmp_path]), "name", None) for name in ("plan-150", "plan-2-150", "plan", "x")]
    assert names == ["plan.gold.json", "plan-2.gold.json", "plan.gold.json", None]


@pytest.mark.parametrize("path", sorted((CORPUS / "damaged").glob("*.txt")), ids=lambda path: path.stem)
def test_the_keys_in_the_repository_are_the_carried_ones(path):
    folders = [CORPUS, ROOT / "kg" / "samples" / "keys"]
    key = find_key(path.stem, folders)
    old = json.loads(key.read_text("utf-8"))
    clean = next(f / old["source"]["file"] for f in (CORPUS, ROOT / "kg" / "samples") if (f / old["source"]["file"]).is_file())  # fmt: skip
    data = path.read_bytes()
    new, _ = transfer(old, clean.read_bytes().decode(), data.decode(), path.name, data)
    assert new == json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
