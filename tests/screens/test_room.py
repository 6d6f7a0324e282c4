"""F4 at the door: open, close, and a room that somebody left open past midnight."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta

import pytest

from model import clock, session, standing
from model.opening import hours, log
from model.people import staff
from tests.driver import Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

MONDAY = date(2026, 11, 23)
"""Two days before the Wednesday of the tests."""


@pytest.fixture(autouse=True)
def nothing_backs_up_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing the room would begin a backup in a child process."""
    monkeypatch.setattr("screens.today.backup.by_itself", lambda app: None)


@pytest.fixture
async def left_open(planned: School) -> AsyncIterator[Desk]:
    """The room was opened on Monday at 16:30 and never closed; it is Wednesday noon."""
    with clock.stopped_at(datetime.combine(MONDAY, time(16, 30))):
        log.open_room()
    async with at_the_desk(wire(DeskApp())) as desk:
        yield desk


def still_open() -> bool:
    """Whether Monday's opening is open still."""
    found = log.now_open()
    return found is not None and found.starts.date() == MONDAY


async def test_it_is_due_and_counts_nothing_until_it_is_put_right(left_open: Desk) -> None:
    left_open.shows("补关闭时间", "2026-11-23 辅导室没有关闭", "11-23 16:30")
    assert standing.day_of(MONDAY).actual_minutes == 0
    assert standing.week_of(MONDAY).left_open
    await left_open.press("4")
    left_open.shows("未关闭!", "16:30-", "! 上次未关闭")


async def test_the_planned_end_is_suggested_and_enter_takes_it(left_open: Desk) -> None:
    await left_open.press("f7", "home", "enter")
    left_open.shows("11月23日 周一 16:30 开放后没有关闭", "18:00", "开放 90 分钟")
    await left_open.press("enter")
    left_open.shows("关闭了辅导室").shows_not("补关闭时间")
    [opening] = log.between(MONDAY, MONDAY)
    assert (opening.ends, opening.corrected) == (datetime.combine(MONDAY, time(18)), True)
    await left_open.press("f4")
    left_open.shows("开放了辅导室")


async def test_f4_asks_first_when_it_was_really_closed(left_open: Desk) -> None:
    await left_open.press("f4", "home", "shift+end", *"1715", "ctrl+s")
    [opening] = log.between(MONDAY, MONDAY)
    assert opening.ends == datetime.combine(MONDAY, time(17, 15))
    assert log.now_open() is None, "that was Monday; today begins with the next F4"
    await left_open.press("ctrl+z")
    assert still_open()
    left_open.shows("补关闭时间")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("25:00", "请输入时间"),
        ("17点半钟", "请输入时间"),
        ("17:30+08:00", "请输入时间"),
        ("16:30", "关闭时间应晚于 16:30"),
        ("09:00", "关闭时间应晚于 16:30"),
        ("", "请填写“实际几点关闭”"),
    ],
)
async def test_what_cannot_be_stands_under_the_field_and_nothing_happens(
    left_open: Desk, typed: str, told: str
) -> None:
    await left_open.press("f4", "home", "shift+end", "delete", *typed, "ctrl+s")
    left_open.shows(f"x {told}")
    assert still_open()
    await left_open.press("home", "shift+end", *"17：30", "ctrl+s")
    assert not still_open(), "the colon of an input method is a colon"


async def test_leaving_the_question_leaves_it_open(left_open: Desk) -> None:
    await left_open.press("f4", "escape")
    assert still_open()
    left_open.shows("补关闭时间")


async def test_what_never_was_open_is_voided_on_its_page(left_open: Desk) -> None:
    await left_open.press("4", "up", "up", "delete", *"没有人在", "enter", "9")
    assert log.now_open() is None
    left_open.shows("作废：没有人在")
    await left_open.press("f4")
    left_open.shows("开放了辅导室")


async def test_from_the_log_it_is_put_right_as_well(left_open: Desk) -> None:
    await left_open.press("4", "up", "up", "f6", "enter")
    left_open.shows("1  补关闭时间").shows_not("更正时间")
    await left_open.press("1", "enter")
    assert not still_open()


async def test_nobody_takes_the_duty_of_the_day_before(left_open: Desk, planned: School) -> None:
    await left_open.press("4", "ctrl+o", "1")
    left_open.shows("没有做成: 2026-11-23的开放没有关闭")


async def test_after_the_last_planned_end_nothing_is_suggested(planned: School) -> None:
    with clock.stopped_at(datetime.combine(MONDAY, time(20, 0))):
        log.open_room()
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f4", "ctrl+s")
        desk.shows("x 请填写“实际几点关闭”")
        await desk.press(*"20:45", "ctrl+s")
        assert standing.day_of(MONDAY).actual_minutes == 45


async def test_midnight_itself_finds_it_open(planned: School) -> None:
    clock.set_stopped(datetime.combine(MONDAY, time(23, 58)))
    log.open_room()
    clock.set_stopped(datetime.combine(MONDAY + timedelta(days=1), time(0, 0)))
    async with at_the_desk(wire(DeskApp())) as desk:
        desk.shows("补关闭时间")
        await desk.press("f4", *"23:59", "ctrl+s")
        assert standing.day_of(MONDAY).actual_minutes == 1


async def test_within_the_minute_closing_says_what_to_do(desk: Desk) -> None:
    await desk.press("f4", "f4", *"钥匙", "ctrl+s")
    desk.shows("刚刚开放，不足一分钟", "Ctrl+Z", "钥匙")
    await desk.press("escape", "9", "ctrl+z")
    assert log.now_open() is None


async def test_whoever_may_not_open_is_told(desk: Desk, planned: School) -> None:
    staff.edit(planned.sun, role="leader")
    session.sit_down(planned.sun)
    await desk.press("f4")
    desk.shows("没有做成")
    assert log.now_open() is None


async def test_in_english(english: School) -> None:
    with clock.stopped_at(datetime.combine(MONDAY, time(16, 30))):
        log.open_room()
    assert hours.planned_on(MONDAY)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f4")
        desk.shows("Opened on Mon 23 Nov at 16:30 and never closed", "open for 90 minutes")
