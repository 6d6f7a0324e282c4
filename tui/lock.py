"""The lock: a cover that only a password lifts, the same person's or another's, each to their own place.

The store's key stays in memory while the desk is locked; the lock keeps passers-by out, not whoever takes the
machine apart (SECURITY.md).
"""

from model import access, desk, session, settings, unlocking
from model.store.vault import Opened
from model.words import Words
from tui.app import DeskApp
from tui.keyhole import Keyhole
from tui.seats import Seats

LOCKED = Words(
    "输入口令回到原处。别人也可以用自己的姓名和口令接替，看不到这里的内容。",
    "The password leads back to the same place. Somebody else may take over with their own name and password, and sees "
    "nothing of this.",
)


class LockScreen(Keyhole):
    """Name and password over a black ground."""

    DEFAULT_CSS = "LockScreen { background: $background; }"

    def __init__(self, seats: Seats) -> None:
        here = session.at_desk().staff_id
        name = access.signs_in_as(here) if here is not None else ""
        super().__init__(Words("已锁定", "Locked"), access.folder(), name, LOCKED)
        self._seats = seats

    async def entered(self, opened: Opened) -> None:
        """The same person goes on; another one sits down at a desk of their own."""
        unlocking.need_own(opened)
        before = session.at_desk().staff_id
        if opened.person != before:
            desk.take_seat(opened)
            self._seats.change(self.app, before, opened.person, self.app.PAGES[0].id)
            self.app.copy_to_clipboard("")
            self.app.clear_notifications()
            self.app.set_reactive(DeskApp.names_hidden, settings.get().names_hidden)
        else:
            unlocking.note(opened)
        self.app.uncover()
        # Whoever may see what now, and whatever changed meanwhile.
        self.app.publish({"names"})


def lock(app: DeskApp, seats: Seats) -> None:
    """Lock the desk now; what is being typed is kept as a draft first, under the name of who typed it."""
    if isinstance(app.screen, LockScreen):
        return
    app.keep_drafts()
    app.clear_notifications()
    app.cover(LockScreen(seats))
