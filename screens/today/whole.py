"""One line below the lists of a page: what the line under the cursor has no room to say."""

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.cells import clip, pad
from tui.ink import Ink


class Whole(Widget):
    """Drawn from the list itself each time, so that it hides names as the list does, and lays nothing out."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Whole { height: 1; width: 1fr; padding: 0 1; }"

    def __init__(self, cut_short: Callable[[], list[str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cut_short = cut_short
        self._ink = Ink(self)

    def render_line(self, y: int) -> Strip:
        """It, or nothing where nothing was cut."""
        cells = self.size.width
        return Strip([Segment(pad(clip("  ".join(self._cut_short()), cells), cells), self._ink())], cells)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()
