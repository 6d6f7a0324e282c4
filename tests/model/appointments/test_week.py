"""A week of the book as a grid: which half hours are shown, and what each of them is."""

from datetime import date, time, timedelta

import pytest

from model import session
from model.appointments import book, week
from model.appointments.book import Wish
from model.appointments.week import GridCell, Week
from model.calendar import year
from model.errors import NotAllowed
from model.opening import absences, hours
from model.opening.windows import OwnHours
from tests.founding import School
from tests.model.visits.desk_day import at, moment

WEDNESDAY = moment("00:00").date()
MONDAY = WEDNESDAY - timedelta(days=2)


def cell(shown: Week, day: date, hhmm: str) -> GridCell:
    """One half hour of a day."""
    place = shown.find(day, time.fromisoformat(hhmm))
    assert place is not None
    row, column = place
    assert shown.times[row] == time.fromisoformat(hhmm)
    return shown.cells[row][column]


def kinds(shown: Week, day: date) -> dict[str, str]:
    """What each half hour of a day is."""
    return {f"{at_:%H:%M}": cell(shown, day, f"{at_:%H:%M}").kind for at_ in shown.times}


def booked(school: School, hhmm: str, days: int = 0, minutes: int = 40, **other: int) -> int:
    """An appointment with 赵老师, inside the hours or not."""
    facts: dict[str, int] = {"counsellor": school.zhao, "student": school.students[0], **other}
    return book.book(Wish(moment(hhmm, days), minutes, **facts), despite=True).id  # type: ignore[arg-type]


def test_monday_to_friday_and_only_the_half_hours_in_which_something_is(planned: School) -> None:
    shown = week.week(WEDNESDAY, planned.zhao)
    assert [each.on for each in shown.days] == [MONDAY + timedelta(days=ahead) for ahead in range(5)]
    assert [f"{each:%H:%M}" for each in shown.times] == ["12:30", "13:00", "16:30", "17:00", "17:30"]
    assert len(shown.cells) == 5
    assert {len(row) for row in shown.cells} == {5}


def test_what_is_past_open_and_free(planned: School) -> None:
    shown = week.week(WEDNESDAY, planned.zhao)
    assert set(kinds(shown, MONDAY).values()) == {"past"}
    assert kinds(shown, WEDNESDAY) == {
        "12:30": "free",
        "13:00": "open",
        "16:30": "free",
        "17:00": "free",
        "17:30": "open",
    }
    assert cell(shown, WEDNESDAY, "12:30").offered == moment("12:30")
    assert cell(shown, WEDNESDAY, "13:00").offered is None
    at("17:45")
    assert kinds(week.week(WEDNESDAY, planned.zhao), WEDNESDAY)["17:30"] == "open"
    at("18:00")
    assert kinds(week.week(WEDNESDAY, planned.zhao), WEDNESDAY)["17:30"] == "past"


def test_an_appointment_takes_every_half_hour_it_lies_in_and_begins_in_one(planned: School) -> None:
    number = booked(planned, "16:50", minutes=60)
    shown = week.week(WEDNESDAY, planned.zhao)
    assert [kinds(shown, WEDNESDAY)[hhmm] for hhmm in ("16:30", "17:00", "17:30")] == ["taken"] * 3
    assert [[each.id for each in cell(shown, WEDNESDAY, hhmm).begins] for hhmm in ("16:30", "17:00")] == [[number], []]
    assert cell(shown, WEDNESDAY, "17:30").appointments[0].id == number


def test_up_to_the_half_hour_is_not_in_the_next(planned: School) -> None:
    booked(planned, "12:30", minutes=30)
    shown = week.week(WEDNESDAY, planned.zhao)
    assert kinds(shown, WEDNESDAY)["12:30"] == "taken"
    assert cell(shown, WEDNESDAY, "13:00").appointments == ()


