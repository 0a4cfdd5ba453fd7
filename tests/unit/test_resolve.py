"""Resolution: which document is meant, where an instrument belongs, and what stays unresolved."""

import pytest
from tables import MOTTO, head, nfd, party_plan, plan, quote, record, row, unmarked

from kg.resolve.agency_classes import with_province
from kg.resolve.casing import proper_case
from kg.vocabulary import provinces


def keys(opening: str) -> list[str]:
    return [c["doc"] for c in record(plan(opening + "\n\nI. MỤC TIÊU\n\n- Chăm lo."))["citations"]]


KEYS = [
    row("Thực hiện Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XI về chính sách xã hội;", ["15-NQ/TW"], why="a plenum in words"),
    row("Thực hiện Nghị quyết số 42-NQ/TW ngày 24/11/2023 của Hội nghị lần thứ tám Ban Chấp hành Trung ương;", ["42-NQ/TW"], why="a number wins"),
    row("Căn cứ Luật NSNN năm 2015;", ["Luật Ngân sách nhà nước 2015"], why="a law in short", fault="an abbreviation inside the name of a law is not written out"),
    row("Căn cứ Luật ngân sách nhà nước năm 2015;", ["Luật Ngân sách nhà nước 2015"], why="a law in small letters"),
    row("Căn cứ Quyết định số 22/2013/QĐ-TTg; Quyết định số 22/2013/QĐ-TTG;", ["22/2013/QĐ-TTg", "22/2013/QĐ-TTg"], why="two spellings of one symbol"),
    row("Căn cứ Kế hoạch số 120/KH-UBND của Ủy ban nhân dân tỉnh Sơn La; Kế hoạch số 120/KH-UBND của Ủy ban nhân dân tỉnh;", ["120/KH-UBND@son-la", "120/KH-UBND@ha-giang"], why="one number in two provinces"),
    row("Căn cứ Kế hoạch số 455/KH-SYT của Sở Y tế;", ["455/KH-SYT@ha-giang"], why="a department's own number"),
    row("Căn cứ Kế hoạch số 10/KH-UBND của Ủy ban nhân dân Thành phố Hồ Chí Minh;", ["10/KH-UBND@thanh-pho-ho-chi-minh"], why="the city with its kind in its name"),
    row("Căn cứ Kế hoạch số 3-KH/TU của Tỉnh ủy Bà Rịa - Vũng Tàu;", ["3-KH/TU@ba-ria-vung-tau"], why="a province with a dash"),
    row("Căn cứ Quyết định số      /QĐ-TTg của Thủ tướng Chính phủ;", ["QĐ-TTg"], why="a blank of the centre has no province"),
    row("Căn cứ Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 – 2025;", ["Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021-2025"], why="a long dash in a period"),
    row("Căn cứ Nghị quyết số 08/NQ-HĐND của HĐND huyện Mèo Vạc;", ["08/NQ-HĐND@ha-giang"], why="a district's own number"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "expected"), KEYS)
def test_keys(opening, expected):
    assert keys(opening) == expected


def test_a_document_does_not_cite_itself():
    text = plan("I. MỤC TIÊU\n\n- Kế hoạch số 57/KH-UBND ngày 14/3/2024 của Ủy ban nhân dân tỉnh được niêm yết.")
    assert record(text)["citations"] == [] and record(text)["documents"] == {}


def test_the_same_number_of_another_year_is_another_document():
    text = plan("Căn cứ Kế hoạch số 57/KH-UBND ngày 5/6/2020 của Ủy ban nhân dân tỉnh;\n\nI. MỤC TIÊU\n\n- Chăm lo.")
    assert [c["doc"] for c in record(text)["citations"]] == ["57/KH-UBND@ha-giang"]


