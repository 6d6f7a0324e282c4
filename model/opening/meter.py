"""Open minutes of a day, planned and actual, measured against the rules in force (A2, A4).

Only opening hours are measured here and in ``weeks``; a counsellor's own counselling minutes (A5)
are another meter and are never added to these. All times are local and to the minute; an opening
belongs to the day it began on.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from model.calendar.days import SchoolDay
from model.named import NamedTuple
from model.opening.windows import PlannedWindow
from model.policy import Policy
from model.spans import Span, minutes, subtract


class Opened(NamedTuple):
    """The room was open, ``[starts, ends)``; without an end it is open still."""

    starts: datetime
    """Local moment of opening."""
    ends: datetime | None
    """Local moment of closing; ``None`` while open."""


class Turn(NamedTuple):
    """Somebody was on duty, ``[starts, ends)``; without an end as long as the room is open."""

    staff_id: int
    """Who."""
    starts: datetime
    """Local moment of taking over."""
    ends: datetime | None
    """Local moment of handing over; ``None`` while on duty."""


class DayMeter(NamedTuple):
    """The open minutes of one day."""

    on: date
    """The day."""
    is_school_day: bool
    """Whether the room had to open at all."""
    certain: bool
    """Whether the calendar knows that."""
    planned_minutes: int
    """Minutes the plan says."""
    planned_counted_minutes: int
    """Those of them that would count under the rules in force."""
    actual_minutes: int
    """Minutes the room was open, up to now; what overlaps counts once."""
    counted_minutes: int
    """Those of them that count under the rules in force."""
    unplanned_minutes: int
    """Minutes open outside the plan (A7)."""
    unstaffed_minutes: int
    """Minutes open with nobody on duty; should be 0 (A4)."""
    required_minutes: int
    """Minutes the rules ask for (A2); 0 on a day without school."""
    reached: bool
    """Whether enough minutes count."""
    left_open: bool
    """Whether an opening went past midnight: nobody knows when it ended, so none of it counts until it is put right."""
    over: bool
    """Whether the day has passed."""

    @property
    def missing_minutes(self) -> int:
        """Minutes still lacking."""
        return max(0, self.required_minutes - self.counted_minutes)


def left_open(opened: Opened, now: datetime) -> bool:
    """Whether an opening has run past midnight: open since an earlier day, or closed only on a later one."""
    if opened.ends is None:
        return opened.starts.date() < now.date()
    return opened.ends > _midnight_after(opened.starts)


def counted_end(opened: Opened, now: datetime) -> datetime:
    """Until when an opening counts, never beyond ``now``; one that was left open counts nothing until it is put right."""
    if left_open(opened, now):
        return opened.starts
    return max(opened.starts, min(opened.ends or now, now))


def measure_day(
    day: SchoolDay,
    windows: Sequence[PlannedWindow],
    opened: Iterable[Opened],
    turns: Iterable[Turn],
    policy: Policy,
    now: datetime,
) -> DayMeter:
    """Measure one day; openings and turns that began on another day are passed over."""
    openings = [opening for opening in opened if opening.starts.date() == day.on]
    actual = [Span(opening.starts, counted_end(opening, now)) for opening in openings]
    plan = [window.span for window in windows]
    on_duty = [_turn_span(turn) for turn in turns if turn.starts.date() == day.on]
    counted = minutes(_counting(actual, day, policy))
    required = policy.min_open_minutes_per_day if day.is_school_day else 0
    return DayMeter(
        on=day.on,
        is_school_day=day.is_school_day,
        certain=day.certain,
        planned_minutes=minutes(plan),
        planned_counted_minutes=minutes(_counting(plan, day, policy)),
        actual_minutes=minutes(actual),
        counted_minutes=counted,
        unplanned_minutes=minutes(subtract(actual, plan)),
        unstaffed_minutes=minutes(subtract(actual, on_duty)),
        required_minutes=required,
        reached=counted >= required,
        left_open=any(left_open(opening, now) for opening in openings),
        over=day.on < now.date(),
    )


def _counting(spans: Sequence[Span], day: SchoolDay, policy: Policy) -> list[Span]:
    """Those parts of the spans that count under the rules in force."""
    if policy.exclude_holidays and not day.is_school_day:
        return []
    in_class = policy.count_only_out_of_class and day.is_school_day and day.bell is not None
    return subtract(spans, day.bell.lessons_on(day.on) if in_class and day.bell is not None else ())


def _turn_span(turn: Turn) -> Span:
    return Span(turn.starts, turn.ends or _midnight_after(turn.starts))


def _midnight_after(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), time())
