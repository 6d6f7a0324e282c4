"""Chasing what is missing: the list of who has not answered leaves the desk for a message group (C3).

Names of classes may go anywhere. Names of members leave as an export does: somebody was told so and said yes, and
the journal has it, with where they went and how many lines, and without the names.
"""

from typing import Literal

from model import rights
from model.committee import board
from model.committee.weeks import ReportWeek
from model.rights import Right
from model.store import journal
from model.words import Words

Where = Literal["clipboard", "file"]
WHERE_WORDS: dict[Where, Words] = {
    "clipboard": Words("剪贴板", "the clipboard"),
    "file": Words("文本文件", "a text file"),
}
"""Where the list goes."""


def hand_out(week: ReportWeek, where: Where, *, names: bool) -> str:
    """The text for a message group, with the members' names or with those of the classes alone; with names it is recorded."""
    rights.need(Right.TAKE_REPORTS)
    text = board.missing_text(week, names=names)
    if names:
        rows = text.count("\n")
        words = Words(
            "导出缺交名单（{n} 行，含委员姓名）到{where}",
            "The missing, {n} {n:line|lines} with members' names, to {where}",
        )
        details = {"rows": rows, "names": True, "to": where, "week": f"{week.monday}"}
        said = words.saying(n=rows, where=WHERE_WORDS[where])
        with journal.writing("export.missing", said, kind="record", details=details):
            pass
    return text
