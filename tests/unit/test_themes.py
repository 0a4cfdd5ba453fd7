"""Themes: the main one of a unit, and the ones that must not be named."""

import pytest
from tables import block, plan, row, unit_of

from kg.extract.themes import themes_of

MAIN = [
    row("Chi trả trợ cấp ưu đãi cho thương binh, bệnh binh, thân nhân liệt sĩ.", "merit", why="people with merits"),
    row("Hỗ trợ sinh kế, nhân rộng mô hình giảm nghèo bền vững.", "poverty", why="poverty"),
    row("Tổ chức sàn giao dịch việc làm, kết nối cung cầu lao động.", "employment", why="jobs"),
    row("Mở lớp đào tạo nghề, nâng cao chất lượng giáo dục nghề nghiệp.", "vocational", why="training"),
    row("Phát triển đối tượng tham gia bảo hiểm xã hội tự nguyện.", "social-insurance", why="social insurance"),
    row("Cấp thẻ bảo hiểm y tế, mở rộng diện bao phủ bảo hiểm y tế.", "health-insurance", why="health insurance"),
    row("Trợ giúp xã hội thường xuyên cho đối tượng bảo trợ xã hội.", "social-assistance", why="assistance"),
    row(
        "Bảo hiểm xã hội tự nguyện được mở rộng đến lao động phi chính thức.",
        "social-insurance",
        why="social insurance at the head of the sentence",
    ),
    row("Phổ cập giáo dục mầm non, xóa mù chữ.", "education", why="education"),
    row("Củng cố y tế cơ sở, tiêm chủng mở rộng, khám chữa bệnh.", "health", why="health"),
    row("Phát triển nhà ở xã hội, xóa nhà tạm, nhà dột nát.", "housing", why="housing"),
    row("Đầu tư công trình nước sạch, nhà tiêu hợp vệ sinh.", "water", why="water"),
    row("Đưa dịch vụ viễn thông, internet và báo chí về vùng sâu.", "information", why="information"),
    row("Bảo tồn di sản văn hóa, xây dựng nhà văn hóa thôn.", "culture", why="culture"),
    row("Thu gom rác thải, bảo vệ môi trường, ứng phó biến đổi khí hậu.", "environment", why="environment"),
    row("Tuyên truyền, phổ biến, nâng cao nhận thức của Nhân dân.", "communication", why="propaganda"),
    row("Kiểm tra, giám sát, thanh tra việc chấp hành.", "supervision", why="supervision"),
    row("Huy động nguồn lực, bố trí ngân sách nhà nước và vốn xã hội hóa.", "resources", why="funds"),
    row("Cải cách hành chính, đẩy mạnh chuyển đổi số.", "governance", why="government"),
    row("Phát triển mạng lưới công tác xã hội, cơ sở cung cấp dịch vụ xã hội.", "social-services", why="social work"),
    row("Mở rộng hợp tác quốc tế, vận động vốn ODA.", "international", why="abroad"),
    row("Cho vay vốn tín dụng chính sách qua Ngân hàng Chính sách xã hội.", "credit", why="credit"),
    row("Thực hiện trợ giúp pháp lý miễn phí.", "justice", why="legal aid"),
    row("Tăng cường sự lãnh đạo của cấp ủy đảng.", "leadership", why="leadership"),
]


@pytest.mark.parametrize(("text", "expected"), MAIN)
def test_the_main_theme(text, expected):
    assert themes_of(block(text, "task"))[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [row(*r.values, why=r.id) for r in MAIN if not r.marks],
)
def test_the_main_theme_in_capitals_and_wrapped(text, expected):
    assert themes_of(block(text.upper().replace(" ", "\n", 3), "task"))[0] == expected


@pytest.mark.parametrize("text", [r.values[0] for r in MAIN])
def test_one_to_three_themes_each_once(text):
    themes = themes_of(block(text + " Bố trí kinh phí, kiểm tra, giám sát, tuyên truyền, đào tạo nghề.", "task"))
    assert 1 <= len(themes) <= 3 and len(set(themes)) == len(themes)


IN_PLANS = [
    row("II. NHIỆM VỤ\n\n1. Về y tế\n\n- Nâng cao chất lượng phục vụ tại các trạm.", "Nâng cao", "health", why="the heading tells"),
    row("III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế bố trí kinh phí, huy động nguồn lực hỗ trợ giáo dục mầm non.", "Sở Y tế", None, why="the name of a body is not its task"),
    row("I. MỤC TIÊU\n\n- Về giáo dục: Hoàn thành phổ cập mầm non cho trẻ 5 tuổi.", "Về giáo dục", "education", why="a run-in label"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "expected"), IN_PLANS)
def test_themes_in_a_plan(body, words, expected):
    themes = unit_of(plan(body), words)["themes"]
    assert themes[0] == expected if expected else "health" not in themes


UNTHEMED = [
    row("Căn cứ Luật Trẻ em năm 2016;\n\nI. MỤC TIÊU\n\n- Chăm lo trẻ em.", "Căn cứ", why="a legal ground"),
    row("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Nâng cao nhận thức về bảo hiểm y tế.", "Nâng cao", why="a purpose"),
    row("IV. KINH PHÍ THỰC HIỆN\n\nTừ ngân sách nhà nước.", "Từ ngân sách", why="a provision"),
]


@pytest.mark.parametrize(("body", "words"), UNTHEMED)
def test_units_without_themes(body, words):
    assert unit_of(plan(body), words)["themes"] == []
