"""How the room stands: the minutes of the day, the week and the term, whoever asks and when."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import session, standing
from model import settings as desk_settings
from model.calendar import year
from model.clock import monday
from model.errors import NotAllowed
from model.opening import hours, log
from model.opening.weeks import measure_term
from model.totals.open_days import open_week
from tests.conftest import WEDNESDAY
from tests.founding import School
from tests.model.totals.week_at_school import MONDAY, room_hours
from tests.model.visits.desk_day import at, moment

DAY = WEDNESDAY.date()
TERM_BEGAN = date(2026, 8, 31)
"""The Monday of the first week."""


def test_a_day_at_the_room(school: School) -> None:
    hours.add_window(2, time(12), time(13), staff=school.zhao)
    opening = log.open_room()
    at("12:45")
    now = standing.now()
    assert (now.opening, now.day.on) == (opening, DAY)
    assert (now.today.planned_minutes, now.today.actual_minutes, now.today.required_minutes) == (60, 45, 120)
    assert (now.week.counted_minutes, now.week.required_minutes) == (45, 480)
    assert standing.day_of(DAY) == now.today


def test_the_week_holds_its_days_and_no_others(school: School) -> None:
    room_hours(school)
    log.record_past(moment("12:00", -10), moment("12:30", -10), school.zhao)
    log.record_past(moment("12:00", -2), moment("12:20", -2), school.zhao)
    week = standing.week_of(MONDAY + timedelta(days=6))
    assert [day.actual_minutes for day in week.days] == [125, 125, 60, 125, 185, 0, 0]
    assert [day.reached for day in week.days] == [True, True, False, True, True, True, True]
    assert (week.actual_minutes, week.planned_minutes, week.reached, week.days_reached) == (620, 600, True, 4)


def test_the_term_is_its_weeks_up_to_the_one_asked_for(school: School) -> None:
    room_hours(school)
    term = standing.term_to(MONDAY)
    assert term is not None
    assert (len(term.weeks), term.weeks_judged, term.weeks_reached) == (12, 12, 1)
    assert (term.actual_minutes, term.days_judged, term.days_reached, term.short_weeks) == (620, 60, 4, 0)
    so_far = standing.term_to(DAY)
    assert so_far is not None
    assert (len(so_far.weeks), so_far.weeks_judged) == (13, 12)
    assert so_far.weeks[:12] == term.weeks
    assert standing.term_to(date(2026, 8, 3)) is None


def test_a_term_begins_with_its_first_week_and_ends_with_its_last(school: School) -> None:
    first, last = standing.term_to(TERM_BEGAN), standing.term_to(date(2027, 1, 18))
    assert first is not None
    assert last is not None
    assert (len(first.weeks), len(last.weeks)) == (1, 21)
    assert standing.term_to(date(2027, 1, 25)) is None
    second = standing.term_of_week(date(2027, 2, 22))
    assert second is not None
    assert second.number == 2


def test_what_changes_in_a_week_that_is_over_is_seen(school: School) -> None:
    room_hours(school)

    def minutes() -> tuple[int, int, int]:
        term = standing.term_to(DAY)
        assert term is not None
        return term.planned_minutes, term.actual_minutes, term.required_minutes

    began = minutes()
    log.record_past(moment("08:00", -7), moment("09:00", -7), school.zhao)
    assert minutes() == (began[0], began[1] + 60, began[2])
    log.void(log.between(MONDAY, MONDAY)[0].id, "点错了")
    assert minutes() == (began[0], began[1] - 5, began[2])
    year.decide_day(MONDAY, "closed")
    assert minutes() == (began[0] - 120, began[1] - 5, began[2])
    year.leave_to_calendar(MONDAY)
    hours.plan_day(MONDAY, [], "停电")
    assert minutes() == (began[0] - 120, began[1] - 5, began[2])
    desk_settings.change(min_open_minutes_per_week=300)
    assert minutes()[2] < began[2]


def test_a_week_that_ends_is_judged_though_it_was_asked_for_before(school: School) -> None:
    room_hours(school)
    before = standing.term_to(DAY)
    at("08:00", days=7)
    after = standing.term_to(DAY)
    assert before is not None
    assert after is not None
    assert (before.weeks_judged, after.weeks_judged) == (12, 13)
    at("12:00")
    assert standing.term_to(DAY) == before, "even if the clock is put back"


def test_nobody_who_may_not_see_today_sees_the_room(school: School) -> None:
    session.stand_up()
    for see in (standing.now, lambda: standing.week_of(DAY), lambda: standing.term_to(DAY)):
        with pytest.raises(NotAllowed):
            see()


OPENINGS = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 1430), st.integers(1, 400)), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(OPENINGS)
def test_day_week_and_term_say_the_same(school: School, openings: list[tuple[int, int, int]]) -> None:
    if not hours.rules():
        room_hours(school)
    for each in log.between(date(2026, 11, 1), DAY):
        log.void(each.id, "重来")
    for back, minute, length in openings:
        starts = datetime.combine(DAY - timedelta(days=back + 1), time()) + timedelta(minutes=minute)
        ends = min(starts + timedelta(minutes=length), starts.replace(hour=23, minute=59))
        if starts < ends and not any(
            starts < (each.ends or ends) and each.starts < ends for each in log.between(starts.date(), starts.date())
        ):
            log.record_past(starts, ends, school.qian)
    for first in (monday(DAY) - timedelta(weeks=n) for n in range(4)):
        week = standing.week_of(first)
        assert list(week.days) == [standing.day_of(first + timedelta(days=n)) for n in range(7)]
        assert open_week(first, desk_settings.get().policy).meter == week, "what the workbook says"
    term = standing.term_to(DAY)
    assert term == measure_term([standing.week_of(TERM_BEGAN + timedelta(weeks=n)) for n in range(13)])
