"""Where a name and a password are asked for: the same box at the door and at the lock.

Deriving the key takes half a second and lets go of the interpreter, so it runs in a thread. A wrong password is
answered without saying which part was wrong, and each one makes the next wait.
"""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from model import unlocking
from model.errors import DeskError
from model.store.vault import Opened
from model.words import Words
from tui.app import DeskApp
from tui.dialog import Dialog, Key, error_line
from tui.fields.field import Editor
from tui.fields.row import FieldRow
from tui.fields.typed import Text
from tui.prose import Prose

LABEL_CELLS = 8


class Keyhole(Dialog[None]):
    """Name and password; what they open is given to ``entered``. There is no way round it."""

    app: DeskApp
    AUTO_FOCUS = None
    DEFAULT_CSS = """
    Keyhole {
        & > .box { width: 60; }
        #lines { height: auto; margin: 1 0 0 0; }
        #said { padding: 1 2 0 2; color: $text-muted; }
        #said.-wrong { color: $text-error; }
        ToastHolder { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, title: Words, folder: Path, name: str = "", said: Words | str = "") -> None:
        super().__init__(title)
        self._folder = folder
        self._first = str(said)
        self._wrong: Words | None = None
        self._patience: Timer | None = None
        self.name_row = FieldRow(Text("name", Words("姓名", "Name")), LABEL_CELLS)
        self.password_row = FieldRow(Text("password", Words("口令", "Password"), secret=True), LABEL_CELLS)
        self.name_row.editor.put(name)
        for row in (self.name_row, self.password_row):
            row.editor.host = self

    def body(self) -> Iterable[Widget]:
        """The two lines, and what there is to say."""
        yield Vertical(self.name_row, self.password_row, id="lines")
        yield Prose(self._first, id="said")

    def keys(self) -> Sequence[Key]:
        """Enter opens."""
        return (Key("Enter", Words("打开", "open"), "enter"), Key("Ctrl+Q", Words("退出", "quit"), "quit_desk"))

    def on_mount(self) -> None:
        """Begin where something is missing; wait if that is due."""
        (self.password_row if self.name_row.editor.raw else self.name_row).editor.focus()
        self.wait()

    async def entered(self, opened: Opened) -> None:
        """The password was right. A ``DeskError`` raised here is told in the box."""
        raise NotImplementedError

    def refused(self, error: DeskError) -> None:
        """What was typed opened nothing, and that is told; a door may know what helps."""

    def tell(self, words: Words | str, *, wrong: bool = False) -> None:
        """Say something below the lines, unless the desk is going down."""
        if not self.is_running:
            return
        said = self.query_one("#said", Prose)
        said.text = error_line(words) if wrong else words
        said.set_class(wrong, "-wrong")

    def left(self, editor: Editor, by: int) -> None:
        """From the name to the password, from the password inside."""
        if editor is self.name_row.editor:
            self.password_row.editor.focus()
        elif by < 0:
            self.name_row.editor.focus()
        else:
            self.action_enter()

    def edited(self, editor: Editor) -> None:
        """Nothing follows from it."""

    def grown(self, editor: Editor) -> None:
        """They never do."""

    @work(exclusive=True, group="keyhole")
    async def action_enter(self) -> None:
        """Try name and password."""
        name, password = self.name_row.editor.raw, self.password_row.editor.raw
        if not password:
            self.password_row.editor.focus()
            return
        self.tell(Words("正在打开", "Opening"))
        try:
            opened = await asyncio.to_thread(unlocking.unwrap, self._folder, name, password)
            await self.entered(opened)
        except DeskError as error:
            self._wrong = error.words
            self.tell(error.words, wrong=True)
            self.refused(error)
        else:
            self._wrong = None
            self.tell("")
        finally:
            self.password_row.editor.put("")
            self.password_row.editor.focus()
        self.wait()

    def wait(self) -> None:
        """While a wait is due, say how long; count it down."""
        seconds = unlocking.seconds_left(self._folder)
        if seconds:
            words = Words("口令错误次数较多，请过 {n} 秒再试", "Several passwords were wrong; try again in {n} s")
            self.tell(words.saying(n=seconds), wrong=True)
            self._patience = self._patience or self.set_interval(1, self.wait)
        elif self._patience is not None:
            self._patience.stop()
            self._patience = None
            self.tell(self._wrong or "", wrong=self._wrong is not None)

    def action_leave(self) -> None:
        """There is no way round: what was typed is wiped out."""
        self.password_row.editor.put("")

    async def action_quit_desk(self) -> None:
        """Leave the program, as its key does."""
        left = self.app.action_quit_desk()
        if left is not None:
            await left
