"""A week of the book as a grid: days across, half hours down, each cell free, taken, past or closed."""

from datetime import date, datetime, time, timedelta
from typing import Literal

from model import clock, settings
from model.appointments import free, kept
from model.appointments.kept import Appointment
from model.calendar.days import SchoolDay
from model.calendar.year import calendar
from model.clock import monday
from model.opening import hours
from model.people import staff
from model.spans import Span
from model.store.tables.appointments import OCCUPYING
from model.values import dataclass

ROW_MINUTES = 30
"""Minutes of one row of the grid."""
CellKind = Literal["closed", "past", "open", "free", "taken"]


@dataclass(frozen=True, slots=True)
class GridCell:
    """Half an hour of one day."""

    starts: datetime
    """First minute."""
    kind: CellKind
    """``open`` is inside the opening hours but not offered: taken, too soon or too far."""
    appointments: tuple[Appointment, ...]
    """Those that lie in it, in order of time."""
    offered: datetime | None
    """The first start offered in it."""

    @property
    def begins(self) -> tuple[Appointment, ...]:
        """Those that begin in it."""
        ends = self.starts + timedelta(minutes=ROW_MINUTES)
        return tuple(each for each in self.appointments if self.starts <= each.starts < ends)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of one counsellor's book, or of everybody's."""

    days: tuple[SchoolDay, ...]
    """The days shown: Monday to Friday, and a weekend day on which something is."""
    times: tuple[time, ...]
    """The start of each row; half hours in which nothing ever is are left out."""
    cells: tuple[tuple[GridCell, ...], ...]
    """By row, then by day."""

    def find(self, day: date, at: time) -> tuple[int, int] | None:
        """Row and column of a moment, or of the first row if it is before that; None if the day is not shown."""
        column = next((n for n, each in enumerate(self.days) if each.on == day), None)
        if column is None or not self.times:
            return None
        return max(0, sum(each <= at for each in self.times) - 1), column


def week(of: date, counsellor: int | None = None) -> Week:
    """The week a day lies in, of one counsellor or of all."""
    first = monday(of)
    last = first + timedelta(days=6)
    since, until = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    booked = [each for each in kept.between(since, until, counsellor=counsellor) if each.state in OCCUPYING]
    windows = [Span(each.starts, each.ends) for each in hours.planned_between(first, last)]
    offered = _offered(first, last, counsellor)
    shown = [Span(each.starts, each.ends) for each in booked] + windows
    days = tuple(
        day
        for day in calendar().week(first)
        if day.on.weekday() < 5 or any(span.starts.date() == day.on for span in shown)
    )
    times = _rows(shown)
    return Week(days, times, tuple(tuple(_cell(day.on, at, booked, windows, offered) for day in days) for at in times))


def _offered(first: date, last: date, counsellor: int | None) -> list[datetime]:
    if last < clock.today():
        return []
    minutes = settings.get().booking.visit_minutes
    numbers = [counsellor] if counsellor is not None else [each.id for each in staff.counsellors()]
    return sorted({start for number in numbers for start in free.starts_free(number, first, last, minutes)})


def _rows(spans: list[Span]) -> tuple[time, ...]:
    """The half hours of the day in which something is on some day."""
    rows: set[int] = set()
    for span in spans:
        begins = (span.starts.hour * 60 + span.starts.minute) // ROW_MINUTES
        ends = -(-(span.ends.hour * 60 + span.ends.minute) // ROW_MINUTES)
        rows.update(range(begins, max(begins + 1, ends)))
    return tuple(time(row * ROW_MINUTES // 60, row * ROW_MINUTES % 60) for row in sorted(rows))


def _cell(day: date, at: time, booked: list[Appointment], windows: list[Span], offered: list[datetime]) -> GridCell:
    starts = datetime.combine(day, at)
    ends = starts + timedelta(minutes=ROW_MINUTES)
    here = tuple(each for each in booked if each.starts < ends and each.ends > starts)
    offer = next((each for each in offered if starts <= each < ends), None)
    is_open = any(span.starts < ends and span.ends > starts for span in windows)
    kind: CellKind = "closed"
    if here:
        kind = "taken"
    elif offer is not None:
        kind = "free"
    elif is_open:
        kind = "past" if ends <= clock.now() else "open"
    return GridCell(starts, kind, here, offer)
