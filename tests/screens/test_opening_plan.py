"""The plan behind page 4: weekly windows, single days, swaps, absences."""

from datetime import date, datetime, time, timedelta

import pytest

from model import clock, session
from model.appointments import book
from model.appointments.book import Wish
from model.calendar import year
from model.opening import absences, duty, hours
from model.opening.windows import OwnHours
from model.school import lay_bells
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

DAY = date(2026, 11, 25)
"""The Wednesday of the tests; it is noon."""


@pytest.fixture
async def plan(desk: Desk, planned: School) -> Desk:
    """The desk on the plan."""
    year.take_in_year(2026)
    lay_bells()
    return await desk.press("4", "ctrl+w")


def rule_on(weekday: int, hour: int) -> int:
    """The number of a window of the pattern."""
    return next(each.id for each in hours.rules() if each.weekday == weekday and each.starts.hour == hour)


async def test_the_pattern_is_listed_with_what_it_comes_to(plan: Desk) -> None:
    plan.shows("本周计划 750 分，规定 480 分", "周一      12:30-13:30  赵老师", "未定!", "每周", "不限")
    plan.shows("没有单独安排的日子", "没有人请假")
    await plan.press("escape")
    plan.shows("学期至今").shows_not("每周时段")


async def test_one_window_is_added_on_several_days_as_one_change(plan: Desk, planned: School) -> None:
    await plan.press("insert", "space", "3", "tab", *"7:30", "enter", *"08:10", "enter")
    plan.shows("每周 80 分钟")
    await plan.press("2", "tab", "3", "tab", "2", "ctrl+s")
    plan.shows("新增每周 2 天的开放时段 07:30-08:10", "07:30-08:10")
    new = [rule for rule in hours.rules() if rule.starts == time(7, 30)]
    assert [rule.weekday for rule in new] == [0, 2]
    assert {(rule.staff_id, rule.room_id, rule.parity) for rule in new} == {(planned.zhao, planned.group_room, "odd")}
    await plan.press("ctrl+z")
    assert not [rule for rule in hours.rules() if rule.starts == time(7, 30)]


async def test_a_new_window_begins_with_the_teacher_and_room_of_the_last(plan: Desk, planned: School) -> None:
    last = hours.add_window(3, time(12, 30), time(13, 30), staff=planned.qian, room=planned.group_room)
    plan.app.announce()  # type: ignore[attr-defined]
    await plan.press("insert", "5", "tab", *"7:30", "tab", *"08:10", "ctrl+s")
    [new] = [rule for rule in hours.rules() if rule.starts == time(7, 30)]
    assert new.id > last
    assert (new.staff_id, new.room_id) == (planned.qian, planned.group_room)


async def test_the_first_window_of_a_school_begins_with_who_sits_here(plan: Desk, planned: School) -> None:
    for rule in hours.rules():
        hours.retire_window(rule.id)
    plan.app.announce()  # type: ignore[attr-defined]
    await plan.press("insert", "5", "tab", *"7:30", "tab", *"08:10", "ctrl+s")
    [new] = hours.rules()
    assert (new.staff_id, new.room_id) == (planned.zhao, planned.room)


async def test_a_window_of_one_bell_schedule_and_a_term(plan: Desk) -> None:
    await plan.press("insert", "2", "tab", *"17:00", "tab", *"19:00", "tab", "tab", "tab", "tab", "3")
    await plan.press("tab", *"12-01", "tab", *"2027-01-22", "ctrl+s")
    [new] = [rule for rule in hours.rules() if rule.starts == time(17)]
    assert (new.weekday, new.from_on, new.until_on) == (1, date(2026, 12, 1), date(2027, 1, 22))
    winter = next(bell for bell in year.bells() if bell.key == "winter")
    assert new.bell_id == winter.id
    plan.shows("冬令时", "2026-12-01 - 2027-01-22")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["ctrl+s"], "请填写“星期”"),
        (["1", "tab", *"13:00", "tab", *"12:00", "ctrl+s"], "结束时间应晚于开始时间"),
        (["1", "tab", *"13点八", "ctrl+s"], "请输入时间"),
        (
            ["1", "tab", *"8:00", "tab", *"9:00", *["tab"] * 5, *"12-02", "tab", *"12-01", "ctrl+s"],
            "截止日期应不早于起始日期",
        ),
    ],
)
async def test_a_window_that_cannot_be(plan: Desk, keys: list[str], told: str) -> None:
    before = hours.rules()
    await plan.press("insert", *keys)
    plan.shows(f"x {told}")
    assert hours.rules() == before


