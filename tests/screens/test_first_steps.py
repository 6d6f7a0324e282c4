"""A desk that was founded a minute ago: every page says what it wants and which key leads there."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from model import first_steps, school, session
from model.appointments import kept
from model.opening import hours
from model.people import staff, students
from model.words import speak
from tests.driver import Desk, at_the_desk
from tui.app import DeskApp
from tui.wiring import wire


@pytest.fixture
async def new(empty_store: Path) -> AsyncIterator[Desk]:
    """The desk of 海州一中 on its first day; 赵老师 sits there."""
    speak("zh")
    session.sit_down(school.found("海州一中", "赵老师"))
    async with at_the_desk(wire(DeskApp())) as desk:
        yield desk


def enrol() -> None:
    """One student."""

    students.enrol("2024001", "张伟")


async def test_today_names_the_first_steps_in_order_and_the_cursor_is_on_the_first(new: Desk) -> None:
    new.shows("新的值班台", "第一次使用，依次做", "还没有学生")
    told = new.screen_text()
    steps = ["导入名册", "登记教师", "开放时段", "政策口径", "核对校历"]
    assert sorted(steps, key=told.index) == steps
    await new.press("enter")
    new.shows("名册")
    await new.press("escape", "down", "enter")
    new.shows("新增教师")
    await new.press("escape", "down", "enter")
    new.shows("开放安排")
    await new.press("escape", *["down"] * 2, "enter")
    new.shows("学期")
    await new.press("escape", "up", "enter")
    new.shows("[0 设置]", "是默认值，还没有人确认", "待确认")
    await new.press("enter", "enter")
    new.shows("选定了政策口径：海州区 2024").shows_not("待确认", "还没有人确认")


async def test_a_step_goes_when_it_is_done_and_the_optional_ones_with_the_last(new: Desk) -> None:
    staff.hire("钱老师", "part_time")
    enrol()
    assert [step.kind for step in first_steps.left()] == ["hours", "policy", "calendar"]
    school.confirm_terms()
    hours.add_window(2, time(12, 30), time(13, 30))
    assert [step.kind for step in first_steps.left()] == ["policy"]
    new.app.announce()
    await new.rest()
    new.shows("规定还是默认值，没有人确认")
    await new.press("9")
    new.shows("海州区 2024（待确认）")
    await new.press("1")
    school.choose_policy("haizhou_2024")
    assert first_steps.left() == []
    new.app.announce()
    await new.rest()
    new.shows_not("第一次使用", "新的值班台").shows("12:30-13:30")


async def test_the_book_leads_to_the_roster_and_then_to_the_hours(new: Desk) -> None:
    await new.press("2")
    new.shows("还没有学生：按 7，再按 Ctrl+O 导入名册")
    await new.press("f2", "z", "w")
    new.shows("还没有学生", "Ctrl+O 导入名册")
    await new.press("escape")
    enrol()
    new.app.announce()
    await new.rest()
    new.shows("还没有安排开放时段：按 4，再按 Ctrl+W")
    await new.press("f2", "z", "w", "enter")
    new.shows("还没有安排开放时段", "照样预约")
    await new.type(" 明天 9:00")
    await new.press("enter")
    new.shows("照样预约？")
    await new.press("enter")
    assert [each.starts for each in kept.of_day(date(2026, 11, 26))] == [datetime(2026, 11, 26, 9, 0)]


def test_whose_rules_hold_is_asked_of_those_who_may_say_it(empty_store: Path) -> None:
    session.sit_down(school.found("海州一中", "赵老师"))
    duty = staff.hire("钱老师", "duty", "duty")
    assert "policy" in {step.kind for step in first_steps.left()}
    session.sit_down(duty.id)
    assert "policy" not in {step.kind for step in first_steps.left()}


async def test_a_week_without_hours_says_so(new: Desk) -> None:
    enrol()
    hours.add_window(2, time(12, 30), time(13, 30), until_on=date(2026, 11, 27))
    await new.press("2", "pagedown")
    new.shows("这一周没有开放时段")


async def test_in_english_too(new: Desk) -> None:
    speak("en")
    new.app.publish({"minute"})
    await new.rest()
    new.shows("First steps, one after the other", "no students yet")
    await new.press("2")
    new.shows("press 7, then Ctrl+O")
    speak("zh")
