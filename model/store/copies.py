"""Copies of the store: made with SQLite's own online backup, under the same key, and opened before they count."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from model.errors import Damaged, NotFound
from model.store import file, kept, schema, whole
from model.store.database import connect, desk, read_only
from model.store.trouble import trouble_in
from model.values import dataclass
from model.words import Words

PAGES_A_STEP = 512
"""Pages copied at once; between steps another process may write."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a store file holds, without opening it as the desk."""

    path: Path
    """Where it is."""
    version: int
    """The version of its schema."""
    entries: int
    """How many entries its journal has."""
    last_at: str
    """Instant (UTC) of its newest entry; empty if there is none."""
    last_deed: str
    """What that entry did, as ``noun.verb``."""
    last_words: Words
    """The same in a sentence; it may name somebody."""
    students: int
    """How many students it knows."""
    appointments: int
    """How many appointments."""
    visits: int
    """How many visits."""


def copy_to(target: Path, progress: Callable[[int, int], None] | None = None, key: bytes | None = None) -> Held:
    """Copy the open store to ``target``, check the copy page by page, and only then give it its name.

    With ``key``, its key file, that lies beside it from then on, never alone. Raises ``Damaged`` if the copy does not
    pass, ``StoreTrouble`` or ``OSError`` for the disk; nothing is left behind then.
    """
    unfinished = kept.unfinished(target, mark())
    try:
        wrong = _copied(unfinished, progress)
        if wrong:
            raise Damaged(
                Words(
                    "备份没有通过检查，已丢弃：{told}", "The backup did not pass its check and was dropped: {told}"
                ).saying(told=wrong[0])
            )
        _onto_the_disk(unfinished)
        give_name(unfinished, target, key)
    except BaseException as error:
        for suffix in ("", "-journal", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
        told = trouble_in(error)
        if told is None:
            raise
        raise told from error
    return look_into(target, desk.key)


def give_name(unfinished: Path, target: Path, key: bytes | None) -> None:
    """Name a copy that is whole, and its key file with it; both or neither. Raises ``OSError``."""
    if key is None:
        whole.move(unfinished, target)
        return
    beside = target.with_suffix(".key")
    fresh = kept.unfinished(beside, mark())
    try:
        whole.put(fresh, key)
        # The key file first: a copy without its key opens for nobody.
        whole.move(fresh, beside)
        whole.move(unfinished, target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        if not target.exists():
            beside.unlink(missing_ok=True)
        raise


def mark() -> str:
    """By what this desk knows its own unfinished files beside those of others: it tells nothing of the key."""
    return hashlib.blake2b(key=desk.key, person=b"desk.part", digest_size=4).hexdigest()


def _copied(unfinished: Path, progress: Callable[[int, int], None] | None) -> list[Words]:
    """Copy the open store; answers what is wrong with the copy."""
    copied = connect(unfinished, desk.key)
    try:
        desk.connection().backup(
            copied,
            pages=PAGES_A_STEP,
            progress=(lambda _status, left, total: progress(total - left, total)) if progress else None,
        )
        # A copy is one file: its log is folded in, and no second file may be forgotten on a stick.
        copied.execute("PRAGMA journal_mode = DELETE")
        return file.check(copied)
    finally:
        copied.close()


def _onto_the_disk(path: Path) -> None:
    with open(path, "rb+") as written:
        os.fsync(written.fileno())


def look_into(path: Path, key: bytes) -> Held:
    """What a store file holds; it is left byte for byte as it is. Raises ``Damaged`` if it cannot be read with this key."""
    with _reading(path, key) as connection:
        return _held(path, connection)


def role_in(path: Path, key: bytes, person: int) -> str:
    """What somebody may do at the desk that a store file holds; ``none`` for who left it. Raises as ``look_into``."""
    with _reading(path, key) as connection:
        row = connection.execute("SELECT role FROM staff WHERE id = ? AND left_on IS NULL", (person,)).fetchone()
    return str(row[0]) if row else "none"


def check(path: Path, key: bytes) -> list[Words]:
    """What is wrong with a store file that is not open as the desk; empty if nothing."""
    try:
        with _reading(path, key) as connection:
            return file.check(connection)
    except Damaged as error:
        return [error.words]


@contextmanager
def _reading(path: Path, key: bytes) -> Iterator[Any]:
    """A connection that changes nothing. Raises ``Damaged``."""
    from sqlcipher3 import dbapi2

    if not path.is_file():
        raise NotFound(Words("没有这个文件：{path}", "There is no such file: {path}").saying(path=path), "file")
    try:
        connection = read_only(path, key)
        try:
            yield connection
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        raise Damaged(
            Words(
                "{name} 读不出来：文件损坏，或不是这个值班台的备份",
                "{name} cannot be read: it is damaged, or not a backup of this desk",
            ).saying(name=path.name)
        ) from error


def _held(path: Path, connection: Any) -> Held:
    def one(sql: str) -> Any:
        return connection.execute(sql).fetchone()

    last = one("SELECT at, zh, en, deed FROM journal_entry ORDER BY id DESC LIMIT 1") or ("", "", "", "")
    return Held(
        path=path,
        version=schema.version(connection),
        entries=one("SELECT count(*) FROM journal_entry")[0],
        last_at=last[0],
        last_deed=last[3],
        last_words=Words(last[1], last[2]),
        students=one("SELECT count(*) FROM student")[0],
        appointments=one("SELECT count(*) FROM appointment")[0],
        visits=one("SELECT count(*) FROM visit")[0],
    )
