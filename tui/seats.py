"""Several people at one desk, one after the other: each finds their own pages and dialogs again, and nobody else's.

A person's screens are Textual's stacks by mode. When another person takes over they are laid aside as they are,
with every dialog and half-typed form, and come back with that person's next unlocking. A person who was given another
role is another person in this: what lay open under the one is not shown under the other.
"""

from typing import Any

from textual.screen import Screen

from model import session
from tui.blank import COVER, CoveredApp

Stacks = dict[str, list[Screen[Any]]]


def whose() -> str:
    """Whose desk it is now: a person's in their role."""
    seat = session.at_desk()
    return f"{seat.staff_id} {seat.role}"


class Seats:
    """The screens of whoever is not at the desk now."""

    def __init__(self) -> None:
        self._aside: dict[str, tuple[str, Stacks]] = {}

    @property
    def screens(self) -> list[Screen[Any]]:
        """Everything that lies aside."""
        return [screen for _, stacks in self._aside.values() for stack in stacks.values() for screen in stack]

    def change(self, app: CoveredApp, before: str, after: str, first: str) -> None:
        """Under the cover: lay the screens of ``whose`` one aside, and put back the other's or begin with ``first``."""
        stacks: Stacks = app._screen_stacks
        mine = {mode: stacks.pop(mode) for mode in list(stacks) if mode != COVER}
        self._aside[before] = app.place, mine
        place, theirs = self._aside.pop(after, (first, {}))
        stacks.update(theirs)
        app.whose = after
        app.lie_over(place)
