"""What backups are called, which of them lie in a folder, and what one that was cut short left there."""

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from model.errors import Busy
from model.store import mutex
from model.values import dataclass
from model.words import Words

KEPT_NEWEST = 2
"""The newest are kept even of one day: the one before is there should the last turn out damaged."""
KEPT_DAILY = 7
KEPT_WEEKLY = 5
KEPT_MONTHLY = 12
OWN = "backups"
"""The folder beside the store."""
MUTEX_FILE = "desk.backing"
"""Held in the store's folder while a window backs up."""
WAIT_SECONDS = 120
"""How long one window waits for the backup of another."""
_PREFIX = "desk-"
_STAMP = "%Y-%m-%d-%H%M"
_NAME = re.compile(r"desk-(\d{4}-\d\d-\d\d-\d{4})(?:-(\d{1,6}))?", re.ASCII)
_BUSY = Words("另一个窗口正在备份，还没有做完；请稍后再试", "Another window is still backing up; try again in a moment")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file that passed its check when it was made."""

    path: Path
    """Where it is; its key file stands beside it."""
    at: datetime
    """Local moment it was made, to the minute."""
    second: Path | None = None
    """Where the same copy lies once more; None where the second folder is not set, or was not there."""
    number: int = 1
    """Which of that minute it is."""

    @property
    def key_path(self) -> Path:
        """The key file that opens it."""
        return self.path.with_suffix(".key")

    @property
    def size(self) -> int:
        """Bytes of the file; 0 if it is gone."""
        return self.path.stat().st_size if self.path.is_file() else 0


def in_folder(where: Path) -> list[Backup]:
    """The backups in a folder, the newest first; ones without their key file do not count."""
    found = [each for path in where.glob(f"{_PREFIX}*.db") if (each := _named(path)) and each.key_path.is_file()]
    return sorted(found, key=lambda backup: (backup.at, backup.number), reverse=True)


def next_in(where: Path, also: Path | None, at: datetime) -> Backup:
    """What a backup made at a moment will be called, as none was before in ``where`` nor in ``also``."""
    folders = [each for each in (where, also) if each is not None]
    stamp = at.strftime(_STAMP)
    there = [each for folder in folders for path in folder.glob(f"{_PREFIX}{stamp}*") if (each := _named(path))]
    number = 1 + max((each.number for each in there if each.at == at), default=0)
    return Backup(where / f"{_PREFIX}{stamp}{'' if number == 1 else f'-{number}'}.db", at, number=number)


def _named(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.stem)
    if found is None or path.suffix not in (".db", ".key"):
        return None
    try:
        return Backup(path, datetime.strptime(found[1], _STAMP), number=int(found[2] or 1))
    except ValueError:
        return None


def unfinished(target: Path, mark: str) -> Path:
    """What a file is called until it is whole: like no other, and to be known by the desk that began it."""
    return target.with_name(f"{target.name}.{mark}.{secrets.token_hex(4)}.part")


@contextmanager
def one_at_a_time(store_folder: Path) -> Iterator[bool]:
    """One window backs up, the others wait for it; answers whether that is certain. Raises ``Busy`` after ``WAIT_SECONDS``.

    Where no lock can be had (the folder is read-only, its disk is full) it goes on without: no two names are the same.
    """
    from sqlcipher3 import dbapi2

    with ExitStack() as lock:
        try:
            lock.enter_context(mutex.held(store_folder / MUTEX_FILE, WAIT_SECONDS))
            alone = True
        except dbapi2.OperationalError as error:
            if "locked" in str(error):
                raise Busy(_BUSY) from error
            alone = False
        yield alone


def sweep(where: Path, mark: str, is_ours: Callable[[Path], bool]) -> None:
    """Take away what a backup of this desk that was killed left in a folder; no other window may be backing up."""
    with suppress(OSError):
        for path in where.glob(f"{_PREFIX}*.{mark}.*"):
            path.unlink(missing_ok=True)
        for path in where.glob(f"{_PREFIX}*.key"):
            if _named(path) and not path.with_suffix(".db").exists() and is_ours(path):
                path.unlink(missing_ok=True)


def thin_out(where: Path) -> None:
    """Keep the newest of each of the last days, weeks and months; the rest goes."""
    backups = in_folder(where)
    stay = {backup.path for backup in backups[:KEPT_NEWEST]}
    for slot, most in (("%Y-%m-%d", KEPT_DAILY), ("%G-%V", KEPT_WEEKLY), ("%Y-%m", KEPT_MONTHLY)):
        newest: dict[str, Path] = {}
        for backup in backups:
            newest.setdefault(backup.at.strftime(slot), backup.path)
        stay.update(list(newest.values())[:most])
    for backup in backups:
        if backup.path not in stay:
            # One that another program holds open, or on a stick that is gone by now, goes the next time.
            with suppress(OSError):
                # The store first: one without its key would be a backup that nobody can open.
                backup.path.unlink(missing_ok=True)
                backup.key_path.unlink(missing_ok=True)
