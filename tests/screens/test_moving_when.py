"""Another time for an appointment: which day the typed line means, and what it does not change."""

from datetime import datetime

import pytest

from model import school as schools
from model.appointments import book, kept
from model.appointments.book import Wish
from model.appointments.kept import Appointment
from screens.appointments.moving import ask_time
from tests.driver import Desk
from tests.founding import School


def in_two_weeks(school: School) -> Appointment:
    """张伟 on a Thursday two weeks from now, which is a Wednesday."""
    wish = Wish(datetime(2026, 12, 10, 12, 30), 40, school.zhao, school.students[0])
    return book.book(wish, despite=True)


async def asked(desk: Desk, booked: Appointment) -> None:
    """The dialog for another time."""
    desk.app.run_worker(ask_time(desk.app, booked))
    await desk.until("改期：张伟")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("周三 16:30", "12月9日 周三 16:30"),
        ("周五 16:30", "12月11日 周五 16:30"),
        ("16:30", "12月10日 周四 16:30"),
        ("下周三 16:30", "12月2日 周三 16:30"),
        ("明天 16:30", "11月26日 周四 16:30"),
        ("15号 16:30", "12月15日 周二 16:30"),
    ],
)
async def test_a_weekday_is_of_the_week_it_stands_in_and_tomorrow_counts_from_today(
    desk: Desk, planned: School, typed: str, meant: str
) -> None:
    await asked(desk, in_two_weeks(planned))
    await desk.type(typed)
    desk.shows(meant)


@pytest.mark.parametrize(("typed", "more"), [("周三 16:30 60分", "60分钟"), ("周三 16:30 @赵老师 电话", "电话")])
async def test_what_is_not_changed_here_is_said_and_nothing_is_moved(
    desk: Desk, planned: School, typed: str, more: str
) -> None:
    booked = in_two_weeks(planned)
    await asked(desk, booked)
    await desk.type(typed)
    await desk.press("enter")
    desk.shows("改期只改日期和时间，请去掉", more)
    assert kept.get(booked.id).starts == booked.starts


async def test_the_length_it_has_may_be_said(desk: Desk, planned: School) -> None:
    await asked(desk, in_two_weeks(planned))
    await desk.type("周三 16:30 40分")
    desk.shows("12月9日 周三 16:30")


async def test_a_part_of_the_day_narrows_the_list_and_a_lesson_is_a_time(desk: Desk, planned: School) -> None:
    schools.lay_bells()
    await asked(desk, in_two_weeks(planned))
    await desk.type("周五 下午")
    desk.shows("12月11日 周五 16:30").shows_not("周五 12:30", "只改日期和时间")
    await desk.press("ctrl+u")
    await desk.type("周五 第五节")
    desk.shows("12月11日 周五 14:30")
