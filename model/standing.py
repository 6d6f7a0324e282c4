"""How the room stands: today's and this week's minutes against the rule, who is on duty."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from model import clock, rights, settings
from model.calendar.schooldays import SchoolDay
from model.calendar.year import calendar
from model.clock import monday
from model.opening import hours, log
from model.opening.meter import DayMeter, measure_day
from model.opening.weeks import WeekMeter, measure_week
from model.rights import Right


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
    return _measured(first)


def day_of(day: date) -> DayMeter:
    """The open minutes of one day."""
    opened, turns = log.measured(log.between(day, day))
    return measure_day(
        calendar().day(day), hours.planned_on(day), opened, turns, settings.get().policy, clock.now()
    )


def _measured(first: date) -> WeekMeter:
    last = first + timedelta(days=6)
    opened, turns = log.measured(log.between(first, last))
    days, windows, policy = calendar().week(first), hours.planned_between(first, last), settings.get().policy
    meters = [
        measure_day(day, [each for each in windows if each.starts.date() == day.on], opened, turns, policy, clock.now())
        for day in days
    ]
    return measure_week(meters, policy)


def open_minutes(opening: log.Opening, at: datetime) -> int:
    """Whole minutes an opening has lasted at a moment."""
    return clock.minutes_between(opening.starts, opening.ends or at)
