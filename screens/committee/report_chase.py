"""Chasing what is missing: the list of classes and members, to read, to copy into a message group, to save as text.

The system's clipboard receives no names from the desk by itself (issue 3 §4), and this list is made to be sent
(issue 4 §2). So both hold like this: names of classes are copied with one key; names of members only after the desk
has said where they go and somebody has answered with another key, and the journal keeps that they left, as for any
export. The file is the other way, recorded alike. Where a terminal takes no clipboard, the file is the only one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from model import clock
from model.committee import board, chasing, places
from model.committee.weeks import ReportWeek, week_on
from model.errors import DeskError
from model.words import Words
from tui.app import DeskApp
from tui.ask import confirm, prompt
from tui.dialog import Dialog, Key
from tui.files import typed
from tui.prose import Prose

Chosen = Literal["classes", "names", "save"]
"""In which way the list leaves the desk."""


async def show_missing(page: Any) -> None:
    """Show who has not answered for the week under the cursor; save it as text if wanted."""
    app: DeskApp = page.app
    week: ReportWeek | None = page.grid.week if hasattr(page, "grid") else week_on(clock.today())
    if week is None or not week.wanted:
        app.notify(str(Words("这一周不需要上报", "No report is wanted for that week")), markup=False)
        return
    text = board.missing_text(week)
    head, *lines = text.split("\n")
    if not lines:
        none = not places.all_points(week.monday)
        all_in = Words("本周全部已交", "Everybody has answered for this week")
        app.notify(str(Words("还没有班级", "There are no classes yet") if none else all_in), markup=False)
        return
    chosen = await app.push_screen_wait(MissingList(head, _shown(app, lines)))
    if chosen == "save":
        await _save(app, week)
    elif chosen is not None:
        await _copy(app, week, names=chosen == "names")


class MissingList(Dialog[Chosen | None]):
    """The list, scrolled with arrows; answers in which way it leaves the desk, or None."""

    DEFAULT_CSS = """
    MissingList {
        VerticalScroll { height: auto; max-height: 15; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer('classes')", show=False),
        Binding("2", "answer('names')", show=False),
        Binding("3,ctrl+s", "answer('save')", show=False),
        Binding("enter", "leave", show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self._text = text

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield VerticalScroll(Prose(self._text))

    def keys(self) -> Sequence[Key]:
        """Copy, copy with names, save, close."""
        return (
            Key("1", Words("复制班级名", "copy the classes"), "answer('classes')"),
            Key("2", Words("连同委员姓名复制", "with the members"), "answer('names')"),
            Key("3", Words("存为文本", "save as text"), "answer('save')"),
            Key("Esc", Words("关闭", "close"), "leave"),
        )

    def action_answer(self, way: Chosen) -> None:
        """In which way it leaves."""
        self.dismiss(way)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _shown(app: DeskApp, lines: list[str]) -> str:
    """The list, with names hidden if they are hidden on the desk."""
    if app.shown_name("王小明") != "王小明":  # not said: any name shows whether names are hidden
        lines = [" ".join([line.split(" ")[0], *map(app.shown_name, line.split(" ")[1:])]) for line in lines]
    return "\n".join(lines)


async def _copy(app: DeskApp, week: ReportWeek, *, names: bool) -> None:
    if names:
        question = Words("把委员姓名放到系统剪贴板？", "Put the members' names on the system's clipboard?")
        detail = Words(
            "本机其他程序都能读到，锁屏也不会清除；只发到工作群。将记入操作记录。",
            "Every program here can read it, and locking does not clear it. For the staff's group only. It is recorded.",
        )
        if not await confirm(app, question, detail, danger=True, yes=Words("复制姓名", "copy the names")):
            return
    app.hand_to_system(chasing.hand_out(week, "clipboard", names=names))
    if names:
        app.announce()
    told = Words("已复制；若粘贴不出来，请按 3 存为文本", "Copied. If nothing can be pasted, save it as text with 3")
    app.notify(str(told), markup=False)


async def _save(app: DeskApp, week: ReportWeek) -> None:
    from model.exchange.safely import write

    def check(line: str) -> Path:
        path = typed(line)
        if not line.strip():
            raise DeskError(Words("请写文件名", "Give a file name"))
        write(path, (board.missing_text(week) + "\n").encode("utf-8"))
        chasing.hand_out(week, "file", names=True)
        return path

    initial = str(Path.home() / f"missing-{week.monday}.txt")
    path = await prompt(app, Words("存为文本", "Save as text"), Words("文件", "File"), initial, check=check, kept=None)
    if path is not None:
        app.announce()
        app.notify(str(Words("已存到 {path}", "Saved to {path}").saying(path=path.name)), markup=False)
