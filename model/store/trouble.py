"""What the disk, the file or another process did, in a sentence; nothing was changed by any of it."""

from peewee import DatabaseError, InterfaceError

from model.errors import Busy, Damaged, StoreTrouble
from model.words import Words

DAMAGED = Words(
    "数据文件损坏，读不出来；它没有被改动，请用最近的备份恢复（dutydesk restore）",
    "The store is damaged and cannot be read; it was left as it is. Restore the newest backup (dutydesk restore)",
)


def trouble(told: str) -> StoreTrouble:
    """The sentence for what the disk or another process did."""
    if "not a database" in told or "malformed" in told:
        return Damaged(DAMAGED)
    if "locked" in told or "busy" in told:
        return Busy(Words("另一个窗口正在写入，请稍后再试", "Another window is writing; try again in a moment"))
    if "full" in told:
        words = Words(
            "磁盘已满，什么都没有改变；请腾出空间再试",
            "The disk is full, nothing was changed; free space and try again",
        )
    elif "readonly" in told or "read-only" in told or "unable to open" in told:
        words = Words(
            "数据文件夹只读或打不开，什么都没有改变；请检查权限",
            "The data folder is read-only or cannot be opened, nothing was changed; look at its permissions",
        )
    elif "I/O" in told:
        words = Words(
            "磁盘已满或读写出错，什么都没有改变；请检查磁盘，必要时用备份恢复",
            "The disk is full or failed, nothing was changed; look at it, restore a backup if need be",
        )
    else:
        words = Words("数据库出错，什么都没有改变：{told}", "The store failed, nothing was changed: {told}").saying(
            told=told
        )
    return StoreTrouble(words)


def trouble_in(error: BaseException) -> StoreTrouble | None:
    """What to tell of an error that came straight from the database; None if it came from elsewhere.

    A page that was damaged after the store was opened is met by whoever reads it, in any query.
    """
    from sqlcipher3 import dbapi2

    if not isinstance(error, DatabaseError | InterfaceError | dbapi2.Error):
        return None
    return trouble(str(error))
