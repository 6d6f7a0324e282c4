"""What the desk lost once and told of in its journal, until somebody says that it was entered again."""

import json
from typing import Any

from model import rights
from model.errors import NotFound
from model.rights import Right
from model.store import entries, journal
from model.store.loss import moment
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """A loss the journal tells of."""

    entry: int
    """The entry that tells of it."""
    words: Words
    """What is gone, since when, what to do; it names nobody."""
    short: Words
    """The same in a few words, for a list."""


def unsettled() -> list[Told]:
    """The losses that nobody has settled yet, the oldest first."""
    rights.need(Right.SEE_TODAY)
    found: dict[int, Told] = {}
    for number, deed, zh, en, details in entries.of_deeds("desk.lost", "desk.settle_lost"):
        if deed == "desk.lost":
            found[number] = Told(number, Words(zh, en), _short(json.loads(details)))
        else:
            found.pop(json.loads(details)["entry"], None)
    return list(found.values())


def settle(entry: int) -> None:
    """What was lost is entered again, or given up: it is told no more. Raises ``NotFound``."""
    rights.need(Right.BACKUP)
    if entry not in {each.entry for each in unsettled()}:
        raise NotFound(Words("这条丢失已经确认过了", "That loss is settled already"))
    words = Words("确认丢失的改动已补录", "Said that what was lost is entered again")
    with journal.writing("desk.settle_lost", words, kind="record", details={"entry": entry}):
        pass


def _short(details: dict[str, Any]) -> Words:
    if details["lost"]:
        words = Words("{since} 之后 {n} 条，需补录", "{n} {n:change|changes} after {since}: enter again")
        return words.saying(n=details["lost"], since=moment(details["since"]))
    if details["looks"]:
        return Words("{n} 行查阅记录", "{n} {n:line|lines} of who looked").saying(n=details["looks"])
    return Words("数据文件被换过，需核对", "another store was put here: look")
