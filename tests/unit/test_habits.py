"""Habits of drafters and of pages that documents nobody had seen before showed: each once, in our own words."""

import pytest
from tables import MOTTO, decision, instrument, plan, quote, quotes, record, row, unit_of

from kg.read import prepare, read_bytes
from kg.read.glued import lost_spaces


def roles(text: str, words: str) -> dict[str, str]:
    unit = unit_of(text, words)
    return {a["agency"]: a["role"] for a in record(text)["assignments"] if a["unit"] == unit["span"]}


def working(text: str) -> str:
    return prepare(read_bytes(text.encode(), "x.txt")).working.text


def sections(text: str) -> list[tuple[str, str]]:
    return [(s["path"], s["heading"]) for s in record(text)["sections"]]


def targets(sentence: str, heading: str = "I. MỤC TIÊU", **parts: str):
    return record(plan(f"{heading}\n- {sentence}", **parts))["targets"]


SECTIONS = [
    row("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế.\na) Chủ trì rà soát.\nb) Báo cáo kết quả.\n2. Sở Tài chính.\na) Bố trí kinh phí.\nb) Quyết toán.", [("III.1", "Sở Y tế"), ("III.2", "Sở Tài chính")], why="a body with a full stop over lettered duties"),
    row("II. MỤC TIÊU\n2- Mục tiêu cụ thể\n2.1- Giai đoạn 2024 - 2025\n- Xây 10 trạm y tế.\n2.2- Đến năm 2030\n- Xây 20 trạm y tế.", [("II.2", "Mục tiêu cụ thể"), ("II.2.1", "Giai đoạn 2024 - 2025"), ("II.2.2", "Đến năm 2030")], why="decimal labels with a dash"),
    row("II. NHIỆM VỤ\n**6. Khoa học, chuyển đổi số**\nỨng dụng công nghệ xử lý nước.", [("II.6", "Khoa học, chuyển đổi số")], why="a heading that ends in 'số'"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), SECTIONS)
def test_headings(body, expected):
    got = sections(plan(body))
    assert [s for s in got if s in expected] == expected


def test_articles_in_roman_numbers():
    text = decision(
        "QUYẾT ĐỊNH:\n\nĐiều I: Phê duyệt mức đóng góp.\n\nĐiều II: Sở Tài chính hướng dẫn thực hiện.\n\nĐiều III: Quyết định có hiệu lực từ ngày ký."
    )
    assert [u["section"] for u in record(text)["units"]][-3:] == ["Đ1", "Đ2", "Đ3"]


def test_the_duty_below_a_line_of_bodies_is_a_paragraph_of_its_own():
    wide = (
        "- Tổ chức tuyên truyền sâu rộng trong đoàn viên, hội viên và các tầng lớp nhân dân về chính sách xã hội của tỉnh.\n"
        * 8
    )
    text = plan(
        "I. NHIỆM VỤ\n"
        + wide
        + "II. TỔ CHỨC THỰC HIỆN\n1. Sở Thông tin và Truyền thông, Báo Hà Giang, Đài Phát thanh và Truyền hình tỉnh\nTăng thời lượng tin, bài về chính sách xã hội.\n2. Sở Y tế\nHướng dẫn các trạm y tế."
    )
    assert quote(text, unit_of(text, "thời lượng")["span"]) == "Tăng thời lượng tin, bài về chính sách xã hội."


def test_who_enacts_stands_below_the_last_reason():
    text = plan(
        "Căn cứ Luật Trẻ em năm 2016;\nXét đề nghị của Giám đốc Sở Y tế,\nỦy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:\nI. MỤC TIÊU\n- Chăm lo trẻ em."
    )
    assert unit_of(text, "Xét đề nghị")["kind"] == "basis"
    assert unit_of(text, "ban hành Kế hoạch")["kind"] == "lead-in"


KINDS = [
    row("II. NHIỆM VỤ\n5. Thanh tra, kiểm tra\nMỗi năm tổ chức các đợt thanh tra tại doanh nghiệp.", "các đợt", "task", why="inspection is no body"),
    row("III. NHIỆM VỤ\n1. Nâng cao trách nhiệm của cấp ủy, chính quyền\n- Đưa mục tiêu vào chương trình công tác.", "Đưa mục tiêu", "task", why="to raise a responsibility is a task"),
    row("IV. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện; hằng năm báo cáo Ban Thường vụ Tỉnh ủy.", "Văn phòng", "assignment", why="who sees to it and reports"),
    row("I. NHIỆM VỤ\n1. Rà soát hộ nghèo.\n\nĐề nghị các đơn vị quan tâm thực hiện./.", "Đề nghị các", "closing", why="a short last request"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "kind"), KINDS)
