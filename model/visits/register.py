"""The register of visits: what is asked of it (A1).

Who may see today sees that there are visits; whose, and what they are about, is for those who receive.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from model import clock, rights, session
from model.errors import NotAllowed, NotFound, Refused
from model.rights import Right
from model.store.query import JOIN, Asked, Expression, constant, fn, tuples
from model.store.tables import AttendanceRow, NoteRow, RoomRow, StaffRow, StudentRow, VisitRow, VisitWordRow
from model.visits.visit import Visit
from model.words import Words

_OF_VISIT = AttendanceRow.visit == VisitRow.id
_COLUMNS = (
    VisitRow.id,
    VisitRow.number,
    VisitRow.visitor,
    VisitRow.student,
    fn.COALESCE(StudentRow.name, ""),
    VisitRow.visitor_name,
    VisitRow.counsellor,
    StaffRow.name,
    VisitRow.room,
    fn.COALESCE(RoomRow.name, ""),
    VisitRow.starts,
    VisitRow.ends,
    VisitRow.form,
    VisitRow.source,
    VisitRow.appointment,
    VisitRow.in_hours,
    VisitRow.after_the_fact,
    VisitRow.state,
    VisitRow.voided_reason,
    VisitRow.remark,
    NoteRow.id,
    VisitWordRow.select(fn.GROUP_CONCAT(VisitWordRow.word)).where(VisitWordRow.visit == VisitRow.id),
    AttendanceRow.select(fn.COUNT(AttendanceRow.id)).where(_OF_VISIT),
    AttendanceRow.select(fn.COUNT(AttendanceRow.id)).where(_OF_VISIT, AttendanceRow.present == 1),
)
_PLAIN = 14
"""How many columns stand before the words of a visit."""


def get(visit_id: int) -> Visit:
    """One visit. Raises ``NotFound``."""
    return _one(VisitRow.id == visit_id)


def numbered(number: str) -> Visit:
    """The visit of a number, ``2026-014``. Raises ``NotFound``."""
    return _one(VisitRow.number == number.strip())


def need_standing(visit_id: int) -> Visit:
    """One visit that may be changed. Raises ``NotFound``, ``Refused`` for a voided one, ``NotAllowed`` for another's."""
    visit = get(visit_id)
    if not is_ones_own(visit):
        raise NotAllowed(
            Words(
                "这是他人接待的来访，请由接待者或专职教师更改",
                "Somebody else received this visitor; they or the counsellor change it",
            )
        )
    if visit.state == "voided":
        raise Refused("visit.voided", Words("这次来访已作废，不能再改", "That visit is voided and stays as it is"))
    return visit


def running() -> list[Visit]:
    """The visits under way, those left running on another day first."""
    return _where(VisitRow.state == constant("under_way"), right=Right.SEE_TODAY)


def left_running() -> list[Visit]:
    """Visits of an earlier day that nobody ended: each wants the time at which it ended."""
    today = datetime.combine(clock.today(), datetime.min.time())
    return _where(VisitRow.state == constant("under_way"), VisitRow.starts < today, right=Right.SEE_TODAY)


def between(starts: datetime, ends: datetime, *, counsellor: int | None = None, voided: bool = False) -> list[Visit]:
    """The visits that begin in ``[starts, ends)``, in order of time; voided ones only if asked for."""
    if counsellor is None:
        rights.need(Right.RECEIVE)
        return _told((_of_time if voided else _standing)(starts, ends))
    return _where(*_began(starts, ends, voided=voided), VisitRow.counsellor == counsellor)


def of_day(day: date, *, voided: bool = False) -> list[Visit]:
    """The visits of one day, in order of time."""
    rights.need(Right.SEE_TODAY)
    start = datetime.combine(day, datetime.min.time())
    return _told((_of_time if voided else _standing)(start, start + timedelta(days=1)))


def of_student(student_id: int, *, limit: int = 500) -> list[Visit]:
    """The visits of one student, and those of others about them, the newest first; groups they were in are in ``groups``."""
    return _where(VisitRow.student == student_id, newest=limit)


def several(visit_ids: Iterable[int]) -> list[Visit]:
    """These visits, in order of time; one that is not there is left out."""
    return _where(VisitRow.id.in_(list(visit_ids)))


def of_appointment(appointment_id: int) -> Visit | None:
    """The visit an appointment became, if it did."""
    found = _where(VisitRow.appointment == appointment_id, VisitRow.state != "voided")
    return found[0] if found else None


