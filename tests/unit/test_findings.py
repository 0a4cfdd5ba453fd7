"""Findings: what a careful clerk would query, and what he would not."""

import pytest
from tables import decision, nfd, plan, quote, record, row


def findings(text: str) -> list[tuple[str, str]]:
    return [(f["kind"], quote(text, f["span"])) for f in record(text)["findings"]]


TASK = "I. NHIỆM VỤ\n\n- "
SLIPS = [
    row(plan(TASK + "Thực hiện Nghị quyết số 24/NQ-HĐND ngày 31/4/2022."), [("impossible-date", "ngày 31/4/2022")], why="a day that April has not"),
    row(plan(TASK + "Họp ngày 30 tháng 02 năm 2023 tại tỉnh."), [("impossible-date", "ngày 30 tháng 02 năm 2023")], why="a day that February has not"),
    row(plan(TASK + "Thực hiện Nghị quyết số 24/NQ-HĐND ngày 05/13/2022."), [("impossible-date", "ngày 05/13/2022")], why="a thirteenth month"),
    row(plan(TASK + "Thực hiện Nghị quyết số 24/NQ-HĐND ngày 29/02/2023."), [("impossible-date", "ngày 29/02/2023")], why="a leap day in a common year"),
    row(plan(TASK + "Thực hiện Nghị quyết số 24/NQ-HĐND ngày 29/02/2024."), [], why="a leap day"),
    row(plan(TASK + "Thực hiện Nghị quyết số 24/NQ-HĐND ngày 05/12/2024."), [("impossible-date", "ngày 05/12/2024")], why="younger than the document that cites it"),
    row(plan(TASK + "Chăm lo trẻ em.", number="Số:     /KH-UBND"), [("blank-field", "Số: /KH-UBND")], why="a number that was never filled in"),
    row(plan(TASK + "Chăm lo trẻ em.", place="Hà Giang, ngày    tháng    năm 2024"), [("blank-field", "ngày tháng năm 2024")], why="a day that was never filled in"),
    row(plan("Căn cứ Quyết định số ……/QĐ-UBND của Ủy ban nhân dân tỉnh;\n\n" + TASK + "Chăm lo trẻ em."), [("blank-field", "số ……/QĐ-UBND")], why="a citation whose number was never filled in"),
    row(plan("I. MỤC TIÊU\n\n1. Chỉ tiêu\n\n- Tỷ lệ thất nghiệp đạt 4% trở lên."), [("contradiction", "Tỷ lệ thất nghiệp đạt 4% trở lên")], why="a share that should be low, at least so high"),
    row(plan("I. MỤC TIÊU\n\n1. Chỉ tiêu\n\n- Tỷ lệ thất nghiệp dưới 4%."), [], why="a share that should be low, below"),
    row(plan("I. MỤC TIÊU\n\n1. Chỉ tiêu\n\n- Trên 95% hộ nghèo được hỗ trợ nhà ở."), [], why="poor households that are served"),
    row(plan("I. MỤC TIÊU\n\n1. Chỉ tiêu\n\n- Trên 50% người nghiện được cai nghiện."), [], why="addicts that are treated"),
    row(plan("I. MỤC TIÊU\n\n1. Chỉ tiêu\n\n- Giảm trên 20% hộ nghèo."), [], why="poor households that become fewer"),
    row(plan(TASK + "Nâng cao ngiệp vụ cho cán bộ."), [("typo", "ngiệp")], why="'ng' before i"),
    row(plan(TASK + "Bảo đảm ghiêm túc, nghiêm minh."), [], why="'gh' before i is right"),
    row(plan(TASK + "Quản lý, ca ngợi, kê khai, nghe, ghi, gìn giữ, cây cối, kinh kỳ, giêng."), [], why="words that are right"),
    row(plan(TASK + "Kết nối internet, wifi, karaoke tại xã."), [], why="foreign words", fault="'karaoke' is reported as a slip of spelling"),
    row(plan(TASK + "Xã Krông Nô, huyện Kông Chro, xã Kon Thụp."), [], why="names of the highlands"),
    row(decision("Điều 1. Ban hành Kế hoạch kèm theo Quyết định này.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn\n\nKẾ HOẠCH\nChăm lo trẻ em\n(Kèm theo Quyết định số 821/QĐ-UBND ngày 14 tháng 3 năm 2024)\n\nI. MỤC TIÊU\n\n- Chăm lo trẻ em."), [("symbol-mismatch", "821/QĐ-UBND")], why="a note that turns the digits of its decision round"),
    row(plan("Căn cứ Quyết định số 02/QĐ-TTg ngày 05/01/2022 của Thủ tướng Chính phủ;\n\n" + TASK + "Thực hiện Quyết định số 02/QĐ-BYT ngày 05/01/2022."), [("symbol-mismatch", "02/QĐ-BYT")], why="another body for the Prime Minister"),
    row(plan("I. PHÂN CÔNG\n\n| TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Rà soát hộ nghèo | Sở Y tế | Trước ngày 15/02/2024 |\n"), [("impossible-date", "Trước ngày 15/02/2024")], why="a deadline of a row that had passed"),
    row(decision("Điều 1. Ban hành Kế hoạch chăm lo trẻ em giai đoạn 2021 - 2025.", title="Ban hành Kế hoạch chăm lo trẻ em giai đoạn 2022 - 2025"), [("period-conflict", "giai đoạn 2021 - 2025")], why="article 1 against the title"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_findings(text, expected):
    assert findings(text) == expected


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_findings_decomposed(text, expected):
    assert findings(nfd(text)) == expected


def test_a_body_in_charge_and_beside_itself():
    text = plan(
        "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n| TT | Nội dung nhiệm vụ | Chủ trì | Phối hợp |\n|---|---|---|---|\n| 1 | Rà soát hộ nghèo | Sở Nội vụ | Sở Y tế; Sở Nội vụ |\n"
    )
    assert [kind for kind, _ in findings(text)] == ["contradiction"]


def test_two_periods():
    text = plan(
        "Căn cứ Nghị quyết số 24/NQ-HĐND, Ủy ban nhân dân tỉnh ban hành Kế hoạch chăm lo trẻ em giai đoạn 2021-2025 như sau:\n\n"
        "I. TỔ CHỨC THỰC HIỆN\n\n- Giao Sở Y tế chủ trì.\n\nTrên đây là Kế hoạch chăm lo trẻ em giai đoạn 2022-2025./."
    )
    assert findings(text) == [("period-conflict", "giai đoạn 2022-2025")]


def test_every_finding_says_what_is_wrong():
    for row_ in SLIPS:
        for finding in record(row_.values[0])["findings"]:
            assert finding["note"].endswith(".")
            assert finding["severity"] in ("error", "warning", "info")