async def test_a_change_holds_from_today_and_the_past_stays(plan: Desk, planned: School) -> None:
    await plan.press("enter", "tab", "tab", "tab", "home", "shift+end", *"14:00", "ctrl+s")
    plan.shows("2026-11-25 起改了星期一 12:30-13:30的开放时段")
    monday = DAY - timedelta(days=2)
    assert f"{hours.planned_on(monday)[0].ends:%H:%M}" == "13:30"
    assert f"{hours.planned_on(monday + timedelta(days=7))[0].ends:%H:%M}" == "14:00"
    plan.shows(">周一      12:30-14:00", "2026-11-25 起")
    await plan.press("end")
    plan.shows(">周一      12:30-13:30", "到 2026-11-24")


async def test_without_a_day_the_past_is_changed_as_well(plan: Desk) -> None:
    await plan.press(
        "enter", "tab", "home", "shift+end", "delete", "tab", "tab", "home", "shift+end", *"14:00", "ctrl+s"
    )
    assert f"{hours.planned_on(date(2026, 9, 7))[0].ends:%H:%M}" == "14:00"


async def test_saving_what_is_unchanged_writes_nothing(plan: Desk) -> None:
    before = hours.rules()
    await plan.press("enter", "ctrl+s")
    assert hours.rules() == before
    plan.shows_not("改了")


async def test_a_window_ends_on_a_day(plan: Desk) -> None:
    await plan.press("delete", "1")
    plan.shows("最后一天是？", "2026-11-24")
    await plan.press("enter")
    plan.shows("到 2026-11-24 为止")
    assert hours.rule(rule_on(0, 12)).until_on == DAY - timedelta(days=1)


async def test_a_window_is_retired_with_nine_alone(plan: Desk) -> None:
    number = rule_on(0, 12)
    await plan.press("delete", "2", "enter")
    assert hours.rule(number)
    await plan.press("delete", "2", "9")
    assert number not in [rule.id for rule in hours.rules()]
    plan.shows("停用了星期一 12:30-13:30的开放时段")
    await plan.press("ctrl+z")
    assert hours.rule(number)


async def test_a_single_day_is_planned_from_the_second_list(plan: Desk) -> None:
    await plan.press("f6", "insert", "enter")
    plan.shows("请输入日期")
    await plan.press(*"周五", "enter")
    plan.shows("11月27日 周五 的开放")
    await plan.press("1", "tab", *"校运会", "ctrl+s")
    plan.shows("2026-11-27全天不开放", "11-27 周五", "校运会")
    await plan.press("enter")
    plan.shows("[1是]", "校运会")
    await plan.press("escape", "delete", "enter")
    assert hours.dated(DAY, DAY + timedelta(days=7))
    await plan.press("delete", "9")
    assert hours.dated(DAY, DAY + timedelta(days=7)) == []


async def test_a_day_without_hours_is_given_some_with_the_usual_teacher_and_room(plan: Desk, planned: School) -> None:
    hours.add_window(3, time(12, 30), time(13, 30), staff=planned.qian, room=planned.group_room)
    plan.app.announce()  # type: ignore[attr-defined]
    await plan.press("f6", "insert", *"周六", "enter", "tab", "tab", *"9:00", "tab", *"10:00", "ctrl+s")
    [new] = hours.dated(DAY, DAY + timedelta(days=7))
    assert (new.staff_id, new.room_id) == (planned.qian, planned.group_room)


