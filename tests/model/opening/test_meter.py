"""Open minutes of a day against the rules in force (A2, A4), and a room that was left open."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.opening.meter import Opened, Turn, left_open, measure_day
from model.opening.windows import PlannedWindow
from model.policy import load
from tests.model.calendar.year_2026 import calendar

SCHOOL = calendar()
HAIZHOU, GUANGZHOU = load("haizhou_2024"), load("guangzhou")
ON = date(2026, 11, 25)
MIDNIGHT = datetime(2026, 11, 25)
EVENING = datetime(2026, 11, 25, 21)


def at(hour, minute=0):
    return MIDNIGHT + timedelta(hours=hour, minutes=minute)


def window(starts, ends):
    return PlannedWindow(starts, ends, 1, 1, 1, None)


PLAN = (window(at(12), at(13)), window(at(17), at(18, 30)))


def measured(*opened, turns=None, policy=HAIZHOU, now=EVENING, on=ON, plan=PLAN):
    on_duty = [Turn(1, one.starts, one.ends) for one in opened] if turns is None else turns
    return measure_day(SCHOOL.day(on), plan, opened, on_duty, policy, now)


def test_a_day_that_went_as_planned():
    meter = measured(Opened(at(12), at(13)), Opened(at(17), at(18, 30)))
    assert (meter.planned_minutes, meter.actual_minutes, meter.counted_minutes) == (150, 150, 150)
    assert (meter.required_minutes, meter.reached, meter.missing_minutes) == (120, True, 0)
    assert (meter.unstaffed_minutes, meter.unplanned_minutes, meter.left_open) == (0, 0, False)


def test_a_day_that_fell_short_says_by_how_much():
    meter = measured(Opened(at(12), at(13)))
    assert (meter.actual_minutes, meter.reached, meter.missing_minutes) == (60, False, 60)


def test_exactly_enough_is_enough():
    assert measured(Opened(at(12), at(14))).reached
    assert not measured(Opened(at(12), at(13, 59))).reached


def test_an_open_room_counts_up_to_now():
    assert measured(Opened(at(12), None), now=at(12, 25)).actual_minutes == 25
    assert measured(Opened(at(12), None), now=at(12)).actual_minutes == 0
    assert not measured(Opened(at(12), None), now=at(12, 25)).over
    assert measured(Opened(at(12), at(13)), now=at(25)).over


def test_overlapping_openings_count_once():
    assert measured(Opened(at(12), at(13)), Opened(at(12, 30), at(14))).actual_minutes == 120


def test_openings_of_other_days_are_passed_over():
    meter = measured(Opened(at(-12), at(-11)), Opened(at(36), at(37)), now=at(48))
    assert (meter.actual_minutes, meter.unstaffed_minutes) == (0, 0)


def test_time_outside_the_plan_is_open_time_all_the_same():
    meter = measured(Opened(at(12, 30), at(14)))
    assert (meter.actual_minutes, meter.unplanned_minutes, meter.counted_minutes) == (90, 60, 90)


def test_every_open_minute_needs_somebody_on_duty():
    opened = Opened(at(12), at(14))
    assert measured(opened, turns=[]).unstaffed_minutes == 120
    assert measured(opened, turns=[Turn(1, at(12), at(12, 50)), Turn(2, at(13), None)]).unstaffed_minutes == 10
    assert measured(opened, turns=[Turn(1, at(-12), None)]).unstaffed_minutes == 120, "yesterday's turn is yesterday's"
    assert measured(opened, turns=[Turn(1, at(-12), at(14))]).unstaffed_minutes == 120


def test_where_only_time_outside_lessons_counts_the_lessons_are_taken_out():
    meter = measured(Opened(at(11), at(15)), policy=GUANGZHOU)  # lessons until 11:50 and from 14:30
    assert (meter.actual_minutes, meter.counted_minutes) == (240, 160)
    assert measured(policy=GUANGZHOU, plan=(window(at(11), at(15)),)).planned_counted_minutes == 160
    assert measured(Opened(at(11), at(15))).counted_minutes == 240


def test_a_day_without_school_asks_nothing_and_counts_nothing():
    saturday = date(2026, 11, 28)
    opened = Opened(at(72 + 9), at(72 + 11))
    meter = measured(opened, on=saturday, plan=(), now=at(96))
    assert (meter.actual_minutes, meter.counted_minutes, meter.required_minutes, meter.reached) == (120, 0, 0, True)
    everything = load(overrides={"exclude_holidays": False, "count_only_out_of_class": True})
    assert measured(opened, on=saturday, plan=(), now=at(96), policy=everything).counted_minutes == 120, "no lessons"


# --- left open past midnight -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opened", "now", "past_midnight"),
    [
        (Opened(at(17), None), at(23, 59), False),
        (Opened(at(17), None), at(24), True),
        (Opened(at(17), at(24)), at(30), False),
        (Opened(at(17), at(24, 1)), at(30), True),
        (Opened(at(17), at(18)), at(30), False),
    ],
)
def test_a_room_is_left_open_from_midnight_on(opened, now, past_midnight):
    assert left_open(opened, now) == past_midnight


def test_a_room_left_open_counts_nothing_until_it_is_put_right_and_says_so():
    for plan in (PLAN, ()):
        meter = measured(Opened(at(17), None), now=at(32), plan=plan)
        assert (meter.actual_minutes, meter.reached, meter.left_open) == (0, False, True)
    put_right = measured(Opened(at(17), at(18)), now=at(32))
    assert (put_right.actual_minutes, put_right.left_open) == (60, False)


def test_what_else_was_open_on_that_day_counts():
    meter = measured(Opened(at(12), at(13)), Opened(at(17), None), now=at(32))
    assert (meter.actual_minutes, meter.left_open) == (60, True)


def test_closing_it_the_next_morning_counts_neither_evening_nor_night():
    meter = measured(Opened(at(17), at(31)), now=at(32))
    assert (meter.actual_minutes, meter.left_open) == (0, True)


# --- always ------------------------------------------------------------------------------------

moments = st.integers(-1500, 3000).map(lambda minute: MIDNIGHT + timedelta(minutes=minute))
openings = st.lists(
    st.builds(
        lambda starts, length: Opened(starts, None if length is None else starts + timedelta(minutes=length)),
        moments,
        st.none() | st.integers(1, 1500),
    ),
    max_size=5,
)
turns = st.lists(
    st.builds(
        lambda starts, length: Turn(1, starts, None if length is None else starts + timedelta(minutes=length)),
        moments,
        st.none() | st.integers(0, 600),
    ),
    max_size=4,
)
plans = st.lists(
    st.builds(
        lambda start, length: window(at(0, start), at(0, min(1439, start + length))),
        st.integers(0, 1400),
        st.integers(1, 300),
    ),
    max_size=4,
)
policies = st.builds(
    lambda out, free, least: load(
        overrides={"count_only_out_of_class": out, "exclude_holidays": free, "min_open_minutes_per_day": least}
    ),
    st.booleans(),
    st.booleans(),
    st.integers(0, 600),
)
days = st.sampled_from([ON, date(2026, 10, 1), date(2026, 11, 28), date(2027, 2, 3)])


@given(opened=openings, on_duty=turns, plan=plans, policy=policies, now=moments, on=days)
def test_a_day_never_counts_what_is_not_there(opened, on_duty, plan, policy, now, on):
    meter = measure_day(SCHOOL.day(on), plan, opened, on_duty, policy, now)
    assert 0 <= meter.counted_minutes <= meter.actual_minutes <= 24 * 60
    assert 0 <= meter.unstaffed_minutes <= meter.actual_minutes
    assert 0 <= meter.unplanned_minutes <= meter.actual_minutes
    assert 0 <= meter.planned_counted_minutes <= meter.planned_minutes <= 24 * 60
    assert meter.reached == (meter.missing_minutes == 0)
    assert meter.required_minutes == (policy.min_open_minutes_per_day if SCHOOL.day(on).is_school_day else 0)


@given(opened=openings, on_duty=turns, plan=plans, now=moments, later=st.integers(0, 2000))
def test_time_that_passes_takes_nothing_away_unless_the_room_was_left_open(opened, on_duty, plan, now, later):
    before = measure_day(SCHOOL.day(ON), plan, opened, on_duty, HAIZHOU, now)
    after = measure_day(SCHOOL.day(ON), plan, opened, on_duty, HAIZHOU, now + timedelta(minutes=later))
    assert after.left_open or after.actual_minutes >= before.actual_minutes


@given(opened=openings, plan=plans, now=moments)
def test_opening_twice_counts_no_more_than_once(opened, plan, now):
    once = measure_day(SCHOOL.day(ON), plan, opened, (), HAIZHOU, now)
    assert measure_day(SCHOOL.day(ON), plan, [*opened, *opened], (), HAIZHOU, now) == once
