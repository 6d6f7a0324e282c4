"""When a counsellor of this school is free: the store's facts put into the pure rules of ``slots``."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from model import clock, settings
from model.appointments import slots
from model.appointments.limits import Busy, Limits, Taker
from model.opening import hours
from model.spans import Span
from model.store.query import Asked, constant
from model.store.tables import AbsenceRow, AppointmentRow, VisitRow
from model.store.tables.appointments import OCCUPYING
from model.words import Words

AHEAD_DAYS = 28
"""How far the next free time is looked for, where the booking horizon does not end before."""


def limits() -> Limits:
    """The booking rules of the school as the pure rules want them."""
    rules = settings.get().booking
    return Limits(
        buffer_before=rules.buffer_before,
        buffer_after=rules.buffer_after,
        notice=rules.notice,
        horizon=rules.horizon,
        grid=rules.grid,
        daily_count=rules.daily_count,
        daily_minutes=rules.daily_minutes,
        weekly_count=rules.weekly_count,
        weekly_minutes=rules.weekly_minutes,
    )


def windows(counsellor: int, first: date, last: date) -> list[Span]:
    """The opening windows from ``first`` to ``last`` in which this counsellor may be booked: theirs and nobody's."""
    planned = hours.planned_between(first, last)
    return [Span(each.starts, each.ends) for each in planned if each.staff_id in (None, counsellor)]


def absences(counsellor: int, starts: datetime, ends: datetime) -> list[Span]:
    """The counsellor's absences that touch ``[starts, ends)``."""
    return [Span(*row) for row in _away(counsellor, starts, ends)]


def busy(
    counsellor: int,
    starts: datetime,
    ends: datetime,
    *,
    student: int | None = None,
    room: int | None = None,
    but: Collection[int] = (),
) -> list[Busy]:
    """What takes the counsellor's, the student's or the room's time in ``[starts, ends)``, less the appointments ``but``.

    The counsellor's whole weeks are read, since weekly limits count them.
    """
    since = datetime.combine(clock.monday(starts.date()), time())
    until = datetime.combine(clock.monday(ends.date()) + timedelta(days=7), time())
    taken: list[tuple[Taker, tuple[Any, ...]]] = [("counsellor", row) for row in _with(counsellor, since, until)]
    if student is not None:
        taken += [("student", row) for row in _of_student(student, since, until) if row[3] != counsellor]
    if room is not None:
        taken += [("room", row) for row in _in_room(room, since, until) if row[3] != counsellor]
    rules = settings.get().booking
    own = rules.buffer_before, rules.buffer_after
    # Buffers are the counsellor's time: the room and the student are free the minute the other visit ends.
    found = [
        Busy(Span(starts, ends), of, *(own if of == "counsellor" else (0, 0)))
        for of, (number, starts, ends, _counsellor) in taken
        if number not in but
    ]
    return found + _running(counsellor)


def _running(counsellor: int) -> list[Busy]:
    """A visit under way, booked or not, takes the counsellor's time until now, and the minute after."""
    now = clock.now()
    until = now + timedelta(minutes=1)
    return [
        Busy(Span(starts, until), counts=False)
        for (whose, starts) in _under_way()
        if whose == counsellor and starts < until and starts.date() == now.date()
    ]


def _taking(whose: Any) -> Asked:
    """The appointments that take somebody's or something's time and start in a stretch of time."""
    row = AppointmentRow

    def build(who: Any, since: Any, until: Any) -> Any:
        query = row.select(row.id, row.starts, row.ends, row.counsellor)
        return query.where(whose == who, row.starts >= since, row.starts < until, row.state.in_(OCCUPYING))

    return Asked(build, 3)


_with = _taking(AppointmentRow.counsellor)
_of_student = _taking(AppointmentRow.student)
_in_room = _taking(AppointmentRow.room)
_away = Asked(
    lambda who, since, until: AbsenceRow.select(AbsenceRow.starts, AbsenceRow.ends).where(
        AbsenceRow.staff == who, AbsenceRow.starts < until, AbsenceRow.ends > since, AbsenceRow.retired == 0
    ),
    3,
)
# Everybody's: asked for one counsellor, SQLite would go through all the visits that counsellor ever had.
_under_way = Asked(
    lambda: VisitRow.select(VisitRow.counsellor, VisitRow.starts).where(VisitRow.state == constant("under_way")), 0
)


def starts_free(
    counsellor: int,
    first: date,
    last: date,
    minutes: int,
    *,
    student: int | None = None,
    room: int | None = None,
    but: Collection[int] = (),
    most: int = slots.MOST,
) -> list[datetime]:
    """The free starts from ``first`` to ``last``, both inclusive, in order; the appointments ``but`` are in nobody's way."""
    since, until = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    return slots.free_starts(
        windows(counsellor, first, last),
        absences(counsellor, since, until),
        busy(counsellor, since, until, student=student, room=room, but=but),
        minutes=minutes,
        limits=limits(),
        now=clock.now(),
        most=most,
    )


def next_free(
    counsellor: int, minutes: int, *, from_day: date | None = None, student: int | None = None, room: int | None = None
) -> datetime | None:
    """The first free start from a day on (today if not said), or None within four weeks."""
    day = from_day or clock.today()
    for week in range(AHEAD_DAYS // 7):
        first = day + timedelta(days=7 * week)
        last = first + timedelta(days=6)
        found = starts_free(counsellor, first, last, minutes, student=student, room=room, most=1)
        if found:
            return found[0]
    return None


def why_not(
    counsellor: int,
    starts: datetime,
    minutes: int,
    *,
    student: int | None = None,
    room: int | None = None,
    but: Collection[int] = (),
) -> Words | None:
    """Why this start is not offered; None if it is."""
    day = starts.date()
    since, until = datetime.combine(day, time()), datetime.combine(day + timedelta(days=1), time())
    told = slots.why_not(
        starts,
        windows(counsellor, day, day),
        absences(counsellor, since, until),
        busy(counsellor, since, until, student=student, room=room, but=but),
        minutes=minutes,
        limits=limits(),
        now=clock.now(),
    )
    return _closed(day) if told is slots.CLOSED else told


NO_HOURS = Words(
    "还没有安排开放时段：打开值班台，在“开放”页（4）按 Ctrl+W 安排",
    "No opening hours are planned: open the desk, and on page 4 Ctrl+W plans them",
)
"""Said as long as the school has planned no hours at all: another day would be no better."""
_NOT_THEIR_DAY = Words(
    "该教师这一天不值班，请换一天或换教师",
    "The counsellor is not on duty that day; choose another day, or another counsellor",
)


def _closed(day: date) -> Words:
    """Why a counsellor has no window on a day: nothing is planned yet, the others have it, or the room is closed."""
    if hours.planned_on(day):
        return _NOT_THEIR_DAY
    return slots.CLOSED if hours.rules() else NO_HOURS
