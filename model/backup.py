"""Backups that were tried: copied, opened, checked, then kept by the day, the week and the month."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model import clock, rights, settings
from model.errors import NotFound, StoreTrouble
from model.rights import Right
from model.store import copies, file, journal, vault
from model.store.copies import Held
from model.store.database import desk
from model.words import Words

KEPT_DAILY = 7
KEPT_WEEKLY = 5
KEPT_MONTHLY = 12
_STAMP = "%Y-%m-%d-%H%M"
_PREFIX = "desk-"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file that passed its check when it was made."""

    path: Path
    """Where it is; its key file stands beside it."""
    at: datetime
    """Local moment it was made, to the minute."""

    @property
    def key_path(self) -> Path:
        """The key file that opens it."""
        return self.path.with_suffix(".key")


@dataclass(frozen=True, slots=True)
class Restoring:
    """What a restore would bring back, and what it would lose."""

    backup: Held
    """What the backup holds."""
    present: Held | None
    """What the present store holds; None if it cannot be read."""

    @property
    def entries_lost(self) -> int | None:
        """How many journal entries are newer than the backup; None where that cannot be known."""
        return max(0, self.present.entries - self.backup.entries) if self.present else None


def folder() -> Path:
    """Where backups go: what the school set, or ``backups`` beside the store."""
    told = settings.get().backup_folder
    return Path(told) if told else _store_folder() / "backups"


def _store_folder() -> Path:
    return Path(str(desk.database)).parent


def back_up(into: Path | None = None, progress: Callable[[int, int], None] | None = None) -> Backup:
    """Copy, check, keep; answers the backup. Raises ``StoreTrouble`` if the folder cannot be written."""
    rights.need(Right.BACKUP)
    target_folder = into or folder()
    now = clock.now()
    target = target_folder / f"{_PREFIX}{now.strftime(_STAMP)}.db"
    try:
        target_folder.mkdir(parents=True, exist_ok=True)
        # The key file first: a copy without its key opens for nobody.
        shutil.copy2(_store_folder() / vault.KEY_FILE, target.with_suffix(".key"))
        held = copies.copy_to(target, progress)
    except OSError as error:
        raise StoreTrouble(
            Words(
                "备份写不进 {folder}，请检查磁盘", "The backup cannot be written to {folder}; look at the disk"
            ).saying(folder=target_folder)
        ) from error
    _thin_out(target_folder)
    words = Words("备份并检查：{n} 条操作记录", "Backed up and checked: {n} journal entries").saying(n=held.entries)
    with journal.writing("backup.make", words, kind="record", details={"file": target.name}):
        pass
    return Backup(target, now)


def made(where: Path | None = None) -> list[Backup]:
    """The backups in a folder, the newest first."""
    found = []
    for path in (where or folder()).glob(f"{_PREFIX}*.db"):
        try:
            found.append(Backup(path, datetime.strptime(path.stem.removeprefix(_PREFIX), _STAMP)))
        except ValueError:
            continue
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def last_good() -> datetime | None:
    """When the newest backup in the school's folder was made."""
    rights.need(Right.SEE_TODAY)
    found = made()
    return found[0].at if found else None


def _thin_out(where: Path) -> None:
    """Keep the newest of each of the last days, weeks and months; the rest goes."""
    backups = made(where)
    kept: set[Path] = set()
    for slot, most in (("%Y-%m-%d", KEPT_DAILY), ("%G-%V", KEPT_WEEKLY), ("%Y-%m", KEPT_MONTHLY)):
        newest: dict[str, Path] = {}
        for backup in backups:
            newest.setdefault(backup.at.strftime(slot), backup.path)
        kept.update(list(newest.values())[:most])
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink(missing_ok=True)
            backup.key_path.unlink(missing_ok=True)


def look_into(path: Path, data: Path, opened: vault.Opened) -> Restoring:
    """What restoring ``path`` over the desk in ``data`` would bring and lose; nothing is changed."""
    backup = copies.look_into(path, opened.key)
    present = data / file.STORE_FILE
    try:
        return Restoring(backup, copies.look_into(present, opened.key) if present.is_file() else None)
    except StoreTrouble:
        return Restoring(backup, None)


def is_demo(path: Path) -> bool:
    """Whether a backup is a demo school's, which opens without a password."""
    return vault.is_demo_file(path.with_suffix(".key"))


def open_key(path: Path, name: str, password: str) -> vault.Opened:
    """The key of a backup, by a person's name and password at the time it was made (or its demo key)."""
    key_file = path.with_suffix(".key")
    if not key_file.is_file():
        raise NotFound(
            Words("备份旁边没有钥匙文件 {name}", "The key file {name} is not beside the backup").saying(
                name=key_file.name
            )
        )
    if vault.is_demo_file(key_file):
        return vault.open_demo_file(key_file)
    return vault.open_file(key_file, name, password)


def put_back(path: Path, data: Path, opened: vault.Opened) -> Path | None:
    """Make a backup the desk in ``data``; the present store is kept aside and its new name answered.

    The store must be closed. The backup is checked again first and is itself only copied.
    Raises ``Damaged`` if it does not pass.
    """
    wrong = copies.check(path, opened.key)
    if wrong:
        raise StoreTrouble(
            Words("这个备份没有通过检查：{told}", "That backup does not pass its check: {told}").saying(told=wrong[0])
        )
    data.mkdir(parents=True, exist_ok=True)
    fresh = data / (file.STORE_FILE + ".restored")
    shutil.copyfile(path, fresh)
    with open(fresh, "rb+") as copied:
        os.fsync(copied.fileno())
    aside = _set_aside(data)
    os.replace(fresh, data / file.STORE_FILE)
    key_fresh = data / (vault.KEY_FILE + ".restored")
    shutil.copyfile(path.with_suffix(".key"), key_fresh)
    os.replace(key_fresh, data / vault.KEY_FILE)
    return aside


def _set_aside(data: Path) -> Path | None:
    """Rename the present store, its log and its key; never over an earlier one."""
    present = data / file.STORE_FILE
    if not present.is_file():
        return None
    stem = f"aside-{clock.seconds():%Y-%m-%d-%H%M%S}"
    for suffix in ("", "-wal", "-shm"):
        part = data / (file.STORE_FILE + suffix)
        if part.exists():
            os.replace(part, data / f"{stem}.db{suffix}")
    if (data / vault.KEY_FILE).exists():
        shutil.copyfile(data / vault.KEY_FILE, data / f"{stem}.key")
    return data / f"{stem}.db"
