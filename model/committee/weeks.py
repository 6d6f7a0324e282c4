"""Which weeks of a term want a report, and until when it is on time: worked out from the calendar, never stored (C3).

A week without a school day wants none; the cut-off falls on the last school day up to the settled weekday,
so that a week whose Friday is off is due on Thursday, and one that only has its made-up Saturday on that day.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from model import clock, settings
from model.calendar.terms import Term
from model.calendar.year import calendar
from model.clock import monday
from model.named import NamedTuple

WeekKind = Literal["full", "short", "off", "between"]
"""``off`` has no school day, ``between`` wants no report because the school asks for one every second week or so."""


class ReportWeek(NamedTuple):
    """A week of the term, as the committee sees it."""

    monday: date
    """Its Monday."""
    number: int
    """Its number in the term, from 1."""
    kind: WeekKind
    """Whether it is short, or wants no report."""
    school_days: int
    """How many days of it are school days of the term."""
    due_at: datetime | None
    """Until when a report is on time, local; None where none is wanted."""

    @property
    def wanted(self) -> bool:
        """Whether a report is wanted."""
        return self.due_at is not None

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.monday + timedelta(days=6)


def term_for(day: date) -> Term | None:
    """The term a day lies in, or else the last one that began before it, or else the first."""
    terms = calendar().terms
    begun = [term for term in terms if monday(term.starts) <= day]
    return begun[-1] if begun else (terms[0] if terms else None)


def weeks_of(term: Term) -> list[ReportWeek]:
    """Every week of a term."""
    return [_week(term, number) for number in range(1, term.weeks() + 1)]


def week_on(day: date) -> ReportWeek | None:
    """The week a day lies in; None outside every term."""
    days = [each for each in calendar().week(day) if each.term is not None]
    term = days[-1].term if days else None
    return _week(term, term.week_of(day)) if term else None


def _week(term: Term, number: int) -> ReportWeek:
    rules = settings.get().committee
    first = term.monday_of(number)
    days = [
        day.on for day in calendar().days(first, first + timedelta(days=6)) if day.is_school_day and term.holds(day.on)
    ]
    if not days:
        return ReportWeek(first, number, "off", 0, None)
    if number % rules.report_every:
        return ReportWeek(first, number, "between", len(days), None)
    weekday, at = rules.cut_off
    due = max((day for day in days if day.weekday() <= weekday), default=days[0])
    kind: WeekKind = "full" if len(days) >= settings.get().policy.full_week_days else "short"
    return ReportWeek(first, number, kind, len(days), datetime.combine(due, at))


def is_over(week: ReportWeek) -> bool:
    """Whether a report that has not come is missing by now."""
    return week.due_at is not None and week.due_at < clock.now()


def has_begun(week: ReportWeek) -> bool:
    """Whether the week has begun."""
    return week.monday <= clock.today()
