"""Who is charged: heads of departments as a class, issuers who ask others, lists below a body's name, names said loosely."""

import pytest
from tables import plan, record

from kg.resolve.agencies import canonical


def charged(text: str) -> set[tuple[str, str]]:
    return {(a["agency"], a["role"]) for a in record(plan(text))["assignments"]}


def test_heads_of_departments_and_of_branches_are_charged():
    said = charged(
        "III. TỔ CHỨC THỰC HIỆN\n"
        "Giám đốc các sở, Thủ trưởng các ban, ngành, đoàn thể cấp tỉnh chịu trách nhiệm thi hành Kế hoạch này."
    )
    names = {agency.partition(" tỉnh ")[0] for agency, _ in said}
    assert names == {"các sở", "các ban, ngành, đoàn thể"}


def test_who_asks_others_is_not_charged():
    said = charged(
        "III. TỔ CHỨC THỰC HIỆN\n"
        "1. Ủy ban nhân dân tỉnh đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động Nhân dân tham gia."
    )
    assert {role for _, role in said} == {"requested"}
    assert len(said) == 1


def test_a_list_below_a_body_among_tasks_is_that_bodys():
    said = charged(
        "II. NHIỆM VỤ\n1. Hỗ trợ nhà ở\nỦy ban nhân dân các huyện:\na) Huy động các nguồn lực để sửa chữa nhà;\n"
        "b) Chủ động rà soát quỹ đất để bố trí tái định cư."
    )
    assert {agency.partition(" tỉnh ")[0] for agency, _ in said} == {"Ủy ban nhân dân các huyện"}


def test_the_standing_office_of_a_committee_does_not_lead_the_plan():
    said = charged(
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ (Cơ quan thường trực Ban Vì sự tiến bộ phụ nữ tỉnh):\n"
        "- Rà soát, thống kê đối tượng;\n- Tổ chức tập huấn cho cán bộ cơ sở."
    )
    assert {role for _, role in said} == {"responsible"}


@pytest.mark.parametrize(
    "verb, role",
    [
        ("khẩn trương nghiên cứu, tham mưu Ủy ban nhân dân tỉnh ban hành chính sách", "advise"),
        ("trong phạm vi, nhiệm vụ, quyền hạn giám sát việc triển khai thực hiện Kế hoạch", "supervise"),
        ("giám sát triển khai, thực hiện Kế hoạch", "supervise"),
    ],
)
def test_roles_behind_other_words(verb: str, role: str):
    assert {r for _, r in charged(f"III. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Tài chính {verb}.")} >= {role}


@pytest.mark.parametrize(
    "said, name",
    [
        ("Sở Văn hóa Thể thao du lịch", "Sở Văn hóa, Thể thao và Du lịch tỉnh Yên Bái"),
        (
            "UBND các huyện, thị xã, thành phố Yên Bái",
            "Ủy ban nhân dân các huyện, thị xã, thành phố Yên Bái tỉnh Yên Bái",
        ),
    ],
)
def test_names_said_loosely(said: str, name: str):
    assert canonical(said, "Yên Bái") == name


def test_the_youth_union_of_a_commune_is_not_the_provinces():
    name = canonical("Đoàn Thanh niên", "Nghệ An", local="xã Tam Hợp")
    assert name == "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Tam Hợp"


def test_a_room_whose_dash_is_glued_is_named_whole():
    said = charged("III. TỔ CHỨC THỰC HIỆN\n1. Phòng Tài chính-Kế hoạch: Thẩm định kinh phí.")
    assert {agency.partition(" tỉnh ")[0] for agency, _ in said} == {"Phòng Tài chính - Kế hoạch"}
