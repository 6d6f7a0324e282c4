"""What is written below the screen: a booking against a bare commit; opening the store; a backup."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from model import backup, clock
from model.appointments import book, free
from model.appointments.book import Wish
from model.people import index
from model.store import file
from model.store.database import connect, desk
from tests.bench.figures import Figure, in_turn
from tests.bench.stores import Stores, open_store

LENGTH = timedelta(minutes=40)
AHEAD = 170
"""Days for which times are offered."""


def figures(stores: Stores, rounds: int) -> Iterator[Figure]:
    """Target 15, and the opening and copying of the store."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=stores.many.parent) as name:
        folder = Path(name)
        for each in stores.many.iterdir():
            shutil.copy2(each, folder)
        open_store(folder)
        yield from _booking(folder, rounds)
        yield from _opening(folder, rounds)
        yield _backup(folder)
        file.close()


def _booking(folder: Path, rounds: int) -> Iterator[Figure]:
    times = free_times()
    bare = _bare_commit(folder)
    guarded = in_turn(lambda: book_at(times.pop(), despite=True), bare, rounds=rounds, calls=20)
    ruled = in_turn(lambda: book_at(times.pop()), bare, rounds=rounds, calls=10)
    durable = in_turn(bare, _durable_page(folder), rounds=rounds, calls=20)
    yield Figure("15", "a booking with guard and journal, durable / bare commit", guarded.ratio, 3.5, note=guarded.note)
    yield Figure("15", "the same / a page and fdatasync", guarded.ratio * durable.ratio, 9.0, note=durable.note)
    yield Figure("15", "with the rules of the house as well / bare commit", ruled.ratio, note=ruled.note)


def free_times() -> list[tuple[int, datetime]]:
    """Times that are free, none of them touching another."""
    first = clock.today() + timedelta(days=1)
    found = []
    for counsellor in range(1, 5):
        until = datetime.min
        for starts in free.starts_free(counsellor, first, first + timedelta(days=AHEAD), 40, most=5000):
            if starts >= until:
                found.append((counsellor, starts))
                until = starts + LENGTH
    return found


def book_at(time: tuple[int, datetime], *, despite: bool = False) -> None:
    """A booking at one of these times, for a student of its own."""
    counsellor, starts = time
    book.book(Wish(starts, 40, counsellor, next(_students)), despite=despite)


def _at_school() -> Iterator[int]:
    """Those at school, one after the other: who has left is offered no time."""
    yield from itertools.cycle([each.id for each in index.find("", 100_000, here=True)])


_students = _at_school()
"""A student of their own for each booking."""


def _bare_commit(folder: Path) -> Callable[[], None]:
    """The least that is durable: one row and one index, in a file under the same key."""
    connection: Any = dbapi2.connect(str(folder / "bare.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{desk.key.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, who INTEGER, starts TEXT, ends TEXT, remark TEXT)")
    connection.execute("CREATE INDEX bare_starts ON bare (who, starts)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO bare (who, starts, ends, remark) VALUES (1, '2026-11-25 12:10', '2026-11-25 12:50', '')"
        )
        connection.execute("COMMIT")

    return commit


def _durable_page(folder: Path) -> Callable[[], None]:
    """A page written and on the disk."""
    page = os.urandom(4096)
    written = os.open(folder / "page", os.O_WRONLY | os.O_CREAT)
    sync = getattr(os, "fdatasync", os.fsync)

    def write() -> None:
        os.lseek(written, 0, os.SEEK_SET)
        os.write(written, page)
        sync(written)

    return write


def _opening(folder: Path, rounds: int) -> Iterator[Figure]:
    path, key = folder / file.STORE_FILE, desk.key

    def ours() -> None:
        open_store(folder)

    def bare() -> None:
        connection: Any = dbapi2.connect(str(path))
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.close()

    pair = in_turn(ours, bare, rounds=rounds, calls=5)
    yield Figure("-", "close the store and open it again / bare key and first read", pair.ratio, note=pair.note)


def _backup(folder: Path) -> Figure:
    """Copied, opened, checked page by page, thinned out, written in the journal; against the copy alone."""
    plain = folder / "copied.db"

    def copy() -> None:
        plain.unlink(missing_ok=True)
        copied = connect(plain, desk.key)
        desk.connection().backup(copied)
        copied.close()

    pair = in_turn(lambda: backup.back_up(folder / "backups"), copy, rounds=1, warm=0)
    return Figure("-", "backup, opened and checked / bare copy", pair.ratio, note=pair.note)
