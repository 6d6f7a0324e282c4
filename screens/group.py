"""Group sessions: begin one, put members on its list, mark who was there."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model.people import index
from model.visits import groups
from model.visits.groups import Member
from model.visits.visit import Visit
from model.words import Words, say
from screens.notes import title_of
from tui.app import DeskApp
from tui.ask import prompt
from tui.cells import Column
from tui.dialog import Dialog, Key
from tui.inputs import OneLine
from tui.prose import Prose
from tui.sheet import Cell, Sheet


class Attendance(Dialog[None]):
    """The members of a group: type a name and Enter adds, Enter on a member marks them absent or there."""

    app: DeskApp
    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    Attendance {
        #line { margin: 1 2 0 2; padding: 0 1; }
        #found { padding: 0 2; height: 1; color: $text-muted; }
        #members { height: 12; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "list", show=False),
        Binding("delete", "remove", show=False),
    ]

    def __init__(self, visit: Visit) -> None:
        super().__init__("")
        self._visit = visit

    def body(self) -> Iterable[Widget]:
        """The line that adds, the list."""
        yield Prose(title_of(self.app, self._visit), classes="about")
        yield OneLine(
            placeholder=say("输入姓名/首字母，Enter 加入", "initials; Enter puts them on the list"), id="line"
        )
        yield Prose(id="found")
        yield Sheet(
            (
                Column("name", Words("成员", "Member"), None, least=12),
                Column("there", Words("出席", "There"), (6, 8)),
                Column("reason", Words("原因", "Reason"), 24, priority=2),
            ),
            self._cells,
            lambda member: member.student_id,
            empty=Words("还没有成员。", "Nobody is on the list yet."),
            marking=False,
            id="members",
        )

    def keys(self) -> Sequence[Key]:
        """Add, mark, take off, done."""
        return (
            Key("Enter", Words("加入 / 出席缺席", "add / there or not"), "mark"),
            Key("Delete", Words("移出名单", "take off"), "remove"),
            Key("Esc", Words("完成", "done"), "leave"),
        )

    def on_mount(self) -> None:
        """Read the list."""
        self._show()

    @on(Input.Changed, "#line")
    def line_changed(self, event: Input.Changed) -> None:
        """Say whom Enter would add."""
        found = index.find(event.value, 1) if event.value.strip() else []
        self.query_one("#found", Prose).text = (
            f"{self.app.shown_name(found[0].name)}  {found[0].class_shown}" if found else ""
        )

    @on(Input.Submitted, "#line")
    def add(self, event: Input.Submitted) -> None:
        """Put whoever was found on the list."""
        found = index.find(event.value, 1) if event.value.strip() else []
        if found:
            here = [member.student_id for member in groups.members(self._visit.id)]
            groups.set_members(self._visit.id, [*here, found[0].id])
            event.input.value = ""
            self._changed()

    @on(Sheet.Chosen)
    async def action_mark(self) -> None:
        """There, or absent with a reason."""
        member = self.query_one(Sheet).item
        if member is None:
            return
        if not member.present:
            groups.mark(self._visit.id, member.student_id, present=True)
            self._changed()
            return
        self.run_worker(self._absent(member), exclusive=True)

    async def _absent(self, member: Member) -> None:
        reason = await prompt(
            self.app, Words("缺席原因", "Why absent"), Words("可不填", "May stay empty"), check=str.strip
        )
        if reason is not None:
            groups.mark(self._visit.id, member.student_id, present=False, reason=reason)
            self._changed()

    def action_remove(self) -> None:
        """Take somebody off the list; undo puts them back."""
        member = self.query_one(Sheet).item
        if member is not None and self.query_one(Sheet).has_focus:
            here = [each.student_id for each in groups.members(self._visit.id)]
            groups.set_members(self._visit.id, [each for each in here if each != member.student_id])
            self._changed()

    def action_list(self) -> None:
        """Go to the list."""
        self.query_one(Sheet).focus()

    def _changed(self) -> None:
        self.app.announce()
        self._show()

    def _show(self) -> None:
        self.query_one(Sheet).show(groups.members(self._visit.id))

    def _cells(self, member: Member) -> tuple[str | Cell, ...]:
        there = Cell(say("到", "yes"), "") if member.present else Cell(say("缺席", "absent"), "late")
        return self.app.shown_name(member.name), there, Cell(member.reason, "muted")


async def begin(page: Any) -> None:
    """Begin a group session now, then fill its list."""
    app: DeskApp = page.app
    title = await prompt(app, Words("团体辅导", "Group session"), Words("名称或主题", "Its title"), check=_titled)
    if title is None:
        return
    visit = groups.begin(title)
    app.announce()
    await app.push_screen_wait(Attendance(visit))


def _titled(text: str) -> str:
    from model.errors import DeskError

    if not text.strip():
        raise DeskError(Words("请填写名称", "Give it a title"))
    return text.strip()
