"""When something is late: in school days over weekends, holidays, made-up days and vacations; in hours by the clock."""

from datetime import date, datetime, timedelta

import pytest

from model import clock, settings
from model.calendar import year
from model.care import board, cases, clocks, incident_log, incidents, periods
from tests.founding import School


@pytest.fixture
def autumn(school: School) -> School:
    """The school with the holidays of 2026: off from 1 to 7 October, school on Sunday 20 September and Saturday 10 October."""
    year.take_in_year(2026)
    return school


def on(day: date, hour: int = 12, minute: int = 0) -> None:
    """Move the clock."""
    clock.set_stopped(datetime(day.year, day.month, day.day, hour, minute))


LATE = {
    "the day itself": (date(2026, 9, 30), date(2026, 9, 30), 0),
    "a holiday after it": (date(2026, 9, 30), date(2026, 10, 7), 0),
    "the first school day after the holiday": (date(2026, 9, 30), date(2026, 10, 8), 1),
    "a made-up Saturday": (date(2026, 10, 9), date(2026, 10, 10), 1),
    "the Sunday after that": (date(2026, 10, 9), date(2026, 10, 11), 1),
    "an ordinary Saturday": (date(2026, 9, 18), date(2026, 9, 19), 0),
    "a made-up Sunday": (date(2026, 9, 18), date(2026, 9, 20), 1),
    "a due day in the holiday": (date(2026, 10, 3), date(2026, 10, 8), 1),
    "the winter vacation": (date(2027, 1, 22), date(2027, 2, 20), 0),
    "the first day of the new term": (date(2027, 1, 22), date(2027, 2, 22), 1),
}


@pytest.mark.parametrize(("due", "today", "late"), LATE.values(), ids=LATE)
def test_school_days_late(due: date, today: date, late: int, autumn: School) -> None:
    assert clocks.school_days_late(due, today) == late
    assert clocks.is_late(due, today) is (late > 0)


@pytest.mark.parametrize(
    ("start", "days", "day"),
    [
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 9, 18), 1, date(2026, 9, 20)),
        (date(2026, 10, 10), 1, date(2026, 10, 12)),
        (date(2027, 1, 22), 2, date(2027, 2, 23)),
    ],
)
def test_school_days_ahead(start: date, days: int, day: date, autumn: School) -> None:
    assert clocks.school_days_after(start, days) == day


def test_a_day_the_school_itself_closed_does_not_count(autumn: School) -> None:
    year.decide_day(date(2026, 11, 26), "closed", note="台风")
    assert not clocks.is_late(date(2026, 11, 25), date(2026, 11, 26))
    assert clocks.school_days_late(date(2026, 11, 25), date(2026, 11, 27)) == 1


def test_a_review_of_the_last_day_before_a_holiday_is_overdue_only_after_it(autumn: School) -> None:
    on(date(2026, 9, 21))
    cases.open_case(autumn.students[0], 1, "情绪低落", date(2026, 9, 30))
    for day, late in ((date(2026, 10, 7), False), (date(2026, 10, 8), True)):
        on(day)
        assert [card.late for card in board.cards()] == [late]


def test_a_written_report_runs_by_the_clock_through_the_holiday(autumn: School) -> None:
    on(date(2026, 9, 30), 16, 30)
    told = incidents.report("serious", "blow", "家中变故", "孙老师", student=autumn.students[0])
    assert told.written_due == datetime(2026, 10, 1, 16, 30)
    for minute, late in ((30, False), (31, True)):
        on(date(2026, 10, 1), 16, minute)
        assert [each.written_late for each in incident_log.running()] == [late]


PERIODS = {
    "the start of the term": (date(2026, 9, 7), "开学季"),
    "between them": (date(2026, 10, 20), None),
    "before the examinations": (date(2026, 11, 10), "考试季"),
    "their results": (date(2026, 11, 30), "考试季"),
    "before a long holiday": (date(2026, 9, 30), "长假前后"),
    "after it": (date(2026, 10, 8), "长假前后"),
    "in the spring": (date(2027, 4, 1), "春季高发期"),
    "before the leaving": (date(2027, 6, 15), "毕业季"),
    "an ordinary week": (date(2026, 12, 9), None),
}


@pytest.mark.parametrize(("day", "name"), PERIODS.values(), ids=PERIODS)
def test_key_periods(day: date, name: str | None, autumn: School) -> None:
    for n in (16, 17):
        year.decide_day(date(2026, 11, n), "exam", note="期中")
    found = periods.on(day)
    assert (found.zh if found else None) == name


def test_a_key_period_shortens_the_interval_by_what_the_school_says(autumn: School) -> None:
    day = date(2026, 9, 7)
    for share, days in ((50, 5), (100, 10), (10, 1)):
        settings.change(care_shorten=share)
        assert clocks.next_review(2, day) == clocks.school_days_after(day, days)


def test_what_began_is_told_in_minutes_and_hours_and_never_below_nothing(school: School) -> None:
    begun = datetime(2026, 11, 25, 12, 0)
    said = {0: "已过 0分钟", 28: "已过 28分钟", 150: "已过 2小时", -2: "已过 0分钟", -28: "时钟早于开始时间"}
    for minutes, words in said.items():
        clock.set_stopped(begun + timedelta(minutes=minutes))
        assert clocks.since_words(begun).zh == words
