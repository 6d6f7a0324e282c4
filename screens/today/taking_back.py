"""Ctrl+Z: takes back what was last done; where that cannot be, says why and offers the next older that can."""

from collections.abc import Awaitable

from model import undoing
from model.errors import ChangedSince, DeskError, Refused
from model.undoing import Older
from model.words import Words
from tui.app import DeskApp
from tui.ask import confirm

DONE = Words("已撤销（姓名已隐去）", "Taken back (names are hidden)")
"""Said instead of the entry's own sentence while names are hidden."""


def undo(app: DeskApp) -> Awaitable[None] | None:
    """Take back the newest at once; a question is only asked where it is refused. Raises ``DeskError``."""
    try:
        return app.action_undo()
    except (ChangedSince, Refused) as error:
        refused = undoing.newest()
        instead = undoing.older(refused.number) if refused is not None else None
        if refused is None or instead is None:
            raise
        return _offer(app, refused, error, instead)


async def _offer(app: DeskApp, refused: Older, error: DeskError, instead: Older) -> None:
    """Say why the newest cannot be taken back, name the next older that can, and ask."""
    while True:
        if not await confirm(app, _cannot(app, refused), _told(app, error, instead), yes=_YES):
            return
        try:
            undoing.take_back(instead.number)
        except (ChangedSince, Refused) as again:
            found = undoing.older(instead.number)
            if found is None:
                raise
            refused, error, instead = instead, again, found
        else:
            app.announce(hidden=DONE)
            return


def _cannot(app: DeskApp, refused: Older) -> Words:
    return Words("撤销不了：{what}", "Cannot be taken back: {what}").saying(what=_said(app, refused))


def _told(app: DeskApp, error: DeskError, instead: Older) -> str:
    passed = Words("中间还有 {n} 件也撤销不了。", "{n} more in between cannot be either. ").saying(n=instead.passed)
    offered = Words(
        "{passed}保留它，改为撤销更早的这一件？\n{at}  {what}",
        "{passed}Leave it, and take back this older one instead?\n{at}  {what}",
    ).saying(passed=passed if instead.passed else "", at=f"{instead.at:%m-%d %H:%M}", what=_said(app, instead))
    return f"{error.words}\n\n{offered}"


def _said(app: DeskApp, change: Older) -> Words:
    if app.names_hidden:
        return Words("{at} 的改动（姓名已隐去）", "a change of {at} (names are hidden)").saying(
            at=f"{change.at:%m-%d %H:%M}"
        )
    return change.words


_YES = Words("撤销这一件", "take this one back")
