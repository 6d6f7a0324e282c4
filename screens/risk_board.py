"""The board as one drawn grid: a column a level, a card a student; arrows or hjkl move, Enter opens the file."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from model.care import clocks
from model.care.board import Card, Column
from model.words import Words, say
from tui.cells import clip, pad, wrap
from tui.ink import Ink
from tui.scrollbars import PlainBar

HEAD_LINES = 1
"""Lines of the heading."""
CARD_LINES = 4
"""Lines a card takes, the empty one below it included."""
LEAST = 18
"""The fewest cells of a column."""


class RiskBoard(ScrollView, can_focus=True):
    """Draws the columns of the board; only the lines in view, however many cards there are."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"risk--head", "risk--cursor", "risk--resting"}
    DEFAULT_CSS = """
    RiskBoard {
        height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $background; background: $background;
        & > .risk--head { background: $panel; text-style: bold; }
        & > .risk--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .risk--resting { background: $block-cursor-blurred-background; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1,0)", show=False),
        Binding("down,j", "move(1,0)", show=False),
        Binding("left,h", "move(0,-1)", show=False),
        Binding("right,l", "move(0,1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "choose", show=False),
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
        super().__init__(id=id, classes=classes)
        self._ink = Ink(self)
        self._shown_name = shown_name
        self.empty = empty
        """What is said when there is no card."""
        self._columns: tuple[Column, ...] = ()
        self._column = 0
        self._row = 0

    def show(self, columns: tuple[Column, ...]) -> None:
        """Show these columns; the cursor stays with its student wherever they went."""
        wanted = self.card.student_id if self.card else None
        self._columns = columns
        if not self._go(wanted):
            self._settle()
        self.virtual_size = Size(self.size.width, HEAD_LINES + self._longest() * CARD_LINES)
        self._reveal()

    @property
    def card(self) -> Card | None:
        """What the cursor stands on."""
        if not self._columns or not self._columns[self._column].cards:
            return None
        return self._columns[self._column].cards[self._row]

    def action_move(self, rows: int, columns: int) -> None:
        """Another card of the column, or the card beside it in the next column that has any."""
        if columns:
            at = self._column + columns
            while 0 <= at < len(self._columns) and not self._columns[at].cards:
                at += columns
            if 0 <= at < len(self._columns):
                self._column = at
        else:
            self._row += rows
        self._settle()
        self._reveal()

    def action_page(self, by: int) -> None:
        """As many cards as are in view."""
        self.action_move(by * max(1, (self.size.height - HEAD_LINES) // CARD_LINES), 0)

    def action_edge(self, which: int) -> None:
        """The first card of the column, or the last."""
        self._row = 0 if which == 0 else self._longest()
        self._settle()
        self._reveal()

    def action_choose(self) -> None:
        """Say that the card was chosen."""
        if self.card is not None:
            self.post_message(self.Chosen(self.card))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens the file."""
        at = event.get_content_offset(self)
        if at is None or at.y < HEAD_LINES or not self._columns:
            return
        column = min(at.x // self._wide(), len(self._columns) - 1)
        row = (at.y - HEAD_LINES + self.scroll_offset.y) // CARD_LINES
        if row < len(self._columns[column].cards):
            self._column, self._row = column, row
            self._reveal()
            if event.chain == 2:
                self.action_choose()

    def on_mount(self) -> None:
        """A scroll bar without ambiguous glyphs."""
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    def on_resize(self) -> None:
        """As wide as the page."""
        self.virtual_size = Size(self.size.width, HEAD_LINES + self._longest() * CARD_LINES)

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
        """The heading, then a line of the cards beside each other."""
        cells = self.size.width
        if y < HEAD_LINES:
            return self._head()
        if not self._longest():
            lines = wrap(str(self.empty), max(1, cells - 4))
            at = y - HEAD_LINES - 1
            text = "  " + lines[at] if 0 <= at < len(lines) else ""
            return Strip([Segment(pad(text, cells), self._ink("muted"))], cells)
        row, line = divmod(y - HEAD_LINES + self.scroll_offset.y, CARD_LINES)
        wide = self._wide()
        parts = [self._drawn(column, at, row, line, wide) for at, column in enumerate(self._columns)]
        return Strip(parts).adjust_cell_length(cells, self._ink())

    def _head(self) -> Strip:
        wide = self._wide()
        parts = [
            Segment(
                pad(clip(f" {column.level.label} {len(column.cards)}", wide - 1), wide),
                self._ink(column.level.role, "risk--head"),
            )
            for column in self._columns
        ]
        return Strip(parts).adjust_cell_length(self.size.width, self._ink("", "risk--head"))

    def _drawn(self, column: Column, at: int, row: int, line: int, wide: int) -> Segment:
        if row >= len(column.cards) or line == CARD_LINES - 1:
            return Segment(" " * wide, self._ink())
        card, here = column.cards[row], (at, row) == (self._column, self._row)
        text, role = self._said(card, line)
        on = ""
        if here:
            on, role = ("risk--cursor" if self.has_focus else "risk--resting"), ""
        mark = ">" if here and line == 0 else " "
        return Segment(pad(clip(mark + text, wide - 1), wide), self._ink(role, on))

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

    def _longest(self) -> int:
        return max((len(column.cards) for column in self._columns), default=0)

    def _wide(self) -> int:
        return max(LEAST, self.size.width // max(1, len(self._columns)))

    def _go(self, student_id: int | None) -> bool:
        for at, column in enumerate(self._columns):
            for row, card in enumerate(column.cards):
                if card.student_id == student_id:
                    self._column, self._row = at, row
                    return True
        return False

    def _settle(self) -> None:
        """Put the cursor on a card, if there is one."""
        self._column = max(0, min(self._column, len(self._columns) - 1))
        if self._columns and not self._columns[self._column].cards:
            self._column = next((at for at, column in enumerate(self._columns) if column.cards), 0)
        many = len(self._columns[self._column].cards) if self._columns else 0
        self._row = max(0, min(self._row, many - 1))

    def _reveal(self) -> None:
        first, shown = self._row * CARD_LINES, max(1, self.size.height - HEAD_LINES)
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False, force=True, immediate=True)
        elif first + CARD_LINES > top + shown:
            self.scroll_to(y=first + CARD_LINES - shown, animate=False, force=True, immediate=True)
        self.refresh()
        self.post_message(self.Moved())
