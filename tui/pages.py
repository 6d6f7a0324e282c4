"""Which pages there are, and what can be done on all of them.

Rows name modules as strings: a page is imported when it is first opened, an errand when it is first run,
so that the first screen pays only for itself. A row stands here from the commit in which its module does.
"""

from typing import Any

from textual.screen import Screen

from model import rights
from model.named import NamedTuple
from model.rights import Right
from model.words import Words
from tui.commands import Command, load, needs


class PageRow(NamedTuple):
    """One page of the desk."""

    key: str
    """The digit that opens it, ``1`` to ``9`` and ``0``."""
    id: str
    """Its name in code, ``today``."""
    title: Words
    """What the line of pages calls it."""
    target: str
    """Where its class is: ``screens.today.today:TodayPage``."""
    short: Words | None = None
    """What it is called where not all titles fit."""

    def open(self) -> Screen[Any]:
        """A new page; imports its module."""
        page: Screen[Any] = load(self.target)()
        return page

    def command(self) -> Command:
        """The command that goes there."""
        return Command(f"page.{self.id}", self.title, self.key, f"page('{self.id}')", footer=False)


PAGES: tuple[PageRow, ...] = (
    PageRow("1", "today", Words("今日", "Today"), "screens.today.today:TodayPage"),
    PageRow(
        "2",
        "appointments",
        Words("预约", "Appointments"),
        "screens.appointments.appointments:AppointmentsPage",
        Words("预约", "Book"),
    ),
    PageRow("3", "visits", Words("来访", "Visits"), "screens.visits.visits:VisitsPage"),
    PageRow("4", "opening", Words("开放", "Opening"), "screens.opening.opening:OpeningPage", Words("开放", "Open")),
    PageRow(
        "5",
        "committee",
        Words("心理委员", "Committee"),
        "screens.committee.committee:CommitteePage",
        Words("委员", "Peers"),
    ),
    PageRow("6", "risk", Words("关注", "Risk"), "screens.care.risk:RiskPage"),
    PageRow(
        "7", "students", Words("学生", "Students"), "screens.students.students:StudentsPage", Words("学生", "Stud")
    ),
    PageRow("8", "reports", Words("报表", "Reports"), "screens.reports.reports:ReportsPage"),
    PageRow("9", "duties", Words("制度", "Duties"), "screens.duties.duties:DutiesPage", Words("制度", "Duty")),
    PageRow("0", "settings", Words("设置", "Settings"), "screens.settings.settings:SettingsPage", Words("设置", "Set")),
)
"""In the order of their digits; the desk opens with the first."""


def _why_no_find(app: Any) -> Words | None:
    """A page may be opened over a dialog that waits for a person, not over one that closes by itself, nor a cover."""
    if why := rights.why_not(Right.SEE_PEOPLE):
        return why
    if app.is_covered:
        return Words("屏幕遮住时不能查学生", "Nobody is looked up under the cover")
    waits = getattr(app.screen, "waits", True)
    return None if waits else Words("请等这项工作做完", "Wait until this work is done")


ERRANDS: tuple[Command, ...] = (
    Command(
        "desk.book",
        Words("预约", "Book"),
        "f2",
        "screens.appointments.booking:book",
        Words("输入姓名首字母, 回车选定, 再回车预约", "Type initials, Enter takes the student, Enter books"),
        why_not=needs(Right.BOOK),
    ),
    Command(
        "desk.walk_in",
        Words("随到", "Walk-in"),
        "f3",
        "screens.visits.walk_in:receive",
        Words("来访者已到门口: 立即计时, 信息可后补", "Somebody is at the door: the clock runs, details come later"),
        why_not=needs(Right.RECEIVE),
    ),
    Command(
        "desk.room",
        Words("开放/关闭", "Open/close"),
        "f4",
        "screens.today.room:open_or_close",
        Words("开放或关闭辅导室", "Open the room, or close it"),
        why_not=needs(Right.OPEN_ROOM),
    ),
    Command(
        "desk.find",
        Words("查学生", "Find"),
        "f5",
        "screens.today.finding:find",
        Words("输入姓名、首字母、班级或学号, 回车打开", "A name, initials, class or number; Enter opens the student"),
        everywhere=True,
        why_not=_why_no_find,
    ),
    Command(
        "desk.due",
        Words("待办", "To do"),
        "f7",
        "screens.today.today:go_to_due",
        Words("到今日页的待办", "Go to what is due"),
        footer=False,
    ),
    Command(
        "desk.export",
        Words("导出", "Export"),
        "f9",
        "screens.today.exporting:export",
        Words("导出一周的汇总工作簿、明细或日历", "Hand in the week: workbook, CSV or calendar"),
        footer=False,
        why_not=needs(Right.EXPORT),
    ),
)
"""F2 book, F3 walk-in, F4 open or close, F5 find, F7 to-do, F9 export: ``screens.….:function``, given the app."""

