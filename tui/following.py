"""What another window did to the person who sits here: their role changes at once, or the desk locks at once."""

from model import tenure
from model.words import Words
from tui.app import DeskApp
from tui.black import Blank
from tui.lock import lock
from tui.seats import Seats, whose


def follow(app: DeskApp, seats: Seats) -> None:
    """Look whether they may go on; what lies open under another role is laid aside, and a desk of that role begins."""
    before = whose()
    news = tenure.look()
    if news is None:
        return
    if not news.ends:
        _begin_anew(app, seats, before, news.words)
    elif app.lock is not None:
        lock(app, seats, news.words)
    else:
        tenure.end()
        _lay_aside(app, seats, before)
        if isinstance(app.screen, Blank):
            app.screen.tell(news.words)


def _lay_aside(app: DeskApp, seats: Seats, before: str) -> None:
    """Under the cover: what lay open is kept and laid aside."""
    app.keep_drafts()
    if not app.is_covered:
        app.cover()
    seats.change(app, before, whose(), app.PAGES[0].id)


def _begin_anew(app: DeskApp, seats: Seats, before: str, words: Words) -> None:
    was_covered = app.is_covered
    _lay_aside(app, seats, before)
    if not was_covered:
        app.uncover()
    app.clear_notifications()
    app.notify(str(words), severity="warning", timeout=10, markup=False)
    app.publish({"names"})
