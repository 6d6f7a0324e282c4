"""How the lines of a drawn list look: its heading line, its rows, its group headings, its emptiness."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from model.named import NamedTuple
from model.words import Words, spoken
from tui.cells import GAP, Column, lay_out, pad, padded, width, wrap
from tui.ink import Ink, without_colours
from tui.roll import Heading

COMPONENTS = {"sheet--header", "sheet--heading", "sheet--focused", "sheet--resting", "sheet--empty"}
"""The component classes a widget needs that draws these lines."""


class Cell(NamedTuple):
    """A text in a style of its own."""

    text: str
    """What stands there."""
    style: str = ""
    """Roles of the theme and ``bold`` or ``strike``, with spaces between: ``"late bold"``."""


class Lines:
    """Draws texts into columns; the columns are laid out anew when the width or the language changes."""

    def __init__(self, widget: Widget, columns: Sequence[Column], hollow: Words | str, marking: bool) -> None:
        self.ink = Ink(widget)
        self.columns = tuple(columns)
        self.hollow = hollow
        self._gutter = 2 if marking else 1
        self._places: list[tuple[int, int]] = []
        self._placed_for: tuple[object, ...] = ()
        self._blank, self._blank_in = Strip.blank(0), Style.null()

    def header(self, cells: int) -> Strip:
        """The titles of the columns."""
        return self._line(" " * self._gutter, [str(column.title) for column in self.columns], cells, "sheet--header")

    def heading(self, heading: Heading, cells: int) -> Strip:
        """The line above a group."""
        return Strip([Segment(pad(str(heading.text), cells), self.ink(on="sheet--heading"))], cells)

    def row(self, texts: Sequence[str | Cell], cells: int, state: str, marked: bool) -> Strip:
        """One row; ``state`` is ``focused`` or ``resting`` under the cursor, else empty."""
        gutter = (">" if state else " ") + ("*" if marked else " ")
        return self._line(gutter[: self._gutter], texts, cells, f"sheet--{state}" if state else "")

    def cut(self, texts: Sequence[str | Cell], cells: int) -> list[str]:
        """Those of a row's texts that do not fit into their columns, whole."""
        placed = [
            (text if isinstance(text, str) else text.text, wide)
            for i, wide in self._placed(cells)
            for text in [texts[i]]
        ]
        return [text for text, wide in placed if width(text) > wide]

    def blank(self, cells: int) -> Strip:
        """A line below the last row."""
        style = self.ink()
        if style is not self._blank_in or self._blank.cell_length != cells:
            self._blank, self._blank_in = Strip.blank(cells, style), style
        return self._blank  # every time the same: what Textual makes of it is made once

    def empty(self, y: int, cells: int, rows: int) -> Strip:
        """Line ``y`` of ``rows`` when there is nothing to show: what to do about it, in the middle."""
        lines = wrap(str(self.hollow), max(1, cells - 4))
        at = y - max(0, (rows - len(lines)) // 2)
        if not 0 <= at < len(lines):
            return self.blank(cells)
        text = " " * max(0, (cells - width(lines[at])) // 2) + lines[at]
        return Strip([Segment(pad(text, cells), self.ink(on="sheet--empty"))], cells)

    def _line(self, gutter: str, texts: Sequence[str | Cell], cells: int, on: str) -> Strip:
        """The texts in their columns; plain neighbours become one segment, a style ends with its text."""
        ink, columns, full = self.ink, self.columns, on == "sheet--focused"
        segments: list[Segment] = []
        text, used = gutter, len(gutter)
        for index, wide in self._placed(cells):
            cell = texts[index]
            said, its = (cell, "") if isinstance(cell, str) else cell
            its = without_colours(its) if full and its else its
            if not its:
                text += pad(said, wide, columns[index].align) + " " * GAP
            else:
                before, said, after = padded(said, wide, columns[index].align)
                segments += [Segment(text + before, ink("", on)), Segment(said, ink(its, on))]
                text = after + " " * GAP
            used += wide + GAP
        text += " " * (cells - used)
        segments.append(Segment(text, ink("", on)))
        return Strip(segments, max(used, cells)).crop(0, cells)

    def _placed(self, cells: int) -> list[tuple[int, int]]:
        wanted = (self.columns, cells, spoken())
        if wanted != self._placed_for:
            self._places = lay_out(self.columns, max(0, cells - self._gutter))
            self._placed_for = wanted
        return self._places
