"""The key periods of closer watch (D6): they shorten reviews and stand in the top line."""

from datetime import date, timedelta
from typing import Any

from model.calendar.year import calendar
from model.care import scheme
from model.words import Words


def on(day: date) -> Words | None:
    """The key period a day lies in, the first that fits; None on an ordinary day."""
    table: dict[str, Any] = scheme.data()["periods"]
    for rule in table.values():
        if isinstance(rule, dict) and _holds(rule, day):
            return Words(rule["zh"], rule["en"])
    return None


def _holds(rule: dict[str, Any], day: date) -> bool:
    if "from" in rule:
        return bool(rule["from"] <= f"{day:%m-%d}" <= rule["to"])
    if "first_days" in rule:
        term = calendar().term_on(day)
        return term is not None and (day - term.starts).days < rule["first_days"]
    if "around_exams" in rule:
        # Results come after the examinations: the time before and the time after are both in it.
        return _any(day, rule["around_exams"], lambda each: calendar().day(each).kind == "exam")
    return _near_long_holiday(day, rule["around_holidays"], rule["long"])


def _any(day: date, days: int, holds: Any) -> bool:
    return any(holds(day + timedelta(days=n)) for n in range(-days, days + 1))


def _near_long_holiday(day: date, days: int, long: int) -> bool:
    """Whether a holiday of at least ``long`` days without school begins or ended within ``days``."""
    known = calendar()
    if not known.day(day).is_school_day:
        return False
    for by in (1, -1):
        for n in range(1, days + 1):
            first = day + timedelta(days=n * by)
            if known.day(first).is_school_day:
                continue
            run = 1
            while run < long and not known.day(first + timedelta(days=run * by)).is_school_day:
                run += 1
            if run >= long and any(
                known.day(first + timedelta(days=k * by)).kind in ("holiday", "vacation") for k in range(run)
            ):
                return True
            break
    return False
