"""Whether the open store is sound: looked at in the background after opening, and told on Today when it is not.

What was found is kept in this process only: a store that is damaged is not written to for the sake of saying so.
"""

from model import backup, rights
from model.errors import Damaged
from model.rights import Right
from model.store import file
from model.words import Words

_wrong: tuple[Words, ...] = ()


def check() -> list[Words]:
    """What is wrong with the open store, page by page, rule by rule, entry by entry; seconds for a large one."""
    rights.need(Right.SEE_TODAY)
    try:
        return file.check()
    except Damaged as error:
        return [error.words]


def note(*wrong: Words) -> None:
    """Keep what was found; nothing is a sound store."""
    global _wrong
    _wrong = wrong


def wrong() -> tuple[Words, ...]:
    """What was found wrong since the desk was opened; empty while nothing was."""
    rights.need(Right.SEE_TODAY)
    return _wrong


def advice() -> Words:
    """What is wrong and what to do now, in full."""
    rights.need(Right.SEE_TODAY)
    newest = next(iter(backup.made()), None)
    words = Words(
        "数据检查没有通过：\n{what}\n\n请先不要继续写入：通知管理员，退出值班台，在命令行恢复最近的备份。\n{how}\n"
        "现有数据会改名保留在旁边，不会被覆盖。",
        "The store did not pass its check:\n{what}\n\nWrite nothing more for now: tell the administrator, quit, "
        "and restore the newest backup from a shell.\n{how}\nThe present store is kept beside it, never overwritten.",
    )
    how = f'dutydesk restore "{newest.path}"' if newest else "dutydesk check"
    zh, en = "\n".join(each.zh for each in _wrong[:8]), "\n".join(each.en for each in _wrong[:8])
    return words.saying(what=Words(zh, en), how=how)
