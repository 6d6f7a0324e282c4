"""The hours the room is meant to be open, as the store has them, and the verbs that change them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from model import rights
from model.calendar.year import calendar
from model.errors import NotFound, Refused
from model.opening.windows import DatedWindow, Parity, PlannedWindow, WindowRule, planned
from model.rights import Right
from model.store import journal
from model.store.remembered import Remembered
from model.store.tables import AbsenceRow, DatedWindowRow, DutySwapRow, OpeningWindowRow, StaffRow
from model.words import Words


def rules() -> tuple[WindowRule, ...]:
    """The weekly pattern that is in use."""
    return _kept()


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
        for row in rows.order_by(OpeningWindowRow.weekday, OpeningWindowRow.starts)
    )


_kept = Remembered(_read_rules, OpeningWindowRow)


def dated(first: date, last: date) -> list[DatedWindow]:
    """The windows of single dates from ``first`` to ``last``."""
    rows = DatedWindowRow.select().where(
        DatedWindowRow.day >= first, DatedWindowRow.day <= last, DatedWindowRow.retired == 0
    )
    return [
        DatedWindow(row.id, row.day, row.starts, row.ends, row.staff_id, row.room_id, row.reason)
        for row in rows.order_by(DatedWindowRow.day, DatedWindowRow.starts)
    ]


def planned_between(first: date, last: date) -> list[PlannedWindow]:
    """The planned windows of every day from ``first`` to ``last``, both inclusive, duty swaps put in."""
    pattern, own, swapped = rules(), dated(first, last), _swaps(first, last)
    found: list[PlannedWindow] = []
    for day in calendar().days(first, last):
        for window in planned(day, pattern, own):
            instead = swapped.get((day.on, window.staff_id))
            found.append(replace(window, staff_id=instead) if instead else window)
    return found


def planned_on(day: date) -> list[PlannedWindow]:
    """The planned windows of one day."""
    return planned_between(day, day)


def is_planned_at(moment: datetime) -> bool:
    """Whether the room is meant to be open at a moment; a visitor is received either way (A7)."""
    return any(window.starts <= moment < window.ends for window in planned_on(moment.date()))


def _swaps(first: date, last: date) -> dict[tuple[date, int | None], int]:
    rows = DutySwapRow.select().where(DutySwapRow.day >= first, DutySwapRow.day <= last, DutySwapRow.retired == 0)
    return {(row.day, row.planned_id): row.instead_id for row in rows}


def add_window(
    weekday: int,
    starts: time,
    ends: time,
    *,
    bell: int | None = None,
    parity: Parity = "all",
    from_on: date | None = None,
    until_on: date | None = None,
    staff: int | None = None,
    room: int | None = None,
) -> int:
    """Add a window to the weekly pattern; answers its number."""
    rights.need(Right.PLAN_HOURS)
    words = Words("新增开放时段 {a}-{b}", "Added opening hours {a}-{b}").saying(a=f"{starts:%H:%M}", b=f"{ends:%H:%M}")
    with journal.writing("opening_window.add", words):
        row = OpeningWindowRow.create(
            weekday=weekday,
            starts=starts,
            ends=ends,
            bell=bell,
            parity=parity,
            from_on=from_on,
            until_on=until_on,
            staff=staff,
            room=room,
        )
        return int(row.id)


def change_window(number: int, **values: object) -> None:
    """Change a window of the weekly pattern, from now on and for the past alike."""
    rights.need(Right.PLAN_HOURS)
    with journal.writing("opening_window.change", Words("改了开放时段", "Changed opening hours")):
        OpeningWindowRow.update(**values).where(OpeningWindowRow.id == number).execute()


def end_window(number: int, last: date) -> None:
    """A window holds up to ``last`` and no longer; what it was before stays true."""
    rights.need(Right.PLAN_HOURS)
    with journal.writing(
        "opening_window.end", Words("开放时段到 {day} 为止", "Opening hours end on {day}").saying(day=last)
    ):
        OpeningWindowRow.update(until_on=last).where(OpeningWindowRow.id == number).execute()


def retire_window(number: int) -> None:
    """Take a window out of the pattern as if it had never been; ``end_window`` keeps the past."""
    rights.need(Right.PLAN_HOURS)
    with journal.writing("opening_window.retire", Words("停用了一个开放时段", "Retired a window of the pattern")):
        OpeningWindowRow.update(retired=True).where(OpeningWindowRow.id == number).execute()


def plan_day(day: date, windows: Iterable[tuple[time, time, int | None]], reason: str) -> None:
    """Give one day windows of its own, ``(starts, ends, staff)`` each; none at all closes the day."""
    rights.need(Right.PLAN_HOURS)
    with journal.writing("dated_window.plan", Words("安排了{day}的开放", "Planned the hours of {day}").saying(day=day)):
        _clear(day)
        own = list(windows)
        for starts, ends, staff in own:
            DatedWindowRow.create(day=day, starts=starts, ends=ends, staff=staff, reason=reason.strip())
        if not own:
            DatedWindowRow.create(day=day, reason=reason.strip())


def plan_as_usual(day: date) -> None:
    """Give a day back to the weekly pattern."""
    rights.need(Right.PLAN_HOURS)
    with journal.writing(
        "dated_window.clear", Words("{day}恢复常规开放", "{day} follows the weekly hours again").saying(day=day)
    ):
        _clear(day)


def _clear(day: date) -> None:
    DatedWindowRow.update(retired=True).where(DatedWindowRow.day == day, DatedWindowRow.retired == 0).execute()


def swap_duty(day: date, planned_staff: int, instead: int, reason: str) -> None:
    """On one day, somebody else does this person's duty. Raises ``Refused`` if they have none that day."""
    rights.need(Right.OPEN_ROOM)
    names = {row.id: row.name for row in StaffRow.select().where(StaffRow.id.in_([planned_staff, instead]))}
    if len(names) < 2:
        raise NotFound(Words("请选两位教师", "Choose two people"))
    if not any(window.staff_id == planned_staff for window in planned_on(day)):
        raise Refused(
            "duty_swap.no_duty",
            Words("{name}这一天没有值班", "{name} has no duty that day").saying(name=names[planned_staff]),
            "planned",
        )
    words = Words("{day}换班：{a} 由 {b} 代", "{day}: {b} takes {a}'s duty")
    with journal.writing("duty_swap.agree", words.saying(day=day, a=names[planned_staff], b=names[instead])):
        DutySwapRow.update(retired=True).where(
            DutySwapRow.day == day, DutySwapRow.planned == planned_staff, DutySwapRow.retired == 0
        ).execute()
        DutySwapRow.create(day=day, planned=planned_staff, instead=instead, reason=reason.strip())