def test_kinds(body, words, kind):
    assert unit_of(plan(body), words)["kind"] == kind


FIGURES = [
    row("Tổ chức mỗi tháng ít nhất 02 phiên giao dịch việc làm.", "phiên/tháng", "reach", why="each month"),
    row("Giữ tỷ lệ che phủ rừng ở mức 71% trở lên, giữ vững tỷ lệ 98%.", "%", "reach", why="a share"),
    row("Độ che phủ rừng giữ ở mức 71% trở lên.", "%", "maintain", why="kept at a level"),
    row("Tỷ lệ bỏ trị dưới 2%.", "%", "reduce", why="a bad thing below a bound"),
    row("Phát triển thêm 05 cơ sở chăm sóc người cao tuổi.", "cơ sở", "increase", why="more of it"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "unit", "direction"), FIGURES)
def test_figures(sentence, unit, direction):
    got = targets(sentence)[0]
    assert (got["unit"], got["direction"]) == (unit, direction)


def test_the_objectives_of_a_plan_for_one_year_are_that_years():
    assert [t["by"] for t in targets("Trên 90% trẻ em được tiêm chủng.", title="Tiêm chủng mở rộng năm 2024")] == [2024]
    assert [t["by"] for t in targets("Trên 90% trẻ em được tiêm chủng.")] == [None]


def test_the_year_that_a_figure_starts_from_does_not_bind_it():
    (target,) = targets("Tăng tỷ lệ lao động qua đào tạo từ 50% năm 2016 lên 60% năm 2020.")
    assert (target["value"], target["by"]) == (60, 2020)


ROLES = [
    row("III. TỔ CHỨC THỰC HIỆN\n1. Ban cán sự đảng Ủy ban nhân dân tỉnh\n- Chỉ đạo Sở Xây dựng chủ trì rà soát quỹ đất.", "quỹ đất", {"Ban cán sự đảng Ủy ban nhân dân tỉnh Hà Giang": "responsible", "Sở Xây dựng tỉnh Hà Giang": "lead"}, why="to have another lead is not to lead"),
    row("III. TỔ CHỨC THỰC HIỆN\n1. Ban cán sự đảng Ủy ban nhân dân tỉnh\n- Lãnh đạo Ủy ban nhân dân tỉnh xây dựng kế hoạch.", "xây dựng kế hoạch", {"Ban cán sự đảng Ủy ban nhân dân tỉnh Hà Giang": "responsible", "Ủy ban nhân dân tỉnh Hà Giang": "responsible"}, why="a party group leads the committee"),
    row("III. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\nTrên cơ sở khả năng cân đối ngân sách, tham mưu UBND tỉnh bố trí kinh phí; lồng ghép vào kế hoạch hằng năm.", "tham mưu", {"Sở Tài chính tỉnh Hà Giang": "advise"}, why="advice, and where it is built in"),
    row("III. TỔ CHỨC THỰC HIỆN\n1. Cục Thuế tỉnh\nTheo chức năng, nhiệm vụ phối hợp với Sở Y tế trao đổi dữ liệu.", "trao đổi", {"Cục Thuế tỉnh Hà Giang": "coordinate", "Sở Y tế tỉnh Hà Giang": "coordinate"}, why="works with others within its field"),
    row("II. NHIỆM VỤ\n1. Các địa phương đã vào cuộc tích cực.\n2. Sở Y tế rà soát.", "vào cuộc", {}, why="what was done is no duty"),
    row("II. NHIỆM VỤ\n1. Khảo sát ít nhất 3 xã, phường, lập biên bản.", "Khảo sát", {}, why="so many communes are no body"),
    row("III. TỔ CHỨC THỰC HIỆN\n1. UBND các huyện, thị xã An Khê, thành phố Pleiku: xây dựng kế hoạch.", "xây dựng", {"Ủy ban nhân dân các huyện, thị xã An Khê, thành phố Pleiku tỉnh Hà Giang": "responsible"}, why="a town by its name at the end of a class"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "expected"), ROLES)
