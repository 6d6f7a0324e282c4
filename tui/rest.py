"""Rest: the moment when everything that was begun has come as far as it can without a person, a file or a timer.

Opening a dialog is a chain of some fifty small tasks: a worker starts, a screen is made, its widgets are mounted one
inside the other, one of them takes the focus. No message of Textual's says that the last of them has run; but the
event loop knows, for it has nothing left to run.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from tui.quiet import QuietApp

PATIENCE = 1.0
"""Seconds after which a desk that never rests is taken to be at rest all the same."""
TURNS = 1000
"""Turns of the event loop after which at the earliest: a verb that takes a second is one turn."""


class RestingApp(QuietApp):
    """An app that knows when it is at rest."""

    def __init__(self) -> None:
        super().__init__()
        self.rested = asyncio.Event()
        """Set while nobody waits for rest."""
        self.rested.set()
        self._wanting: list[Callable[[], object]] = []
        self._turns, self._since = 0, 0.0

    def when_at_rest(self, do: Callable[[], object]) -> None:
        """Do something as soon as the event loop has nothing else to run, or its patience is at an end."""
        if not self._wanting:
            loop = asyncio.get_running_loop()
            self._turns, self._since = 0, loop.time()
            loop.call_soon(self._look)
        self._wanting.append(do)
        self.rested.clear()

    @property
    def is_waited_for(self) -> bool:
        """Whether something else than the event loop still keeps the desk from its rest."""
        return False

    def _look(self) -> None:
        """Once every turn of the loop, for as long as somebody waits."""
        loop: Any = asyncio.get_running_loop()
        self._turns += 1
        # What a loop is about to run is its own affair; one that does not tell is at rest at every turn.
        busy = bool(getattr(loop, "_ready", ()))
        if busy and (self._turns < TURNS or loop.time() < self._since + PATIENCE):
            loop.call_soon(self._look)
            return
        wanting, self._wanting = self._wanting, []
        for do in wanting:
            do()
        if not self._wanting and not self.is_waited_for:
            self.rested.set()
