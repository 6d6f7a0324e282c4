"""The cover over the screen: black at a keypress, from every page and dialog, and nothing underneath is lost.

A cover is a stack of screens of its own (one of Textual's modes), so the covered stack keeps its dialogs, its
focus and its timers. What goes on underneath stays underneath: a dialog that closes itself, a worker that
asks a question, a page that is opened do so in the covered stack and cannot come out over the cover.
The lock is another cover over the same ground: ``cover(LockScreen())``, then ``uncover()``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from textual.await_complete import AwaitComplete
from textual.events import Event, InputEvent, Key
from textual.screen import Screen
from textual.widget import AwaitMount

from model.words import Words
from tui.curtain import CurtainApp
from tui.door import door

COVER = "cover"
"""The mode the cover lives in; no page may be called that."""


class CoveredApp(CurtainApp):
    """An app whose screen can be covered."""

    _beneath: str | None = None

    def __init__(self) -> None:
        super().__init__()
        self.add_mode(COVER, _black)
        self._touched = monotonic()
        self.under_way: Callable[[], Words | None] = lambda: None
        self._told = False
        self.whose = ""
        """Whose screens can be seen; what one of them has under way is not in another's way (``tui.seats``)."""

    async def on_event(self, event: Event) -> None:
        """Every key and every move of the mouse says that somebody is there."""
        if isinstance(event, InputEvent):
            self._touched = monotonic()
        if isinstance(event, Key) and event.key != "ctrl+q":
            self._told = False
        await super().on_event(event)

    @property
    def idle_seconds(self) -> float:
        """For how long nobody has touched a key or the mouse."""
        return monotonic() - self._touched

    @property
    def is_covered(self) -> bool:
        """Whether nobody can see what is on the desk."""
        return self._beneath is not None

    @property
    def place(self) -> str:
        """The page that is shown, or that is covered."""
        return self._beneath or self.current_mode

    def cover(self, screen: Screen[Any] | None = None) -> None:
        """Cover everything at once, with ``screen`` or with black; a second cover comes over the first."""
        if self._beneath is None:
            beneath = self.current_mode
            self.hurried = True
            super().switch_mode(COVER)
            self.hurried = False
            self._beneath = beneath
        if screen is not None:
            super().push_screen(screen, mode=COVER)

    def lie_over(self, mode: str) -> None:
        """From now on another page is the one that is covered."""
        assert self._beneath is not None
        self._beneath = mode

    def uncover(self) -> None:
        """Take every cover away; the desk is as it was left, or as it has become."""
        if self._beneath is None:
            return
        while len(self.screen_stack) > 1:
            super().pop_screen()
        beneath, self._beneath = self._beneath, None
        super().switch_mode(beneath)

    def keep_drafts(self) -> None:
        """Keep what is being typed in every dialog, now, under the name of who types it."""
        for screen in [screen for stack in self._screen_stacks.values() for screen in stack]:
            if keep := getattr(screen, "keep_draft", None):
                with door(self):
                    keep()

    def tells_before_leaving(self) -> bool:
        """Say on the cover what leaving would leave behind; not the second time in a row, and not where there is nothing."""
        self.keep_drafts()
        words = self.under_way()
        tell = getattr(self.screen, "tell", None)
        if words is None or tell is None or self._told:
            return False
        tell(words)
        self._told = True
        return True

    def switch_mode(self, mode: str) -> AwaitMount:
        """Open a page; under a cover it is opened underneath."""
        if self._beneath is None:
            return super().switch_mode(mode)
        with self._underneath():
            opened = super().switch_mode(mode)
            self._beneath = mode
        return opened

    def push_screen(self, screen: Any, callback: Any = None, wait_for_dismiss: bool = False, **options: Any) -> Any:
        """Open a dialog; under a cover it is opened underneath."""
        if options.get("mode") is None:
            options["mode"] = self._beneath
        push: Any = super().push_screen
        return push(screen, callback, wait_for_dismiss, **options)

    def pop_screen(self) -> AwaitComplete:
        """Close the dialog on top; under a cover, the one underneath."""
        with self._underneath():
            return super().pop_screen()

    @contextmanager
    def _underneath(self) -> Iterator[None]:
        """Let Textual work on the covered stack for as long as nothing can be painted."""
        cover, self._current_mode = self._current_mode, self._beneath or self._current_mode
        try:
            yield
        finally:
            self._current_mode = cover


def _black() -> Screen[None]:
    from tui.black import Blank

    return Blank()
