"""The board as one drawn grid: a column a level, a card a student; arrows or hjkl move, Enter opens the file."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from model.care import clocks
from model.care.board import Card, Column
from model.words import Words, say
from tui.cells import clip, pad
from tui.drawn_grid import DrawnGrid

CARD_LINES = 4
"""Lines a card takes, the empty one below it included."""
LEAST = 18
"""The fewest cells of a column."""


class RiskBoard(DrawnGrid):
    """Draws the columns of the board; only the lines in view, however many cards there are."""

    tall = CARD_LINES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another card, or on none."""

    class Chosen(Message):
        """Enter or a double click on a card."""

        def __init__(self, card: Card) -> None:
            super().__init__()
            self.card = card

    def __init__(
        self,
        shown_name: Callable[[str], str],
        empty: Words,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(empty, id=id, classes=classes)
        self._shown_name = shown_name
        self._levels: tuple[Column, ...] = ()

    def show(self, levels: tuple[Column, ...]) -> None:
        """Show these columns; the cursor stays with its student wherever they went."""
        wanted = self.card.student_id if self.card else None
        self._levels = levels
        if not self._go(wanted):
            self._settle()
        self.measure()
        self.reveal()

    @property
    def card(self) -> Card | None:
        """What the cursor stands on."""
        cards = self._levels[self.column].cards if self._levels else ()
        return cards[self.row] if cards else None

    @property
    def rows(self) -> int:
        """As many as the longest column has cards."""
        return max((len(level.cards) for level in self._levels), default=0)

    @property
    def columns(self) -> int:
        """One for each level."""
        return len(self._levels)

    @property
    def wide(self) -> int:
        """Cells of one level."""
        return max(LEAST, self.size.width // max(1, self.columns))

    def holds(self, row: int, column: int) -> bool:
        """A column ends where its cards end."""
        return super().holds(row, column) and row < len(self._levels[column].cards)

    def moved(self) -> None:
        """Tell the page."""
        self.post_message(self.Moved())

    def measure(self) -> None:
        """The columns are of unequal length: the cursor is settled in its own."""
        super().measure()
        self._settle()

    def action_move(self, rows: int, columns: int) -> None:
        """Another card of the column, or the card beside it in the next column that has any."""
        if columns:
            at = self.column + columns
            while 0 <= at < self.columns and not self._levels[at].cards:
                at += columns
            if 0 <= at < self.columns:
                self.column = at
        else:
            self.row += rows
        self._settle()
        self.reveal()

    def action_page(self, by: int) -> None:
        """As many cards as are in view."""
        self.action_move(by * max(1, (self.size.height - self.head) // CARD_LINES), 0)

    def action_edge(self, which: int) -> None:
        """The first card of the column, or the last."""
        self.action_move(-self.rows if which == 0 else self.rows, 0)

    def action_choose(self) -> None:
        """Say that the card was chosen."""
        if self.card is not None:
            self.post_message(self.Chosen(self.card))

    def heading(self, y: int) -> list[Segment]:
        """The levels, each with how many there are."""
        return [
            Segment(
                pad(clip(f" {level.level.label} {len(level.cards)}", self.wide - 1), self.wide),
                self.ink(level.level.role, "grid--head"),
            )
            for level in self._levels
        ]

    def line(self, row: int, y: int) -> list[Segment]:
        """A line of the cards beside each other."""
        return [self._drawn(level, column, row, y) for column, level in enumerate(self._levels)]

    def _drawn(self, level: Column, column: int, row: int, y: int) -> Segment:
        if row >= len(level.cards) or y == CARD_LINES - 1:
            return Segment(" " * self.wide, self.ink())
        text, role = self._said(level.cards[row], y)
        return self.drawn(row, column, text, role, at=" " if y else ">")

    def _said(self, card: Card, line: int) -> tuple[str, str]:
        """One line of a card, and its role."""
        if line == 0:
            asked = say(" 待定", " ?") if card.asked else ""
            return f"{self._shown_name(card.name)} {card.danger}{asked}", "bold"
        if line == 1:
            return say("{cls} 第{n}天", "{cls} day {n}", cls=card.class_shown, n=card.days), "muted"
        steps = say(" 逾期{n}项", " {n} overdue", n=card.overdue) if card.overdue else ""
        text = f"{card.review_on:%m-%d} {clocks.late_words(card.review_on)}{steps} {card.owner}"
        return text, "late" if card.late or card.overdue else ""

    def _go(self, student_id: int | None) -> bool:
        for column, level in enumerate(self._levels):
            for row, card in enumerate(level.cards):
                if card.student_id == student_id:
                    self.column, self.row = column, row
                    return True
        return False

    def _settle(self) -> None:
        """Put the cursor on a card, if there is one."""
        self.column = max(0, min(self.column, self.columns - 1))
        if self._levels and not self._levels[self.column].cards:
            self.column = next((at for at, level in enumerate(self._levels) if level.cards), 0)
        many = len(self._levels[self.column].cards) if self._levels else 0
        self.row = max(0, min(self.row, many - 1))
