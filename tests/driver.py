"""A person at the desk, for tests: presses keys, reads the screen, and is surprised by name.

    async with at_the_desk(app) as desk:
        await desk.press("f3")
        desk.shows("随到")

What is read is what the terminal would show, with everything that lies over it. Nothing is waited for by the
clock: ``press`` returns when the desk has come to rest, that is, when no task of its event loop wants to run.
"""

import asyncio
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager
from typing import Any

from textual._context import visible_screen_stack
from textual.app import App
from textual.events import Event, Key, Paste
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.strip import Strip

from tui.rest import RestingApp

NARROW = (80, 24)
WIDE = (120, 36)
TURNS = 20_000
"""So many turns of the event loop before a desk is said to be restless."""
SOON = 0.005
"""A timer of so many seconds is waited for; longer ones are what a desk at rest waits for itself."""


class Desk:
    """The hands and eyes of whoever sits there."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> "Desk":
        """Press keys by their Textual names, one after the other; ``f3``, ``ctrl+z``, ``a``, ``张``."""
        for key in keys:
            self._send(key)
            await self.rest()
        return self

    async def type(self, text: str) -> "Desk":
        """Type a text as an input method hands it over, character by character."""
        return await self.press(*text)

    async def in_haste(self, *keys: str) -> "Desk":
        """Press keys faster than the desk can answer."""
        return await self.hand_over(*keys).rest()

    def hand_over(self, *keys: str) -> "Desk":
        """Press keys and wait for nothing."""
        for key in keys:
            self._send(key)
        return self

    async def paste(self, text: str) -> "Desk":
        """Paste a text."""
        self._type(Paste(text))
        return await self.rest()

    async def click(self, x: int, y: int) -> "Desk":
        """Click a cell of the screen."""
        await self.pilot.click(offset=(x, y))
        return await self.rest()

    async def resize(self, width: int, height: int) -> "Desk":
        """Make the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        return await self.rest()

    async def rest(self) -> "Desk":
        """Until nothing is left to do but to wait for keys, timers and threads; what was to be painted is painted."""
        turns = await self._calm(TURNS)
        while turns and self.app._running:
            await self.app.animator.wait_until_complete()
            self.app.screen._on_timer_update()
            if not _restless():
                return self
            turns = await self._calm(turns)
        return self

    async def until(self, *texts: str) -> "Desk":
        """Until all of these can be read; for what another thread or process has to do first."""
        while any(text not in self.screen_text() for text in texts):
            await self.rest()
        return self

    async def works(self) -> "Desk":
        """Until no worker is left; not while a dialog is open, for it waits for an answer."""
        await self.app.workers.wait_for_complete()
        return await self.rest()

    def _send(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        self._type(Key(name, key if len(key) == 1 else key_to_character(name)))

    def _type(self, event: Event) -> None:
        """As it comes from the terminal."""
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def _calm(self, turns: int) -> int:
        """Let the others run, once and until none of them wants to; answers how many turns are left."""
        await Turn()
        while _restless():
            if isinstance(self.app, RestingApp) and not self.app.rested.is_set():
                # It is looking itself whether anybody wants to run, and would see nobody but us.
                await self.app.rested.wait()
            await Turn()
            turns -= 1
            assert turns, "the desk never comes to rest"
        return turns

    @property
    def strips(self) -> list[Strip]:
        """The lines of the screen with their styles."""
        screen = self.app.screen
        token = visible_screen_stack.set(self.app._background_screens)
        try:
            return screen._compositor.render_strips()
        finally:
            visible_screen_stack.reset(token)

    @property
    def lines(self) -> list[str]:
        """The lines of the screen as wide as it is."""
        return [strip.text for strip in self.strips]

    def line(self, y: int) -> str:
        """One line, counted from the top, or from the bottom with -1; without the spaces round it."""
        return self.lines[y].strip()

    def screen_text(self) -> str:
        """The whole screen."""
        return "\n".join(line.rstrip() for line in self.lines)

    def shows(self, *texts: str) -> "Desk":
        """All of these can be read on the screen."""
        screen = self.screen_text()
        missing = [text for text in texts if text not in screen]
        assert not missing, f"not on the screen: {missing}\n{screen}"
        return self

    def shows_not(self, *texts: str) -> "Desk":
        """None of these can be read on the screen."""
        screen = self.screen_text()
        there = [text for text in texts if text in screen]
        assert not there, f"on the screen: {there}\n{screen}"
        return self


@asynccontextmanager
async def at_the_desk(app: App[Any], size: tuple[int, int] = NARROW) -> AsyncIterator[Desk]:
    """Open a desk, 80x24 unless told, with its toasts and without its animations; what it raises is raised here."""
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot)
        await desk.rest()
        yield desk


class Turn:
    """Awaited, it lets every other task run once."""

    def __await__(self) -> Generator[None]:
        yield


def _restless() -> bool:
    """Whether another task of this event loop wants to run now, or within ``SOON`` seconds."""
    loop: Any = asyncio.get_running_loop()
    soon = loop.time() + SOON
    return bool(loop._ready) or any(timer.when() <= soon and not timer.cancelled() for timer in loop._scheduled)
