"""Reporting duties: who reports, to whom, through whom, how often and by which day."""

import pytest
from tables import nfd, party_plan, plan, quote, record, row

P = " tỉnh Hà Giang"
UB = "Ủy ban nhân dân tỉnh Hà Giang"


def reports(sentence: str):
    return record(plan("III. TỔ CHỨC THỰC HIỆN\n\n" + sentence))["reports"]


ONE = [
    row("1. Các sở, ban, ngành báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.", {"from": "các sở, ban, ngành" + P, "to": UB, "via": None, "frequency": "year", "due": "--12-15"}, why="every year by a day"),
    row("1. Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2024.", {"from": "Sở Y tế" + P, "to": UB, "frequency": None, "due": "2024-06-30"}, why="once by a day"),
    row("1. Các đơn vị định kỳ hằng quý báo cáo kết quả về Sở Nội vụ.", {"to": "Sở Nội vụ" + P, "frequency": "quarter", "due": None}, why="every quarter"),
    row("1. Hằng tháng, UBND các huyện báo cáo Sở Y tế.", {"to": "Sở Y tế" + P, "frequency": "month"}, why="every month"),
    row("1. Các sở, ngành gửi báo cáo về Sở Nội vụ trước ngày 10/12 hằng năm để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", {"to": UB, "via": "Sở Nội vụ" + P, "frequency": "year", "due": "--12-10"}, why="collected on the way"),
    row("1. Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Ủy ban nhân dân tỉnh (qua Sở Y tế) xem xét.", {"to": UB, "via": "Sở Y tế" + P, "frequency": "ad-hoc", "due": None}, why="when there is trouble, through a department"),
    row("1. Sở Tài chính định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh.", {"from": "Sở Tài chính" + P, "to": UB, "frequency": "half-year"}, why="every half-year"),
    row("1. Giao Sở Y tế theo dõi, định kỳ hằng năm báo cáo Tỉnh ủy, Hội đồng nhân dân tỉnh.", {"from": "Sở Y tế" + P, "to": "Tỉnh ủy Hà Giang; Hội đồng nhân dân tỉnh Hà Giang", "frequency": "year"}, why="to two"),
    row("1. Sở Nội vụ báo cáo Bộ Y tế trước ngày 20 tháng 11 hằng năm.", {"to": "Bộ Y tế", "due": "--11-20", "frequency": "year"}, why="to a ministry, the day in words"),
    row("1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện trong quý IV/2024.", {"to": UB, "due": None}, why="a quarter that is no deadline"),
    row("1. Mỗi năm một lần, Công an tỉnh báo cáo kết quả với Ủy ban nhân dân tỉnh.", {"from": "Công an" + P, "to": UB, "frequency": "year"}, why="once a year"),
    row("1. Đột xuất, các sở, ngành báo cáo theo yêu cầu của Ủy ban nhân dân tỉnh.", {"frequency": "ad-hoc", "due": None}, why="out of turn", fault="'Đột xuất' before the verb gives no frequency"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), ONE)
def test_one_duty(sentence, expected):
    (report,) = reports(sentence)
    assert {name: report[name] for name in expected} == expected


@pytest.mark.parametrize(("sentence", "expected"), ONE)
def test_one_duty_decomposed_and_wrapped(sentence, expected):
    text = nfd(plan("III. TỔ CHỨC THỰC HIỆN\n\n" + sentence.replace(" báo cáo", "\nbáo cáo", 1)))
    (report,) = record(text)["reports"]
    assert {name: report[name] for name in expected} == expected
    assert "báo cáo" in quote(text, report["span"])


SEVERAL = [
    row("1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12).", [("half-year", "--06-15"), ("year", "--12-15")], why="two frequencies with a day each"),
    row("1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh cả năm (trước ngày 10/12).", [("year", "--12-10")], why="the whole year"),
    row("1. Hằng tháng (trước ngày 25), Sở Y tế báo cáo Ủy ban nhân dân tỉnh.", [("month", "---25")], why="a day of every month"),
    row("1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15/6 và 15/12.", [("half-year", "--06-15"), ("half-year", "--12-15")], why="two days half a year apart"),
    row("1. Hằng năm, trước ngày 10-12 Sở Y tế báo cáo Ủy ban nhân dân tỉnh.", [("year", "--12-10")], why="day and month with a hyphen"),
    row("1. Các đơn vị định kỳ hằng quý, hằng năm báo cáo Ủy ban nhân dân tỉnh.", [("quarter", None), ("year", None)], why="two frequencies without a day"),
    row("1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh 6 tháng trước ngày 15/6 và năm trước ngày 15/12.", [("half-year", "--06-15"), ("year", "--12-15")], why="two days without brackets", fault="the second day is not read ('6 tháng trước ngày … và năm trước ngày …')"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_several_duties(sentence, expected):
    assert [(r["frequency"], r["due"]) for r in reports(sentence)] == expected


NONE = [
    row("1. Nâng cao năng lực đội ngũ báo cáo viên của tỉnh.", why="speakers"),
    row("1. Sở Y tế xây dựng báo cáo nghiên cứu khả thi.", why="a study"),
    row("1. Sở Nội vụ tham mưu, báo cáo đề xuất của ngành.", why="nothing to anybody"),
    row("1. Các đơn vị khắc phục hạn chế nêu trong báo cáo.", why="a report that is there"),
    row("1. Sở Y tế rà soát trạm y tế.", why="no report"),
]


@pytest.mark.parametrize("sentence", NONE)
def test_no_duty(sentence):
    assert reports(sentence) == []


def test_the_heading_says_who_reports():
    text = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Củng cố trạm y tế.\n\n- Định kỳ hằng năm báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12.\n"
    )
    (report,) = record(text)["reports"]
    assert (report["from"], report["to"], report["due"]) == ("Sở Y tế tỉnh Hà Giang", UB, "--12-15")


def test_the_party_reports_to_its_committee():
    text = party_plan(
        "III- TỔ CHỨC THỰC HIỆN\n\n1- Các huyện ủy, thành ủy định kỳ hằng năm báo cáo Ban Thường vụ Tỉnh ủy (qua Ban Tuyên giáo Tỉnh ủy).\n"
    )
    (report,) = record(text)["reports"]
    assert (report["to"], report["via"], report["frequency"]) == (
        "Ban Thường vụ Tỉnh ủy Tuyên Quang",
        "Ban Tuyên giáo Tỉnh ủy Tuyên Quang",
        "year",
    )