def test_a_mistyped_symbol_is_keyed_by_what_was_meant():
    text = plan(
        "Thực hiện Kết luận số 92-KL/TW ngày 05/11/2020 của Bộ Chính trị;\n\nI. NHIỆM VỤ\n\n- Quán triệt Kết luận số 92-KL/TW đến đảng viên.\n\n"
        "- Tuyên truyền Kết luận số 92-CT/TW ngày 05/11/2020 trong Nhân dân."
    )
    assert [c["doc"] for c in record(text)["citations"]] == ["92-KL/TW"] * 3
    (finding,) = [f for f in record(text)["findings"] if f["kind"] == "symbol-mismatch"]
    assert quote(text, finding["span"]) == "92-CT/TW"


REFUSED = [
    row(
        "Căn cứ Quyết định số      /QĐ-UBND của Ủy ban nhân dân tỉnh;",
        "document",
        why="a number that was never filled in",
    ),
    row("Thực hiện Nghị quyết Trung ương 5;", "document", why="a plenum without its term"),
]


@pytest.mark.parametrize(("opening", "kind"), REFUSED)
@pytest.mark.parametrize("form", [str, nfd], ids=["composed", "decomposed"])
def test_what_cannot_be_told_is_listed(form, opening, kind):
    text = form(plan(opening + "\n\nI. MỤC TIÊU\n\n- Chăm lo."))
    (refused,) = record(text)["unresolved"]
    assert refused["kind"] == kind and refused["reason"]
    assert quote(text, refused["span"]).startswith(refused["mention"].split()[0])


def test_an_unknown_body_is_listed_once():
    text = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Ban Quản lý Hồ Núi Xanh chủ trì trồng rừng.\n\n2. Ban Quản lý Hồ Núi Xanh lập quy chế.\n"
    )
    assert len([u for u in record(text)["unresolved"] if u["kind"] == "agency"]) <= 1


PLACES = [
    row(head("ỦY BAN NHÂN DÂN\nTỈNH GIA LAI", place="Pleiku, ngày 4 tháng 5 năm 2021"), "Gia Lai", "province", "state", why="dated in its capital"),
    row(head("UBND TỈNH HÒA BÌNH", place="Hòa Bình, ngày 4 tháng 5 năm 2021"), "Hòa Bình", "province", "state", why="abbreviated"),
    row(head("ỦY BAN NHÂN DÂN\nTỈNH HOÀ BÌNH", place="Hoà Bình, ngày 4 tháng 5 năm 2021"), "Hòa Bình", "province", "state", why="the old place of the tone mark"),
    row(head("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", place="Hà Nội, ngày 4 tháng 5 năm 2021"), "Hà Nội", "province", "state", why="the capital, which is a province too"),
    row(head("BỘ NỘI VỤ", "Số: 9/KH-BNV", "Hà Nội, ngày 4 tháng 5 năm 2021"), None, "central", "state", why="a ministry in the capital"),
    row(head("SỞ TƯ PHÁP\nTỈNH ĐỒNG THÁP", "Số: 9/KH-STP", "Đồng Tháp, ngày 4 tháng 5 năm 2021"), "Đồng Tháp", "province", "state", why="a department"),
    row(head("ỦY BAN NHÂN DÂN\nQUẬN NINH KIỀU", "Số: 9/KH-UBND", "Ninh Kiều, ngày 4 tháng 5 năm 2021"), "Cần Thơ", "district", "state", why="a district, its city in the body"),
    row(head("ĐẢNG ỦY XÃ TÂN THẠNH", "Số: 9-KH/ĐU", "Tân Thạnh, ngày 4 tháng 9 năm 2025"), "Cần Thơ", "commune", "party", why="the party committee of a commune"),
    row(head("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH LONG AN", "Số: 9/KH-LĐLĐ", "Long An, ngày 4 tháng 5 năm 2021"), "Long An", "province", "front", why="the trade unions"),
    row(head("HỘI LIÊN HIỆP PHỤ NỮ\nTỈNH LONG AN", "Số: 9/KH-BTV", "Long An, ngày 4 tháng 5 năm 2021"), "Long An", "province", "front", why="the women's union"),
]  # fmt: skip