def test_roles(body, words, expected):
    assert roles(plan(body), words) == expected


def cited(opening: str) -> set[str]:
    return {c["doc"] for c in record(plan(opening + "\n\nI. MỤC TIÊU\n- Chăm lo trẻ em."))["citations"]}


CITED = [
    row("Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003;", {"Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân 2003"}, why="a law with abbreviations"),
    row("Căn cứ Luật Hoạt động giám sát của Quốc hội năm 2003;", {"Luật Hoạt động giám sát của Quốc hội 2003"}, why="a law with 'của' in its name"),
    row("Thực hiện Nghị quyết số 37/CP ngày 20 tháng 6 năm 1996 của Chính phủ;", {"37/CP"}, why="a number of before 1997"),
    row("Căn cứ Thông tư liên tịch số 63/2008/TTLT/BLĐTBXH-BTC ngày 27/10/2008;", {"63/2008/TTLT/BLĐTBXH-BTC"}, why="a joint circular with a slash"),
    row("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019;", {"Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương 2019", "Luật Tổ chức Chính phủ", "Luật Tổ chức chính quyền địa phương"}, why="an amending law with its year alone"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "expected"), CITED)
def test_cited(opening, expected):
    assert cited(opening) == expected


def test_a_plan_carries_out_the_programme_that_its_decision_approved():
    opening = "Căn cứ Quyết định số 1019/QĐ-TTg ngày 05/8/2012 của Thủ tướng Chính phủ phê duyệt Đề án trợ giúp người khuyết tật giai đoạn 2012 - 2020;"
    text = plan(
        opening
        + "\n\nI. MỤC TIÊU\n- Chăm lo người khuyết tật.\n\nTrên đây là Kế hoạch thực hiện Đề án trợ giúp người khuyết tật giai đoạn 2013 - 2020./.",
        title="Thực hiện Đề án trợ giúp người khuyết tật giai đoạn 2013 - 2020",
        place="Hà Giang, ngày 14 tháng 3 năm 2013",
    )
    named = {c["doc"] for c in record(text)["citations"] if "Đề án" in c["doc"] or "giai đoạn" in c["doc"]}
    assert named == {"Đề án trợ giúp người khuyết tật giai đoạn 2012-2020"}


def test_programmes_of_other_years_stay_apart():
    opening = (
        "Căn cứ Quyết định số 1722/QĐ-TTg ngày 02/9/2016 phê duyệt Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2016 - 2020;\n"
        "Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025;"
    )
    assert {d for d in cited(opening) if "giai đoạn" in d} == {
        "Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2016-2020",
        "Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025",
    }


WRAPPED = """TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian
I | TRUYỀN THÔNG
1 | Tổ chức chiến dịch truyền thông | Sở Y tế | Sở
Nội vụ; UBND cấp huyện | Tháng 10/2025
2 | Tập huấn cho nhân viên y tế thôn | Sở Y tế |
Sở Tài chính | Năm
2025
II | KIỂM TRA
1 | Kiểm tra chất lượng muối i-ốt | Sở Công Thương | Sở Y tế | Hằng
năm
Ghi chú: các sở báo cáo kết quả."""


@pytest.mark.parametrize("closed", [False, True])
def test_a_table_without_borders_at_its_ends(closed):
    table = (
        "\n".join(
            line + " |"
            for line in WRAPPED.replace("Sở\nNội", "Sở Nội")
            .replace("|\nSở", "| Sở")
            .replace("Năm\n", "Năm ")
            .replace("Hằng\n", "Hằng ")
            .split("\n")[:-1]
        )
        if closed
        else WRAPPED
    )
    text = plan("I. NHIỆM VỤ\nTheo phụ lục.\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n" + table)
    got = record(text)
    rows = [u for u in got["units"] if (u["section"] or "").startswith("PL.") and u["kind"] == "task"]
    assert [(u["section"], u.get("due")) for u in rows] == [
        ("PL.I.1", "2025-10"),
        ("PL.I.2", "2025"),
        ("PL.II.1", None),
    ]
    assert roles(text, "Tập huấn") == {"Sở Y tế tỉnh Hà Giang": "lead", "Sở Tài chính tỉnh Hà Giang": "coordinate"}
    assert roles(text, "muối") == {"Sở Công Thương tỉnh Hà Giang": "lead", "Sở Y tế tỉnh Hà Giang": "coordinate"}


