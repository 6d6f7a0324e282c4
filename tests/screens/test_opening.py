"""Page 4: the room's week against the rules, the log below it, and the duty that changes hands."""

import random
import re
from datetime import date, datetime, time, timedelta

import pytest

from model import clock, history, session, settings, standing
from model.calendar import year
from model.opening import duty, hours, log
from model.people import staff
from model.store import journal
from model.store.tables import OpeningRow
from model.words import Words
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

DAY = date(2026, 11, 25)
"""The Wednesday of the tests; it is noon."""


@pytest.fixture(autouse=True)
def nothing_backs_up_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing the room would begin a backup in a child process."""
    monkeypatch.setattr("screens.today.backup.by_itself", lambda app: None)


@pytest.fixture
def year_known(planned: School) -> School:
    """The year's holidays are known, and each window has somebody on duty."""
    year.take_in_year(2026)
    for rule in hours.rules():
        hours.change_window(rule.id, staff=planned.zhao if rule.starts.hour == 12 else planned.qian)
    return planned


def on(days: int, hhmm: str) -> datetime:
    """A time so many days from the Wednesday."""
    return datetime.combine(DAY + timedelta(days=days), time.fromisoformat(hhmm))


def row(desk: Desk, day: str) -> str:
    """The line of a day in the week."""
    return next(line for line in desk.lines if line[1:].strip().lstrip("[").startswith(day))


async def test_the_week_stands_day_by_day_against_the_rules(desk: Desk, year_known: School) -> None:
    log.record_past(on(-2, "12:30"), on(-2, "13:30"), year_known.zhao)
    log.record_past(on(-1, "12:30"), on(-1, "13:45"), year_known.zhao)
    log.record_past(on(-1, "16:30"), on(-1, "18:00"), year_known.qian, "窗户坏了")
    await desk.press("4")
    desk.shows("[4 开放]", "第13周 单周", "2026-11-23 - 11-29", "计 225/480 分", "还差 255", "学期至今")
    assert re.search(r"12:30-13:30 16:30-18:00 .*12:30-13:30 .* 60/120 .*差 60!", row(desk, "周一 23"))
    assert re.search(r"12:30-13:45 16:30-18:00 .*165/120 .*达标", row(desk, "周二 24"))
    assert re.search(r"0/120 .*还差 120", row(desk, "周三 25"))
    assert "周末" in row(desk, "周六 28")
    desk.shows("周二 11-24", "75 分钟  赵老师 开门  赵老师 关门  (更正)", "交接", "窗户坏了")


async def test_every_number_is_that_of_the_meter(desk: Desk, year_known: School) -> None:
    chance = random.Random(20261125)
    for back in range(1, 29):
        for begin in sorted(chance.sample(range(7 * 60, 20 * 60, 100), chance.choice([0, 1, 2, 3]))):
            starts = on(-back, "00:00") + timedelta(minutes=begin)
            log.record_past(starts, starts + timedelta(minutes=chance.randint(1, 100)), year_known.qian)
    year.decide_day(DAY - timedelta(days=9), "closed")
    await desk.press("4")
    for weeks in range(5):
        week = standing.week_of(DAY - timedelta(weeks=weeks))
        desk.shows(f"计 {week.counted_minutes}/{week.required_minutes} 分")
        for day in week.days:
            line = row(desk, f"周{'一二三四五六日'[day.on.weekday()]}")
            shown = re.search(r"(\d+)/(\d+)", line)
            expected = (day.counted_minutes, day.required_minutes)
            assert (tuple(map(int, shown.groups())) if shown else (0, 0)) == expected
            assert ("!" in line) == (day.over and day.is_school_day and not day.reached)
        term = standing.term_to(DAY - timedelta(weeks=weeks))
        assert term is not None
        desk.shows(
            f"应开 {week.planned_minutes}  实开 {week.actual_minutes}",
            f"学期至今 应开 {term.planned_minutes} 实开 {term.actual_minutes} 计 {term.counted_minutes} 分",
            f"周达标 {term.weeks_reached}/{term.weeks_judged} 日达标 {term.days_reached}/{term.days_judged}",
        )
        await desk.press("pageup")


async def test_weeks_are_turned_from_the_days_and_from_the_log(desk: Desk, year_known: School) -> None:
    await desk.press("4", "pageup")
    desk.shows("第12周 双周", "2026-11-16 - 11-22", "本周没有开放记录")
    await desk.press("f6", "pageup", "pageup")
    desk.shows("第10周 双周")
    await desk.press("home")
    desk.shows("第13周 单周")
    await desk.press("pagedown")
    desk.shows("第14周 双周")


