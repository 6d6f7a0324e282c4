"""Page 4: the room's week by day, planned and actual, against the rules; and below it the log of the room (A2-A4)."""

from datetime import timedelta
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model import clock
from model.appointments.days import weekday_words
from model.opening.log import Opening
from model.people import staff
from model.room_week import DayOfRoom, LogLine, WeekOfRoom, week_of
from model.words import Words
from screens.opening import opening_lines
from screens.opening.opening_keys import COMMANDS
from screens.opening.opening_sums import marks_of, term_said, week_said
from tui.commands import load
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet
from tui.short_sheet import ShortSheet


class OpeningPage(Page):
    """Seven days, and the log below; the log goes to the day under the cursor."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    AUTO_FOCUS = "#days"
    COMMAND_TABLE = COMMANDS
    nouns = frozenset(
        {
            "opening",
            "duty_turn",
            "duty_swap",
            "opening_window",
            "dated_window",
            "term",
            "bell_schedule",
            "holiday",
            "holiday_year",
            "day_override",
            "setting",
            "staff",
            "minute",
        }
    )

    def __init__(self) -> None:
        super().__init__()
        self._day = clock.today()
        self._week: WeekOfRoom | None = None
        self._names: dict[int, str] = {}

    def body(self) -> ComposeResult:
        """The sums, the days, the log."""
        yield Prose(id="sums")
        yield ShortSheet[DayOfRoom](
            opening_lines.DAYS,
            lambda each: opening_lines.day_cells(each, self._names),
            lambda each: each.day.on,
            marking=False,
            id="days",
            classes="pane",
        )
        yield ShortSheet[LogLine](
            opening_lines.LOG,
            self._line,
            lambda line: line.key,
            empty=Words(
                "本周没有开放记录。F4 开放辅导室，Insert 补录。",
                "Nothing in the log this week. F4 opens the room, Insert enters a past opening.",
            ),
            marking=False,
            id="log",
            classes="pane",
        )

    def reload(self) -> None:
        """Read the week."""
        self._names = {each.id: each.name for each in staff.every()}
        self._week = week = week_of(self._day)
        self.days.show(week.days, at=None if self.days.item else self._day)
        lines: list[Heading | LogLine] = []
        for day in week.days:
            if day.lines:
                on_day = day.day.on
                lines += [Heading(f"{weekday_words(on_day)} {on_day:%m-%d}"), *day.lines]
        self.records.show(lines)
        said = [week_said(week), term_said(week), *marks_of(week)]
        self.query_one("#sums", Prose).text = "\n".join(filter(None, said))

    @property
    def days(self) -> Sheet[DayOfRoom]:
        """The list of days."""
        return self.query_one("#days", Sheet)

    @property
    def records(self) -> Sheet[LogLine]:
        """The log."""
        return self.query_one("#log", Sheet)

    @property
    def day(self) -> DayOfRoom | None:
        """The day the cursor stands on."""
        line = self.records.item if self.records.has_focus else None
        if line is not None and self._week is not None:
            return next(each for each in self._week.days if each.day.on == line.day)
        return self.days.item

    @property
    def opening(self) -> Opening | None:
        """The opening a command is about: that of the log's line, or the last of the day."""
        if self.records.has_focus:
            found = self.records.item.opening if self.records.item else None
            return found if found and not found.is_voided else None
        held = [each for each in self.day.openings if not each.is_voided] if self.day else []
        return held[-1] if held else None

    @on(Sheet.Moved, "#days")
    def day_moved(self) -> None:
        """Show what the log has of that day."""
        item = self.days.item
        self._day = item.day.on if item else self._day
        if item and item.lines and not self.records.has_focus:
            self.records.go(item.lines[0].key)
        self.refresh_bindings()

    @on(Sheet.Moved, "#log")
    def line_moved(self) -> None:
        """What may be done follows the cursor."""
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """What may be done follows the focus, too."""
        self.refresh_bindings()

    @on(Sheet.Chosen, "#days")
    def day_chosen(self, event: Sheet.Chosen) -> None:
        """Plan it, swap, enter."""
        self.run(load("screens.opening.opening_day_acts:act")(self.app, event.item), "opening.day")

    @on(Sheet.Chosen, "#log")
    def line_chosen(self, event: Sheet.Chosen) -> None:
        """Correct, void, call off."""
        self.run(load("screens.opening.opening_acts:act")(self.app, event.item), "opening.line")

    def action_act(self) -> None:
        """Enter, wherever the cursor is."""
        if isinstance(self.focused, Sheet):
            self.focused.action_choose()

    def action_turn(self, weeks: int) -> None:
        """Another week; 0 is this one, today under the cursor."""
        self._day = clock.today() if weeks == 0 else self._day + timedelta(weeks=weeks)
        day = self._day
        self.reload()
        self.days.go(day)

    async def action_swap(self) -> None:
        """Swap a duty of the day."""
        if self.day is not None:
            await load("screens.opening.duty:swap")(self.app, self.day.day.on)

    async def action_add(self) -> None:
        """Enter a past opening of the day."""
        if self.day is not None:
            await load("screens.opening.opening_acts:record_past")(self.app, self.day)

    async def action_correct(self) -> None:
        """Put the times of an opening right."""
        if self.opening is not None:
            await load("screens.opening.opening_acts:correct")(self.app, self.opening)

    async def action_void(self) -> None:
        """Take an opening out of the log."""
        if self.opening is not None:
            await load("screens.opening.opening_acts:void")(self.app, self.opening)

    def _line(self, line: LogLine) -> tuple[str | Cell, ...]:
        return opening_lines.log_cells(line, self._names, hidden=self.app.names_hidden)
