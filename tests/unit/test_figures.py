"""Figures: what is a commitment, its value, comparator, unit, year and direction, and what is none."""

import pytest
from tables import nfd, plan, quote, record, row, unmarked


def targets(text: str):
    return record(text)["targets"]


def aims(sentence: str) -> str:
    return plan("I. MỤC TIÊU\n\n1. Chỉ tiêu cụ thể\n\n- " + sentence)


ONE = [
    row("Tỷ lệ bao phủ bảo hiểm y tế đạt 95% dân số.", {"value": 95, "unit": "%", "comparator": "eq", "direction": "reach", "by": None}, why="reaches"),
    row("Trên 95% dân số tham gia bảo hiểm y tế.", {"value": 95, "comparator": "gt"}, why="more than"),
    row("Ít nhất 75% lao động qua đào tạo.", {"value": 75, "comparator": "ge"}, why="at least"),
    row("Tối thiểu 80% xã đạt chuẩn y tế.", {"value": 80, "comparator": "ge"}, why="the least"),
    row("Có 90% trở lên số hộ dùng nước sạch.", {"value": 90, "comparator": "ge"}, why="and up"),
    row("Còn dưới 5% trẻ em suy dinh dưỡng thể nhẹ cân.", {"value": 5, "comparator": "lt", "direction": "reduce"}, why="less than"),
    row("Tỷ lệ thất nghiệp tối đa 3%.", {"value": 3, "comparator": "le"}, why="at most"),
    row("Không quá 2% hộ tái nghèo.", {"value": 2, "comparator": "le"}, why="not over"),
    row("Khoảng 60% lao động có việc làm bền vững.", {"value": 60, "comparator": "approx"}, why="about"),
    row("Khoảng trên 40% lao động tham gia bảo hiểm xã hội.", {"value": 40, "comparator": "gt"}, why="about more than is more than"),
    row("Tỷ lệ hộ nghèo giảm bình quân 1,5%/năm.", {"value": 1.5, "unit": "%/năm", "direction": "reduce"}, why="a decimal a year"),
    row("Giảm tỷ lệ hộ nghèo từ 3-4%/năm.", {"value": 3, "upper": 4, "comparator": "range", "unit": "%/năm", "direction": "reduce"}, why="a range"),
    row("Nâng tỷ lệ lao động qua đào tạo lên 70% vào năm 2025.", {"value": 70, "direction": "increase", "by": 2025}, why="raised, by a year behind"),
    row("Đến năm 2030, tuổi thọ trung bình đạt 75 tuổi.", {"value": 75, "unit": "tuổi", "by": 2030}, why="an age that is a goal"),
    row("Mỗi năm tạo việc làm cho 15.000 lao động.", {"value": 15000, "unit": "lao động/năm", "by": None}, why="a thousand with a stop, every year"),
    row("Duy trì 100% xã có trạm y tế.", {"value": 100, "direction": "maintain"}, why="kept"),
    row("Đạt 32 giường bệnh/10.000 dân.", {"value": 32, "unit": "giường bệnh/10.000 dân"}, why="a rate"),
    row("Diện tích nhà ở bình quân đạt 25,5 m² sàn/người.", {"value": 25.5, "unit": "m²/người"}, why="an area a head"),
    row("Xây dựng 1.200 căn nhà ở xã hội.", {"value": 1200, "unit": "căn"}, why="things"),
    row("Chỉ số phát triển con người (HDI) đạt trên 0,72.", {"value": 0.72, "unit": "điểm", "comparator": "gt"}, why="an index"),
    row("Xóa 500 nhà tạm cho hộ nghèo trong năm 2025.", {"value": 500, "unit": "nhà", "by": 2025}, why="houses"),
    row("Giảm tỷ lệ hộ nghèo từ 12% xuống còn 5% vào năm 2025.", {"value": 5, "direction": "reduce", "by": 2025}, why="from one to another: only where it goes"),
    row("Thu nhập bình quân đầu người đạt 60 triệu đồng/năm.", {"value": 60, "unit": "triệu đồng/năm"}, why="an income"),
    row("Ít nhất 05 doanh nghiệp nhận đỡ đầu trẻ em.", {"value": 5, "unit": "doanh nghiệp", "comparator": "ge"}, why="a nought in front"),
    row("95 % số hộ được dùng nước hợp vệ sinh.", {"value": 95, "unit": "%"}, why="a space before the sign"),
    row("Tỷ lệ hộ nghèo giảm còn 2.5%.", {"value": 2.5}, why="a decimal point as in English"),
    row("Thành lập 02 hợp tác xã kiểu mới đến hết năm 2026.", {"value": 2, "unit": "hợp tác xã", "by": 2026}, why="to the end of a year"),
    row("Hơn 1.250.000 người tham gia bảo hiểm y tế.", {"value": 1250000, "unit": "người", "comparator": "gt"}, why="a million with stops"),
    row("Giảm ít nhất 1/3 số vụ bạo lực trẻ em.", {"value": 0.33}, why="a fraction", fault="fractions are not read"),
    row("100% người có công được chăm sóc.", {"value": 100, "unit": "%", "comparator": "eq"}, why="all"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), ONE)
def test_one_figure(sentence, expected):
    (target,) = targets(aims(sentence))
    assert {name: target[name] for name in expected} == expected


@pytest.mark.parametrize("sentence", [r.values[0] for r in ONE if not r.marks])
def test_the_clause_holds_the_figure(sentence):
    text = nfd(aims(sentence.replace(" ", "  ", 2)))
    (target,) = targets(text)
    said = quote(text, target["span"])
    assert any(c.isdigit() for c in said)
    assert said.split()[-1].strip(".") in sentence


