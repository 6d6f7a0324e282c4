"""What can be done with one student, with which keys, and why not."""

from typing import Any

from model import rights
from model.rights import Right
from model.words import Words
from screens.students.student_lines import Line
from screens.students.students_keys import no_right
from tui.commands import Command
from tui.sheet import Sheet


def _cannot_book(_page: Any) -> Words | None:
    return rights.why_not(Right.BOOK)


def _nothing_to_read(page: Any) -> Words | None:
    """Whether one may read it is asked when it is opened."""
    line: Line | None = page.query_one("#lines", Sheet).item
    if line is None or line.visit is None:
        return Words("光标处不是来访", "The cursor is on no visit")
    return Words("这次来访还没有记录", "That visit has no note yet") if line.visit.written is False else None


def _no_files(_page: Any) -> Words | None:
    return None if rights.may(Right.CARE) else Words("关注档案由心理教师保管", "The files are kept by the counsellors")


COMMANDS = (
    Command(
        "student.act",
        Words("处理", "Act"),
        "enter",
        "act",
        Words("对光标处的预约、来访选择操作", "On an appointment or visit, chooses what to do"),
    ),
    Command(
        "student.book",
        Words("预约", "Book"),
        "f2",
        "book",
        Words("为该学生预约", "Book this student"),
        also=("b",),
        why_not=_cannot_book,
    ),
    Command(
        "student.read",
        Words("看记录", "Read note"),
        "ctrl+r",
        "read",
        Words("查看会留下记录", "Who reads is written down"),
        also=("r",),
        why_not=_nothing_to_read,
    ),
    Command(
        "student.care",
        Words("关注档案", "Care file"),
        "ctrl+k",
        "care",
        Words("打开一生一档；查看会留下记录", "The whole file; who reads is written down"),
        footer=False,
        why_not=_no_files,
    ),
    Command("student.edit", Words("修改", "Edit"), "ctrl+e", "edit", also=("e",), why_not=no_right),
    Command(
        "student.assign",
        Words("心理教师", "Counsellor"),
        "ctrl+g",
        "assign",
        also=("g",),
        footer=False,
        why_not=no_right,
    ),
    Command(
        "student.hand_over",
        Words("移交", "Hand over"),
        "ctrl+o",
        "hand_over",
        Words("给另一位心理教师，或封成加密包", "To another counsellor, or as a sealed package"),
        footer=False,
        why_not=_no_files,
    ),
    Command(
        "student.leave",
        Words("离校/返校", "Left/return"),
        "delete",
        "leave",
        Words("标记离校，或离校后返校", "Mark as left, or as back after that"),
        footer=False,
        why_not=no_right,
        dangerous=True,
    ),
)
