"""What can be done on the page of students, with which keys, and why not.

The house's keys: Insert for new, Ctrl+E for edit, Delete for what takes something away.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from model import rights
from model.people.index import Person
from model.rights import Right
from model.words import Words
from tui.commands import Command
from tui.sheet import Sheet


class Listing(Protocol):
    """What the reasons are read from."""

    @property
    def sheet(self) -> Sheet[Person]:
        """The list."""

    def concerned(self, *, here: bool) -> Sequence[int]:
        """Of those a command acts on, who is at the school or who has left."""


def no_right(_page: Any) -> Words | None:
    """Because the roster is kept by others."""
    return rights.why_not(Right.PEOPLE)


def _no_files(_page: Any) -> Words | None:
    return None if rights.may(Right.CARE) else Words("移交由心理教师做", "Counsellors hand over")


def _nobody(page: Listing) -> Words | None:
    return None if page.sheet.item else Words("名单里没有选中学生", "No student is under the cursor")


def _cannot_change(page: Listing) -> Words | None:
    return _nobody(page) or no_right(page)


def _cannot_leave(page: Listing) -> Words | None:
    gone = Words("已经离校，Ctrl+R 返校", "They have left already; Ctrl+R brings them back")
    return _cannot_change(page) or (None if page.concerned(here=True) else gone)


def _cannot_return(page: Listing) -> Words | None:
    return _cannot_change(page) or (None if page.concerned(here=False) else Words("没有离校", "They have not left"))


COMMANDS = (
    Command("students.open", Words("打开", "Open"), "enter", "open", why_not=_nobody),
    Command(
        "students.find",
        Words("筛选", "Filter"),
        "ctrl+f",
        "find",
        Words("输入姓名、首字母、班级或学号，名单随之缩小", "A name, initials, a class or a number narrows the list"),
        also=("slash",),
    ),
    Command(
        "students.enrol",
        Words("新增", "New"),
        "insert",
        "enrol",
        Words("登记一名学生；很多学生请导入名册", "Enrol one student; for many, take in a roster"),
        also=("n",),
        why_not=no_right,
    ),
    Command(
        "students.roster",
        Words("导入名册", "Roster"),
        "ctrl+o",
        "roster",
        Words("从 .xlsx .xls .csv 导入，先预览", "Take in .xlsx, .xls or .csv; a preview comes first"),
        also=("o",),
        why_not=no_right,
    ),
    Command("students.edit", Words("修改", "Edit"), "ctrl+e", "edit", also=("e",), why_not=_cannot_change),
    Command(
        "students.book",
        Words("为其预约", "Book them"),
        "f2",
        "book",
        Words(
            "预约光标处的学生；输入别的姓名就预约别人",
            "Book the one under the cursor; typing another name books another",
        ),
        why_not=_nobody,
    ),
    Command(
        "students.assign",
        Words("心理教师", "Counsellor"),
        "ctrl+g",
        "assign",
        Words("给已选学生指定心理教师，一次撤销", "Give the marked students their counsellor; one undo"),
        also=("g",),
        why_not=_cannot_change,
    ),
    Command(
        "students.hand_over",
        Words("移交", "Hand over"),
        "ctrl+b",
        "hand_over",
        Words("移交已选学生或全部个案；接收移交包", "Hand over the marked or a caseload; take a package over"),
        footer=False,
        why_not=_no_files,
    ),
    Command(
        "students.mark",
        Words("全选", "Mark all"),
        "ctrl+a",
        "mark_all",
        Words(
            "选中名单里的全部学生，再按一次取消；空格选一名",
            "Mark all that are listed, once more none; Space marks one",
        ),
        also=("a",),
        footer=False,
    ),
    Command(
        "students.gone",
        Words("含离校", "Also left"),
        "ctrl+d",
        "show_gone",
        Words("名单里也列出离校和毕业的学生；再按一次不列", "List those who left or graduated too; once more not"),
        also=("d",),
        footer=False,
    ),
    Command(
        "students.return",
        Words("返校", "Return"),
        "ctrl+r",
        "come_back",
        also=("r",),
        footer=False,
        why_not=_cannot_return,
    ),
    Command(
        "students.leave",
        Words("离校", "Left school"),
        "delete",
        "leave",
        Words("标记离校，档案保留", "Mark as left; the file stays"),
        footer=False,
        why_not=_cannot_leave,
        dangerous=True,
    ),
)
