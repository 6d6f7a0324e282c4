"""A series: the dates of one appointment that comes again, weekly, every second week or monthly by weekday."""

from collections.abc import Iterator
from dataclasses import field
from datetime import date, datetime, timedelta
from itertools import count as numbers
from itertools import islice
from typing import Literal

from model.errors import Unclear
from model.values import dataclass
from model.words import Words

Kind = Literal["weekly", "fortnightly", "monthly"]

LAST = 4
"""The place of a month's last such weekday, its fifth or, in a month that has only four, its fourth."""

LIMIT = 120
"""Dates of the longest series."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How an appointment comes again, and when it stops. Raises ``Unclear`` unless exactly one end is given."""

    kind: Kind
    """Every week, every second week, or on the same weekday of every month (the 2nd Wednesday)."""
    count: int | None = None
    """How many dates the rule makes, the first and the skipped ones among them."""
    until: date | None = None
    """The last day on which there may be one."""
    skip: frozenset[date] = field(default_factory=frozenset)
    """Days left out; the others stay where they are, and none is added at the end."""
    last: bool = False
    """Monthly: where the first is its month's last such weekday, even a 4th, so are the others."""

    def __post_init__(self) -> None:
        if (self.count is None) == (self.until is None):
            words = Words("请说明次数或截止日期，二选一", "Say how many times or until when, one of the two")
            raise Unclear(words, "until" if self.count is not None else "count")
        if self.count is not None and not 1 <= self.count <= LIMIT:
            words = Words("次数应为 1–{n}", "A series has 1 to {n} dates")
            raise Unclear(words.saying(n=LIMIT), "count")


def dates(first: datetime, rule: Rule, limit: int = LIMIT) -> list[datetime]:
    """Every start of the series in order of time, skipped days left out; ``first`` sets weekday and time of day.

    A monthly series that begins on a 5th weekday takes the last one in a month that has only four. Raises ``Unclear``
    where the end lies before ``first``, or where more than ``limit`` dates come of it: none is dropped in silence.
    """
    made = list(islice(_until(_days(first.date(), rule), rule), limit + 1))
    if not made:
        raise Unclear(Words("截止日期早于第一次，请改晚", "It ends before the first date; choose a later end"), "until")
    if len(made) > limit:
        words = Words("这个系列超过 {n} 次，请缩短", "The series has more than {n} dates; let it end sooner")
        raise Unclear(words.saying(n=limit), "until" if rule.count is None else "count")
    return [datetime.combine(day, first.time()) for day in made if day not in rule.skip]


def _until(days: Iterator[date], rule: Rule) -> Iterator[date]:
    for place, day in enumerate(days):
        if place == rule.count or (rule.until is not None and day > rule.until):
            return
        yield day


def _days(first: date, rule: Rule) -> Iterator[date]:
    """The dates without an end but the calendar's own."""
    place = place_of(first, rule)
    try:
        for turn in numbers():
            if rule.kind == "monthly":
                yield of_month(first, first.weekday(), place, months=turn)
            else:
                yield first + timedelta(weeks=turn if rule.kind == "weekly" else 2 * turn)
    except (OverflowError, ValueError):
        words = Words("日期太远，请改近", "That is past the end of the calendar; choose nearer dates")
        raise Unclear(words, "until") from None


def place_of(first: date, rule: Rule) -> int:
    """Which of its month's such weekdays a monthly series beginning on ``first`` keeps to: 0 is the first, or ``LAST``."""
    is_last = rule.last and first == of_month(first, first.weekday(), LAST)
    return LAST if is_last else (first.day - 1) // 7


def of_month(day: date, weekday: int, place: int, *, months: int = 0) -> date:
    """The weekday (Monday is 0) in its place, 0 to ``LAST``, of the month so many after that of ``day``.

    Raises ``ValueError`` past the end of the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    start = date(year, month + 1, 1)
    found = start + timedelta(days=(weekday - start.weekday()) % 7, weeks=place)
    return found if found.month == start.month else found - timedelta(weeks=1)
