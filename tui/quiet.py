"""A Textual app that keeps quiet: nothing blinks, nothing is left behind, nothing is told to whoever walks past.

An idle desk sends no byte and wakes once a second; a crash prints where but no values, for they may be names;
what is copied stays inside; leaving takes milliseconds (issue 3 §4; performance targets 17 and 18).
"""

import gc
from typing import Any

from textual import events
from textual.app import App
from textual.driver import Driver

from tui.driver import TITLE, driver_for


class QuietApp(App[None]):
    """The manners of the desk towards the terminal and the room."""

    TITLE = TITLE
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"

    def get_driver_class(self) -> type[Driver]:
        """A driver that is woken, not polled, where there is one."""
        return driver_for(super().get_driver_class())

    def on_ready(self) -> None:
        """The first frame is there: if the collector was off for it, what start-up made stays out of its way."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """No cursor blinks."""
        if getattr(event.widget, "cursor_blink", False):
            event.widget.cursor_blink = False  # type: ignore[attr-defined]

    def notify(self, message: str, **how: Any) -> None:
        """One toast at a time, the newest: it has one line of the screen."""
        self.clear_notifications()
        super().notify(message, **how)

    def copy_to_clipboard(self, text: str) -> None:
        """What is copied can be pasted in the desk; the system's clipboard receives no names."""
        self._clipboard = text

    def _fatal_error(self) -> None:
        from rich.traceback import Traceback

        self.bell()
        self.panic(Traceback(show_locals=False, width=None))
