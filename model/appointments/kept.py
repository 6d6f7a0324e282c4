"""The questions asked of the book of appointments."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from model import rights
from model.appointments.appointment import COMING_STATES, OPEN_STATES, STATE_WORDS, VISITOR_WORDS, Appointment
from model.errors import NotFound
from model.rights import Right
from model.store.query import JOIN, Asked, Expression, fn, tuples
from model.store.tables import AppointmentRow, RoomRow, StaffRow, StudentRow
from model.store.tables.appointments import OCCUPYING
from model.words import Words

__all__ = ["COMING_STATES", "OPEN_STATES", "STATE_WORDS", "VISITOR_WORDS", "Appointment"]

_COLUMNS = (
    AppointmentRow.id,
    AppointmentRow.visitor,
    AppointmentRow.student,
    fn.COALESCE(StudentRow.name, ""),
    AppointmentRow.visitor_name,
    AppointmentRow.counsellor,
    StaffRow.name,
    AppointmentRow.room,
    fn.COALESCE(RoomRow.name, ""),
    AppointmentRow.starts,
    AppointmentRow.ends,
    AppointmentRow.state,
    AppointmentRow.form,
    AppointmentRow.series,
    AppointmentRow.overlap_reason,
    AppointmentRow.after_the_fact,
    AppointmentRow.ended_reason,
    AppointmentRow.remark,
)


def _select(*conditions: Expression) -> Any:
    return (
        AppointmentRow.select(*_COLUMNS)
        # Everybody has a counsellor; but an inner join lets SQLite begin with the staff, and sort all that they found.
        .join(StaffRow, JOIN.LEFT_OUTER, on=AppointmentRow.counsellor == StaffRow.id)
        .join_from(AppointmentRow, StudentRow, JOIN.LEFT_OUTER)
        .join_from(AppointmentRow, RoomRow, JOIN.LEFT_OUTER)
        .where(*conditions)
        .order_by(AppointmentRow.starts, AppointmentRow.id)
    )


_one = Asked(lambda number: _select(AppointmentRow.id == number), 1)
_began = Asked(lambda since, until: _select(AppointmentRow.starts >= since, AppointmentRow.starts < until), 2)


def _where(*conditions: Expression) -> list[Appointment]:
    rights.need(Right.SEE_TODAY)
    return _told(tuples(_select(*conditions)))


def _told(rows: Iterable[tuple[Any, ...]]) -> list[Appointment]:
    """The appointments of these rows; who comes is told to those who book, others see that a time is taken."""
    found = [Appointment(*row) for row in rows]
    if rights.may(Right.BOOK):
        return found
    nobody: dict[str, Any] = {
        "student_id": None,
        "student_name": "",
        "visitor_name": "",
        "remark": "",
        "ended_reason": "",
    }
    return [replace(each, **nobody, overlap_reason=None) for each in found]


def get(number: int) -> Appointment:
    """One appointment. Raises ``NotFound``."""
    rights.need(Right.SEE_TODAY)
    found = _one(number)
    if not found:
        raise NotFound(Words("没有这个预约", "There is no such appointment"))
    return _told(found)[0]


def between(starts: datetime, ends: datetime, *, counsellor: int | None = None) -> list[Appointment]:
    """The appointments that start in ``[starts, ends)``, in order of time, of one counsellor or all."""
    if counsellor is None:
        rights.need(Right.SEE_TODAY)
        return _told(_began(starts, ends))
    return _where(
        AppointmentRow.starts >= starts, AppointmentRow.starts < ends, AppointmentRow.counsellor == counsellor
    )


def of_day(day: date) -> list[Appointment]:
    """The appointments of one day."""
    start = datetime.combine(day, time())
    return between(start, start + timedelta(days=1))


def awaited(starts: datetime, ends: datetime) -> list[Appointment]:
    """The appointments of one day in or reaching into ``[starts, ends)`` that are still to become a visit."""
    return [each for each in of_day(starts.date()) if each.starts < ends and each.ends > starts and each.is_awaited]


def of_student(student: int, since: datetime, until: datetime) -> list[Appointment]:
    """One student's appointments that start in ``[since, until)``."""
    rights.need(Right.BOOK)
    return _where(AppointmentRow.student == student, AppointmentRow.starts >= since, AppointmentRow.starts < until)


def of_series(series: int) -> list[Appointment]:
    """All appointments of a series, in order of time."""
    return _where(AppointmentRow.series == series)


def overlapping_on_purpose(starts: datetime, ends: datetime) -> list[Appointment]:
    """The deliberate overlaps in ``[starts, ends)``, each with its reason, as long as both are to take place."""
    reasoned = _where(
        AppointmentRow.starts >= starts,
        AppointmentRow.starts < ends,
        AppointmentRow.overlap_reason.is_null(False),
        AppointmentRow.state.in_(OCCUPYING),
    )
    return [
        each
        for each in reasoned
        if is_taken(
            each.starts, each.ends, each.counsellor_id, room=each.room_id, student=each.student_id, but=(each.id,)
        )
    ]


def is_taken(
    starts: datetime,
    ends: datetime,
    counsellor: int,
    *,
    room: int | None = None,
    student: int | None = None,
    but: Collection[int] = (),
) -> bool:
    """Whether an appointment other than those in ``but`` takes the counsellor's, room's or student's time in ``[starts, ends)``."""
    who = AppointmentRow.counsellor == counsellor
    if room is not None:
        who |= AppointmentRow.room == room
    if student is not None:
        who |= AppointmentRow.student == student
    midnight = datetime.combine(starts.date(), time())
    found = AppointmentRow.select(AppointmentRow.id).where(
        who,
        AppointmentRow.starts >= midnight,
        AppointmentRow.starts < ends,
        AppointmentRow.ends > starts,
        AppointmentRow.state.in_(OCCUPYING),
    )
    return any(number not in but for (number,) in tuples(found))


def missed_by(student: int, since: datetime, until: datetime) -> int:
    """How many appointments a student did not come to in ``[since, until)``: a pattern worth a talk."""
    rights.need(Right.BOOK)
    found: int = (
        AppointmentRow.select()
        .where(
            AppointmentRow.student == student,
            AppointmentRow.starts >= since,
            AppointmentRow.starts < until,
            AppointmentRow.state == "no_show",
        )
        .count()
    )
    return found


def states(appointments: Iterable[Appointment]) -> dict[str, int]:
    """How many are in each state."""
    counted: dict[str, int] = {}
    for each in appointments:
        counted[each.state] = counted.get(each.state, 0) + 1
    return counted