BOXED = f"""Quyết định 1812/QĐ-TTg năm 2025 về Kế hoạch triển khai Luật Việc làm
Số hiệu | 1812/QĐ-TTg |
Loại văn bản | Quyết định |
Người ký | Trần Hữu Thuận |
THỦ TƯỚNG CHÍNH PHỦ |
{MOTTO} |
Số: 1812/QĐ-TTg |
Hà Nội, ngày 19 tháng 8 năm 2025 |
BAN HÀNH KẾ HOẠCH TRIỂN KHAI LUẬT VIỆC LÀM
THỦ TƯỚNG CHÍNH PHỦ
Căn cứ Luật Việc làm số 74/2025/QH15;
Xét đề nghị của Bộ trưởng Bộ Nội vụ.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch triển khai Luật Việc làm.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
Điều 3. Bộ Nội vụ chịu trách nhiệm thi hành Quyết định này./.
| KT. THỦ TƯỚNG |
KẾ HOẠCH
TRIỂN KHAI LUẬT VIỆC LÀM
(Kèm theo Quyết định số 1812/QĐ-TTg ngày 19 tháng 8 năm 2025 của Thủ tướng Chính phủ)
I. NHIỆM VỤ
1. Bộ Nội vụ phổ biến Luật.
"""


def test_an_act_whose_type_line_is_lost_below_the_box_of_a_site():
    act, issued = instrument(BOXED), instrument(BOXED, 1)
    assert (act["type"], act["symbol"], act["issuer"]) == ("QĐ", "1812/QĐ-TTg", "Thủ tướng Chính phủ")
    assert act["signer"] == {"name": "Trần Hữu Thuận", "position": "Phó Thủ tướng"}
    assert (issued["type"], issued["title"]) == ("KH", "Triển khai Luật Việc làm")


def test_who_signs_by_order_signs_in_his_own_office():
    text = plan(
        "I. NHIỆM VỤ\n1. Rà soát.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ PHÁP CHẾ\n\nĐỗ Quang Vinh"
    )
    assert instrument(text)["signer"] == {"name": "Đỗ Quang Vinh", "position": "Vụ trưởng Vụ Pháp chế"}


def test_the_signer_beside_the_last_recipient():
    text = plan(
        "I. NHIỆM VỤ\n1. Rà soát.\n\nNơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c); KT. CHỦ TỊCH\n- Sở Y tế; PHÓ CHỦ TỊCH\n- Các phòng, ban;\n- UBND các xã, thị trấn; Lương Văn Thiện"
    )
    assert instrument(text)["signer"] == {"name": "Lương Văn Thiện", "position": "Phó Chủ tịch"}
    assert record(text)["recipients"][-1]["name"].startswith("Ủy ban nhân dân các xã, thị trấn")


def test_words_that_run_together_in_several_ways():
    text = "Kếhoạch của Quốchội về giaiđoạn mới, Banhành vào tháng11, kèm theoQuyết định; internet, website, marketing."
    at = lost_spaces(text)
    assert [text[:a].split()[-1] for a in at] == ["Kế", "Quốc", "giai", "Ban", "tháng", "theo"]


def test_letters_of_a_font_that_converters_mistake():
    text = plan(
        "I. NHIỆM VỤ\n1. Sở Y tế tiếp tục hồn thành cơng tác phịng bệnh, cơng bố kết quả.\n2. Sở Nội vụ cịn thiếu biên chế thì bổ sung."
    )
    found = record(text)
    notes = [f["note"] for f in found["findings"] if f["kind"] == "ocr-damage"]
    assert notes and all(word in notes[0] for word in ("hồn", "cơng", "phịng", "cịn"))
    assert "hoàn thành công tác phòng bệnh, công bố" in working(text)
    assert "còn thiếu" in working(text)


def test_first_letters_that_stand_apart():
    text = plan("I. NHIỆM VỤ\n1. Phát triển vùng m iền núi, tăng ng uồn lực, hộ d ưới chuẩn.")
    assert "miền núi, tăng nguồn lực, hộ dưới chuẩn" in working(text)


