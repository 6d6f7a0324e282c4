"""Students: everybody at the school in one list that narrows as a name, class or number is typed.

The list is the index of people in memory; what else there is to know is read for the lines in view only,
so that sixty thousand are no slower than sixty.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from model.people import index, students
from model.people.index import Person
from model.people.student import SEX_WORDS, Student
from model.people_search import MOST
from model.words import Words, say
from screens.students import student_acts
from screens.students.students_keys import COMMANDS
from tui.cells import Column
from tui.commands import load
from tui.door import door
from tui.filter import Filter
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

COLUMNS = (
    Column("name", Words("姓名", "Name"), (12, 16)),
    Column("class", Words("班级", "Class"), (13, 17)),
    Column("number", Words("学号", "Number"), 11),
    Column("sex", Words("性别", "Sex"), 4),
    Column("dormitory", Words("宿舍", "Dormitory"), 12, priority=3),
    Column("counsellor", Words("心理教师", "Counsellor"), 10, priority=2),
    Column("flags", Words("情况", "Notes"), None, least=9),
)
AT_ONCE = 500
"""So many can be marked with one key."""
AHEAD = 40
"""So many lines beyond those in view are read with them, for the next page."""


class StudentsPage(Page):
    """The list of all students, and what can be done with one or with those that are marked."""

    AUTO_FOCUS = "#students"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = COMMANDS
    nouns = frozenset({"student", "school_class", "dormitory", "staff"})

    def __init__(self) -> None:
        super().__init__()
        self._gone = False
        self._told: dict[int, Student] = {}
        self._stands = (False, False, 0)

    @property
    def sheet(self) -> Sheet[Person]:
        """The list."""
        return self.query_one("#students", Sheet)

    def body(self) -> ComposeResult:
        """The filter, how many there are, the list."""
        with Horizontal(id="narrow", classes="pane"):
            yield Filter(
                Words("姓名 首字母 班级 学号", "name, initials, class or number"), above="#students", id="filter"
            )
            yield Prose(id="count")
        yield Sheet(COLUMNS, self._cells, lambda person: person.id, id="students", classes="pane")

    def reload(self) -> None:
        """Everybody anew."""
        self._told.clear()
        self._list()

    @on(Input.Changed, "#filter")
    def narrowed(self) -> None:
        """Another text finds others, the likeliest first."""
        with door(self):
            self._list()
            self.sheet.action_edge(0)

    @on(Filter.Left)
    def left(self) -> None:
        """Back in the list."""
        self.refresh_bindings()

    @on(Sheet.Moved)
    def moved(self) -> None:
        """What may be done follows the cursor."""
        self._count()
        item = self.sheet.item
        stands = item is not None, item is not None and self._is_here(item), len(self.sheet.marked)
        if stands != self._stands:
            self._stands = stands
            self.refresh_bindings()

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Open the student."""
        self._open(event.item.id)

    def concerned(self, *, here: bool) -> list[int]:
        """Of those a command acts on, who is at the school or who has left."""
        return [person.id for person in self.sheet.taken if self._is_here(person) == here]

    # What the keys do

    def action_open(self) -> None:
        """Open the student under the cursor."""
        self.sheet.action_choose()

    def action_find(self) -> None:
        """Type to narrow the list."""
        self.query_one(Filter).focus()

    async def action_enrol(self) -> None:
        """Enrol somebody, and put the cursor there."""
        number = await student_acts.enrol(self.app)
        if number is not None:
            self._list()
            self.sheet.go(number)

    async def action_roster(self) -> None:
        """Take a roster in."""
        from screens.students.roster_import import bring_in

        await bring_in(self.app)

    async def action_edit(self) -> None:
        """Change the one under the cursor."""
        if self.sheet.item:
            await student_acts.edit(self.app, self.sheet.item.id)

    async def action_book(self) -> None:
        """Book the one under the cursor."""
        if self.sheet.item:
            await student_acts.book(self.app, self.sheet.item.id)

    async def action_assign(self) -> None:
        """Give the marked ones their counsellor."""
        if await student_acts.assign(self.app, self._taken()):
            self.sheet.clear_marks()
            self._count()

    async def action_hand_over(self) -> None:
        """Hand students over, or take a package over."""
        await load("screens.students.handover:errand")(self.app, self._taken())

    async def action_leave(self) -> None:
        """Mark as left."""
        if await student_acts.leave(self.app, self.concerned(here=True)):
            self.sheet.clear_marks()

    def action_come_back(self) -> None:
        """At school again."""
        student_acts.come_back(self.app, self.concerned(here=False))
        self.sheet.clear_marks()

    def action_mark_all(self) -> None:
        """Mark all that are listed, or none if they are."""
        if len(self.sheet.items) > AT_ONCE:
            words = Words("名单超过 {n} 人，请先筛选", "More than {n} are listed; narrow the list first")
            self.app.notify(str(words.saying(n=AT_ONCE)), severity="warning", markup=False)
            return
        self.sheet.mark_all()
        self._count()

    def action_show_gone(self) -> None:
        """List those who left too, or not."""
        self._gone = not self._gone
        self._list()

    # Within

    def _open(self, student_id: int) -> None:
        from screens.students.student import show

        self.run(show(self.app, student_id), "students.open")

    def _taken(self) -> list[int]:
        return [person.id for person in self.sheet.taken]

    def _list(self) -> None:
        text = self.query_one(Filter).value
        found = index.find(text, MOST if text.strip() else len(index.index()), here=not self._gone)
        self.sheet.empty = self._why_empty(text)
        self.sheet.show(found)
        self._count()

    def _why_empty(self, text: str) -> Words:
        if text.strip():
            return Words("没有这样的学生。Esc 清空筛选。", "Nobody like that. Esc clears the filter.")
        if len(index.index()):
            return Words("在校学生为零。Ctrl+D 列出离校的。", "Nobody is at school. Ctrl+D lists those who left.")
        return Words(
            "还没有学生。Ctrl+O 导入名册，Insert 登记一名。",
            "No students yet. Ctrl+O takes in a roster, Insert enrols one.",
        )

    def _count(self) -> None:
        n, marked = len(self.sheet.items), len(self.sheet.marked)
        if not self.query_one(Filter).value.strip():
            words = Words("共 {n} 人", "{n} in all") if self._gone else Words("在校 {n} 人", "{n} at school")
        elif n < MOST:
            words = Words("找到 {n} 人", "{n} found")
        else:
            words = Words("前 {n} 人，再输几个字", "the first {n}; type more")
        many = say("  已选 {n}", "  {n} marked", n=marked) if marked else ""
        self.query_one("#count", Prose).text = f"{words.saying(n=n)}{many}"

    def _known(self, person: Person) -> Student:
        """What else there is to know of a person; read together with the lines around."""
        if person.id not in self._told:
            sheet: Sheet[Any] = self.sheet
            first = max(0, sheet.scroll_offset.y)
            around: Sequence[Any] = sheet.items[first : first + sheet.size.height + AHEAD]
            wanted = dict.fromkeys([person.id, *(each.id for each in around)])
            self._told |= {one.id: one for one in students.these([each for each in wanted if each not in self._told])}
        return self._told[person.id]

    def _is_here(self, person: Person) -> bool:
        """Whether they have not left; a class that has graduated is no leaving."""
        one = self._told.get(person.id)
        return person.here if one is None else one.left_on is None

    def _cells(self, person: Person) -> tuple[str | Cell, ...]:
        one = self._known(person)
        role = "" if person.here else "muted"
        return (
            Cell(self.app.shown_name(person.name), role),
            Cell(person.class_shown, role),
            person.number,
            str(SEX_WORDS[one.sex]) if one.sex else "",
            one.dormitory,
            one.counsellor,
            Cell(_notes(one, person), role),
        )


def _notes(one: Student, person: Person) -> str:
    if one.left_on is not None:
        return say("已离校 {day}", "left {day}", day=one.left_on)
    said = [str(words) for words in one.flags()]
    return " ".join(said if person.here else [say("已毕业", "graduated"), *said])
