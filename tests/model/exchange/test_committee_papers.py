"""The committee on paper: the roster for the wall, a term sheet for each member, the grid chart on one sheet (C2, C7)."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model import history, session
from model.committee import appointing, concerns, evaluation, grid, outcomes, reports, training
from model.committee.appointing import Wish
from model.committee.concerns import Seen
from model.committee.places import Place
from model.errors import NotAllowed
from model.exchange.committee_papers import Paper, save
from tests.founding import School

ONE = Place("class", 1)


@pytest.fixture
def seat(school: School) -> int:
    """张伟 sits for class 1 since the beginning of November, was trained, reported once and was evaluated."""
    number = appointing.appoint(Wish(school.students[0], ONE, "boy", "self", date(2026, 11, 2))).id
    training.hold("倾听的方法", 40, [number], day=date(2026, 11, 10))
    reports.nothing(ONE, date(2026, 11, 2), received_at=datetime(2026, 11, 6, 9, 0))
    evaluation.evaluate(number, "good", "细心")
    return number


def _texts(path: Path, sheet: int = 0) -> list[list[object]]:
    page = load_workbook(path).worksheets[sheet]
    return [[cell.value for cell in row if cell.value is not None] for row in page.iter_rows()]


def test_the_roster_has_every_chair_with_its_member_or_that_it_is_vacant(seat: int, tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    assert save("roster", path) == 1
    rows = _texts(path)
    assert [row[:4] for row in rows if "初三(1)班" in row] == [
        ["初三", "初三(1)班", "男委员", "张伟"],
        ["初三", "初三(1)班", "女委员", "空缺"],
    ]
    assert "孙老师" in rows[-4]


def test_a_term_sheet_has_the_facts_and_what_was_said(seat: int, tmp_path: Path) -> None:
    path = tmp_path / "sheets.xlsx"
    assert save("term_sheets", path) == 1
    rows = _texts(path)
    assert ["应交周报", 3, "按时", 1] in rows
    assert ["迟交", 0, "缺交", 2] in rows
    assert ["参加培训", 1, "培训分钟", 40] in rows
    assert ["考核结果", "良好"] in rows
    assert any("倾听的方法" in row for row in rows)


@pytest.mark.parametrize(("paper", "size"), [("grid_a3", "8"), ("grid_a4", "9")])
def test_the_grid_chart_is_one_sheet_with_every_empty_point(
    seat: int, school: School, tmp_path: Path, paper: Paper, size: str
) -> None:
    grid.lead_school(school.qian)
    path = tmp_path / "grid.xlsx"
    assert save(paper, path) == 3
    [page] = load_workbook(path).worksheets
    assert str(page.page_setup.paperSize) == size
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 1)
    told = " ".join(str(cell) for row in _texts(path) for cell in row)
    assert "学校负责人：钱老师" in told
    for empty in grid.chart().empty_points():
        assert str(empty.words) in told


def test_on_the_wall_a_student_has_a_surname_and_stars_and_inside_the_whole_name(
    seat: int, school: School, tmp_path: Path
) -> None:
    grid.give_mentor(school.students[2], school.qian)
    outcomes.watch(concerns.tell_urgent(Seen(school.students[4], "一直哭")))
    for paper, shown, hidden in (("grid_a4", "李*", "李娜"), ("grid_a4_names", "李娜", "李*")):
        save(paper, tmp_path / "grid.xlsx")  # type: ignore[arg-type]
        told = " ".join(str(cell) for row in _texts(tmp_path / "grid.xlsx") for cell in row)
        assert f"钱老师 - {shown}" in told
        assert hidden not in told
        assert ("欧阳小明：无育人导师" in told) == (hidden == "李*")


def test_what_has_names_stands_in_the_journal_and_is_not_for_the_duty_teacher(
    seat: int, school: School, tmp_path: Path
) -> None:
    save("roster", tmp_path / "roster.xlsx")
    assert history.lately(1)[0].deed == "export.committee"
    session.sit_down(school.sun)
    with pytest.raises(NotAllowed):
        save("roster", tmp_path / "again.xlsx")
    assert not (tmp_path / "again.xlsx").exists()
