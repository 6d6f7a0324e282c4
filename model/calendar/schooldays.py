"""Which days are school days (A11): terms, holidays, made-up days, and the school's own word, which beats all.

Where nothing is known the rule of the weekday is used and the day says ``certain=False``;
``SchoolCalendar.warnings`` says what is missing. Nothing is guessed silently. Dates are local and
ranges of dates inclusive at both ends.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta

from model.calendar.bells import BellSchedule, bell_on
from model.calendar.days import DayKind, DayOverride, SchoolDay
from model.calendar.holidays_known import NOTICE_REACHES_BACK_TO, Holiday
from model.calendar.terms import Term, school_year
from model.clock import monday
from model.named import NamedTuple
from model.words import Words

__all__ = ["DayKind", "DayOverride", "SchoolCalendar", "SchoolDay"]

SATURDAY = 5


class _Kind(NamedTuple):
    """What was found out about a day before its term and bells are added."""

    kind: DayKind
    is_school_day: bool
    certain: bool
    teaches_as: int | None = None


class SchoolCalendar:
    """All the school's days; each is worked out once and kept. Make a new one when a row changes."""

    def __init__(
        self,
        terms: Iterable[Term],
        bells: tuple[BellSchedule, ...],
        holidays: Mapping[date, Holiday],
        known_years: frozenset[int],
        overrides: Mapping[date, DayOverride],
        year_begins_month: int = 9,
    ) -> None:
        self.terms = tuple(sorted(terms, key=_starts))
        """The terms, in their order."""
        self.bells = bells
        """The bell schedules, in any order."""
        self.holidays = holidays
        """Holidays and made-up days by date."""
        self.known_years = known_years
        """The years whose made-up days were announced (``KnownYear.complete``)."""
        self.overrides = overrides
        """The school's own decisions by date."""
        self.year_begins_month = year_begins_month
        """The month in which a school year begins, on its first day."""
        self._days: dict[date, SchoolDay] = {}

    def day(self, on: date) -> SchoolDay:
        """What a day is."""
        known = self._days.get(on)
        if known is None:
            known = self._days[on] = self._found_out(on)
        return known

    def week(self, of: date) -> tuple[SchoolDay, ...]:
        """The seven days of the week a day lies in, from Monday."""
        first = monday(of)
        return tuple(self.day(first + timedelta(days=n)) for n in range(7))

    def days(self, first: date, last: date) -> tuple[SchoolDay, ...]:
        """Every day from ``first`` to ``last``, both inclusive."""
        return tuple(self.day(first + timedelta(days=n)) for n in range((last - first).days + 1))

    def school_days(self, first: date, last: date) -> tuple[SchoolDay, ...]:
        """The school days from ``first`` to ``last``, both inclusive."""
        return tuple(day for day in self.days(first, last) if day.is_school_day)

    def term_on(self, on: date) -> Term | None:
        """The term a day lies in."""
        begun = bisect_right(self.terms, on, key=_starts)
        term = self.terms[begun - 1] if begun else None
        return term if term is not None and term.holds(on) else None

    def last_school_day(self, on: date) -> date | None:
        """The last school day of the term a day lies in; None where no such term is known."""
        term = self.term_on(on)
        days = self.school_days(term.starts, term.ends) if term else ()
        return days[-1].on if days else None

    def lessons_begin(self, on: date) -> tuple[time, ...]:
        """When the lessons of a day begin by its bells, in order; none where no bell schedule is entered."""
        bell = bell_on(on, self.bells)
        return tuple(starts for starts, _ in bell.lessons) if bell else ()

    def warnings(self, first: date, last: date) -> list[Words]:
        """What the calendar does not know about these days, one sentence each."""
        days = self.days(first, last)
        years = {year for day in days if not day.certain and (year := self._year_not_known(day.on))}
        no_term = [day.on for day in days if day.kind == "unknown"]
        whose = [day.on for day in days if day.is_school_day and day.teaches_as is None]
        return (
            [_YEAR_NOT_KNOWN.saying(year=year) for year in sorted(years)]
            + [_NO_TERM.saying(first=day, last=last_day) for day, last_day in _stretches(no_term)]
            + [_WHOSE_TIMETABLE.saying(day=day) for day in whose]
        )

    def _found_out(self, on: date) -> SchoolDay:
        term = self.term_on(on)
        found = self._overridden(on) or self._by_the_calendar(on, term)
        holiday, override = self.holidays.get(on), self.overrides.get(on)
        return SchoolDay(
            on=on,
            kind=found.kind,
            is_school_day=found.is_school_day,
            certain=found.certain,
            teaches_as=found.teaches_as,
            name=holiday.words() if holiday else None,
            note=override.note if override else "",
            term=term,
            week=term.week_of(on) if term else None,
            odd=term.is_odd_week(on) if term else None,
            bell=bell_on(on, self.bells),
        )

    def _overridden(self, on: date) -> _Kind | None:
        override = self.overrides.get(on)
        if override is None:
            return None
        if override.kind == "closed":
            return _Kind("closed", is_school_day=False, certain=True)
        weekday = override.as_weekday
        if weekday is None:
            swapped = self._swapped_weekday(on)
            weekday = on.weekday() if swapped is None else swapped
        kind: DayKind = "exam" if override.kind == "exam" else "school"
        if kind == "school" and on.weekday() >= SATURDAY:
            kind = "made_up"
        return _Kind(kind, is_school_day=True, certain=True, teaches_as=weekday)

    def _by_the_calendar(self, on: date, term: Term | None) -> _Kind:
        if term is None and self._is_vacation(on):
            return _Kind("vacation", is_school_day=False, certain=True)
        holiday = self.holidays.get(on)
        if holiday is not None and holiday.off:
            return _Kind("holiday", is_school_day=False, certain=True)
        certain = holiday is not None or self._year_not_known(on) is None
        if holiday is None and on.weekday() >= SATURDAY:
            return _Kind("weekend", is_school_day=False, certain=certain)
        weekday = on.weekday() if holiday is None else self._swapped_weekday(on)
        if term is None:
            return _Kind("unknown", is_school_day=True, certain=False, teaches_as=weekday)
        kind: DayKind = "school" if holiday is None else "made_up"
        return _Kind(kind, is_school_day=True, certain=certain, teaches_as=weekday)

    def _swapped_weekday(self, on: date) -> int | None:
        """The weekday of the day off that a made-up day stands for."""
        holiday = self.holidays.get(on)
        return holiday.instead_of.weekday() if holiday and not holiday.off and holiday.instead_of else None

    def _year_not_known(self, on: date) -> int | None:
        """The year whose notice would have to be known to be sure of this day, if it is not."""
        if on.year not in self.known_years:
            return on.year
        reached = (on.month, on.day) >= NOTICE_REACHES_BACK_TO and on.year + 1 not in self.known_years
        return on.year + 1 if reached else None

    def _is_vacation(self, on: date) -> bool:
        """Whether a day outside every term lies between two terms that follow each other, or ends its school year."""
        begun = bisect_right(self.terms, on, key=_starts)
        if not begun:
            return False
        before, after = self.terms[begun - 1], self.terms[begun : begun + 1]
        is_last = before.number >= max(2, *(term.number for term in self.terms))
        if not after:
            return is_last and school_year(on, self.year_begins_month) == before.school_year
        next_one = after[0].school_year, after[0].number
        return next_one == (before.school_year, before.number + 1) or (
            is_last and next_one == (before.school_year + 1, 1)
        )


_YEAR_NOT_KNOWN = Words(
    "{year}年放假和调休安排尚未收录：本段先按星期推算，不作准；请等国务院通知后更新，或在校历中逐日设定",
    "The holidays and made-up days of {year} are not known yet: days go by the weekday only and may be wrong; "
    "update after the notice, or set the days in the school calendar",
)
_NO_TERM = Words(
    "{first} 至 {last} 未设学期：先按星期推算；请在设置中录入学期",
    "No term is entered for {first} to {last}: days go by the weekday only; enter the term under Settings",
)
_WHOSE_TIMETABLE = Words(
    "{day} 调休上课，但不知按星期几：请在校历中设定",
    "{day} is a made-up school day, but of which weekday is not known: set it in the school calendar",
)


def _starts(term: Term) -> date:
    return term.starts


def _stretches(days: list[date]) -> list[tuple[date, date]]:
    """Days gathered into stretches; school-less days between (a weekend) do not break one."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] <= timedelta(days=10):
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found
