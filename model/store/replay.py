"""Carrying rows back to what they were, or forth again: what undo and redo do inside their entry."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from model import clock
from model.errors import ChangedSince, Refused
from model.store.database import desk
from model.words import Words

_AT_ONCE = 400
"""So many rows are asked for, or taken away, by one statement."""
Row = dict[str, Any]
Change = tuple[str, int, str | None, str | None]
"""Table, row, what it should be now, what it shall be; the two as JSON, None where there is no row."""


def replay(changes: list[Change]) -> None:
    """Carry each row from what it should be now to what it shall be; order as given. Raises ``ChangedSince``.

    Neighbours of one table that go the same way go together: an import of a thousand rows is a handful of statements.
    """
    desk.execute_sql("PRAGMA defer_foreign_keys = ON")
    for alike in _runs(changes):
        noun, *_ = alike[0]
        steps = [(row, _as_row(now), _as_row(then)) for _, row, now, then in alike]
        other = _other(noun, [(row, expected) for row, expected, _then in steps])
        if other is not None:
            raise ChangedSince(_by_whom(noun, other))
        _put(noun, steps)


@contextmanager
def used_since() -> Iterator[None]:
    """Say of rows that cannot be taken away because newer ones refer to them that this is so. Raises ``Refused``."""
    try:
        yield
    except Refused as refused:
        if refused.rule != "foreign_key":
            raise
        words = Words("后来做的事还用到它，请先撤销那些", "What was done later still uses it; take that back first")
        raise Refused("journal.used_since", words) from refused


def changed_since(changes: list[Change]) -> Words | None:
    """Who changed one of the rows since, so that they cannot be carried back; None if they all are as they should be."""
    first: dict[tuple[str, int], Change] = {}
    for change in changes:
        first.setdefault(change[:2], change)
    for alike in _runs(list(first.values())):
        noun, *_ = alike[0]
        other = _other(noun, [(row, _as_row(now)) for _, row, now, _then in alike])
        if other is not None:
            return _by_whom(noun, other)
    return None


def _as_row(row: str | None) -> Row | None:
    told: Row | None = json.loads(row) if row else None
    return told


def _other(noun: str, rows: list[tuple[int, Row | None]]) -> int | None:
    """The first row that is not what it should be now."""
    present = _present(noun, rows)
    return next((row for row, expected in rows if present.get(row) != expected), None)


def _by_whom(noun: str, row: int) -> Words:
    """Who changed a row last and when, without saying what: whoever takes back need not be told."""
    from model.rules import RULES

    found = desk.execute_sql(_NEWEST, (noun, row)).fetchone()
    if found is None:
        return RULES["journal.changed_since"]
    words = Words(
        "{who} {at} 又改过，不能撤销或重做", "{who} changed it on {at}: it is neither taken back nor done again"
    )
    return words.saying(who=found[0], at=f"{clock.local(found[1]):%m-%d %H:%M}")


_NEWEST = """
SELECT s.name, e.at FROM journal_change c JOIN journal_entry e ON e.id = c.entry JOIN staff s ON s.id = e.who
WHERE c.noun = ? AND c.row = ? ORDER BY c.entry DESC LIMIT 1
"""


def _runs(changes: list[Change]) -> Iterator[list[Change]]:
    """Neighbours of one table, each row once, that are all made, all taken away or all changed."""
    run: list[Change] = []
    kind: tuple[object, ...] = ()
    rows: set[int] = set()
    for change in changes:
        noun, row, now, then = change
        this = noun, now is None, then is None
        if run and (this != kind or row in rows or len(run) == _AT_ONCE):
            yield run
            run, rows = [], set()
        kind = this
        run.append(change)
        rows.add(row)
    if run:
        yield run


def _present(noun: str, rows: list[tuple[int, Row | None]]) -> dict[int, Row]:
    """The rows as they are, each in the columns that the entry knew (a migration may have added more)."""
    columns = list(rows[0][1] or {"id": 0})
    listed, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" for _ in rows)
    asked = f'SELECT {listed} FROM "{noun}" WHERE id IN ({marks})'
    found = desk.execute_sql(asked, tuple(row for row, _ in rows)).fetchall()
    there = (dict(zip(columns, each, strict=True)) for each in found)
    return {each["id"]: each for each in there}


def _put(noun: str, steps: list[tuple[int, Row | None, Row | None]]) -> None:
    _row, first_now, first_then = steps[0]
    if first_then is None:
        marks = ", ".join("?" for _ in steps)
        desk.execute_sql(f'DELETE FROM "{noun}" WHERE id IN ({marks})', tuple(row for row, *_ in steps))
        return
    for row, present, then in steps:
        assert then is not None
        if first_now is None or present is None:
            listed, marks = ", ".join(f'"{column}"' for column in then), ", ".join("?" for _ in then)
            desk.execute_sql(f'INSERT INTO "{noun}" ({listed}) VALUES ({marks})', tuple(then.values()))
        else:
            changed = {column: value for column, value in then.items() if present.get(column) != value}
            put = ", ".join(f'"{column}" = ?' for column in changed)
            desk.execute_sql(f'UPDATE "{noun}" SET {put} WHERE id = ?', (*changed.values(), row))
