"""Keys typed ahead: each waits until what the one before it began has come to rest.

Textual gives every key to whatever has the focus when the key arrives. Whoever types ``F2 z w Enter Enter`` without
looking is faster than a dialog opens, and letters would fall on the page behind it. Here a key is handed on at once
when the desk is at rest, so that nothing is slower for it; otherwise it waits its turn, in order.

At rest (``tui.rest``) are the key's own handler, the messages it sent, the worker it started and the dialog that one
opened. A screen that opened or closed meanwhile is laid out first. Nothing here waits for anything to finish, so
nothing can lock up; and a desk that never rests is given its keys all the same, a second after the last one.

F8 and Ctrl+Q wait for nobody. Keys typed before F8 wait under the black cover for what lies there.
"""

import asyncio
from collections import deque
from typing import Any, ClassVar

from textual.events import Event, Key, Paste
from textual.screen import Screen

from model.named import NamedTuple
from tui.blank import CoveredApp
from tui.commands import Command, key_now

AT_ONCE = ("desk.blank", "desk.quit")
"""The commands whose keys never wait."""
FRAME = 0.1
"""Seconds to wait at most for the first layout of a screen."""


class _Typed(NamedTuple):
    """A key that waits."""

    event: Event
    """It, or a text that was pasted."""
    covered: bool
    """Whether it was typed at a cover."""


class PatientApp(CoveredApp):
    """An app that lets nobody type faster than it can answer."""

    COMMAND_TABLE: ClassVar[tuple[Command, ...]]

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[_Typed] = deque()
        self._handed: _Typed | None = None
        self._under_way: _Typed | None = None
        self._free = False
        self._asked_of: Screen[Any] | None = None
        self._laid_out: asyncio.Handle | None = None

    async def on_event(self, event: Event) -> None:
        """Hand a key on if its turn has come or it cannot wait; keep it otherwise."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            if not self._free and self._cannot_wait(event):
                self._look_on()
            elif not self._has_its_turn(event):
                return
        await super().on_event(event)

    def _has_its_turn(self, event: Event) -> bool:
        """Whether this key may be handed on now; if not, it is kept."""
        typed, handed = _Typed(event, self.is_covered), self._handed
        if handed is not None and event is handed.event:
            self._handed = None
            if handed.covered != typed.covered:
                self._waiting.appendleft(handed)
                self._look_on()
                return False
        elif not self._free:
            self._waiting.append(typed)
            return False
        self._under_way = typed
        self._look_on()
        return True

    def on_key(self, event: Key) -> None:
        """A key comes up that nobody took; if a cover came down meanwhile, it waits for what lies there."""
        if self._top is None:  # the desk is leaving
            event.prevent_default()
        elif self.is_covered and self._under_way == _Typed(event, covered=False):
            event.prevent_default()
            self._waiting.appendleft(_Typed(Key(event.key, event.character), covered=False))

    def on_ready(self) -> None:
        """The first page is there: what was typed while it opened is for it."""
        self._look_on()

    def cover(self, screen: Screen[Any] | None = None) -> None:
        """Cover the screen; who comes back through a lock may be somebody else, and types anew."""
        if screen is not None:
            self._waiting.clear()
            self._under_way = None
        super().cover(screen)

    def uncover(self) -> None:
        """Lift the cover, and go on with what was typed before it came."""
        super().uncover()
        self._waiting = deque(each for each in self._waiting if not each.covered)
        self._look_on()

    def _cannot_wait(self, event: Event) -> bool:
        known = [command for command in self.COMMAND_TABLE if command.id in AT_ONCE]
        return isinstance(event, Key) and event.key in {key_now(self, command) for command in known}

    def _look_on(self) -> None:
        """From now on keys wait until the desk has come to rest."""
        self._free = False
        self._asked_of = self._top
        self.when_at_rest(self._settled)

    @property
    def is_waited_for(self) -> bool:
        """Whether a key would have to wait."""
        return not self._free

    @property
    def _top(self) -> Screen[Any] | None:
        stack = self.screen_stack
        return stack[-1] if stack else None

    def _settled(self) -> None:
        """All is at rest; what opened is laid out with its first frame."""
        if self._asked_of is self._top or self._top is None:
            self._go_on()
            return
        self._asked_of = self._top
        self._laid_out = asyncio.get_running_loop().call_later(FRAME, self._go_on)
        self._asked_of.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        """Hand on the next key that was meant for what can be seen; without one the desk is at rest."""
        if self._laid_out is not None:
            self._laid_out.cancel()
        if self._handed is not None:
            return
        if self._wanting:
            self.when_at_rest(self._settled)
            return
        found = next((each for each in self._waiting if each.covered == self.is_covered), None)
        if found is None or not self.post_message(found.event):
            self._free = True
            self.rested.set()
            return
        self._waiting.remove(found)
        self._handed = found
