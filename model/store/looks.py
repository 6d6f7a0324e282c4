"""The lines of who looked, each sealed over the line before: what was changed or taken out behind the program's back shows.

The numbers have no gap, and the database remembers the last it gave out: so the last line is missed as well.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from model.store import witness
from model.store.database import desk
from model.words import Words

_LAST = """
SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'reading'), 0),
       coalesce((SELECT seal FROM reading ORDER BY id DESC LIMIT 1), '')
"""
_WRITE = "INSERT INTO reading (id, at, who, what, student_id, seal) VALUES (?, ?, ?, ?, ?, ?)"
_ALL = "SELECT id, at, who, what, student_id, seal FROM reading ORDER BY id"


def write(at: str, who: int | None, what: str, student_id: int | None) -> int:
    """Write one line, inside a transaction; answers its number."""
    last, before = desk.execute_sql(_LAST).fetchone()
    line = (last + 1, at, who, what, student_id)
    desk.execute_sql(_WRITE, (*line, seal(before, *line)))
    return int(last) + 1


def is_written(number: int) -> None:
    """The line is on the disk, unless a transaction is still open around it: then the entry it belongs to says so."""
    if not desk.in_transaction():
        witness.looked(number)


def seal(before: str, *line: Any) -> str:
    """The seal of a line: SHA-256 over the seal before it and the line, as JSON."""
    return hashlib.sha256(before.encode() + json.dumps(line, ensure_ascii=False).encode()).hexdigest()


def teach(connection: Any) -> None:
    """Let a migration seal the lines of before, with ``look_seal(seal before, id, at, who, what, student_id)``."""
    connection.create_function("look_seal", 6, seal, deterministic=True)


def wrong(connection: Any) -> Iterator[Words]:
    """Where the chain is broken, at the first place; a store of before it had one is passed over."""
    if "seal" not in {row[1] for row in connection.execute("PRAGMA table_info(reading)").fetchall()}:
        return
    before, last = "", 0
    for number, *line, sealed in connection.execute(_ALL).fetchall():
        if number != last + 1:
            yield _MISSING.saying(n=last + 1)
            return
        if sealed != seal(before, number, *line):
            yield _CHANGED.saying(n=number)
            return
        before, last = sealed, number
    given_out = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'reading'").fetchone()
    if given_out is not None and given_out[0] > last:
        yield _MISSING.saying(n=last + 1)


_MISSING = Words("查阅记录从第 {n} 行起有缺失", "Lines of who looked are missing from number {n} on")
_CHANGED = Words("查阅记录第 {n} 行与封存不符", "Line {n} of who looked does not match its seal")
