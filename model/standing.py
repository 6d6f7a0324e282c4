"""How the room stands: its minutes by day, week and term against the rules, who is on duty (A2-A4)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar

from model import clock, rights, settings
from model.calendar.schooldays import SchoolDay
from model.calendar.terms import Term
from model.calendar.year import calendar
from model.clock import monday
from model.opening import hours, log
from model.opening.meter import DayMeter, measure_day
from model.opening.weeks import TermMeter, WeekMeter, measure_term, measure_week
from model.rights import Right
from model.store.remembered import Remembered
from model.store.tables import (
    BellScheduleRow,
    DatedWindowRow,
    DayOverrideRow,
    DutySwapRow,
    DutyTurnRow,
    HolidayRow,
    HolidayYearRow,
    LessonRow,
    OpeningRow,
    OpeningWindowRow,
    SettingRow,
    TermRow,
)
from model.values import dataclass

Timed = TypeVar("Timed")


@dataclass(frozen=True, slots=True)
class RoomStanding:
    """The room at one moment."""

    day: SchoolDay
    """What today is."""
    opening: log.Opening | None
    """The opening that has not been closed; it may have been left open on an earlier day."""
    today: DayMeter
    """Today's minutes (A2)."""
    week: WeekMeter
    """This week's minutes (A3)."""


def now() -> RoomStanding:
    """The room as it stands this minute."""
    rights.need(Right.SEE_TODAY)
    today = clock.today()
    week = week_of(today)
    day = next(each for each in week.days if each.on == today)
    return RoomStanding(calendar().day(today), log.now_open(), day, week)


def week_of(day: date) -> WeekMeter:
    """The open minutes of the week a day lies in, planned and actual, against the rules in force."""
    first = monday(day)
    return measure_week(_days(first, first + timedelta(days=6)), settings.get().policy)


def day_of(day: date) -> DayMeter:
    """The open minutes of one day."""
    return _days(day, day)[0]


def term_of_week(day: date) -> Term | None:
    """The term some day of the week belongs to, the later of two."""
    return next((each.term for each in reversed(calendar().week(day)) if each.term), None)


def term_to(day: date) -> TermMeter | None:
    """The open minutes of the term, from its first week to the week a day lies in; None outside every term."""
    rights.need(Right.SEE_TODAY)
    term = term_of_week(day)
    if term is None:
        return None
    return measure_term(_weeks(monday(term.starts), monday(day)))


def _weeks(first: date, last: date) -> list[WeekMeter]:
    """The weeks from one Monday to another; those that are over are measured once, until something of them changes."""
    mondays = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    this_week, kept = monday(clock.today()), _over()
    weeks = {each: kept[each] for each in mondays if each in kept and each < this_week}
    if new := [each for each in mondays if each not in weeks]:
        policy, days = settings.get().policy, _days(new[0], new[-1] + timedelta(days=6))
        starts = [(each, (each - new[0]).days) for each in new]
        weeks |= {each: measure_week(days[at : at + 7], policy) for each, at in starts}
        kept |= {each: weeks[each] for each in new if each < this_week}
    return [weeks[each] for each in mondays]


_over: Callable[[], dict[date, WeekMeter]] = Remembered(
    dict,
    BellScheduleRow,
    DatedWindowRow,
    DayOverrideRow,
    DutySwapRow,
    DutyTurnRow,
    HolidayRow,
    HolidayYearRow,
    LessonRow,
    OpeningRow,
    OpeningWindowRow,
    SettingRow,
    TermRow,
)
"""The weeks that are over by their Monday, emptied when one of their tables changes."""


def _days(first: date, last: date) -> list[DayMeter]:
    """The days from ``first`` to ``last``, both inclusive, measured; read in a few bounded queries."""
    opened, turns = log.measured(log.between(first, last))
    windows = hours.planned_between(first, last)
    of_window, of_opening = _by_day(windows, lambda each: each.starts), _by_day(opened, lambda each: each.starts)
    of_turn, policy, moment = _by_day(turns, lambda each: each.starts), settings.get().policy, clock.now()
    return [
        measure_day(day, of_window.get(day.on, ()), of_opening.get(day.on, ()), of_turn.get(day.on, ()), policy, moment)
        for day in calendar().days(first, last)
    ]


def _by_day(items: Iterable[Timed], starts: Callable[[Timed], datetime]) -> dict[date, list[Timed]]:
    found: dict[date, list[Timed]] = {}
    for item in items:
        found.setdefault(starts(item).date(), []).append(item)
    return found


def open_minutes(opening: log.Opening, at: datetime) -> int:
    """Whole minutes an opening has lasted at a moment."""
    return clock.minutes_between(opening.starts, opening.ends or at)
