"""Actors: who has which role in a unit, by the sentence, by the heading above and by the numbered paragraph above."""

import pytest
from tables import decision, nfd, party_plan, plan, quote, record, row, unmarked


def roles(text: str) -> set[tuple[str, str]]:
    return {(a["agency"].replace(" tỉnh Hà Giang", ""), a["role"]) for a in record(text)["assignments"]}


def duty(sentence: str) -> str:
    return plan("III. TỔ CHỨC THỰC HIỆN\n\n" + sentence)


SENTENCES = [
    row("1. Sở Y tế chủ trì, phối hợp với Sở Tài chính củng cố trạm y tế.", {("Sở Y tế", "lead"), ("Sở Tài chính", "coordinate")}, why="in charge, and beside"),
    row("1. Giao Sở Nội vụ rà soát biên chế.", {("Sở Nội vụ", "responsible")}, why="charged"),
    row("1. Sở Tài chính tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí.", {("Sở Tài chính", "advise")}, why="advises; the committee it advises does nothing"),
    row("1. Sở Tài chính tham mưu bố trí kinh phí mua xe; hoàn thành trong quý I năm 2022.", {("Sở Tài chính", "advise")}, why="by when is no other duty"),
    row("1. Ủy ban Kiểm tra Tỉnh ủy kiểm tra, giám sát việc lãnh đạo thực hiện Chỉ thị.", {("Ủy ban Kiểm tra Tỉnh ủy Hà Giang", "supervise")}, why="what it supervises is done by others"),
    row("1. Sở Tài chính theo dõi, tổng hợp báo cáo của các đơn vị.", {("Sở Tài chính", "responsible")}, why="gathers as well"),
    row("1. Thanh tra tỉnh theo dõi, đôn đốc, kiểm tra các đơn vị.", {("Thanh tra tỉnh", "supervise")}, why="supervises only"),
    row("1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền trong Nhân dân.", {("Ủy ban Mặt trận Tổ quốc Việt Nam", "requested")}, why="asked"),
    row("1. Các sở, ban, ngành, UBND các huyện, thành phố tổ chức thực hiện.", {("các sở, ban, ngành", "responsible"), ("Ủy ban nhân dân các huyện, thành phố", "responsible")}, why="two classes in a list"),
    row("1. Sở Y tế, Sở Nội vụ và Sở Tài chính xây dựng phương án.", {("Sở Y tế", "responsible"), ("Sở Nội vụ", "responsible"), ("Sở Tài chính", "responsible")}, why="a list of three"),
    row("1. Giao Sở Y tế là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch.", {("Sở Y tế", "lead")}, why="the standing body"),
    row("1. Giám đốc Sở Y tế chịu trách nhiệm trước Ủy ban nhân dân tỉnh.", {("Sở Y tế", "responsible")}, why="the head stands for the body; whom he answers to does nothing"),
    row("1. Công an tỉnh phối hợp với Sở Y tế bảo vệ trẻ em.", {("Công an tỉnh", "coordinate"), ("Sở Y tế", "coordinate")}, why="only beside"),
    row("1. Sở Xây dựng rà soát nhà ở, báo cáo Ủy ban nhân dân tỉnh.", {("Sở Xây dựng", "responsible")}, why="whom one reports to does nothing"),
    row("1. Ngân hàng Chính sách xã hội chi nhánh tỉnh cho vay hộ nghèo.", {("Ngân hàng Chính sách xã hội", "responsible")}, why="a bank"),
    row("1. Sở Y tế: Chủ trì khám sức khỏe; phối hợp với Sở Giáo dục và Đào tạo khám cho học sinh.", {("Sở Y tế", "lead"), ("Sở Giáo dục và Đào tạo", "coordinate")}, why="a colon behind the body"),
    row("1. Căn cứ chức năng, nhiệm vụ, các sở, ban, ngành chủ động triển khai.", {("các sở, ban, ngành", "responsible")}, why="a phrase in front"),
    row("1. Yêu cầu Sở Tài chính bố trí kinh phí.", {("Sở Tài chính", "responsible")}, why="demanded"),
    row("1. Sở Y tế phối hợp chặt chẽ với Bảo hiểm xã hội tỉnh và các đơn vị liên quan thanh toán chi phí.", {("Sở Y tế", "coordinate"), ("Bảo hiểm xã hội", "coordinate"), ("các đơn vị có liên quan", "coordinate")}, why="beside several"),
]  # fmt: skip
_SHORT = {"Công an tỉnh": "Công an", "Thanh tra tỉnh": "Thanh tra"}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_roles(sentence, expected):
    assert roles(duty(sentence)) == {(_SHORT.get(name, name), role) for name, role in expected}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_roles_decomposed_and_wrapped(sentence, expected):
    text = nfd(duty(sentence.replace(" phối", "\nphối")))
    assert roles(text) == {(_SHORT.get(name, name), role) for name, role in expected}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_roles_without_marks(sentence, expected):
    assert roles(unmarked(duty(sentence))) == {(_SHORT.get(name, name), role) for name, role in expected}


@pytest.mark.parametrize("sentence", [r.values[0] for r in SENTENCES])
def test_the_span_is_the_mention_inside_its_unit(sentence):
    text = duty(sentence)
    for assignment in record(text)["assignments"]:
        a, b = assignment["span"]
        assert assignment["inherited"] or assignment["unit"][0] <= a < b <= assignment["unit"][1]
        assert quote(text, assignment["span"])[0].isalpha()


