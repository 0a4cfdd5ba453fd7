"""Appendices without a number, what they say of their act, and the marks that converters leave."""

import pytest
from tables import record

ACT = """<table id="t0"></table>

NGHỊ QUYẾT
VỀ CHÍNH SÁCH HỖ TRỢ NGƯỜI CAO TUỔI

HỘI ĐỒNG NHÂN DÂN TỈNH BẾN TRE

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT NGHỊ:

Điều 1. Hỗ trợ người cao tuổi theo các Phụ lục.
Điều 2. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.

<!-- image -->

PHỤ LỤC
MỨC HỖ TRỢ
(Kèm theo Nghị quyết số 12/NQ-HĐND ngày 8 tháng 7 năm 2018 của Hội đồng nhân dân tỉnh)
1. Hỗ trợ hằng tháng cho người cao tuổi.

PHỤ LỤC
HỒ SƠ
(Kèm theo Nghị quyết số 12/NQ-HĐND ngày 8 tháng 7 năm 2018 của Hội đồng nhân dân tỉnh)
1. Nộp đơn tại Ủy ban nhân dân xã.
"""


def test_several_appendices_without_numbers_are_numbered():
    paths = [s["path"] for s in record(ACT)["sections"]]
    assert [p for p in paths if p.startswith("PL")] == ["PL1", "PL2"]


def test_an_act_without_letterhead_has_number_and_day_from_its_appendix():
    act = record(ACT)["instruments"][0]
    assert (act["symbol"], act["date"]) == ("12/NQ-HĐND", "2018-07-08")


@pytest.mark.parametrize("mark", ["<table", "<!--"])
def test_marks_of_a_converter_are_no_units(mark: str):
    start = ACT.index(mark)
    assert not [u for u in record(ACT)["units"] if u["span"][0] <= start < u["span"][1]]
