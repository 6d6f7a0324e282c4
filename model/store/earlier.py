"""What somebody did that is not taken back, the newest first, what is known against taking it back; when rows changed."""

import json
from collections.abc import Collection

from model.named import NamedTuple
from model.store import journal
from model.store.database import desk
from model.store.replay import changed_since
from model.words import Words


class Done(NamedTuple):
    """One change by the person at the desk."""

    number: int
    """Its number in the journal."""
    at: str
    """When, UTC."""
    deed: str
    """What, as ``noun.verb``."""
    words: Words
    """The same in a sentence."""
    stands: Words | None
    """Why it is never taken back, if it never is."""


_DONE = (
    "SELECT e.id, e.at, e.deed, e.zh, e.en, e.stands FROM journal_entry e "
    f"WHERE e.id < ? AND {journal.NOT_TAKEN_BACK} ORDER BY e.id DESC LIMIT ?"
)
_NEWEST = "SELECT coalesce(max(id), 0) FROM journal_entry"


def done(most: int, *, before: int | None = None) -> list[Done]:
    """What the person at the desk did that is not taken back, the newest first; with ``before`` only what is older."""
    bound = desk.execute_sql(_NEWEST).fetchone()[0] + 1 if before is None else before
    return [_done(*row) for row in desk.execute_sql(_DONE, (bound, journal.who, most)).fetchall()]


def undone(most: int) -> list[Done]:
    """What the person at the desk took back and may do again, the last taken back first; none after a newer change."""
    rows = desk.execute_sql(journal.UNDONE, (journal.who, journal.who, most)).fetchall()
    return [_done(number, *desk.execute_sql(_TOLD, (number,)).fetchone()) for (number,) in rows]


_TOLD = "SELECT at, deed, zh, en, stands FROM journal_entry WHERE id = ?"


def _done(number: int, at: str, deed: str, zh: str, en: str, stands: str | None) -> Done:
    return Done(number, at, deed, Words(zh, en), Words(*json.loads(stands)) if stands else None)


def why_not(change: Done) -> Words | None:
    """Why it cannot be taken back: it stands, or a row was changed since. None if nothing is known against it.

    A rule may still forbid what was before; that is found out by doing it.
    """
    if change.stands is not None:
        return change.stands
    return changed_since([(n, r, after, before) for n, r, before, after in reversed(journal.changes(change.number))])


def why_not_again(change: Done) -> Words | None:
    """Why it cannot be done again: a row was changed since it was taken back. None if nothing is known against it."""
    return changed_since(journal.changes(change.number))


def whose(number: int) -> tuple[int | None, str, bool] | None:
    """Who made an entry, its kind, and whether it is undone now; None for a number that no entry has."""
    row = desk.execute_sql(_WHOSE, (number,)).fetchone()
    return (row[0], row[1], bool(row[2])) if row else None


_WHOSE = """
SELECT e.who, e.kind,
       coalesce((SELECT u.kind FROM journal_entry u WHERE u.undoes = e.id ORDER BY u.id DESC LIMIT 1), '') = 'undo'
FROM journal_entry e WHERE e.id = ?
"""


def changed_at(noun: str, rows: Collection[int]) -> dict[int, str]:
    """When each of these rows of a table was changed last, UTC."""
    marks = ", ".join("?" for _ in rows)
    sql = (
        "SELECT c.row, max(e.at) FROM journal_change c JOIN journal_entry e ON e.id = c.entry "
        f"WHERE c.noun = ? AND c.row IN ({marks}) GROUP BY c.row"
    )
    return dict(desk.execute_sql(sql, (noun, *rows)).fetchall())
