"""The hours the room is meant to be open, as the store has them, and the verbs that change them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypedDict, Unpack

from model import rights
from model.calendar.terms import WEEKDAYS
from model.calendar.year import calendar
from model.errors import NotFound, Refused
from model.opening.windows import DatedWindow, OwnHours, Parity, PlannedWindow, WindowRule, planned
from model.rights import Right
from model.store import journal
from model.store.query import Asked
from model.store.remembered import Remembered
from model.store.tables import DatedWindowRow, DutySwapRow, OpeningWindowRow
from model.words import Words


class Limits(TypedDict, total=False):
    """When a window of the weekly pattern holds, who has it and where; as the fields of ``WindowRule``."""

    bell: int | None
    parity: Parity
    from_on: date | None
    until_on: date | None
    staff: int | None
    room: int | None


class Facts(Limits, total=False):
    """What may be changed of a window of the weekly pattern."""

    weekday: int
    starts: time
    ends: time


def rules() -> tuple[WindowRule, ...]:
    """The weekly pattern that is in use, windows that have ended or not begun included; by weekday and time."""
    return _kept()


def rule(number: int) -> WindowRule:
    """One window of the weekly pattern. Raises ``NotFound``, also for a retired one."""
    found = next((each for each in rules() if each.id == number), None)
    if found is None:
        raise NotFound(Words("没有这个开放时段", "There is no such window of the pattern"))
    return found


def _read_rules() -> tuple[WindowRule, ...]:
    rows = OpeningWindowRow.select().where(OpeningWindowRow.retired == 0)
    return tuple(
        WindowRule(
            row.id,
            row.weekday,
            row.starts,
            row.ends,
            row.bell_id,
            row.parity,
            row.from_on,
            row.until_on,
            row.staff_id,
            row.room_id,
        )
        for row in rows.order_by(OpeningWindowRow.weekday, OpeningWindowRow.starts, OpeningWindowRow.id)
    )


_kept = Remembered(_read_rules, OpeningWindowRow)


def dated(first: date, last: date) -> list[DatedWindow]:
    """The windows of single dates from ``first`` to ``last``."""
    return [DatedWindow(*row) for row in _own(first, last)]


_own = Asked(
    lambda first, last: (
        DatedWindowRow.select(
            DatedWindowRow.id,
            DatedWindowRow.day,
            DatedWindowRow.starts,
            DatedWindowRow.ends,
            DatedWindowRow.staff,
            DatedWindowRow.room,
            DatedWindowRow.reason,
        )
        .where(DatedWindowRow.day >= first, DatedWindowRow.day <= last, DatedWindowRow.retired == 0)
        .order_by(DatedWindowRow.day, DatedWindowRow.starts, DatedWindowRow.id)
    ),
    2,
)


def planned_between(first: date, last: date, *, swapped: bool = True) -> list[PlannedWindow]:
    """The planned windows of every day from ``first`` to ``last``, both inclusive, duty swaps put in unless told not."""
    pattern, own = rules(), dated(first, last)
    agreed = _swaps(first, last) if swapped else {}
    found: list[PlannedWindow] = []
    for day in calendar().days(first, last):
        for window in planned(day, pattern, own):
            instead = agreed.get((day.on, window.staff_id))
            found.append(replace(window, staff_id=instead) if instead else window)
    return found


def planned_on(day: date) -> list[PlannedWindow]:
    """The planned windows of one day."""
    return planned_between(day, day)


def is_planned_at(moment: datetime) -> bool:
    """Whether the room is meant to be open at a moment; a visitor is received either way (A7)."""
    return any(window.starts <= moment < window.ends for window in planned_on(moment.date()))


def next_window(moment: datetime, days: int = 14) -> PlannedWindow | None:
    """The next window that begins after a moment, within so many days."""
    found = planned_between(moment.date(), moment.date() + timedelta(days=days))
    return next((window for window in found if window.starts > moment), None)


def _swaps(first: date, last: date) -> dict[tuple[date, int | None], int]:
    return {(day, planned_id): instead for day, planned_id, instead in _agreed(first, last)}


_agreed = Asked(
    lambda first, last: DutySwapRow.select(DutySwapRow.day, DutySwapRow.planned, DutySwapRow.instead).where(
        DutySwapRow.day >= first, DutySwapRow.day <= last, DutySwapRow.retired == 0
    ),
    2,
)


def add_window(weekday: int, starts: time, ends: time, **limits: Unpack[Limits]) -> int:
    """Add a window to the weekly pattern; answers its number."""
    rights.need(Right.PLAN_HOURS)
    words = Words("新增开放时段 {window}", "Added opening hours on {window}")
    with journal.writing("opening_window.add", words.saying(window=_said(weekday, starts, ends))):
        return int(OpeningWindowRow.create(weekday=weekday, starts=starts, ends=ends, **limits).id)


def add_windows(weekdays: Iterable[int], starts: time, ends: time, **limits: Unpack[Limits]) -> list[int]:
    """Add the same window on several weekdays as one change; answers their numbers."""
    days = list(weekdays)
    if len(days) == 1:
        return [add_window(days[0], starts, ends, **limits)]
    words = Words("新增每周 {n} 天的开放时段 {a}-{b}", "Added opening hours {a}-{b} on {n} {n:day|days} of the week")
    with journal.writing("opening_window.add", words.saying(n=len(days), a=f"{starts:%H:%M}", b=f"{ends:%H:%M}")):
        return [add_window(day, starts, ends, **limits) for day in days]


def change_window(number: int, **facts: Unpack[Facts]) -> None:
    """Change what is named of a window of the pattern, from now on and for the past alike. Raises ``NotFound``."""
    _change(number, "opening_window.change", Words("改了{window}的开放时段", "Changed the hours of {window}"), facts)


def change_window_from(number: int, first: date, **facts: Unpack[Facts]) -> int:
    """A window is different from a day on; what it was before stays true. Answers the number of the new window.

    Raises ``NotFound``, and ``Refused`` if the window has ended before that day.
    """
    rights.need(Right.PLAN_HOURS)
    before = rule(number)
    if before.until_on is not None and before.until_on < first:
        raise Refused("opening_window.over", Words("该时段在此之前已经结束", "That window has ended before"), "first")
    if before.from_on is not None and before.from_on >= first:
        change_window(number, **facts)
        return number
    words = Words("{day} 起改了{window}的开放时段", "Changed the hours of {window} from {day} on")
    with journal.writing("opening_window.change_from", words.saying(day=first, window=_of(before))):
        end_window(number, first - timedelta(days=1))
        now: Facts = {
            "weekday": before.weekday,
            "starts": before.starts,
            "ends": before.ends,
            "bell": before.bell_id,
            "parity": before.parity,
            "until_on": before.until_on,
            "staff": before.staff_id,
            "room": before.room_id,
        }
        return int(OpeningWindowRow.create(**{**now, **facts, "from_on": first}).id)


def end_window(number: int, last: date) -> None:
    """A window holds up to ``last`` and no longer; what it was before stays true. Raises ``NotFound``."""
    words = Words("{window}的开放时段到 {day} 为止", "The hours of {window} end on {day}")
    _change(number, "opening_window.end", words, {"until_on": last}, day=last)


def retire_window(number: int) -> None:
    """Take a window out of the pattern as if it had never been; ``end_window`` keeps the past. Raises ``NotFound``."""
    words = Words("停用了{window}的开放时段", "Retired the hours of {window}")
    _change(number, "opening_window.retire", words, {"retired": True})


def _change(number: int, deed: str, words: Words, facts: Any, **said: object) -> None:
    rights.need(Right.PLAN_HOURS)
    with journal.writing(deed, words.saying(window=_of(rule(number)), **said)):
        OpeningWindowRow.update(**facts).where(OpeningWindowRow.id == number).execute()


def plan_day(day: date, windows: Iterable[OwnHours], reason: str) -> None:
    """Give one day hours of its own; none at all closes the day."""
    rights.need(Right.PLAN_HOURS)
    own = list(windows)
    words = Words("安排了{day}的开放", "Planned the hours of {day}") if own else _CLOSED
    with journal.writing("dated_window.plan", words.saying(day=day)):
        _clear(day)
        for each in own:
            DatedWindowRow.create(day=day, reason=reason.strip(), **each._asdict())
        if not own:
            DatedWindowRow.create(day=day, reason=reason.strip())


def plan_as_usual(day: date) -> None:
    """Give a day back to the weekly pattern. Raises ``NotFound`` if it has no windows of its own."""
    rights.need(Right.PLAN_HOURS)
    if not dated(day, day):
        raise NotFound(Words("{day}没有单独安排", "{day} has no hours of its own").saying(day=day))
    with journal.writing(
        "dated_window.clear", Words("{day}恢复常规开放", "{day} follows the weekly hours again").saying(day=day)
    ):
        _clear(day)


def _clear(day: date) -> None:
    DatedWindowRow.update(retired=True).where(DatedWindowRow.day == day, DatedWindowRow.retired == 0).execute()


def _of(window: WindowRule) -> Words:
    return _said(window.weekday, window.starts, window.ends)


def _said(weekday: int, starts: time, ends: time) -> Words:
    day = WEEKDAYS[weekday] if 0 <= weekday < len(WEEKDAYS) else Words(str(weekday), str(weekday))
    return Words("{day} {a}-{b}", "{day} {a}-{b}").saying(day=day, a=f"{starts:%H:%M}", b=f"{ends:%H:%M}")


_CLOSED = Words("{day}全天不开放", "Closed the room on {day}")
