"""When a counsellor of this school is free: the store's facts put into the pure rules of ``slots``."""

from datetime import date, datetime, time, timedelta

from model import clock, settings
from model.appointments import slots
from model.appointments.limits import Busy, Limits, Taker
from model.opening import hours
from model.spans import Span
from model.store.query import Expression, tuples
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
    rows = (
        AbsenceRow.select(AbsenceRow.starts, AbsenceRow.ends)
        .where(AbsenceRow.staff == counsellor, AbsenceRow.starts < ends, AbsenceRow.ends > starts)
        .where(AbsenceRow.retired == 0)
    )
    return [Span(*row) for row in tuples(rows)]


def busy(
    counsellor: int,
    starts: datetime,
    ends: datetime,
    *,
    student: int | None = None,
    room: int | None = None,
    but: int | None = None,
) -> list[Busy]:
    """What takes the counsellor's, the student's or the room's time in ``[starts, ends)``, less appointment ``but``.

    The counsellor's whole weeks are read, since weekly limits count them.
    """
    since = datetime.combine(clock.monday(starts.date()), time())
    until = datetime.combine(clock.monday(ends.date()) + timedelta(days=7), time())
    taken = _appointments(AppointmentRow.counsellor == counsellor, since, until, but, "counsellor")
    if student is not None:
        other: Expression = (AppointmentRow.student == student) & (AppointmentRow.counsellor != counsellor)
        taken += _appointments(other, since, until, but, "student")
    if room is not None:
        other = (AppointmentRow.room == room) & (AppointmentRow.counsellor != counsellor)
        taken += _appointments(other, since, until, but, "room")
    return taken + _running(counsellor)


def _appointments(who: Expression, since: datetime, until: datetime, but: int | None, of: Taker) -> list[Busy]:
    rules = settings.get().booking
    rows = (
        AppointmentRow.select(AppointmentRow.id, AppointmentRow.starts, AppointmentRow.ends)
        .where(who, AppointmentRow.starts >= since, AppointmentRow.starts < until)
        .where(AppointmentRow.state.in_(OCCUPYING))
    )
    return [
        Busy(Span(starts, ends), of, rules.buffer_before, rules.buffer_after)
        for number, starts, ends in tuples(rows)
        if number != but
    ]


def _running(counsellor: int) -> list[Busy]:
    """A visit under way takes the counsellor's time until now, and the minute after."""
    rows = VisitRow.select(VisitRow.starts).where(
        VisitRow.counsellor == counsellor, VisitRow.state == "under_way", VisitRow.appointment.is_null()
    )
    until = clock.now() + timedelta(minutes=1)
    return [Busy(Span(starts, until), counts=False) for (starts,) in tuples(rows) if starts < until]


def starts_free(
    counsellor: int,
    first: date,
    last: date,
    minutes: int,
    *,
    student: int | None = None,
    room: int | None = None,
    most: int = slots.MOST,
) -> list[datetime]:
    """The free starts from ``first`` to ``last``, both inclusive, in order."""
    since, until = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    return slots.free_starts(
        windows(counsellor, first, last),
        absences(counsellor, since, until),
        busy(counsellor, since, until, student=student, room=room),
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
    but: int | None = None,
) -> Words | None:
    """Why this start is not offered; None if it is."""
    day = starts.date()
    since, until = datetime.combine(day, time()), datetime.combine(day + timedelta(days=1), time())
    return slots.why_not(
        starts,
        windows(counsellor, day, day),
        absences(counsellor, since, until),
        busy(counsellor, since, until, student=student, room=room, but=but),
        minutes=minutes,
        limits=limits(),
        now=clock.now(),
    )
