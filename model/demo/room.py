"""The log of the demo room: opened and closed a little early or late, handed over, now and then with a note."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from model.demo import tale
from model.demo.ledger import Ledger, Turn
from model.opening.windows import PlannedWindow

NOTED = 0.3
"""How often a note is left for the next on duty."""


def blocks(windows: Sequence[PlannedWindow]) -> list[list[PlannedWindow]]:
    """The windows of a day that touch, together: for them the room is opened once."""
    joined: list[list[PlannedWindow]] = []
    for window in sorted(windows, key=_starts):
        if joined and window.starts <= max(each.ends for each in joined[-1]):
            joined[-1].append(window)
        else:
            joined.append([window])
    return joined


def was_open(ledger: Ledger, chance: Random, windows: Sequence[PlannedWindow], relief: int | None = None) -> None:
    """Write one opening for each block of a past day; ``relief`` took over in the middle of the first."""
    for place, block in enumerate(blocks(windows)):
        starts = block[0].starts + timedelta(minutes=chance.randrange(-5, 4))
        ends = max(window.ends for window in block) + timedelta(minutes=chance.randrange(-1, 9))
        turns = _turns(block, starts, ends)
        noted = chance.random() < NOTED
        if relief is not None and place == 0:
            turns, noted = _handed_over(turns[0], relief, starts, ends), True
        ledger.opening(starts, ends, turns, str(chance.choice(tale.choices("handovers"))) if noted else "")


def _turns(block: Sequence[PlannedWindow], starts: datetime, ends: datetime) -> list[Turn]:
    return [(window.staff_id, starts, ends) for window in block if window.staff_id is not None]


def _handed_over(turn: Turn, relief: int, starts: datetime, ends: datetime) -> list[Turn]:
    middle = starts + (ends - starts) // 2
    middle = middle.replace(second=0, microsecond=0)
    return [(turn[0], starts, middle), (relief, middle, ends)]


def _starts(window: PlannedWindow) -> datetime:
    return window.starts
