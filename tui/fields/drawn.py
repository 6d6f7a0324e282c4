"""What editors have in common that are drawn and not typed into."""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from tui.cells import pad, width
from tui.fields.field import Editor
from tui.ink import Ink

Spot = tuple[int, str, str]
"""Where a drawn part begins (cells), what it says, its style's names."""

CHOSEN = "bold"
"""The style of a part that is chosen."""
HERE = "bold reverse"
"""The style of the part the keys act on."""


class DrawnEditor(Editor, can_focus=True):
    """A few short lines of parts that can be clicked; Up and Down go to the fields around it."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "leave(-1)", show=False),
        Binding("down,enter", "leave(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._ink = Ink(self)

    def spots(self, y: int, cells: int) -> list[Spot]:
        """The parts of one line, from left to right."""
        raise NotImplementedError

    def press(self, y: int, x: int) -> None:
        """The mouse pressed there."""

    def render_line(self, y: int) -> Strip:
        """The parts with spaces between them."""
        cells = self.size.width
        segments: list[Segment] = []
        used = 0
        for at, text, style in self.spots(y, cells):
            segments.append(Segment(" " * (at - used), self._ink()))
            segments.append(Segment(text, self._ink(style)))
            used = at + width(text)
        segments.append(Segment(pad("", max(0, cells - used)), self._ink()))
        return Strip(segments, max(used, cells)).crop(0, cells)

    def on_click(self, event: events.Click) -> None:
        """Pass it on by line and cell."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.press(offset.y, offset.x)

    def on_focus(self) -> None:
        """What the keys act on brightens."""
        self.refresh()

    def on_blur(self) -> None:
        """It dims."""
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()