def unwritten(*, hours: int = 0, days: int = 120, counsellor: int | None = None) -> list[Visit]:
    """The visits of the last so many days that have ended and have no note yet, oldest first (B1).

    With ``hours``, the policy's ``write_up_hours``, only those that ended so long ago or longer. Who sees nobody
    else's visit is told of their own only: that another owes a note about somebody is none of their business.
    """
    now = clock.now()
    bounds = [
        VisitRow.state == constant("ended"),
        VisitRow.starts >= now - timedelta(days=days),
        VisitRow.starts <= now,
        NoteRow.id.is_null(),
    ]
    if hours:
        bounds.append(VisitRow.ends <= now - timedelta(hours=hours))
    if counsellor is not None:
        bounds.append(VisitRow.counsellor == counsellor)
    if not rights.may(Right.SEE_ANY_VISIT):
        bounds.append(VisitRow.counsellor == session.at_desk().staff_id)
    return _where(*bounds)


def _began(starts: Any, ends: Any, *, voided: bool) -> list[Expression]:
    bounds = [VisitRow.starts >= starts, VisitRow.starts < ends]
    return bounds if voided else [*bounds, VisitRow.state != "voided"]


def _one(condition: Expression) -> Visit:
    found = _where(condition)
    if not found:
        raise NotFound(Words("没有这次来访", "There is no such visit"))
    return found[0]


def _where(*conditions: Expression, newest: int | None = None, right: Right = Right.RECEIVE) -> list[Visit]:
    rights.need(right)
    query = _select(*conditions)
    if newest is not None:
        query = query.order_by(VisitRow.starts.desc(), VisitRow.id.desc()).limit(newest)
    return _told(tuples(query))


def _select(*conditions: Expression) -> Any:
    return (
        VisitRow.select(*_COLUMNS)
        # An outer join, that SQLite does not begin with the staff; see ``appointments.kept``.
        .join(StaffRow, JOIN.LEFT_OUTER, on=VisitRow.counsellor == StaffRow.id)
        .join_from(VisitRow, StudentRow, JOIN.LEFT_OUTER)
        .join_from(VisitRow, RoomRow, JOIN.LEFT_OUTER)
        .join_from(VisitRow, NoteRow, JOIN.LEFT_OUTER, on=NoteRow.visit == VisitRow.id)
        .where(*conditions)
        .order_by(VisitRow.starts, VisitRow.id)
    )


_standing = Asked(lambda since, until: _select(*_began(since, until, voided=False)), 2)
_of_time = Asked(lambda since, until: _select(*_began(since, until, voided=True)), 2)
"""The visits of a span of time, which every page with a week or a day asks for; with those that were voided."""


def _told(rows: Iterable[tuple[Any, ...]]) -> list[Visit]:
    found = [_visit(row) for row in rows]
    if not rights.may(Right.RECEIVE):
        nobody: dict[str, Any] = {"student_id": None, "student_name": "", "visitor_name": "", "voided_reason": None}
        return [replace(_outside(visit), **nobody) for visit in found]
    if rights.may(Right.SEE_ANY_VISIT):
        return found
    return [visit if is_ones_own(visit) else _outside(visit) for visit in found]


def is_ones_own(visit: Visit) -> bool:
    """Whether the person at the desk may see what a visit is about, and change it: their own, or anybody's (B3)."""
    if rights.may(Right.SEE_ANY_VISIT):
        return True
    return rights.may(Right.RECEIVE) and visit.counsellor_id == session.at_desk().staff_id


def _outside(visit: Visit) -> Visit:
    """What somebody else sees of a visit: that there is one, not what it is about, nor whether its note is owed."""
    return replace(visit, source=None, topics=(), dangers=(), remark="", written=None)


def _visit(row: tuple[Any, ...]) -> Visit:
    *told, note, marks, members, present = row
    values = [*told[:_PLAIN], *_sorted_out(marks), *told[_PLAIN:], note is not None, members, present]
    return Visit(*values)


@lru_cache(1024)
def _sorted_out(marks: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The topics and the signs of danger among a visit's words; most visits have the same few."""
    codes = sorted(marks.split(",")) if marks else []
    topics = tuple(code for code in codes if code.startswith("topic."))
    return topics, tuple(code for code in codes if code.startswith("danger."))
