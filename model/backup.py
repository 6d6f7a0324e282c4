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

from model import clock, history_reach, rights, settings
from model.errors import NotFound, StoreTrouble
from model.rights import Right
from model.store import copies, journal, key_file, whole
from model.store.copies import Held
from model.store.database import desk
from model.values import dataclass
from model.words import Words

KEPT_NEWEST = 2
"""The newest are kept even of one day: the one before is there should the last turn out damaged."""
KEPT_DAILY = 7
KEPT_WEEKLY = 5
KEPT_MONTHLY = 12
OWN = "backups"
"""The folder beside the store."""
_STAMP = "%Y-%m-%d-%H%M"
_PREFIX = "desk-"

Progress = Callable[[int, int], None]
"""Is told pages done and pages in all."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file that passed its check when it was made."""

    path: Path
    """Where it is; its key file stands beside it."""
    at: datetime
    """Local moment it was made, to the minute."""
    second: Path | None = None
    """Where the same copy lies once more; None where the second folder is not set, or was not there."""

    @property
    def key_path(self) -> Path:
        """The key file that opens it."""
        return self.path.with_suffix(".key")

    @property
    def size(self) -> int:
        """Bytes of the file; 0 if it is gone."""
        return self.path.stat().st_size if self.path.is_file() else 0


def folder() -> Path:
    """Where backups go first: ``backups`` beside the store."""
    return store_folder() / OWN


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
    return _back_up(None, progress)


def is_due() -> bool:
    """Whether the newest backup is older than the school allows; never without a number of hours."""
    hours = settings.get().backup_hours
    last = last_good()
    return hours is not None and (last is None or clock.now() - last >= timedelta(hours=hours))


def made(where: Path | None = None) -> list[Backup]:
    """The backups in a folder, the newest first; ones without their key file do not count."""
    found = []
    for path in (where or folder()).glob(f"{_PREFIX}*.db"):
        try:
            backup = Backup(path, datetime.strptime(path.stem.removeprefix(_PREFIX), _STAMP))
        except ValueError:
            continue
        if backup.key_path.is_file():
            found.append(backup)
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def everywhere() -> list[Backup]:
    """The backups in the desk's own folder, each with its second copy if that is there now, the newest first."""
    rights.need(Right.BACKUP)
    other = second_folder()
    there = {each.path.name: each.path for each in made(other)} if other is not None and other.is_dir() else {}
    return [Backup(each.path, each.at, there.get(each.path.name)) for each in made()]


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


def _back_up(into: Path | None, progress: Progress | None) -> Backup:
    now, first = clock.now(), into or folder()
    target = first / f"{_PREFIX}{now.strftime(_STAMP)}.db"
    with _told(first):
        _need_parent(first)
        first.mkdir(exist_ok=True)
        # The key file first: a copy without its key opens for nobody.
        whole.put(target.with_suffix(".key"), _sound_key())
        held = copies.copy_to(target, progress)
    other = second_folder() if into is None else None
    second = _copy(target, other) if other is not None and other.is_dir() else None
    for each in (first, other) if second else (first,):
        if each is not None:
            _thin_out(each)
    words = Words("备份并检查：{n} 条操作记录", "Backed up and checked: {n} journal {n:entry|entries}")
    if other is not None and second is None:
        words = Words(
            "备份并检查：{n} 条操作记录；第二处备份文件夹不在",
            "Backed up and checked: {n} journal {n:entry|entries}; the second folder is not there",
        )
    details = {"file": target.name, "second": second is not None}
    with journal.writing("backup.make", words.saying(n=held.entries), kind="record", details=details):
        pass
    return Backup(target, now, second)


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
            kept = key_file.read(path)
            if kept.get("demo") == desk.key.hex() or key_file.is_sound(kept, desk.key):
                return path.read_bytes()
    words = Words(
        "钥匙文件 desk.key 丢失、损坏或被改过，没有备份；请先从备份盘取回 desk.key",
        "desk.key is missing, damaged or was changed, so nothing was backed up; first take desk.key from another backup",
    )
    raise StoreTrouble(words)


def _copy(backup: Path, into: Path) -> Path:
    """Put a finished backup into another folder too, and read it again there."""
    target = into / backup.name
    part = target.with_suffix(".db.part")
    with _told(into):
        try:
            whole.put(target.with_suffix(".key"), backup.with_suffix(".key").read_bytes())
            shutil.copyfile(backup, part)
            if _digest(part) != _digest(backup):
                raise OSError(Words("写进去的和读出来的不一样", "what was read is not what was written").en)
            whole.move(part, target)
        finally:
            part.unlink(missing_ok=True)
    return target


def _digest(path: Path) -> bytes:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


@contextmanager
def _told(where: Path) -> Iterator[None]:
    """What the disk says about a folder, in a sentence."""
    try:
        yield
    except OSError as error:
        words = Words(
            "备份写不进 {folder}（{why}），请检查磁盘",
            "The backup cannot be written to {folder} ({why}); look at the disk",
        )
        raise StoreTrouble(words.saying(folder=where, why=whole.why(error))) from error


def _thin_out(where: Path) -> None:
    """Keep the newest of each of the last days, weeks and months; the rest goes."""
    backups = made(where)
    kept = {backup.path for backup in backups[:KEPT_NEWEST]}
    for slot, most in (("%Y-%m-%d", KEPT_DAILY), ("%G-%V", KEPT_WEEKLY), ("%Y-%m", KEPT_MONTHLY)):
        newest: dict[str, Path] = {}
        for backup in backups:
            newest.setdefault(backup.at.strftime(slot), backup.path)
        kept.update(list(newest.values())[:most])
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink(missing_ok=True)
            backup.key_path.unlink(missing_ok=True)
