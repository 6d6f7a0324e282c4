"""One student, one file (一生一档): everything that is known, and the chronology of everything that was done (B2).

Whoever opens it is written down first; another counsellor's file wants a reason that is recorded (``access``).
"""

from model import reading_log
from model.care import (
    access,
    around,
    cases,
    consents,
    contacts,
    guardians,
    incident_log,
    leaves,
    level_history,
    lists,
    plan,
    referrals,
    screening,
    stages,
)
from model.care.cases import Case
from model.care.consents import Consent
from model.care.contacts import Contact, Task
from model.care.guardians import Guardian
from model.care.incident_log import Incident
from model.care.leaves import SchoolLeave
from model.care.level_history import LevelChange, Lowering
from model.care.lists import Entry, Finding
from model.care.plan import Measure, Review, Written
from model.care.referrals import Referral
from model.care.screening import Result
from model.care.stages import StageChange
from model.people import students
from model.people.student import Student
from model.values import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """Everything of one student."""

    student: Student
    """Whose it is."""
    case: Case | None
    """The case; None while only lists, screening or incidents speak of the student."""
    mentor: str
    """The mentor; empty without one."""
    proxy: str
    """The proxy parent of a left-behind child; empty without one."""
    guardians: tuple[Guardian, ...]
    """Who answers for the student at home, whoever lives with them first."""
    consents: tuple[Consent, ...]
    """How the parents' consent stood, the oldest first."""
    flags: tuple[str, ...]
    """Families to watch, besides what the roster says (D4)."""
    proposal: Lowering | None
    """A proposal that waits for its decision."""
    levels: tuple[LevelChange, ...]
    """Every change of the level, the oldest first."""
    stages: tuple[StageChange, ...]
    """Every step of the cycle of six, the oldest first."""
    reviews: tuple[Review, ...]
    """Every assessment, the oldest first."""
    texts: dict[str, Written]
    """What stands in each part of the plan and the reports."""
    measures: tuple[Measure, ...]
    """The measures, open ones first."""
    tasks: tuple[Task, ...]
    """What is planned and not done."""
    contacts: tuple[Contact, ...]
    """The contacts, the newest first."""
    incidents: tuple[Incident, ...]
    """The incidents, the newest first."""
    referrals: tuple[Referral, ...]
    """The referrals, the newest first."""
    leaves: tuple[SchoolLeave, ...]
    """The leaves from school, the newest first."""
    results: tuple[Result, ...]
    """The results of screenings, the newest first."""
    entries: tuple[Entry, ...]
    """The special lists."""
    findings: tuple[Finding, ...]
    """What hospitals found, as the parents handed it in."""

    def away(self) -> SchoolLeave | None:
        """The leave the student is on."""
        return next((each for each in self.leaves if each.returned_on is None), None)


def read(student_id: int) -> File:
    """Open a student's file; the look is written down first.

    Raises ``NotAllowed`` for another counsellor's file until a reason was recorded.
    """
    access.need(student_id)
    case = cases.of_student(student_id)
    reading_log.looked(f"file {case.id}" if case else "file", student_id)
    return again(student_id)


def again(student_id: int) -> File:
    """The same file once more, for a page that is open on it already."""
    access.need(student_id)
    case = cases.of_student(student_id)
    return File(
        student=students.get(student_id),
        case=case,
        mentor=around.mentor_of(student_id),
        proxy=around.proxy_of(student_id),
        guardians=tuple(guardians.of_student(student_id)),
        consents=tuple(consents.of_case(case.id)) if case else (),
        flags=lists.flags_of(student_id),
        proposal=level_history.proposal(case.id) if case else None,
        levels=tuple(level_history.history(case.id)) if case else (),
        stages=tuple(stages.history(case.id)) if case else (),
        reviews=tuple(plan.reviews(case.id)) if case else (),
        texts=plan.texts(case.id) if case else {},
        measures=tuple(plan.measures(case.id)) if case else (),
        tasks=tuple(contacts.planned(student_id)),
        contacts=tuple(contacts.of_student(student_id)),
        incidents=tuple(incident_log.of_student(student_id)),
        referrals=tuple(referrals.of_student(student_id)),
        leaves=tuple(leaves.of_student(student_id)),
        results=tuple(screening.of_student(student_id)),
        entries=tuple(lists.of_student(student_id)),
        findings=tuple(lists.findings(student_id)),
    )
