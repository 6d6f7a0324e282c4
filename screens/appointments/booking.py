"""F2, the booking line: type who, Enter takes the student, Enter books the time the desk proposes.

Below the line stands first whom the words may mean, then the free times of the counsellor; whatever else
was typed (a day, a length, a counsellor, every week) is read live and told back before anything is booked.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from model.appointments import quick
from model.appointments.kept import Appointment
from model.appointments.quick import Proposal
from model.errors import DeskError
from model.words import Words
from screens.appointments import where
from screens.appointments.booking_done import Through, carry_out
from screens.appointments.booking_lines import Choice, cells, keys, meant_for, missed, placed, times, where_told, wrong
from tui.app import DeskApp
from tui.cells import Column
from tui.dialog import Dialog, Key, error_line, spoken_keys
from tui.keeping import Kept
from tui.kept_line import KeptLine
from tui.prose import Prose
from tui.sheet import Sheet

NOTHING = Words("", "")
_HINT = Words(
    "姓名/首字母 下周三 12:30/下午/第2节 40分 教师 电话 每周 x4/到期末",
    "initials wed 12:30/period 2 40m phone weekly x4/until end of term",
)


class Booking(Dialog[list[Appointment] | None]):
    """The booking line; answers with what was booked."""

    app: DeskApp
    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    Booking {
        #line { margin: 1 2 0 2; padding: 0 1; }
        #told { padding: 0 2; margin-top: 1; height: auto; text-style: bold; }
        #choices { height: 8; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("f6", "room", show=False),
        Binding("f7", "wait", show=False),
    ]

    def __init__(
        self,
        text: str = "",
        *,
        student: int | None = None,
        cursor: int | None = None,
        through: Through = lambda booking: booking(),
    ) -> None:
        super().__init__(Words("预约", "Book"))
        self._through = through
        self._text = text
        self._given = self._student = student
        self._cursor = cursor
        self._proposal: Proposal | None = None
        self._room: int | None = None
        # One that began with a student or a time is another one than the bare line.
        kept = Kept("appointment.book", f"{student or ''} {text}".strip(), student)
        self._line = KeptLine(
            self, self.heading, kept, text, placeholder=str(_HINT), rest=lambda: {"student": self._student}, id="line"
        )
        self.keeper = self._line.keeper
        self._student = self._line.found.get("student", student)

    def body(self) -> Iterable[Widget]:
        """The line, what was understood, the choices."""
        yield from self._line.told()
        yield self._line
        yield Prose(id="told")
        choices: Sheet[Choice] = Sheet(
            (Column("first", NOTHING, 26), Column("second", NOTHING, None, least=20)),
            lambda choice: cells(choice, self.app.shown_name),
            lambda choice: (choice.person.id if choice.person else 0, choice.starts),
            header=False,
            marking=False,
            id="choices",
        )
        yield choices
        yield Prose(classes="wrong")

    def keys(self) -> Sequence[Key]:
        """Enter takes the student, then it books; F6 is another room."""
        return keys(self._proposal, self._at, self._may_wait)

    def on_mount(self) -> None:
        """Read what stood there already."""
        if self._cursor is not None and self._line.value == self._text:
            self._line.cursor_position = self._cursor
        self._read()

    @on(Input.Changed, "#line")
    def line_changed(self, event: Input.Changed) -> None:
        """Read the line anew; another name is another student, no name the one it began with."""
        if self._student is not None or self._given is not None:
            proposal = quick.propose(event.value, chosen=self._given)
            if not proposal.reading.who:
                self._student = self._given
            # A word half typed (明 of 明天) is nobody's name: whoever was taken stays taken meanwhile.
            elif proposal.people and self._student not in {each.id for each in proposal.people}:
                self._student = None
        self._read()

    @on(Input.Submitted, "#line")
    def line_submitted(self) -> None:
        """Enter in the line."""
        self.action_take()

    @on(Sheet.Chosen, "#choices")
    def choice_chosen(self) -> None:
        """Enter or a double click in the list."""
        self.action_take()

    def action_move(self, by: int) -> None:
        """Another student, or another time."""
        self.query_one("#choices", Sheet).action_move(by)
        self._tell()

    def action_leave(self) -> None:
        """Back from the times to the students, then out."""
        if self._student not in (None, self._given) and not self._text:
            self._student = self._given
            self._read()
        else:
            self.done()
            self.dismiss(None)

    def action_take(self) -> None:
        """Take the student, or book the time."""
        choice: Choice | None = self.query_one("#choices", Sheet).item
        if choice is None:
            self._tell()
        elif choice.person is not None:
            self._student = choice.person.id
            self._read()
        elif self._at is not None and not self._at.reading.problems:
            self._book(self._at)

    def action_room(self) -> None:
        """Another room, or none."""
        told = self._at
        if told is None or told.starts is None or told.counsellor is None or self._said_room:
            return
        ends = told.starts + timedelta(minutes=told.minutes)
        plan = quick.elsewhere(told, None).place.room
        self._room = where.after(self._room, plan, told.counsellor.id, told.starts, ends)
        self._tell()

    @property
    def _may_wait(self) -> bool:
        """Whether a student is taken, who could wait for a time."""
        told = self._proposal
        return self._student is not None and told is not None and told.counsellor is not None

    @work(exclusive=True)
    async def action_wait(self) -> None:
        """Put the student on the waiting list, with the counsellor and the length of the line."""
        if not self._may_wait or self._proposal is None or self._student is None:
            return
        from screens.appointments.waiting_form import wish

        counsellor = self._proposal.counsellor.id if self._proposal.counsellor else None
        if await wish(self.app, self._student, counsellor, self._proposal.minutes):
            self.done()
            self.app.announce()
            self.dismiss(None)

    @property
    def _said_room(self) -> bool:
        """Whether the line itself names the room."""
        return self._proposal is not None and self._proposal.room is not None

    @property
    def _at(self) -> Proposal | None:
        """What Enter would book: the proposal at the time under the cursor, in the room chosen for it."""
        if self._proposal is None or self._proposal.counsellor is None or not self.is_mounted:
            return None
        choice: Choice | None = self.query_one("#choices", Sheet).item
        if choice is None or choice.starts is None:
            return None
        return placed(self._proposal, choice, None if self._said_room else self._room)

    @work(exclusive=True)
    async def _book(self, proposal: Proposal) -> None:
        """Book it; what is in the way is asked about, and nothing typed is lost."""
        try:
            booked = await carry_out(self.app, proposal, self._through)
        except DeskError as error:
            self._show_wrong(error.words)
        else:
            if booked:
                self.done()
                self.dismiss(booked)

    def _read(self) -> None:
        text = self._line.value
        proposal = self._proposal = quick.propose(text, chosen=self._student)
        needs_person = proposal.reading.visitor in (None, "student", "parent")
        if needs_person and self._student is None:
            choices = [Choice(person=each) for each in proposal.people]
        else:
            choices = list(times(proposal))
        sheet = self.query_one("#choices", Sheet)
        sheet.show(choices, at=None)
        sheet.action_edge(0)
        self._tell()

    def _tell(self) -> None:
        proposal, choice = self._proposal, self.query_one("#choices", Sheet).item
        told = self.query_one("#told", Prose)
        if proposal is None:
            return
        self.query_one(".keys", Static).update(spoken_keys(self.keys()))
        at = self._at
        if at is not None:
            told.text = str(at.words(self.app.shown_name)) + where_told(at) + missed(proposal)
        else:
            shown = meant_for(choice, proposal, self._line.value)
            told.text = str(shown.words(self.app.shown_name)) if shown.person else ""
        problem = wrong(proposal, at, choice, is_typed=bool(self._line.value.strip()))
        self._show_wrong(problem)

    def _show_wrong(self, words: Words | None) -> None:
        wrong = self.query_one(".wrong", Prose)
        wrong.text = error_line(words) if words else ""
        wrong.set_class(words is not None, "-shown")


async def book(app: DeskApp, **how: Any) -> None:
    """The errand of F2: ask, book, say so; ``text``, ``student`` and ``cursor`` are what the line begins with."""
    if await app.push_screen_wait(Booking(**how)):
        app.announce()
