"""Folding, flattening and the way back: nothing may shift by a character."""

import unicodedata

import pytest
from tables import nfd, row

from kg.text import Working, flatten, fold, is_upper, slugify, syllables

FOLDS = [
    row("Đắk Nông", "dak nong", why="đ and marks"),
    row("ƯỚC MƠ", "uoc mo", why="horned letters"),
    row("2021–2025", "2021-2025", why="a long dash"),
    row("“Vì người nghèo”", '"vi nguoi ngheo"', why="curved quotes"),
    row("thị xã – huyện — xã", "thi xa - huyen - xa", why="both long dashes"),
    row("15m²", "15m²", why="a superscript stays"),
    row("ﬁ", "ﬁ", why="a ligature stays one character"),
    row("İstanbul", "istanbul", why="a letter whose small form is two characters"),
    row("", "", why="nothing"),
    row("767/KH-UBND", "767/kh-ubnd", why="a symbol"),
    row(
        "Ðồng Tháp",
        "dong thap",
        why="the Icelandic letter that some fonts put for Đ",
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOLDS)
def test_fold(text, expected):
    assert fold(text) == expected
    assert len(fold(text)) == len(text)


SLUGS = [
    row("Sơn La", "son-la", why="two words"),
    row("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau", why="a dash between spaces"),
    row("  TP. Hồ Chí Minh ", "tp-ho-chi-minh", why="stops and spaces around"),
    row(nfd("Đắk Lắk"), "dak-lak", why="decomposed"),
    row("…", "", why="no letters"),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slugify(text, expected):
    assert slugify(text) == expected


CAPITALS = [
    row("KẾ HOẠCH", True, why="capitals"),
    row("QUYẾT ĐỊNH SỐ 118/2008/QĐ-TTg CỦA THỦ TƯỚNG", True, why="a small g in a symbol does no harm"),
    row("Kế hoạch", False, why="a capital first letter"),
    row("A", False, why="one letter is not enough"),
    row("2021-2025", False, why="no letters"),
    row("TM. ỦY BAN NHÂN DÂN", True, why="an abbreviation in front"),
]


@pytest.mark.parametrize(("text", "expected"), CAPITALS)
def test_is_upper(text, expected):
    assert is_upper(text) is expected


def test_syllables_are_runs_of_letters():
    assert syllables("Sở Y tế, 25 huyện (TTg)") == ["Sở", "Y", "tế", "huyện", "TTg"]


FLATS = [
    row("Sở Y tế\n  chủ trì", "Sở Y tế chủ trì", why="a line end and its indent are one space"),
    row("**Sở** *Y tế*", "Sở Y tế", why="Markdown marks go"),
    row("| Sở Y tế | Sở Nội vụ |", "Sở Y tế Sở Nội vụ", why="pipes are space"),
    row("Sở\u200b Y\u00adtế", "Sở Ytế", why="characters without width go"),
    row("Sở\u00a0Y\ttế", "Sở Y tế", why="other white space"),
    row("\n\n", "", why="nothing but line ends"),
    row("đạt 95%\x0cdân số", "đạt 95% dân số", why="a page break"),
    row("  Điều 1.  ", "Điều 1.", why="spaces around"),
]


@pytest.mark.parametrize(("text", "expected"), FLATS)
def test_flatten(text, expected):
    flat = flatten(text, 0, len(text))
    assert flat.text == expected
    assert len(flat) == len(flat.at) == len(flat.folded) == len(flat.lower)
    assert flat.folded == fold(expected)


@pytest.mark.parametrize(("text", "expected"), FLATS)
def test_every_flat_character_knows_its_place(text, expected):
    flat = flatten(text, 0, len(text))
    for char, at in zip(flat.text, flat.at, strict=True):
        assert char == text[at] or (char == " " and (text[at].isspace() or text[at] == "|"))


SPANS = [
    row("a **Sở\nY tế** b", "Sở Y tế", "Sở\nY tế", why="across a line end"),
    row("- Quỹ *Vì người* nghèo;", "người nghèo", "người* nghèo", why="a mark inside stays in the quote"),
    row("1. Mục tiêu chung ", " Mục tiêu ", "Mục tiêu", why="spaces at either end are left out"),
]


@pytest.mark.parametrize(("text", "words", "expected"), SPANS)
def test_flat_spans(text, words, expected):
    flat = flatten(text, 0, len(text))
    at = flat.text.index(words)
    start, end = flat.span(at, at + len(words))
    assert text[start:end] == expected


def test_an_empty_flat_span_has_no_length():
    flat = flatten("a  b", 0, 4)
    assert flat.span(1, 2)[0] == flat.span(1, 2)[1]


COMPOSED = [
    row("Sở Y tế tỉnh Hà Giang", why="already composed"),
    row(nfd("Sở Y tế tỉnh Hà Giang"), why="decomposed"),
    row("Sở " + nfd("Y tế") + " tỉnh", why="half of it decomposed"),
    row("e\u0323\u0302 thê\u0301", why="marks in another order"),
    row("\u0301a", why="a mark without a letter"),
    row("", why="nothing"),
]


@pytest.mark.parametrize("text", COMPOSED)
def test_composed_text_maps_back(text):
    working = Working.composed(text)
    assert working.text == unicodedata.normalize("NFC", text)
    at = 0
    for i in range(len(working.text)):
        start, end = working.span(i, i + 1)
        assert start == at
        assert unicodedata.normalize("NFC", text[start:end]) == working.text[i]
        at = end
    assert at == len(text)


REPLACED = [
    row([(0, 5, "thực")], "thực hien", "thuc h", why="a shorter word"),
    row([(6, 10, "hiện")], "thuc  hiện", "hien", why="the last word"),
    row([(0, 5, "thuc ")], "thuc  hien", "thuc", why="a piece that changes nothing keeps its characters"),
    row([(0, 4, ""), (6, 10, "hiện")], "  hiện", "hien", why="a word that goes"),
]


@pytest.mark.parametrize(("pieces", "expected", "_quote"), REPLACED)
def test_replaced_pieces_stand_for_what_they_replace(pieces, expected, _quote):
    source = "thuc  hien"
    working = Working(source).replaced(pieces)
    assert working.text == expected
    for start, end, new in pieces:
        if new and new != source[start:end]:
            at = working.text.index(new)
            assert working.span(at, at + len(new)) == [start, end]
    spans = [working.span(i, i + 1) for i in range(len(working.text))]
    assert spans == sorted(spans)
