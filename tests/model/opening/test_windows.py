"""When the room is meant to be open: the weekly pattern, and the dates that replace it."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar.days import DayOverride
from model.opening.windows import DatedWindow, PlannedWindow, WindowRule, clashes, planned
from tests.model.calendar.year_2026 import SUMMER, WINTER, calendar

SCHOOL = calendar(
    DayOverride(date(2026, 11, 26), "closed", None, "大雪"), DayOverride(date(2026, 11, 28), "teaching", 2)
)
WEDNESDAY = SCHOOL.day(date(2026, 11, 25))  # week 13, winter hours
EVEN_WEDNESDAY = SCHOOL.day(date(2026, 11, 18))
SUMMER_WEDNESDAY = SCHOOL.day(date(2026, 9, 2))

ZHAO, QIAN, ROOM, GROUP_ROOM = 1, 2, 1, 2
NOON = WindowRule(1, 2, time(12), time(13), staff_id=ZHAO, room_id=ROOM)
AFTER_SCHOOL = WindowRule(2, 2, time(17), time(19), bell_id=WINTER.id, staff_id=QIAN)


def times(windows):
    return [f"{window.starts:%H:%M}-{window.ends:%H:%M}" for window in windows]


def test_a_day_has_the_windows_of_its_weekday_in_order():
    windows = planned(WEDNESDAY, (AFTER_SCHOOL, NOON))
    assert windows == (
        PlannedWindow(datetime(2026, 11, 25, 12), datetime(2026, 11, 25, 13), ZHAO, ROOM, 1, None),
        PlannedWindow(datetime(2026, 11, 25, 17), datetime(2026, 11, 25, 19), QIAN, None, 2, None),
    )
    assert planned(SCHOOL.day(date(2026, 11, 24)), (AFTER_SCHOOL, NOON)) == ()


@pytest.mark.parametrize(
    ("rule", "day", "open_then"),
    [
        (AFTER_SCHOOL, WEDNESDAY, True),
        (AFTER_SCHOOL, SUMMER_WEDNESDAY, False),  # summer hours
        (AFTER_SCHOOL._replace(bell_id=SUMMER.id), SUMMER_WEDNESDAY, True),
        (NOON._replace(parity="odd"), WEDNESDAY, True),
        (NOON._replace(parity="even"), WEDNESDAY, False),
        (NOON._replace(parity="even"), EVEN_WEDNESDAY, True),
        (NOON._replace(from_on=date(2026, 11, 25), until_on=date(2026, 11, 25)), WEDNESDAY, True),
        (NOON._replace(from_on=date(2026, 11, 26)), WEDNESDAY, False),
        (NOON._replace(until_on=date(2026, 11, 24)), WEDNESDAY, False),
        (NOON._replace(parity="odd"), calendar(terms=()).day(date(2026, 11, 25)), False),
        (NOON, calendar(terms=()).day(date(2026, 11, 25)), True),
    ],
)
def test_a_window_holds_only_in_its_weeks_dates_and_bells(rule, day, open_then):
    assert bool(planned(day, (rule,))) == open_then


@pytest.mark.parametrize(
    ("on", "hours"),
    [
        (date(2026, 10, 7), []),  # a Wednesday off
        (date(2026, 10, 10), ["12:00-13:00", "17:00-19:00"]),  # the Saturday that stands for it
        (date(2026, 11, 26), []),  # closed for snow
        (date(2026, 11, 28), ["12:00-13:00", "17:00-19:00"]),  # a Saturday the school made a Wednesday
        (date(2027, 2, 3), []),  # winter holidays
    ],
)
def test_the_room_is_open_when_there_is_school(on, hours):
    assert times(planned(SCHOOL.day(on), (NOON, AFTER_SCHOOL))) == hours


def test_the_windows_of_a_date_replace_the_pattern():
    talk = DatedWindow(7, WEDNESDAY.on, time(15), time(16), staff_id=QIAN, reason="讲座")
    windows = planned(WEDNESDAY, (NOON, AFTER_SCHOOL), (talk,))
    assert times(windows) == ["15:00-16:00"]
    assert (windows[0].dated_id, windows[0].rule_id, windows[0].staff_id) == (7, None, QIAN)
    assert times(planned(EVEN_WEDNESDAY, (NOON,), (talk,))) == ["12:00-13:00"]


def test_a_dated_window_opens_a_day_without_school():
    saturday = SCHOOL.day(date(2026, 11, 21))
    assert times(planned(saturday, (NOON,), (DatedWindow(7, saturday.on, time(9), time(11)),))) == ["09:00-11:00"]


def test_a_dated_row_without_times_closes_the_day_whatever_else_is_said():
    closed = DatedWindow(8, WEDNESDAY.on, None, None, reason="培训")
    assert planned(WEDNESDAY, (NOON,), (closed,)) == ()
    assert planned(WEDNESDAY, (NOON,), (DatedWindow(7, WEDNESDAY.on, time(9), time(11)), closed)) == ()


def test_one_person_or_one_room_at_two_places_at_once_is_shown():
    same_room = WindowRule(3, 2, time(12, 30), time(13, 30), staff_id=QIAN, room_id=ROOM)
    elsewhere = WindowRule(4, 2, time(12, 30), time(13, 30), staff_id=QIAN, room_id=GROUP_ROOM)
    same_person = WindowRule(5, 2, time(12, 59), time(14), staff_id=ZHAO)
    after = WindowRule(6, 2, time(13), time(14), staff_id=ZHAO, room_id=ROOM)
    unnamed = WindowRule(7, 2, time(12), time(13))

    def ids(*rules):
        return [(one.rule_id, other.rule_id) for one, other in clashes(planned(WEDNESDAY, rules))]

    assert ids(NOON, same_room) == [(1, 3)]
    assert ids(NOON, same_person) == [(1, 5)]
    assert ids(NOON, elsewhere) == ids(NOON, after) == ids(NOON, unnamed) == ids(unnamed, unnamed) == []


rules = st.builds(
    WindowRule,
    id=st.integers(1, 99),
    weekday=st.integers(0, 6),
    starts=st.times(max_value=time(11, 59)),
    ends=st.times(min_value=time(12)),
    bell_id=st.sampled_from([None, WINTER.id, SUMMER.id]),
    parity=st.sampled_from(["all", "odd", "even"]),
)


@given(on=st.dates(date(2026, 9, 1), date(2027, 8, 31)), some=st.lists(rules, max_size=8))
def test_a_plan_is_in_order_and_within_its_day(on, some):
    day = SCHOOL.day(on)
    windows = planned(day, some)
    assert list(windows) == sorted(windows, key=lambda window: (window.starts, window.ends))
    assert all(window.starts.date() == window.ends.date() == on and window.starts < window.ends for window in windows)
    assert day.is_school_day or not windows


@given(some=st.lists(rules, max_size=8), odd_only=rules)
def test_odd_and_even_weeks_together_are_all_weeks(some, odd_only):
    odd, even = odd_only._replace(parity="odd"), odd_only._replace(parity="even")
    everyday = odd_only._replace(parity="all")
    for day in (WEDNESDAY, EVEN_WEDNESDAY):
        assert planned(day, [*some, odd, even]) == planned(day, [*some, everyday])
