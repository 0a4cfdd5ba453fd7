"""The repair of OCR damage: what is restored, what is never touched, and the gate that lets clean text through."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.damage import damage
from kg.read.repair import CERTAIN, Piece, repair
from kg.spelling import tone_place


def repaired(text: str) -> str:
    """Return `text` with its pieces put in place."""
    out, at = [], 0
    for piece in repair(text):
        out += [text[at : piece.start], piece.text]
        at = piece.end
    return "".join([*out, text[at:]])


CLEAN = """Ủy ban nhân dân tỉnh giao Sở Y tế chủ trì, phối hợp với các sở, ban, ngành liên quan rà soát mạng lưới
trạm y tế xã, đề xuất nhu cầu bác sĩ và trang thiết bị, báo cáo kết quả trước ngày 15/11. Các địa phương cân đối ngân
sách, lồng ghép nguồn vốn của các chương trình để bảo đảm kinh phí thực hiện Kế hoạch số 12/KH-UBND."""

ROWS = [
    ("Giao S& Y té chu tri tham muu", "Giao Sở Y tế chủ trì tham mưu", "a vowel that became a symbol"),
    ("hd trg cho hd nghéo trén dia ban x4", "hỗ trợ cho hộ nghèo trên địa bàn xã", "a letter that became a digit"),
    ("ngudi ¢6 cong v6i cach mang", "người có công với cách mạng", "both letters of a word ruined"),
    ("Can cir Két luan sé 92-KL/TW cua Bo Chinh tri", "Căn cứ Kết luận số 92-KL/TW của Bộ Chính trị", "symbol kept"),
    ("MUC PICH, YEU CAU", "MỤC ĐÍCH, YÊU CẦU", "capitals stay capitals"),
    ("TO CHUC THUC HIEN", "TỔ CHỨC THỰC HIỆN", "capitals without any mark"),
    ("I1. NHIEM VU", "II. NHIỆM VỤ", "Roman two at the head of a line"),
    ("111. GIAI PHAP", "III. GIẢI PHÁP", "Roman three at the head of a line"),
    ("Nghi quyét Trung uong 5 khoa X1", "Nghị quyết Trung ương 5 khóa XI", "Roman number of a congress"),
    ("S6: 15/KH-UBND", "Số: 15/KH-UBND", "số before a number"),
    ("Quyét dinh s6 12/2013/QD-TTg", "Quyết định số 12/2013/QĐ-TTg", "Đ in a type code"),
    ("Nghi dinh s6 20/2021/ND-CP cua Chinh phu", "Nghị định số 20/2021/NĐ-CP của Chính phủ", "Đ of a decree"),
    ("Thudng truc HDND tinh", "Thường trực HĐND tỉnh", "Đ of a body"),
    ("4.S6Y té", "4. Sở Y tế", "words glued together"),
    ("nang cao hi¢u qua gi4o duc nghé nghiép", "nâng cao hiệu quả giáo dục nghề nghiệp", "symbols inside words"),
    ("phét trién nha & x4 hoi", "phát triển nhà ở xã hội", "a word of one symbol"),
    ("giam ty Ié hd nghéo 3%/nam", "giảm tỷ lệ hộ nghèo 3%/năm", "small l read as capital I"),
    ("dat 62,8%; 8.500 lao dong", "đạt 62,8%; 8.500 lao động", "figures stay"),
    ("phong, chéng HIV/AIDS (MTQG)", "phòng, chống HIV/AIDS (MTQG)", "abbreviations stay"),
    ("Hang loat thiét bi 5G, IoT", "Hàng loạt thiết bị 5G, IoT", "technical names stay"),
    ("van hoá, khoa hoc", "văn hoá, khoa học", "the place of a tone mark that was read is kept"),
    ("trudc 7h30 ngay 1/2 giam phat thai CO2", "trước 7h30 ngày 1/2 giảm phát thải CO2", "times and formulas stay"),
    ("b) Phan céng nhiém vu", "b) Phân công nhiệm vụ", "the letter of a list item, and the capital after it"),
    ("c) Can ci? nhiém vu", "c) Căn cứ nhiệm vụ", "a horn read as a question mark"),
    ("Dai hoi lan thi” XIII cua Dang", "Đại hội lần thứ XIII của Đảng", "a horn read as a closing quotation mark"),
    ("“Tuong than tuong ai” va", "“Tương thân tương ái” và", "a quotation stays one"),
    (
        "“Binh dang gidi trong ky nguyén\nso” va",
        "“Bình đẳng giới trong kỷ nguyên\nsố” và",
        "a quotation over two lines",
    ),
    ("Quyét dinh s6 1855/QD-TT¢g ngay", "Quyết định số 1855/QĐ-TTg ngày", "a mark in a type code"),
    ("IIl- MUC TIEU", "III- MỤC TIÊU", "Roman number before a dash"),
    ("[V. TO CHUC THUC HIEN", "IV. TỔ CHỨC THỰC HIỆN", "Roman number whose first stroke became a bracket"),
    ("Iv. TO CHUC THUC HIEN", "IV. TỔ CHỨC THỰC HIỆN", "Roman number with a small v"),
    ("v. TO CHUC THUC HIEN", "V. TỔ CHỨC THỰC HIỆN", "Roman five as a small letter"),
    ("Ban ThuOng truc Uy ban", "Ban Thường trực Ủy ban", "ườ read as uO is not parted before the capital"),
    ("Quyét dinh s6 4255/QB-BNN ngay", "Quyết định số 4255/QĐ-BNN ngày", "Đ read as B in a type code"),
    ("diém b khoan 2", "điểm b khoản 2", "the letter of a point stays"),
]


@pytest.mark.parametrize(("seen", "meant", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_damaged_words_are_restored(seen: str, meant: str, why: str) -> None:
    """Each row: as the engine read it, as it was printed, why it is here."""
    assert repaired(seen) == meant, why


def test_a_piece_says_where_it_stands_and_how_sure_it_is() -> None:
    """Pieces ascend, do not overlap, slice to words of the source and carry a margin between 0 and 20."""
    text = "1. Sé Tai chinh\n\n- Chu tri, phdi hop; dé xuat 12 x4 (nam 2025)."
    pieces = repair(text)
    assert [text[p.start : p.end] for p in pieces] == [
        "Sé",
        "Tai",
        "chinh",
        "Chu",
        "tri",
        "phdi",
        "hop",
        "dé",
        "xuat",
        "x4",
        "nam",
    ]
    assert all(a.end <= b.start for a, b in zip(pieces, pieces[1:], strict=False))
    assert all(0 <= p.margin <= CERTAIN for p in pieces)
    assert pieces[0] == Piece(3, 5, "Sở", pieces[0].margin)


@given(st.text(alphabet="abcdeghiklmnopqrstuvxyéàôưđ¢&@4610IVX .,;:-/()\n'\"%TWKHQD", max_size=120))
@settings(max_examples=150, deadline=None)
def test_no_text_crashes_it_and_every_piece_lies_in_the_text(text: str) -> None:
    """Offsets ascend and lie inside; nothing but white space is added at a seam."""
    at = 0
    for piece in repair(text):
        assert at <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end].strip() == text[piece.start : piece.end]
        assert piece.text.strip()
        at = piece.end


SEEN = ["Trién", "khai", "thuc", "hién", "sé", "tai", "cua", "x4", "dén", "nam", "&", "ty", "lé"]


@given(st.lists(st.sampled_from(SEEN), min_size=1, max_size=6), st.data())
@settings(max_examples=150, deadline=None)
def test_numbers_dates_and_symbols_never_change(words: list[str], data: st.DataObject) -> None:
    """Whatever surrounds it, a number, a date, a percentage or a symbol comes out as it went in."""
    number = st.integers(0, 9999).map(str)
    day = st.dates().map(lambda d: f"{d.day:02}/{d.month:02}/{d.year:04}")
    share = st.floats(0, 100).map(lambda x: f"{x:.1f}%".replace(".", ","))
    symbol = st.tuples(st.integers(1, 9999), st.sampled_from(["KL/TW", "CV/TU", "NQ/TW", "KH/TU", "CT/TW"])).map(
        lambda x: f"{x[0]}-{x[1]}"
    )
    state = st.tuples(st.integers(1, 9999), st.sampled_from(["KH-UBND", "NĐ-CP", "QĐ-TTg", "TT-BTC", "NQ-HĐND"])).map(
        lambda x: f"{x[0]}/{x[1]}"
    )
    item = data.draw(st.one_of(number, day, share, symbol, state))
    at = data.draw(st.integers(0, len(words)))
    text = " ".join([*words[:at], item, *words[at:]])
    start = len(" ".join([*words[:at], ""])) if at else 0
    for piece in repair(text):
        assert piece.end <= start or piece.start >= start + len(item)
    assert re.search(rf"(?:^| ){re.escape(item)}(?: |$)", repaired(text))


def test_the_gate_lets_clean_text_through_and_stops_damaged_text() -> None:
    """Clean text is near 0; the same text without its marks, or read by an English engine, is far from it."""
    assert damage(CLEAN) < 0.05
    assert damage(CLEAN.upper()) < 0.05
    bare = "Uy ban nhan dan tinh giao So Y te chu tri, phoi hop voi cac so, ban, nganh lien quan ra soat tram y te"
    assert damage(bare) > 0.3
    assert damage("Trién khai thuc hién Két luan sé 92-KL/TW ngay 05/11/2020 caa Bo Chinh tri") > 0.3


def test_the_gate_reads_both_places_of_the_tone_mark_and_both_forms_of_unicode() -> None:
    """hoà and hòa, composed and decomposed letters are all clean."""
    assert damage("văn hoá khoẻ mạnh uỷ ban, văn hóa khỏe mạnh ủy ban") == 0.0
    assert damage(unicodedata.normalize("NFD", CLEAN)) < 0.05
    assert tone_place("hoà") == "hòa"
    assert tone_place("quý") == "quý"


@pytest.mark.parametrize("text", ["", "   \n", "12/2024", "UBND"])
def test_a_text_without_words_is_not_damaged(text: str) -> None:
    """No words, no damage, no pieces that change anything."""
    assert damage(text) == 0.0
    assert repaired(text) == text


def test_clean_text_survives_the_repair() -> None:
    """Should clean text get there all the same, it stays as it is."""
    assert repaired(CLEAN) == CLEAN
