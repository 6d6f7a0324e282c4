"""What comes in and goes out on paper, by keys: lists of members, forms of reports, the circle and its chart."""

from datetime import date
from pathlib import Path

import pytest

from model.committee import grid, meetings, reports, seats
from model.committee.places import Place
from tests.driver import Desk
from tests.founding import School

MONDAY = date(2026, 11, 23)
ONE, TWO, THREE = (Place("class", n) for n in (1, 2, 3))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files are offered from and to an empty home."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(Path, "home", lambda: folder)
    return folder


async def _choose_file(desk: Desk, path: Path) -> None:
    await desk.press("ctrl+u", "end", *["backspace"] * 200)
    await desk.type(str(path))
    await desk.press("enter")


async def test_members_are_appointed_from_a_workbook_with_a_preview_and_taken_back_at_once(
    desk: Desk, planned: School, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["班级", "男委员", "女委员"], ["初三(1)班", "张伟", "王芳"], ["初三(2)班", "无此人", "李娜"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    await desk.press("5", "ctrl+e", "ctrl+o")
    await _choose_file(desk, tmp_path / "list.xlsx")
    desk.shows("将任命 3", "问题 1", "名册中没有此人", "Sheet!3")
    await desk.press("enter")
    assert [seat.name for seat in seats.sitting(ONE)] == ["张伟", "王芳"]
    await desk.press("ctrl+z")
    assert seats.sitting(ONE) == []


async def test_blank_forms_are_made_filled_in_and_taken_in(desk: Desk, planned: School, home: Path) -> None:
    from openpyxl import load_workbook

    await desk.press("5", "ctrl+f", "1", "enter")
    [path] = home.glob("*.xlsx")
    book = load_workbook(path)
    assert book.sheetnames[-3:] == ["初二(1)班", "初三(1)班", "初三(2)班"]
    good, bad = book.worksheets[-3:-1]
    for sheet, mood in ((good, "平静"), (bad, "很坏")):
        sheet["B4"], sheet["B5"] = "有情况", mood
    book.save(path)
    await desk.press("ctrl+f", "2")
    await _choose_file(desk, path)
    desk.shows("初二(1)班 第13周", "初三(1)班!B5", "不在选项中", "空白，仍算未交")
    await desk.press("enter")
    assert [each.place for each in reports.between(MONDAY, MONDAY)] == [THREE]
    await desk.press("ctrl+z")
    assert reports.between(MONDAY, MONDAY) == []


async def test_paper_forms_are_typed_one_after_the_other_until_somebody_stops(desk: Desk, planned: School) -> None:
    await desk.press("5", "ctrl+b")
    for mood in "24":
        await desk.press(mood, "ctrl+s")
    desk.shows("周报", "班级心情")
    await desk.press("escape")
    assert [each.says.mood for each in reports.between(MONDAY, MONDAY)] == [2, 4]


async def test_a_meeting_names_those_talked_about_and_the_empty_points_are_listed(
    desk: Desk, planned: School, home: Path
) -> None:
    await desk.press("5", "ctrl+k")
    desk.shows("初二(1)班：无班主任", "缺男委员")
    await desk.press("ctrl+g")
    desk.shows("学校：无负责人", "初三(2)班：缺女委员")
    await desk.press("escape", "enter", "tab", "tab", "tab")
    for initials in ("zw", "wf", "ln", "zgf", "oy"):
        await desk.type(initials)
        await desk.press("enter")
    await desk.press("ctrl+s")
    [held] = meetings.between(MONDAY, date(2026, 11, 25))
    assert len(held.students) == 5
    await desk.press("insert", "ctrl+s")
    assert {each.kind for each in meetings.between(MONDAY, date(2026, 11, 25))} == {"meeting", "listening"}
    await desk.press("ctrl+e", "1", "1")
    assert grid.chart().lead
    await desk.press("ctrl+f")
    desk.shows("学生只写姓")
    await desk.press("2", "enter")
    assert [path.suffix for path in home.iterdir()] == [".xlsx"]