FRAME: tuple[Command, ...] = (
    Command(
        "desk.undo",
        Words("撤销", "Undo"),
        "ctrl+z",
        "screens.today.taking_back:undo",
        Words(
            "收回刚做的事, 含整个系列和导入; 不行则问更早的",
            "Take back the last thing done, or else an older one",
        ),
        also=("u",),
        why_not=lambda app: app.why_not_back(app.undo),
    ),
    Command(
        "desk.redo",
        Words("重做", "Redo"),
        "ctrl+y",
        "screens.today.taking_back:redo",
        Words(
            "把刚撤销的事再做一遍; 不行则问另一件",
            "Do again what was just taken back, or else another",
        ),
        footer=False,
        why_not=lambda app: app.why_not_back(app.redo),
    ),
    Command(
        "desk.pane",
        Words("下一栏", "Next pane"),
        "f6",
        "tui.panes:next_pane",
        Words("在本页各栏之间移动; Tab 逐个移动", "Go round the panes of this page; Tab goes field by field"),
    ),
    Command(
        "desk.blank",
        Words("遮屏", "Blank"),
        "f8",
        "blank",
        Words(
            "立刻遮住屏幕, 不丢任何内容; 再按一次返回", "Cover the screen at once and lose nothing; once more to return"
        ),
        everywhere=True,
    ),
    Command(
        "desk.lock",
        Words("锁定", "Lock"),
        "ctrl+l",
        "lock",
        Words(
            "离开座位时锁定, 用口令回到原处", "Lock when leaving the chair; the password leads back to the same place"
        ),
        footer=False,
        everywhere=True,
        why_not=lambda app: (
            None if app.lock else Words("此桌未设口令, 不能锁定", "This desk has no password to lock with")
        ),
    ),
    Command(
        "desk.names",
        Words("隐去姓名", "Hide names"),
        "ctrl+n",
        "hide_names",
        Words("姓名只显示第一个字; 再按一次恢复", "Show only the first letter of names; once more to show them"),
        footer=False,
    ),
    Command(
        "desk.theme",
        Words("换配色", "Change colours"),
        "ctrl+t",
        "change_colours",
        Words("夜间、日间、色弱三种配色轮换", "Night, day and colour-blind-safe, one after the other"),
        footer=False,
    ),
    Command("desk.back", Words("返回", "Back"), "escape", "back", footer=False),
    Command("desk.quit", Words("退出", "Quit"), "ctrl+q", "quit_desk", everywhere=True),
    Command(
        "desk.stop",
        Words("如何退出", "How to quit"),
        "ctrl+c",
        "how_to_quit",
        Words("Ctrl+C 在输入框里是复制; 退出按 Ctrl+Q", "Ctrl+C copies in a field; Ctrl+Q quits"),
        footer=False,
    ),
)
"""What the frame itself can do; the help is apart, for it is named last on every screen."""

HELP = Command(
    "desk.help",
    Words("帮助", "Help"),
    "f1",
    "help",
    Words("搜索并执行此处能用的一切; 中文、英文、拼音首字母", "Search all that can be done here, and do it"),
    also=("question_mark", "fullwidth_question_mark", "f10", "ctrl+p"),
)


def desk_table(pages: tuple[PageRow, ...], errands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The table of the desk itself: errands, the frame's own, the pages, and the help last."""
    return (*errands, *FRAME, *(page.command() for page in pages), HELP)
