"""The first page: the day from top to bottom, and beside it what is due.

Enter does the next thing with whatever the cursor stands on: the visitor at the door is received, a
visit is ended, a note is written.
"""

from collections.abc import Hashable
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from model import clock, session, today
from model.appointments.kept import STATE_WORDS
from model.today import Line
from model.words import Words, say
from tui.app import DeskApp
from tui.cells import Column
from tui.commands import Command, load
from tui.page import Page
from tui.sheet import Cell, Heading, Sheet

if TYPE_CHECKING:
    from model.due import ToDo
    from screens.today.first_steps import Line as Step

TIMELINE = (
    Column("time", Words("时间", "Time"), 11),
    Column("what", Words("状态", "State"), 8),
    Column("who", Words("来访者", "Visitor"), None, least=10),
    Column("with", Words("教师", "With"), 10, priority=1),
    Column("room", Words("场地", "Room"), 10, priority=3),
)
DUE = (
    Column("what", Words("待办", "To do"), (16, 20)),
    Column("about", Words("对象", "About"), None, least=8),
    Column("at", Words("时间", "When"), 12, priority=1),
)
DOES = {
    "step": "screens.today.first_steps:do",
    "arrival": "screens.appointments.appointment_acts:act",
    "no_show": "screens.appointments.appointment_acts:act",
    "left_running": "screens.visits.visit_acts:act",
    "write_up": "screens.visits.notes:write_up",
    "draft": "screens.visits.notes:write_up",
    "letter": "screens.visits.letters:answer",
    "waiting": "screens.appointments.waiting:offer",
    "concern": "screens.committee.concern_acts:act",
    "mood": "screens.committee.committee:go_to_class",
    "reports": "screens.committee.committee:go_to_board",
    "meeting": "screens.committee.circle:go_to_circle",
    "listening": "screens.committee.circle:go_to_circle",
    "left_open": "screens.today.room:put_right",
    "backup": "screens.today.backup:back_up",
    "damaged": "screens.today.backup:tell_damage",
    "handing": "screens.students.handover:answer",
    "care_rules": "screens.care.care_due:tell_trouble",
    "care_leaders": "screens.care.incident:act",
    "care_step": "screens.care.incident:work",
    "care_written": "screens.care.incident:act",
    "care_review": "screens.care.case_file:show",
    "care_proposal": "screens.care.case_file:show",
    "care_measure": "screens.care.case_file:show",
    "care_task": "screens.care.case_file:show",
    "care_owed": "screens.care.case_file:show",
    "care_homework": "screens.care.people_round:go",
    "care_interview": "screens.care.interviews:enter",
    "care_screening": "screens.care.screening:work",
    "care_referral": "screens.care.referral_acts:act",
    "care_absent": "screens.care.care_due:hand_in",
}
"""What Enter does with each kind of to-do: a function given the app and the number it is about."""

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
        self._under_way: set[tuple[str, int, datetime, str]] = set()
        self._led = False

    def body(self) -> ComposeResult:
        """The timeline, and beside or below it the to-do list."""
        with Container(id="day"):
            yield Sheet(
                TIMELINE,
                self._line,
                _key,
                empty=_EMPTY,
                marking=False,
                id="timeline",
                classes="pane",
            )
            yield Sheet(
                DUE,
                self._due,
                _due_key,
                empty="",
                marking=False,
                id="due",
                classes="pane",
            )

    def reload(self) -> None:
        """Read the day; what is due follows in the next frame, so that the first one need not wait for it."""
        lines = today.timeline(clock.today())
        self.query_one("#timeline", Sheet).show(lines, at=self._next(lines))
        self.app.after_paint(self._read_due)

    def _next(self, lines: list[Line]) -> Hashable | None:
        """Where the cursor goes by itself: to a visit that has just begun; at first to what is now or next."""
        running = {_key(line) for line in lines if line.visit is not None and line.ends is None}
        begun, self._under_way = running - self._under_way, running
        if begun:
            self._go_to_own(lines, begun)
            return max(begun)
        sheet = self.query_one("#timeline", Sheet)
        if sheet.key is not None:
            return None
        coming = [line for line in lines if line.kind != "window" and (line.ends or clock.now()) >= clock.now()]
        return _key(coming[0]) if coming else None

    def _go_to_own(self, lines: list[Line], begun: set[tuple[str, int, datetime, str]]) -> None:
        """Whoever has just begun a visit here acts on it next, wherever the cursor was."""
        mine = session.at_desk().staff_id
        own = any(line.visit and line.visit.counsellor_id == mine for line in lines if _key(line) in begun)
        if own and self.focused is self.query_one("#due", Sheet):
            self.query_one("#timeline", Sheet).focus()

    def _read_due(self) -> None:
        from model import due as dues
        from model import first_steps

        due = dues.to_do()
        late, coming = [each for each in due if each.late], [each for each in due if not each.late]
        shown: list[Heading | ToDo | Step] = []
        if steps := first_steps.left():
            from screens.today.first_steps import lines

            shown += [Heading(Words("第一次使用，依次做", "First steps, one after the other")), *lines(steps)]
        if late:
            shown += [Heading(Words("逾期 {n}", "Overdue {n}").saying(n=len(late))), *late]
        if coming:
            shown += [Heading(Words("待办 {n}", "To do {n}").saying(n=len(coming))), *coming]
        sheet = self.query_one("#due", Sheet)
        sheet.empty = Words("没有待办事项。", "Nothing is due.")
        sheet.show(shown)
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
        todo: ToDo | Step = event.item
        self._do(DOES[todo.due], todo.number)

    def _do(self, target: str, number: int) -> None:
        self.run(load(target)(self.app, number), target)

    def _line(self, line: Line) -> tuple[str | Cell, ...]:
        ends = f"{line.ends:%H:%M}" if line.ends else ""
        span = f"{line.starts:%H:%M}-{ends}"
        if line.visit is not None:
            seen = line.visit
            if line.ends is None:
                minutes = clock.minutes_between(line.starts, clock.now())
                state = Cell(say("{n}分钟", "{n} min", n=minutes), "open")
            else:
                state = Cell(say("来访", "visit"), "muted" if seen.written else "")
            return span, state, self._shown(str(seen.who), seen.student_name), seen.counsellor_name, seen.room_name
        if line.appointment is not None:
            booked = line.appointment
            late = booked.state in ("held", "booked") and booked.starts < clock.now()
            role = "late" if late else "muted" if not booked.is_open else ""
            state = Cell(str(STATE_WORDS[booked.state]), role)
            return span, state, self._shown(booked.who, booked.student_name), booked.counsellor_name, booked.room_name
        return (
            Cell(span, "muted"),
            Cell(say("开放", "open"), "free"),
            "",
            Cell(line.duty, "muted"),
            Cell(line.room, "muted"),
        )

    def _due(self, todo: "ToDo | Step") -> tuple[str | Cell, ...]:
        from model.due import DUE_WORDS, ToDo

        if not isinstance(todo, ToDo):
            return str(todo.what), str(todo.about), ""
        role, about = "late" if todo.late else "", str(todo.about)
        shown = self._shown(about, about if todo.name is None else todo.name)
        return Cell(str(DUE_WORDS[todo.due]), role), shown, _when(todo.at)

    def _shown(self, said: str, name: str) -> str:
        return said.replace(name, self.app.shown_name(name)) if name else said


def _key(line: Line) -> tuple[str, int, datetime, str]:
    return line.kind, line.number, line.starts, line.duty


def _due_key(todo: "ToDo") -> Hashable:
    """What names a to-do: of one student several things of a kind may be due, a talk and a home visit."""
    several = todo.due in ("care_owed", "care_task", "care_measure")
    return todo.due, todo.number, todo.about if several else ""


async def go_to_due(app: DeskApp) -> None:
    """The errand of F7: the to-do list of this page, from anywhere."""
    await app.switch_mode("today")
    if isinstance(app.screen, TodayPage):
        app.screen.show_due()


def _when(at: datetime | None) -> str:
    if at is None:
        return ""
    if at.time() == time():
        return f"{at:%m-%d}"
    return f"{at:%H:%M}" if at.date() == clock.today() else f"{at:%m-%d %H:%M}"
