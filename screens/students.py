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

from model import rights
from model.people import index, students
from model.people.index import Person
from model.people.student import SEX_WORDS, Student
from model.people_search import MOST
from model.rights import RIGHT_WORDS, Right
from model.words import Words, say
from screens import student_acts
from tui.cells import Column
from tui.commands import Command
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


def _nobody(page: "StudentsPage") -> Words | None:
    return None if page.sheet.item else Words("名单里没有选中学生", "No student is under the cursor")


def _no_right(page: "StudentsPage") -> Words | None:
    if rights.may(Right.PEOPLE):
        return None
    return Words("没有权限：{right}", "You may not: {right}").saying(right=RIGHT_WORDS[Right.PEOPLE])


def _cannot_change(page: "StudentsPage") -> Words | None:
    return _nobody(page) or _no_right(page)


def _cannot_leave(page: "StudentsPage") -> Words | None:
    gone = Words("已经离校，Ctrl+R 返校", "They have left already; Ctrl+R brings them back")
    return _cannot_change(page) or (None if page.concerned(here=True) else gone)


def _cannot_return(page: "StudentsPage") -> Words | None:
    return _cannot_change(page) or (None if page.concerned(here=False) else Words("没有离校", "They have not left"))


class StudentsPage(Page):
    """The list of all students, and what can be done with one or with those that are marked."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command("students.open", Words("打开", "Open"), "enter", "open", why_not=_nobody),
        Command(
            "students.find",
            Words("筛选", "Filter"),
            "ctrl+f",
            "find",
            Words("输入姓名、首字母、班级或学号，名单随之缩小", "A name, initials, a class or a number narrows the list"),
            also=("slash",),
        ),
        Command(
            "students.enrol",
            Words("新增", "New"),
            "insert",
            "enrol",
            Words("登记一名学生；很多学生请导入名册", "Enrol one student; for many, take in a roster"),
            also=("n",),
            why_not=_no_right,
        ),
        Command(
            "students.roster",
            Words("导入名册", "Roster"),
            "ctrl+o",
            "screens.roster_import:bring_in",
            Words("从 .xlsx .xls .csv 导入，先预览", "Take in .xlsx, .xls or .csv; a preview comes first"),
            also=("o",),
            why_not=_no_right,
        ),
        Command("students.edit", Words("修改", "Edit"), "ctrl+e", "edit", also=("e",), why_not=_cannot_change),
        Command(
            "students.book",
            Words("为其预约", "Book them"),
            "f2",
            "book",
            Words("预约光标处的学生；输入别的姓名就预约别人", "Book the one under the cursor; typing another name books another"),
            why_not=_nobody,
        ),
        Command(
            "students.assign",
            Words("心理教师", "Counsellor"),
            "ctrl+g",
            "assign",
            Words("给已选学生指定心理教师，一次撤销", "Give the marked students their counsellor; one undo"),
            also=("g",),
            why_not=_cannot_change,
        ),
        Command(
            "students.mark",
            Words("全选", "Mark all"),
            "ctrl+a",
            "mark_all",
            Words("选中名单里的全部学生，再按一次取消；空格选一名", "Mark all that are listed, once more none; Space marks one"),
            also=("a",),
            footer=False,
        ),
        Command(
            "students.gone",
            Words("含离校", "Also left"),
            "ctrl+d",
            "show_gone",
            Words("名单里也列出离校和毕业的学生；再按一次不列", "List those who left or graduated too; once more not"),
            also=("d",),
            footer=False,
        ),
        Command(
            "students.return",
            Words("返校", "Return"),
            "ctrl+r",
            "come_back",
            also=("r",),
            footer=False,
            why_not=_cannot_return,
        ),
        Command(
            "students.leave",
            Words("离校", "Left school"),
            "delete",
            "leave",
            Words("标记离校，档案保留", "Mark as left; the file stays"),
            footer=False,
            why_not=_cannot_leave,
            dangerous=True,
        ),
    )
    nouns = frozenset({"student", "school_class", "dormitory", "staff"})

    def __init__(self) -> None:
        super().__init__()
        self._gone = False
        self._told: dict[int, Student] = {}

    @property
    def sheet(self) -> Sheet[Person]:
        """The list."""
        return self.query_one("#students", Sheet)

    def body(self) -> ComposeResult:
        """The filter, how many there are, the list."""
        with Horizontal(id="narrow"):
            yield Filter(
                Words("姓名 首字母 班级 学号", "name, initials, class or number"), above="#students", id="filter"
            )
            yield Prose(id="count")
        yield Sheet(COLUMNS, self._cells, lambda person: person.id, id="students", classes="pane")

    def reload(self) -> None:
        """Everybody anew."""
        self._told.clear()
        self._list()

    def on_screen_resume(self) -> None:
        """The keys go to the list."""
        super().on_screen_resume()
        if self.focused is None:
            self.sheet.focus()

    @on(Input.Changed, "#filter")
    def narrowed(self) -> None:
        """Another text finds others, the likeliest first."""
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
        from screens.student import show

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
            "还没有学生。Ctrl+O 导入名册，Insert 登记一名。", "No students yet. Ctrl+O takes in a roster, Insert enrols one."
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
