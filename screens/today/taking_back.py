"""Ctrl+Z and Ctrl+Y: take back what was last done, and do it again; where that cannot be, say why and offer another."""

from collections.abc import Awaitable, Callable
from weakref import WeakKeyDictionary

from model import undoing
from model.errors import ChangedSince, DeskError, Refused
from model.undoing import Older
from model.values import dataclass
from model.words import Words
from tui.app import DeskApp
from tui.ask import confirm

DONE = Words("已撤销（姓名已隐去）", "Taken back (names are hidden)")
DONE_AGAIN = Words("已重做（姓名已隐去）", "Done again (names are hidden)")
"""Said instead of the entry's own sentence while names are hidden."""

_agreed: "WeakKeyDictionary[DeskApp, tuple[int, int]]" = WeakKeyDictionary()
"""At each desk: the entry that cannot be taken back and was passed over, and how many more with it."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Back or forth: how it is said, and what does it."""

    cannot: Words
    """Above the question."""
    offered: Words
    """What is offered instead."""
    passed: Words
    """That several more are in the way."""
    yes: Words
    """The answer that does it."""
    hidden: Words
    """Said afterwards while names are hidden."""
    does: Callable[[int], Words]
    """Does it."""
    next: Callable[[int], Older | None]
    """The next that can be, behind an entry."""


_BACK = _Way(
    Words("撤销不了：{what}", "Cannot be taken back: {what}"),
    Words(
        "{passed}保留它，改为撤销更早的这一件？\n{at}  {what}",
        "{passed}Leave it, and take back this older one instead?\n{at}  {what}",
    ),
    Words("中间还有 {n} 件也撤销不了。", "{n} more in between cannot be either. "),
    Words("撤销这一件", "take this one back"),
    DONE,
    undoing.take_back,
    undoing.older,
)
_FORTH = _Way(
    Words("重做不了：{what}", "Cannot be done again: {what}"),
    Words(
        "{passed}不重做它，改为重做这一件？\n{at}  {what}",
        "{passed}Leave it undone, and do this one again instead?\n{at}  {what}",
    ),
    Words("另有 {n} 件也重做不了。", "{n} more cannot be either. "),
    Words("重做这一件", "do this one again"),
    DONE_AGAIN,
    undoing.do_again,
    undoing.undone_besides,
)
_ANEW = Words(
    "{why}。要做的话，请照现在的情况重新做一次：{what}",
    "{why}. If it is still wanted, do it anew as things stand now: {what}",
)


def undo(app: DeskApp) -> Awaitable[None] | None:
    """Take back the newest at once; a question is only asked where it is refused. Raises ``DeskError``.

    Whoever agreed to pass over one that cannot be taken back is not asked again as long as nothing is done besides.
    """
    try:
        return app.action_undo()
    except (ChangedSince, Refused) as error:
        refused = undoing.newest()
        instead = undoing.older(refused.number) if refused is not None else None
        if refused is None or instead is None:
            raise
        if _agreed.get(app) == (refused.number, instead.passed):
            return _go_on(app, error, refused, instead)
        return _offer(app, _BACK, refused, error, instead)


def redo(app: DeskApp) -> Awaitable[None] | None:
    """Do again what was taken back last; where that is refused, offer another, or say what can be done. Raises ``DeskError``."""
    try:
        return app.action_redo()
    except (ChangedSince, Refused) as error:
        refused = undoing.newest_undone()
        if refused is None:
            raise
        instead = undoing.undone_besides(refused.number)
        if instead is None:
            raise Refused("journal.not_again", _anew(app, error, refused)) from error
        return _offer(app, _FORTH, refused, error, instead)


def _go_on(app: DeskApp, error: DeskError, refused: Older, instead: Older) -> Awaitable[None] | None:
    """Take back the next older one unasked; ask where that is refused, too."""
    try:
        undoing.take_back(instead.number)
    except (ChangedSince, Refused):
        return _offer(app, _BACK, refused, error, instead)
    app.announce(hidden=DONE)
    return None


async def _offer(app: DeskApp, way: _Way, refused: Older, error: DeskError, instead: Older) -> None:
    """Say why this cannot be, name the next that can, and ask."""
    first, passed = refused.number, instead.passed
    while True:
        question = way.cannot.saying(what=_said(app, refused))
        if not await confirm(app, question, _told(app, way, error, instead), yes=way.yes):
            return
        try:
            way.does(instead.number)
        except (ChangedSince, Refused) as again:
            found = way.next(instead.number)
            if found is None:
                raise
            refused, error, instead, passed = instead, again, found, passed + 1 + found.passed
        else:
            if way is _BACK:
                _agreed[app] = first, passed
            app.announce(hidden=way.hidden)
            return


def _told(app: DeskApp, way: _Way, error: DeskError, instead: Older) -> str:
    passed = way.passed.saying(n=instead.passed) if instead.passed else ""
    offered = way.offered.saying(passed=passed, at=f"{instead.at:%m-%d %H:%M}", what=_said(app, instead))
    return f"{error.words}\n\n{offered}"


def _anew(app: DeskApp, error: DeskError, refused: Older) -> Words:
    why = Words(error.words.zh.rstrip("。"), error.words.en.rstrip("."))
    return _ANEW.saying(why=why, what=_said(app, refused))


def _said(app: DeskApp, change: Older) -> Words:
    if app.names_hidden:
        return Words("{at} 的改动（姓名已隐去）", "a change of {at} (names are hidden)").saying(
            at=f"{change.at:%m-%d %H:%M}"
        )
    return change.words
