"""Acts as tools leave them: letterhead lost, appendices without a number, labels alone, marks of a converter."""

from tables import record

ACT = """<table id="t0"></table>

NGHỊ QUYẾT
VỀ CHÍNH SÁCH HỖ TRỢ NGƯỜI CAO TUỔI

HỘI ĐỒNG NHÂN DÂN TỈNH BẾN TRE
KHÓA IX, KỲ HỌP THỨ 7

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


def test_the_marks_of_a_converter_are_no_words_of_the_act():
    found = record(ACT)
    assert found["instruments"][0]["issuer"] == "Hội đồng nhân dân tỉnh Bến Tre"
    image = ACT.index("<!--")
    assert not [u for u in found["units"] if u["span"][0] <= image < u["span"][1]]


def test_the_enacting_line_tells_the_province_before_another_title_above_the_letterhead():
    act = record(
        "Về việc hỗ trợ người có công trên địa bàn huyện Đại Lộc, tỉnh Quảng Nam\n\n"
        "ỦY BAN NHÂN DÂN TỈNH BẾN TRE\nSố: 15/QĐ-UBND\nBến Tre, ngày 4 tháng 10 năm 2022\n\n"
        "QUYẾT ĐỊNH\nVỀ HỖ TRỢ NGƯỜI CAO TUỔI\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẾN TRE\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Giao Sở Y tế chịu trách nhiệm thi hành Quyết định này."
    )
    assert act["instruments"][0]["province"] == "Bến Tre"
    assert {a["agency"] for a in act["assignments"]} == {"Sở Y tế tỉnh Bến Tre"}


def test_a_law_that_amends_two_laws_is_no_amendment_by_the_act():
    act = record(
        ACT.replace("năm 2015;", "năm 2015; Luật Sửa đổi bổ sung một số điều của Luật Tổ chức Chính phủ "
        "và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;")
    )  # fmt: skip
    assert not [link for link in act["links"] if link["from"] == "d1" and link["relation"] == "amends"]


def test_labels_alone_on_their_line_and_romans_in_small_letters_open_sections():
    sections = record(
        "ỦY BAN NHÂN DÂN TỈNH BẾN TRE\nSố: 3/CT-UBND\nBến Tre, ngày 4 tháng 2 năm 2010\nCHỈ THỊ\n"
        "Về xây dựng kế hoạch\nA.\nNội dung của kế hoạch\nI.\nVề đánh giá tình hình\n"
        "Đánh giá toàn diện kết quả thực hiện các chỉ tiêu của kế hoạch trước, làm rõ nguyên nhân của những chỉ tiêu không đạt, trách nhiệm của từng ngành, từng cấp.\nIi. về nội dung kế hoạch\n"
        "Xác định mục tiêu phù hợp với điều kiện của tỉnh.\nB.\nTổ chức thực hiện\n"
        "1. Sở Tài chính hướng dẫn lập dự toán."
    )["sections"]
    assert [s["path"] for s in sections] == ["A", "A.I", "A.II", "B"]
