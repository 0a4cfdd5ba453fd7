"""What is read from one sentence: symbols, dates, figures, agencies and roles, citations, repaired words.

Each row is one input and what has to come out; a plan of a province no sample is from stands around it.
"""

from pathlib import Path
from typing import Any

import pytest

import kg
from kg.extract.symbols import normal_symbol, symbol_type

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 9/KH-UBND\nHà Giang, ngày 5 tháng 2 năm 2024\n\nKẾ HOẠCH\nvề an sinh xã hội\n\n"
)


def read(tmp_path: Path, body: str, head: str = HEAD) -> Any:
    path = tmp_path / "plan.txt"
    path.write_text(head + body + "\n", "utf-8")
    return kg.extract(path)


def test_the_head(tmp_path):
    record = read(tmp_path, "I. MỤC TIÊU\n\n- Chăm lo người có công.")
    (instrument,) = record["instruments"]
    got = {key: instrument.get(key) for key in ("type", "symbol", "date", "province")}
    assert got == {"type": "KH", "symbol": "9/KH-UBND", "date": "2024-02-05", "province": "Hà Giang"}


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "by", "direction"),
    [
        ("Đến năm 2025, 95% dân số tham gia bảo hiểm y tế.", 95, "%", 2025, "reach"),
        ("Tỷ lệ hộ nghèo giảm 2,5%/năm đến năm 2026.", 2.5, "%/năm", 2026, "reduce"),
        ("Đến năm 2030 có 1.200 căn nhà ở xã hội.", 1200, "căn", 2030, "reach"),
        ("Đến năm 2027, tỷ lệ lao động qua đào tạo tăng lên 70%.", 70, "%", 2027, "increase"),
        ("Năm 2025 còn dưới 3% trẻ em suy dinh dưỡng.", 3, "%", 2025, "reduce"),
    ],
)
def test_figures(tmp_path, sentence, value, unit, by, direction):
    record = read(tmp_path, f"I. MỤC TIÊU\n\n1. Các chỉ tiêu\n\n- {sentence}")
    (target,) = record["targets"]
    assert (target["value"], target["by"]) == (value, by)
    assert target["unit"].split()[0] == unit
    assert target["direction"] == direction


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát bệnh viện.",
            {("Sở Y tế tỉnh Hà Giang", "lead"), ("Sở Tài chính tỉnh Hà Giang", "coordinate")},
        ),
        ("Giao Sở Nội vụ rà soát biên chế ngành y tế.", {("Sở Nội vụ tỉnh Hà Giang", "responsible")}),
        (
            "Đề nghị Hội Nông dân tỉnh vận động hội viên tham gia bảo hiểm.",
            {("Hội Nông dân tỉnh Hà Giang", "requested")},
        ),
    ],
)
def test_who_does_it(tmp_path, sentence, expected):
    record = read(tmp_path, f"I. TỔ CHỨC THỰC HIỆN\n\n1. {sentence}\n\n2. Văn phòng tỉnh theo dõi chung.")
    assert expected <= {(a["agency"], a["role"]) for a in record["assignments"]}


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("Căn cứ Nghị quyết số 42-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương;", "42-NQ/TW"),
        ("Thực hiện Kết luận số 92-KL/TW ngày 05/11/2020 của Bộ Chính trị;", "92-KL/TW"),
        ("Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15/3/2021 của Chính phủ;", "20/2021/NĐ-CP"),
        ("Thực hiện Nghị quyết số 68/NQ-CP của Chính phủ;", "68/NQ-CP"),
    ],
)
def test_citations(tmp_path, sentence, key):
    record = read(
        tmp_path, f"{sentence}\nỦy ban nhân dân tỉnh ban hành kế hoạch như sau:\n\nI. MỤC TIÊU\n\n- Chăm lo đời sống."
    )
    assert key in record["documents"]
    text = HEAD + sentence
    assert any(key in text[c["span"][0] : c["span"][1]] for c in record["citations"])


@pytest.mark.parametrize(
    ("written", "normal", "kind"),
    [
        ("42-NQ/TW", "42-NQ/TW", "NQ"),
        ("767/KH-UBND", "767/KH-UBND", "KH"),
        ("20/2021/NĐ-CP", "20/2021/NĐ-CP", "NĐ"),
        ("377 -CV/TU", "377-CV/TU", "CV"),
    ],
)
def test_symbols(written, normal, kind):
    assert normal_symbol(written) == normal
    assert symbol_type(normal) == kind
