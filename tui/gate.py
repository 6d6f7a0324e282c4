"""The door of the desk: asks who is there, or founds a desk where there is none.

The store is opened here and nowhere else on the screen. A damaged store and a lost key file are told apart from a
wrong password, and the newest good backup is offered beside them.
"""

from pathlib import Path

from textual import work
from textual.screen import ModalScreen

from model import desk, restore, session
from model.errors import Damaged, DeskError
from model.store.key_file import PerhapsDamaged
from model.store.vault import Opened
from model.words import Words
from tui.app import DeskApp
from tui.keyhole import Keyhole
from tui.wiring import wire

GATE = "gate"
FORGOTTEN = Words(
    "忘记口令：姓名留空，口令处输入保险柜里的恢复码。",
    "Forgotten? Leave the name empty and type the recovery code from the safe as the password.",
)


class Gate(Keyhole):
    """Name and password; behind it stands the desk."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Words("心理辅导室值班台", "Duty Desk"), folder, said=FORGOTTEN)

    def on_mount(self) -> None:
        """A key file that is missing is told before anybody types in vain."""
        super().on_mount()
        if restore.needs_key(self._folder):
            self.find_key()

    @work
    async def find_key(self) -> None:
        """Offer the key file of the newest backup."""
        from tui.rescue import find_key

        self.tell(await find_key(self.app, self._folder))

    def refused(self, error: DeskError) -> None:
        """Where part of the key file is damaged, it may not have been the password."""
        if isinstance(error, PerhapsDamaged):
            self.find_key()

    async def entered(self, opened: Opened) -> None:
        """Open the store with the key, set it right if need be, and go in."""
        try:
            desk.open_with_key(self._folder, opened)
        except Damaged as error:
            from tui.rescue import bring_back

            if not await bring_back(self.app, self._folder, opened, error.words):
                raise
            desk.open_with_key(self._folder, opened)
        if first := session.at_desk().first:
            from tui.rescue import own_chosen, recovered

            if not await (recovered if first == "safe" else own_chosen)(self.app):
                desk.leave()
                raise DeskError(Words("没有设新口令，值班台没有打开", "No new password was set; the desk stays closed"))
        await go_in(self.app)


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
        from tui.founding import found_school, take_in_roster

        if not await found_school(self.app, self._folder):
            self.app.exit()
            return
        await go_in(self.app)
        await take_in_roster(self.app)


async def go_in(app: DeskApp) -> None:
    """The first page of the open desk."""
    wire(app)
    await app.switch_mode(app.PAGES[0].id)


def gated(folder: Path) -> DeskApp:
    """A desk that begins at its door: the password where there is a store, founding where there is none."""
    app = DeskApp()
    app.add_mode(GATE, lambda: Gate(folder) if desk.is_there(folder) else Founding(folder))
    app.begin_with(GATE)
    session.stand_up()
    return app
