"""Page 2: the book. A week as a grid, and below it everything of the day the cursor stands on."""

from datetime import date, timedelta
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model import clock, first_steps, session
from model.appointments import kept, week
from model.appointments.days import day_words, weekday_words
from model.appointments.kept import STATE_WORDS, Appointment
from model.calendar.terms import parity_words, week_words
from model.people import staff
from model.rights import Right
from model.words import Words, say
from screens.appointments.week_grid import WeekGrid
from tui.ask import choose
from tui.cells import Column
from tui.commands import Command, load, needs
from tui.ground import Ground
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

DAY = (
    Column("time", Words("时间", "Time"), 11),
    Column("state", Words("状态", "State"), (8, 11)),
    Column("who", Words("来访者", "Visitor"), None, least=10),
    Column("with", Words("教师", "With"), 10, priority=1),
    Column("room", Words("场地", "Room"), 12, priority=2),
    Column("remark", Words("备注", "Remark"), 16, priority=3),
)
EVERYBODY = 0
"""Chosen instead of a counsellor's number: everybody's week."""

_NO_ROSTER = Words(
    "还没有学生：按 7，再按 Ctrl+O 导入名册。", "No students yet: press 7, then Ctrl+O to take in a roster."
)
_NO_HOURS = Words(
    "还没有安排开放时段：按 4，再按 Ctrl+W 安排；有了时段才有空格可约。",
    "No opening hours planned: press 4, then Ctrl+W; free cells come with them.",
)
_CLOSED = Words(
    "这一周没有开放时段。PgDn 看下周；按 4 再按 Ctrl+W 安排。",
    "The room has no hours this week. PgDn: the next week; 4, then Ctrl+W plans.",
)


