"""Ctrl+Q and F4 while something still runs: asked first, and the first answer changes nothing."""

from datetime import datetime

import pytest

from model import clock
from model.appointments import book, kept
from model.appointments.book import Wish
from model.opening import log
from model.visits import register
from tests.driver import Desk
from tests.founding import School

LATER = datetime(2026, 11, 25, 12, 30)


async def test_where_nothing_runs_the_desk_is_left_at_once(desk: Desk) -> None:
    await desk.press("ctrl+q")
    assert not desk.app.is_running


async def test_with_a_visit_under_way_the_desk_asks_and_stays(desk: Desk, planned: School) -> None:
    await desk.press("f3", "z", "w", "enter", "ctrl+q")
    desk.shows("还有没结束的事", "来访进行中：张伟，12:00 起，赵老师", "先不退出")
    await desk.press("enter")
    assert desk.app.is_running
    desk.shows("12:00-")
    assert len(register.running()) == 1


async def test_the_visit_is_ended_on_leaving(desk: Desk) -> None:
    await desk.press("f3", "enter")
    clock.set_stopped(LATER)
    await desk.press("ctrl+q", "2")
    assert not desk.app.is_running
    assert [each.minutes for each in register.unwritten()] == [30]


async def test_or_it_is_left_running(desk: Desk) -> None:
    await desk.press("f3", "enter", "ctrl+q", "3")
    assert not desk.app.is_running
    assert len(register.running()) == 1


async def test_the_room_is_closed_on_leaving_with_its_handover(desk: Desk) -> None:
    await desk.press("f4")
    clock.set_stopped(LATER)
    await desk.press("ctrl+q")
    desk.shows("辅导室开放中：12:00 起").shows_not("来访进行中")
    await desk.press("2")
    desk.shows("交接说明")
    assert desk.app.is_running
    await desk.press("ctrl+s")
    assert log.now_open() is None
    assert not desk.app.is_running


async def test_who_leaves_the_handover_stays(desk: Desk) -> None:
    await desk.press("f4")
    clock.set_stopped(LATER)
    await desk.press("ctrl+q", "2", "escape")
    assert desk.app.is_running
    assert log.now_open() is not None


async def test_hidden_names_stay_hidden_in_the_question(desk: Desk, planned: School) -> None:
    await desk.press("f3", "z", "w", "enter", "ctrl+n", "ctrl+q")
    desk.shows("来访进行中：张*").shows_not("张伟")


async def test_under_the_cover_it_is_said_once_without_a_name_and_the_same_key_leaves(
    desk: Desk, planned: School
) -> None:
    await desk.press("f3", "z", "w", "enter", "f8", "ctrl+q")
    assert desk.app.is_running
    desk.shows_not("张")
    await desk.press("ctrl+q")
    assert not desk.app.is_running


async def test_the_room_is_not_closed_over_a_visit_unasked(desk: Desk) -> None:
    await desk.press("f4", "f3", "z", "w", "enter")
    clock.set_stopped(LATER)
    await desk.press("f4")
    desk.shows("来访还在进行", "张伟", "先不关闭")
    await desk.press("enter")
    assert log.now_open() is not None
    await desk.press("f4", "2")
    desk.shows("交接说明")
    await desk.press("ctrl+s")
    assert (log.now_open(), register.running()) == (None, [])


async def test_the_room_is_closed_and_the_visit_goes_on(desk: Desk) -> None:
    await desk.press("f4", "f3", "enter")
    clock.set_stopped(LATER)
    await desk.press("f4", "3", "ctrl+s")
    assert log.now_open() is None
    assert len(register.running()) == 1


def _booked(school: School, hour: int, minute: int) -> int:
    return book.book(Wish(datetime(2026, 11, 25, hour, minute), 40, school.zhao, school.students[0]), despite=True).id


async def test_the_room_is_not_closed_over_who_is_booked_for_this_very_minute(desk: Desk, planned: School) -> None:
    booked = _booked(planned, 12, 30)
    await desk.press("f4")
    clock.set_stopped(LATER)
    await desk.press("f4")
    desk.shows("还有人约在这段时间", "已约：张伟，12:30-13:10，赵老师", "先不关闭", "预约保留")
    await desk.press("enter")
    assert log.now_open() is not None
    await desk.press("f4", "2", "ctrl+s")
    assert log.now_open() is None
    assert kept.get(booked).state == "booked"


@pytest.mark.parametrize(("hour", "minute", "is_asked"), [(13, 20, True), (13, 30, False), (16, 30, False)])
async def test_of_later_ones_only_those_of_these_opening_hours_are_named(
    desk: Desk, planned: School, hour: int, minute: int, is_asked: bool
) -> None:
    _booked(planned, hour, minute)
    await desk.press("f4")
    clock.set_stopped(LATER)
    await desk.press("f4")
    told = desk.shows if is_asked else desk.shows_not
    told("还有人约在这段时间", "张伟")


async def test_outside_the_hours_who_is_due_to_arrive_is_named(desk: Desk, planned: School) -> None:
    _booked(planned, 14, 30)
    await desk.press("f4")
    clock.set_stopped(datetime(2026, 11, 25, 14, 0))
    await desk.press("f4")
    desk.shows("还有人约在这段时间", "张伟，14:30-15:10")


async def test_who_is_booked_stands_beside_who_is_here_with_names_hidden(desk: Desk, planned: School) -> None:
    _booked(planned, 12, 50)
    await desk.press("f4", "f3", "enter", "ctrl+n")
    clock.set_stopped(LATER)
    await desk.press("f4")
    desk.shows("来访还在进行", "已约：张**，12:50-13:30", "只关闭辅导室").shows_not("张伟")