def test_a_year_of_five_digits_and_an_act_without_its_number():
    found = record(
        plan("I. NHIỆM VỤ\n1. Thực hiện Thông tư số: /2021/TT-BYT; báo cáo trước ngày 27/12/20211 về Sở Y tế.")
    )
    rules = {f["rule"] for f in found["findings"]}
    assert "no-such-year" in rules, rules


TASKS = """| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | Xây dựng Đề án phát triển nhà ở xã hội | Sở Xây dựng | Sở Tài chính; Sở Tư pháp | 2026 |
| 2 | Rà soát mạng lưới trường nghề | nt | như trên | 2027 |
"""


def test_a_cell_that_says_as_above():
    text = plan("II. NHIỆM VỤ\n" + TASKS)
    found = {
        a["agency"].split(" tỉnh")[0]: a["role"]
        for a in record(text)["assignments"]
        if a["unit"] == unit_of(text, "Rà soát")["span"]
    }
    assert found == {"Sở Xây dựng": "lead", "Sở Tài chính": "coordinate", "Sở Tư pháp": "coordinate"}


def test_a_name_ends_with_its_cell():
    text = plan("II. NHIỆM VỤ\n" + TASKS)
    assert [q for q in quotes(text, record(text)["citations"]) if "Đề án" in q] == ["Đề án phát triển nhà ở xã hội"]


def test_who_is_not_to_lead():
    text = plan("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế không chủ trì việc mua sắm; giao Sở Tài chính thẩm định kinh phí.")
    assert {n.split(" tỉnh")[0]: r for n, r in roles(text, "không chủ trì").items()} == {"Sở Tài chính": "responsible"}


def test_the_day_of_a_report_is_no_deadline_of_the_task():
    text = plan(
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế chủ trì rà soát; báo cáo Ủy ban nhân dân tỉnh kết quả trước ngày 20/11 hằng năm.\n2. Sở Nội vụ hoàn thành trước ngày 30/6/2026 và báo cáo kết quả."
    )
    assert "due" not in unit_of(text, "chủ trì rà soát")
    assert unit_of(text, "Sở Nội vụ")["due"] == "2026-06-30"


def test_a_year_and_the_period_after_it():
    text = plan("I. NHIỆM VỤ\n1. Rà soát.", title="Giảm nghèo năm 2025 và giai đoạn 2026 - 2030")
    assert instrument(text)["period"] == [2025, 2030]


SESSIONS = [
    row("NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XIII\nvề đổi mới chính sách xã hội", ("Ban Chấp hành Trung ương", "Đổi mới chính sách xã hội"), why="the Central Committee"),
    row("TỈNH ỦY PHÚ THỌ\nSố 30-NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nPhú Thọ, ngày 12 tháng 7 năm 2022\n\nNGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XIX)\nvề giảm nghèo đến năm 2025", ("Ban Chấp hành Đảng bộ tỉnh Phú Thọ", "Giảm nghèo đến năm 2025"), why="a provincial committee"),
    row("NGHỊ ĐỊNH\n\nCủa Chính phủ số 67/2003/NĐ-CP ngày 20 tháng 6 năm 2003\nQuy định nhiệm vụ, tổ chức bộ máy và\n\nhoạt động của Tổng cục Dạy nghề\n\nCHÍNH PHỦ", ("Chính phủ", "Quy định nhiệm vụ, tổ chức bộ máy và hoạt động của Tổng cục Dạy nghề"), why="issuer, number and date above the title"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), SESSIONS)
def test_who_issues_stands_above_the_title(head, expected):
    text = head + "\n\nCăn cứ Điều lệ;\n\nI. NHIỆM VỤ\n1. Giao Sở Y tế chủ trì rà soát.\n"
    assert (instrument(text)["issuer"], instrument(text)["title"]) == expected


def test_a_criterion_that_cites_a_directive_binds_itself_alone():
    text = plan(
        "III. TIÊU CHÍ THI ĐUA\n1. Đối với tập thể\n- Quán triệt, triển khai thực hiện Chỉ thị số 41-CT/TW ngày 29/4/2020.\n- Không có đơn thư."
    )
    (link,) = [link for link in record(text)["links"] if link["to"] == "41-CT/TW"]
    assert quotes(text, [{"span": span} for span in link["within"]]) == [quote(text, unit_of(text, "41-CT/TW")["span"])]


