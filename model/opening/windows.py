"""When the room is meant to be open on a day: the weekly pattern, unless the day has windows of its own."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import combinations
from typing import Literal

from model.calendar.days import SchoolDay
from model.named import NamedTuple
from model.spans import Span, overlaps
from model.values import dataclass

Parity = Literal["all", "odd", "even"]


class WindowRule(NamedTuple):
    """One window of the weekly pattern."""

    id: int
    """The row's number in the store."""
    weekday: int
    """The weekday of the timetable, Monday is 0; a made-up day follows the weekday it teaches as."""
    starts: time
    """Local time of opening."""
    ends: time
    """Local time of closing, later than ``starts``."""
    bell_id: int | None = None
    """Only under this bell schedule (A6); ``None`` under any."""
    parity: Parity = "all"
    """Only in odd or even weeks of a term; in neither where no term is entered."""
    from_on: date | None = None
    """The first day the window holds; ``None`` from ever."""
    until_on: date | None = None
    """The last day the window holds, inclusive; ``None`` for ever."""
    staff_id: int | None = None
    """Who is on duty (A4); ``None`` while nobody is named."""
    room_id: int | None = None
    """Where; ``None`` for the room itself."""

    def holds_on(self, day: SchoolDay) -> bool:
        """Whether the window belongs to this school day."""
        return (
            day.is_school_day
            and self.weekday == day.teaches_as
            and (self.bell_id is None or (day.bell is not None and day.bell.id == self.bell_id))
            and (self.parity == "all" or (day.odd is not None and day.odd == (self.parity == "odd")))
            and (self.from_on is None or self.from_on <= day.on)
            and (self.until_on is None or day.on <= self.until_on)
        )


class OwnHours(NamedTuple):
    """Hours one date is to have of its own."""

    starts: time
    """Local time of opening."""
    ends: time
    """Local time of closing."""
    staff: int | None = None
    """Who is on duty."""
    room: int | None = None
    """Where."""


class DatedWindow(NamedTuple):
    """A window of one date; the windows of a date replace the pattern, and one without times closes the day."""

    id: int
    """The row's number in the store."""
    on: date
    """The day."""
    starts: time | None
    """Local time of opening; ``None`` (with ``ends``) means closed all day."""
    ends: time | None
    """Local time of closing."""
    staff_id: int | None = None
    """Who is on duty."""
    room_id: int | None = None
    """Where."""
    reason: str = ""
    """Why the day is different."""


@dataclass(frozen=True, slots=True)
class PlannedWindow:
    """A time for which the room is meant to be open, ``[starts, ends)``."""

    starts: datetime
    """Local moment of opening."""
    ends: datetime
    """Local moment of closing."""
    staff_id: int | None
    """Who is on duty."""
    room_id: int | None
    """Where."""
    rule_id: int | None
    """The weekly window it comes from."""
    dated_id: int | None
    """The dated window it comes from."""

    @property
    def span(self) -> Span:
        """The time alone."""
        return Span(self.starts, self.ends)


def planned(
    day: SchoolDay, rules: Iterable[WindowRule], dated: Iterable[DatedWindow] = ()
) -> tuple[PlannedWindow, ...]:
    """The windows of a day in order; none on a day without school, unless the day has windows of its own.

    If any dated window of the day closes it, it is closed, whatever else is said for that date.
    """
    own = [window for window in dated if window.on == day.on]
    if own:
        windows = [_of_date(window) for window in own]
        return () if None in windows else _in_order(window for window in windows if window is not None)
    return _in_order(_of_rule(rule, day.on) for rule in rules if rule.holds_on(day))


def clashes(windows: Sequence[PlannedWindow]) -> tuple[tuple[PlannedWindow, PlannedWindow], ...]:
    """The pairs that want one person, or one room, at two places at once; for the Opening page to show."""
    return tuple(
        (one, other)
        for one, other in combinations(windows, 2)
        if overlaps(one.span, other.span) and (_same(one.staff_id, other.staff_id) or _same(one.room_id, other.room_id))
    )


def _of_rule(rule: WindowRule, on: date) -> PlannedWindow:
    starts, ends = datetime.combine(on, rule.starts), datetime.combine(on, rule.ends)
    return PlannedWindow(starts, ends, rule.staff_id, rule.room_id, rule.id, None)


def _of_date(window: DatedWindow) -> PlannedWindow | None:
    """``None`` where the window closes the day."""
    if window.starts is None or window.ends is None:
        return None
    starts, ends = datetime.combine(window.on, window.starts), datetime.combine(window.on, window.ends)
    return PlannedWindow(starts, ends, window.staff_id, window.room_id, None, window.id)


def _in_order(windows: Iterable[PlannedWindow]) -> tuple[PlannedWindow, ...]:
    return tuple(sorted(windows, key=_place))


def _place(window: PlannedWindow) -> tuple[datetime, datetime, int, int]:
    return window.starts, window.ends, window.rule_id or 0, window.dated_id or 0


def _same(one: int | None, other: int | None) -> bool:
    return one is not None and one == other