class AppointmentsPage(Page):
    """The week's grid and the day's list."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command(
            "appointments.act",
            Words("预约/处理", "Book/act"),
            "enter",
            "act",
            Words("空格处预约，已约处选择操作", "Books a free cell; on a booking, chooses what to do"),
        ),
        Command("appointments.next", Words("下周", "Next week"), "pagedown", "turn(1)", also=("n",)),
        Command("appointments.before", Words("上周", "Week before"), "pageup", "turn(-1)", also=("p",)),
        Command("appointments.today", Words("本周", "This week"), "home", "turn(0)", also=("t",)),
        Command(
            "appointments.whose",
            Words("看谁的", "Whose"),
            "ctrl+o",
            "whose",
            Words("换一位教师的周表，或看全部", "Another counsellor's week, or everybody's"),
            also=("c",),
        ),
        Command(
            "appointments.waiting",
            Words("候补", "Waiting"),
            "ctrl+w",
            "screens.appointments.waiting:open_list",
            Words("候补名单：谁在等，什么时间合适", "Who waits for a time, and what would suit"),
            also=("w",),
            why_not=needs(Right.BOOK),
        ),
        Command(
            "appointments.overlaps",
            Words("重叠清单", "Overlaps"),
            "ctrl+r",
            "screens.appointments.overlaps:open_list",
            Words("有意重叠的预约及理由", "Appointments that overlap on purpose, each with its reason"),
            footer=False,
        ),
    )
    nouns = frozenset(
        {"appointment", "opening_window", "dated_window", "absence", "visit", "day_override", "student", "minute"}
    )

    def __init__(self) -> None:
        super().__init__()
        self._day = clock.today()
        self._whose: int | None = None
        self._begun = False

    def body(self) -> ComposeResult:
        """Whose week, the grid, the day."""
        yield Prose(id="whose")
        with Ground(id="book"):
            yield WeekGrid(self.app.shown_name, id="week", classes="pane")
            yield Sheet(
                DAY,
                self._cells,
                lambda booked: booked.id,
                empty=Words(
                    "这一天没有预约。在空格处按 Enter，或按 F2。",
                    "No appointments that day. Enter on a free cell, or F2.",
                ),
                marking=False,
                id="list",
                classes="pane",
            )

    def reload(self) -> None:
        """Read the week."""
        if not self._begun:
            self._begun = True
            here = session.at_desk().staff_id
            self._whose = here if here in {each.id for each in staff.counsellors()} else None
        shown = week.week(self._day, self._whose)
        grid = self.query_one("#week", WeekGrid)
        first = grid.cell is None
        grid.show(shown)
        if first:
            grid.go(clock.now())
        whose = staff.get(self._whose).name if self._whose else say("全部教师", "Everybody")
        in_term = next((day for day in shown.days if day.week), None)
        named = f"{week_words(in_term.week)} {parity_words(bool(in_term.odd))}" if in_term and in_term.week else ""
        self.query_one(
            "#whose", Prose
        ).text = f" {whose}   {shown.days[0].on:%Y-%m-%d} - {shown.days[-1].on:%m-%d}   {named}"
        self._list()

    @on(WeekGrid.Moved)
    def moved(self) -> None:
        """Another day: list what it holds."""
        self._list()

    @on(WeekGrid.Beyond)
    def beyond(self, event: WeekGrid.Beyond) -> None:
        """Past the last day: the next week."""
        self.action_turn(event.by)

    @on(WeekGrid.Chosen)
    def cell_chosen(self, event: WeekGrid.Chosen) -> None:
        """Act on the cell's appointment, or book its time."""
        cell = event.cell
        if len(cell.appointments) == 1:
            self._act(cell.appointments[0].id)
        elif cell.appointments:
            self.query_one("#list", Sheet).go(cell.appointments[0].id)
            self.query_one("#list", Sheet).focus()
        else:
            starts = cell.offered or cell.starts
            with_whom = f" @{staff.get(self._whose).name}" if self._whose else ""
            self.run(
                load("screens.appointments.booking:book")(
                    self.app, text=f" {starts:%Y-%m-%d %H:%M}{with_whom}", cursor=0
                ),
                "desk.book",
            )

    @on(Sheet.Chosen, "#list")
    def line_chosen(self, event: Sheet.Chosen) -> None:
        """Act on an appointment of the day."""
        self._act(event.item.id)

    def action_act(self) -> None:
        """Enter, wherever the cursor is."""
        focused = self.focused
        if isinstance(focused, WeekGrid | Sheet):
            focused.action_choose()

    def action_turn(self, weeks: int) -> None:
        """Another week; 0 is this one."""
        self._day = clock.today() if weeks == 0 else self._day + timedelta(weeks=weeks)
        self.reload()
        if weeks == 0:
            self.query_one("#week", WeekGrid).go(clock.now())

    async def action_whose(self) -> None:
        """Choose whose week to see."""
        options = [(each.id, Words(each.name, each.name), Words("", "")) for each in staff.on_desk()]
        options.append((EVERYBODY, Words("全部教师", "Everybody"), Words("", "")))
        chosen = await choose(self.app, Words("看谁的周表", "Whose week"), options, at=self._whose or EVERYBODY)
        if chosen is not None:
            self._whose = chosen or None
            self.reload()

    def _act(self, number: int) -> None:
        self.run(load("screens.appointments.appointment_acts:act")(self.app, number), "appointment.act")

    def _list(self) -> None:
        day: date | None = self.query_one("#week", WeekGrid).day
        if day is None:
            return
        booked = kept.of_day(day)
        shown = [each for each in booked if self._whose in (None, each.counsellor_id)]
        sheet = self.query_one("#list", Sheet)
        sheet.empty = self._lead() or Words("{day} {weekday} 没有预约", "No appointments on {day} {weekday}").saying(
            day=day_words(day), weekday=weekday_words(day)
        )
        sheet.show(shown)

    def _lead(self) -> Words | None:
        """What the week wants before anything can be booked in it, and which key leads there."""
        if not first_steps.has_students():
            return _NO_ROSTER
        if not first_steps.has_hours():
            return _NO_HOURS
        return None if self.query_one("#week", WeekGrid).rows else _CLOSED

    def _cells(self, booked: Appointment) -> tuple[str | Cell, ...]:
        late = booked.state in kept.COMING_STATES and booked.starts < clock.now()
        role = "late" if late else "" if booked.is_open else "muted"
        who = self.app.shown_in(booked.who, booked.names)
        remark = booked.overlap_reason or booked.remark or booked.ended_reason
        return (
            f"{booked.starts:%H:%M}-{booked.ends:%H:%M}",
            Cell(str(STATE_WORDS[booked.state]), role),
            who,
            booked.counsellor_name,
            booked.room_name,
            Cell(remark, "muted"),
        )
