"""The school year as one drawn grid: a line for each week, a cell for each day, the kind of day in a letter."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from model import clock
from model.appointments.days import WEEKDAYS, weekday_words
from model.calendar.days import DayKind, SchoolDay
from model.calendar.terms import parity_words, week_words
from model.words import Words
from tui.cells import clip, pad
from tui.ink import Ink
from tui.scrollbars import PlainBar

LABEL_CELLS = 15
"""Cells of the column that names the week."""
HEAD_LINES = 1
"""Lines of the heading."""
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


class CalendarGrid(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws the days it is given, whole weeks from Monday; arrows or hjkl move, PgUp and PgDn four weeks.

    It has none of Textual's keys for scrolling: Home is the page's.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"year--head", "year--cursor", "year--resting", "year--off"}
    DEFAULT_CSS = """
    CalendarGrid {
        height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; background: $background;
        scrollbar-background: $background;
        & > .year--head { background: $panel; text-style: bold; }
        & > .year--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .year--resting { background: $block-cursor-blurred-background; }
        & > .year--off { background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-7)", show=False),
        Binding("down,j", "move(7)", show=False),
        Binding("left,h", "move(-1)", show=False),
        Binding("right,l", "move(1)", show=False),
        Binding("pageup", "move(-28)", show=False),
        Binding("pagedown", "move(28)", show=False),
        Binding("enter", "choose", show=False),
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
        self._ink = Ink(self)
        self._weeks: list[Sequence[SchoolDay]] = []
        self._own: frozenset[date] = frozenset()
        self.day = clock.today()
        """The day the cursor stands on."""

    def show(self, days: Sequence[SchoolDay], day: date, own: frozenset[date]) -> None:
        """Show whole weeks from Monday, the cursor on ``day``; the school decided the days in ``own`` itself."""
        self._weeks = [days[at : at + 7] for at in range(0, len(days), 7)]
        self._own, self.day = own, day
        self.virtual_size = Size(self.scrollable_content_region.width, HEAD_LINES + len(self._weeks))
        self.refresh()
        self.call_after_refresh(self.reveal)

    def go(self, day: date) -> None:
        """Put the cursor on a day that is shown."""
        self.day = day
        self.refresh()
        self.reveal()

    def reveal(self) -> None:
        """Scroll until the cursor's week is in view, in the middle if it was not."""
        row, top, rows = self._row, self.scroll_offset.y, self.size.height - HEAD_LINES
        if rows > 0 and not top <= row < top + rows:
            self.scroll_to(y=max(0, row - rows // 2), animate=False, force=True, immediate=True)

    @property
    def _row(self) -> int:
        return (self.day - self._weeks[0][0].on).days // 7 if self._weeks else 0

    def action_move(self, days: int) -> None:
        """So many days on."""
        self.post_message(self.Moved(self.day + timedelta(days=days)))

    def action_choose(self) -> None:
        """Say that the day was chosen."""
        self.post_message(self.Chosen(self.day))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one chooses."""
        at = event.get_content_offset(self)
        if at is None or at.y < HEAD_LINES or at.x < LABEL_CELLS:
            return
        row, column = at.y - HEAD_LINES + self.scroll_offset.y, (at.x - LABEL_CELLS) // self._wide
        if 0 <= row < len(self._weeks) and column < 7:
            self.post_message(self.Moved(self._weeks[row][column].on))
            if event.chain == 2:
                self.post_message(self.Chosen(self._weeks[row][column].on))

    def on_mount(self) -> None:
        """A scroll bar of spaces only."""
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    def on_resize(self) -> None:
        """Another size shows other weeks."""
        self.reveal()

    def on_focus(self) -> None:
        """The cursor brightens."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor rests."""
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    @property
    def _wide(self) -> int:
        """Cells of one day."""
        return max(6, min(12, (self.scrollable_content_region.width - LABEL_CELLS) // 7))

    def render_line(self, y: int) -> Strip:
        """The weekdays, then a week to a line."""
        cells = self.scrollable_content_region.width
        if y < HEAD_LINES:
            names = "".join(pad(f" {name}", self._wide) for name in WEEKDAYS)
            return Strip([Segment(pad(" " * LABEL_CELLS + names, cells), self._ink("", "year--head"))])
        row = y - HEAD_LINES + self.scroll_offset.y
        if row >= len(self._weeks):
            return Strip.blank(cells, self._ink())
        week = self._weeks[row]
        parts = [Segment(pad(label_of(week), LABEL_CELLS), self._ink("muted"))]
        parts += [self._drawn(day) for day in week]
        return Strip(parts).adjust_cell_length(cells, self._ink())

    def _drawn(self, day: SchoolDay) -> Segment:
        text, role = said_of(day)
        mark = "*" if day.on in self._own else ""
        here, today = day.on == self.day, day.on == clock.today()
        shown = f"[{text}{mark}]" if today else f"{'>' if here else ' '}{text}{mark}"
        on = "" if day.is_school_day else "year--off"
        if here:
            on, role = ("year--cursor" if self.has_focus else "year--resting"), ""
        return Segment(pad(clip(shown, self._wide), self._wide), self._ink(role, on))


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
