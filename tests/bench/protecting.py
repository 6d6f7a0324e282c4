"""What the encryption costs: the desk's own store against the same store, row by row, without it (issue 3)."""

import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from model import backup
from model.store import copies, database, file, vault
from model.store.database import desk
from tests.bench.figures import Figure, median_of, milliseconds
from tests.bench.stores import Stores, open_store
from tests.bench.writing import book_at, free_times

COMMITS = 40
"""Bookings of one round."""


def figures(stores: Stores, rounds: int) -> Iterator[Figure]:
    """Unlocking, a booking that is on the disk, opening, and a backup that was tried."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=stores.many.parent) as name:
        sealed, bare = Path(name) / "sealed", Path(name) / "bare"
        shutil.copytree(stores.many, sealed, ignore=shutil.ignore_patterns("backups"))
        _without_encryption(sealed, bare)
        yield _unlocking()
        both = _Both(sealed, bare)
        told = "{what} / the same store unencrypted"
        yield both.figure(told.format(what="a durable booking"), _booked, rounds, 1.5)
        yield both.figure(told.format(what="the store opened, first read"), _opened, rounds)
        yield both.figure(told.format(what="a backup, opened and checked"), _backed_up, 2)
        file.close()


class _Both:
    """The two stores, asked in turn."""

    def __init__(self, sealed: Path, bare: Path) -> None:
        self._sealed, self._bare = sealed, bare

    def figure(self, what: str, measure: Callable[[Path], float], rounds: int, limit: float | None = None) -> Figure:
        """The median over the rounds of the one by the other."""
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(measure(self._sealed))
            with _no_key():
                theirs.append(measure(self._bare))
        ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
        note = f"{statistics.median(ours):.3g} ms / {statistics.median(theirs):.3g} ms"
        return Figure("-", what, ratio, limit, note=note)


def _booked(folder: Path) -> float:
    open_store(folder)
    free = iter(free_times())
    for _ in range(3):
        book_at(next(free), despite=True)
    took = statistics.median(milliseconds(lambda: book_at(next(free), despite=True)) for _ in range(COMMITS))
    file.close()
    return took


def _opened(folder: Path) -> float:
    file.close()
    return milliseconds(lambda: open_store(folder))


def _backed_up(folder: Path) -> float:
    open_store(folder)
    return milliseconds(lambda: backup.back_up(folder / "backups"))


def _unlocking() -> Figure:
    with tempfile.TemporaryDirectory() as name:
        vault.lay(Path(name))
        vault.admit(Path(name), bytes(32), 1, "somebody", "a long enough password")
        once = median_of(lambda: vault.open_with(Path(name), "somebody", "a long enough password"), 5)
    return Figure("-", "a password unlocks (argon2id, 64 MiB)", once, unit="ms", note="0 ms without encryption")


def _without_encryption(sealed: Path, bare: Path) -> None:
    """Every row of the store in a plain SQLite file beside it."""
    bare.mkdir()
    open_store(sealed)
    desk.execute_sql("ATTACH DATABASE ? AS bare KEY ''", (str(bare / file.STORE_FILE),))
    desk.execute_sql("SELECT sqlcipher_export('bare')").fetchall()
    for pragma in ("user_version", "application_id"):
        value = desk.execute_sql(f"PRAGMA main.{pragma}").fetchone()[0]
        desk.execute_sql(f"PRAGMA bare.{pragma} = {value}")
    desk.execute_sql("DETACH DATABASE bare")
    file.close()
    shutil.copy2(sealed / "desk.key", bare)


@contextmanager
def _no_key() -> Iterator[None]:
    """The store's own manners on a connection that is given no key."""
    keyed, looked = database.unlock, copies.read_only

    class _Deaf:
        """A connection that does not hear its key, and says nothing of a cipher it does not have."""

        def __init__(self, connection: Any) -> None:
            self._connection = connection

        def execute(self, sql: str) -> Any:
            return None if sql.startswith("PRAGMA key") else self._connection.execute(sql)

    database.unlock = lambda connection, key: keyed(_Deaf(connection), key)
    copies.read_only = lambda path, key: dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        yield
    finally:
        database.unlock, copies.read_only = keyed, looked
