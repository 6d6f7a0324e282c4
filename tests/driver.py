"""A person at the desk, for tests: presses keys, reads the screen, and is surprised by name.

    async with at_the_desk(app) as desk:
        await desk.press("f3")
        desk.shows("随到")

What is read is what the terminal would show, with everything that lies over it. Nothing is waited for by the
clock: ``press`` returns when the desk has come to rest.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual._compositor import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot

NARROW = (80, 24)
WIDE = (120, 36)


class Desk:
    """The hands and eyes of whoever sits there."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> "Desk":
        """Press keys by their Textual names, one after the other; ``f3``, ``ctrl+z``, ``a``, ``张``."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()
        return self

    async def type(self, text: str) -> "Desk":
        """Type a text as an input method hands it over, character by character."""
        await self.pilot.press(*text)
        return await self.rest()

    async def paste(self, text: str) -> "Desk":
        """Paste a text."""
        from textual.events import Paste

        self.app.post_message(Paste(text))
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
        """Until nothing is left to do."""
        await self.pilot.pause()
        await self.pilot.pause()
        return self

    async def works(self) -> "Desk":
        """Until no worker is left; not while a dialog is open, for it waits for an answer."""
        await self.app.workers.wait_for_complete()
        return await self.rest()

    @property
    def lines(self) -> list[str]:
        """The lines of the screen as wide as it is."""
        screen = self.app.screen
        token = visible_screen_stack.set(self.app._background_screens)
        try:
            return [strip.text for strip in screen._compositor.render_strips()]
        finally:
            visible_screen_stack.reset(token)

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
    """Open a desk, 80x24 unless told, with its toasts; whatever it raises is raised here."""
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot)
        await desk.rest()
        yield desk
