"""The board of weekly reports as one drawn grid: classes or dormitories down, the weeks of the term across.

While the keys go to this grid, ``0`` means *nothing to report* (零报告) and not the tenth page: the table of whatever
has the focus comes before the desk's own (``tui.commands.offers``), so help and last line tell it by the same rule.
Insert and Space do the same, for a keyboard without a row of digits; the tenth page is one F10 or one page away.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from model import clock, rights
from model.committee.board import Board, Square
from model.committee.places import Place, Point
from model.committee.weeks import ReportWeek
from model.rights import Right
from model.words import Words, say, spoken
from screens.committee.report_squares import KINDS, said
from tui.cells import clip, pad
from tui.commands import Command, Commanded
from tui.drawn_grid import DrawnGrid

LABEL_CELLS = {"zh": 13, "en": 19}
"""Cells of the names of classes, by language."""
LEAST = 4
"""Cells of one week at least: the cursor, a Chinese letter, the mark of a late one."""


def _why_not_nothing(grid: "ReportGrid") -> Words | None:
    if why := rights.why_not(Right.TAKE_REPORTS):
        return why
    square = grid.square
    if square is not None and (square.wants or square.state in ("nothing", "received")):
        return None
    return Words("这一格不需要上报", "No report is wanted here")


class ReportGrid(Commanded, DrawnGrid):
    """Draws a ``Board``; the cursor stands on one class in one week."""

    head = 2
    gap = 0
    COMMAND_TABLE = (
        Command(
            "committee.nothing",
            Words("零报告", "Nothing"),
            "0",
            "nothing",
            Words(
                "本班本周没有情况，并到下一个未交的班",
                "This class has nothing to report; on to the next that is missing",
            ),
            also=("insert", "space"),
            why_not=_why_not_nothing,
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("end", "edge", show=False)]

    class Moved(Message):
        """The cursor stands on another square."""

    class Nothing(Message):
        """The class under the cursor has nothing to report."""

    class Opened(Message):
        """A double click on a square."""

    def __init__(self, *, empty: Words, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty, id=id, classes=classes)
        self._board: Board | None = None
        self._left = 0

    def show(self, board: Board | None) -> None:
        """Show a board; the cursor stays in its row and column as far as they are there."""
        self._board = board
        self.measure()
        self.reveal()

    def go(self, place: Place | None, week: ReportWeek | None) -> None:
        """Put the cursor on a place and a week, as far as they are shown."""
        board = self._board
        if board is None:
            return
        rows = [row for row, point in enumerate(board.points) if point.place == place]
        columns = [column for column, each in enumerate(board.weeks) if week and each.monday == week.monday]
        self.row, self.column = (*rows, self.row)[0], (*columns, self.column)[0]
        self.reveal(middle=True)

    @property
    def point(self) -> Point | None:
        """The class or dormitory under the cursor."""
        return self._board.points[self.row] if self._board and self._board.points else None

    @property
    def week(self) -> ReportWeek | None:
        """The week under the cursor."""
        return self._board.weeks[self.column] if self._board and self._board.weeks else None

    @property
    def square(self) -> Square | None:
        """How that class stands for that week."""
        if self._board is None or self.point is None or self.week is None:
            return None
        return self._board.square(self.point, self.week)

    def next_wanting(self) -> bool:
        """Go on to the next class whose answer is wanted for this week; False if there is none."""
        if self._board is None or self.point is None or self.week is None:
            return False
        found = self._board.next_wanting(self.point.place, self.week)
        if found is None:
            return False
        self.go(found.place, self.week)
        return True

    @property
    def rows(self) -> int:
        """One for each class or dormitory."""
        return len(self._board.points) if self._board else 0

    @property
    def columns(self) -> int:
        """One for each week of the term."""
        return len(self._board.weeks) if self._board else 0

    @property
    def label(self) -> int:
        """Cells of the names of classes."""
        return LABEL_CELLS[spoken()]

    @property
    def wide(self) -> int:
        """Cells of one week."""
        return max(LEAST, min(5, self._room // max(1, self.columns)))

    @property
    def left(self) -> int:
        """The first week that fits."""
        return self._left

    @property
    def _room(self) -> int:
        return self.size.width - self.label - 1

    def moved(self) -> None:
        """Tell the page."""
        self.post_message(self.Moved())

    def action_edge(self) -> None:
        """The last class."""
        self.action_move(self.rows, 0)

    def action_choose(self) -> None:
        """A second click on a square; Enter is the page's."""
        self.post_message(self.Opened())

    def action_nothing(self) -> None:
        """Nothing to report."""
        self.post_message(self.Nothing())

    def reveal(self, middle: bool = False) -> None:
        """The week of the cursor is in view as well."""
        many = self._room // self.wide
        if many > 0 and self._board is not None:
            if not self._left <= self.column < self._left + many:
                self._left = self.column - many + 1
            self._left = max(0, min(self._left, self.columns - many))
        super().reveal(middle)

    def heading(self, y: int) -> list[Segment]:
        """The number of each week, and whether it is short or off."""
        label = str(say("周次", "Week")) if y == 0 else ""
        parts = [Segment(pad(f" {label}", self.label), self.ink("", "grid--head"))]
        for week in self._weeks():
            now = y == 0 and week.monday <= clock.today() <= week.last
            text = str(KINDS[week.kind]) if y else str(week.number)
            style = self.ink("muted" if y else "", "grid--now" if now else "grid--head")
            parts.append(Segment(pad(f" {text}", self.wide), style))
        return parts

    def line(self, row: int, y: int) -> list[Segment]:
        """The name of a class and how it stands for each week."""
        board = self._board
        if board is None:
            return []
        here = row == self.row
        label = f"{'>' if here else ' '}{board.points[row].words}"
        parts = [Segment(pad(clip(label, self.label - 1), self.label), self.ink("bold" if here else ""))]
        for column, week in enumerate(self._weeks(), start=self._left):
            text, role = said(board.square(board.points[row], week))
            parts.append(self.drawn(row, column, text, role, off=week.kind in ("off", "between")))
        return parts

    def _weeks(self) -> Sequence[ReportWeek]:
        """The weeks that fit."""
        return self._board.weeks[self._left :][: max(1, self._room // self.wide)] if self._board else ()