def test_what_was_done_is_not_carried_out_under_a_short_name():
    text = plan(
        "I. TÌNH HÌNH\nSau 8 năm triển khai thực hiện Nghị quyết số 21-NQ/TW ngày 25/10/2017 về công tác dân số (sau đây gọi tắt là Nghị quyết 21) và các kế hoạch, kết quả đạt khá."
    )
    assert not [k for k in record(text)["links"] if k["relation"] == "implements" and k["to"] == "21-NQ/TW"]


def test_a_type_word_against_the_code_of_its_symbol():
    text = plan(
        "I. NHIỆM VỤ\n1. Tuyên truyền theo Nghị quyết số 125/NĐ-CP của Chính phủ.",
        title="Thực hiện chính sách xã hội\n\nCăn cứ Nghị quyết số 125/NQ-CP ngày 08/10/2018 của Chính phủ;",
    )
    (found,) = [f for f in record(text)["findings"] if f["kind"] == "symbol-mismatch"]
    assert (quote(text, found["span"]), found["suggestion"]) == ("125/NĐ-CP", "125/NQ-CP")


def test_money_that_comes_through_a_programme_approves_nothing():
    text = plan(
        "IV. KINH PHÍ\n1. Kinh phí từ ngân sách trung ương thông qua Chương trình mục tiêu Y tế - Dân số và các nguồn khác."
    )
    assert [c["function"] for c in record(text)["citations"] if "Y tế" in quote(text, c["span"])] == ["mentions"]


def test_a_figure_that_is_kept_down():
    (target,) = targets("Khống chế tỷ lệ trẻ em dưới 5 tuổi béo phì ở mức dưới 5%.")
    assert (target["indicator"], target["direction"]) == ("tỷ lệ trẻ em dưới 5 tuổi béo phì", "maintain")


def test_a_short_form_by_number_is_the_programme_it_stands_for():
    text = plan(
        "I. NHIỆM VỤ\n1. Cụ thể hóa các nội dung của Chương trình 06.",
        title="Chăm lo đời sống\n\nThực hiện Chương trình số 06-CTr/TU ngày 09/8/2021 của Tỉnh ủy về chăm lo đời sống người lao động giai đoạn 2021 - 2025 (sau đây gọi tắt là Chương trình 06);",
    )
    assert {c["doc"] for c in record(text)["citations"]} == {"06-CTr/TU@ha-giang"}


def test_bodies_under_a_request_are_asked():
    text = plan(
        "III. TỔ CHỨC THỰC HIỆN\n8. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn thể\n- Giám sát chính sách đào tạo nghề.\n- Hội Nông dân, Hội Liên hiệp Phụ nữ lồng ghép hoạt động dạy nghề với phong trào khởi nghiệp."
    )
    assert set(roles(text, "lồng ghép").values()) == {"requested"}


UNION = """TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM ĐỒNG
Số: 47/KH-LĐLĐ
Lâm Đồng, ngày 18 tháng 10 năm 2021

KẾ HOẠCH
Chăm lo phúc lợi cho đoàn viên

II. PHÂN CÔNG
1. Ban Tài chính: chủ trì cân đối kinh phí hằng năm.
2. Ủy ban Kiểm tra: kiểm tra, giám sát việc sử dụng các quỹ.
3. Các công đoàn cơ sở rà soát hoàn cảnh của đoàn viên.
4. Các phòng, ban, ngành phối hợp tổ chức thực hiện.
"""


def test_the_bodies_of_a_mass_organisation_are_its_own():
    assert {a["agency"] for a in record(UNION)["assignments"]} == {
        "Ban Tài chính Liên đoàn Lao động tỉnh Lâm Đồng",
        "Ủy ban Kiểm tra Liên đoàn Lao động tỉnh Lâm Đồng",
        "các công đoàn cơ sở",
        "các phòng, ban, ngành tỉnh Lâm Đồng",
    }


def test_what_is_no_more_is_no_part_of_the_indicator():
    (target,) = targets("Đến hết năm 2025, toàn xã còn không quá 2% hộ nghèo, không còn nhà tạm, nhà dột nát.")
    assert (target["indicator"], target["comparator"], target["by"]) == ("tỷ lệ hộ nghèo", "le", 2025)
