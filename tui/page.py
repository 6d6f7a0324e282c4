"""What every page of the desk is: the frame round a body, loaded anew when what it shows has changed."""

from abc import abstractmethod
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from tui.app import Change, DeskApp
from tui.commands import Commanded, errand
from tui.door import door
from tui.frame import KeysLine, PagesLine, TopLine
from tui.ground import bare

FRAME_NOUNS = frozenset({"names"})
"""Changes that every page shows anew."""


class Page(Commanded, Screen[None]):
    """A page: ``body`` says what stands on it, ``reload`` fills it, ``nouns`` says after which changes.

    Beware of names that Textual owns on a screen (``log name title id size region tree loading focused
    children parent workers query selections layout disabled notify refresh``).
    """

    app = getters.app(DeskApp)

    nouns: ClassVar[frozenset[str]] = frozenset()
    """Reload when one of these changed; with ``minute``, once a minute."""

    _stale = True
    _painted_next = False

    def __init__(self) -> None:
        width = self.app.size.width
        super().__init__(classes=max(point for point in self.app.HORIZONTAL_BREAKPOINTS if point[0] <= width)[1])
        # A page that is made now is styled by the stylesheet as it is now, with its own rules in it already: Textual
        # would read those later, parse everything again and style every widget of every page anew.
        self._css_update_count = self.app._css_update_count
        for path in self.css_path:
            if not self.app.stylesheet.has_source(str(path)):
                self.app.stylesheet.add_source(Path(path).read_text(encoding="utf-8"), read_from=(str(path), ""))

    @abstractmethod
    def body(self) -> ComposeResult:
        """What stands between the frame's lines; something in it should be ``1fr`` high."""

    def reload(self) -> None:
        """Fill the body anew: when first shown, when a noun of this page changed, when shown again after that."""

    def compose(self) -> ComposeResult:
        """The frame round the body."""
        yield TopLine()
        yield PagesLine(self.app.PAGES, self.app.place)
        yield from self.body()
        yield KeysLine()

    def on_mount(self) -> None:
        """Follow what changes."""
        self.app.changed.subscribe(self, self._follow)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Show what is: at first, and when something changed while another page was shown."""
        event.refresh_styles = False  # nothing changed them: a new theme restyles a page that was away by itself
        if self._stale:
            self._show()
        else:
            self._stand()

    def _screen_resized(self, size: Size) -> None:
        # A desk that opens is told its size three times over; what is to be laid out for another reason has its turn.
        if size != self._size:
            super()._screen_resized(size)

    def _on_timer_update(self) -> None:
        # Textual paints what it has laid out, and then once more what else there was to be painted.
        self._painted_next = self._layout_required and self._repaint_required
        super()._on_timer_update()
        self._painted_next = False

    def _compositor_refresh(self) -> None:
        # Nor does it wait for the curtain, see ``tui.curtain``.
        if self._painted_next or self.app._batch_count:
            self._painted_next = False
        else:
            super()._compositor_refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """What lies under everything."""
        return bare(self, crop)

    def run(self, begun: Coroutine[Any, Any, None], name: str) -> None:
        """Let something go on as a worker of this page; a second of that name is dropped while the first lasts."""
        errand(self, begun, name)

    def _follow(self, change: Change) -> None:
        touched = change.touches(self.nouns | FRAME_NOUNS)
        if not self.is_current:
            self._stale = self._stale or touched
        elif touched:
            self._show()
        else:
            self._stand()

    def _show(self) -> None:
        self._stale = False
        with door(self):
            self.reload()
        self._stand()

    def _stand(self) -> None:
        with door(self):
            self.query_one(TopLine).show(self.app.stand())
        self.refresh_bindings()
