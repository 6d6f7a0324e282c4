"""F5: find a student from anywhere, by name, initials, class or number, and open their page."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model import clock, rights, today
from model.people import index, students
from model.people.index import Person
from model.rights import Right
from model.words import Words, say
from tui.app import DeskApp
from tui.cells import Column
from tui.commands import load
from tui.dialog import Dialog, Key
from tui.inputs import OneLine
from tui.sheet import Cell, Sheet

FOUND = 40
"""Students listed at most; whoever is not among them is found by typing more."""
NOTHING = Words("", "")


class Finding(Dialog[int | None]):
    """One line and the list of whoever fits; answers with the student's number in the store.

    Before anything is typed it lists who is at the desk today.
    """

    app: DeskApp
    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    Finding {
        #line { margin: 1 2 0 2; padding: 0 1; }
        #found { height: 10; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("ctrl+k", "take_file", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(Words("查找学生", "Find a student"))
        self.wants_file = False
        """Whether the care file is to be opened, and not the student's page."""

    def body(self) -> Iterable[Widget]:
        """The line, whoever fits."""
        hint = say("姓名 首字母 班级 学号，如 zw、初三2班、9.2 zw", "name, initials, class or number, as zw or 9.2 zw")
        yield OneLine(placeholder=hint, id="line")
        yield Sheet(
            (
                Column("name", NOTHING, 22),
                Column("class", NOTHING, 20),
                Column("number", NOTHING, None, least=10),
            ),
            self._cells,
            lambda person: person.id,
            header=False,
            marking=False,
            id="found",
        )

    def keys(self) -> Sequence[Key]:
        """Enter opens the page, Ctrl+K the care file where one may."""
        file = (Key("Ctrl+K", Words("关注档案", "care file"), "take_file"),) if rights.may(Right.CARE) else ()
        return Key("Enter", Words("打开", "open"), "take"), *file, Key("Esc", Words("取消", "cancel"), "leave")

    def on_mount(self) -> None:
        """Who is here today."""
        self._list("")

    @on(Input.Changed, "#line")
    def line_changed(self, event: Input.Changed) -> None:
        """Look anew."""
        self._list(event.value)

    @on(Input.Submitted, "#line")
    @on(Sheet.Chosen, "#found")
    def action_take(self) -> None:
        """Answer with the one under the cursor."""
        person: Person | None = self.query_one(Sheet).item
        if person is not None:
            self.dismiss(person.id)

    def action_take_file(self) -> None:
        """Answer with the one under the cursor, for their care file."""
        if rights.may(Right.CARE):
            self.wants_file = True
            self.action_take()

    def action_move(self, by: int) -> None:
        """Another student."""
        self.query_one(Sheet).action_move(by)

    def action_page(self, by: int) -> None:
        """Another ten."""
        self.query_one(Sheet).action_page(by)

    def _list(self, text: str) -> None:
        sheet = self.query_one(Sheet)
        if text.strip():
            sheet.empty = Words("没有这样的学生", "Nobody like that")
            sheet.show(index.find(text, FOUND))
        else:
            sheet.empty = Words("今天还没有预约或来访的学生，请输入", "No student is booked or came today; type a name")
            sheet.show(_of_today())
        sheet.action_edge(0)

    def _cells(self, person: Person) -> tuple[str | Cell, ...]:
        gone = "" if person.here else say(" 已离校", " left")
        role = "" if person.here else "muted"
        return Cell(self.app.shown_name(person.name) + gone, role), Cell(person.class_shown, role), person.number


def _of_today() -> list[Person]:
    """The students of today's appointments and visits, in order of time, each once."""
    told = [line.appointment or line.visit for line in today.timeline(clock.today())]
    numbers = dict.fromkeys(each.student_id for each in told if each is not None and each.student_id is not None)
    return [index.as_found(one) for one in students.these(numbers)]


async def find(app: DeskApp) -> None:
    """The errand of F5."""
    rights.need(Right.SEE_PEOPLE)
    dialog = Finding()
    number = await app.push_screen_wait(dialog)
    if number is not None:
        await load("screens.care.case_file:show" if dialog.wants_file else "screens.students.student:show")(app, number)