async def test_swaps_stand_among_the_single_days(plan: Desk, planned: School) -> None:
    duty.swap_duty(DAY, planned.zhao, planned.sun, "教研")
    hours.plan_day(DAY + timedelta(days=1), [OwnHours(time(9), time(10), planned.sun)], "月考")
    plan.app.announce()  # type: ignore[attr-defined]
    await plan.rest()
    plan.shows("11-25 周三", "换班：赵老师 由 孙老师 代：教研", "11-26 周四", "09:00-10:00", "孙老师  月考")
    await plan.press("f6", "home", "delete")
    plan.shows("取消 11月25日 周三 的换班？", "赵老师 照常值班")
    await plan.press("9")
    assert duty.swaps(DAY, DAY) == []


async def test_an_absence_names_what_is_booked_and_is_called_off(plan: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 11, 26, 12, 30), 40, planned.zhao, planned.students[0]))
    await plan.press("f6", "f6", "insert")
    plan.shows("请假", "[1赵老师]", "2026-11-25")
    await plan.press("tab", "tab", "tab", "home", "shift+end", *"+1", "tab")
    plan.shows("已有 1 个预约，请改期!")
    await plan.press(*"18:00", "tab", *"教研", "ctrl+s")
    plan.shows("赵老师请假 11-25 00:00 至 11-26 18:00", "11-25 00:00 - 11-26 18:00", "教研")
    await plan.press("insert", "ctrl+s")
    plan.shows("x 赵老师这段时间已经请假")
    await plan.press("escape", "delete", "9")
    assert absences.absences(datetime(2026, 11, 1), datetime(2026, 12, 31)) == []


async def test_an_absence_that_ends_before_it_begins(plan: Desk) -> None:
    await plan.press("f6", "f6", "insert", "tab", "tab", *"18:00", "tab", "tab", *"9:00", "ctrl+s")
    plan.shows("x 结束时间应晚于开始时间")


async def test_the_plan_warns_of_clashes_and_of_too_little(plan: Desk, planned: School) -> None:
    hours.retire_window(rule_on(3, 16))
    hours.add_window(2, time(13), time(14), staff=planned.zhao)
    plan.app.announce()  # type: ignore[attr-defined]
    await plan.rest()
    plan.shows("! 计划不足：周四 60/120", "! 11-25 13:00-13:30 赵老师 同时有两处安排（两周内共 2 处）")


async def test_what_is_over_stands_last(plan: Desk) -> None:
    hours.end_window(rule_on(0, 12), DAY - timedelta(days=1))
    plan.app.announce()  # type: ignore[attr-defined]
    await plan.rest()
    await plan.press("end")
    assert ">周一      12:30-13:30" in plan.screen_text()


async def test_an_empty_plan_says_how_to_begin(school: School) -> None:
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("4", "ctrl+w")
        desk.shows("还没有每周时段。Insert 新增。", "计划不足")
        await desk.press("insert")
        desk.shows("新增开放时段")


async def test_a_duty_teacher_looks_and_changes_nothing(plan: Desk, planned: School) -> None:
    session.sit_down(planned.sun)
    for key in ("insert", "delete", "ctrl+e"):
        await plan.press(key)
        plan.shows("没有做成: 您没有这项权限（安排开放时间）")


async def test_wide_and_in_english(planned: School, english: School) -> None:
    year.take_in_year(2026)
    hours.change_window(rule_on(0, 12), room=planned.group_room, parity="odd")
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("4", "ctrl+w")
        desk.shows("planned this week 750 min of 480", "Mon     12:30-13:30  赵老师", "团体活动室", "odd", "nobody!")
        clock.set_stopped(datetime(2026, 11, 25, 12, 5))
        await desk.press("f6", "f6", "insert")
        desk.shows("An absence", "Nothing is booked then")
