"""A Textual app that keeps quiet: nothing blinks, nothing is left behind, nothing is told to whoever walks past.

An idle desk sends no byte and wakes once a second; a crash prints where but no values, for they may be names;
what is copied stays inside unless a person was asked and let it go; leaving takes milliseconds (issue 3 §4; performance targets 17 and 18).
"""

import gc
from base64 import b64encode
from typing import Any

from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.driver import Driver

from tui.driver import TITLE, driver_for
from tui.scrollbars import make_plain


class QuietApp(App[None]):
    """The manners of the desk towards the terminal and the room."""

    TITLE = TITLE
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        make_plain()
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
        """No cursor blinks; and an input method finds it where it will stand once the field has its place."""
        field: Any = event.widget
        if getattr(field, "cursor_blink", False):
            field.cursor_blink = False
        if hasattr(field, "cursor_screen_offset"):
            self.call_after_refresh(self._place_cursor, field)

    def _place_cursor(self, field: Any) -> None:
        if field.has_focus and self.cursor_position != field.cursor_screen_offset:
            self.cursor_position = field.cursor_screen_offset
            field.refresh()

    def on_notify(self) -> None:
        """One toast at a time, the newest: it has one line of the screen, and the places of earlier ones are empty."""
        self.clear_notifications()
        for screen in self.screen_stack:
            # Textual takes the toast away but leaves its holder, a line high: the next would stand one line lower.
            screen.query("ToastHolder").remove()

    def copy_to_clipboard(self, text: str) -> None:
        """What is copied can be pasted in the desk; the system's clipboard receives no names."""
        self._clipboard = text

    def hand_to_system(self, text: str) -> None:
        """Put a text on the system's clipboard (OSC 52): only what a person was asked about and let go."""
        if self._driver is not None:
            self._driver.write(f"\x1b]52;c;{b64encode(text.encode()).decode('ascii')}\a")

    def _handle_exception(self, error: Exception) -> None:
        # What opens while the desk is being left Textual puts nothing into: that nothing is found there is no error.
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def panic(self, *renderables: Any) -> None:
        """Leave after an error. What Textual would show of it may hold names: whoever started the desk tells of it."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()

    @property
    def broke_by(self) -> Exception | None:
        """The error that ended the desk, if one has."""
        return self._exception
