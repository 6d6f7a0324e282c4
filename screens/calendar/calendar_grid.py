"""The school year as one drawn grid: a line for each week, a cell for each day, the kind of day in a letter."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from model import clock
from model.appointments.days import WEEKDAYS, weekday_words
from model.calendar.days import DayKind, SchoolDay
from model.calendar.terms import parity_words, week_words
from model.words import Words
from tui.cells import pad
from tui.drawn_grid import DrawnGrid

LABEL_CELLS = 15
"""Cells of the column that names the week."""
LETTERS: Mapping[DayKind, tuple[Words, str]] = {
    "school": (Words("上", "S"), ""),
    "weekend": (Words("-", "-"), "muted"),
    "holiday": (Words("假", "H"), "muted"),
    "made_up": (Words("补", "M"), "accent"),
    "closed": (Words("停", "C"), "late"),
    "exam": (Words("考", "X"), "due"),
    "vacation": (Words("放", "V"), "muted"),
    "unknown": (Words("?", "?"), "due"),
}
"""The letter and the colour of each kind of day."""
ODD_WEEK = Words("第{n}周单", "W{n} odd")
EVEN_WEEK = Words("第{n}周双", "W{n} even")


class CalendarGrid(DrawnGrid):
    """Draws the days it is given, whole weeks from Monday; arrows or hjkl move by days, PgUp and PgDn by four weeks.

    The page moves the cursor: the day it wants may lie beyond what is shown.
    """

    gap = 0
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "move(-4,0)", show=False),
        Binding("pagedown", "move(4,0)", show=False),
    ]

    class Moved(Message):
        """The cursor wants to stand on another day, which may lie beyond what is shown."""

        def __init__(self, to: date) -> None:
            super().__init__()
            self.to = to

    class Chosen(Message):
        """Enter or a double click on a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._weeks: list[Sequence[SchoolDay]] = []
        self._own: frozenset[date] = frozenset()
        self.day = clock.today()
        """The day the cursor stands on."""

    def show(self, days: Sequence[SchoolDay], day: date, own: frozenset[date]) -> None:
        """Show whole weeks from Monday, the cursor on ``day``; the school decided the days in ``own`` itself."""
        self._weeks = [days[at : at + 7] for at in range(0, len(days), 7)]
        self._own = own
        self.measure()
        self.call_after_refresh(self.go, day)

    def go(self, day: date) -> None:
        """Put the cursor on a day that is shown, its week in the middle if it was not in view."""
        self.day = day
        if self._weeks:
            self.row, self.column = divmod((day - self._weeks[0][0].on).days, 7)
        self.reveal(middle=True)

    @property
    def rows(self) -> int:
        """One for each week."""
        return len(self._weeks)

    @property
    def columns(self) -> int:
        """Monday to Sunday."""
        return 7

    @property
    def label(self) -> int:
        """The column that names the week."""
        return LABEL_CELLS

    @property
    def wide(self) -> int:
        """Cells of one day."""
        return max(6, min(12, (self.scrollable_content_region.width - LABEL_CELLS) // 7))

    def action_move(self, rows: int, columns: int) -> None:
        """So many weeks and days on."""
        self.post_message(self.Moved(self.day + timedelta(weeks=rows, days=columns)))

    def stand(self, row: int, column: int) -> None:
        """A day was clicked."""
        self.post_message(self.Moved(self._weeks[row][column].on))

    def action_choose(self) -> None:
        """Say that the day was chosen."""
        self.post_message(self.Chosen(self.day))

    def heading(self, y: int) -> list[Segment]:
        """The weekdays."""
        names = "".join(pad(f" {name}", self.wide) for name in WEEKDAYS)
        return [Segment(" " * LABEL_CELLS + names, self.ink("", "grid--head"))]

    def line(self, row: int, y: int) -> list[Segment]:
        """A week to a line."""
        label = Segment(pad(label_of(self._weeks[row]), LABEL_CELLS), self.ink("muted"))
        return [label, *(self._day(row, column, day) for column, day in enumerate(self._weeks[row]))]

    def _day(self, row: int, column: int, day: SchoolDay) -> Segment:
        text, role = said_of(day)
        text += "*" if day.on in self._own else ""
        # Today stands in brackets, and those show the cursor well enough.
        if day.on == clock.today():
            return self.drawn(row, column, f"{text}]", role, off=not day.is_school_day, before="[", at="[")
        return self.drawn(row, column, text, role, off=not day.is_school_day)


def label_of(week: Sequence[SchoolDay]) -> str:
    """A week in the column on the left: its place in the term, odd or even; outside the terms its Monday alone."""
    day = next((each for each in reversed(week) if each.week is not None), None)
    monday = f"{week[0].on:%m-%d}"
    if day is None or day.week is None:
        return monday
    named = ODD_WEEK if day.odd else EVEN_WEEK
    return f"{named.saying(n=day.week)} {monday}"


def said_of(day: SchoolDay) -> tuple[str, str]:
    """What a cell says of a day, and in which role: its date, its letter, whose timetable it runs, ``?`` if not sure."""
    letter, role = LETTERS[day.kind]
    date_said = f"{day.on.month}/1" if day.on.day == 1 else str(day.on.day)
    other = day.teaches_as is not None and day.teaches_as != day.on.weekday()
    whose = _weekday_letter(day.teaches_as) if other and day.teaches_as is not None else ""
    unsure = "" if day.certain or day.kind == "unknown" else "?"
    return f"{date_said:>2}{'' if whose else ' '}{letter}{whose}{unsure}", role


def _weekday_letter(weekday: int) -> str:
    named = WEEKDAYS[weekday]
    return str(Words(named.zh[-1:], named.en[:2]))


def day_said(day: SchoolDay) -> str:
    """Everything there is to say of a day, in a line."""
    term = f"{week_words(day.week)} {parity_words(bool(day.odd))}" if day.week else ""
    bell = str(day.bell.name) if day.bell else ""
    return "  ".join(filter(None, (f"{day.on} {weekday_words(day.on)}", term, bell, str(day.words()))))
