"""A scroll bar made of spaces: the usual one ends in block glyphs that old consoles draw two cells wide."""

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class PlainBar(ScrollBarRender):
    """The thumb moves by whole cells and is told by its ground alone."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def make_plain() -> None:
    """From now on every scroll bar is a plain one, in dialogs and forms too."""
    ScrollBar.renderer = PlainBar
