"""F3 Enter: somebody is at the door, and the clock runs. Who it is can wait.

One line takes whatever is known already: a name, 家长, 电话. Nothing typed at all is a visitor without a name.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model import clock
from model.appointments.reading import read
from model.errors import DeskError
from model.people import index
from model.people.index import Person
from model.visits import visits
from model.visits.visit import UNKNOWN, Details, Visit
from model.words import Words, say
from tui.app import DeskApp
from tui.cells import Column
from tui.dialog import Dialog, Key, error_line
from tui.inputs import OneLine
from tui.prose import Prose
from tui.sheet import Sheet

CANDIDATES = 6
"""Students shown for what was typed."""
NOTHING = Words("", "")


class WalkIn(Dialog[Visit | None]):
    """One line and Enter; answers with the visit that began."""

    app: DeskApp
    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    WalkIn {
        #line { margin: 1 2 0 2; padding: 0 1; }
        #told { padding: 0 2; margin-top: 1; height: 1; text-style: bold; }
        #people { height: 6; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(Words("随到来访", "Walk-in"))

    def body(self) -> Iterable[Widget]:
        """The line, what it means, whom it may mean."""
        hint = say("姓名/首字母 家长 教师 电话；可以空着", "initials, parent, teacher, phone; may stay empty")
        yield OneLine(placeholder=hint, id="line")
        yield Prose(id="told")
        yield Sheet(
            (Column("name", NOTHING, 26), Column("class", NOTHING, None, least=20)),
            lambda person: (self.app.shown_name(person.name), f"{person.class_shown}  {person.number}"),
            lambda person: person.id,
            header=False,
            marking=False,
            id="people",
        )
        yield Prose(classes="wrong")

    def keys(self) -> Sequence[Key]:
        """Enter begins."""
        return Key("Enter", Words("开始计时", "the clock runs"), "begin"), Key("Esc", Words("取消", "cancel"), "leave")

    def on_mount(self) -> None:
        """Say what Enter would do."""
        self._read()

    @on(Input.Changed, "#line")
    def line_changed(self) -> None:
        """Read it anew."""
        self._read()

    @on(Input.Submitted, "#line")
    def line_submitted(self) -> None:
        """Enter begins."""
        self.action_begin()

    @on(Sheet.Chosen, "#people")
    def person_chosen(self) -> None:
        """A double click begins."""
        self.action_begin()

    def action_move(self, by: int) -> None:
        """Another student."""
        self.query_one("#people", Sheet).action_move(by)
        self._tell()

    def action_begin(self) -> None:
        """Begin the visit; what is in the way is told, and nothing typed is lost."""
        try:
            self.dismiss(visits.walk_in(self._details()))
        except DeskError as error:
            wrong = self.query_one(".wrong", Prose)
            wrong.text = error_line(error.words)
            wrong.add_class("-shown")

    def _read(self) -> None:
        said = read(self.query_one("#line", Input).value, clock.now())
        people = index.find(said.who, CANDIDATES) if said.who else []
        sheet = self.query_one("#people", Sheet)
        sheet.show(people)
        sheet.action_edge(0)
        self._tell()

    def _person(self) -> Person | None:
        person: Person | None = self.query_one("#people", Sheet).item
        return person

    def _details(self) -> Details:
        said, person = read(self.query_one("#line", Input).value, clock.now()), self._person()
        visitor = said.visitor or "student"
        return Details(
            visitor=visitor,
            student=person.id if person and visitor in ("student", "parent") else None,
            visitor_name="" if person else said.who,
            form=said.form or "form.in_person",
        )

    def _tell(self) -> None:
        told, person = self._details(), self._person()
        name = self.app.shown_name(person.name) if person else told.visitor_name
        who = name or str(UNKNOWN[told.visitor])
        self.query_one("#told", Prose).text = say(
            "{time} 起  {who}", "from {time}  {who}", time=f"{clock.now():%H:%M}", who=who
        )


async def receive(app: DeskApp) -> None:
    """The errand of F3."""
    if await app.push_screen_wait(WalkIn()):
        app.announce()
