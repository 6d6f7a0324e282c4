"""The school's calendar behind page 4: weeks, days, terms, bells, holidays."""

from datetime import date

import pytest

from model import history, session, settings
from model import school as founding
from model.calendar import year
from tests.driver import NARROW, WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

DAY = date(2026, 11, 25)
"""The Wednesday of the tests."""


@pytest.fixture
async def calendar(desk: Desk, planned: School) -> Desk:
    """A wide desk on the calendar, the year 2026 taken in, two bell schedules laid."""
    year.take_in_year(2026)
    founding.lay_bells()
    await desk.resize(*WIDE)
    return await desk.press("4", "ctrl+k")


def week_line(desk: Desk, monday: str) -> str:
    """The line of a week by its Monday, ``11-23``."""
    return next(line for line in desk.lines if f" {monday} " in line[:16])


async def test_a_year_of_weeks_with_a_letter_for_each_day(calendar: Desk) -> None:
    calendar.shows("校历 2026-2027学年", "周一", "上 上课", "2026-11-25 周三  第13周 单周  冬令时  上课日")
    line = week_line(calendar, "11-23")
    assert line.startswith("第13周单 11-23")
    assert "[25 上]" in line
    assert line.count("-") == 3, "two days of a weekend, and the date"


async def test_narrow_it_is_all_there(calendar: Desk) -> None:
    await calendar.resize(*NARROW)
    calendar.shows("第13周单 11-23", "[25 上]", "第 1 学期", "2026-11-25 周三  第13周 单周", "* 本校")
    await calendar.press("f6", "end")
    calendar.shows("2027", "未载入! 回车载入")


async def test_holidays_and_made_up_days_tell_whose_timetable(calendar: Desk) -> None:
    await calendar.press("pageup", "pageup")
    assert "10/1 假" in week_line(calendar, "09-28")
    assert "10补三" in week_line(calendar, "10-05")


async def test_the_cursor_goes_by_days_weeks_and_months_into_the_next_year(calendar: Desk) -> None:
    await calendar.press("right", "down", "h", "k")
    calendar.shows("2026-11-25 周三")
    await calendar.press(*["pagedown"] * 11)
    calendar.shows("校历 2027-2028学年", "2027-09-29")
    await calendar.press("home")
    calendar.shows("校历 2026-2027学年", "2026-11-25 周三")


async def test_the_calendar_opens_on_the_day_of_the_page(desk: Desk, planned: School) -> None:
    await desk.press("4", "pageup", "home", "up", "ctrl+k")
    desk.shows("2026-11-24 周二")
    await desk.press("escape")
    desk.shows("学期至今")


async def test_the_school_closes_a_day_and_takes_it_back(calendar: Desk) -> None:
    await calendar.press("right", "enter")
    calendar.shows("2026年11月26日 周四", "现在：上课日", "[1按校历]")
    await calendar.press("2", "tab", *"大雪", "ctrl+s")
    calendar.shows("设定2026-11-26为停课", "26 停*", "停课 大雪", "本校设定")
    await calendar.press("delete", "enter")
    assert year.overrides(DAY, date(2026, 11, 26))
    await calendar.press("delete", "9")
    calendar.shows("2026-11-26恢复按校历", "26 上 ").shows_not("停*")
    await calendar.press("delete")
    calendar.shows("没有做成: 这一天没有本校设定")


async def test_a_saturday_teaches_as_a_weekday(calendar: Desk) -> None:
    await calendar.press("right", "right", "right", "enter", "3", "tab", "4", "ctrl+s")
    assert year.overrides(date(2026, 11, 28), date(2026, 11, 28))[0].as_weekday == 2
    calendar.shows("28补三*", "按星期三上课")


async def test_exams_on_their_own_timetable(calendar: Desk) -> None:
    await calendar.press("enter", "4", "ctrl+s")
    own = year.overrides(DAY, DAY)[0]
    assert (own.kind, own.as_weekday) == ("exam", None)
    calendar.shows("[25 考*]")


async def test_leaving_a_day_to_the_calendar_that_was_left_to_it_writes_nothing(calendar: Desk) -> None:
    written = history.newest()
    await calendar.press("enter", "ctrl+s")
    assert history.newest() == written


