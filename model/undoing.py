"""Taking back what is not the newest: where that one cannot be, the next older that can, or one that was chosen.

Nothing is taken back that ``desk.undo`` would refuse: rows that somebody changed since stay as they are, and what
stands stands. One's own changes only.
"""

from datetime import datetime

from model import clock, history_reach, rights
from model.errors import NotFound, Refused
from model.rights import Right
from model.store import earlier, journal
from model.values import dataclass
from model.words import Words

LOOKED_AT = 30
"""So many older changes are looked at for one that can be taken back."""


@dataclass(frozen=True, slots=True)
class Older:
    """A change by the person at the desk that may be taken back."""

    number: int
    """Its number in the journal."""
    at: datetime
    """When it was made, local to the second."""
    words: Words
    """What was done."""
    passed: int
    """How many newer ones, besides the one asked about, cannot be taken back."""


def newest() -> Older | None:
    """The newest change by the person at the desk that is not taken back, whether it can be or not."""
    rights.need(Right.UNDO)
    found = earlier.done(1)
    return _older(found[0], 0) if found else None


def older(than: int) -> Older | None:
    """The newest change before entry ``than`` that nothing is known against; None if there is none."""
    rights.need(Right.UNDO)
    for passed, each in enumerate(earlier.done(LOOKED_AT, before=than)):
        if earlier.why_not(each) is None:
            return _older(each, passed)
    return None


def newest_undone() -> Older | None:
    """What Ctrl+Y would do again: the last that was taken back, whether it can be done again or not."""
    rights.need(Right.UNDO)
    found = earlier.undone(1)
    return _older(found[0], 0) if found else None


def undone_besides(number: int) -> Older | None:
    """Of what was taken back before ``number``, the last that nothing is known against; None if there is none."""
    rights.need(Right.UNDO)
    found = earlier.undone(LOOKED_AT)
    place = next((place for place, each in enumerate(found) if each.number == number), -1)
    for passed, each in enumerate(found[place + 1 :]):
        if earlier.why_not_again(each) is None:
            return _older(each, passed)
    return None


def take_back(number: int) -> Words:
    """Undo this entry, whatever was done since; answers what it was.

    Raises ``Refused`` for somebody else's, for one that is undone and for one that stands, ``ChangedSince`` if one of its
    rows was changed since, ``NotFound``.
    """
    rights.need(Right.UNDO)
    if _is_undone(number):
        raise Refused("journal.taken_back", Words("这一件已经撤销了", "That is taken back already"))
    return journal.take_back(number)


def do_again(number: int) -> Words:
    """Redo this entry that was undone; answers what it was. Raises as ``take_back``."""
    rights.need(Right.UNDO)
    if not _is_undone(number):
        raise Refused("journal.not_taken_back", Words("这一件没有撤销过", "That was not taken back"))
    return journal.do_again(number)


def _is_undone(number: int) -> bool:
    """Whether this change of one's own is undone now. Raises ``Refused`` for any other entry, ``NotFound``."""
    found = earlier.whose(number)
    if found is None:
        raise NotFound(Words("没有这条操作记录", "There is no such entry"))
    who, kind, is_undone = found
    if who != journal.who:
        words = Words("这不是您做的，由本人撤销", "You did not do that; whoever did takes it back")
        raise Refused("journal.not_ones_own", words)
    if kind != "change" or not journal.changes(number):
        raise Refused(
            "journal.no_change",
            Words("这只是记录，没有可撤销的改动", "That is a record; there is nothing to take back"),
        )
    return is_undone


def _older(found: earlier.Done, passed: int) -> Older:
    words = history_reach.told(found.deed, found.words)
    return Older(found.number, clock.local(found.at), words, passed)
