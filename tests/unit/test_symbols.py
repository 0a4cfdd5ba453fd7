"""Symbols: what is one, its normal form, the type that it holds, and who numbers for the whole country."""

import re

import pytest
from tables import row

from kg.document_types import type_of_line
from kg.extract.symbols import SYMBOL, normal_symbol, symbol_type
from kg.resolve.central import is_central

SYMBOLS = [
    row("767/KH-UBND", "767/KH-UBND", why="a plan of a province"),
    row("136/2013/NĐ-CP", "136/2013/NĐ-CP", why="a decree with its year"),
    row("92-KL/TW", "92-KL/TW", why="a conclusion of the Party"),
    row("56-CTr/TU", "56-CTr/TU", why="a programme of the Party"),
    row("565-BC/BTCTW", "565-BC/BTCTW", why="a report of a central committee"),
    row("202/2025/QH15", "202/2025/QH15", why="a law"),
    row("02/2020/UBTVQH14", "02/2020/UBTVQH14", why="an ordinance"),
    row("534/KH-MTTW-BTT", "534/KH-MTTW-BTT", why="a plan of the Front with two bodies"),
    row("8935/BNV-CTTN&BĐG", "8935/BNV-CTTN&BĐG", why="a letter with an ampersand"),
    row("7272/BKHĐT", "7272/BKHĐT", why="a letter with the ministry alone"),
    row("123/UBND-VX", "123/UBND-VX", why="a letter of a province"),
    row("45/2019/NQ-HĐND", "45/2019/NQ-HĐND", why="a resolution of a council"),
    row("15/TTLT-BYT-BNV", "15/TTLT-BYT-BNV", why="a joint circular"),
    row("1097/NQ-UBTVQH13", "1097/NQ-UBTVQH13", why="a resolution with the term in the body"),
    row("17/2021/QĐ -TTg", "17/2021/QĐ-TTg", why="a space before the hyphen"),
    row("64 - KH/TU", "64-KH/TU", why="spaces around the hyphen"),
    row("118/2008/QĐ-TTG", "118/2008/QĐ-TTg", why="the case of TTg"),
    row("22-CTR/TU", "22-CTr/TU", why="the case of CTr"),
    row("01/2023/QyĐ-UBND", "01/2023/QyĐ-UBND", why="a rule"),
    row("3012/QĐ-BNN-KTHT", "3012/QĐ-BNN-KTHT", why="a decision of a ministry with its department"),
    row(
        "12/KH-BCĐ138",
        "12/KH-BCĐ138",
        why="a steering committee with a number",
        fault="SYMBOL allows two digits after a body",
    ),
    row("214-QĐ/TW", "214-QĐ/TW", why="a decision of the Party"),
    row("1665/QĐ–TTg", "1665/QĐ-TTg", why="a long dash"),
    row("92–KL/TW", "92-KL/TW", why="a long dash in a symbol of the Party"),
    row("05/2016/TTLT-BYT-BTC-BLĐTBXH", "05/2016/TTLT-BYT-BTC-BLĐTBXH", why="a joint circular of three ministries"),
    row("88/2019/QH14", "88/2019/QH14", why="a resolution of the National Assembly"),
]


@pytest.mark.parametrize(("text", "expected"), SYMBOLS)
def test_symbols(text, expected):
    match = re.fullmatch(SYMBOL, text)
    assert match is not None
    assert normal_symbol(match.group()) == expected
    assert normal_symbol(expected) == expected


NONE = [
    row("15/3/2021", why="a date"),
    row("24/7", why="round the clock"),
    row("32/10.000", why="a rate"),
    row("và/hoặc", why="words"),
    row("2021-2025", why="a period"),
    row("m2/người", why="a unit"),
    row("01 mô hình/xã", why="a rate of things"),
    row("COVID-19", why="a name with a number"),
    row("50%/năm", why="a share"),
]


@pytest.mark.parametrize("text", NONE)
def test_no_symbols(text):
    assert re.search(SYMBOL, text) is None


