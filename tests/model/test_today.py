"""The day's timeline: windows, appointments that nobody has come to, visits, in order of time."""

from datetime import time, timedelta

import pytest

from model import session, today
from model.appointments import book
from model.appointments.book import Wish
from model.calendar import year
from model.errors import NotAllowed
from model.opening import duty, hours
from model.visits import visits
from tests.founding import School
from tests.model.visits.desk_day import at, moment

WEDNESDAY = moment("00:00").date()


@pytest.fixture
def planned(school: School) -> School:
    """The school, open 12:30 to 13:30 with 赵老师 in the room, and 16:30 to 18:00."""
    for weekday in range(5):
        hours.add_window(weekday, time(12, 30), time(13, 30), staff=school.zhao, room=school.room)
        hours.add_window(weekday, time(16, 30), time(18, 0))
    return school


def booked(school: School, hhmm: str = "12:30", days: int = 0, student: int = 0) -> int:
    """An appointment of 40 minutes."""
    return book.book(Wish(moment(hhmm, days), 40, school.zhao, school.students[student]), despite=True).id


def told(days: int = 0) -> list[str]:
    """The lines of a day, as ``12:30 window``."""
    return [f"{line.starts:%H:%M} {line.kind}" for line in today.timeline(WEDNESDAY + timedelta(days=days))]


def test_a_day_in_order_of_time_windows_first(planned: School) -> None:
    booked(planned, "12:30")
    at("12:10")
    visits.walk_in()
    booked(planned, "17:00", student=1)
    assert told() == ["12:10 visit", "12:30 window", "12:30 appointment", "16:30 window", "17:00 appointment"]


def test_a_window_says_who_is_on_duty_and_where(planned: School) -> None:
    noon, evening = today.timeline(WEDNESDAY)
    assert (noon.duty, noon.room, noon.ends, noon.number) == ("赵老师", "个别辅导室", moment("13:30"), 0)
    assert (evening.duty, evening.room) == ("", "")
    duty.swap_duty(WEDNESDAY, planned.zhao, planned.sun, "教研")
    assert today.timeline(WEDNESDAY)[0].duty == "孙老师"


def test_an_appointment_that_became_a_visit_is_told_once(planned: School) -> None:
    number = booked(planned, "12:30")
    at("12:32")
    visit = visits.receive(number)
    lines = today.timeline(WEDNESDAY)
    assert [line.kind for line in lines] == ["window", "visit", "window"]
    assert (lines[1].visit, lines[1].ends, lines[1].number) == (visit, None, visit.id)
    at("13:10")
    assert visits.end(visit.id).ends == today.timeline(WEDNESDAY)[1].ends


def test_when_the_visit_is_voided_the_appointment_is_there_again(planned: School) -> None:
    number = booked(planned, "12:30")
    at("12:32")
    visits.void(visits.receive(number).id, "叫错了人")
    lines = [line for line in today.timeline(WEDNESDAY) if line.kind != "window"]
    assert [(line.kind, line.appointment.state if line.appointment else "") for line in lines] == [
        ("appointment", "arrived")
    ]


def test_what_was_called_off_is_told_and_what_was_voided_is_not(planned: School) -> None:
    book.cancel(booked(planned, "12:30"))
    book.void(booked(planned, "12:40", student=1), "录错")
    lines = [line.appointment for line in today.timeline(WEDNESDAY) if line.appointment]
    assert [each.state for each in lines] == ["late_cancel"]


def test_another_day_is_asked_for_alike(planned: School) -> None:
    booked(planned, "00:00", 1)
    booked(planned, "23:00", 1, student=1)
    assert told(1) == ["00:00 appointment", "12:30 window", "16:30 window", "23:00 appointment"]
    assert told(3) == []
    year.decide_day(WEDNESDAY, "closed")
    assert told() == []


def test_who_may_not_see_today_sees_nothing(planned: School) -> None:
    session.stand_up()
    with pytest.raises(NotAllowed):
        today.timeline(WEDNESDAY)