_UNREPAIRED = {
    "things": "'1.200 can nha' without its marks counts nothing",
}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [row(*r.values, why=r.id, fault=_UNREPAIRED.get(r.id)) for r in ONE if not r.marks],
)
def test_one_figure_without_marks(sentence, expected):
    (target,) = targets(unmarked(aims(sentence)))
    assert {name: target[name] for name in expected} == expected


SEVERAL = [
    row("Tỷ lệ hộ nghèo giảm còn 3%, hộ cận nghèo còn 5% vào năm 2025.", [(3, "%"), (5, "%")], why="two shares"),
    row("Đào tạo nghề cho 8.000 người, trong đó có 3.000 phụ nữ.", [(8000, "người"), (3000, "phụ nữ")], why="of which"),
    row("Đến năm 2025 đạt 60%, đến năm 2030 đạt 75% trạm y tế đạt chuẩn.", [(60, "%"), (75, "%")], why="two years"),
    row("Ít nhất 75% cơ sở được hỗ trợ; 80% trẻ em được tiêm chủng.", [(75, "%"), (80, "%")], why="a semicolon between"),
    row("Có 12 giường bệnh và 3 bác sĩ/10.000 dân.", [(12, "giường bệnh"), (3, "bác sĩ/10.000 dân")], why="a count and a rate"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_several_figures(sentence, expected):
    assert [(t["value"], t["unit"]) for t in targets(aims(sentence))] == expected


def test_each_year_has_its_own_figure():
    made = targets(aims("Đến năm 2025 đạt 60%, đến năm 2030 đạt 75% trạm y tế đạt chuẩn."))
    assert [(t["value"], t["by"]) for t in made] == [(60, 2025), (75, 2030)]


NO_FIGURES = [
    row("Chăm sóc trẻ em dưới 6 tuổi và người từ 80 tuổi.", why="ages that describe"),
    row("Thực hiện Nghị định số 20/2021/NĐ-CP.", why="a document's number"),
    row("Giai đoạn 2021-2025 và năm 2030.", why="years"),
    row("Theo khoản 2 Điều 5 và Phụ lục 3.", why="clauses"),
    row("Triển khai Dự án 4 và Tiểu dự án 2.", why="numbers of projects"),
    row("Ứng phó dịch COVID-19 và bão số 3.", why="numbers in names"),
    row("Đạt mức độ 4 về dịch vụ công.", why="a level"),
    row("Tổ chức ngày 18 tháng 4 hằng năm.", why="a day"),
    row("Áp dụng công nghệ 4.0, mạng 5G.", why="technology"),
    row("Trực 24/24 giờ.", why="round the clock"),
]


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_no_figures(sentence):
    assert targets(aims(sentence)) == []


YEARS = [
    row("I. MỤC TIÊU\n\n1. Đến năm 2025\n\n- 95% dân số tham gia bảo hiểm y tế.\n", 2025, why="the heading's year"),
    row("I. MỤC TIÊU\n\n1. Chỉ tiêu cụ thể\n\nPhấn đấu đến năm 2028:\n\n- 95% dân số tham gia bảo hiểm y tế.\n", 2028, why="the year of the list's lead"),
    row("I. MỤC TIÊU\n\n1. Đến năm 2025\n\n- Đến năm 2026, 95% dân số tham gia bảo hiểm y tế.\n", 2026, why="its own year wins"),
    row("I. MỤC TIÊU ĐẾN NĂM 2025, TẦM NHÌN ĐẾN NĂM 2030\n\n1. Chỉ tiêu cụ thể\n\n- 95% dân số tham gia bảo hiểm y tế.\n", 2025, why="the heading names an outlook too"),
    row("I. MỤC TIÊU\n\n1. Giai đoạn 2021-2025\n\n- 95% dân số tham gia bảo hiểm y tế.\n", 2025, why="the end of the heading's period"),
    row("I. MỤC TIÊU\n\n1. Chỉ tiêu\n\n- 95% dân số tham gia bảo hiểm y tế.\n", None, why="none"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), YEARS)
def test_years(body, expected):
    (target,) = targets(plan(body))
    assert target["by"] == expected


INDICATORS = [
    row(
        "Tỷ lệ hộ nghèo giảm còn 3% vào năm 2025.",
        "tỷ lệ hộ nghèo",
        why="what goes down",
    ),
    row("Trên 95% dân số tham gia bảo hiểm y tế.", "tỷ lệ dân số tham gia bảo hiểm y tế", why="a share gets its word"),
    row("Nâng tỷ lệ lao động qua đào tạo lên 70%.", "tỷ lệ lao động qua đào tạo", why="what is raised"),
    row("Xây dựng 1.200 căn nhà ở xã hội.", "xây dựng căn nhà ở xã hội", why="what is built"),
    row("Tuổi thọ trung bình đạt 75 tuổi.", "tuổi thọ trung bình", why="life expectancy"),
]


@pytest.mark.parametrize(("sentence", "expected"), INDICATORS)
def test_indicators(sentence, expected):
    (target,) = targets(aims(sentence))
    assert target["indicator"] == expected


def test_a_task_with_a_commitment_has_a_target():
    text = plan("II. NHIỆM VỤ\n\n- Nâng cấp hệ thống cấp nước, phấn đấu đạt 90% hộ dùng nước sạch vào năm 2025.")
    assert [(t["value"], t["by"]) for t in targets(text)] == [(90, 2025)]


def test_a_task_that_only_describes_has_none():
    assert targets(plan("II. NHIỆM VỤ\n\n- Hỗ trợ 30% chi phí cho hộ nghèo theo quy định.")) == []