async def test_the_log_goes_to_the_day_under_the_cursor(desk: Desk, year_known: School) -> None:
    for back in (-2, -1):
        for hour in (8, 10, 12, 14, 16):
            log.record_past(on(back, f"{hour:02}:00"), on(back, f"{hour:02}:30"), year_known.zhao, f"第{hour}时")
    await desk.press("4", "up", "up")
    desk.shows("周一 11-23").shows_not("周二 11-24")
    await desk.press("down")
    desk.shows("周二 11-24")


async def test_f4_opens_closes_and_the_page_follows(desk: Desk, year_known: School) -> None:
    await desk.press("4", "f4")
    desk.shows("开放了辅导室，赵老师值班", "12:00-", "开放中", "赵老师 开门")
    clock.set_stopped(on(0, "13:10"))
    await desk.press("f4", *"门口有信", "ctrl+s")
    desk.shows("关闭了辅导室", "12:00-13:10", "70/120", "还差 50", "门口有信")
    await desk.press("ctrl+z")
    desk.shows("开放中").shows_not("门口有信")


async def test_the_duty_is_handed_over(desk: Desk, year_known: School) -> None:
    await desk.press("4", "ctrl+o")
    desk.shows("没有做成: 辅导室没有开放")
    await desk.press("f4")
    clock.set_stopped(on(0, "12:40"))
    await desk.press("ctrl+o")
    desk.shows("从现在起由谁值班？", "现在：赵老师", "钱老师", "孙老师")
    await desk.press("2")
    desk.shows("值班交给孙老师", "12:00-12:40", "12:40-")
    standing_open = log.now_open()
    assert standing_open is not None
    assert standing_open.on_duty == ("孙老师",)
    await desk.press("ctrl+z")
    assert log.now_open() is not None
    desk.shows_not("12:00-12:40")


async def test_whoever_the_plan_names_now_is_offered_first(desk: Desk, year_known: School) -> None:
    clock.set_stopped(on(0, "16:40"))
    await desk.press("4", "f4", "ctrl+o", "enter")
    desk.shows("值班交给钱老师")


async def test_what_was_forgotten_is_entered_afterwards(desk: Desk, year_known: School) -> None:
    log.record_past(on(-1, "12:30"), on(-1, "13:30"), year_known.zhao)
    await desk.press("4", "up", "insert")
    desk.shows("补录开放", "2026-11-24", "16:30", "18:00", "共 90 分钟", "[2钱老师]")
    await desk.press("ctrl+s")
    desk.shows("补录了2026-11-24的开放", "150/120", "达标", "钱老师")
    await desk.press("ctrl+z")
    desk.shows("60/120")


async def test_what_cannot_have_been_stands_under_its_field(desk: Desk, year_known: School) -> None:
    log.record_past(on(-1, "12:30"), on(-1, "13:30"), year_known.zhao)
    await desk.press("4", "up", "insert", "tab")
    await desk.press("home", "shift+end", *"13:00", "tab", "home", "shift+end", *"12:00", "ctrl+s")
    desk.shows("x 关闭时间应晚于开放时间")
    await desk.press("home", "shift+end", *"14:00", "ctrl+s")
    desk.shows("x 这段时间已有开放记录")
    await desk.press("escape", "9", "down", "insert", "tab", *"11:00", "tab", *"13:00", "ctrl+s")
    desk.shows("x 这个时间还没到")
    assert len(log.between(DAY - timedelta(days=7), DAY)) == 1


async def test_an_opening_is_corrected_and_says_so(desk: Desk, year_known: School) -> None:
    with clock.stopped_at(on(-1, "12:30")):
        log.open_room()
    with clock.stopped_at(on(-1, "13:00")):
        log.close_room()
    await desk.press("4", "up", "ctrl+e")
    desk.shows("11月24日 周二 12:30-13:00 的开放")
    await desk.press("tab", "home", "shift+end", *"1445", "ctrl+s")
    desk.shows("更正了2026-11-24的开放记录", "12:30-14:45", "135/120", "达标", "(更正)")


async def test_while_it_is_open_only_the_beginning_is_asked_for(desk: Desk, year_known: School) -> None:
    await desk.press("4", "f4", "ctrl+e")
    desk.shows("开放").shows_not("关闭  ")
    await desk.press("home", "shift+end", *"11:30", "ctrl+s")
    desk.shows("更正了2026-11-25的开放记录", "11:30-", "30/120")


