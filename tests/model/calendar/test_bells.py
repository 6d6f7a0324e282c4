"""Winter and summer hours are two bell schedules, and each holds until the other begins (A6)."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.calendar.bells import bell_on, shipped_bells
from tests.model.calendar.year_2026 import SUMMER, WINTER


@pytest.mark.parametrize(
    ("day", "bell"),
    [
        (date(2026, 1, 1), WINTER),  # still last year's
        (date(2026, 4, 30), WINTER),
        (date(2026, 5, 1), SUMMER),
        (date(2026, 9, 30), SUMMER),
        (date(2026, 10, 1), WINTER),
        (date(2026, 12, 31), WINTER),
        (date(2028, 2, 29), WINTER),
    ],
)
def test_the_hours_switch_on_their_day(day, bell):
    assert bell_on(day, (SUMMER, WINTER)) is bell
    assert bell_on(day, (WINTER, SUMMER)) is bell


def test_without_schedules_there_is_none():
    assert bell_on(date(2026, 5, 1), ()) is None


@given(day=st.dates())
def test_one_schedule_holds_all_year(day):
    assert bell_on(day, (SUMMER,)) is SUMMER


def test_a_new_desk_has_winter_and_summer_hours():
    winter, summer = shipped_bells()
    assert [(bell.key, bell.from_month_day) for bell in (winter, summer)] == [("winter", "10-01"), ("summer", "05-01")]
    assert (winter.lessons[4][0], summer.lessons[4][0]) == (time(14, 30), time(15))
    for bell in (winter, summer):
        moments = [moment for lesson in bell.lessons for moment in lesson]
        assert moments == sorted(set(moments)), "lessons follow each other"
