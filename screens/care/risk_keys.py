"""What can be done on the risk board, with which keys, and why not."""

from typing import Any

from model import rights
from model.rights import Right
from model.words import Words
from tui.commands import Command, needs


def no_files(_page: Any) -> Words | None:
    """Because files of students at risk are kept by counsellors."""
    return rights.why_not(Right.CARE)


def _no_card(page: Any) -> Words | None:
    return no_files(page) or (None if page.card else Words("光标处没有学生", "No student is under the cursor"))


def _no_papers(page: Any) -> Words | None:
    """A summary names nobody: the leading group prints it too."""
    return None if rights.may(Right.CARE_COUNTS) else no_files(page)


COMMANDS = (
    Command("risk.open", Words("打开档案", "Open"), "enter", "open", why_not=_no_card),
    Command(
        "risk.report",
        Words("上报事件", "Incident"),
        "ctrl+r",
        "report",
        Words("电话上报：定级、计时、按流程处置", "Told by telephone: grade it, the clock runs, the protocol opens"),
        why_not=needs(Right.CARE_REPORT),
    ),
    Command(
        "risk.step",
        Words("处置步骤", "Step"),
        "ctrl+k",
        "step",
        Words("大字显示正在处置的当前步骤", "The present step of a running protocol, large"),
        also=("s",),
        why_not=no_files,
    ),
    Command(
        "risk.tick",
        Words("当前步骤已做", "Tick"),
        "space",
        "tick",
        Words(
            "光标处学生的事件：当前步骤已做，显示下一步；没有事件就说明，不勾别人的",
            "The present step of the incident of the student under the cursor is done; never another student's",
        ),
        footer=False,
        why_not=no_files,
    ),
    Command(
        "risk.contact",
        Words("加联系", "Contact"),
        "ctrl+a",
        "contact",
        Words("写一条联系、谈话或家访", "Write down a contact, a talk or a home visit"),
        also=("c",),
        why_not=_no_card,
    ),
    Command("risk.raise", Words("提高", "Raise"), "ctrl+u", "raise_level", also=("r",), why_not=_no_card),
    Command(
        "risk.lower",
        Words("提议降低", "Lower"),
        "ctrl+d",
        "lower",
        Words("提议降级或结案；已有提议时作决定", "Propose to lower or close; decide where a proposal waits"),
        why_not=_no_card,
    ),
    Command("risk.refer", Words("转介", "Refer"), "ctrl+g", "refer", also=("g",), why_not=_no_card),
    Command(
        "risk.print",
        Words("打印", "Print"),
        "ctrl+b",
        "print_file",
        Words("把这份档案、复盘报告或汇总写成 Excel 文件", "Write the file, the report or a summary as a workbook"),
        also=("p",),
        why_not=_no_papers,
    ),
    Command(
        "risk.new",
        Words("建档", "New file"),
        "insert",
        "new",
        Words("为一名学生建立关注档案", "Open a file for a student"),
        also=("n",),
        why_not=no_files,
    ),
    Command(
        "risk.find",
        Words("筛选", "Filter"),
        "ctrl+f",
        "find",
        Words(
            "年级、姓名、首字母、危险、逾期、家庭、重点时段",
            "grade, name, initials, danger, overdue, family, key period",
        ),
        also=("slash",),
        footer=False,
        why_not=no_files,
    ),
    Command(
        "risk.month",
        Words("月历", "Month"),
        "ctrl+o",
        "month",
        Words("这个月的评估和计划", "The month's reviews and plans"),
        also=("m",),
        footer=False,
        why_not=no_files,
    ),
    Command(
        "risk.screening",
        Words("测评", "Screening"),
        "ctrl+x",
        "screens.care.screening:open_list",
        Words("导入测评结果，登记访谈", "Take screening results in, enter interviews"),
        footer=False,
        why_not=no_files,
    ),
    Command(
        "risk.round",
        Words("导师与代理家长", "Mentors"),
        "ctrl+e",
        "screens.care.people_round:open_round",
        Words("谁是导师和代理家长，谈话、家访、作业辅导该谁做", "Mentors and proxy parents, and what they owe"),
        footer=False,
        why_not=no_files,
    ),
    Command(
        "risk.lists",
        Words("三份名单", "Lists"),
        "ctrl+w",
        "screens.care.special_lists:open_lists",
        Words(
            "心理异常、特异体质、厌学辍学，分开保管；Ctrl+E 家庭情况",
            "The three lists, kept apart; Ctrl+E the families",
        ),
        footer=False,
        why_not=no_files,
    ),
)
