"""A desk of three pages and two errands, to try the frame on."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Input, Static

from model.errors import DeskError
from model.words import Words
from tui.app import DeskApp
from tui.commands import Command
from tui.dialog import Dialog
from tui.frame import Standing
from tui.page import Page
from tui.pages import PageRow

HOTLINES = ("校内 8123-4567", "12355")
STANDING = Standing(
    school="海州实验中学",
    day="11月23日 周一",
    week="第12周 双周",
    bells="冬令时",
    period="考试季",
    open_since="12:30",
    today=95,
    today_rule=120,
    this_week=490,
    week_rule=480,
    duty="王老师",
    hotlines=HOTLINES,
    warnings=("备份已过一天",),
)


class MorningPage(Page):
    """Two panes, and a command of every kind."""

    nouns = frozenset({"visit"})
    COMMAND_TABLE = (
        Command("morning.greet", Words("问候", "Greet"), "f11", "greet", Words("问候来访者", "Say good morning")),
        Command("morning.ask", Words("询问", "Ask"), "ctrl+e", "ask", also=("a",)),
        Command("morning.fail", Words("做不到", "Cannot"), "delete", "fail", dangerous=True),
        Command(
            "morning.rest",
            Words("休息", "Rest"),
            "f12",
            "greet",
            why_not=lambda page: None if page.tired else Words("还不累", "Not tired yet"),
        ),
    )
    tired = False

    def __init__(self) -> None:
        super().__init__()
        self.loads = 0

    def body(self) -> ComposeResult:
        """A name, and two panes of buttons."""
        yield Static("", id="who", markup=False)
        with Horizontal():
            yield Button("left one", id="left", classes="pane", compact=True)
            with Horizontal(classes="pane"):
                yield Button("right one", id="right", compact=True)
                yield Button("right two", id="further", compact=True)

    def reload(self) -> None:
        """Count, and show the name as it may be shown."""
        self.loads += 1
        self.query_one("#who", Static).update(f"{self.app.shown_name('王小明')} {self.loads}")

    def action_greet(self) -> None:
        """Something that changes what this page shows."""
        self.app.tell({"visit"}, Words("已问候", "Greeted"))

    async def action_ask(self) -> None:
        """Something that waits for a person."""
        await self.app.push_screen_wait(Question())
        self.app.tell({"visit"}, Words("问过了", "Asked"))

    def action_fail(self) -> None:
        """Something the model refuses."""
        raise DeskError(Words("该预约已开始, 不能取消", "It has begun and cannot be cancelled"))


class Question(Dialog[None]):
    """A dialog that asks nothing."""

    def __init__(self) -> None:
        super().__init__(Words("秘密问题", "Secret question"))

    def body(self) -> ComposeResult:
        """A line to type into."""
        yield Input(compact=True)


class TypingPage(Page):
    """A page that begins in an input."""

    def body(self) -> ComposeResult:
        """One input."""
        yield Input(id="line")


class BrokenPage(Page):
    """A page the model cannot fill."""

    def body(self) -> ComposeResult:
        """One line."""
        yield Static("broken page")

    def reload(self) -> None:
        """Refused."""
        raise DeskError(Words("没有学期", "There is no term"))


async def book(app: DeskApp) -> None:
    """An errand that waits for a person."""
    await app.push_screen_wait(Question())


def page(key: str, zh: str, en: str, cls: type[Page]) -> PageRow:
    """A row for one of the pages above."""
    return PageRow(key, en.lower(), Words(zh, en), f"{__name__}:{cls.__name__}")


class SmallDesk(DeskApp):
    """The frame with these pages."""

    PAGES = (
        page("1", "早上", "Morning", MorningPage),
        page("2", "打字", "Typing", TypingPage),
        page("3", "坏的", "Broken", BrokenPage),
    )
    ERRANDS = (
        Command("book", Words("预约", "Book"), "f2", f"{__name__}:book"),
        Command("walk_in", Words("随到", "Walk in"), "f3", book),
    )

    def __init__(self) -> None:
        super().__init__()
        self.standing = lambda: STANDING

    @property
    def morning(self) -> MorningPage:
        """The first page."""
        found = self.screen_stack[0]
        assert isinstance(found, MorningPage)
        return found
