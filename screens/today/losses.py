"""What the desk could not read back: told over the first page, and settled once it is entered again."""

from model import losses, rights
from model.rights import Right
from model.words import Words
from tui.app import DeskApp
from tui.ask import confirm, show_text

NOUN = frozenset({"backup"})
"""What the first page follows; the store has no table of that name."""
TITLE = Words("有改动没能读回来", "Some changes could not be read back")


async def tell(app: DeskApp, entry: int) -> None:
    """Say what is gone and what to do; who keeps the backups may say that it is done."""
    told = next((each for each in losses.unsettled() if each.entry == entry), None)
    if told is None:
        return
    if not rights.may(Right.BACKUP):
        await show_text(app, TITLE, told.words)
    elif await confirm(
        app, TITLE, told.words, yes=Words("已补录，不再提醒", "entered again, remind me no more"), danger=True
    ):
        losses.settle(entry)
        app.announce()
        app.publish(NOUN)


async def greet(app: DeskApp) -> None:
    """The same over the first page of a desk that was just opened."""
    for told in losses.unsettled():
        await show_text(app, TITLE, told.words)
