"""A week of the room as its page shows it: what each day was meant to be, what it was, and the lines of its log."""

from datetime import date, timedelta
from typing import Literal

from model import rights, standing
from model.calendar.days import SchoolDay
from model.calendar.terms import Term
from model.calendar.year import calendar
from model.clock import monday
from model.opening import duty, hours, log
from model.opening.duty import Swap
from model.opening.log import DutyTurn, Opening
from model.opening.meter import DayMeter
from model.opening.weeks import TermMeter, WeekMeter
from model.opening.windows import DatedWindow, PlannedWindow
from model.rights import Right
from model.values import dataclass
from model.words import Words

LineKind = Literal["own", "swap", "opening", "turn", "handover"]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log: an opening, a turn of duty in it, its note; a swap, or hours of the day's own."""

    kind: LineKind
    """What it tells of."""
    day: date
    """The day it stands under."""
    opening: Opening | None = None
    """The opening it tells of."""
    turn: DutyTurn | None = None
    """The turn of duty."""
    swap: Swap | None = None
    """The swap."""
    own: DatedWindow | None = None
    """The window of this date alone, without times where the day is closed."""

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by in a list."""
        about = self.turn or self.opening or self.swap or self.own
        return self.kind, about.id if about else 0


@dataclass(frozen=True, slots=True)
class DayOfRoom:
    """One day of the room."""

    day: SchoolDay
    """What day it is."""
    meter: DayMeter
    """Its minutes against the rules."""
    windows: tuple[PlannedWindow, ...]
    """When it was meant to be open, swaps put in."""
    openings: tuple[Opening, ...]
    """When it was, voided entries included."""
    lines: tuple[LogLine, ...]
    """Its part of the log."""

    @property
    def duty(self) -> tuple[str, ...]:
        """Who was on duty, each once, in order."""
        names = [turn.staff_name for opening in self.openings if not opening.is_voided for turn in opening.turns]
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class WeekOfRoom:
    """A week of the room."""

    days: tuple[DayOfRoom, ...]
    """Its days, from Monday."""
    meter: WeekMeter
    """The week against the rules."""
    term: Term | None
    """The term it belongs to."""
    so_far: TermMeter | None
    """The term up to and with this week."""
    warnings: tuple[Words, ...]
    """What the calendar does not know about these days."""


def week_of(day: date) -> WeekOfRoom:
    """The week a day lies in; a few bounded queries."""
    rights.need(Right.SEE_TODAY)
    first = monday(day)
    last = first + timedelta(days=6)
    meter, windows = standing.week_of(first), hours.planned_between(first, last)
    openings, swaps, own = log.between(first, last, voided=True), duty.swaps(first, last), hours.dated(first, last)
    days = []
    for school_day, measured in zip(calendar().week(first), meter.days, strict=True):
        on = school_day.on
        held = tuple(each for each in openings if each.starts.date() == on)
        lines = [
            *(LogLine("own", on, own=each) for each in own if each.on == on),
            *(LogLine("swap", on, swap=each) for each in swaps if each.day == on),
            *(line for each in held for line in _lines(each)),
        ]
        planned = tuple(each for each in windows if each.starts.date() == on)
        days.append(DayOfRoom(school_day, measured, planned, held, tuple(lines)))
    term, so_far = standing.term_of_week(first), standing.term_to(first)
    return WeekOfRoom(tuple(days), meter, term, so_far, tuple(calendar().warnings(first, last)))


def _lines(opening: Opening) -> list[LogLine]:
    """An opening, its turns where the duty changed hands or was not the opener's, and the note it left."""
    day = opening.starts.date()
    lines = [LogLine("opening", day, opening)]
    if any(turn.staff_name != opening.opened_by for turn in opening.turns):
        lines += [LogLine("turn", day, opening, turn) for turn in opening.turns]
    if opening.handover:
        lines.append(LogLine("handover", day, opening))
    return lines
