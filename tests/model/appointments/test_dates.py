"""The dates of a series: a term of Wednesdays, every second one, or the second of each month."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.appointments.dates import LIMIT, Kind, Rule, dates
from model.errors import Unclear

NOON = datetime(2026, 11, 25, 12, 30)  # the 4th Wednesday of November


def days(first: datetime, rule: Rule) -> list[str]:
    """The dates as written."""
    return [f"{starts:%Y-%m-%d}" for starts in dates(first, rule)]


def test_four_wednesdays() -> None:
    assert days(NOON, Rule("weekly", count=4)) == ["2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16"]


def test_every_second_week_until_a_day_that_is_still_in() -> None:
    assert days(NOON, Rule("fortnightly", until=date(2026, 12, 23))) == ["2026-11-25", "2026-12-09", "2026-12-23"]


def test_the_fourth_wednesday_of_each_month() -> None:
    assert days(NOON, Rule("monthly", count=3)) == ["2026-11-25", "2026-12-23", "2027-01-27"]


def test_a_fifth_weekday_falls_back_to_the_last() -> None:
    fifth_monday = datetime(2026, 11, 30, 17)
    assert days(fifth_monday, Rule("monthly", count=3)) == ["2026-11-30", "2026-12-28", "2027-01-25"]


def test_a_fourth_weekday_that_is_meant_as_the_last_stays_the_last() -> None:
    last_friday = datetime(2026, 11, 27, 17)
    assert days(last_friday, Rule("monthly", count=3, last=True)) == ["2026-11-27", "2026-12-25", "2027-01-29"]
    assert days(last_friday, Rule("monthly", count=3)) == ["2026-11-27", "2026-12-25", "2027-01-22"]


def test_a_series_of_last_fridays_moved_to_an_earlier_one_keeps_to_its_place() -> None:
    assert days(datetime(2026, 11, 20, 17), Rule("monthly", count=2, last=True)) == ["2026-11-20", "2026-12-18"]


def test_a_skipped_day_leaves_the_others_where_they_are() -> None:
    rule = Rule("weekly", count=3, skip=frozenset({date(2026, 12, 2)}))
    assert days(NOON, rule) == ["2026-11-25", "2026-12-09"]


@pytest.mark.parametrize("ends", [{}, {"count": 4, "until": date(2026, 12, 31)}, {"count": 0}, {"count": LIMIT + 1}])
def test_a_series_ends_in_exactly_one_way(ends: dict[str, int]) -> None:
    with pytest.raises(Unclear):
        Rule("weekly", **ends)  # type: ignore[arg-type]


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(Unclear) as refused:
        dates(NOON, Rule("weekly", until=date(2026, 11, 24)))
    assert refused.value.field == "until"


def test_a_series_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(Unclear):
        dates(NOON, Rule("weekly", until=date(2036, 1, 1)))
    with pytest.raises(Unclear):
        dates(NOON, Rule("weekly", count=5), limit=4)
    assert len(dates(NOON, Rule("weekly", count=LIMIT))) == LIMIT


@pytest.mark.parametrize("kind", ["weekly", "fortnightly", "monthly"])
def test_the_end_of_the_calendar_is_told(kind: Kind) -> None:
    with pytest.raises(Unclear):
        dates(datetime(9999, 12, 20, 12), Rule(kind, count=9))


firsts = st.datetimes(datetime(2000, 1, 1), datetime(2080, 1, 1)).map(lambda m: m.replace(second=0, microsecond=0))
kinds = st.sampled_from(["weekly", "fortnightly", "monthly"])
skips = st.frozensets(st.integers(0, 70).map(lambda weeks: timedelta(weeks=weeks)), max_size=5)


@given(firsts, kinds, st.integers(1, 40))
def test_every_date_keeps_weekday_and_time_of_day(first: datetime, kind: Kind, count: int) -> None:
    made = dates(first, Rule(kind, count=count))
    assert len(made) == count
    assert made[0] == first
    assert made == sorted(set(made))
    assert {(starts.weekday(), starts.time()) for starts in made} == {(first.weekday(), first.time())}


@given(firsts, st.sampled_from(["weekly", "fortnightly"]), st.integers(2, 40))
def test_weeks_lie_evenly_apart(first: datetime, kind: Kind, count: int) -> None:
    made = dates(first, Rule(kind, count=count))
    apart = {later - earlier for earlier, later in pairwise(made)}
    assert apart == {timedelta(weeks=1 if kind == "weekly" else 2)}


@given(firsts, st.integers(1, 40))
def test_a_month_has_one_date_in_the_same_place(first: datetime, count: int) -> None:
    made = dates(first, Rule("monthly", count=count))
    months = [starts.year * 12 + starts.month for starts in made]
    assert months == list(range(months[0], months[0] + count))
    place = (first.day - 1) // 7
    for starts in made:
        is_last = starts.day + 7 > monthrange(starts.year, starts.month)[1]
        assert (starts.day - 1) // 7 == place or (place == 4 and is_last)


@given(firsts, kinds, st.integers(1, 30))
def test_until_the_last_date_of_a_count_makes_the_same_series(first: datetime, kind: Kind, count: int) -> None:
    counted = dates(first, Rule(kind, count=count))
    assert dates(first, Rule(kind, until=counted[-1].date())) == counted


@given(firsts, kinds, st.integers(1, 30), skips)
def test_skipping_only_takes_away(first: datetime, kind: Kind, count: int, skip: frozenset[timedelta]) -> None:
    left_out = frozenset((first + apart).date() for apart in skip)
    whole = dates(first, Rule(kind, count=count))
    kept = dates(first, Rule(kind, count=count, skip=left_out))
    assert kept == [starts for starts in whole if starts.date() not in left_out]
