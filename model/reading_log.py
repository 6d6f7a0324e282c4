"""Who looked at what: a list that is only ever added to (B3).

Every look at a confidential record is written down before the record is shown, the counsellor's
own looks too; the database lets nobody change or take away a line, and each is sealed over the one before.
"""

from model import clock, reading_words, rights, session
from model.rights import Right
from model.store import looks
from model.store.loose import keeping
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import ReadingRow, StaffRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a record."""

    at: str
    """When, UTC, ISO 8601 with ``Z``; ``clock.local`` gives the wall time."""
    who: int | None
    """The member of staff who looked; None before the school had any."""
    who_name: str
    """Their name; empty without one."""
    what: str
    """What was looked at, as noun and number: ``note 2026-014``."""
    student_id: int | None
    """The student it is about; None where it is about nobody on the roster."""
    words: Words
    """What was looked at, as a person says it: the note on the visit of 25 November."""


def looked(what: str, student_id: int | None) -> None:
    """Write down that the person at the desk looks at something. Raises ``StoreTrouble`` if it cannot be."""
    with keeping():
        number = looks.write(clock.instant(), session.at_desk().staff_id, what, student_id)
    looks.is_written(number)


def looks_at(student_id: int, *, limit: int = 500) -> list[Look]:
    """The looks at one student's records, the newest first: that there are any tells that they came."""
    rights.need(Right.JOURNAL)
    rights.need(Right.RECEIVE)
    return _looks(ReadingRow.student_id == student_id, limit=limit)


def latest(*, limit: int = 200) -> list[Look]:
    """The looks at anybody's records, the newest first; to an administrator those at notes, not about whom."""
    return _looks(limit=limit)


_OF_A_NOTE = "note "
"""How a look at a note begins. Every other look tells who is watched over or told of, so it is its readers' only."""


def _looks(*conditions: Expression, limit: int) -> list[Look]:
    rights.need(Right.JOURNAL)
    known = rights.may(Right.CARE)
    if not known:
        conditions = (*conditions, ReadingRow.what.startswith(_OF_A_NOTE))
    columns = (ReadingRow.at, ReadingRow.who, fn.COALESCE(StaffRow.name, ""), ReadingRow.what, ReadingRow.student_id)
    query = ReadingRow.select(*columns).join(StaffRow, JOIN.LEFT_OUTER, on=ReadingRow.who == StaffRow.id)
    if conditions:
        query = query.where(*conditions)
    rows = tuples(query.order_by(ReadingRow.id.desc()).limit(limit))
    words = reading_words.told({row[3] for row in rows})
    return [Look(at, who, name, what, student if known else None, words[what]) for at, who, name, what, student in rows]
