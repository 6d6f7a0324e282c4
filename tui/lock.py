"""The lock: a cover that only a password lifts, the same person's or another's, each to their own place.

The store's key stays in memory while the desk is locked; the lock keeps passers-by out, not whoever takes the
machine apart (SECURITY.md).
"""

from model import access, desk, session, settings, tenure, unlocking
from model.errors import NotAllowed
from model.store.vault import Opened
from model.words import Words
from tui.app import DeskApp
from tui.keyhole import Keyhole
from tui.seats import Seats, whose

LOCKED = Words(
    "输入口令回到原处。别人也可以用自己的姓名和口令接替，看不到这里的内容。",
    "The password leads back to the same place. Somebody else may take over with their own name and password, and sees "
    "nothing of this.",
)


class LockScreen(Keyhole):
    """Name and password over a black ground."""

    DEFAULT_CSS = "LockScreen { background: $background; }"

    def __init__(self, seats: Seats, why: Words = LOCKED) -> None:
        here = session.at_desk()
        # Never without a name where there is one: the password would be typed, readable, into its line.
        self._whose = (access.signs_in_as(here.staff_id) if here.staff_id is not None else "") or here.name
        super().__init__(Words("已锁定", "Locked"), access.folder(), self._whose, why)
        self._seats = seats

    async def entered(self, opened: Opened) -> None:
        """The same person goes on; another one sits down at a desk of their own."""
        unlocking.need_own(opened)
        before = whose()
        if opened.person != session.at_desk().staff_id:
            desk.take_seat(opened)
            self.app.copy_to_clipboard("")
            self.app.clear_notifications()
            self.app.set_reactive(DeskApp.names_hidden, settings.get().names_hidden)
        else:
            unlocking.note(opened)
            news = tenure.look()
            if news is not None and news.ends:
                raise NotAllowed(news.words)
        if whose() != before:
            self._seats.change(self.app, before, whose(), self.app.PAGES[0].id)
        self.app.uncover()
        # Whoever may see what now, and whatever changed meanwhile.
        self.app.publish({"names"})

    def action_leave(self) -> None:
        """There is no way round: what was typed is wiped out, and whose desk it is stands there again."""
        self.name_row.editor.put(self._whose)
        self.password_row.editor.put("")
        self.password_row.editor.focus()


def lock(app: DeskApp, seats: Seats, why: Words = LOCKED) -> None:
    """Lock the desk now; what is being typed is kept as a draft first, under the name of who typed it."""
    if isinstance(app.screen, LockScreen):
        if why is not LOCKED:
            app.screen.tell(why, wrong=True)
        return
    app.keep_drafts()
    app.clear_notifications()
    app.cover(LockScreen(seats, why))
