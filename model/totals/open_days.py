"""The room's week: each day planned, open, required, reached; and the log behind it (A2-A4)."""

from collections.abc import Sequence
from datetime import date, timedelta

from model import clock
from model.calendar.days import SchoolDay
from model.calendar.year import calendar
from model.opening import log
from model.opening.hours import planned_between
from model.opening.log import Opening
from model.opening.meter import DayMeter, measure_day
from model.opening.weeks import WeekMeter, measure_week
from model.policy import Policy
from model.spans import Span, merge
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class OpenDay:
    """One day of the room."""

    day: SchoolDay
    """What day it is."""
    meter: DayMeter
    """Its minutes against the rules."""
    planned: tuple[Span, ...]
    """When the room was meant to be open."""
    openings: tuple[Opening, ...]
    """When it was, and who was on duty."""


@dataclass(frozen=True, slots=True)
class OpenWeek:
    """One week of the room."""

    days: tuple[OpenDay, ...]
    """Its days, from Monday."""
    meter: WeekMeter
    """The week against the rules."""
    warnings: tuple[Words, ...]
    """What the calendar does not know about its days, so that what they owe may change."""


def open_week(monday: date, policy: Policy) -> OpenWeek:
    """The room's week, up to now if it is not over."""
    sunday = monday + timedelta(days=6)
    windows, openings = planned_between(monday, sunday), log.between(monday, sunday)
    opened, turns = log.measured(openings)
    days = [
        OpenDay(
            day,
            measure_day(
                day,
                [window for window in windows if window.starts.date() == day.on],
                opened,
                turns,
                policy,
                clock.now(),
            ),
            tuple(merge(window.span for window in windows if window.starts.date() == day.on)),
            _began_on(openings, day.on),
        )
        for day in calendar().days(monday, sunday)
    ]
    unsure = tuple(calendar().warnings(monday, sunday))
    return OpenWeek(tuple(days), measure_week([each.meter for each in days], policy), unsure)


def _began_on(openings: Sequence[Opening], day: date) -> tuple[Opening, ...]:
    return tuple(opening for opening in openings if opening.starts.date() == day)
