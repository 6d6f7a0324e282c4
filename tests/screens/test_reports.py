"""Page 8: the week added up, and the key that hands it in."""

from datetime import datetime
from pathlib import Path

import pytest

from model import session
from model.visits import visits
from model.visits.visit import Details
from tests.driver import NARROW, WIDE, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_page_says_how_the_week_is_handed_in(planned: School, size: tuple[int, int]) -> None:
    async with at_the_desk(wire(DeskApp()), size) as desk:
        await desk.press("8")
        desk.shows("2026-W48", "F9 导出", "汇总", "小时")


async def test_a_file_named_after_another_format_is_told_under_its_name(planned: School, tmp_path: Path) -> None:
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("8", "f9", "2", "tab", "end", *["backspace"] * 120)
        await desk.type(str(tmp_path / "week.xlsx"))
        await desk.press("ctrl+s")
        desk.shows("导出 2026-W48", "x week.xlsx 的结尾是 .xlsx")
        assert not list(tmp_path.glob("week*"))


async def test_what_a_file_with_names_needs_is_told_while_the_form_is_open(planned: School, tmp_path: Path) -> None:
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("8", "f9", "tab", "end", *["backspace"] * 120)
        await desk.type(str(tmp_path / "week.xlsx"))
        await desk.press("tab", "1", "ctrl+s")
        desk.shows("x 导出姓名须写明用途")
        await desk.type("交教务处核对")
        await desk.press("ctrl+s")
        desk.shows("导出 2026-W48", "x 含姓名的文件须设打开口令", "交教务处核对")
        await desk.type("12345678")
        await desk.press("ctrl+s")
        desk.shows("导出 2026-W48", "x 口令太简单")
        assert not list(tmp_path.glob("week*"))


async def test_names_go_out_in_no_file_without_a_password(planned: School, tmp_path: Path) -> None:
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("8", "f9", "2", "tab", "end", *["backspace"] * 120)
        await desk.type(str(tmp_path / "week.csv"))
        await desk.press("tab", "1", "tab")
        await desk.type("交教务处核对")
        await desk.press("ctrl+s")
        desk.shows("导出 2026-W48", "x 含姓名的文件要加口令，只能是 Excel 工作簿")


async def test_a_file_that_is_there_is_replaced_only_after_an_answer(planned: School, tmp_path: Path) -> None:
    there = tmp_path / "week.ics"
    there.write_text("班主任的名单", encoding="utf-8")
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("8", "f9", "3", "tab", "end", *["backspace"] * 120)
        await desk.type(str(there))
        await desk.press("ctrl+s")
        desk.shows("替换已有的文件？", "week.ics")
        await desk.press("escape")
        desk.shows("导出 2026-W48", str(tmp_path)[:20], "[3日历").shows_not("替换")
        await desk.press("escape")
        assert there.read_text(encoding="utf-8") == "班主任的名单"


async def test_who_came_for_a_topic_is_read_by_grade_and_nobody_else_is_counted_as_none(english: School) -> None:
    whose = (("student", 4), ("student", 0), ("student", 1), ("parent", 2))
    for hour, (visitor, which) in enumerate(whose, 8):
        told = Details(visitor=visitor, student=english.students[which], source="source.self", topics=("topic.mood",))
        visits.add(told, datetime(2026, 11, 24, hour), datetime(2026, 11, 24, hour, 30))
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("8", "down", "down")
        desk.shows("Mood                     4  Grade 8 M 1, Grade 9 F 1, Grade 9 M 1", "parent 1")
        desk.shows_not("teacher", "parent1")


async def test_who_may_see_no_totals_is_told_so_on_the_page(planned: School) -> None:
    session.sit_down(planned.sun)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("8", "pagedown", "home")
        desk.shows("您没有这项权限（查看汇总）").shows_not("F9 导出", "汇总 ", "没有做成")


async def test_a_row_that_the_narrow_screen_cuts_is_read_in_full_with_enter(planned: School) -> None:
    async with at_the_desk(wire(DeskApp()), NARROW) as desk:
        await desk.press("8", "end", "enter")
        desk.shows("校历待核", "2026年放假和调休安排尚未收录").shows_not("作废 0 次不计")
        await desk.press("down")
        await desk.press("enter")
        desk.shows("作废 0 次不计")
        await desk.press("escape")
        desk.shows_not("作废 0 次不计")
