"""The door of the desk: asks who is there, or founds a desk where there is none.

The store is opened here and nowhere else on the screen. Deriving the key takes a tenth of a second and
lets go of the interpreter, so it runs in a thread.
"""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from model import desk, session
from model.errors import DeskError, WrongPassword
from model.store import vault
from model.words import Words, say
from tui.app import DeskApp
from tui.wiring import wire

GATE = "gate"
SLOWEST_SECONDS = 8
"""How long the gate waits after many wrong passwords."""


class Gate(ModalScreen[None]):
    """Name and password; wrong ones slow it down, and it never says which of the two was wrong."""

    app: DeskApp
    DEFAULT_CSS = """
    Gate {
        align: center middle;
        & > Vertical { width: 52; height: auto; border: solid $primary; padding: 1 2; background: $surface; }
        Input { margin: 0 0 1 0; }
        #wrong { color: $text-error; height: auto; }
        #title { text-style: bold; margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "app.quit", show=False)]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._wrong = 0

    def compose(self) -> ComposeResult:
        """Title, name, password, what is wrong."""
        with Vertical():
            yield Static(say("心理辅导室值班台", "Duty Desk"), id="title")
            yield Input(placeholder=say("姓名", "Name"), id="name", compact=True)
            yield Input(placeholder=say("口令", "Password"), id="password", password=True, compact=True)
            yield Static("", id="wrong", markup=False)
            yield Static(say("Enter 打开   Ctrl+Q 退出", "Enter opens   Ctrl+Q quits"), markup=False)

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name", Input).focus()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """From the name to the password, from the password inside."""
        if event.input.id == "name":
            self.query_one("#password", Input).focus()
        else:
            self.enter()

    @work(exclusive=True)
    async def enter(self) -> None:
        """Try name and password; on success the desk stands behind this door."""
        name, password = (self.query_one(f"#{which}", Input) for which in ("name", "password"))
        self._tell(Words("正在打开", "Opening"))
        try:
            opened = await asyncio.to_thread(vault.open_with, self._folder, name.value, password.value)
            desk.open_with_key(self._folder, opened)
        except WrongPassword as error:
            self._wrong += 1
            password.value = ""
            await asyncio.sleep(min(SLOWEST_SECONDS, 2 ** (self._wrong - 1) - 1))
            self._tell(error.words)
            return
        except DeskError as error:
            self._tell(error.words)
            return
        wire(self.app)
        await self.app.switch_mode(self.app.PAGES[0].id)

    def _tell(self, words: Words) -> None:
        self.query_one("#wrong", Static).update(str(words))


class Founding(ModalScreen[None]):
    """The first start: the school, its first counsellor, their password, then the recovery code for the safe."""

    app: DeskApp

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def on_mount(self) -> None:
        """Ask, found, show the recovery code, open the first page."""
        self.found()

    @work
    async def found(self) -> None:
        """Lead through founding the desk; leaving the form leaves the program."""
        from tui.ask import show_text
        from tui.form import Form
        from tui.founding import FIELDS, establish

        code = await self.app.push_screen_wait(
            Form(
                Words("建立本校值班台", "Found this school's desk"),
                FIELDS,
                lambda answers: establish(self._folder, answers),
            )
        )
        if code is None:
            self.app.exit()
            return
        await show_text(
            self.app,
            Words("恢复码：请抄下放进保险柜", "Recovery code: write it down, put it in the safe"),
            Words(
                "{code}\n\n所有人都忘记口令时，只有它能打开数据。它只显示这一次。",
                "{code}\n\nIf every password is forgotten, only this opens the desk. It is shown this once.",
            ).saying(code=code),
        )
        wire(self.app)
        await self.app.switch_mode(self.app.PAGES[0].id)


def gated(folder: Path) -> DeskApp:
    """A desk that begins at its door: the password where there is a store, founding where there is none."""
    app = DeskApp()
    app.add_mode(GATE, lambda: Gate(folder) if desk.is_there(folder) else Founding(folder))
    app.begin_with(GATE)
    session.stand_up()
    return app
