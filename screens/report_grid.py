"""The board of weekly reports as one drawn grid: classes or dormitories down, the weeks of the term across.

While the keys go to this grid, ``0`` means *nothing to report* (零报告) and not the tenth page: the table of whatever
has the focus comes before the desk's own (``tui.commands.offers``), so help and last line tell it by the same rule.
Insert and Space do the same, for a keyboard without a row of digits; the tenth page is one F10 or one page away.
"""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from model import clock, rights
from model.committee.board import Board, Square
from model.committee.places import Place, Point
from model.committee.weeks import ReportWeek
from model.rights import Right
from model.words import Words, say, spoken
from screens.report_squares import KINDS, said
from tui.cells import clip, pad
from tui.commands import Command, Commanded
from tui.ink import Ink
from tui.scrollbars import PlainBar

LABEL_CELLS = {"zh": 13, "en": 19}
"""Cells of the names of classes, by language."""
LEAST = 4
"""Cells of one week at least: the cursor, a Chinese letter, the mark of a late one."""
HEAD_LINES = 2
"""The number of the week, and whether it is short or off."""


def _why_not_nothing(grid: "ReportGrid") -> Words | None:
    if not rights.may(Right.TAKE_REPORTS):
        return Words("您没有收周报的权限", "You have no right to take reports in")
    square = grid.square
    if square is not None and (square.wants or square.state in ("nothing", "received")):
        return None
    return Words("这一格不需要上报", "No report is wanted here")


