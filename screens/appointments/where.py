"""F6 in a line that books or receives: the room of the plan, each other one that is free, or none."""

from datetime import datetime

from model.appointments import places
from model.words import Words
from tui.dialog import Key

NOWHERE = 0
"""Chosen instead of a room's number: where is left open."""
KEY = Key("F6", Words("换场地", "another room"), "room")


def free(room: int, counsellor: int, starts: datetime, ends: datetime) -> bool:
    """Whether a room that was chosen can be had at another time, too."""
    return room == NOWHERE or places.is_free(room, counsellor, starts, ends)


def after(room: int | None, plan: int | None, counsellor: int, starts: datetime, ends: datetime) -> int | None:
    """What comes after this choice: from the plan's room (None) over the other free ones to none, and round."""
    others = [number for number, _ in places.free_rooms(counsellor, starts, ends) if number != plan]
    round_: list[int | None] = [None, *others, NOWHERE]
    return round_[(round_.index(room) + 1) % len(round_)] if room in round_ else None
