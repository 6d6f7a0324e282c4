"""A school day is not a weekday (A11): what every kind of day is, and that nothing is guessed silently."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar.days import KIND_WORDS, DayOverride
from model.calendar.terms import Term
from tests.model.calendar.year_2026 import AUTUMN, HOLIDAYS, SPRING, WINTER, calendar

days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
overrides = st.builds(
    DayOverride,
    on=days,
    kind=st.sampled_from(["closed", "teaching", "exam"]),
    as_weekday=st.none() | st.integers(0, 6),
)


@pytest.mark.parametrize(
    ("on", "kind", "at_school", "teaches_as"),
    [
        (date(2026, 11, 25), "school", True, 2),
        (date(2026, 11, 28), "weekend", False, None),
        (date(2026, 10, 1), "holiday", False, None),
        (date(2026, 10, 7), "holiday", False, None),
        (date(2026, 9, 20), "made_up", True, 1),  # a Sunday that stands for Tuesday, 6 October
        (date(2026, 10, 10), "made_up", True, 2),
        (date(2026, 2, 23), "holiday", False, None),
        (date(2027, 2, 1), "vacation", False, None),
        (date(2026, 8, 20), "vacation", False, None),
        (date(2026, 2, 28), "made_up", True, 0),
    ],
)
def test_what_a_day_is(on, kind, at_school, teaches_as):
    day = calendar().day(on)
    assert (day.kind, day.is_school_day, day.teaches_as) == (kind, at_school, teaches_as)
    assert day.certain


def test_a_day_knows_its_term_week_and_bells():
    day = calendar().day(date(2026, 11, 25))
    assert (day.term, day.week, day.odd, day.bell) == (AUTUMN, 13, True, WINTER)
    assert calendar().day(date(2027, 2, 1)).week is None


def test_a_week_is_seven_days_from_monday():
    week = calendar().week(date(2026, 9, 30))
    assert [day.on for day in week] == [date(2026, 9, 28) + timedelta(days=n) for n in range(7)]
    assert [day.is_school_day for day in week] == [True, True, True, False, False, False, False]


def test_the_week_of_the_national_day_has_three_school_days_and_the_one_after_it_two_of_its_own():
    school_days = calendar().school_days(date(2026, 9, 28), date(2026, 10, 11))
    assert [day.on.day for day in school_days] == [28, 29, 30, 8, 9, 10]


def test_the_last_school_day_is_that_of_the_term_a_day_lies_in():
    assert calendar().last_school_day(date(2026, 11, 25)) == date(2027, 1, 22)
    assert calendar().last_school_day(date(2027, 2, 22)) == date(2027, 7, 2)
    closed = DayOverride(date(2027, 1, 22), "closed")
    assert calendar(closed).last_school_day(date(2026, 11, 25)) == date(2027, 1, 21)


def test_in_the_holidays_and_without_a_term_there_is_no_last_school_day():
    assert calendar().last_school_day(date(2027, 2, 1)) is None
    assert calendar(terms=()).last_school_day(date(2026, 11, 25)) is None


def test_a_made_up_saturday_in_the_winter_holidays_is_no_school_day():
    assert calendar().day(date(2026, 2, 14)).kind == "unknown"  # the term before is not entered
    before = Term(4, 2025, 1, date(2025, 9, 1), date(2026, 1, 30))
    assert calendar(terms=(before, calendar().terms[0])).day(date(2026, 2, 14)).kind == "vacation"


@pytest.mark.parametrize(
    ("override", "kind", "at_school", "teaches_as"),
    [
        (DayOverride(date(2026, 11, 25), "closed", None, "大雪"), "closed", False, None),
        (DayOverride(date(2026, 11, 28), "teaching", 4), "made_up", True, 4),
        (DayOverride(date(2026, 10, 1), "teaching", None), "school", True, 3),
        (DayOverride(date(2026, 10, 10), "closed"), "closed", False, None),
        (DayOverride(date(2026, 10, 10), "teaching", 4), "made_up", True, 4),
        (DayOverride(date(2026, 10, 10), "teaching"), "made_up", True, 2),
        (DayOverride(date(2026, 11, 5), "exam"), "exam", True, 3),
        (DayOverride(date(2027, 7, 10), "teaching", 0), "made_up", True, 0),
        (DayOverride(date(2031, 3, 3), "teaching"), "school", True, 0),
    ],
)
def test_the_schools_own_word_beats_everything(override, kind, at_school, teaches_as):
    day = calendar(override).day(override.on)
    assert (day.kind, day.is_school_day, day.teaches_as, day.note) == (kind, at_school, teaches_as, override.note)
    assert day.certain


def test_a_day_is_said_in_a_few_words():
    term = calendar(DayOverride(date(2026, 11, 26), "closed", None, "大雪"))
    assert term.day(date(2026, 10, 1)).words() == ("放假 国庆节", "Holiday, National Day")
    assert term.day(date(2026, 10, 10)).words() == (
        "调休上课 按星期三上课",
        "Made-up school day, timetable of Wednesday",
    )
    assert term.day(date(2026, 11, 25)).words() == ("上课日", "School day")
    assert term.day(date(2026, 11, 26)).words().zh == "停课 大雪"


# --- what is not known -------------------------------------------------------------------------


def test_in_a_year_that_was_not_announced_the_weekday_speaks_and_says_so():
    term = calendar()
    monday, saturday = term.day(date(2027, 3, 1)), term.day(date(2027, 3, 6))
    assert (monday.kind, monday.is_school_day, monday.certain) == ("school", True, False)
    assert (saturday.kind, saturday.is_school_day, saturday.certain) == ("weekend", False, False)
    assert [words.en for words in term.warnings(date(2027, 3, 1), date(2027, 3, 31))] == [
        "The holidays and made-up days of 2027 are not known yet: days go by the weekday only and may be wrong; "
        "update after the notice, or set the days in the school calendar"
    ]


def test_a_holiday_fixed_by_law_is_certain_even_then():
    assert calendar().day(date(2027, 5, 3)).kind == "school"
    may_day = calendar().day(date(2027, 4, 5))
    assert (may_day.kind, may_day.certain) == ("holiday", True)


def test_a_made_up_day_that_was_entered_is_certain_though_its_year_is_not_known():
    assert calendar(known_years=()).day(date(2026, 10, 10)).certain
    assert not calendar(known_years=()).day(date(2026, 10, 12)).certain


def test_the_last_days_of_december_wait_for_next_years_notice():
    term = calendar()
    assert term.day(date(2026, 12, 24)).certain
    assert not term.day(date(2026, 12, 25)).certain
    assert not term.day(date(2026, 12, 28)).certain
    assert "2027" in term.warnings(date(2026, 12, 1), date(2026, 12, 31))[0].zh
    assert calendar(known_years=(2026, 2027)).day(date(2026, 12, 28)).certain


def test_nothing_is_said_where_everything_is_known():
    assert calendar().warnings(date(2026, 9, 1), date(2026, 12, 24)) == []
    assert calendar().warnings(date(2027, 7, 5), date(2027, 8, 31)) == [], "a vacation needs no notice"


def test_without_a_term_the_weekday_speaks_and_says_so():
    bare = calendar(terms=())
    day = bare.day(date(2026, 11, 25))
    assert (day.kind, day.is_school_day, day.certain, day.week, day.odd) == ("unknown", True, False, None, None)
    assert bare.day(date(2026, 11, 28)).kind == "weekend"
    assert bare.day(date(2026, 10, 1)).kind == "holiday"
    assert [words.zh for words in bare.warnings(date(2026, 9, 1), date(2026, 9, 30))] == [
        "2026-09-01 至 2026-09-30 未设学期：先按星期推算；请在设置中录入学期"
    ]


@pytest.mark.parametrize(
    ("terms", "on", "kind"),
    [
        ((AUTUMN,), date(2027, 2, 10), "unknown"),  # when does the second term begin?
        ((AUTUMN, SPRING), date(2027, 2, 10), "vacation"),
        ((AUTUMN, SPRING), date(2027, 8, 31), "vacation"),
        ((AUTUMN, SPRING), date(2027, 9, 1), "unknown"),
        ((AUTUMN, Term(9, 2027, 1, date(2027, 9, 1), date(2028, 1, 20))), date(2027, 4, 1), "unknown"),
        ((AUTUMN,), date(2026, 3, 2), "unknown"),
        ((AUTUMN, SPRING, Term(9, 2028, 3, date(2029, 5, 1), date(2029, 7, 1))), date(2027, 8, 11), "unknown"),
    ],
)
def test_a_missing_term_is_not_taken_for_a_vacation(terms, on, kind):
    assert calendar(terms=terms).day(on).kind == kind


def test_a_made_up_day_that_stands_for_no_known_day_asks():
    term = calendar()
    sunday = date(2026, 9, 20)
    blank = {**HOLIDAYS, sunday: type(HOLIDAYS[sunday])(sunday, off=False, name="made_up")}
    term = type(term)(term.terms, term.bells, blank, term.known_years, {})
    assert (term.day(sunday).is_school_day, term.day(sunday).teaches_as) == (True, None)
    assert [words.zh for words in term.warnings(sunday, sunday)] == [
        "2026-09-20 调休上课，但不知按星期几：请在校历中设定"
    ]


# --- always ------------------------------------------------------------------------------------


@given(on=days, decided=st.lists(overrides, max_size=5))
def test_every_day_holds_together(on, decided):
    term = calendar(*decided)
    day = term.day(on)
    assert day.kind in KIND_WORDS
    assert (day.week is None) == (day.term is None) == (day.odd is None)
    assert day.is_school_day == (day.kind in {"school", "made_up", "exam", "unknown"})
    assert (day.teaches_as is not None) == day.is_school_day
    assert term.day(on) is day, "worked out once"
    assert all(day.words())


@given(override=overrides)
def test_an_override_decides_alone_whether_it_is_a_school_day(override):
    day = calendar(override).day(override.on)
    assert day.is_school_day == (override.kind != "closed")
    assert day.certain


@given(first=days, length=st.integers(0, 60))
def test_school_days_are_the_days_that_say_so(first, length):
    term, last = calendar(), first + timedelta(days=length)
    chosen = term.school_days(first, last)
    assert list(chosen) == [day for day in term.days(first, last) if day.is_school_day]
    uncertain = [day for day in term.days(first, last) if not day.certain]
    assert bool(term.warnings(first, last)) == bool(uncertain)
