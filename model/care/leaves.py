"""Leave and return to school: the papers checked off, then the interviews planned by themselves (E8)."""

from datetime import date, timedelta
from typing import Any

from model import clock, rights, session
from model.care import access, cases, contacts, scheme
from model.errors import NotFound
from model.people import students
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import SchoolLeaveRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class SchoolLeave:
    """A student who is away, or was, and how the papers of the return stand."""

    id: int
    """Its number."""
    student_id: int
    """Who."""
    from_on: date
    """Since when."""
    reason: str
    """Why."""
    attempt: bool
    """Whether there was an attempt: they are watched closely afterwards."""
    certificate: str
    """Which hospital wrote the certificate."""
    certificate_on: date | None
    """When it was written; None until it is here."""
    room_on: date | None
    """When the room assessed the return."""
    room_words: str
    """What it found."""
    leaders_on: date | None
    """When the leading group did."""
    agreement: str
    """How the agreement stands."""
    returned_on: date | None
    """When they came back."""

    def missing(self) -> list[Words]:
        """The papers that are still wanted before the return."""
        wanted = (
            (self.certificate_on is None, Words("病历证明", "medical certificate")),
            (self.room_on is None, Words("辅导室评估", "assessment by the room")),
            (self.leaders_on is None, Words("领导小组评估", "assessment by the leading group")),
            (self.agreement not in ("signed", "not_needed"), Words("协议", "agreement")),
        )
        return [words for missing, words in wanted if missing]


def leave(student_id: int, reason: str, from_on: date, *, attempt: bool = False) -> SchoolLeave:
    """A student goes home or to hospital. Raises ``Refused`` if they are away already."""
    access.need(student_id)
    with journal.writing("school_leave.begin", Words("登记了一次离校休养", "Entered a leave from school")):
        case = cases.of_student(students.get(student_id).id)
        row = SchoolLeaveRow.create(
            student=student_id,
            case=case.id if case else None,
            from_on=from_on,
            reason=reason.strip(),
            attempt=attempt,
        )
        return _get(row.id)


def certificate_came(leave_id: int, institution: str, dated: date) -> SchoolLeave:
    """The hospital's certificate is here."""
    return _change(leave_id, certificate=institution.strip(), certificate_on=dated)


def room_assessed(leave_id: int, words: str) -> SchoolLeave:
    """The room has assessed the return."""
    return _change(leave_id, room_on=clock.today(), room_words=words.strip())


def leaders_assessed(leave_id: int) -> SchoolLeave:
    """The leading group has assessed it."""
    return _change(leave_id, leaders_on=clock.today())


def agreement(leave_id: int, stands: str) -> SchoolLeave:
    """How the agreement stands."""
    return _change(leave_id, agreement=stands)


def come_back(leave_id: int) -> SchoolLeave:
    """The student is back; the interviews after the return are planned.

    Raises ``Refused`` while a paper is missing. How many interviews no text says: the days are the desk's own.
    """
    rights.need(Right.CARE)
    access.need(_get(leave_id).student_id)
    with journal.writing(
        "school_leave.return", Words("登记了复学，排好了复学访谈", "Entered a return, planned interviews")
    ):
        before = _get(leave_id)
        SchoolLeaveRow.update(returned_on=clock.today()).where(SchoolLeaveRow.id == leave_id).execute()
        rule = scheme.data()["return"]
        case = cases.of_student(before.student_id)
        who = case.owner_id if case else session.at_desk().staff_id
        for n in rule["days_after_attempt" if before.attempt else "days"]:
            contacts.plan(before.student_id, "return_interview", clock.today() + timedelta(days=n), who)
        return _get(leave_id)


def of_student(student_id: int) -> list[SchoolLeave]:
    """A student's leaves, the newest first."""
    access.need(student_id)
    return _where(SchoolLeaveRow.student == student_id)


def now(student_id: int) -> SchoolLeave | None:
    """The leave a student is on; None at school."""
    return next((each for each in of_student(student_id) if each.returned_on is None), None)


def _change(leave_id: int, **values: Any) -> SchoolLeave:
    rights.need(Right.CARE)
    with journal.writing("school_leave.paper", Words("登记了一份复学材料", "Checked off a paper of a return")):
        access.need(_get(leave_id).student_id)
        SchoolLeaveRow.update(values).where(SchoolLeaveRow.id == leave_id).execute()
        return _get(leave_id)


def _get(leave_id: int) -> SchoolLeave:
    found = _where(SchoolLeaveRow.id == leave_id)
    if not found:
        raise NotFound(Words("没有这次离校", "There is no such leave"))
    return found[0]


def _where(condition: object) -> list[SchoolLeave]:
    rights.need(Right.CARE)
    own = SchoolLeaveRow
    columns = (own.id, own.student, own.from_on, own.reason, own.attempt, own.certificate, own.certificate_on)
    more = (own.room_on, own.room_words, own.leaders_on, own.agreement, own.returned_on)
    rows = tuples(own.select(*columns, *more).where(condition).order_by(own.id.desc()))
    return [SchoolLeave(*row) for row in rows]
