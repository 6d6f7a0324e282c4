"""Chasing what is missing: the list of classes and members, to read, or to save as a text for a message group.

The system's clipboard receives no names from the desk, and this list has names of members: so it is not copied behind
the counsellor's back. It lies on the screen to be marked with the mouse, and is saved as a plain text file where the
counsellor says, which any chat program takes. It holds names of classes and of members and nothing else.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from model import clock
from model.committee import board
from model.committee.weeks import ReportWeek, week_on
from model.errors import DeskError
from model.words import Words
from tui.app import DeskApp
from tui.ask import prompt
from tui.dialog import Dialog, Key
from tui.prose import Prose


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
        app.notify(str(Words("本周全部已交", "Everybody has answered for this week")), markup=False)
        return
    if await app.push_screen_wait(MissingList(head, _shown(app, lines))):
        await _save(app, week.monday, text)


class MissingList(Dialog[bool]):
    """The list, scrolled with arrows; Ctrl+S answers that it is to be saved."""

    DEFAULT_CSS = """
    MissingList {
        VerticalScroll { height: auto; max-height: 17; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "answer(True)", show=False),
        Binding("enter", "answer(False)", show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self._text = text

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield VerticalScroll(Prose(self._text))

    def keys(self) -> Sequence[Key]:
        """Save, close."""
        save = Key("Ctrl+S", Words("另存为文本，供发到工作群", "save as text for a message group"), "answer(True)")
        return save, Key("Enter Esc", Words("关闭", "close"), "answer(False)")

    def action_answer(self, save: bool) -> None:
        """Whether it is to be saved."""
        self.dismiss(save)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(False)


def _shown(app: DeskApp, lines: list[str]) -> str:
    """The list, with names hidden if they are hidden on the desk."""
    if app.shown_name("王小明") != "王小明":  # not said: any name shows whether names are hidden
        lines = [" ".join([line.split(" ")[0], *map(app.shown_name, line.split(" ")[1:])]) for line in lines]
    return "\n".join(lines)


async def _save(app: DeskApp, monday: date, text: str) -> None:
    from model.exchange.safely import write

    def check(line: str) -> Path:
        path = Path(line.strip()).expanduser()
        if not line.strip():
            raise DeskError(Words("请写文件名", "Give a file name"))
        write(path, (text + "\n").encode("utf-8"))
        return path

    initial = str(Path.home() / f"missing-{monday}.txt")
    path = await prompt(app, Words("另存为文本", "Save as text"), Words("文件", "File"), initial, check=check)
    if path is not None:
        app.notify(str(Words("已存到 {path}", "Saved to {path}").saying(path=path)), markup=False)
