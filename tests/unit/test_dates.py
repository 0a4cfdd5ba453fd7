"""Dates and deadlines with the precision that is stated; no day is ever filled in."""

import re

import pytest
from tables import nfd, plan, quote, record, row, unit_of

from kg.extract.dates import DATE, deadline, iso_date, years
from kg.text import fold

DATES = [
    row("ngày 05/11/2020", "2020-11-05", why="figures with slashes"),
    row("ngày 5 tháng 1 năm 2019", "2019-01-05", why="in words"),
    row("ngày 27-5-2022", "2022-05-27", why="hyphens, as the Party writes"),
    row("ngày 27.5.2022", "2022-05-27", why="full stops"),
    row("30/4/2021", "2021-04-30", why="no word before it"),
    row("tháng 5 năm 2024", "2024-05", why="a month"),
    row("tháng 12/2023", "2023-12", why="a month and a slash"),
    row("ngày 31/4/2021", None, why="a day that April has not"),
    row("ngày 29/02/2024", "2024-02-29", why="the leap day"),
    row("ngày 29/02/2023", None, why="a leap day in a common year"),
    row("ngày 10/13/2021", None, why="a thirteenth month"),
    row("ngày 00/10/2021", None, why="day nought"),
    row("ngày 7 tháng 08 năm 2018", "2018-08-07", why="a nought before the month"),
    row("ngày  15  tháng  6  năm  2022", "2022-06-15", why="several spaces"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text, expected):
    match = re.search(DATE, fold(text))
    assert match is not None
    assert iso_date(match) == expected


DEADLINES = [
    row("trước ngày 30/11/2025", "2025-11-30", why="a day"),
    row("Trước ngày 15/12 hằng năm", "--12-15", why="a day of every year"),
    row("trước ngày 20 tháng 11 hàng năm", "--11-20", why="a day of every year in words"),
    row("hoàn thành trong Quý I/2024", "2024-03-31", why="the first quarter"),
    row("Quý IV năm 2023", "2023-12-31", why="the last quarter"),
    row("quý 2/2022", "2022-06-30", why="a quarter in figures"),
    row("trong tháng 6 hằng năm", "--06", why="a month of every year"),
    row("Tháng 9/2025", "2025-09", why="a month"),
    row("Năm 2022", "2022", why="a year"),
    row("2021-2025", "2025", why="the end of a period"),
    row("Hằng năm", None, why="every year is no date"),
    row("Thường xuyên", None, why="always is no date"),
    row("trước ngày 32/13 hằng năm", None, why="a day that is none"),
    row("trước ngày 31/4 hằng năm", None, why="a day that April has not, of every year"),
    row("6 tháng đầu năm 2024", "2024-06-30", why="the first half of a year"),
    row("cuối năm 2025", "2025", why="the end of a year is not more precise than the year"),
    row("Quý III, IV năm 2024", "2024-12-31", why="two quarters: the later"),
    row("Quý II năm 2023 - 2025", "2023-06-30", why="a quarter before a period"),
    row("ngày 25 hằng tháng", "---25", why="a day of every month"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_deadlines(text, expected):
    assert deadline(fold(text)) == expected


YEARS = [
    row("giai đoạn 2021-2025, tầm nhìn đến năm 2030", [2021, 2025, 2030], why="a period and an outlook"),
    row("1.234 người, 20.251 hộ", [], why="amounts are no years"),
    row("Quyết định số 1953/QĐ-UBND", [1953], why="a number that looks like a year is taken for one"),
    row("năm học 2023 – 2024", [2023, 2024], why="a school year"),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years(text, expected):
    assert years(fold(text)) == expected


DUES = [
    row("Rà soát hộ nghèo, hoàn thành trước ngày 30/9/2024.", "2024-09-30", why="a task with a day"),
    row("Xây dựng quy chế, hoàn thành trong quý III/2024.", "2024-09-30", why="a task with a quarter"),
    row("Tổng hợp danh sách, xong trước tháng 5 năm 2025.", "2025-05", why="a task with a month"),
    row(
        "Giao Sở Y tế rà soát trạm y tế, chậm nhất đến ngày 15/6/2024 phải có kết quả.",
        "2024-06-15",
        why="at the latest",
    ),
    row("Nâng cao chất lượng khám bệnh năm 2024.", None, why="a year that binds nothing"),
]


@pytest.mark.parametrize(("sentence", "expected"), DUES)
def test_the_deadline_of_a_task(sentence, expected):
    text = plan("I. NHIỆM VỤ, GIẢI PHÁP\n\n- " + sentence + "\n- Việc khác.")
    assert unit_of(text, sentence[:20]).get("due") == expected


@pytest.mark.parametrize("form", [str, nfd], ids=["composed", "decomposed"])
def test_the_date_of_a_citation_lies_in_its_span(form):
    text = form(plan("Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ;"))
    (citation,) = record(text)["citations"]
    assert quote(text, citation["span"]) == "Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021"
    assert record(text)["documents"]["20/2021/NĐ-CP"]["date"] == "2021-03-15"
