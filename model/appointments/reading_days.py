"""Which day is meant by tomorrow, next Wednesday, 5 March or the 5th."""

from datetime import date, timedelta

from model.appointments.reading_parts import Piece, number
from model.appointments.reading_words import MONTHS, MONTHS_AHEAD, NEAR_DAYS, WEEKDAYS, WEEKS_AHEAD
from model.clock import monday
from model.named import NamedTuple


class Day(NamedTuple):
    """A day that was named, and by what."""

    day: date
    """The day."""
    text: str
    """The piece of the line."""
    weekday_only: bool
    """Whether only its weekday was said: beside a date it must agree, not be the next one."""


def day_of(piece: Piece, today: date, since: date | None = None) -> Day | None:
    """The day a piece names, or None if there is no such day.

    A weekday alone is the next such day from today on, today included. ``next`` (下周) counts calendar weeks from
    Monday: on a Sunday, next Wednesday is three days ahead. A date without a year, or a day without a month, is the
    next such date from ``since`` on, which is today if not given.
    """
    said, since = piece.said, since or today
    try:
        if "near" in said:
            near = " ".join(said["near"].lower().split())
            return Day(today + timedelta(days=NEAR_DAYS[near]), piece.text, weekday_only=False)
        if "weekday" in said:
            return _weekday(piece, today, since)
        day = _date(said, today, since)
    except (ValueError, OverflowError):
        return None
    return None if day is None else Day(day, piece.text, weekday_only=False)


def _weekday(piece: Piece, today: date, since: date) -> Day:
    weekday = WEEKDAYS[piece.said["weekday"].lower()]
    weeks = piece.said.get("weeks", "").lower()
    if not weeks:
        return Day(since + timedelta(days=(weekday - since.weekday()) % 7), piece.text, weekday_only=True)
    ahead = _weeks(weeks)
    return Day(monday(today) + timedelta(weeks=ahead, days=weekday), piece.text, weekday_only=False)


def _weeks(words: str) -> int:
    """Calendar weeks from this one."""
    return sum(words.count(word) * weeks for word, weeks in WEEKS_AHEAD.items())


def _date(said: dict[str, str], today: date, since: date) -> date | None:
    wanted = number(said["date"])
    if "ahead" in said:
        year, month = divmod(today.year * 12 + today.month - 1 + MONTHS_AHEAD[said["ahead"]], 12)
        return date(year, month + 1, wanted)
    month = MONTHS[said["name"].lower()] if "name" in said else number(said.get("month", "0"))
    if "year" in said:
        return date(int(said["year"]), month, wanted)
    if month:
        tries = [(since.year + ahead, month) for ahead in (0, 1)]
    else:
        tries = [divmod(since.year * 12 + since.month - 1 + ahead, 12) for ahead in range(3)]
        tries = [(year, month + 1) for year, month in tries]
    days = (_day_or_none(year, month, wanted) for year, month in tries)
    return next((day for day in days if day is not None and day >= since), None)


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
