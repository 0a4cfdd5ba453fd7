"""A document that one task of a plan carries out binds that task, not the whole plan.

The plan of a party committee for 42-NQ/TW named 28-NQ/TW in one task; all of its tasks were then listed under 28-NQ/TW.
"""

from pathlib import Path

from kg import ask, build

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND
Hà Giang, ngày 5 tháng 3 năm 2024

KẾ HOẠCH
Thực hiện Nghị quyết số 42-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng

I. NHIỆM VỤ

- Rà soát hộ nghèo trên địa bàn tỉnh.

- Thực hiện Nghị quyết số 28-NQ/TW ngày 23/5/2018 về cải cách chính sách bảo hiểm xã hội.

- Hỗ trợ nhà ở cho hộ nghèo.
"""


def test_only_the_task_that_names_it_serves_the_directive(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    store = tmp_path / "store"
    build(tmp_path / "plan.txt", store=store)
    of_28 = ask(store, "tasks-implementing", directive="28-NQ/TW").records()
    assert [(row["text"][:35], row["status"]) for row in of_28] == [("Thực hiện Nghị quyết số 28-NQ/TW ng", "stated")]
    assert len(ask(store, "tasks-implementing", directive="42-NQ/TW").records()) == 3
    assert [row["plan"] for row in ask(store, "plans-implementing", directive="28-NQ/TW").records()] == []
