"""Weeks of a term are counted from Monday; week 1 is the week of the first day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar.terms import Term, parity_words, school_year, school_year_words, week_words
from tests.model.calendar.year_2026 import AUTUMN


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2027, 1, 5), 2026), (date(2027, 8, 31), 2026)],
)
def test_a_school_year_begins_on_the_first_of_september(day, year):
    assert school_year(day) == year


def test_another_month_may_begin_the_school_year():
    assert school_year(date(2026, 8, 20), begins_month=8) == 2026


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 9, 1), 1),  # a Tuesday
        (date(2026, 9, 6), 1),
        (date(2026, 9, 7), 2),
        (date(2026, 11, 25), 13),
        (date(2027, 1, 22), 21),
    ],
)
def test_week_one_holds_the_first_day(day, week):
    assert AUTUMN.week_of(day) == week
    assert AUTUMN.is_odd_week(day) == (week % 2 == 1)


def test_a_term_knows_its_mondays():
    assert AUTUMN.weeks() == 21
    assert AUTUMN.mondays()[0] == date(2026, 8, 31)
    assert AUTUMN.mondays()[-1] == date(2027, 1, 18)
    assert not AUTUMN.holds(date(2026, 8, 31))


def test_a_term_and_a_week_are_said_in_both_languages():
    assert AUTUMN.words() == ("2026-2027学年第一学期", "2026-2027 term 1")
    assert school_year_words(2026) == ("2026-2027学年", "2026-2027")
    assert week_words(3) == ("第3周", "Week 3")
    assert (parity_words(True).zh, parity_words(False).zh) == ("单周", "双周")


@given(starts=st.dates(date(2000, 1, 1), date(2090, 1, 1)), length=st.integers(1, 200), after=st.integers(min_value=0))
def test_weeks_follow_each_other_without_a_gap(starts, length, after):
    term = Term(1, starts.year, 1, starts, starts + timedelta(days=length))
    day = starts + timedelta(days=after % (length + 1))
    week = term.week_of(day)
    assert 1 <= week <= term.weeks()
    assert term.monday_of(week) <= day < term.monday_of(week + 1)
    assert term.is_odd_week(day) != term.is_odd_week(day + timedelta(weeks=1))
