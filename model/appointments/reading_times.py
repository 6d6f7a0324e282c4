"""Which time of day and how many minutes are meant by half past three, 3pm to 4pm, or an hour and a half."""

from datetime import time

from model.appointments.limits import LONGEST
from model.appointments.reading_parts import number
from model.appointments.reading_words import LENGTHS, PARTS, SHARES

AFTERNOON = range(1, 6)
"""Hours that mean the afternoon where no part of the day is said: nobody books before six in the morning."""


def time_of(said: dict[str, str], which: str = "_a", side: str | None = None) -> time | None:
    """The time of day of a clock, or None if there is no such time; ``side`` is am or pm from its neighbour.

    One digit and no part of the day, 3:30 or 3点半, is the afternoon from 1 to 5; 03:30 is as it stands.
    """
    if f"noon{which}" in said:
        return time(12)
    hours = said.get(f"hour{which}") or said.get(f"oclock{which}") or said.get(f"bare{which}") or said[f"alone{which}"]
    half = (said.get(f"half{which}") or said.get(f"side{which}") or side or "").lower()
    part = PARTS.get(said.get(f"part{which}", ""), "")
    if half and part:
        return None
    hour = _hour(number(hours), half or part, english=bool(half), padded=hours.startswith("0"))
    past = said.get(f"minute{which}") or said.get(f"past{which}")
    minute = number(past) if past else SHARES.get(said.get(f"share{which}", ""), 0)
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def _hour(hour: int, part: str, *, english: bool, padded: bool) -> int:
    """The hour of 24, or -1 if that part of the day has no such hour."""
    if hour < 0 or not part:
        return hour + 12 if hour in AFTERNOON and not padded else hour
    if english and not 1 <= hour <= 12:
        return -1
    if part == "am":
        return (0 if english else 12) if hour == 12 else hour if hour < 12 else -1
    if hour == 12:
        return -1 if part == "night" else 12
    if part == "noon":
        return hour + 12 if hour < 10 else hour
    return hour + 12 if hour < 12 else hour


def range_of(said: dict[str, str]) -> tuple[time, int] | None:
    """Start and minutes of a range, or None if it is none; an end that seems earlier is in the other half of the day."""
    ends = time_of(said, "_b")
    if ends is None:
        return None
    side = said.get("half_b") or said.get("side_b")
    for starts in (time_of(said, "_a", side), time_of(said, "_a")):
        if starts is None:
            continue
        minutes = _since_midnight(ends) - _since_midnight(starts)
        if minutes < 0 and ends.hour < 12 and not side and "part_b" not in said:
            minutes += 12 * 60
        if minutes > 0:
            return starts, minutes
    return None


def _since_midnight(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def length_of(said: dict[str, str]) -> int | None:
    """The minutes of a length, or None if it is shorter than a minute or longer than a day."""
    if "fixed" in said:
        return LENGTHS[" ".join(said["fixed"].lower().split())]
    hours = said.get("hours")
    minutes = number(said["minutes"]) if "minutes" in said else 0
    if hours is not None:
        minutes += round(float(hours) * 60) if hours.isascii() else number(hours) * 60
        minutes += 30 if "half" in said else 0
    return minutes if 1 <= minutes <= LONGEST else None