class ReportGrid(Commanded, ScrollView, can_focus=True):
    """Draws a ``Board``; the cursor stands on one class in one week."""

    ALLOW_SELECT = False
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
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "board--head",
        "board--cursor",
        "board--resting",
        "board--closed",
        "board--now",
    }
    DEFAULT_CSS = """
    ReportGrid {
        height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; background: $background;
        & > .board--head { background: $panel; text-style: bold; }
        & > .board--now { background: $primary; color: auto; text-style: bold; }
        & > .board--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .board--resting { background: $block-cursor-blurred-background; }
        & > .board--closed { background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1,0)", show=False),
        Binding("down,j", "move(1,0)", show=False),
        Binding("left,h", "move(0,-1)", show=False),
        Binding("right,l", "move(0,1)", show=False),
        Binding("end", "edge(1)", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another square."""

    class Nothing(Message):
        """The class under the cursor has nothing to report."""

    class Opened(Message):
        """A double click on a square."""

    def __init__(self, *, empty: Words, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._ink = Ink(self)
        self._empty = empty
        self._board: Board | None = None
        self._row = 0
        self._column = 0
        self._left = 0

    def show(self, board: Board | None) -> None:
        """Show a board; the cursor stays in its row and column as far as they are there."""
        self._board = board
        if board is not None:
            self._row = max(0, min(self._row, len(board.points) - 1))
            self._column = max(0, min(self._column, len(board.weeks) - 1))
            self.virtual_size = Size(self.size.width, HEAD_LINES + len(board.points))
        self._reveal()

    def go(self, place: Place | None, week: ReportWeek | None) -> None:
        """Put the cursor on a place and a week, as far as they are shown."""
        board = self._board
        if board is None:
            return
        rows = [row for row, point in enumerate(board.points) if point.place == place]
        columns = [column for column, each in enumerate(board.weeks) if week and each.monday == week.monday]
        self._row, self._column = (*rows, self._row)[0], (*columns, self._column)[0]
        self._reveal()

    @property
    def point(self) -> Point | None:
        """The class or dormitory under the cursor."""
        return self._board.points[self._row] if self._board and self._board.points else None

    @property
    def week(self) -> ReportWeek | None:
        """The week under the cursor."""
        return self._board.weeks[self._column] if self._board and self._board.weeks else None

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

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        if self._board is None or not self._board.points:
            return
        self._row = max(0, min(self._row + rows, len(self._board.points) - 1))
        self._column = max(0, min(self._column + columns, len(self._board.weeks) - 1))
        self._reveal()

    def action_edge(self, _: int) -> None:
        """The last class."""
        if self._board:
            self.action_move(len(self._board.points), 0)

    def action_nothing(self) -> None:
        """Nothing to report."""
        self.post_message(self.Nothing())

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens the square."""
        at, board = event.get_content_offset(self), self._board
        if at is None or board is None or at.y < HEAD_LINES or at.x < self._label:
            return
        row, column = at.y - HEAD_LINES + self.scroll_offset.y, (at.x - self._label) // self._wide + self._left
        if row < len(board.points) and column < len(board.weeks):
            self._row, self._column = row, column
            self._reveal()
            if event.chain == 2:
                self.post_message(self.Opened())

    def on_mount(self) -> None:
        """A scroll bar without ambiguous glyphs."""
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    def on_resize(self) -> None:
        """As wide as the page."""
        self.show(self._board)

    def on_focus(self) -> None:
        """The cursor is bright."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor rests."""
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def render_line(self, y: int) -> Strip:
        """Two lines of heading, then a row of squares."""
        board, cells = self._board, self.size.width
        if board is None or not board.points:
            text = str(self._empty) if y == HEAD_LINES else ""
            return Strip([Segment(pad(clip(f" {text}", cells), cells), self._ink("muted"))])
        if y < HEAD_LINES:
            return self._head(board, y)
        row = y - HEAD_LINES + self.scroll_offset.y
        if row >= len(board.points):
            return Strip.blank(cells, self._ink())
        point = board.points[row]
        label = f"{'>' if row == self._row else ' '}{point.words}"
        parts = [Segment(pad(clip(label, self._label - 1), self._label), self._ink("bold" if row == self._row else ""))]
        parts += [self._drawn(board, row, column) for column in self._shown_columns(board)]
        return Strip(parts).adjust_cell_length(cells, self._ink())

    def _head(self, board: Board, y: int) -> Strip:
        label = str(say("周次", "Week")) if y == 0 else ""
        parts = [Segment(pad(f" {label}", self._label), self._ink("", "board--head"))]
        for column in self._shown_columns(board):
            week = board.weeks[column]
            now = week.monday <= clock.today() <= week.last
            text = str(week.number) if y == 0 else str(KINDS[week.kind])
            on = "board--now" if now and y == 0 else "board--head"
            parts.append(
                Segment(pad(f" {text}", self._wide), self._ink("" if now and y == 0 else "muted" if y else "", on))
            )
        return Strip(parts).adjust_cell_length(self.size.width, self._ink("", "board--head"))

    def _drawn(self, board: Board, row: int, column: int) -> Segment:
        week = board.weeks[column]
        text, role = said(board.square(board.points[row], week))
        on = "board--closed" if week.kind in ("off", "between") else ""
        mark = " "
        if (row, column) == (self._row, self._column):
            on, role, mark = ("board--cursor" if self.has_focus else "board--resting"), "", ">"
        return Segment(pad(clip(mark + text, self._wide), self._wide), self._ink(role, on))

    @property
    def _label(self) -> int:
        """Cells of the names of classes."""
        return LABEL_CELLS[spoken()]

    @property
    def _wide(self) -> int:
        """Cells of one week."""
        weeks = len(self._board.weeks) if self._board else 1
        room = self.size.width - self._label - 1
        return max(LEAST, min(5, room // max(1, weeks)))

    def _shown_columns(self, board: Board) -> range:
        """The weeks that fit."""
        many = max(1, (self.size.width - self._label - 1) // self._wide)
        return range(self._left, min(len(board.weeks), self._left + many))

    def _reveal(self) -> None:
        many = (self.size.width - self._label - 1) // self._wide
        if many > 0 and self._board is not None:
            if not self._left <= self._column < self._left + many:
                self._left = self._column - many + 1
            self._left = max(0, min(self._left, len(self._board.weeks) - many))
        top, shown = self.scroll_offset.y, max(1, self.size.height - HEAD_LINES)
        if not top <= self._row < top + shown:
            self.scroll_to(y=max(0, self._row - shown // 2), animate=False, force=True, immediate=True)
        self.refresh()
        self.post_message(self.Moved())
