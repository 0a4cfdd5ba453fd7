"""«gửi Sở Y tế để tổng hợp» gave the agency "Sở Y tế để": in Unicode the range À-Ỹ holds small letters, đ among them."""

import kg
from kg.text import cased


def test_a_small_letter_ends_the_name(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(
        "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 9/KH-UBND\n\nKẾ HOẠCH\nvề giảm nghèo\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Các sở, ngành báo cáo định kỳ hằng năm gửi về Sở Y tế để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.\n",
        "utf-8",
    )
    (report,) = kg.extract(path)["reports"]
    assert (report["via"], report["to"]) == ("Sở Y tế tỉnh Hà Giang", "Ủy ban nhân dân tỉnh Hà Giang")


def test_ranges_are_written_out():
    assert "đ" not in cased("À-Ỹ") and "Đ" in cased("À-Ỹ")
    assert "Đ" not in cased("à-ỹ") and "ế" in cased("à-ỹ")
