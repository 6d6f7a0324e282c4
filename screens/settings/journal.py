"""The journal on the settings page: what was done lately, by whom, field by field; and who looked at what."""

from collections.abc import Sequence

from model import clock, history, history_reach, reading_log, settings, undoing
from model.history import Deed, Field
from model.people import students
from model.reading_log import Look
from model.rights import Right
from model.words import Words, say
from screens.settings.settings_section import Cell, Column, Section
from tui.app import DeskApp
from tui.ask import confirm, show_text

SHOWN = 500
"""Entries listed at most, the newest."""
KINDS = {
    "undo": Words("撤销", "undo"),
    "redo": Words("重做", "redo"),
    "record": Words("记事", "record"),
}
"""What an entry that is no plain change is called."""
NAMING = frozenset({"student_id", "visitor_name", "signed", "by_whom"})
"""Columns in which somebody is named, in whatever table."""
NAMES = frozenset({("student", "name"), ("guardian", "name")})
"""Tables whose ``name`` is a person's; a room, a list, a day have one that nobody need hide."""
BACK = Words("已撤销（姓名已隐去）", "Taken back (names are hidden)")
AGAIN = Words("已重做（姓名已隐去）", "Done again (names are hidden)")
"""Said instead of the entry's own sentence while names are hidden."""


class JournalSection(Section):
    """The newest entries."""

    id = "journal"
    title = Words("操作记录", "Journal")
    right = Right.JOURNAL
    columns = (
        Column("at", Words("时间", "When"), 11),
        Column("what", Words("做了什么", "What"), None, least=20),
        Column("who", Words("谁", "Who"), (8, 10), priority=1),
    )
    does = Words("逐项查看", "Field by field")
    backs = Words("撤销这一件", "Take it back")
    empty = Words("还没有操作记录。", "Nothing was done yet.")

    def __init__(self) -> None:
        self._names: dict[int, list[str]] = {}

    def about(self) -> Words:
        """What can be taken back."""
        return Words(
            "每次改动都在这里，删不掉。Ctrl+Z 撤销自己最近做的，Ctrl+R 撤销光标处自己做的（再按重做）。",
            "Every change, for good. Ctrl+Z takes back the last thing you did, Ctrl+R what the cursor is on, if you did it.",
        )

    def items(self) -> Sequence[Deed]:
        """The newest first."""
        found = history.lately(SHOWN)
        self._names = history.names_in([each.number for each in found])
        return found

    def key(self, item: Deed) -> int:
        """Its number."""
        return item.number

    def cells(self, item: Deed, app: DeskApp) -> tuple[str | Cell, ...]:
        """When, what, who; what was taken back is struck out."""
        style = "muted strike" if item.taken_back else "muted" if item.kind == "record" else ""
        return f"{item.at:%m-%d %H:%M}", Cell(self._said(item, app), style), item.who or say("创建者", "founder")

    def detail(self, item: Deed, app: DeskApp) -> str:
        """Number, instant, how many rows."""
        state = say("已撤销", "taken back") if item.taken_back else str(KINDS.get(item.kind, ""))
        rows = say("改动 {n} 行", "{n} {n:row|rows}", n=item.changes) if item.changes else ""
        parts = [f"#{item.number}", f"{item.at:%Y-%m-%d %H:%M:%S}", item.who, rows, state]
        return "   ".join(part for part in parts if part) + "\n" + self._said(item, app)

    async def act(self, app: DeskApp, item: Deed) -> None:
        """Every field, from and to."""
        await show_text(app, self._said(item, app), _told(item, app))

    async def back(self, app: DeskApp, item: Deed) -> None:
        """This one of one's own is taken back, or done again, whatever was done since; rows changed since refuse it."""
        what = self._said(item, app)
        if item.taken_back:
            question = Words("重做：{what}", "Do again: {what}").saying(what=what)
            if await confirm(app, question, yes=Words("重做", "do it again")):
                undoing.do_again(item.number)
                app.announce(hidden=AGAIN)
            return
        question = Words("撤销：{what}", "Take back: {what}").saying(what=what)
        detail = Words("此后做的事都不动。", "What was done since stays.")
        if await confirm(app, question, detail, yes=Words("撤销", "take it back")):
            undoing.take_back(item.number)
            app.announce(hidden=BACK)

    def _said(self, item: Deed, app: DeskApp) -> str:
        said = str(item.words)
        return app.shown_in(said, self._names.get(item.number, ()))


class LooksSection(Section):
    """Who looked at confidential records."""

    id = "looks"
    title = Words("查阅记录", "Who looked")
    right = Right.JOURNAL
    columns = (
        Column("at", Words("时间", "When"), 11),
        Column("who", Words("谁", "Who"), (8, 10)),
        Column("what", Words("查阅了", "Looked at"), None, least=14),
        Column("student", Words("学生", "Student"), (8, 12), priority=1),
    )
    does = Words("查看", "Look")
    empty = Words("没有可显示的查阅记录。", "There is no look to show.")

    def about(self) -> Words:
        """What it is, and to whom only a part of it is shown."""
        if not history_reach.may_see("risk_case"):
            return Words(
                "这里只列出对来访记录的查阅，其余由心理教师看。",
                "Only looks at notes are listed; the others are for the counsellor.",
            )
        return Words(
            "每次查看保密内容都记在这里，包括自己的。",
            "Every look at a confidential record, yours too; nobody changes it.",
        )

    def items(self) -> Sequence[Look]:
        """The newest first."""
        return reading_log.latest(limit=SHOWN)

    def key(self, item: Look) -> tuple[str, int | None, str]:
        """Instant, person, thing."""
        return item.at, item.who, item.what

    def cells(self, item: Look, app: DeskApp) -> tuple[str | Cell, ...]:
        """When, who, what, whose."""
        return f"{clock.local(item.at):%m-%d %H:%M}", item.who_name, _what(item, app), _student(item, app)


def _what(item: Look, app: DeskApp) -> str:
    """What was looked at; while names are hidden a search does not say for whom."""
    searched = item.what.startswith("board ")
    return say("在关注看板搜索", "a search of the risk board") if searched and app.names_hidden else str(item.words)


def _student(item: Look, app: DeskApp) -> str:
    if item.student_id is None or not history_reach.may_see("visit"):
        return ""
    return app.shown_name(students.get(item.student_id).name)


def _told(item: Deed, app: DeskApp) -> str:
    found = history.fields(item.number)
    if not found:
        if item.changes:
            return str(history_reach.HIDDEN)
        return say("没有改动数据行，只是记下这件事。", "No row was changed; it is a record that it happened.")
    lines = []
    for field in found[: history.FIELDS_MOST]:
        before, after = (_value(app, field, each) for each in (field.before, field.after))
        change = say("{a}  改为  {b}", "{a}  to  {b}", a=before, b=after) if field.before is not None else after
        lines.append(f"{field.title}: {change}")
    return "\n".join(lines)


def _value(app: DeskApp, field: Field, value: object) -> str:
    if value is None or value == "":
        return say("（空）", "(empty)")
    if (field.noun, field.name) == ("setting", "key"):
        return str(settings.title_of(str(value)))
    said = history.name_of(field.name, value)
    return app.shown_name(said) if field.name in NAMING or (field.noun, field.name) in NAMES else said
