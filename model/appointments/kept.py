"""An appointment as the desk sees it, and the questions asked of the book."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from model import rights
from model.clock import minutes_between
from model.errors import NotFound
from model.rights import Right
from model.store.query import JOIN, Asked, Expression, fn, tuples
from model.store.tables import AppointmentRow, RoomRow, StaffRow, StudentRow
from model.store.tables.appointments import OCCUPYING
from model.values import dataclass
from model.words import Words

OPEN_STATES = ("held", "booked", "arrived", "in_session")
"""States in which an appointment is still before the desk."""
COMING_STATES = ("held", "booked")
"""States of an appointment nobody has come to yet."""

VISITOR_WORDS: dict[str, Words] = {
    "student": Words("学生", "student"),
    "parent": Words("家长", "parent"),
    "teacher": Words("教师", "teacher"),
    "group": Words("团体", "group"),
    "other": Words("其他", "other"),
}
"""Who comes, as the desk says it; a line of booking knows the first three."""
STATE_WORDS: dict[str, Words] = {
    "held": Words("待定", "held"),
    "booked": Words("已约", "booked"),
    "arrived": Words("到访", "arrived"),
    "in_session": Words("进行中", "in session"),
    "done": Words("完成", "done"),
    "no_show": Words("爽约", "no-show"),
    "late_cancel": Words("临时取消", "late cancel"),
    "cancelled": Words("取消", "cancelled"),
    "voided": Words("作废", "voided"),
}


@dataclass(frozen=True, slots=True)
class Appointment:
    """A time kept for a visitor, ``[starts, ends)`` in local wall time."""

    id: int
    """Its number in the store."""
    visitor: str
    """``student parent teacher group other``."""
    student_id: int | None
    """The student it is for or about."""
    student_name: str
    """That student's name; empty without one."""
    visitor_name: str
    """Who comes, where it is not the student; the title of a group."""
    counsellor_id: int
    """Who receives them."""
    counsellor_name: str
    """That counsellor's name."""
    room_id: int | None
    """Where."""
    room_name: str
    """That room's name; empty without one."""
    starts: datetime
    """First minute."""
    ends: datetime
    """The minute after the last."""
    state: str
    """One of ``STATE_WORDS``."""
    form: str
    """Contact form, a code of the word list (A8)."""
    series_id: int | None
    """The series it belongs to."""
    overlap_reason: str | None
    """Why it overlaps another on purpose; None if it does not."""
    after_the_fact: bool
    """Entered when it was past already (补录)."""
    ended_reason: str
    """Why it was cancelled or voided."""
    remark: str
    """A line for the desk; no content of the talk."""

    @property
    def minutes(self) -> int:
        """How long it is, in minutes."""
        return minutes_between(self.starts, self.ends)

    @property
    def who(self) -> str:
        """Who comes, as the desk says it."""
        if self.visitor == "student":
            return self.student_name or str(VISITOR_WORDS["student"])
        about = f"{self.visitor_name} {self.student_name}".strip()
        return f"{about}({VISITOR_WORDS[self.visitor]})" if about else str(VISITOR_WORDS[self.visitor])

    @property
    def names(self) -> tuple[str, ...]:
        """Who is named in ``who``, for a screen that hides names; the title of a group is nobody's."""
        visitor = "" if self.visitor == "group" else self.visitor_name
        return tuple(name for name in (visitor, self.student_name) if name)

    @property
    def is_open(self) -> bool:
        """Whether it is still before the desk."""
        return self.state in OPEN_STATES


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
