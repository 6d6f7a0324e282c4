"""Several people at one desk, one after the other: each finds their own pages and dialogs again, and nobody else's.

A person's screens are Textual's stacks by mode. When another person takes over they are laid aside as they are,
with every dialog and half-typed form, and come back with that person's next unlocking.
"""

from typing import Any

from textual.screen import Screen

from tui.blank import COVER, CoveredApp

Stacks = dict[str, list[Screen[Any]]]


class Seats:
    """The screens of whoever is not at the desk now."""

    def __init__(self) -> None:
        self._aside: dict[int | None, tuple[str, Stacks]] = {}

    @property
    def screens(self) -> list[Screen[Any]]:
        """Everything that lies aside."""
        return [screen for _, stacks in self._aside.values() for stack in stacks.values() for screen in stack]

    def change(self, app: CoveredApp, before: int | None, after: int | None, first: str) -> None:
        """Under the cover: lay the screens of one person aside, and put back those of another or begin with ``first``."""
        stacks: Stacks = app._screen_stacks
        mine = {mode: stacks.pop(mode) for mode in list(stacks) if mode != COVER}
        self._aside[before] = app.place, mine
        place, theirs = self._aside.pop(after, (first, {}))
        stacks.update(theirs)
        app.lie_over(place)