async def test_a_term_is_moved_and_what_overlaps_is_refused(calendar: Desk) -> None:
    await calendar.press("f6", "home", "enter")
    calendar.shows("2026-2027学年第一学期", "2026-09-01", "共 21 周")
    await calendar.press("home", "shift+end", *"2026-09-07", "ctrl+s")
    assert year.terms()[0].starts == date(2026, 9, 7)
    calendar.shows("2026-09-07 - 2027-01-22", "第12周")
    await calendar.press("enter", "tab", "home", "shift+end", *"2027-03-01", "ctrl+s")
    calendar.shows("x 与另一学期的日期重叠")
    await calendar.press("tab", "home", "shift+end", *"2026-09-01", "ctrl+s")
    calendar.shows("x 学期的结束日期应晚于开始日期")


async def test_the_next_term_is_entered(calendar: Desk) -> None:
    await calendar.press("insert")
    calendar.shows("2027", "1")
    await calendar.press("tab", "tab", *"2027-09-01", "tab", *"2028-01-20", "ctrl+s")
    assert [(term.school_year, term.number) for term in year.terms()][-1] == (2027, 1)
    calendar.shows("设置了2027学年第1学期")


async def test_assumed_terms_are_flagged_until_somebody_confirms_them(desk: Desk, planned: School) -> None:
    settings.change(terms_assumed=True)
    await desk.press("4", "ctrl+k")
    desk.shows("! 学期日期是按惯例推算的", "Ctrl+G")
    await desk.press("ctrl+g")
    desk.shows("学期日期核对无误？", "2026-09-01 - 2027-01-22")
    await desk.press("enter")
    assert not settings.get().terms_assumed
    desk.shows("核对了学期日期").shows_not("按惯例推算")
    await desk.press("ctrl+g")
    desk.shows("没有做成: 学期日期已经核对过")


async def test_a_bell_schedule_begins_on_another_day(calendar: Desk) -> None:
    await calendar.press("f6", "home", "down", "down", "enter")
    calendar.shows("夏令时", "05-01")
    await calendar.press("home", "shift+end", *"02-30", "enter")
    calendar.shows("x 切换日期应写成 月-日")
    await calendar.press("home", "shift+end", *"4-15", "enter")
    calendar.shows("夏令时改为从 04-15 开始", "每年 04-15 起")


async def test_a_year_that_is_not_known_warns_and_is_taken_in(desk: Desk, planned: School) -> None:
    await desk.press("4", "ctrl+k")
    desk.shows("! 2026年放假和调休安排尚未收录")
    assert "[25 上?]" in week_line(desk, "11-23")
    await desk.press("ctrl+o", "home", "shift+end", *"二零", "enter")
    desk.shows("x 请写四位数的年份")
    await desk.press("home", "shift+end", *"2026", "enter")
    desk.shows("载入了2026年节假日").shows_not("! 2026年放假")
    await desk.press("f6", "end", "up")
    desk.shows("节假日和调休已载入")


async def test_a_year_without_its_notice_says_so(calendar: Desk) -> None:
    await calendar.press("ctrl+o", "enter")
    calendar.shows("2027 年的调休还没有公布", "调休未公布!")
    assert year.years_taken_in() == {2026: True, 2027: False}


async def test_a_year_is_taken_in_again_from_the_list(calendar: Desk) -> None:
    await calendar.press("f6", "end", "enter")
    assert year.years_taken_in() == {2026: True, 2027: False}


async def test_without_terms_every_day_is_uncertain(school: School) -> None:
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("4", "ctrl+k", *["pagedown"] * 40)
        desk.shows("校历 2029-2030学年", "未设学期", "?")


async def test_a_duty_teacher_decides_nothing(calendar: Desk, planned: School) -> None:
    session.sit_down(planned.sun)
    for key in ("insert", "ctrl+o", "ctrl+e", "delete", "ctrl+g"):
        await calendar.press(key)
        calendar.shows("没有做成: 您没有这项权限（安排开放时间）")


async def test_the_mouse_works_too(calendar: Desk) -> None:
    row = next(y for y, line in enumerate(calendar.lines) if line.startswith("第13周单"))
    await calendar.click(16 + 9, row)
    calendar.shows("2026-11-24 周二")


async def test_wide_and_in_english(english: School) -> None:
    year.take_in_year(2026)
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("4", "ctrl+k")
        desk.shows(
            "School year 2026-2027", "W13 odd 11-23", "[25 S]", "10/1 H", "10MWe", "2026-11-25 Wed  Week 13 odd week"
        )
        desk.shows("2026-09-01 - 2027-01-22", "all taken in")
