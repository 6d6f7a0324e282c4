"""What the journal holds, asked in the store's own language: nouns read it here and speak no SQL themselves."""

import json
from collections.abc import Iterable
from typing import Any

from model.store.database import desk

Found = list[tuple[Any, ...]]
"""Rows as the database has them."""

_DEEDS = """
SELECT e.id, e.at, coalesce(s.name, ''), e.deed, e.zh, e.en, e.kind,
       (SELECT count(*) FROM journal_change c WHERE c.entry = e.id),
       coalesce((SELECT u.kind FROM journal_entry u WHERE u.undoes = e.id ORDER BY u.id DESC LIMIT 1), '') = 'undo'
FROM journal_entry e LEFT JOIN staff s ON s.id = e.who
"""
_LATELY = f"{_DEEDS}WHERE e.id < ? ORDER BY e.id DESC LIMIT ?"
_OF = (
    "WHERE e.id IN (SELECT DISTINCT entry FROM journal_change WHERE student = ? ORDER BY entry DESC LIMIT ?) "
    "ORDER BY e.id DESC"
)
_OF_STUDENT = f"{_DEEDS}{_OF}"
_NAMES = """
SELECT c.entry, c.noun, s.name FROM journal_change c JOIN student s ON s.id = c.student WHERE c.entry BETWEEN :first AND :last
UNION ALL SELECT c.entry, c.noun, r.before ->> 'name' FROM journal_change c JOIN journal_change r
  ON r.noun = 'student' AND r.row = c.student AND r.before ->> 'name' <> r.after ->> 'name'
  WHERE c.entry BETWEEN :first AND :last
UNION ALL SELECT entry, noun, before ->> 'visitor_name' FROM journal_change
  WHERE noun IN ('appointment', 'visit') AND before ->> 'visitor' <> 'group' AND entry BETWEEN :first AND :last
UNION ALL SELECT entry, noun, after ->> 'visitor_name' FROM journal_change
  WHERE noun IN ('appointment', 'visit') AND after ->> 'visitor' <> 'group' AND entry BETWEEN :first AND :last
"""
_CALLED = """
SELECT 'student', name FROM student WHERE id = :student
UNION SELECT noun, before ->> 'name' FROM journal_change WHERE noun = 'student' AND row = :student AND before IS NOT NULL
UNION SELECT noun, after ->> 'visitor_name' FROM journal_change
  WHERE student = :student AND noun IN ('appointment', 'visit') AND after ->> 'visitor' <> 'group'
"""
_SINCE = """
SELECT c.row, c.before, c.after, e.at, coalesce(s.name, '') FROM journal_change c
JOIN journal_entry e ON e.id = c.entry LEFT JOIN staff s ON s.id = e.who
WHERE c.entry > ? AND +c.noun = ? ORDER BY c.id
"""
_ADMITTED = """
SELECT at, zh, en FROM journal_entry
WHERE deed IN ('access.admit', 'access.admit_together') AND json_extract(details, '$.staff') = ?
ORDER BY id DESC LIMIT 1
"""
_STAFF, _STUDENT = "SELECT name FROM staff WHERE id = ?", "SELECT name FROM student WHERE id = ?"
_PEOPLE = {
    "student_id": _STUDENT,
    "room_id": "SELECT name FROM room WHERE id = ?",
    **dict.fromkeys("form_id source_id word_id".split(), "SELECT zh, en FROM word WHERE code = ?"),
    **dict.fromkeys("staff_id counsellor_id author_id opened_by_id closed_by_id planned_id instead_id".split(), _STAFF),
    **dict.fromkeys("head_teacher_id owner_id led_by_id who_id decider_id proposer_id".split(), _STAFF),
}


def _all(sql: str, values: Any = ()) -> Found:
    return [tuple(row) for row in desk.execute_sql(sql, values).fetchall()]


def _one(sql: str, values: Any = ()) -> tuple[Any, ...] | None:
    row = desk.execute_sql(sql, values).fetchone()
    return None if row is None else tuple(row)


def newest() -> int:
    """The number of the newest entry; 0 in an empty store."""
    return int(desk.execute_sql("SELECT coalesce(max(id), 0) FROM journal_entry").fetchone()[0])


def last() -> tuple[str, str, dict[str, Any]] | None:
    """When the newest entry was made (UTC), its deed, its details; None in an empty store."""
    row = _one("SELECT at, deed, details FROM journal_entry ORDER BY id DESC LIMIT 1")
    return None if row is None else (row[0], row[1], json.loads(row[2]))


def nouns_since(entry: int) -> frozenset[str]:
    """The tables that changed after an entry."""
    return frozenset(noun for (noun,) in _all("SELECT DISTINCT noun FROM journal_change WHERE entry > ?", (entry,)))


def words_since(entry: int, who: int | None) -> tuple[Any, ...] | None:
    """What the newest entry by somebody after an entry says, in Chinese and English."""
    return _one("SELECT zh, en FROM journal_entry WHERE id > ? AND who IS ? ORDER BY id DESC LIMIT 1", (entry, who))


def deeds(before: int, most: int) -> Found:
    """Entries before one, the newest first: number, at, who, deed, zh, en, kind, how many rows, whether undone."""
    return _all(_LATELY, (before, most))


def deeds_about(student: int, most: int) -> Found:
    """The same of the entries that changed something of a student."""
    return _all(_OF_STUDENT, (student, most))


def rows_of(entry: int, most: int) -> Found:
    """What an entry changed: table, row, student, before, after."""
    return _all(
        "SELECT noun, row, student, before, after FROM journal_change WHERE entry = ? ORDER BY id LIMIT ?",
        (entry, most),
    )


def rows_since(entry: int, noun: str) -> Found:
    """What was changed in a table after an entry: row, before, after, at, by whom."""
    return _all(_SINCE, (entry, noun))


def names_between(first: int, last: int) -> Found:
    """Every name that the entries from one to another are about: entry, table, name."""
    return _all(_NAMES, {"first": first, "last": last})


def names_of(student: int) -> Found:
    """Every name a student has had, and who came on their account: table, name."""
    return _all(_CALLED, {"student": student})


def name_in(column: str, value: object) -> tuple[Any, ...] | None:
    """What the row is called that a number in this column stands for; None where it stands for nothing."""
    table = _PEOPLE.get(column)
    return None if table is None else _one(table, (value,))


def at_of(entries: Iterable[int]) -> Found:
    """The number of each of these entries that there is, and when it was made."""
    asked = json.dumps(list(entries))
    return _all("SELECT id, at FROM journal_entry WHERE id IN (SELECT value FROM json_each(?))", (asked,))


def of_deeds(*deeds: str) -> Found:
    """The entries with these deeds, the oldest first: number, deed, zh, en, details as JSON."""
    marks = ", ".join("?" for _ in deeds)
    return _all(f"SELECT id, deed, zh, en, details FROM journal_entry WHERE deed IN ({marks}) ORDER BY id", deeds)


def admitted(staff: int) -> tuple[Any, ...] | None:
    """When somebody was given their password last, and the sentence that says by whom: at, zh, en."""
    return _one(_ADMITTED, (staff,))
