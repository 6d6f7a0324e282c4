"""One student: who they are, when they come and came, what was done about them."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model import history, rights
from model.care import access
from model.history import Deed
from model.people import students
from model.people.student import Student
from model.rights import Right
from model.words import Words
from screens.students import student_acts
from screens.students.student_facts import facts_of, standing
from screens.students.student_keys import COMMANDS
from screens.students.student_lines import Line, told_of
from tui.app import DeskApp
from tui.ask import show_text
from tui.cells import Column
from tui.commands import load
from tui.facts import Facts
from tui.ground import Ground
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

_DOES = {
    "appointment": "screens.appointments.appointment_acts:act",
    "visit": "screens.visits.visit_acts:act",
    "concern": "screens.committee.concern_acts:act",
}
"""What Enter does with each kind of line."""
LINES = (
    Column("when", Words("时间", "When"), 16),
    Column("what", Words("状态", "State"), (8, 11)),
    Column("about", Words("内容", "About"), None, least=14),
    Column("with", Words("教师", "With"), 8, priority=2),
)
DEEDS = (
    Column("when", Words("经过", "What was done"), (16, 16)),
    Column("what", Words("操作", "Deed"), None, least=20),
    Column("who", Words("谁", "Who"), 8, priority=2),
)


class StudentPage(Page):
    """A page that stands over another; Esc goes back there."""

    AUTO_FOCUS = "#lines"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = COMMANDS
    nouns = frozenset(
        {
            "student",
            "school_class",
            "dormitory",
            "staff",
            "appointment",
            "visit",
            "visit_word",
            "note",
            "attendance",
            "word",
            "care_case",
            "minute",
        }
    )

    def __init__(self, student_id: int) -> None:
        super().__init__()
        self.student_id = student_id
        self._called: list[str] = []
        self._told_of: int | None = None

    @property
    def student(self) -> Student:
        """The student, as the store has them now."""
        return students.get(self.student_id)

    def body(self) -> ComposeResult:
        """Name, facts, what there is, what was done."""
        yield Prose(id="name")
        yield Facts(id="facts")
        with Ground(id="file"):
            yield Sheet(
                LINES,
                lambda line: line.cells,
                lambda line: (line.kind, line.number),
                empty=Words("还没有预约和来访。F2 预约。", "No appointments, no visits. F2 books."),
                marking=False,
                id="lines",
                classes="pane",
            )
            yield Sheet(
                DEEDS,
                self._deed,
                lambda deed: deed.number,
                empty=Words("还没有操作记录。", "Nothing was done yet."),
                marking=False,
                id="deeds",
                classes="pane",
            )

    def reload(self) -> None:
        """Read the student's file."""
        student, told = self.student, told_of(self.student_id)
        self._called = history.called(student.id)
        self.query_one("#name", Prose).text = f" {self.app.shown_name(student.name)}   {standing(student)}"
        watched = self._is_watched()
        self.query_one(Facts).show(facts_of(student, told, hidden=self.app.names_hidden, watched=watched))
        self.query_one("#lines", Sheet).show(told.lines)
        self._show_deeds(history.of_student(self.student_id))

    def turn_to(self, student_id: int) -> None:
        """Show another student."""
        self.student_id = student_id
        self._show()
        self.query_one("#lines", Sheet).action_edge(0)

    @on(Sheet.Moved, "#lines")
    def moved(self) -> None:
        """What may be read follows the cursor."""
        self.refresh_bindings()

    @on(Sheet.Chosen, "#lines")
    def line_chosen(self, event: Sheet.Chosen) -> None:
        """Act on an appointment, a visit or a concern."""
        line: Line = event.item
        target = _DOES[line.kind]
        self.run(load(target)(self.app, line.number), target)

    @on(Sheet.Chosen, "#deeds")
    def deed_chosen(self, event: Sheet.Chosen) -> None:
        """Show the whole sentence."""
        deed: Deed = event.item
        self.run(show_text(self.app, f"{deed.at:%Y-%m-%d %H:%M:%S}  {deed.who}", self._said(deed)), "student.deed")

    def action_act(self) -> None:
        """Act on what the cursor is on, in the list that has the keys."""
        if isinstance(self.focused, Sheet):
            self.focused.action_choose()

    async def action_book(self) -> None:
        """Book this student."""
        await student_acts.book(self.app, self.student_id)

    async def action_read(self) -> None:
        """Open the note of the visit under the cursor; that somebody looked is written down."""
        line: Line | None = self.query_one("#lines", Sheet).item
        if line is not None:
            await load("screens.visits.notes:write_up")(self.app, line.number)

    async def action_edit(self) -> None:
        """Change the facts."""
        await student_acts.edit(self.app, self.student_id)

    async def action_care(self) -> None:
        """Open the file of a student at risk."""
        await load("screens.care.case_file:show")(self.app, self.student_id)

    async def action_assign(self) -> None:
        """Give them their own counsellor."""
        await student_acts.assign(self.app, [self.student_id])

    async def action_hand_over(self) -> None:
        """Hand the student over."""
        await load("screens.students.handover:hand_over")(self.app, [self.student_id])

    async def action_leave(self) -> None:
        """They left, or they are back."""
        if self.student.left_on is None:
            await student_acts.leave(self.app, [self.student_id])
        else:
            student_acts.come_back(self.app, [self.student_id])

    def _is_watched(self) -> bool:
        """Whether there is a care file; that one was told so is written down once, when the student is opened."""
        if not rights.may(Right.CARE_KNOWN):
            return False
        again, self._told_of = self._told_of == self.student_id, self.student_id
        return access.is_known(self.student_id, again=again)

    def _show_deeds(self, deeds: list[Deed]) -> None:
        """The newest first; a cursor on the newest goes on to whatever is newest now."""
        sheet: Sheet[Deed] = self.query_one("#deeds", Sheet)
        on_newest = bool(deeds) and (sheet.item is None or sheet.item == sheet.items[0])
        sheet.show(deeds, at=deeds[0].number if on_newest else None)

    def _deed(self, deed: Deed) -> tuple[str | Cell, ...]:
        role = "muted strike" if deed.taken_back else ""
        return f"{deed.at:%Y-%m-%d %H:%M}", Cell(self._said(deed), role), deed.who

    def _said(self, deed: Deed) -> str:
        return self.app.shown_in(str(deed.words), self._called)


async def show(app: DeskApp, student_id: int) -> None:
    """Open a student's page over the one that is shown, or turn the one that is open to them."""
    students.get(student_id)
    if isinstance(app.screen, StudentPage):
        app.screen.turn_to(student_id)
    else:
        await app.push_screen(StudentPage(student_id))
