"""Reading: what is a text, how damaged it is, and repair that never leaves the source's offsets."""

import hashlib
import unicodedata

import pytest
from tables import nfd, plan, quote, record, row

from kg.errors import BadInput
from kg.read import prepare, read, read_bytes
from kg.read.damage import damage
from kg.read.repair import repair

CLEAN = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành triển khai thực hiện chính sách xã hội, chăm lo đời sống của người dân, nhất là người nghèo và đồng bào dân tộc thiểu số."
RUINED = "Uy ban nhan dan tinh yéu cau cdc sé, ban, nganh trién khai thuc hién chinh sach xa hdi, cham lo doi séng cia nguoi dan, nhat la nguoi nghéo va déng bao dan tdc thiéu sé."

REFUSED = [
    row(b"", "empty", why="nothing"),
    row(b" \n\t ", "empty", why="nothing but space"),
    row(b"PK\x03\x04\x00\x00", "binary", why="an archive"),
    row("Kế hoạch".encode("utf-16"), "UTF-8", why="another encoding"),
    row("Kế hoạch số 5".encode("cp1258", "replace") + b"\xff\xfe\xfa", "UTF-8", why="bytes that are no UTF-8"),
    row(b"%PDF-1.7 ...", "PDF", why="a PDF whose bytes are text"),
]


@pytest.mark.parametrize(("raw", "word"), REFUSED)
def test_what_is_no_text_is_refused_with_advice(raw, word):
    with pytest.raises(BadInput) as error:
        read_bytes(raw, "own.txt")
    assert word in str(error.value)
    assert error.value.hint


def test_a_missing_file(tmp_path):
    with pytest.raises(BadInput):
        read(tmp_path / "none.txt")


KEPT = [
    row("Kế hoạch\r\nsố 5\r\n", why="line ends of Windows"),
    row(nfd("Kế hoạch số 5"), why="decomposed"),
    row("\ufeffKế hoạch", why="a byte order mark"),
    row("Kế\u00a0hoạch\x0csố\u200b5", why="odd spaces"),
    row("  \n Kế hoạch \n", why="space around"),
]


@pytest.mark.parametrize("text", KEPT)
def test_a_source_is_never_altered(text):
    source = read_bytes(text.encode(), "own.txt")
    assert source.text == text
    assert source.sha256 == hashlib.sha256(text.encode()).hexdigest()
    working = prepare(source).working
    assert unicodedata.is_normalized("NFC", working.text)
    assert working.span(0, len(working.text)) == [0, len(text)]


DAMAGE = [
    row(CLEAN, 0.0, 0.06, why="clean"),
    row(nfd(CLEAN), 0.0, 0.06, why="clean and decomposed"),
    row(CLEAN.upper(), 0.0, 0.06, why="clean, in capitals"),
    row(RUINED, 0.25, 1.0, why="ruined"),
    row("".join(c for c in nfd(CLEAN) if not unicodedata.combining(c)).replace("đ", "d"), 0.25, 1.0, why="without any marks"),
    row("", 0.0, 0.0, why="nothing"),
    row("123/KH-UBND 2021-2025 45%", 0.0, 0.0, why="figures and codes"),
    row(CLEAN.replace("ủy", "uỷ").replace("Ủy", "Uỷ"), 0.0, 0.06, why="old tone marks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "least", "most"), DAMAGE)
def test_damage(text, least, most):
    assert least <= damage(text) <= most


REPAIRED = [
    row("thuc hién chinh sach xa hdi", "thực hiện chính sách xã hội", why="policy"),
    row("Uy ban nhan dan tinh", "Ủy ban nhân dân tỉnh", why="a committee"),
    row("ngudi cao tudi", "người cao tuổi", why="the old"),
    row("giam nghéo bén ving", "giảm nghèo bền vững", why="poverty"),
    row("bao hiém y té", "bảo hiểm y tế", why="insurance"),
    row("thực hiện chính sách xã hội", "thực hiện chính sách xã hội", why="what is right stays"),
    row("TRIEN KHAI THUC HIEN", "TRIỂN KHAI THỰC HIỆN", why="capitals stay capitals"),
]


@pytest.mark.parametrize(("text", "expected"), REPAIRED)
def test_repair(text, expected):
    assert " ".join(p.text.strip() for p in repair(text)) == expected


FIXED = [
    row("Két luan sé 92-KL/TW ngay 05/11/2020", ("92-KL/TW", "05/11/2020"), why="symbols and dates"),
    row("dat 95,5% dan sé", ("95,5%",), why="shares"),
    row("Quyét dinh sé 1665/QD-TTg", ("1665/Q", "-TTg"), why="a symbol that lost its Đ"),
    row("giai doan 2021-2025", ("2021-2025",), why="periods"),
]


@pytest.mark.parametrize(("text", "kept"), FIXED)
def test_figures_and_symbols_pass_through(text, kept):
    at = 0
    out = []
    for piece in repair(text):
        assert at <= piece.start < piece.end <= len(text)
        out += [text[at : piece.start], piece.text]
        at = piece.end
    mended = "".join([*out, text[at:]])
    assert all(word in mended for word in kept)


def test_spans_of_a_repaired_text_are_those_of_the_source():
    text = plan(f"I. NHIEM VU\n\n- {RUINED}\n\n- {RUINED} Thuc hién Két luan sé 92-KL/TW.").replace(
        "KẾ HOẠCH", "KE HOACH"
    )
    made = record(text)
    assert made["source"]["repaired"]
    assert [c["doc"] for c in made["citations"]] == ["92-KL/TW"]
    (citation,) = made["citations"]
    assert quote(text, citation["span"]).endswith("92-KL/TW")
    assert RUINED in [quote(text, u["span"]) for u in made["units"]]


def test_a_clean_text_is_not_repaired():
    assert not record(plan("I. NHIỆM VỤ\n\n- " + CLEAN))["source"]["repaired"]


@pytest.mark.parametrize(
    "text",
    [
        "This is an English text about public policy and the people who make it, long enough to be judged by its words alone.",
        "Ceci est un texte français sur la politique publique et les gens qui la font, assez long pour être jugé par ses mots.",
    ],
    ids=["English", "French"],
)
def test_another_language_is_left_alone(text):
    reading = prepare(read_bytes(text.encode(), "own.txt"))
    assert not reading.repaired and reading.working.text == text
