"""A state circular was called "Thông tri", a resolution of the National Assembly "Công văn": the symbol alone decided."""

import pytest

import kg


@pytest.mark.parametrize(
    ("citation", "name"),
    [
        ("Thông tư số 24/2018/TT-BYT ngày 15/11/2018 của Bộ trưởng Bộ Y tế", "Thông tư 24/2018/TT-BYT"),
        ("Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội", "Nghị quyết 202/2025/QH15"),
        ("Thông tri số 12-TT/TU ngày 15/11/2018 của Ban Thường vụ Tỉnh ủy", "Thông tri 12-TT/TU"),
    ],
)
def test_the_label_names_the_type(tmp_path, citation, name):
    (tmp_path / "plan.txt").write_text(
        "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 9/KH-UBND\nHà Giang, ngày 5 tháng 7 năm 2025\n\nKẾ HOẠCH\nvề an sinh\n\n"
        f"Căn cứ {citation};\nỦy ban nhân dân tỉnh ban hành kế hoạch như sau:\n\nI. MỤC TIÊU\n\n- Chăm lo đời sống.\n",
        "utf-8",
    )
    kg.build(tmp_path / "plan.txt", store=tmp_path / "store")
    query = "SELECT ?l { GRAPH ?g { ?d <http://www.w3.org/2000/01/rdf-schema#label> ?l } }"
    assert name in {str(row[0]) for row in kg.open_store(tmp_path / "store").query(query)}