async def test_voiding_asks_why_and_then_for_nine(desk: Desk, year_known: School) -> None:
    opening = log.record_past(on(-1, "12:30"), on(-1, "14:45"), year_known.zhao)
    await desk.press("4", "up", "delete", "enter")
    desk.shows("x 请写明原因")
    await desk.press(*"记错了", "enter")
    desk.shows("不再计入开放时间")
    await desk.press("enter")
    assert not log.get(opening.id).is_voided
    await desk.press("delete", *"记错了", "enter", "9")
    assert log.get(opening.id).voided_reason == "记错了"
    desk.shows("作废了2026-11-24的开放记录", "作废：记错了", "0/120", "差 120!")
    await desk.press("delete")
    desk.shows("没有做成: 先在下面的记录里选一次开放")
    await desk.press("ctrl+z")
    desk.shows("135/120")


async def test_a_line_of_the_log_says_what_can_be_done_with_it(desk: Desk, year_known: School) -> None:
    log.record_past(on(-1, "12:30"), on(-1, "13:30"), year_known.zhao, "钥匙在门卫")
    await desk.press("4", "up", "f6", "enter")
    desk.shows("1  看交接说明", "2  更正时间", "3  作废", "赵老师 开门", "60 分钟")
    await desk.press("1")
    desk.shows("钥匙在门卫", "Enter Esc 关闭")
    await desk.press("enter", "enter", "2")
    desk.shows("*开放", "12:30")


async def test_a_swap_is_agreed_shown_changed_and_called_off(desk: Desk, year_known: School) -> None:
    await desk.press("4", "ctrl+r")
    desk.shows("11月25日 周三：换谁的班？", "赵老师", "12:30-13:30", "钱老师", "16:30-18:00")
    await desk.press("1")
    desk.shows("11月25日 周三 赵老师 换班")
    await desk.press("2", "ctrl+s")
    desk.shows("请填写“原因”")
    await desk.press(*"教研", "ctrl+s")
    desk.shows("2026-11-25换班：赵老师 由 孙老师 代", "赵老师 的班由 孙老师 代：教研")
    await desk.press("f6", "enter", "2", "1", "tab", *"另有会", "ctrl+s")
    assert [swap.instead_id for swap in duty.swaps(DAY, DAY)] == [year_known.qian]
    await desk.press("enter", "1")
    assert duty.swaps(DAY, DAY) == []
    desk.shows("换班取消")


async def test_where_nobody_is_named_there_is_no_duty_to_swap(desk: Desk, planned: School) -> None:
    await desk.press("4", "end", "ctrl+r")
    desk.shows("没有安排到人的值班")


async def test_a_day_is_planned_alone_closed_and_as_usual_again(desk: Desk, year_known: School) -> None:
    await desk.press("4", "down", "enter")
    desk.shows("11月26日 周四", "应开 12:30-13:30 赵老师", "应开 150 分", "1  换班", "2  单独安排这一天").shows_not(
        "补录开放", "恢复常规"
    )
    await desk.press("2")
    desk.shows("11月26日 周四 的开放", "12:30", "16:30")
    await desk.press("1", "tab", *"停电", "ctrl+s")
    desk.shows("2026-11-26全天不开放", "*不开放 停电", "全天不开放  停电")
    await desk.press("enter", "2")
    desk.shows("[1是]")
    await desk.press("2", "tab", "tab", *"8:00", "tab", *"09:30", "ctrl+s")
    desk.shows("*08:00-09:30", "单日安排")
    await desk.press("enter", "3")
    desk.shows("2026-11-26恢复常规开放").shows_not("*08:00")


async def test_a_day_cannot_be_planned_with_half_a_window_or_none(desk: Desk, year_known: School) -> None:
    await desk.press("4", "down", "enter", "2", "tab", "tab", "home", "shift+end", "delete", "ctrl+s")
    desk.shows("x 写上开始和结束")
    await desk.press(*"14:00", "ctrl+s")
    desk.shows("x 写上开始和结束")
    assert hours.dated(DAY, DAY + timedelta(days=7)) == []


async def test_more_windows_than_the_form_first_shows_are_not_lost(desk: Desk, year_known: School) -> None:
    for hour in (7, 14, 19):
        hours.add_window(3, time(hour), time(hour, 30), staff=year_known.sun, room=year_known.group_room)
    await desk.press("4", "down", "enter", "2", "tab", *"都照常", "ctrl+s")
    windows = hours.planned_on(DAY + timedelta(days=1))
    assert [f"{window.starts:%H:%M}" for window in windows] == ["07:00", "12:30", "14:00", "16:30", "19:00"]
    assert [window.room_id for window in windows if window.staff_id == year_known.sun] == [year_known.group_room] * 3


async def test_a_short_week_says_so_and_how_it_was_judged(desk: Desk, year_known: School) -> None:
    for days in (1, 2):
        year.decide_day(DAY + timedelta(days=days), "closed", note="运动会")
    await desk.press("4")
    desk.shows("计 0/360 分", "! 短周：上课 3 天", "停课 运动会")


