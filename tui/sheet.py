"""A list of any length that draws only the lines in view.

Fifty thousand rows cost what five hundred cost; a cursor move repaints two lines, a new content
repaints the list once and never lays the screen out again (performance targets 10 and 11). Group
headings may stand between the rows. What is under the cursor is told by ``>`` and what is marked
by ``*``, not by colour alone.
"""

from collections.abc import Callable, Container, Hashable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message

from model.words import Words
from tui.cells import Column
from tui.drawn_list import DrawnList
from tui.lines import Cell, Lines
from tui.roll import Heading, Roll
from tui.sheer import go_sheer

__all__ = ["Cell", "Column", "Heading", "Sheet"]

Item = TypeVar("Item")


class Sheet(DrawnList[Item], can_focus=True):
    """A drawn list with a fixed heading line, a cursor, marks and columns that give way on narrow screens.

    ``cells`` turns an item into as many texts (or ``Cell``s) as there are columns; ``key`` names it, so that
    the cursor stays with it when the list is shown anew.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Sheet {
        height: 1fr; width: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $background; background: $background; color: $foreground;
        & > .sheet--header { background: $panel; color: $foreground; text-style: bold; }
        & > .sheet--heading { color: $text-accent; text-style: bold; }
        & > .sheet--focused {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .sheet--resting { background: $block-cursor-blurred-background; color: $foreground; }
        & > .sheet--empty { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("space", "mark", show=False),
    ]

    class Said(Message):
        """Something about one item of the list."""

        def __init__(self, sheet: "Sheet[Any]", key: Hashable | None, item: Any) -> None:
            super().__init__()
            self.sheet = sheet
            self.key = key
            self.item = item

        @property
        def control(self) -> "Sheet[Any]":
            """The list, for ``@on(Sheet.Moved, "#id")``."""
            return self.sheet

    class Moved(Said):
        """The cursor stands on another item, or on none."""

    class Chosen(Said):
        """Enter or a double click on an item."""

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[Item], Sequence[str | Cell]],
        key: Callable[[Item], Hashable],
        *,
        empty: Words | str = "",
        header: bool = True,
        marking: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        go_sheer(self)
        self.roll: Roll[Item] = Roll(key)
        self.lines = Lines(self, columns, empty, marking)
        self.cells = cells
        self.top = 1 if header else 0
        self._marking = marking

    def show(self, items: Sequence[Item | Heading], at: Hashable | None = None) -> None:
        """Show these, the cursor on ``at`` or else where it was: on the same key, or as near as can be."""
        old = self.key
        self.roll.show(items, at)
        self.measure()
        self.reveal()
        self.refresh()
        if self.key != old:
            self._tell()

    @property
    def items(self) -> Sequence[Item | Heading]:
        """What is shown, headings included."""
        return self.roll.items

    @property
    def item(self) -> Item | None:
        """What the cursor stands on."""
        return self.roll.item

    @property
    def key(self) -> Hashable | None:
        """The key of what the cursor stands on."""
        return self.roll.key

    @property
    def marked(self) -> list[Item]:
        """The marked items, in the order they were marked."""
        return list(self.roll.marks.values())

    @property
    def taken(self) -> list[Item]:
        """What a command acts on: the marked items, or else the one under the cursor."""
        return self.marked or ([] if self.item is None else [self.item])

    def go(self, key: Hashable) -> bool:
        """Put the cursor on a key; False if it is not shown."""
        found = self.roll.find(key)
        if found >= 0:
            self._move_to(found)
        return found >= 0

    def mark_all(self) -> None:
        """Mark every item, or none if all of them are marked."""
        self.roll.mark_all()
        self.refresh()

    def mark_those(self, wanted: Container[Hashable]) -> None:
        """Mark the items with these keys, and no others."""
        self.roll.mark_those(wanted)
        self.refresh()

    def clear_marks(self) -> None:
        """Take every mark away."""
        self.roll.marks.clear()
        self.refresh()

    @property
    def empty(self) -> Words | str:
        """What stands in the middle when there is nothing to show: what to do."""
        return self.lines.hollow

    @empty.setter
    def empty(self, words: Words | str) -> None:
        self.lines.hollow = words
        self.refresh()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, hidden ones too."""
        return self.lines.columns

    @columns.setter
    def columns(self, columns: Sequence[Column]) -> None:
        self.lines.columns = tuple(columns)
        self.refresh()

    def action_move(self, by: int) -> None:
        """One row up or down."""
        self._move_to(self.roll.nearest(self.roll.cursor + by, by))

    def action_page(self, by: int) -> None:
        """As many rows as are in view, up or down."""
        step = by * max(1, self.rows_in_view)
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, force=True)
        self._move_to(self.roll.nearest(self.roll.cursor + step, by))

    def action_edge(self, index: int) -> None:
        """The first (0) or the last (-1) row."""
        self._move_to(self.roll.nearest(0, 1) if index == 0 else self.roll.nearest(len(self.items), -1))

    def action_choose(self) -> None:
        """Say that the item under the cursor was chosen."""
        if self.item is not None:
            self.post_message(self.Chosen(self, self.key, self.item))

    def action_mark(self) -> None:
        """Mark the item under the cursor, or unmark it, and go on; where nothing is marked, the key is left to others."""
        if not self._marking:
            raise SkipAction
        if self.item is not None:
            self.roll.mark()
            self.repaint(self.roll.cursor)
            self.action_move(1)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click chooses."""
        offset = event.get_content_offset(self)
        row = -1 if offset is None or offset.y < self.top else offset.y - self.top + self.scroll_offset.y
        if 0 <= row < len(self.items) and not isinstance(self.items[row], Heading):
            self._move_to(row)
            if event.chain == 2:
                self.action_choose()

    def _move_to(self, index: int) -> None:
        old, self.roll.cursor = self.roll.cursor, index
        if old != index:
            self.repaint(old)
            self.repaint(index)
            self._tell()
        self.reveal()

    def _tell(self) -> None:
        self.post_message(self.Moved(self, self.key, self.item))
