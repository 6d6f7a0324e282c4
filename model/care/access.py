"""Who may look into which file; every look is written down, every exception has its reason (B3)."""

from datetime import datetime, time

from model import clock, reading_log, rights, session
from model.errors import NotAllowed
from model.people import students
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, tuples
from model.store.tables import CareCaseRow, DisclosureRow, StaffRow, StudentRow
from model.values import dataclass
from model.words import Words

STANDS = Words("保密例外已记录，不能撤销", "An exception to confidentiality stands once it is recorded")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """An exception to confidentiality."""

    at: datetime
    """When, local."""
    why: str
    """Which exception, one of ``said.DISCLOSURE_WORDS``."""
    to_whom: str
    """Who was told, or who looked."""
    told: str
    """What was told, or the reason."""
    author_name: str
    """Who recorded it."""


def is_known(student_id: int, *, again: bool = False) -> bool:
    """Whether a student is watched over, and nothing more; the look is written down, unless it was ``again``."""
    rights.need(Right.CARE_KNOWN)
    known = bool(CareCaseRow.select().where(CareCaseRow.student == student_id, CareCaseRow.state == "open").exists())
    if known and not again:
        reading_log.looked("known", student_id)
    return known


def is_mine(student_id: int) -> bool:
    """Whether a student's file is in the charge of the person at the desk.

    Where none is open, also of whoever kept one before, and of the student's own counsellor.
    """
    me, case = session.at_desk().staff_id, CareCaseRow
    if me is None:
        return False
    kept = tuples(case.select(case.owner, case.state).where(case.student == student_id))
    if in_charge := [owner for owner, state in kept if state == "open"]:
        return me in in_charge
    own = StudentRow.select().where(StudentRow.id == student_id, StudentRow.counsellor == me)
    return any(owner == me for owner, _ in kept) or bool(own.exists())


def is_in_charge(student_id: int) -> bool:
    """Whether the person at the desk is in charge of the student's open file."""
    own = CareCaseRow
    found = own.select().where(own.student == student_id, own.state == "open", own.owner == session.at_desk().staff_id)
    return bool(found.exists())


def may_read(student_id: int) -> bool:
    """Whether the file may be read now: one's own case, or an exception that was recorded today."""
    if not rights.may(Right.CARE):
        return False
    return is_mine(student_id) or _excepted_today(student_id) or not _has_file(student_id)


def withheld() -> frozenset[int]:
    """The students whose open file is another counsellor's and may not be read now, all at once for a list."""
    rights.need(Right.CARE)
    me, case = session.at_desk().staff_id, CareCaseRow
    others = {student for (student,) in tuples(case.select(case.student).where(case.state == "open", case.owner != me))}
    excepted = DisclosureRow.select(DisclosureRow.student).where(*_excepted())
    return frozenset(others - {student for (student,) in tuples(excepted)})


def need_right() -> None:
    """Go on only with the right to keep files. Raises ``NotAllowed``."""
    rights.need(Right.CARE)


def need(student_id: int) -> None:
    """Go on only if the file may be read now, and so be written in. Raises ``NotAllowed``.

    Three things never wait for it: to report an incident and work its steps, to raise a level, to decide in a second
    person's place about a lowering.
    """
    rights.need(Right.CARE)
    if not may_read(student_id):
        raise NotAllowed(
            Words(
                "这是其他老师负责的档案：查阅和填写须先写明理由",
                "Another counsellor is in charge of this file; state the reason before you look or write",
            )
        )


def look_into(student_id: int, reason: str) -> None:
    """Record why one looks into a file that another counsellor keeps; it may be read until midnight."""
    rights.need(Right.CARE)
    disclose(student_id, "other_counsellor", session.at_desk().name, reason)


def disclose(student_id: int, why: str, to_whom: str, told: str) -> None:
    """Record an exception to confidentiality: to whom, what, and which of the listed reasons."""
    rights.need(Right.CARE)
    words = Words("记录了一次保密例外", "Recorded an exception to confidentiality")
    with journal.writing("disclosure.record", words, stands=STANDS):
        DisclosureRow.create(
            student=students.get(student_id).id,
            at=clock.now(),
            why=why,
            to_whom=to_whom.strip(),
            told=told.strip(),
            author=session.at_desk().staff_id,
        )


def disclosures(student_id: int) -> list[Disclosure]:
    """The exceptions of one student, the newest first."""
    need(student_id)
    row = DisclosureRow
    query = row.select(row.at, row.why, row.to_whom, row.told, StaffRow.name).join(
        StaffRow, JOIN.LEFT_OUTER, on=row.author == StaffRow.id
    )
    return [Disclosure(*found) for found in tuples(query.where(row.student == student_id).order_by(row.id.desc()))]


def _has_file(student_id: int) -> bool:
    return bool(CareCaseRow.select().where(CareCaseRow.student == student_id).exists())


def _excepted_today(student_id: int) -> bool:
    return bool(DisclosureRow.select().where(DisclosureRow.student == student_id, *_excepted()).exists())


def _excepted() -> tuple[Expression, ...]:
    """What makes a recorded exception one that opens a file to the person at the desk, until midnight."""
    today = datetime.combine(clock.today(), time())
    me = session.at_desk().staff_id
    return DisclosureRow.author == me, DisclosureRow.why == "other_counsellor", DisclosureRow.at >= today
