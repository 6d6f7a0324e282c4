"""Backups that were tried: copied, opened, checked, then kept by the day, the week and the month.

They lie in ``backups`` beside the store, and once more in the folder the school has set (a stick, another
machine) whenever that is there.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from model import clock, history_reach, rights, settings
from model.errors import NotFound, StoreTrouble
from model.rights import Right
from model.store import copies, entries, journal, kept, key_file, whole
from model.store.copies import Held
from model.store.database import desk
from model.store.kept import Backup
from model.words import Words

Progress = Callable[[int, int], None]
"""Is told pages done and pages in all."""
JUST_NOW = timedelta(minutes=5)
"""Within this time the desk makes no further copy by itself of a store in which nothing was changed since."""


def folder() -> Path:
    """Where backups go first: ``backups`` beside the store."""
    return store_folder() / kept.OWN


def second_folder() -> Path | None:
    """The other place the school has set; None without one. It may not be there now."""
    told = settings.get().backup_folder
    return Path(told) if told else None


def store_folder() -> Path:
    """Where the open store lies."""
    return Path(str(desk.database)).parent


def back_up(into: Path | None = None, progress: Progress | None = None) -> Backup:
    """Copy, check, keep, here and in the second folder if it is there; with ``into`` in that folder only.

    Raises ``NotFound`` where more than the last folder of ``into`` is missing, ``StoreTrouble`` if it cannot be
    written, ``Damaged`` if the copy does not pass its check.
    """
    rights.need(Right.BACKUP)
    return _back_up(into, progress)


def automatic(progress: Progress | None = None) -> Backup:
    """The same as the desk does it by itself, on closing the room and every few hours, whoever sits there."""
    rights.need(Right.SEE_TODAY)
    return _back_up(None, progress, by_itself=True)


def is_due() -> bool:
    """Whether the newest backup is older than the school allows; never without a number of hours."""
    hours = settings.get().backup_hours
    last = last_good()
    return hours is not None and (last is None or clock.now() - last >= timedelta(hours=hours))


def made(where: Path | None = None) -> list[Backup]:
    """The backups in a folder, the newest first; ones without their key file do not count."""
    return kept.in_folder(where or folder())


def everywhere() -> list[Backup]:
    """The backups in the desk's own folder, each with its second copy if that is there now, the newest first."""
    rights.need(Right.BACKUP)
    return _with_second()


def _with_second() -> list[Backup]:
    other = second_folder()
    there = {each.path.name: each.path for each in made(other)} if other is not None and other.is_dir() else {}
    return [replace(each, second=there.get(each.path.name)) for each in made()]


def look_into(made: Backup) -> Held:
    """What a backup of the open desk holds. Raises ``Damaged``, also where it was made under an earlier key."""
    rights.need(Right.BACKUP)
    held = copies.look_into(made.path, desk.key)
    return replace(held, last_words=history_reach.told(held.last_deed, held.last_words))


def last_good() -> datetime | None:
    """When the newest backup was made; one that a wrong clock dated ahead does not count."""
    rights.need(Right.SEE_TODAY)
    now = clock.now()
    return next((each.at for each in made() if each.at <= now), None)


def _back_up(into: Path | None, progress: Progress | None, *, by_itself: bool = False) -> Backup:
    first = into or folder()
    with _told(first):
        _need_parent(first)
        first.mkdir(exist_ok=True)
    with kept.one_at_a_time(store_folder()) as alone:
        if by_itself and (found := _just_made()):
            return found
        other = second_folder() if into is None else None
        there = other if other is not None and other.is_dir() else None
        if alone:
            for where in filter(None, (first, there)):
                kept.sweep(where, copies.mark(), _is_ours)
        backup = kept.next_in(first, there, clock.now())
        with _told(first):
            held = copies.copy_to(backup.path, progress, _sound_key())
        words, missed = (_MADE if other == there else _NOT_THERE), None
        try:
            backup = replace(backup, second=_copy(backup, there) if there else None)
        except StoreTrouble as error:
            words, missed = _FAILED, error
        for where in filter(None, (first, backup.second and there)):
            kept.thin_out(where)
        _tell(backup, held, words)
    if missed is not None:
        raise missed
    return backup


