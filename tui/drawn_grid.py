"""The ground of a drawn grid: rows down, columns across, a cursor on one square, and only what is in view is drawn.

A grid says how many rows and columns it has, what its heading and a line of a row look like, and what a square says;
arrows, clicks, scrolling, focus and the look of the cursor are here and the same in every grid. Enter, Home, End, PgUp
and PgDn belong to the page unless a grid asks for them: on most pages they turn the weeks.
"""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from model.words import Words
from tui.cells import clip, pad, wrap
from tui.ink import Ink
from tui.scrollbars import PlainBar
from tui.sheer import go_sheer


class DrawnGrid(ScrollView, can_focus=True, inherit_bindings=False):
    """Squares with a cursor; a subclass gives ``rows``, ``columns``, ``wide``, ``heading`` and ``line``."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--head", "grid--now", "grid--off", "grid--cursor", "grid--resting"}
    DEFAULT_CSS = """
    DrawnGrid {
        height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $background; background: $background;
        & > .grid--head { background: $panel; text-style: bold; }
        & > .grid--now { background: $primary; color: auto; text-style: bold; }
        & > .grid--off { background: $surface; }
        & > .grid--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .grid--resting { background: $block-cursor-blurred-background; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1,0)", show=False),
        Binding("down,j", "move(1,0)", show=False),
        Binding("left,h", "move(0,-1)", show=False),
        Binding("right,l", "move(0,1)", show=False),
    ]

    head: ClassVar[int] = 1
    """Lines of the heading, which stays."""
    tall: ClassVar[int] = 1
    """Lines of a row."""
    gap: ClassVar[int] = 1
    """Cells left empty at the end of a square."""

    def __init__(self, empty: Words | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        go_sheer(self)
        self.ink = Ink(self)
        self.empty = empty
        """What is said where there is no row."""
        self.row = 0
        """The row of the cursor, from 0."""
        self.column = 0
        """The column of the cursor, from 0."""

    # What a grid says of itself.

    @property
    def rows(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def columns(self) -> int:
        """How many columns there are."""
        raise NotImplementedError

    @property
    def label(self) -> int:
        """Cells of the names of the rows, on the left."""
        return 0

    @property
    def wide(self) -> int:
        """Cells of a column."""
        raise NotImplementedError

    @property
    def left(self) -> int:
        """The first column in view."""
        return 0

    def heading(self, y: int) -> list[Segment]:
        """A line of the heading."""
        raise NotImplementedError

    def line(self, row: int, y: int) -> list[Segment]:
        """A line of a row, ``y`` from its first line down."""
        raise NotImplementedError

    def moved(self) -> None:
        """The cursor moved, or what is under it is another."""

    def action_choose(self) -> None:
        """Act on the square under the cursor."""

    def holds(self, row: int, column: int) -> bool:
        """Whether the cursor may stand there."""
        return 0 <= row < self.rows and 0 <= column < self.columns

    def stand(self, row: int, column: int) -> None:
        """Put the cursor on a square that there is."""
        self.row, self.column = row, column
        self.reveal()

    # What is the same in every grid.

    def measure(self) -> None:
        """The content is another: keep the cursor inside it and scroll as far as it goes."""
        self.row = max(0, min(self.row, self.rows - 1))
        self.column = max(0, min(self.column, self.columns - 1))
        self.virtual_size = Size(self.size.width, self.head + self.rows * self.tall)

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor by rows and columns, as far as there are any."""
        if self.rows and self.columns:
            row = max(0, min(self.row + rows, self.rows - 1))
            self.stand(row, max(0, min(self.column + columns, self.columns - 1)))

    def reveal(self, middle: bool = False) -> None:
        """Scroll as little as shows the row of the cursor; ``middle`` puts a row that was out of view in the middle."""
        first, shown, top = self.row * self.tall, self.size.height - self.head, self.scroll_offset.y
        if shown > 0 and not top <= first <= top + shown - self.tall:
            low = first if first < top else first + self.tall - shown
            y = first - shown // 2 if middle else low
            self.scroll_to(y=max(0, y), animate=False, force=True, immediate=True)
        self.refresh()
        self.moved()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one acts."""
        at = event.get_content_offset(self)
        if at is None or at.y < self.head or at.x < self.label:
            return
        row, column = (at.y - self.head + self.scroll_offset.y) // self.tall, (at.x - self.label) // self.wide
        if self.holds(row, column + self.left):
            self.stand(row, column + self.left)
            if event.chain == 2:
                self.action_choose()

    def on_mount(self) -> None:
        """A scroll bar without ambiguous glyphs."""
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    def on_resize(self) -> None:
        """As wide as the page, the cursor in view."""
        self.measure()
        self.reveal()

    def on_focus(self) -> None:
        """The cursor is bright."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor rests."""
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self.ink.forget()

    def render_line(self, y: int) -> Strip:
        """The heading, then the rows in view; in a grid without rows what there is to do."""
        cells = self.scrollable_content_region.width
        if y < self.head:
            return Strip(self.heading(y)).adjust_cell_length(cells, self.ink("", "grid--head"))
        if not self.rows:
            return self._nothing(y - self.head - 1, cells)
        row, line = divmod(y - self.head + self.scroll_offset.y, self.tall)
        if row >= self.rows:
            return Strip.blank(cells, self.ink())
        return Strip(self.line(row, line)).adjust_cell_length(cells, self.ink())

    def _nothing(self, at: int, cells: int) -> Strip:
        lines = wrap(str(self.empty or ""), max(1, cells - 4))
        text = f"  {lines[at]}" if 0 <= at < len(lines) else ""
        return Strip([Segment(pad(text, cells), self.ink("muted"))], cells)

    def drawn(
        self, row: int, column: int, text: str, role: str = "", *, off: bool = False, before: str = " ", at: str = ">"
    ) -> Segment:
        """A square: its text in its role on the ground of a day off or of the cursor, with ``at`` before it there."""
        on = "grid--off" if off else ""
        if (row, column) == (self.row, self.column):
            on, role, before = ("grid--cursor" if self.has_focus else "grid--resting"), "", at
        return Segment(pad(clip(before + text, self.wide - self.gap), self.wide), self.ink(role, on))
