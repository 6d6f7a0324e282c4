"""What the journal tells: what was done lately, what happened to one student, what is new since a moment ago."""

import json
from dataclasses import dataclass
from datetime import datetime

from model import clock, rights
from model.rights import Right
from model.store.database import desk
from model.words import Words

CHRONOLOGY_MOST = 500
"""Lines of a student's chronology at most, the newest."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the journal."""

    number: int
    """Its number."""
    at: datetime
    """When, local to the second."""
    who: str
    """Name of who did it; empty for the founder."""
    deed: str
    """What, as ``noun.verb``."""
    words: Words
    """The same in a sentence."""
    kind: str
    """``change undo redo record``."""
    changes: int
    """How many rows it changed."""
    taken_back: bool
    """Whether it is undone now."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row before and after."""

    noun: str
    """The table."""
    row: int
    """The row's number."""
    name: str
    """The column."""
    before: object
    """What it was; None for a new row."""
    after: object
    """What it is."""


@dataclass(frozen=True, slots=True)
class News:
    """What has been written since an entry."""

    newest: int
    """The newest entry there is."""
    nouns: frozenset[str]
    """The tables that changed."""
    words: Words | None
    """What the newest entry by the person at the desk did; None if there is none."""


_DEEDS = """
SELECT e.id, e.at, coalesce(s.name, ''), e.deed, e.zh, e.en, e.kind,
       (SELECT count(*) FROM journal_change c WHERE c.entry = e.id),
       coalesce((SELECT u.kind FROM journal_entry u WHERE u.undoes = e.id ORDER BY u.id DESC LIMIT 1), '') = 'undo'
FROM journal_entry e LEFT JOIN staff s ON s.id = e.who
"""


def newest() -> int:
    """The number of the newest entry; 0 in an empty store."""
    return int(desk.execute_sql("SELECT coalesce(max(id), 0) FROM journal_entry").fetchone()[0])


def news(since: int, who: int | None) -> News:
    """What was written after entry ``since``; the words are of the newest entry by ``who``."""
    now = newest()
    if now == since:
        return News(now, frozenset(), None)
    nouns = desk.execute_sql("SELECT DISTINCT noun FROM journal_change WHERE entry > ?", (since,)).fetchall()
    told = desk.execute_sql(
        "SELECT zh, en FROM journal_entry WHERE id > ? AND who IS ? ORDER BY id DESC LIMIT 1", (since, who)
    ).fetchone()
    return News(now, frozenset(noun for (noun,) in nouns), Words(*told) if told else None)


def lately(most: int = 200, before: int | None = None) -> list[Deed]:
    """The newest entries, the newest first; with ``before`` those older than that entry."""
    rights.need(Right.JOURNAL)
    bound = before if before is not None else newest() + 1
    return _deeds(_DEEDS + "WHERE e.id < ? ORDER BY e.id DESC LIMIT ?", (bound, most))


def of_student(student: int) -> list[Deed]:
    """Everything that was done about one student, the newest first, at most ``CHRONOLOGY_MOST``."""
    rights.need(Right.SEE_PEOPLE)
    sql = _DEEDS + "WHERE e.id IN (SELECT entry FROM journal_change WHERE student = ? ORDER BY entry DESC LIMIT ?) "
    return _deeds(sql + "ORDER BY e.id DESC", (student, CHRONOLOGY_MOST))


def fields(number: int) -> list[Field]:
    """Every field an entry changed, from and to."""
    rights.need(Right.JOURNAL)
    found = []
    rows = desk.execute_sql("SELECT noun, row, before, after FROM journal_change WHERE entry = ? ORDER BY id", (number,))
    for noun, row, before, after in rows.fetchall():
        was, now = json.loads(before or "{}"), json.loads(after or "{}")
        for name in {**was, **now}:
            if was.get(name) != now.get(name):
                found.append(Field(noun, row, name, was.get(name), now.get(name)))
    return found


def _deeds(sql: str, values: tuple[object, ...]) -> list[Deed]:
    return [
        Deed(number, clock.local(at), who, deed, Words(zh, en), kind, changes, bool(undone))
        for number, at, who, deed, zh, en, kind, changes, undone in desk.execute_sql(sql, values).fetchall()
    ]
