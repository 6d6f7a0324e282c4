"""The ground of a drawn list: it shows a roll of items line by line, and scrolls as little as it must.

Nothing is laid out anew when the content changes: the height of everything is set past Textual's reactive, whose
watcher would lay out the whole screen (performance §2, point 4).
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.lines import COMPONENTS, Cell, Lines
from tui.roll import Heading, Roll
from tui.scrollbars import PlainBar

Item = TypeVar("Item")


class DrawnList(ScrollView, Generic[Item]):
    """Draws the lines in view of ``roll`` with ``lines``, below a heading line that stays."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS

    roll: Roll[Item]
    """What is listed, and where the cursor stands."""
    lines: Lines
    """How a line looks."""
    cells: Callable[[Item], Sequence[str | Cell]]
    """The texts of an item."""
    top: int
    """Lines the heading takes: 1, or 0 without one."""
    _cells = _first = 0

    def on_mount(self) -> None:
        """A scroll bar of spaces only."""
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    def on_resize(self) -> None:
        """Keep the cursor in view in the new size."""
        self.measure()
        self.reveal()

    def on_focus(self) -> None:
        """The cursor line brightens."""
        self.repaint(self.roll.cursor)

    def on_blur(self) -> None:
        """The cursor line dims."""
        self.repaint(self.roll.cursor)

    def notify_style_update(self) -> None:
        """The theme changed: work every colour out anew."""
        super().notify_style_update()
        self.lines.ink.forget()

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is in view; how wide and from where is worked out once, and not for every line."""
        self._cells, self._first = self.scrollable_content_region.width, self.scroll_offset.y
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        lines, roll, cells = self.lines, self.roll, self._cells
        row = y - self.top + self._first
        if y < self.top:
            return lines.header(cells)
        if not roll.items:
            return lines.empty(y - self.top, cells, self.rows_in_view)
        if row >= len(roll.items):
            return lines.blank(cells)
        item = roll.items[row]
        if isinstance(item, Heading):
            return lines.heading(item, cells)
        state = ("focused" if self.has_focus else "resting") if row == roll.cursor else ""
        return lines.row(self.cells(item), cells, state, roll.is_marked(item))

    @property
    def cut_short(self) -> list[str]:
        """What the line under the cursor has no room to say, whole."""
        item = self.roll.item
        return [] if item is None else self.lines.cut(self.cells(item), self.scrollable_content_region.width)

    @property
    def rows_in_view(self) -> int:
        """Lines for items; less than one before the first layout."""
        return self.size.height - self.top

    def reveal(self) -> None:
        """Scroll as little as shows the cursor, with the headings above it if they fit."""
        rows, top, cursor = self.rows_in_view, self.scroll_offset.y, self.roll.cursor
        if rows < 1 or cursor < 0:
            return
        first = max(self.roll.first_line(cursor), cursor - rows + 1)
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif cursor >= top + rows:
            self.scroll_to(y=cursor - rows + 1, animate=False, force=True)

    def measure(self) -> None:
        """Set the height of everything without laying the screen out again."""
        size = Size(self.size.width, len(self.roll.items) + self.top)
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            if self.is_mounted:
                self.vertical_scrollbar.window_virtual_size = size.height
                self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def repaint(self, row: int) -> None:
        """Draw one row again, if it is in view."""
        y = row - self.scroll_offset.y + self.top
        if row >= 0 and self.top <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))
