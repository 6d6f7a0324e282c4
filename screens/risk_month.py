"""The reviews and plans of a month, day by day; Enter opens the file, left and right turn the month."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from model import clock
from model.appointments.days import day_words, weekday_words
from model.care import board, said
from model.care.board import Dated
from model.words import Words
from tui.app import DeskApp
from tui.cells import Column
from tui.commands import load
from tui.dialog import Dialog, Key
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet

NOTHING = Words("", "")


class Month(Dialog[int | None]):
    """A list of days; answers with the student's number in the store."""

    app: DeskApp
    AUTO_FOCUS = "#days"
    DEFAULT_CSS = """
    Month {
        #which { padding: 1 2 0 2; text-style: bold; }
        #days { height: 14; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(Words("评估与计划月历", "Reviews and plans of the month"))
        self._first = clock.today().replace(day=1)

    def body(self) -> Iterable[Widget]:
        """Which month, its days."""
        yield Prose(id="which")
        yield Sheet(
            (Column("what", NOTHING, (12, 18)), Column("who", NOTHING, None, least=10)),
            self._cells,
            lambda due: due,
            header=False,
            marking=False,
            empty=Words("这个月没有评估和计划。", "No reviews and no plans this month."),
            id="days",
        )

    def keys(self) -> Sequence[Key]:
        """Enter opens; the arrows turn the month."""
        return (
            Key("Enter", Words("打开档案", "open the file"), "take"),
            Key("Left Right", Words("换月", "another month"), "turn(1)"),
            Key("Esc", Words("关闭", "close"), "leave"),
        )

    def on_mount(self) -> None:
        """This month."""
        self._show()

    @on(Sheet.Chosen)
    def action_take(self) -> None:
        """Answer with the student under the cursor."""
        due: Dated | None = self.query_one(Sheet).item
        if due is not None:
            self.dismiss(due.student_id)

    def action_turn(self, by: int) -> None:
        """The next month or the one before."""
        days = 32 if by > 0 else -1
        self._first = (self._first + timedelta(days=days)).replace(day=1)
        self._show()

    def _show(self) -> None:
        last: date = (self._first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        self.query_one("#which", Prose).text = f"{self._first:%Y-%m}"
        lines: list[Dated | Heading] = []
        for day, due in groupby(board.month(self._first, last), key=lambda each: each.day):
            words = Words("{day} {weekday}", "{weekday} {day}").saying(day=day_words(day), weekday=weekday_words(day))
            lines += [Heading(words), *due]
        self.query_one(Sheet).show(lines)

    def _cells(self, due: Dated) -> tuple[str | Cell, ...]:
        what = Words("等级评估", "review") if due.kind == "review" else said.CONTACT_WORDS[due.kind]
        late = str(Words("逾期 ", "late ")) if due.late else ""
        return Cell(f"{late}{what}", "late" if due.late else ""), self.app.shown_name(due.name)


async def show(app: DeskApp) -> None:
    """Show the month; open the file that was chosen."""
    student_id = await app.push_screen_wait(Month())
    if student_id is not None:
        await load("screens.case_file:show")(app, student_id)