_MADE = Words("备份并检查：{n} 条操作记录", "Backed up and checked: {n} journal {n:entry|entries}")
_NOT_THERE = Words(
    "备份并检查：{n} 条操作记录；第二处备份文件夹不在",
    "Backed up and checked: {n} journal {n:entry|entries}; the second folder is not there",
)
_FAILED = Words(
    "备份并检查：{n} 条操作记录；第二处备份没有做成",
    "Backed up and checked: {n} journal {n:entry|entries}; the copy in the second folder failed",
)


def _tell(backup: Backup, held: Held, words: Words) -> None:
    """The entry in the journal. Raises ``StoreTrouble`` where it cannot be written; the backup is good all the same."""
    details = {"file": backup.path.name, "second": backup.second is not None}
    try:
        with journal.writing("backup.make", words.saying(n=held.entries), kind="record", details=details):
            pass
    except StoreTrouble as error:
        said = Words(
            "备份已做好：{path}；但操作记录里没有记下（{why}）",
            "The backup is made: {path}; but the journal does not tell of it ({why})",
        )
        raise StoreTrouble(said.saying(path=backup.path, why=error.words)) from error


def _just_made() -> Backup | None:
    """The newest backup, where it was made just now (by another window) and holds all that the store does."""
    newest = next(iter(_with_second()), None)
    if newest is None or not timedelta(0) <= clock.now() - newest.at <= JUST_NOW:
        return None
    last = entries.last()
    is_last = last is not None and last[1] == "backup.make" and last[2].get("file") == newest.path.name
    there = second_folder()
    is_missed = newest.second is None and there is not None and there.is_dir()
    return newest if is_last and not is_missed else None


def _need_parent(where: Path) -> None:
    """Go on only where no more than the last folder is to be made: a mistyped path is not built. Raises ``NotFound``."""
    if not where.absolute().parent.is_dir():
        words = Words(
            "没有文件夹 {folder}，没有备份；请检查路径，或先建这个文件夹",
            "There is no folder {folder}, so nothing was backed up; check the path, or make that folder first",
        )
        raise NotFound(words.saying(folder=where.parent), "folder")


def _sound_key() -> bytes:
    """The key file as the desk left it: beside the store, or where something changed that one, beside a backup.

    Raises ``StoreTrouble`` where there is none: a copy that nobody can open is no backup.
    """
    beside = (store_folder() / key_file.KEY_FILE, *(each.key_path for each in made()))
    for path in beside:
        with suppress(StoreTrouble):
            if _opens(key_file.read(path)):
                return path.read_bytes()
    words = Words(
        "钥匙文件 desk.key 丢失、损坏或被改过，没有备份；请先从备份盘取回 desk.key",
        "desk.key is missing, damaged or was changed, so nothing was backed up; first take desk.key from another backup",
    )
    raise StoreTrouble(words)


def _copy(backup: Backup, into: Path) -> Path:
    """Put a finished backup into another folder too, and read it again there."""
    target = into / backup.path.name
    part = kept.unfinished(target, copies.mark())
    try:
        with _told(into, _SECOND):
            shutil.copyfile(backup.path, part)
            if _digest(part) != _digest(backup.path):
                raise StoreTrouble(_MISREAD.saying(folder=into))
            copies.give_name(part, target, backup.key_path.read_bytes())
    finally:
        part.unlink(missing_ok=True)
    return target


def _digest(path: Path) -> bytes:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


_FIRST = Words(
    "备份写不进 {folder}（{why}），请检查磁盘", "The backup cannot be written to {folder} ({why}); look at the disk"
)
_SECOND = Words(
    "备份已做好，但写不进第二处 {folder}（{why}），请检查那个磁盘",
    "The backup is made, but cannot be written to the second folder {folder} ({why}); look at that disk",
)
_MISREAD = Words(
    "备份已做好，但第二处 {folder} 写进去的和读出来的不一样，请换一个磁盘",
    "The backup is made, but what the second folder {folder} gives back is not what was written; take another disk",
)


@contextmanager
def _told(where: Path, words: Words = _FIRST) -> Iterator[None]:
    """What the disk says about a folder, in a sentence."""
    try:
        yield
    except OSError as error:
        raise StoreTrouble(words.saying(folder=where, why=whole.why(error))) from error


def _is_ours(path: Path) -> bool:
    """Whether a key file opens this desk."""
    with suppress(StoreTrouble):
        return _opens(key_file.read(path))
    return False


def _opens(told: dict[str, Any]) -> bool:
    return told.get("demo") == desk.key.hex() or key_file.is_sound(told, desk.key)
