"""The key periods of closer watch (D6): they shorten reviews and stand in the top line."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from model.calendar.schooldays import SchoolCalendar
from model.calendar.year import calendar
from model.care import scheme
from model.words import Words


def on(day: date) -> Words | None:
    """The key period a day lies in, the first that fits; None on an ordinary day."""
    return of((day,)).get(day)


def of(days: Iterable[date]) -> dict[date, Words]:
    """The key period of each of these days; ordinary days are left out."""
    rules = [rule for rule in scheme.data()["periods"].values() if isinstance(rule, dict)]
    known, found = calendar(), {}
    for day in days:
        rule = next((each for each in rules if _holds(each, day, known)), None)
        if rule is not None:
            found[day] = Words(rule["zh"], rule["en"])
    return found


def _holds(rule: dict[str, Any], day: date, known: SchoolCalendar) -> bool:
    if "from" in rule:
        return bool(rule["from"] <= f"{day:%m-%d}" <= rule["to"])
    if "first_days" in rule:
        term = known.term_on(day)
        return term is not None and 0 <= (day - term.starts).days < rule["first_days"]
    if "around_exams" in rule:
        # Results come after the examinations: the time before and the time after are both in it.
        around = rule["around_exams"]
        return any(known.day(day + timedelta(days=n)).kind == "exam" for n in range(-around, around + 1))
    return known.day(day).is_school_day and any(
        _long_holiday(day, by, rule["around_holidays"], rule["long"], known) for by in (1, -1)
    )


def _long_holiday(day: date, by: int, days: int, long: int, known: SchoolCalendar) -> bool:
    """Whether a holiday of at least ``long`` days begins within ``days`` (``by`` 1), or ended within them (-1)."""
    first = next(
        (at for n in range(1, days + 1) if not known.day(at := day + timedelta(days=n * by)).is_school_day), None
    )
    if first is None:
        return False
    off = [known.day(first + timedelta(days=n * by)) for n in range(long)]
    return not any(each.is_school_day for each in off) and any(each.kind in ("holiday", "vacation") for each in off)
