"""The one door to the store: make it, open it, close it, check it."""

from pathlib import Path
from typing import Any

from model.errors import Damaged, StoreTrouble
from model.store import founding, laid, lost, schema, witness
from model.store.database import desk
from model.store.key_file import KEY_FILE
from model.store.trouble import DAMAGED, trouble_in
from model.words import Words

__all__ = [
    "STORE_FILE",
    "alone",
    "changes_seen",
    "check",
    "close",
    "create",
    "make_ready",
    "open_at",
    "open_store",
    "there_already",
]

STORE_FILE = "desk.db"


def create(folder: Path, key: bytes) -> None:
    """Make an empty store in ``folder`` and leave it open. Raises ``StoreTrouble`` if there is one, or no place for it."""
    path = folder / STORE_FILE
    if path.exists():
        raise there_already(folder)
    founding.make_folder(folder)
    _point(path, key)
    schema.lay_fresh()
    witness.follow(folder, key, lost.newest())


def there_already(folder: Path) -> StoreTrouble:
    """What is said where a store stands in the way of a new one."""
    path = folder / STORE_FILE
    return StoreTrouble(Words("这里已有数据：{path}", "There is a desk here already: {path}").saying(path=path), "data")


def open_store(folder: Path, key: bytes) -> int:
    """Open the store in ``folder``; answers how many migrations it took.

    What it has lost since it was last written is told in its journal. Raises ``StoreTrouble`` if there is none or it
    was written by a newer program, ``Damaged`` if its bytes cannot be read with the right key.
    """
    path = folder / STORE_FILE
    founding.finish(path, key)
    if not path.is_file() and (folder / KEY_FILE).is_file():
        words = Words(
            "数据文件不见了：{path}；请用最近的备份恢复（dutydesk restore）",
            "The store is gone: {path}. Restore the newest backup (dutydesk restore)",
        )
        raise Damaged(words.saying(path=path), "data")
    if not path.is_file():
        raise StoreTrouble(
            Words(
                "这里没有数据：{path}；请先运行 dutydesk init", "There is no desk at {path}; run dutydesk init first"
            ).saying(path=path),
            "data",
        )
    if not path.stat().st_size and not path.with_name(STORE_FILE + "-wal").exists():
        raise Damaged(DAMAGED)
    known = witness.read(folder, key)
    taken = open_at(path, key, known)
    witness.follow(folder, key, lost.newest())
    return taken


def make_ready(folder: Path, key: bytes) -> None:
    """Begin to open the store in ``folder``, in whatever thread this is; ``open_store`` tells what is wrong with it."""
    path = folder / STORE_FILE
    if path.is_file() and path.stat().st_size and not lost.is_suspect(path, key, witness.read(folder, key)):
        desk.connect_ahead(path, key)


def open_at(path: Path, key: bytes, known: witness.Last | None = None) -> int:
    """Open the store at ``path``, wherever and however called, carried forward; raises as ``open_store``.

    It should hold what is ``known`` of it; otherwise its log is kept first, and its journal tells.
    """
    _point(path, key)
    try:
        lost.mend(path, key, known)
        connection = desk.connection()
        found = schema.version(connection)
        if not found:
            # An empty file is no new store here: something took away what was in it.
            raise Damaged(DAMAGED)
        if found <= schema.LATEST:
            loss = lost.set_aside(path, known)
            taken = schema.migrate(connection) if found < schema.LATEST else 0
            laid.lay_again()
            if loss is not None:
                lost.tell(loss)
            return taken
    except Exception as error:
        told = trouble_in(error)
        if told is None:
            raise
        raise told from error
    raise StoreTrouble(
        Words(
            "数据由更新的版本写成（{n}），请升级本软件", "A newer version wrote this desk ({n}); update the program"
        ).saying(n=found)
    )


def _point(path: Path, key: bytes) -> None:
    witness.let_go()
    if not desk.is_closed():
        desk.close()
    desk.key = key
    desk.init(str(path))


def close() -> None:
    """Close the store; the write-ahead log is folded into the file."""
    if desk.is_closed():
        return
    try:
        desk.execute_sql("PRAGMA optimize")
        desk.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except Exception as error:
        # What could not be folded in stays in the log and is read from there.
        if trouble_in(error) is None:
            raise
    finally:
        witness.let_go()
        desk.close()


def check(connection: Any | None = None) -> list[Words]:
    """What is wrong with the open store, or with the one behind a connection; empty if nothing (``sound``)."""
    from model.store import sound

    return sound.check(connection)


def alone(connection: Any) -> None:
    """Keep every other process out until this connection closes. Raises ``StoreTrouble`` if one has the store open."""
    from sqlcipher3 import dbapi2

    try:
        # Leaving the write-ahead log is allowed only to the one process that has the store open.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except dbapi2.OperationalError as error:
        if "locked" not in str(error):
            raise
        words = Words(
            "值班台还在另一个窗口里开着，请先关闭它再试",
            "The desk is open in another window; close it there, then try again",
        )
        raise StoreTrouble(words) from error


def changes_seen() -> int:
    """A number that moves when another process has written to the store."""
    row = desk.execute_sql("PRAGMA data_version").fetchone()
    return int(row[0])
