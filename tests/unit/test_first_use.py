"""What a first user met: files in an old font, bodies that have successors, reports due on a day of each month."""

import pytest
from graph_fixtures import build
from tables import plan, record
from test_legacy import TCVN3

from kg.ask import ask, search
from kg.check import check
from kg.errors import BadInput, NothingFound
from kg.read import read_bytes

DUTIES = plan(
    "III. TỔ CHỨC THỰC HIỆN\n"
    "1. Sở Lao động - Thương binh và Xã hội chủ trì rà soát; báo cáo Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng.\n"
    "2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc thực hiện."
)


def store_of(text: str):
    return build([(read_bytes(text.encode(), "plan.txt"), record(text))])


def test_bytes_of_an_old_font_are_told_their_code_page():
    with pytest.raises(BadInput) as old:
        read_bytes(TCVN3.encode("cp1252", "replace"), "old.txt")
    with pytest.raises(BadInput) as other:
        read_bytes("Ủy ban nhân dân tỉnh".encode("cp1258", "replace"), "other.txt")
    assert "WINDOWS-1252" in old.value.hint
    assert "WINDOWS-1258" in other.value.hint


def test_a_text_in_an_old_font_is_found_by_its_words():
    rows = search(store_of(TCVN3), "ho ngheo o xa ven bien").records()
    assert rows[0]["quote"].startswith("Hé nghÌo ë x· ven biÓn")


def test_a_body_that_only_took_over_duties_is_told_from_whom():
    with pytest.raises(NothingFound) as error:
        ask(store_of(DUTIES), "agency-duties", agency="Sở Nội vụ")
    assert "Sở Lao động - Thương binh và Xã hội tỉnh Hà Giang" in error.value.hint


def test_who_is_asked_is_counted():
    load = {row["agency"]: row for row in ask(store_of(DUTIES), "agency-load").records()}
    assert load["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Giang"]["requested"] == 1


def test_a_report_due_on_a_day_of_each_month_passes_the_shapes():
    (report,) = record(DUTIES)["reports"]
    assert report["due"] == "---25"
    assert [p for p in check(store_of(DUTIES), shapes=True).problems if "dueText" in str(p)] == []
