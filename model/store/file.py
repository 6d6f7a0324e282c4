"""The one door to the store: make it, open it, close it, check it."""

from pathlib import Path
from typing import Any

from model.errors import Damaged, StoreTrouble
from model.store import journal, laid, schema
from model.store.database import desk
from model.store.key_file import KEY_FILE
from model.store.trouble import DAMAGED, trouble_in
from model.words import Words

STORE_FILE = "desk.db"


def create(folder: Path, key: bytes) -> None:
    """Make an empty store in ``folder`` and leave it open. Raises ``StoreTrouble`` if there is one."""
    path = folder / STORE_FILE
    if path.exists():
        raise there_already(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _point(path, key)
    schema.lay_fresh()


def there_already(folder: Path) -> StoreTrouble:
    """What is said where a store stands in the way of a new one."""
    path = folder / STORE_FILE
    return StoreTrouble(Words("这里已有数据：{path}", "There is a desk here already: {path}").saying(path=path), "data")


def open_store(folder: Path, key: bytes) -> int:
    """Open the store in ``folder``; answers how many migrations it took.

    Raises ``StoreTrouble`` if there is none or it was written by a newer program, ``Damaged`` if its
    bytes cannot be read with the right key.
    """
    path = folder / STORE_FILE
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
    _point(path, key)
    try:
        connection = desk.connection()
        found = schema.version(connection)
        if not found:
            # An empty file is no new store here: something took away what was in it.
            raise Damaged(DAMAGED)
        if found <= schema.LATEST:
            taken = schema.migrate(connection) if found < schema.LATEST else 0
            laid.lay_again()
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
        desk.close()


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


def check(connection: Any | None = None) -> list[Words]:
    """What is wrong with the store: its pages, its references, its rules, its journal's chain; empty if nothing."""
    connection = connection or desk.connection()
    wrong: list[Words] = []
    for told, *_ in connection.execute("PRAGMA cipher_integrity_check").fetchall():
        wrong.append(Words("加密页校验失败：{told}", "An encrypted page fails its check: {told}").saying(told=told))
    for told, *_ in connection.execute("PRAGMA integrity_check").fetchall():
        if told != "ok":
            wrong.append(Words("数据库完整性：{told}", "Database integrity: {told}").saying(told=told))
    for found in connection.execute("PRAGMA foreign_key_check").fetchall():
        wrong.append(
            Words("{table} 第 {row} 行引用了不存在的记录", "{table} row {row} refers to nothing").saying(
                table=found[0], row=found[1]
            )
        )
    return wrong + laid.wrong(connection) + _chain_broken(connection)


def _chain_broken(connection: Any) -> list[Words]:
    before = ""
    seals = dict(connection.execute("SELECT entry, hash FROM journal_seal ORDER BY entry").fetchall())
    entries = connection.execute(
        "SELECT id, at, who, deed, zh, en, kind, undoes, stands, details FROM journal_entry ORDER BY id"
    )
    number = 0
    for number, entry in enumerate(entries.fetchall(), start=1):
        changes = connection.execute(
            "SELECT noun, row, before, after FROM journal_change WHERE entry = ? ORDER BY id", (entry[0],)
        )
        sealed = journal.digest(before, tuple(entry), changes.fetchall())
        if entry[0] != number or seals.get(entry[0]) != sealed:
            return [
                Words("操作记录第 {n} 条与封存不符", "Journal entry {n} does not match its seal").saying(n=entry[0])
            ]
        before = sealed
    if len(seals) != number:
        return [Words("操作记录有缺失", "Journal entries are missing")]
    return []
