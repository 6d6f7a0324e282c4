"""The handle on the one file: SQLCipher with a raw key, write-ahead log, every commit on disk.

The key is 32 random bytes (see ``vault``), never a passphrase: deriving one costs a third of a
second per connection, and every thread is a new connection.
"""

import os
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any

from peewee import EXCEPTIONS, ExceptionWrapper, OperationalError, SqliteDatabase, _savepoint  # type: ignore[attr-defined]  # its stubs leave some out

BUSY_SECONDS = 5
"""How long a write waits for another process's write before it gives up."""
STATEMENTS = 512
"""So many compiled statements a connection keeps. Once its 128 are all in use the driver keeps none of the later ones: it
lets go of the newest first, so that after an hour at the desk everything that was new would be compiled every time."""


def connect(path: Path, key: bytes, *, given_away: bool = False) -> Any:
    """A bare connection to the store at ``path``, keyed, for the store's own use (backup, check).

    One that is given away is used by another thread than the one that made it.
    """
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(
        str(path),
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=not given_away,
        cached_statements=STATEMENTS,
    )
    try:
        unlock(connection, key)
    except BaseException:
        # Windows moves no file out of the way that is still open, and whoever tells the error holds this frame.
        connection.close()
        raise
    return connection


def read_only(path: Path, key: bytes, *, without_log: bool = False) -> Any:
    """A bare connection that writes nothing, not even a log: for a look at a backup, or at what a damaged store holds."""
    from sqlcipher3 import dbapi2

    # A store with a log beside it is read with its log; one without is read as it lies, also from a stick that is locked.
    alone = "" if path.with_name(path.name + "-wal").exists() and not without_log else "&immutable=1"
    connection = dbapi2.connect(f"{uri(path.absolute())}?mode=ro{alone}", uri=True, timeout=BUSY_SECONDS)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def uri(path: PurePath) -> str:
    """What SQLite calls a file; of ``\\\\machine\\folder`` it takes no machine, as ``as_uri`` would write it, but four strokes."""
    from urllib.parse import quote

    told = path.as_posix()
    return "file://" + quote(os.fsencode(told if told.startswith("/") else f"/{told}"), safe="/:")


def unlock(connection: Any, key: bytes) -> None:
    """Give a fresh connection its key and the store's manners."""
    # Without this line SQLCipher reports a wrong key on stderr, over the screen.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # On macOS what was synced may still be in the disk's own memory; elsewhere this changes nothing.
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    # Else a row that makes way for another (OR REPLACE) is deleted behind the journal's back.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA temp_store = MEMORY")


_AS_PEEWEE = ExceptionWrapper(EXCEPTIONS)
"""Tells an error of the driver as one of Peewee's."""


class DeskDatabase(SqliteDatabase):
    """Peewee's SQLite over SQLCipher's driver; the key is set when the store is opened."""

    key: bytes = b""
    _ahead: tuple[Path, bytes, Any] | None = None

    def connect_ahead(self, path: Path, key: bytes) -> None:
        """Make the next connection to ``path`` already, in whatever thread this is.

        SQLite reads some seven hundred tables, indexes and triggers before the first answer, and needs no Python for
        it: so the rest of the program can be imported meanwhile. Who opens the store meets what is wrong with it.
        """
        from sqlcipher3 import dbapi2

        with suppress(dbapi2.Error):
            self._ahead = path, key, connect(path, key, given_away=True)

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """As Peewee's, without asking for every statement who logs it or waits for its time: nobody does."""
        with _AS_PEEWEE:
            return self.connection().execute(sql, params or ())

    @property
    def is_undone(self) -> bool:
        """Whether SQLite took back the open transaction by itself, as it does where the disk is full or fails."""
        return not self.connection().in_transaction

    def need_transaction(self) -> None:
        """Go on only while the transaction is open: a part of it that met a full disk took all of it along."""
        if self.is_undone:
            raise OperationalError("disk I/O error")

    def rollback(self) -> None:
        """Take back the transaction. Where SQLite did already, the error that it did it for is the one to be told."""
        if not self.is_undone:
            super().rollback()

    def savepoint(self) -> "_Part":
        """A part of the open transaction that can be taken back alone. Begun after that is gone, it would be one itself."""
        self.need_transaction()
        return _Part(self)

    def _connect(self) -> Any:
        path, ahead = Path(self.database), self._ahead
        self._ahead = None
        if ahead is not None and ahead[:2] == (path, self.key):
            return ahead[2]
        return connect(path, self.key)


class _Part(_savepoint):
    """A savepoint that is gone with its transaction, should SQLite take that back."""

    def rollback(self, begin: bool = True) -> None:
        if not self.db.is_undone:
            super().rollback(begin)


desk = DeskDatabase(None, lock_type="IMMEDIATE")
"""The store that is open in this process; ``opening.open_store`` points it at a file."""
