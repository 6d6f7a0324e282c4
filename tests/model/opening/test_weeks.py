"""Open minutes of a week and a term (A3); a short week is judged by its own rule and says so."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.opening.meter import Opened, Turn, measure_day
from model.opening.weeks import is_short, measure_term, measure_week, required_in_week
from model.opening.windows import WindowRule, planned
from model.policy import load
from tests.model.calendar.year_2026 import AUTUMN, calendar

SCHOOL = calendar()
HAIZHOU = load()
RULES = tuple(WindowRule(weekday + 1, weekday, time(12), time(14), staff_id=1) for weekday in range(5))
LATER = datetime(2027, 3, 1, 12)


def week_of(day, policy=HAIZHOU, now=LATER, closed=()):
    """A week in which the room was open as planned, but for the days it stayed closed."""
    meters = []
    for school_day in SCHOOL.week(day):
        windows = planned(school_day, RULES)
        opened = [] if school_day.on in closed else [Opened(window.starts, window.ends) for window in windows]
        turns = [Turn(1, one.starts, one.ends) for one in opened]
        meters.append(measure_day(school_day, windows, opened, turns, policy, now))
    return measure_week(meters, policy)


def test_a_full_week_is_measured_by_the_weekly_rule():
    week = week_of(date(2026, 11, 25))
    assert (week.planned_minutes, week.actual_minutes, week.counted_minutes) == (600, 600, 600)
    assert (week.required_minutes, week.weekly_rule_minutes, week.reached) == (480, 480, True)
    assert (week.school_days, week.days_reached, week.short_week, week.note) == (5, 5, False, None)
    assert (week.certain, week.left_open, week.over, week.unstaffed_minutes) == (True, False, True, 0)


def test_a_week_may_be_reached_though_a_day_was_not():
    week = week_of(date(2026, 11, 25), closed=[date(2026, 11, 26)])
    assert (week.counted_minutes, week.reached, week.days_reached) == (480, True, 4)
    short = week_of(date(2026, 11, 25), closed=[date(2026, 11, 26), date(2026, 11, 27)])
    assert (short.reached, short.missing_minutes) == (False, 120)


def test_the_three_days_before_the_national_day_are_a_short_week():
    week = week_of(date(2026, 9, 28))
    assert (week.school_days, week.short_week) == (3, True)
    assert (week.required_minutes, week.weekly_rule_minutes, week.reached) == (360, 480, True)
    assert week.note is not None
    assert week.note.zh == "短周：上课 3 天，按每日 120 分钟计 360 分钟；每周 480 分钟仅供对照"


def test_a_made_up_day_makes_a_week_longer():
    six = week_of(date(2026, 9, 14))  # Sunday 20 September stands for a Tuesday
    assert (six.school_days, six.short_week, six.planned_minutes) == (6, False, 720)
    assert week_of(date(2026, 10, 5)).school_days == 3


def test_a_week_of_holidays_asks_nothing():
    week = week_of(date(2027, 2, 3))
    assert (week.required_minutes, week.reached, week.short_week, week.school_days) == (0, True, False, 0)
    assert week.note is not None
    assert week.note.en == "No school this week"


def test_a_week_of_a_year_not_announced_is_not_certain():
    assert not week_of(date(2027, 1, 6)).certain


@pytest.mark.parametrize(
    ("days", "settings", "required", "says"),
    [
        (5, {}, 480, None),
        (6, {}, 480, None),
        (4, {}, 480, "按每日 120 分钟计 480 分钟"),
        (1, {}, 120, "按每日 120 分钟计 120 分钟"),
        (0, {}, 0, "无上课日"),
        (4, {"min_open_minutes_per_day": 150}, 480, "按每日 150 分钟计 480 分钟"),
        (3, {"short_week": "scale"}, 288, "按 3/5 折算为 288 分钟"),
        (2, {"short_week": "scale", "min_open_minutes_per_week": 301}, 121, "折算为 121 分钟"),
        (3, {"min_open_minutes_per_day": 0}, 480, "没有每日规定"),
        (3, {"min_open_minutes_per_week": 0}, 0, None),
        (3, {"full_week_days": 3}, 480, None),
    ],
)
def test_what_a_week_owes(days, settings, required, says):
    minutes, note = required_in_week(days, load(overrides=settings))
    assert minutes == required
    assert (note is None) if says is None else (note is not None and says in note.zh)


@given(
    days=st.integers(0, 7),
    daily=st.integers(0, 600),
    weekly=st.integers(0, 3000),
    rule=st.sampled_from(["flag", "scale"]),
)
def test_a_short_week_never_owes_more_than_a_full_one_and_always_says_so(days, daily, weekly, rule):
    policy = load(
        overrides={"min_open_minutes_per_day": daily, "min_open_minutes_per_week": weekly, "short_week": rule}
    )
    required, note = required_in_week(days, policy)
    assert 0 <= required <= weekly
    if is_short(days, policy) and weekly:
        assert note is not None
    if days:
        assert required <= required_in_week(7, policy)[0]


def test_a_term_adds_up_its_weeks_and_judges_only_what_is_over():
    now = datetime(2026, 11, 25, 20)
    weeks = [week_of(day, now=now) for day in AUTUMN.mondays()]
    term = measure_term(weeks)
    assert len(term.weeks) == 21
    assert term.planned_minutes == sum(week.planned_minutes for week in weeks)
    assert term.school_days == len(SCHOOL.school_days(AUTUMN.starts, AUTUMN.ends))
    assert (term.weeks_judged, term.weeks_reached) == (12, 12)
    over = SCHOOL.school_days(AUTUMN.starts, now.date() - timedelta(days=1))
    assert term.days_judged == len(over)
    assert term.days_reached == term.days_judged
    assert term.short_weeks == 5
    assert term.required_minutes == sum(week.required_minutes for week in weeks[:12])
    assert term.actual_minutes == sum(120 for day in SCHOOL.school_days(AUTUMN.starts, now.date()))


def test_a_week_without_school_is_not_judged():
    term = measure_term([week_of(date(2027, 1, 18)), week_of(date(2027, 1, 25))])
    assert (len(term.weeks), term.weeks_judged) == (2, 1)


def test_a_term_not_begun_judges_nothing():
    term = measure_term([week_of(day, now=datetime(2026, 8, 1)) for day in AUTUMN.mondays()])
    assert (term.weeks_judged, term.days_judged, term.required_minutes, term.actual_minutes) == (0, 0, 0, 0)
    assert term.planned_minutes > 0
