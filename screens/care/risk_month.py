"""The month on the risk board: a drawn calendar of what is due, beside it the day's list, or the whole month as a list."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model import clock
from model.appointments.days import day_words, weekday_words
from model.calendar.year import calendar
from model.care import month, periods
from model.care.month import Dated
from model.clock import monday
from model.words import Words, say
from screens.care.month_grid import MonthGrid
from tui.app import DeskApp
from tui.cells import Column
from tui.commands import Command, load
from tui.ground import Ground
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet
from tui.short_sheet import ShortSheet

DUE = (
    Column("who", Words("学生", "Student"), (10, 12)),
    Column("what", Words("到期", "Due"), (17, 19)),
    Column("about", Words("内容", "About"), None, least=8, priority=2),
)
LISTED, WEEKS = Words("Ctrl+O 看月历", "Ctrl+O shows the weeks"), Words("Ctrl+O 列出整月", "Ctrl+O lists the month")


class MonthPage(Page):
    """A page over the board; Enter on a day goes to its list, Enter there opens the file, Esc goes back."""

    AUTO_FOCUS = "#weeks"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command(
            "month.open",
            Words("当天/档案", "Day/file"),
            "enter",
            "open",
            Words("到当天的名单；在名单里打开档案", "To the day's list; there it opens the file"),
        ),
        Command("month.next", Words("下月", "Next month"), "pagedown", "turn(1)", also=("n",)),
        Command("month.before", Words("上月", "Month before"), "pageup", "turn(-1)", also=("p",)),
        Command("month.now", Words("今天", "Today"), "home", "turn(0)", also=("t",)),
        Command(
            "month.list",
            Words("列表/月历", "List/weeks"),
            "ctrl+o",
            "list",
            Words("整月逐日列出，或回到月历", "The whole month day by day, or the weeks again"),
            also=("m",),
        ),
    )
    nouns = frozenset(
        {
            "care_case",
            "care_task",
            "care_contact",
            "case_measure",
            "case_review",
            "proxy_parent",
            "mentor",
            "student",
            "setting",
            "day_override",
            "term",
        }
    )

    def __init__(self) -> None:
        super().__init__()
        self._day = clock.today()
        self._due: list[Dated] = []

    def body(self) -> ComposeResult:
        """Which month, its weeks, what is due."""
        yield Prose(id="which")
        with Ground(id="month"):
            yield MonthGrid(self.app.shown_name, id="weeks", classes="pane")
            yield ShortSheet(
                DUE,
                self._cells,
                lambda due: (due.day, due.kind, due.student_id, due.about),
                marking=False,
                id="due",
                classes="pane",
            )

    def reload(self) -> None:
        """Read the weeks of the month the cursor is in."""
        first = self._day.replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        days = calendar().days(monday(first), monday(last) + timedelta(days=6))
        self._due = month.due_between(days[0].on, days[-1].on)
        mine = [each for each in self._due if first <= each.day <= last]
        late, period = sum(each.late for each in mine), periods.on(self._day)
        told = (
            f"{first:%Y-%m}",
            say("到期 {n}", "due {n}", n=len(mine)),
            say("逾期 {n}", "late {n}", n=late) if late else "",
            str(period or ""),
            str(LISTED if self._listed else WEEKS),
        )
        self.query_one("#which", Prose).text = " " + "   ".join(filter(None, told))
        self.query_one("#weeks", MonthGrid).show(days, first.month, self._due, self._day)
        self._list()

    @property
    def _listed(self) -> bool:
        return self.has_class("-listed")

    @on(MonthGrid.Moved)
    def moved(self) -> None:
        """The list follows the cursor; a day of another month turns to that."""
        before, self._day = self._day, self.query_one("#weeks", MonthGrid).day
        if before.month == self._day.month:
            self._list()
        else:
            self.reload()

    @on(MonthGrid.Left)
    def left(self, event: MonthGrid.Left) -> None:
        """A day that is not shown yet."""
        self._day += timedelta(days=event.weeks)
        self.reload()

    @on(MonthGrid.Chosen)
    def day_chosen(self) -> None:
        """Into the day's list, where there is something in it."""
        if self.query_one(Sheet).items:
            self.query_one(Sheet).focus()

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Open the file."""
        self.run(load("screens.care.case_file:show")(self.app, event.item.student_id), "month.open")

    def action_open(self) -> None:
        """What Enter does where the keys are."""
        if isinstance(self.focused, MonthGrid | Sheet):
            self.focused.action_choose()

    def action_turn(self, by: int) -> None:
        """The next month, the one before, or today's."""
        first = self._day.replace(day=1)
        to = first + timedelta(days=32 * by) if by >= 0 else first - timedelta(days=1)
        self._day = clock.today() if by == 0 else to.replace(day=1)
        self.reload()

    def action_list(self) -> None:
        """The month as a list, or as weeks."""
        self.set_class(not self._listed, "-listed")
        self.reload()
        self.query_one("#due" if self._listed else "#weeks").focus()

    def _list(self) -> None:
        sheet = self.query_one("#due", Sheet)
        if self._listed:
            sheet.empty = Words("这个月没有到期的事项。", "Nothing is due this month.")
            sheet.show(self._by_day())
        else:
            sheet.empty = Words("{day} 没有到期的事项。", "Nothing is due on {day}.").saying(day=day_words(self._day))
            sheet.show([Heading(_named(self._day)), *found] if (found := self._on(self._day)) else [])

    def _on(self, day: date) -> list[Dated]:
        return [each for each in self._due if each.day == day]

    def _by_day(self) -> list[Dated | Heading]:
        lines: list[Dated | Heading] = []
        for day, due in groupby(self._due, key=lambda each: each.day):
            if day.month == self._day.month:
                lines += [Heading(_named(day)), *due]
        return lines

    def _cells(self, due: Dated) -> tuple[str | Cell, ...]:
        late = say("逾期 ", "late ") if due.late else ""
        return self.app.shown_name(due.name), Cell(f"{late}{due.words}", "late" if due.late else ""), due.about


def _named(day: date) -> Words:
    return Words("{day} {weekday}", "{weekday} {day}").saying(day=day_words(day), weekday=weekday_words(day))


async def show(app: DeskApp) -> None:
    """Show this month."""
    await app.push_screen(MonthPage())