async def test_minutes_without_anybody_on_duty_are_told(desk: Desk, year_known: School) -> None:
    with journal.writing("test.nobody", Words("无人值班", "Nobody on duty")):
        OpeningRow.create(starts=on(-1, "12:30"), ends=on(-1, "12:50"))
    await desk.press("4")
    desk.shows("! 无人值班 20 分")
    await desk.resize(*WIDE)
    assert "20!" in row(desk, "周二 24")


async def test_what_the_calendar_does_not_know_is_said(desk: Desk, planned: School) -> None:
    await desk.press("4")
    desk.shows("! 2026年放假和调休安排尚未收录")


async def test_school_days_without_hours_stand_out(school: School) -> None:
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("4")
        assert "未安排!" in row(desk, "周三 25")
        desk.shows("F4 开放辅导室，Insert 补录")


async def test_a_duty_teacher_hands_over_and_corrects_nothing(desk: Desk, year_known: School) -> None:
    log.record_past(on(-1, "12:30"), on(-1, "13:30"), year_known.zhao)
    session.sit_down(year_known.sun)
    await desk.press("4", "f4")
    desk.shows("孙老师值班")
    for key in ("insert", "delete", "ctrl+e"):
        await desk.press(key)
        desk.shows("没有做成: 您没有这项权限（安排开放时间）")
    await desk.press("ctrl+o", "enter")
    assert log.now_open() is not None
    desk.shows("值班交给")


async def test_whoever_opens_is_told_what_was_left_for_them(desk: Desk, year_known: School) -> None:
    log.record_past(on(-2, "12:30"), on(-2, "13:30"), year_known.zhao, "自己留的")
    log.record_past(on(-1, "16:30"), on(-1, "18:00"), year_known.qian, "王芳明天再来")
    await desk.press("f4")
    desk.shows("开放了辅导室", "11月24日", "王芳明天再来", "自己留的")
    await desk.press("enter")
    desk.shows_not("王芳明天再来")
    clock.set_stopped(on(0, "12:30"))
    await desk.press("f4", "ctrl+s")
    clock.set_stopped(on(0, "13:00"))
    await desk.press("f4")
    desk.shows("开放了辅导室").shows_not("王芳明天再来")


async def test_a_note_is_not_shown_while_names_are_hidden(desk: Desk, year_known: School) -> None:
    log.record_past(on(-1, "16:30"), on(-1, "18:00"), year_known.qian, "王芳明天再来")
    await desk.press("ctrl+n", "f4")
    desk.shows("有交接说明").shows_not("王芳")
    await desk.press("4", "up")
    desk.shows("(已隐去)").shows_not("王芳")
    await desk.press("f6", "home", "enter")
    desk.shows_not("王芳")
    await desk.press("1")
    desk.shows("姓名已隐去").shows_not("王芳")


async def test_wide_and_in_english(year_known: School, english: School) -> None:
    log.record_past(on(-1, "12:30"), on(-1, "14:45"), year_known.zhao, "Window broken")
    log.record_past(on(-2, "12:30"), on(-2, "13:30"), year_known.sun)
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("4")
        desk.shows("[4 Opening]", "Week 13 odd week", "195/480 min", "285 to go", "Term: plan", "open 195 counted 195")
        assert re.search(r"60/120 .*60 short! +School day .*孙老师", row(desk, "Mon 23"))
        assert re.search(r"135/120 .*met .*赵老师", row(desk, "Tue 24"))
        desk.shows("Window broken", "135 min  opened by 赵老师  closed by 赵老师  (corrected)")


async def test_a_day_with_many_windows_never_shows_half_a_time(desk: Desk, year_known: School) -> None:
    hours.add_window(2, time(7, 10), time(7, 50), staff=year_known.sun)
    for hour in (7, 9, 10):
        log.record_past(on(0, f"{hour:02}:00"), on(0, f"{hour:02}:50"), year_known.sun)
    await desk.press("4")
    assert re.search(r"07:10-07:50 \+2 +07:00-07:50 \+2 ", row(desk, "周三 25"))


async def test_the_page_follows_what_is_done_elsewhere(desk: Desk, year_known: School) -> None:
    await desk.press("4")
    log.record_past(on(-1, "12:30"), on(-1, "14:45"), year_known.zhao)
    desk.app.announce()
    await desk.rest()
    assert "135/120" in row(desk, "周二 24")
    settings.change(min_open_minutes_per_day=140)
    desk.app.announce()
    await desk.rest()
    assert "差 5!" in row(desk, "周二 24")
    staff.edit(year_known.zhao, name="赵晓老师")
    desk.app.announce()
    await desk.rest()
    desk.shows("赵晓老师 开门")
    assert history.lately(1)[0].deed == "staff.edit"
