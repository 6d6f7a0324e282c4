"""The entry in the journal of a store that is brought back: by whom, from which backup, where the former one is kept."""

from pathlib import Path

from model.errors import StoreTrouble
from model.store import file, journal, lost, without_log
from model.store.database import desk
from model.store.loss import moment
from model.store.vault import Opened
from model.words import Words


def tell(fresh: Path, backup: Path, opened: Opened, aside: Path | None) -> None:
    """Write it into the copy ``fresh`` of a backup, carried forward, before it becomes the store; it is closed again.

    Raises ``StoreTrouble`` if the copy cannot be written.
    """
    before = journal.who
    file.open_at(fresh, opened.key)
    try:
        newest = lost.newest()
        journal.who = _known(opened.person)
        words = _OVER if aside else _ALONE
        said = words.saying(backup=backup.name, at=moment(newest.at), n=newest.entry, aside=aside and aside.name)
        details = {"file": backup.name, "entries": newest.entry, "aside": aside.name if aside else None}
        with journal.writing("backup.restore", said, kind="record", details=details):
            pass
    finally:
        journal.who = before
        file.close()
    if without_log.log_of(fresh) is not None:
        words = Words(
            "恢复写不完整，现有数据没有改动；请检查磁盘", "The restored store cannot be completed; look at the disk"
        )
        raise StoreTrouble(words)


def _known(person: int | None) -> int | None:
    """Whoever restores, if the staff of that time knew them."""
    return person if desk.execute_sql("SELECT 1 FROM staff WHERE id = ?", (person,)).fetchone() else None


_OVER = Words(
    "恢复了备份 {backup}：数据到 {at} 为止，操作记录 {n} 条；原来的数据保留为 {aside}",
    "Restored the backup {backup}: the desk as of {at}, {n} journal {n:entry|entries}; the store before is kept as {aside}",
)
_ALONE = Words(
    "恢复了备份 {backup}：数据到 {at} 为止，操作记录 {n} 条；原来没有数据文件",
    "Restored the backup {backup}: the desk as of {at}, {n} journal {n:entry|entries}; there was no store before",
)
