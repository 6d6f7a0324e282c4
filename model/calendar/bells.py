"""Bell schedules: winter and summer hours, and which of them holds on a day (A6).

They change the school's hours, not the clock. The switch dates are local, and a schedule holds
from its date until the next one's, round the year.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any

import fixtures
from model.named import NamedTuple
from model.spans import Span
from model.words import Words


class BellSchedule(NamedTuple):
    """The lessons of a school day from one switch date to the next."""

    id: int
    """The row's number in the store; 0 for one that is only shipped."""
    key: str
    """What it is known by, ``winter`` or ``summer``."""
    name: Words
    """What it is called on the screen."""
    from_month_day: str
    """The day of the year from which it holds, ``MM-DD``."""
    lessons: tuple[tuple[time, time], ...] = ()
    """Start and end of each lesson, local, ``[starts, ends)``, in order."""

    def lessons_on(self, day: date) -> tuple[Span, ...]:
        """The lessons of one day as moments."""
        return tuple(Span(datetime.combine(day, starts), datetime.combine(day, ends)) for starts, ends in self.lessons)


def bell_on(day: date, bells: Sequence[BellSchedule]) -> BellSchedule | None:
    """The schedule that holds on a day; before the year's first switch it is still last year's; ``None`` without any."""
    here = f"{day.month:02d}-{day.day:02d}"
    begun = [bell for bell in bells if bell.from_month_day <= here]
    return max(begun or bells, key=_from_month_day, default=None)


def _from_month_day(bell: BellSchedule) -> str:
    return bell.from_month_day


@cache
def shipped_bells() -> tuple[BellSchedule, ...]:
    """The schedules a new desk begins with (``fixtures/bells.toml``)."""
    import tomllib

    with fixtures.path("bells.toml").open("rb") as file:
        told = tomllib.load(file)
    return tuple(_bell(key, table) for key, table in told.items())


def _bell(key: str, table: Mapping[str, Any]) -> BellSchedule:
    """One schedule out of its table."""
    lessons = tuple((_time(starts), _time(ends)) for starts, ends in table["lessons"])
    return BellSchedule(0, key, Words(table["zh"], table["en"]), table["from"], lessons)


def _time(text: str) -> time:
    return time.fromisoformat(text)
