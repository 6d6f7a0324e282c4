"""The curtain: while a page opens nothing is painted, and then it is painted once.

Textual paints a page as soon as it has its size, and again when its widgets are in place, when it has been filled,
when its last line has found its keys. At the start of the desk and at a change of page this app waits for all of
that; what need not be there in the first picture waits in turn for the picture (``after_paint``).
"""

from collections.abc import Callable

from tui.rest import RestingApp


class CurtainApp(RestingApp):
    """An app that shows a page when it stands."""

    hurried = False
    """Whether what opens must be seen at once, whatever else there is to do."""

    def __init__(self) -> None:
        super().__init__()
        self._afterwards: list[Callable[[], None]] = []

    def on_load(self) -> None:
        """The desk opens behind the curtain."""
        self._begin_batch()

    def on_ready(self) -> None:
        """The first page has its size; the rest of it follows."""
        self.when_at_rest(self._rise)

    def delay_update(self, delay: float = 0.0) -> None:
        """Hold the picture until the page that opens stands, instead of for Textual's 50 ms."""
        self._begin_batch()
        if self.hurried:
            self.call_later(lambda: self.screen_stack[0].call_later(self._rise))
        else:
            self.when_at_rest(self._rise)

    def after_paint(self, do: Callable[[], None]) -> None:
        """Do something when what stands now has been painted."""
        if self._batch_count:
            self._afterwards.append(do)
        else:
            self.screen.call_after_refresh(do)

    def _rise(self) -> None:
        self._end_batch()
        if self._batch_count or not self.screen_stack:
            return
        self.screen.refresh()
        self.screen._on_timer_update()  # now, and not when its timer says so
        while self._afterwards:
            self.screen.call_after_refresh(self._afterwards.pop(0))
