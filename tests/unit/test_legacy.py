"""Text in the letters of TCVN3 and VNI fonts, as pages of about 2000 hold it."""

import pytest
from tables import quote, record, row

from kg.read import prepare, read_bytes
from kg.read.legacy import legacy
from kg.text import Working

TCVN3 = """NghÞ ®Þnh

cña chÝnh phñ Sè 412/2002/N§-CP ngµy 18 th¸ng 4 n¨m 2002
Quy ®Þnh viÖc gióp hé nghÌo ë vïng ch¾n sãng

chÝnh phñ

C¨n cø LuËt §Ò ®iÒu ngµy 24 th¸ng 8 n¨m 2000;

XÐt ®Ò nghÞ cña Bé trëng Bé Y tÕ,

NghÞ ®Þnh:

§iÒu 1. Hé ®îc gióp
Hé nghÌo ë x· ven biÓn ®îc gióp vËt liÖu lµm nhµ.

§iÒu 2. Bé Y tÕ chñ tr×, phèi hîp víi Bé Tµi chÝnh híng dÉn thi hµnh NghÞ ®Þnh nµy.
"""
READ = [
    row("NghÞ ®Þnh cña ChÝnh phñ híng dÉn", ("TCVN3", "Nghị định của Chính phủ hướng dẫn"), why="TCVN3, its ư lost"),
    row("tr\u00adëng nh\u00ad nhµ n\u00adíc ®\u00adîc nªu", ("TCVN3", "trưởng như nhà nước được nêu"), why="TCVN3 with its soft hyphens"),
    row("ngêi d©n Hµ Néi, §µ N½ng", ("TCVN3", "người dân Hà Nội, Đà Nẵng"), why="a syllable that is one without its ư"),
    row("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", ("VNI", "Cộng hòa xã hội chủ nghĩa Việt Nam"), why="VNI"),
    row("UÛY BAN NHAÂN DAÂN TÆNH BEÁN TRE, COÄNG HOØA XAÕ HOÄI, ÑOÄC LAÄP", ("VNI", "ỦY BAN NHÂN DÂN TỈNH BẾN TRE, CỘNG HÒA XÃ HỘI, ĐỘC LẬP"), why="VNI in capitals"),
    row("höôùng daãn thöïc hieän ôû cô sôû", ("VNI", "hướng dẫn thực hiện ở cơ sở"), why="horns in VNI"),
    row("Ủy ban nhân dân tỉnh hướng dẫn", ("", "Ủy ban nhân dân tỉnh hướng dẫn"), why="Unicode"),
    row("Uy ban nhan dan tinh", ("", "Uy ban nhan dan tinh"), why="no marks at all"),
    row("Năm 2024 ± 0,5 µg, 12 km² · §5 — «đạt»", ("", "Năm 2024 ± 0,5 µg, 12 km² · §5 — «đạt»"), why="signs of its letters in Unicode text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_it_says(text, expected):
    name, changes = legacy(text) or ("", [])
    assert (name, Working.composed(text).replaced(changes).text) == expected


def test_a_document_in_it_is_read_and_quoted_as_it_stands():
    got = record(TCVN3)
    (act,) = got["instruments"]
    assert (act["type"], act["symbol"], act["date"]) == ("NĐ", "412/2002/NĐ-CP", "2002-04-18")
    assert (act["issuer"], act["level"]) == ("Chính phủ", "central")
    assert {a["agency"] for a in got["assignments"]} == {"Bộ Y tế", "Bộ Tài chính"}
    (unit,) = [u for u in got["units"] if u["section"] == "Đ2"]
    assert quote(TCVN3, unit["span"]).startswith("§iÒu 2. Bé Y tÕ")
    assert unit["repaired"].startswith("Điều 2. Bộ Y tế chủ trì, phối hợp với Bộ Tài chính hướng dẫn")
    (finding,) = [f for f in got["findings"] if f["kind"] == "ocr-damage"]
    assert "TCVN3" in finding["note"]
    assert not [f for f in got["findings"] if f["kind"] == "typo"]


def test_every_letter_leads_back_to_where_it_stands():
    reading = prepare(read_bytes(TCVN3.encode(), "own.txt"))
    at = reading.working.text.index("hướng dẫn thi hành")
    start, end = reading.working.span(at, at + len("hướng dẫn thi hành"))
    assert TCVN3[start:end] == "híng dÉn thi hµnh"
    assert reading.encoding == "TCVN3"
    assert not reading.repaired
