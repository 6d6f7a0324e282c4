"""The school year 2026-2027 as the tests of the calendar and of the opening hours know it."""

from collections.abc import Iterable
from datetime import date, time

from model.calendar.bells import BellSchedule
from model.calendar.days import DayOverride
from model.calendar.holidays_known import known
from model.calendar.schooldays import SchoolCalendar
from model.calendar.terms import Term
from model.words import Words

AUTUMN = Term(1, 2026, 1, date(2026, 9, 1), date(2027, 1, 22))
SPRING = Term(2, 2026, 2, date(2027, 2, 22), date(2027, 7, 2))
SPRING_BEFORE = Term(3, 2025, 2, date(2026, 2, 23), date(2026, 7, 3))
MORNING = (time(8), time(11, 50))
WINTER = BellSchedule(1, "winter", Words("冬令时", "Winter"), "10-01", (MORNING, (time(14, 30), time(17, 5))))
SUMMER = BellSchedule(2, "summer", Words("夏令时", "Summer"), "05-01", (MORNING, (time(15), time(17, 35))))
HOLIDAYS = {day.on: day for year in (2026, 2027) for day in known(year).days}


def calendar(
    *overrides: DayOverride,
    terms: Iterable[Term] = (SPRING, AUTUMN, SPRING_BEFORE),
    known_years: Iterable[int] = (2026,),
) -> SchoolCalendar:
    """The calendar of that year, with what the school decided on top."""
    return SchoolCalendar(
        terms=tuple(terms),
        bells=(SUMMER, WINTER),
        holidays=HOLIDAYS,
        known_years=frozenset(known_years),
        overrides={override.on: override for override in overrides},
    )
