"""«Mỗi năm phấn đấu giảm 1% hộ nghèo» had the indicator "mỗi năm phấn đấu hộ nghèo"."""

import kg


def test_the_period_and_the_striving_are_no_part_of_the_indicator(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(
        "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 9/KH-UBND\n\nKẾ HOẠCH\nvề giảm nghèo\n\n"
        "I. MỤC TIÊU\n\n- Mỗi năm phấn đấu giảm 1% hộ nghèo.\n",
        "utf-8",
    )
    (target,) = kg.extract(path)["targets"]
    assert target["indicator"] == "tỷ lệ hộ nghèo"
    assert (target["value"], target["unit"], target["direction"]) == (1, "%/năm", "reduce")
