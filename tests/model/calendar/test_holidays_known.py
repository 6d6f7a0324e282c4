"""What the library knows of China's holidays, and how we see that a year was not announced yet."""

from datetime import date

import pytest

from model.calendar.holidays_known import Holiday, known


def test_2026_has_its_six_made_up_days_and_whose_timetable_they_run():
    swaps = {day.on: day.instead_of for day in known(2026).days if not day.off}
    assert swaps == {
        date(2026, 1, 4): date(2026, 1, 2),
        date(2026, 2, 14): date(2026, 2, 20),
        date(2026, 2, 28): date(2026, 2, 23),
        date(2026, 5, 9): date(2026, 5, 5),
        date(2026, 9, 20): date(2026, 10, 6),
        date(2026, 10, 10): date(2026, 10, 7),
    }


def test_2026_has_its_holidays():
    days = {day.on: day for day in known(2026).days}
    assert known(2026).complete
    assert str(days[date(2026, 10, 1)].words().zh) == "国庆节"
    assert days[date(2026, 10, 7)].name == "in_lieu"
    assert days[date(2026, 4, 6)].words().en == "Qingming Festival"
    assert date(2026, 10, 8) not in days
    assert date(2026, 5, 3) not in days, "an ordinary Sunday is no holiday"


def test_2027_was_not_announced_so_only_the_days_fixed_by_law_are_known():
    year = known(2027)
    assert not year.complete
    assert all(day.off for day in year.days)
    assert {day.name for day in year.days} == {
        "new_year",
        "spring_eve",
        "spring",
        "qingming",
        "labour",
        "dragon_boat",
        "mid_autumn",
        "national",
    }
    assert date(2027, 10, 4) not in {day.on for day in year.days}, "which weekday is given back is not known"


@pytest.mark.parametrize("year", range(2001, 2027))
def test_every_announced_year_is_complete_and_every_made_up_day_has_its_day_off(year):
    found = known(year)
    off = {day.on for day in found.days if day.off}
    made_up = [day for day in found.days if not day.off]
    assert found.complete
    assert made_up
    for day in made_up:
        assert day.on.weekday() >= 5
        assert day.on not in off
        assert day.instead_of is not None
        assert day.instead_of.weekday() < 5
        assert day.instead_of in off or day.instead_of.year != year
    assert not [day for day in found.days if day.name == "public"], "every holiday so far has a name in both languages"


@pytest.mark.parametrize("year", [1900, 1949, 1999, 2028, 2100, 2200])
def test_a_year_far_away_is_not_known(year):
    found = known(year)
    assert not found.complete
    assert all(day.off and day.on.year == year for day in found.days)


def test_two_holidays_on_one_day_are_both_named():
    both = {day.on: day for day in known(2020).days}[date(2020, 10, 1)]
    assert both.words() == ("中秋节、国庆节", "Mid-Autumn Festival, National Day")


def test_a_name_somebody_typed_is_kept():
    assert Holiday(date(2026, 6, 1), off=True, name="校庆").words().zh == "校庆"