TYPES = [
    row("767/KH-UBND", "KH", why="a plan"),
    row("22/2013/QĐ-TTg", "QĐ", why="a decision"),
    row("31-KH/TU", "KH", why="a plan of the Party"),
    row("22-CTr/TU", "CTr", why="a programme"),
    row("66/TTr-UBND", "TTr", why="a submission"),
    row("9/TT-BTC", "TT", why="a circular"),
    row("1102-CV/TU", "CV", why="a letter of the Party"),
    row("123/UBND-VX", "CV", why="a letter of the State"),
    row("7272/BKHĐT", "CV", why="a letter with the ministry alone"),
    row("52/2023/QH15", None, why="a law or a resolution: the symbol does not say"),
    row("41/CĐ-TTg", "CĐ", why="a telegram"),
    row("45/HD-MTTQ", "HD", why="a guide"),
    row("08/2023/NQ-HĐND", "NQ", why="a resolution"),
    row("15/2014/TTLT-BYT-BNV", "TTLT", why="a joint circular"),
    row("3/LĐTBXH-BTXH", "CV", why="a letter whose body looks like a code"),
    row("210/BC-UBND", "BC", why="a report"),
]


@pytest.mark.parametrize(("symbol", "expected"), TYPES)
def test_symbol_types(symbol, expected):
    assert symbol_type(symbol) == expected


LINES = [
    row("KẾ HOẠCH", "KH", why="a plan"),
    row("CHƯƠNG TRÌNH HÀNH ĐỘNG", "CTr", why="a programme of action"),
    row("CHƯƠNG TRÌNH", "CTr", why="a programme"),
    row("NGHỊ QUYẾT", "NQ", why="a resolution"),
    row("KẾT LUẬN", "KL", why="a conclusion"),
    row("CHỈ THỊ", "CT", why="a directive"),
    row("QUYẾT ĐỊNH", "QĐ", why="a decision"),
    row("NGHỊ ĐỊNH", "NĐ", why="a decree"),
    row("THÔNG TƯ", "TT", why="a circular"),
    row("HƯỚNG DẪN", "HD", why="a guide"),
    row("THÔNG BÁO", "TB", why="a notice"),
    row("TỜ TRÌNH", "TTr", why="a submission"),
    row("BÁO CÁO", "BC", why="a report"),
    row("ĐỀ ÁN", "ĐA", why="a scheme"),
    row("PHÁP LỆNH", "PL", why="an ordinance"),
    row("LUẬT", "L", why="a law"),
    row("CÔNG ĐIỆN", "CĐ", why="a telegram"),
    row("QUY CHẾ", "QC", why="rules of procedure"),
    row("QUY ĐỊNH", "QyĐ", why="a rule"),
    row("KẾ HOẠCH NĂM 2024", None, why="more than the type"),
    row("Kế hoạch", None, why="not in capitals"),
    row("QUYẾT ĐỊNH:", None, why="the enacting word"),
    row("MỤC TIÊU", None, why="a heading"),
    row("TỔ CHỨC THỰC HIỆN", None, why="another heading"),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_type_lines(line, expected):
    assert type_of_line(line) == expected


CENTRAL = [
    row("92-KL/TW", True, why="the Party's centre"),
    row("22/2013/QĐ-TTg", True, why="the Prime Minister"),
    row("20/2021/NĐ-CP", True, why="the Government"),
    row("52/2023/QH15", True, why="the National Assembly"),
    row("09/2022/TT-BLĐTBXH", True, why="a ministry"),
    row("245/TB-VPCP", True, why="the Office of the Government"),
    row("7272/BKHĐT", True, why="a ministry alone"),
    row("4512/BYT-KH", True, why="a letter of a ministry"),
    row("15/TTLT-BYT-BNV", True, why="two ministries"),
    row("534/KH-MTTW-BTT", True, why="the Front's centre"),
    row("767/KH-UBND", False, why="a province"),
    row("08/2023/NQ-HĐND", False, why="a council"),
    row("31-KH/TU", False, why="a provincial party committee"),
    row("19-KH/HU", False, why="a district party committee"),
    row("455/KH-SYT", False, why="a department"),
    row("123/UBND-VX", False, why="a letter of a province"),
    row("2315/SYT-BTXH", False, why="a letter of a department's section"),
    row("12/KH-BCĐ", False, why="a steering committee"),
    row("88/TB-BQL", False, why="a management board"),
    row("1102-CV/TU", False, why="a letter of a provincial party committee"),
    row("101-KH/ĐU", False, why="a party committee of a commune or body"),
    row("35/KH-BDT", False, why="a provincial board of ethnic affairs"),
    row("60-HD/BTGTU", False, why="a provincial propaganda board"),
    row("60-HD/BTGTW", True, why="the central propaganda board"),
    row("60-HD/BTCTU", False, why="a provincial organisation board"),
    row("14/KH-BCHQS", False, why="a provincial military command"),
]  # fmt: skip


@pytest.mark.parametrize(("symbol", "expected"), CENTRAL)
def test_central_symbols(symbol, expected):
    assert is_central(symbol) is expected