@pytest.mark.parametrize(("top", "province", "level", "system"), PLACES)
def test_places(top, province, level, system):
    text = top + "I. MỤC TIÊU\n\n- Thực hiện chủ trương của thành phố Cần Thơ về trẻ em.\n"
    (made,) = record(text)["instruments"]
    assert (made["province"], made["level"], made["system"]) == (province, level, system)


_WRONG = {"Bắc Kạn": "repaired to Bắc Dân", "Kon Tum": "repaired to Kiên Tum"}


def of_province(name: str) -> str:
    issuer = f"ỦY BAN NHÂN DÂN\n{with_province(name).upper()}"
    return plan(
        "I. MỤC TIÊU\n\n- Chăm lo đời sống Nhân dân, giảm nghèo bền vững.",
        issuer=issuer,
        place=f"{name}, ngày 14 tháng 3 năm 2024",
    )


@pytest.mark.parametrize(
    "name",
    sorted(set(provinces().values())),
)
def test_every_province(name):
    (made,) = record(of_province(name))["instruments"]
    assert (made["province"], made["place"]) == (name, name)
    assert made["issuer"] == f"Ủy ban nhân dân {with_province(name)}"


@pytest.mark.parametrize("name", [row(n, why=n, fault=_WRONG.get(n)) for n in sorted(set(provinces().values()))])
def test_every_province_without_marks(name):
    (made,) = record(unmarked(of_province(name)))["instruments"]
    assert made["province"] == name


def test_without_letterhead_the_body_tells_the_province():
    text = "KẾ HOẠCH\nChăm lo trẻ em\n\nI. MỤC TIÊU\n\n- Trẻ em tỉnh Yên Bái được chăm lo.\n\n- UBND tỉnh Yên Bái bố trí kinh phí.\n"
    assert record(text)["instruments"][0]["province"] == "Yên Bái"


def test_a_neighbour_named_often_does_not_win_over_the_letterhead():
    text = plan("I. MỤC TIÊU\n\n- Học tập tỉnh Cao Bằng, tỉnh Cao Bằng, tỉnh Cao Bằng và tỉnh Lào Cai.")
    assert record(text)["instruments"][0]["province"] == "Hà Giang"


CASES = [
    row("KẾ HOẠCH CHĂM LO TRẺ EM TỈNH ĐẮK LẮK", "Kế hoạch chăm lo trẻ em tỉnh Đắk Lắk", why="a province"),
    row(
        "THỰC HIỆN CHỈ THỊ SỐ 34/CT-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ",
        "Thực hiện Chỉ thị số 34/CT-TTg của Thủ tướng Chính phủ",
        why="a symbol and its issuer",
    ),
    row("thực hiện chính sách", "Thực hiện chính sách", why="the first letter"),
    row("Thực hiện CHÍNH SÁCH", "Thực hiện CHÍNH SÁCH", why="mixed case stays"),
    row("QUY ĐỊNH CHI TIẾT LUẬT TRẺ EM", "Quy định chi tiết Luật trẻ em", why="a law's first letter"),
    row("PHÁT TRIỂN THÀNH PHỐ HỒ CHÍ MINH", "Phát triển Thành phố Hồ Chí Minh", why="the city with its kind"),
]


@pytest.mark.parametrize(("title", "expected"), CASES)
def test_proper_case(title, expected):
    assert proper_case(title) == expected
    assert len(proper_case(title)) == len(title)


def test_coverage_is_high_for_a_plain_plan():
    text = party_plan(
        "Thực hiện Chỉ thị số 20-CT/TW;\n\nI- MỤC TIÊU\n\n- Chăm lo trẻ em.\n\nNơi nhận:\n- Ban Bí thư;\n- Lưu VPTU.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nHà Minh An\n"
    )
    assert record(text)["source"]["coverage"] > 0.95
    assert MOTTO not in text
