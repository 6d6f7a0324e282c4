"""The week as one drawn grid: arrows or hjkl move, Enter acts on the cell."""

from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from model import clock
from model.appointments.days import weekday_words
from model.appointments.kept import STATE_WORDS
from model.appointments.week import GridCell, Week
from model.words import say
from tui.cells import clip, pad
from tui.ink import Ink
from tui.scrollbars import PlainBar

TIME_CELLS = 6
"""Cells of the column of times."""
HEAD_LINES = 1
"""Lines of the heading."""


class WeekGrid(ScrollView, can_focus=True):
    """Draws a ``Week``; a free cell says so, a taken one whose it is and how it stands."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"week--head", "week--cursor", "week--resting", "week--closed"}
    DEFAULT_CSS = """
    WeekGrid {
        height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; background: $background;
        & > .week--head { background: $panel; text-style: bold; }
        & > .week--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .week--resting { background: $block-cursor-blurred-background; }
        & > .week--closed { background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1,0)", show=False),
        Binding("down,j", "move(1,0)", show=False),
        Binding("left,h", "move(0,-1)", show=False),
        Binding("right,l", "move(0,1)", show=False),
        Binding("enter", "choose", show=False),
    ]

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
        self._ink = Ink(self)
        self._shown_name = shown_name
        self._week: Week | None = None
        self._row = 0
        self._column = 0

    def show(self, week: Week) -> None:
        """Show a week; the cursor stays in its row and column as far as they are there."""
        self._week = week
        self._row = max(0, min(self._row, len(week.times) - 1))
        self._column = max(0, min(self._column, len(week.days) - 1))
        self.virtual_size = Size(self.size.width, HEAD_LINES + len(week.times))
        self.refresh()
        self.post_message(self.Moved())

    def go(self, moment: datetime) -> None:
        """Put the cursor on a moment, if it is shown."""
        found = self._week.find(moment.date(), moment.time()) if self._week else None
        if found:
            self._row, self._column = found
            self._reveal()

    @property
    def cell(self) -> GridCell | None:
        """What the cursor stands on."""
        week = self._week
        return week.cells[self._row][self._column] if week and week.times and week.days else None

    @property
    def day(self) -> date | None:
        """The day the cursor stands on."""
        return self._week.days[self._column].on if self._week and self._week.days else None

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; past the first or last day the page goes to the next week."""
        week = self._week
        if week is None or not week.times:
            if columns:
                self.post_message(self.Beyond(columns))
            return
        column = self._column + columns
        if not 0 <= column < len(week.days):
            self._column = len(week.days) - 1 if columns < 0 else 0
            self.post_message(self.Beyond(columns))
            return
        self._row = max(0, min(self._row + rows, len(week.times) - 1))
        self._column = column
        self._reveal()

    def action_choose(self) -> None:
        """Act on the cell."""
        if self.cell is not None:
            self.post_message(self.Chosen(self.cell))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one acts."""
        week, at = self._week, event.get_content_offset(self)
        if week is None or at is None or not week.times:
            return
        row, wide = at.y - HEAD_LINES + self.scroll_offset.y, self._wide(week)
        column = (at.x - TIME_CELLS) // wide
        if at.y >= HEAD_LINES and 0 <= row < len(week.times) and 0 <= column < len(week.days):
            self._row, self._column = row, column
            self._reveal()
            if event.chain == 2:
                self.action_choose()

    def on_mount(self) -> None:
        """A scroll bar without ambiguous glyphs."""
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    def on_resize(self) -> None:
        """As wide as the page."""
        if self._week:
            self.virtual_size = Size(self.size.width, HEAD_LINES + len(self._week.times))

    def on_focus(self) -> None:
        """The cursor is bright."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor rests."""
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def render_line(self, y: int) -> Strip:
        """The heading, then a row of cells."""
        week, cells = self._week, self.size.width
        if week is None:
            return Strip.blank(cells, self._ink())
        if y < HEAD_LINES:
            return self._head(week)
        row = y - HEAD_LINES + self.scroll_offset.y
        if row >= len(week.times):
            return Strip.blank(cells, self._ink())
        parts = [Segment(pad(f"{week.times[row]:%H:%M}", TIME_CELLS), self._ink("muted"))]
        wide = self._wide(week)
        parts += [self._drawn(cell, row, column, wide) for column, cell in enumerate(week.cells[row])]
        return Strip(parts).adjust_cell_length(cells, self._ink())

    def _head(self, week: Week) -> Strip:
        wide, today = self._wide(week), clock.today()
        parts = [Segment(" " * TIME_CELLS, self._ink("", "week--head"))]
        for day in week.days:
            name = f"{weekday_words(day.on)} {day.on:%m-%d}"
            text = f"[{name}]" if day.on == today else f" {name}"
            if not day.is_school_day:
                text += f" {day.words()}"
            style = self._ink("muted" if not day.is_school_day else "", "week--head")
            parts.append(Segment(pad(clip(text, wide - 1), wide), style))
        return Strip(parts).adjust_cell_length(self.size.width, self._ink("", "week--head"))

    def _drawn(self, cell: GridCell, row: int, column: int, wide: int) -> Segment:
        here = (row, column) == (self._row, self._column)
        text, role = self._said(cell)
        on = "week--closed" if cell.kind == "closed" else ""
        if here:
            on, role = ("week--cursor" if self.has_focus else "week--resting"), ""
        mark = ">" if here else " "
        return Segment(pad(clip(mark + text, wide - 1), wide), self._ink(role, on))

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
        name = (
            first.who.replace(first.student_name, self._shown_name(first.student_name))
            if first.student_name
            else first.who
        )
        more = f" +{len(begins) - 1}" if len(begins) > 1 else ""
        late = first.state in ("held", "booked") and first.starts < clock.now()
        state = "" if first.state == "booked" and not late else f" {STATE_WORDS[first.state]}"
        return f"{name}{more}{'!' if first.overlap_reason else ''}{state}", "late" if late else "busy"

    def _wide(self, week: Week) -> int:
        """Cells of one day."""
        return max(8, (self.size.width - TIME_CELLS) // max(1, len(week.days)))

    def _reveal(self) -> None:
        top, shown = self.scroll_offset.y, max(1, self.size.height - HEAD_LINES)
        if not top <= self._row < top + shown:
            self.scroll_to(y=max(0, self._row - shown // 2), animate=False, force=True, immediate=True)
        self.refresh()
        self.post_message(self.Moved())
