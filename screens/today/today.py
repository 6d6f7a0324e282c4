"""The first page: the day from top to bottom, and beside it what is due.

Enter does the next thing with whatever the cursor stands on: the visitor at the door is received, a
visit is ended, a note is written.
"""

from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from model import clock, session, today
from model.today import Line
from model.words import Words
from screens.today.timeline import TIMELINE, Key, cells, key
from screens.today.whole import Whole
from tui.app import DeskApp
from tui.cells import Column
from tui.commands import Command, load
from tui.ground import Ground
from tui.page import Page
from tui.sheet import Cell, Sheet

if TYPE_CHECKING:
    from model.due import ToDo
    from screens.today.first_steps import Line as Step

DUE = (
    Column("what", Words("待办", "To do"), 16),
    Column("about", Words("对象", "About"), None, least=8),
    Column("at", Words("时间", "When"), 11, priority=1),
)
_EMPTY = Words("今天没有安排。F2 预约，F3 接待随到来访。", "Nothing planned today. F2 books, F3 receives a walk-in.")
_BEGIN = Words(
    "新的值班台。按 F7 到“第一次使用”，Enter 逐项做。",
    "A new desk. F7: the first steps; Enter does them.",
)


class TodayPage(Page):
    """The day's timeline and the to-do list."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command(
            "today.do",
            Words("处理", "Do it"),
            "enter",
            "act",
            Words("对光标处的事项做下一步", "Do the next thing with what the cursor is on"),
        ),
    )
    nouns = frozenset(
        {
            "appointment",
            "visit",
            "note",
            "letter",
            "opening",
            "waiting",
            "draft",
            "concern",
            "handing",
            "peer_meeting",
            "peer_report",
            "opening_window",
            "dated_window",
            "duty_swap",
            "backup",
            "care_case",
            "care_task",
            "care_contact",
            "case_measure",
            "lowering",
            "incident",
            "incident_step",
            "referral",
            "screening_result",
            "absent_return",
            "mentor",
            "proxy_parent",
            "minute",
            "student",
            "staff",
            "setting",
        }
    )

    def __init__(self) -> None:
        super().__init__()
        self._under_way: set[Key] = set()
        self._led = False

    def body(self) -> ComposeResult:
        """The timeline, and beside or below it the to-do list."""
        with Ground(id="day"):
            yield Sheet(
                TIMELINE,
                lambda line: cells(line, self.app.shown_name),
                key,
                empty=_EMPTY,
                marking=False,
                id="timeline",
                classes="pane",
            )
            yield Sheet(
                DUE,
                self._due_cells,
                _due_key,
                empty="",
                marking=False,
                id="due",
                classes="pane",
            )
        yield Whole(self._cut_short, id="whole")

    def reload(self) -> None:
        """Read the day; what is due follows in the next frame, so that the first one need not wait for it."""
        lines = today.timeline(clock.today())
        self.query_one("#timeline", Sheet).show(lines, at=self._next(lines))
        self.app.after_paint(self._read_due)

    def _next(self, lines: list[Line]) -> Hashable | None:
        """Where the cursor goes by itself: to a visit that has just begun; at first to what is now or next."""
        running = {key(line) for line in lines if line.visit is not None and line.ends is None}
        begun, self._under_way = running - self._under_way, running
        if begun:
            self._go_to_own(lines, begun)
            return max(begun)
        sheet = self.query_one("#timeline", Sheet)
        if sheet.key is not None:
            return None
        coming = [line for line in lines if line.kind != "window" and (line.ends or clock.now()) >= clock.now()]
        return key(coming[0]) if coming else None

    def _go_to_own(self, lines: list[Line], begun: set[Key]) -> None:
        """Whoever has just begun a visit here acts on it next, wherever the cursor was."""
        mine = session.at_desk().staff_id
        own = any(line.visit and line.visit.counsellor_id == mine for line in lines if key(line) in begun)
        if own and self.focused is self.query_one("#due", Sheet):
            self.query_one("#timeline", Sheet).focus()

    def _read_due(self) -> None:
        from model import due, first_steps
        from screens.today.due_lines import listed

        steps: list[Step] = []
        if left := first_steps.left():
            from screens.today.first_steps import lines

            steps = lines(left)
        sheet = self.query_one("#due", Sheet)
        sheet.empty = Words("没有待办事项。", "Nothing is due.")
        sheet.show(listed(steps, due.to_do()))
        self.tell_whole()
        self._lead(bool(steps))

    def _lead(self, begins: bool) -> None:
        """At a new desk the day is empty: say where to begin, and put the cursor there."""
        timeline = self.query_one("#timeline", Sheet)
        timeline.empty = _BEGIN if begins else _EMPTY
        timeline.refresh()
        if begins and not self._led and timeline.item is None and self.focused is timeline:
            self.show_due()
        self._led = True

    def show_due(self) -> None:
        """Go to the to-do list (F7)."""
        self.query_one("#due", Sheet).focus()

    def action_act(self) -> None:
        """Do the next thing with what the cursor is on."""
        if isinstance(self.focused, Sheet):
            self.focused.action_choose()

    @on(Sheet.Chosen, "#timeline")
    def line_chosen(self, event: Sheet.Chosen) -> None:
        """Act on an appointment or a visit."""
        line: Line = event.item
        if line.appointment is not None:
            self._do("screens.appointments.appointment_acts:act", line.number)
        elif line.visit is not None:
            self._do("screens.visits.visit_acts:act", line.number)

    @on(Sheet.Chosen, "#due")
    def due_chosen(self, event: Sheet.Chosen) -> None:
        """Do what is due."""
        from screens.today.due_lines import DOES

        self._do(DOES[event.item.due], event.item.number)

    def _do(self, target: str, number: int) -> None:
        self.run(load(target)(self.app, number), target)

    @on(Sheet.Moved)
    def tell_whole(self) -> None:
        """What was cut of the line the cursor came to is told below, where there is room for it."""
        self.query_one("#whole").refresh()

    def on_descendant_focus(self) -> None:
        """Another list, another line."""
        self.tell_whole()

    def _cut_short(self) -> list[str]:
        return self.focused.cut_short if isinstance(self.focused, Sheet) else []

    def _due_cells(self, todo: "ToDo | Step") -> tuple[str | Cell, ...]:
        from screens.today import due_lines

        return due_lines.cells(todo, self.app.shown_name)


def _due_key(todo: "ToDo | Step") -> Hashable:
    from screens.today import due_lines

    return due_lines.key(todo)


async def go_to_due(app: DeskApp) -> None:
    """The errand of F7: the to-do list of this page, from anywhere."""
    await app.switch_mode("today")
    if isinstance(app.screen, TodayPage):
        app.screen.show_due()
