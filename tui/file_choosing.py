"""The dialog that asks for a file: the newest ones lie ready, a path may be typed, pasted or walked."""

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model.words import Words, say
from tui import files
from tui.cells import Column
from tui.dialog import Dialog, Key, error_line
from tui.files import Entry
from tui.inputs import OneLine
from tui.prose import Prose
from tui.sheet import Cell, Sheet

NOTHING = Words("", "")
NO_FOLDER = Words("没有这个文件夹，或打不开", "There is no such folder, or it cannot be opened")
NO_FILE = Words("没有这个文件；从列表里选，或输入完整路径", "There is no such file; choose one, or type its whole path")


class FileChoosing(Dialog[Path | None]):
    """A line and the files that fit it; answers with a path that was there when it was chosen."""

    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    FileChoosing {
        #line { margin: 1 2 0 2; padding: 0 1; }
        #place { padding: 0 2; margin-top: 1; color: $text-accent; }
        #files { height: 11; margin: 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("tab", "complete", show=False, priority=True),
    ]

    def __init__(self, title: Words | str, endings: Sequence[str]) -> None:
        super().__init__(title)
        self._endings = endings
        self._recent: list[Entry] = []
        self._listed: tuple[Path | None, list[Entry]] = (None, [])

    def body(self) -> Iterable[Widget]:
        """The line, where we are, what lies there."""
        hint = say("文件名或路径，可粘贴", "a name or a path; it may be pasted")
        yield OneLine(placeholder=hint, select_on_focus=False, id="line")
        yield Prose(id="place")
        yield Sheet(
            (Column("name", NOTHING, None, least=20), Column("changed", NOTHING, 16), Column("in", NOTHING, 14)),
            self._cells,
            lambda entry: entry.path,
            empty=Words("这里没有 {kinds} 文件", "No {kinds} here").saying(kinds=" ".join(self._endings)),
            header=False,
            marking=False,
            id="files",
        )
        yield Prose(classes="wrong")

    def keys(self) -> Sequence[Key]:
        """Enter takes a file or goes into a folder."""
        return (
            Key("Enter", Words("选定或进入", "take, or go in"), "take"),
            Key("Tab", Words("补全", "complete"), "complete"),
            Key("Esc", Words("取消", "cancel"), "leave"),
        )

    def on_mount(self) -> None:
        """The newest files."""
        self._recent = files.recent(self._endings)
        self._list()

    @on(Input.Changed, "#line")
    def line_changed(self) -> None:
        """Look where the line points."""
        self._list()

    @on(Input.Submitted, "#line")
    @on(Sheet.Chosen, "#files")
    def action_take(self) -> None:
        """The file that is typed in full, or what is under the cursor: a file is the answer, a folder is opened."""
        folder, part = files.wanted(self._line.value)
        entry: Entry | None = self.query_one(Sheet).item
        if folder is not None and part and (folder / part).is_file():
            self.dismiss(folder / part)
        elif entry is None:
            self._tell(NO_FILE)
        elif entry.is_folder:
            self._type(entry)
        else:
            self.dismiss(entry.path)

    def action_complete(self) -> None:
        """Write what is under the cursor into the line."""
        entry: Entry | None = self.query_one(Sheet).item
        if entry is not None:
            self._type(entry)

    def action_move(self, by: int) -> None:
        """Another entry."""
        self.query_one(Sheet).action_move(by)

    def action_page(self, by: int) -> None:
        """Another page of entries."""
        self.query_one(Sheet).action_page(by)

    @property
    def _line(self) -> Input:
        return self.query_one("#line", Input)

    def _type(self, entry: Entry) -> None:
        path = str(entry.path)
        self._line.value = path if not entry.is_folder or path.endswith(os.sep) else path + os.sep
        self._line.cursor_position = len(self._line.value)

    def _list(self) -> None:
        folder, part = files.wanted(self._line.value)
        self._tell(None)
        entries = self._recent if folder is None else self._inside(folder)
        sheet = self.query_one(Sheet)
        sheet.show(files.holding(entries, part) if part else entries)
        sheet.action_edge(0)
        newest = say("最近的文件，其后是常用文件夹", "The newest files, then the usual folders")
        self.query_one("#place", Prose).text = newest if folder is None else _told(str(folder))

    def _inside(self, folder: Path) -> list[Entry]:
        if self._listed[0] != folder:
            try:
                self._listed = folder, files.inside(folder, self._endings)
            except OSError:
                self._listed = None, []
                self._tell(NO_FOLDER)
        return self._listed[1]

    def _tell(self, words: Words | None) -> None:
        wrong = self.query_one(".wrong", Prose)
        wrong.text = error_line(words) if words else ""
        wrong.set_class(words is not None, "-shown")

    def _cells(self, entry: Entry) -> tuple[str | Cell, ...]:
        folder = files.wanted(self._line.value).folder
        if entry.is_folder:
            name = ".." if folder is not None and entry.path == folder.parent else _told(entry.path.name or entry.path)
            return Cell(f"{name}{os.sep}", "accent"), "", ""
        changed = datetime.fromtimestamp(entry.changed, UTC).astimezone()
        lies_in = _told(entry.path.parent.name) if folder is None else ""
        return _told(entry.path.name), Cell(f"{changed:%Y-%m-%d %H:%M}", "muted"), Cell(lies_in, "muted")


def _told(name: str | Path) -> str:
    """A name as it can be shown: a file system may hold bytes that are no text."""
    return str(name).encode("utf-8", "replace").decode()


async def ask_file(app: App[Any], title: Words | str, endings: Sequence[str]) -> Path | None:
    """Ask for a file with one of these endings (``.xlsx``); None when the person leaves it."""
    return await app.push_screen_wait(FileChoosing(title, endings))
