"""The week as one drawn grid: arrows or hjkl move, Enter acts on the cell."""

from collections.abc import Callable
from datetime import date, datetime

from rich.segment import Segment
from textual.message import Message

from model import clock
from model.appointments.days import weekday_words
from model.appointments.kept import STATE_WORDS
from model.appointments.week import GridCell, Week
from model.words import say
from tui.cells import clip, pad
from tui.drawn_grid import DrawnGrid

TIME_CELLS = 6
"""Cells of the column of times."""


class WeekGrid(DrawnGrid):
    """Draws a ``Week``; a free cell says so, a taken one whose it is and how it stands."""

    class Moved(Message):
        """The cursor stands on another cell."""

    class Chosen(Message):
        """Enter or a double click on a cell."""

        def __init__(self, cell: GridCell) -> None:
            super().__init__()
            self.cell = cell

    class Beyond(Message):
        """The cursor went past the first or last day."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, shown_name: Callable[[str], str], *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown_name = shown_name
        self._week: Week | None = None

    def show(self, week: Week) -> None:
        """Show a week; the cursor stays in its row and column as far as they are there."""
        self._week = week
        self.measure()
        self.refresh()
        self.moved()

    def go(self, moment: datetime) -> None:
        """Put the cursor on a moment, if it is shown."""
        found = self._week.find(moment.date(), moment.time()) if self._week else None
        if found:
            self.row, self.column = found
            self.reveal(middle=True)

    @property
    def cell(self) -> GridCell | None:
        """What the cursor stands on."""
        week = self._week
        return week.cells[self.row][self.column] if week and week.times and week.days else None

    @property
    def day(self) -> date | None:
        """The day the cursor stands on."""
        return self._week.days[self.column].on if self._week and self._week.days else None

    @property
    def rows(self) -> int:
        """One for each time."""
        return len(self._week.times) if self._week else 0

    @property
    def columns(self) -> int:
        """One for each day."""
        return len(self._week.days) if self._week else 0

    @property
    def label(self) -> int:
        """The column of times."""
        return TIME_CELLS

    @property
    def wide(self) -> int:
        """Cells of one day."""
        return max(8, (self.size.width - TIME_CELLS) // max(1, self.columns))

    def moved(self) -> None:
        """Tell the page."""
        self.post_message(self.Moved())

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; past the first or last day the page goes to the next week."""
        if columns and (not self.rows or not 0 <= self.column + columns < self.columns):
            self.column = self.columns - 1 if columns < 0 else 0
            self.post_message(self.Beyond(columns))
        else:
            super().action_move(rows, columns)

    def action_choose(self) -> None:
        """Act on the cell."""
        if self.cell is not None:
            self.post_message(self.Chosen(self.cell))

    def heading(self, y: int) -> list[Segment]:
        """The days, today's in brackets."""
        today, parts = clock.today(), [Segment(" " * TIME_CELLS, self.ink("", "grid--head"))]
        for day in self._week.days if self._week else ():
            name = f"{weekday_words(day.on)} {day.on:%m-%d}"
            text = f"[{name}]" if day.on == today else f" {name}"
            if not day.is_school_day:
                text += f" {day.words()}"
            style = self.ink("" if day.is_school_day else "muted", "grid--head")
            parts.append(Segment(pad(clip(text, self.wide - 1), self.wide), style))
        return parts

    def line(self, row: int, y: int) -> list[Segment]:
        """A time and what each day holds then."""
        week = self._week
        if week is None:
            return []
        parts = [Segment(pad(f"{week.times[row]:%H:%M}", TIME_CELLS), self.ink("muted"))]
        for column, cell in enumerate(week.cells[row]):
            parts.append(self.drawn(row, column, *self._said(cell), off=cell.kind == "closed"))
        return parts

    def _said(self, cell: GridCell) -> tuple[str, str]:
        """What a cell says, and in which role."""
        if cell.kind == "free":
            return say("空", "free"), "free"
        if cell.kind != "taken":
            return ("-" if cell.kind in ("open", "past") else ""), "muted"
        begins = cell.begins
        if not begins:
            return "|", "busy"
        first = begins[0]
        name = first.who
        for named in first.names:
            name = name.replace(named, self._shown_name(named))
        more = f" +{len(begins) - 1}" if len(begins) > 1 else ""
        late = first.state in ("held", "booked") and first.starts < clock.now()
        state = "" if first.state == "booked" and not late else f" {STATE_WORDS[first.state]}"
        return f"{name}{more}{'!' if first.overlap_reason else ''}{state}", "late" if late else "busy"