@pytest.mark.parametrize("state", ["cancelled", "no_show", "voided"])
def test_what_was_called_off_takes_no_cell(planned: School, state: str) -> None:
    number = booked(planned, "12:30")
    at("12:30")
    if state == "no_show":
        book.miss(number)
    elif state == "voided":
        book.void(number, "错")
    else:
        book.cancel(number)
    assert kinds(week.week(WEDNESDAY, planned.zhao), WEDNESDAY)["12:30"] == "free"


def test_an_appointment_outside_the_hours_has_a_row_of_its_own(planned: School) -> None:
    booked(planned, "08:10", 1, minutes=20)
    shown = week.week(WEDNESDAY, planned.zhao)
    assert f"{shown.times[0]:%H:%M}" == "08:00"
    assert cell(shown, WEDNESDAY + timedelta(days=1), "08:00").kind == "taken"
    assert cell(shown, WEDNESDAY, "08:00").kind == "closed"


def test_a_weekend_day_is_shown_when_something_is_on_it(planned: School) -> None:
    saturday = WEDNESDAY + timedelta(days=3)
    booked(planned, "10:00", 3)
    assert [each.on for each in week.week(WEDNESDAY, planned.zhao).days][-1] == saturday
    assert len(week.week(WEDNESDAY, planned.qian).days) == 5
    sunday = saturday + timedelta(days=1)
    hours.plan_day(sunday, [OwnHours(time(9), time(10))], "开放日")
    assert [each.on for each in week.week(WEDNESDAY, planned.qian).days][-1] == sunday


def test_a_closed_day_is_closed_and_still_shown(planned: School) -> None:
    friday = WEDNESDAY + timedelta(days=2)
    year.decide_day(friday, "closed")
    assert set(kinds(week.week(WEDNESDAY, planned.zhao), friday).values()) == {"closed"}


def test_of_everybody_a_half_hour_is_free_while_anybody_is(planned: School) -> None:
    booked(planned, "16:30", 1, minutes=60)
    absences.be_absent(planned.zhao, moment("12:00", 1), moment("14:00", 1), "教研")
    thursday = WEDNESDAY + timedelta(days=1)
    everybody = week.week(WEDNESDAY)
    assert cell(everybody, thursday, "12:30").kind == "open"
    assert cell(everybody, thursday, "16:30").kind == "taken"
    assert cell(week.week(WEDNESDAY, planned.qian), thursday, "16:30").kind == "free"


def test_a_week_that_is_over_offers_nothing(planned: School) -> None:
    shown = week.week(WEDNESDAY - timedelta(days=7), planned.zhao)
    assert {each.kind for row in shown.cells for each in row} == {"past"}


def test_a_week_without_hours_has_no_rows(school: School) -> None:
    shown = week.week(WEDNESDAY)
    assert (shown.times, shown.cells) == ((), ())
    assert shown.find(WEDNESDAY, time(12)) is None


@pytest.mark.parametrize(
    ("hhmm", "row"), [("00:00", 0), ("12:29", 0), ("12:30", 0), ("13:10", 1), ("15:00", 1), ("16:30", 2), ("23:59", 4)]
)
def test_a_moment_is_found_in_the_row_at_or_before_it(planned: School, hhmm: str, row: int) -> None:
    shown = week.week(WEDNESDAY, planned.zhao)
    assert shown.find(WEDNESDAY, time.fromisoformat(hhmm)) == (row, 2)
    assert shown.find(WEDNESDAY + timedelta(days=3), time(12)) is None


def test_up_to_the_last_minute_of_the_day(planned: School) -> None:
    booked(planned, "23:00", minutes=59)
    shown = week.week(WEDNESDAY, planned.zhao)
    assert [f"{each:%H:%M}" for each in shown.times][-2:] == ["23:00", "23:30"]
    assert cell(shown, WEDNESDAY, "23:30").kind == "taken"


def test_who_may_not_see_today_sees_no_week(planned: School) -> None:
    session.stand_up()
    with pytest.raises(NotAllowed):
        week.week(WEDNESDAY)
