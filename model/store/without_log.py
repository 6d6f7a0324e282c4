"""The store's file without its log, for where a checkpoint went further than what is left of the log.

SQLite takes a page from the log if it stands there, however old. A checkpoint copies the whole log into the file and
leaves the log as it is until the next write. If the log is cut or changed then, its beginning gives old pages among
new ones: an older store, or nonsense. The file alone holds everything then, and the log is laid aside.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from model.store import mutex
from model.store.database import BUSY_SECONDS, read_only

MUTEX_FILE = "desk.mending"
"""Held while one window judges and mends, so that no other takes away the log that the first writes into."""


def log_of(path: Path) -> Path | None:
    """The log beside a store; None without one, or if nothing is in it."""
    log = path.with_name(path.name + "-wal")
    return log if log.is_file() and log.stat().st_size else None


def is_further(path: Path, key: bytes) -> bool:
    """Whether a store's file is longer than its log allows: a checkpoint wrote what the log does not tell of any more."""
    # The file first: what another window adds in between makes the store longer, never the file.
    size = path.stat().st_size
    with reading(path, key) as connection:
        pages, each = (int(connection.execute(f"PRAGMA {told}").fetchone()[0]) for told in ("page_count", "page_size"))
    return size > pages * each


def drop(path: Path) -> None:
    """Take the log away from a store that is not open."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def reading(path: Path, key: bytes, *, alone: bool = False) -> Iterator[Any]:
    """A connection that changes nothing: to the store with its log, or to the file ``alone``.

    Whoever opens a store to write and closes it last copies the log into the file; this one does not.
    """
    with closing(read_only(path, key, without_log=alone)) as connection:
        yield connection


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep other windows out of here."""
    with mutex.held(folder / MUTEX_FILE, BUSY_SECONDS):
        yield
