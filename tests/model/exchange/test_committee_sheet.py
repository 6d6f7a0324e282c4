"""The committee's sheet of the week's workbook: its formulas come to what the board says, and it names nobody."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from model.committee import appointing, reports, tallies
from model.committee.appointing import Wish
from model.committee.concerns import Seen
from model.committee.places import Place
from model.committee.reports import Answer
from model.exchange.workbook.book import workbook
from model.totals.week import week
from tests.founding import School

MONDAY = date(2026, 11, 23)


@pytest.fixture
def told(school: School) -> School:
    """One class reported a concern, one has nothing, one is missing; one seat is taken."""
    appointing.appoint(Wish(school.students[0], Place("class", 1), "boy"))
    reports.receive(Place("class", 1), MONDAY, Answer(mood=3, seen=(Seen(school.students[0], "没精神", "feelings"),)))
    reports.nothing(Place("class", 2), MONDAY)
    return school


def test_the_sheet_counts_by_grade_and_class_and_names_nobody(told: School) -> None:
    book = load_workbook(io.BytesIO(workbook(week(MONDAY), committee=tallies.tally(MONDAY))), data_only=True)
    rows = [[cell.value for cell in row] for row in book["心理委员"].iter_rows()]
    found = {row[0]: row[1:10] for row in rows if row[0] in ("初二", "初三") and isinstance(row[1], int | float)}
    assert found["初三"] == [2, 2, 1, 0, 0, 0, 1, 4, 1]
    assert found["初二"][:5] == [1, 0, 0, 0, 1]
    assert ["初三", "初三(1)班", "已交", None, 2, 1] in [row[:6] for row in rows]
    assert not any("张伟" in str(value) or "没精神" in str(value) for row in rows for value in row)


def test_the_sums_are_live_formulas_over_the_classes(told: School) -> None:
    book = load_workbook(io.BytesIO(workbook(week(MONDAY), committee=tallies.tally(MONDAY))))
    page = book["心理委员"]
    formulas = [cell.value for row in page.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert sum("SUMPRODUCT" in text for text in formulas) == 12
    classes = [cell.row for cell in page["B"] if cell.value in ("初二(1)班", "初三(1)班", "初三(2)班")]
    assert all(f"$C${classes[0]}:$C${classes[-1]}" in text for text in formulas if "$C$" in text)


def test_the_heads_of_the_class_list_stand_on_every_page_of_it(told: School) -> None:
    """A boarding school's list runs over four pages."""
    page = load_workbook(io.BytesIO(workbook(week(MONDAY), committee=tallies.tally(MONDAY))))["心理委员"]
    row = int(page.print_title_rows.split("$")[1].rstrip(":"))
    assert [cell.value for cell in page[row]][:3] == ["年级/楼栋", "班级/宿舍", "情况"]
    below = [page.cell(each, 1).value for each in range(row + 1, page.max_row + 1)]
    assert set(filter(None, below)) == {"初一", "初二", "初三"} & set(below), "and above no other table"


def test_a_school_without_a_committee_has_no_such_sheet(school: School) -> None:
    assert not tallies.tally(MONDAY).is_in_use
    assert "心理委员" not in load_workbook(io.BytesIO(workbook(week(MONDAY)))).sheetnames
