"""A paragraph that knows Chinese: lines break between characters, never before a full stop, and Latin words stay whole."""

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from model.words import Words
from tui.cells import pad, wrap
from tui.ink import Ink


class Prose(Widget):
    """Plain text, broken into lines of the width it is given; as high as that needs."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Prose { width: 1fr; height: auto; }"

    def __init__(self, text: Words | str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._text = str(text)
        self._ink = Ink(self)
        self._lines: tuple[int, list[str]] = (-1, [])

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @text.setter
    def text(self, text: Words | str) -> None:
        before, self._text = self._text, str(text)
        if before != self._text:
            self._lines = (-1, [])
            # Against the lines it has on the screen: what it said in between may never have been laid out.
            self.refresh(layout=len(self._broken(self.size.width)) != self.size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line for each it breaks into."""
        return len(self._broken(width))

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        cells = self.size.width
        lines = self._broken(cells)
        return Strip([Segment(pad(lines[y] if y < len(lines) else "", cells), self._ink())], cells)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def _broken(self, cells: int) -> list[str]:
        if self._lines[0] != cells:
            self._lines = (cells, wrap(self._text, max(1, cells)))
        return self._lines[1]
