"""Group sessions: begin one, put members on its list, mark who was there."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model.people import index
from model.people.index import Person
from model.visits import groups
from model.visits.groups import Member
from model.visits.visit import Visit
from model.words import Words, say
from screens.visits.notes import title_of
from tui.app import DeskApp
from tui.ask import prompt
from tui.cells import Column
from tui.dialog import Dialog, Key
from tui.inputs import OneLine
from tui.keeping import Kept
from tui.sheet import Cell, Sheet

CANDIDATES = 12
"""Students shown for what was typed."""


class Attendance(Dialog[None]):
    """The members of a group. While something is typed the list shows whom it may mean, and Enter adds one; while
    nothing is, it shows the members, and Enter says of one that they were there or not."""

    app: DeskApp
    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    Attendance {
        #line { margin: 1 2 0 2; padding: 0 1; }
        #members { height: 13; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("delete", "remove", show=False, priority=True),
    ]

    def __init__(self, app: DeskApp, visit: Visit) -> None:
        super().__init__(title_of(app, visit))
        self._visit = visit

    def body(self) -> Iterable[Widget]:
        """The line that adds, the list."""
        yield OneLine(
            placeholder=say("输入姓名/首字母，Enter 加入", "initials; Enter puts them on the list"), id="line"
        )
        yield Sheet(
            (
                Column("name", Words("成员", "Member"), None, least=12),
                Column("there", Words("出席", "There"), (6, 8)),
                Column("reason", Words("原因", "Reason"), 24, priority=2),
            ),
            self._cells,
            lambda each: each.student_id if isinstance(each, Member) else -each.id,
            marking=False,
            id="members",
        )

    def keys(self) -> Sequence[Key]:
        """Add, mark, take off, done."""
        return (
            Key("Enter", Words("加入；到/缺席", "add; there or not"), "take"),
            Key("Up Down", Words("换一个", "another one"), "move(1)"),
            Key("Delete", Words("移出名单", "take off"), "remove"),
            Key("Esc", Words("完成", "done"), "leave"),
        )

    def on_mount(self) -> None:
        """Read the list."""
        self._show()

    @on(Input.Changed, "#line")
    def line_changed(self) -> None:
        """Whom Enter would add, or the members."""
        self._show()
        self.query_one(Sheet).action_edge(0)

    @on(Input.Submitted, "#line")
    @on(Sheet.Chosen)
    def action_take(self) -> None:
        """Put the student under the cursor on the list; or say whether the member there was there."""
        chosen: Member | Person | None = self.query_one(Sheet).item
        if isinstance(chosen, Member):
            self._mark(chosen)
        elif chosen is not None:
            here = [member.student_id for member in groups.members(self._visit.id)]
            groups.set_members(self._visit.id, [*here, chosen.id])
            self.query_one(Input).value = ""
            self._changed(chosen.id)

    def action_move(self, by: int) -> None:
        """Another line of the list."""
        self.query_one(Sheet).action_move(by)

    def action_remove(self) -> None:
        """Take the member under the cursor off the list; in a line with text the key is the line's. Undo puts back."""
        member = self.query_one(Sheet).item
        if not isinstance(member, Member):
            raise SkipAction
        here = [each.student_id for each in groups.members(self._visit.id)]
        groups.set_members(self._visit.id, [each for each in here if each != member.student_id])
        self._changed()

    def _mark(self, member: Member) -> None:
        if member.present:
            self.run_worker(self._absent(member), exclusive=True)
            return
        groups.mark(self._visit.id, member.student_id, present=True)
        self._changed()

    async def _absent(self, member: Member) -> None:
        reason = await prompt(
            self.app,
            Words("缺席原因", "Why absent"),
            Words("可不填", "May stay empty"),
            check=str.strip,
            kept=Kept("visit.absent", f"{self._visit.id} {member.student_id}", member.student_id),
        )
        if reason is not None:
            groups.mark(self._visit.id, member.student_id, present=False, reason=reason)
            self._changed()

    def _changed(self, at: int | None = None) -> None:
        self.app.announce()
        self._show(at)

    def _show(self, at: int | None = None) -> None:
        sheet, typed = self.query_one(Sheet), self.query_one(Input).value.strip()
        sheet.empty = (
            Words("没有这个学生。换个写法，或清空看成员。", "No such student. Type it differently, or clear the line.")
            if typed
            else Words("还没有成员。在上面输入姓名。", "Nobody is on the list yet. Type a name above.")
        )
        sheet.show(index.find(typed, CANDIDATES) if typed else groups.members(self._visit.id), at=at)

    def _cells(self, each: Member | Person) -> tuple[str | Cell, ...]:
        name = self.app.shown_name(each.name)
        if not isinstance(each, Member):
            return name, "", Cell(each.class_shown, "muted")
        there = Cell(say("到", "yes"), "") if each.present else Cell(say("缺席", "absent"), "late")
        return name, there, Cell(each.reason, "muted")


async def begin(page: Any) -> None:
    """Begin a group session now, then fill its list."""
    app: DeskApp = page.app
    title = await prompt(
        app,
        Words("团体辅导", "Group session"),
        Words("名称或主题", "Its title"),
        check=titled,
        kept=Kept("visit.group"),
    )
    if title is None:
        return
    visit = groups.begin(title)
    app.announce()
    await app.push_screen_wait(Attendance(app, visit))


def titled(text: str) -> str:
    """A title that is one. Raises ``DeskError``."""
    from model.errors import DeskError

    if not text.strip():
        raise DeskError(Words("请填写名称", "Give it a title"), "visitor_name")
    return text.strip()
