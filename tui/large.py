"""Lines in the middle of the whole screen, to be read from across a room: a sentence set wide, a number in big digits.

A terminal has one size of letters. So a sentence gets air: cells between its signs, lines and a ground around it; and a
number is drawn in blocks of empty cells on a bright ground, which are as wide as they are told to be in every font.
"""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from model.named import NamedTuple
from tui.cells import pad, width, wrap
from tui.ink import Ink

DIGITS = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. .#. .#. .#. .#.",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
}
"""Each digit in five rows of three blocks."""
ROWS = 5
BLOCK = 2
"""Cells of a block: a terminal's cell is about half as wide as it is high."""


class Said(NamedTuple):
    """One line, or what takes the place of one."""

    text: str = ""
    """What it says; of a number its digits."""
    style: str = ""
    """Its role."""
    size: str = ""
    """``wide`` for the sentence, ``number`` for big digits (left out where the screen is too low), else empty."""


class _Row(NamedTuple):
    parts: tuple[tuple[str, str, str], ...]
    """Pieces of text with role and ground, in the middle of the line."""
    ground: str = ""
    """The ground of the whole line."""


class Large(Widget):
    """Draws what it is told anew each time, in the middle of its height and width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"large--words", "large--block", "large--late"}
    DEFAULT_CSS = """
    Large { width: 1fr; height: 1fr; background: $background; }
    Large > .large--words { background: $panel; }
    Large > .large--block { background: $due; }
    Large > .large--late { background: $late; }
    """

    def __init__(self, said: Callable[[], list[Said]]) -> None:
        super().__init__()
        self._said = said
        self._ink = Ink(self)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def render_line(self, y: int) -> Strip:
        """One line, in the middle."""
        rows, cells = self._rows(), self.size.width
        at = y - max(0, (self.size.height - len(rows)) // 2)
        row = rows[at] if 0 <= at < len(rows) else _Row(())
        ink = self._ink("", row.ground)
        left = max(0, (cells - sum(width(text) for text, _, _ in row.parts)) // 2)
        segments = [Segment(" " * left, ink)]
        segments += [Segment(text, self._ink(style, on or row.ground)) for text, style, on in row.parts]
        return Strip(segments).adjust_cell_length(cells, ink)

    def _rows(self) -> list[_Row]:
        said, cells = self._said(), max(10, self.size.width - 4)
        found = [_laid(each, cells) for each in said]
        if sum(len(rows) for rows in found) > self.size.height:
            found = [rows for each, rows in zip(said, found, strict=True) if each.size != "number"]
        return [row for rows in found for row in rows]


def _laid(said: Said, cells: int) -> list[_Row]:
    if said.size == "number":
        return [*digits(said.text, "large--late" if "late" in said.style else "large--block"), _Row(())]
    if said.size != "wide":
        return [_Row(((line, said.style, ""),)) for line in wrap(said.text, cells)]
    on, blank = "large--words", _Row((), "large--words")
    rows = [blank]
    for line in wrap(spread(said.text), cells):
        rows += [blank, _Row(((pad(line, width(line)), said.style, on),), on), blank]
    return [*rows, blank]


def digits(number: str, on: str) -> list[_Row]:
    """A number in five rows of blocks."""
    rows = []
    for row in range(ROWS):
        parts: list[tuple[str, str, str]] = []
        for digit in number:
            parts += [(" " * BLOCK, "", on if block == "#" else "") for block in DIGITS[digit].split()[row]]
            parts.append((" " * BLOCK, "", ""))
        rows.append(_Row(tuple(parts[:-1])))
    return rows


def spread(text: str) -> str:
    """The text set wide: two cells of air round every Chinese character, a wider gap between Latin words."""
    said = ""
    for each, after in zip(text, f"{text[1:]} ", strict=True):
        said += "   " if each == " " else each
        if width(each) > 1 or (each != " " and width(after) > 1):
            said += "  "
    return said.strip()
