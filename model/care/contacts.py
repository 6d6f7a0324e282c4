"""Contacts about a student: facts, who spoke, which way, what came of it; and what is planned for a day (B4, C8-C10)."""

from datetime import date, datetime

from model import clock, rights, session
from model.care import access, cases
from model.errors import NotFound, Refused
from model.people import students
from model.rights import Right
from model.store import journal
from model.store.query import Expression, tuples
from model.store.tables import CareContactRow, CareTaskRow, StaffRow
from model.values import dataclass
from model.words import Words

STANDS = Words("联系记录已写入，不能撤销，只能追加更正", "A contact stands; add a correction")


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact about a student."""

    id: int
    """Its number."""
    student_id: int
    """About whom."""
    kind: str
    """One of ``said.CONTACT_WORDS``."""
    at: datetime
    """When it was, local."""
    minutes: int | None
    """How long; None where nobody said."""
    way: str
    """One of ``said.WAY_WORDS``."""
    spoke_with: str
    """One of ``said.WITH_WORDS``."""
    speaker_id: int
    """Who spoke for the school."""
    speaker: str
    """Their name."""
    facts: str
    """What was said or seen; empty where it is restricted and not one's own."""
    result: str
    """What came of it; empty likewise."""
    restricted: bool
    """Whether only its writer and whoever is in charge read it."""
    hidden: bool
    """Whether that is why nothing stands in ``facts``."""
    corrects: int | None
    """The contact it corrects."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something planned for a student by a day."""

    id: int
    """Its number."""
    student_id: int
    """For whom."""
    kind: str
    """One of ``said.CONTACT_WORDS``."""
    due_on: date
    """By when."""
    staff_id: int | None
    """Who does it."""
    state: str
    """``open done dropped``."""


def record(
    student_id: int,
    kind: str,
    at: datetime,
    facts: str,
    *,
    way: str = "in_person",
    spoke_with: str = "student",
    speaker: int | None = None,
    result: str = "",
    minutes: int | None = None,
    restricted: bool = False,
    corrects: int | None = None,
) -> Contact:
    """Write down a contact; what was planned of that kind and is due first is done with it.

    Raises ``Refused`` without facts, or for a time to come.
    """
    access.need(student_id)
    if at > clock.now():
        raise Refused("care_contact.future", Words("联系时间不能在将来", "A contact lies in the past"), "at")
    with journal.writing("care_contact.record", Words("写了一条关注联系记录", "Wrote down a contact"), stands=STANDS):
        case = cases.of_student(students.get(student_id).id)
        me = session.at_desk().staff_id
        row = CareContactRow.create(
            student=student_id,
            case=case.id if case and case.state == "open" else None,
            kind=kind,
            at=at,
            minutes=minutes,
            way=way,
            spoke_with=spoke_with,
            speaker=speaker or me,
            facts=facts.strip(),
            result=result.strip(),
            restricted=restricted,
            author=me,
            corrects=corrects,
        )
        if corrects is None:
            _fulfil(student_id, kind, row.id)
        return _contacts(CareContactRow.id == row.id)[0]


def correct(contact_id: int, facts: str) -> Contact:
    """Add a correction to a contact; what was written stays."""
    found = _contacts(CareContactRow.id == contact_id)
    if not found:
        raise NotFound(Words("没有这条联系记录", "There is no such contact"))
    was = found[0]
    return record(
        was.student_id,
        was.kind,
        was.at,
        facts,
        way=was.way,
        spoke_with=was.spoke_with,
        speaker=was.speaker_id,
        minutes=was.minutes,
        restricted=was.restricted,
        corrects=contact_id,
    )


def of_student(student_id: int) -> list[Contact]:
    """Every contact about a student, the newest first; the restricted ones of others without their facts."""
    access.need(student_id)
    found = _contacts(CareContactRow.student == student_id)
    return sorted(found, key=lambda each: (each.at, each.id), reverse=True)


def plan(student_id: int, kind: str, due_on: date, staff_id: int | None = None) -> Task:
    """Plan something for a student by a day."""
    access.need(student_id)
    with journal.writing("care_task.plan", Words("排了一项关注计划", "Planned something for a student")):
        case = cases.of_student(students.get(student_id).id)
        number = case.id if case and case.state == "open" else None
        row = CareTaskRow.create(student=student_id, case=number, kind=kind, due_on=due_on, staff=staff_id)
        return _tasks(CareTaskRow.id == row.id)[0]


def drop(task_id: int, reason: str) -> None:
    """What was planned is not done after all, for a reason."""
    rights.need(Right.CARE)
    found = _tasks(CareTaskRow.id == task_id)
    if not found or found[0].state != "open":
        raise NotFound(Words("没有这项待办的计划", "Nothing of that kind is planned"))
    access.need(found[0].student_id)
    words = Words("取消了一项关注计划", "Dropped something planned for a student")
    with journal.writing("care_task.drop", words):
        CareTaskRow.update(state="dropped", reason=reason.strip()).where(CareTaskRow.id == task_id).execute()


def planned(student_id: int) -> list[Task]:
    """What is planned for a student and not done, by date."""
    return tasks(CareTaskRow.student == student_id, CareTaskRow.state == "open")


def planned_until(day: date) -> list[Task]:
    """What is planned until a day for anybody and not done, by date."""
    return tasks(CareTaskRow.state == "open", CareTaskRow.due_on <= day)


def tasks(*conditions: Expression) -> list[Task]:
    """The plans that fit, by date."""
    return sorted(_tasks(*conditions), key=lambda each: (each.due_on, each.id))


def _fulfil(student_id: int, kind: str, contact_id: int) -> None:
    """The plan of that kind that is due first is done."""
    open_ones = tasks(CareTaskRow.student == student_id, CareTaskRow.kind == kind, CareTaskRow.state == "open")
    if open_ones:
        CareTaskRow.update(state="done", contact=contact_id).where(CareTaskRow.id == open_ones[0].id).execute()


def _tasks(*conditions: Expression) -> list[Task]:
    rights.need(Right.CARE)
    own = CareTaskRow
    columns = (own.id, own.student, own.kind, own.due_on, own.staff, own.state)
    return [Task(*row) for row in tuples(own.select(*columns).where(*conditions))]


def _contacts(*conditions: Expression) -> list[Contact]:
    rights.need(Right.CARE)
    own, me = CareContactRow, session.at_desk().staff_id
    columns = (own.id, own.student, own.kind, own.at, own.minutes, own.way, own.spoke_with, own.speaker, StaffRow.name)
    more = (own.facts, own.result, own.restricted, own.corrects, own.author)
    query = own.select(*columns, *more).join(StaffRow, on=own.speaker == StaffRow.id)
    found = []
    for row in tuples(query.where(*conditions)):
        *known, facts, result, restricted, corrects, author = row
        hidden = restricted and author != me and not access.is_in_charge(row[1])
        shown = ("", "") if hidden else (facts, result)
        found.append(Contact(*(*known, *shown, restricted, hidden, corrects)))
    return found