def be_absent(staff: int, starts: datetime, ends: datetime, reason: str = "") -> int:
    """A counsellor is away and cannot be booked; answers the absence's number."""
    rights.need(Right.PLAN_HOURS)
    name = StaffRow.get_by_id(staff).name
    words = Words("{name}请假 {a} 至 {b}", "{name} is away from {a} to {b}")
    with journal.writing("absence.add", words.saying(name=name, a=f"{starts:%m-%d %H:%M}", b=f"{ends:%m-%d %H:%M}")):
        return int(AbsenceRow.create(staff=staff, starts=starts, ends=ends, reason=reason.strip()).id)


def be_back(absence: int) -> None:
    """An absence is called off."""
    rights.need(Right.PLAN_HOURS)
    with journal.writing("absence.retire", Words("销假", "An absence was called off")):
        AbsenceRow.update(retired=True).where(AbsenceRow.id == absence).execute()


def duty_now(moment: datetime) -> list[int]:
    """Who is meant to be on duty at a moment, by staff number."""
    return [
        window.staff_id
        for window in planned_on(moment.date())
        if window.staff_id is not None and window.starts <= moment < window.ends
    ]


def next_window(moment: datetime, days: int = 14) -> PlannedWindow | None:
    """The next window that begins after a moment, within so many days."""
    found = planned_between(moment.date(), moment.date() + timedelta(days=days))
    return next((window for window in found if window.starts > moment), None)