HEADINGS = [
    row("1. Sở Y tế\n\n- Củng cố trạm y tế xã.\n\n- Bổ sung thuốc cho trạm.\n", {("Sở Y tế", "responsible")}, 2, why="the heading charges both bullets"),
    row("1. Giao Sở Y tế\n\n- Chủ trì củng cố trạm y tế xã.\n\n- Bổ sung thuốc.\n", {("Sở Y tế", "lead"), ("Sở Y tế", "responsible")}, 2, why="the verb of the bullet gives the role"),
    row("1. Đề nghị Hội Nông dân tỉnh\n\n- Vận động hội viên tham gia.\n\n- Tuyên truyền sâu rộng.\n", {("Hội Nông dân", "requested")}, 2, why="the heading asks"),
    row("1. Sở Y tế, Sở Nội vụ\n\n- Rà soát biên chế ngành y tế.\n\n- Trình duyệt kết quả.\n", {("Sở Y tế", "responsible"), ("Sở Nội vụ", "responsible")}, 4, why="two bodies in the heading"),
    row("1. Sở Y tế\n\n- Phối hợp với Sở Tài chính lập dự toán.\n\n- Rà soát trạm.\n", {("Sở Y tế", "coordinate"), ("Sở Tài chính", "coordinate"), ("Sở Y tế", "responsible")}, 3, why="the heading's body is beside another"),
    row("1. UBND các huyện, thành phố\n\n- Bố trí kinh phí.\n\n- Rà soát hộ nghèo.\n", {("Ủy ban nhân dân các huyện, thành phố", "responsible")}, 2, why="a class in the heading"),
    row("1. Các sở, ban, ngành và UBND các huyện\n\n- Bố trí kinh phí.\n\n- Rà soát hộ nghèo.\n", {("các sở, ban, ngành", "responsible"), ("Ủy ban nhân dân các huyện", "responsible")}, 4, why="two classes in the heading"),
    row("1. Trách nhiệm của Sở Tài chính\n\n- Bố trí kinh phí.\n\n- Kiểm tra việc sử dụng kinh phí.\n", {("Sở Tài chính", "responsible"), ("Sở Tài chính", "supervise")}, 2, why="the responsibility of"),
    row("1. Sở Y tế có trách nhiệm:\n\n- Củng cố trạm y tế xã;\n\n- Bổ sung thuốc.\n", {("Sở Y tế", "responsible")}, 2, why="a heading with a verb"),
    row("1. Giao Sở Y tế chủ trì:\n\n- Củng cố trạm y tế xã;\n\n- Bổ sung thuốc.\n", {("Sở Y tế", "lead")}, 2, why="a heading that gives the lead"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "number"), HEADINGS)
def test_headings_charge(body, expected, number):
    text = duty(body)
    made = record(text)["assignments"]
    assert roles(text) == expected
    assert len(made) == number


NOBODY = [
    row(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Bản số hóa có giá trị như bản gốc\n\n- Được lưu đúng quy định.\n\n- Được ký số.",
        why="'Bản' in a heading is no 'Ban'",
    ),
    row(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Hội nghị tổng kết cuối kỳ\n\n- Được mở trong quý IV.\n\n- Được truyền hình.",
        why="a meeting in a heading",
    ),
    row("II. NHIỆM VỤ\n\n- Nâng cao chất lượng khám bệnh.", why="a task that names nobody"),
    row("II. NHIỆM VỤ\n\n1. Về bảo hiểm xã hội\n\n- Mở rộng diện bao phủ.", why="a heading that names a subject"),
    row("II. NHIỆM VỤ\n\n- Thực hiện nghị quyết của Hội đồng nhân dân tỉnh.", why="whose resolution it is"),
    row("I. MỤC TIÊU\n\n- Sở Y tế đạt chuẩn.", why="an objective"),
    row("II. NHIỆM VỤ\n\n- Hỗ trợ cán bộ của Sở Y tế.", why="whose staff"),
    row("III. TỔ CHỨC THỰC HIỆN\n\n- Báo cáo Ủy ban nhân dân tỉnh.", why="whom one reports to"),
]


@pytest.mark.parametrize("body", NOBODY)
def test_nobody_acts(body):
    assert roles(plan(body)) == set()


OTHERS = [
    row(decision("Điều 1. Thành lập Ban Chỉ đạo giảm nghèo.\n\nĐiều 2. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./."), {("Văn phòng Ủy ban nhân dân", "responsible"), ("Sở Y tế", "responsible")}, why="the last article of a decision"),
    row(plan("1. Sở Y tế chủ trì rà soát trạm y tế.\n\n2. Sở Nội vụ phối hợp rà soát biên chế.", number="Số: 9/CT-UBND", kind="CHỈ THỊ", title="Về y tế"), {("Sở Y tế", "lead"), ("Sở Nội vụ", "coordinate")}, why="a directive"),
    row(plan("III. TỔ CHỨC THỰC HIỆN\n\n1. Giao Sở Y tế:\n\na) Củng cố trạm y tế;\n\nb) Bổ sung thuốc cho trạm.\n"), {("Sở Y tế", "responsible")}, why="points below a numbered paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_types(text, expected):
    assert roles(text) == expected


def test_the_party_charges_its_boards():
    text = party_plan(
        "III- TỔ CHỨC THỰC HIỆN\n\n1- Ban Tuyên giáo Tỉnh ủy chủ trì tuyên truyền Kế hoạch.\n\n2- Các huyện ủy, thành ủy lãnh đạo thực hiện.\n"
    )
    assert roles(text) == {
        ("Ban Tuyên giáo Tỉnh ủy Tuyên Quang", "lead"),
        ("các huyện ủy, thành ủy trực thuộc Tỉnh ủy Tuyên Quang", "responsible"),
    }
