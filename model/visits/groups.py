"""Group sessions: who was there and who was not (domain 2.7).

A group session is one visit with one duration, counted once for its leader; its people (人次) are
the members present.
"""

from collections.abc import Iterable
from datetime import datetime

from model import rights
from model.appointments.days import day_words
from model.errors import NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import AttendanceRow, StudentRow, VisitRow
from model.values import dataclass
from model.visits import register, visits
from model.visits.visit import Details, Visit
from model.word_lists import GROUP
from model.words import Words


@dataclass(frozen=True, slots=True)
class Member:
    """A student on a group's list."""

    student_id: int
    """The student."""
    name: str
    """Their name."""
    present: bool
    """Whether they were there."""
    reason: str
    """Why they were not; empty where nobody said."""


def begin(title: str, students: Iterable[int] = (), *, room: int | None = None, in_hours: bool | None = None) -> Visit:
    """A group session begins now, led by the person at the desk. Raises as ``visits.walk_in``."""
    rights.need(Right.RECEIVE)
    with journal.writing("group.begin", Words("团体辅导开始：{who}", "The group session began: {who}")) as entry:
        told = Details(visitor="group", visitor_name=title, form=GROUP, room=room)
        visit = visits.walk_in(told, in_hours=in_hours)
        visit = set_members(visit.id, students)
        entry.reword(who=visit.who)
        return visit


def add(
    title: str,
    starts: datetime,
    ends: datetime,
    *,
    counsellor: int | None = None,
    room: int | None = None,
    students: Iterable[int] = (),
) -> Visit:
    """Enter a group session after the fact (补录); it is marked so. Raises as ``visits.add``."""
    rights.need(Right.RECEIVE)
    words = Words("补录了团体辅导{who}：{day}", "Entered the group session {who} of {day}")
    with journal.writing("group.add", words) as entry:
        told = Details(visitor="group", visitor_name=title, form=GROUP, room=room)
        visit = set_members(visits.add(told, starts, ends, counsellor=counsellor).id, students)
        entry.reword(who=visit.who, day=day_words(starts.date()))
        return visit


def set_members(visit_id: int, students: Iterable[int]) -> Visit:
    """Who is on the list; those new to it are present until somebody says otherwise.

    Raises ``Refused`` if the visit is no group.
    """
    rights.need(Right.RECEIVE)
    with journal.writing(
        "group.set_members", Words("登记{who}的成员：{n}人", "Listed {n} {n:member|members} of {who}")
    ) as entry:
        visit = _need_group(visit_id)
        wanted, there = set(students), {member.student_id for member in members(visit_id)}
        for student in sorted(there - wanted):
            AttendanceRow.delete().where(AttendanceRow.visit == visit_id, AttendanceRow.student == student).execute()
        for student in sorted(wanted - there):
            AttendanceRow.create(visit=visit_id, student=student)
        entry.reword(who=visit.who, n=len(wanted))
        return register.get(visit_id)


def mark(visit_id: int, student: int, *, present: bool, reason: str = "") -> Visit:
    """Somebody on the list was there, or was not and why. Raises ``NotFound`` if they are not on it."""
    rights.need(Right.RECEIVE)
    words = (
        Words("{name}出席了{who}", "{name} was at {who}")
        if present
        else Words("{name}缺席了{who}", "{name} missed {who}")
    )
    with journal.writing("group.mark", words) as entry:
        visit = _need_group(visit_id)
        member = next((member for member in members(visit_id) if member.student_id == student), None)
        if member is None:
            raise NotFound(Words("该学生不在成员名单上", "That student is not on the group's list"), "student")
        AttendanceRow.update(present=present, reason="" if present else reason.strip()).where(
            AttendanceRow.visit == visit_id, AttendanceRow.student == student
        ).execute()
        entry.reword(name=member.name, who=visit.who)
        return register.get(visit_id)


def members(visit_id: int) -> list[Member]:
    """The list of a group, by name."""
    rights.need(Right.RECEIVE)
    rows = (
        AttendanceRow.select(AttendanceRow.student, StudentRow.name, AttendanceRow.present, AttendanceRow.reason)
        .join(StudentRow)
        .where(AttendanceRow.visit == visit_id)
        .order_by(StudentRow.syllables, StudentRow.name, StudentRow.id)
    )
    return [Member(*row) for row in tuples(rows)]


def of_student(student_id: int, *, limit: int = 100) -> list[Visit]:
    """The group sessions a student was at, the newest first."""
    rights.need(Right.RECEIVE)
    rows = (
        AttendanceRow.select(AttendanceRow.visit)
        .join(VisitRow)
        .where(AttendanceRow.student == student_id, AttendanceRow.present == 1, VisitRow.state != "voided")
        .order_by(VisitRow.starts.desc())
        .limit(limit)
    )
    return register.several(visit_id for (visit_id,) in tuples(rows))[::-1]


def _need_group(visit_id: int) -> Visit:
    visit = register.need_standing(visit_id)
    if visit.visitor != "group":
        raise Refused(
            "visit.not_a_group", Words("只有团体辅导有成员名单", "Only a group session has a list of members")
        )
    return visit
