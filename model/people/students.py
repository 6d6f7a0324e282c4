"""The students: enrolled, looked after, marked when they leave and never deleted."""

from collections.abc import Collection
from datetime import date
from typing import Any, Unpack

from model import clock, rights, session
from model.errors import DeskError, NotAllowed, NotFound, Refused
from model.grades import SchoolClass
from model.people import classes, dormitories, staff
from model.people.student import FACT_WORDS, FLAG_WORDS, SEX_WORDS, Facts, MoreFacts, Sex, Student, columns
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import DormitoryRow, SchoolClassRow, StaffRow, StudentRow
from model.words import Words

__all__ = ["FACT_WORDS", "FLAG_WORDS", "SEX_WORDS", "Facts", "Sex", "Student"]


_AT_ONCE = 500
"""So many numbers are asked for in one query."""


def enrol(number: str, name: str, **facts: Unpack[MoreFacts]) -> Student:
    """A new student. Raises ``Refused`` if the number is taken, or is a national identity number."""
    rights.need(Right.PEOPLE)
    words = Words("{name}入学（{number}）", "Enrolled {name} ({number})").saying(
        name=name.strip(), number=number.strip()
    )
    with journal.writing("student.enrol", words):
        return get(StudentRow.create(**columns({**facts, "number": number, "name": name})).id)


def edit(student_id: int, **facts: Unpack[Facts]) -> Student:
    """Change what is named; nothing is written if nothing is different. Raises as ``enrol``."""
    rights.need(Right.PEOPLE)
    before = get(student_id)
    tidy = {key: value.strip() if isinstance(value, str) else value for key, value in facts.items()}
    different = {key: value for key, value in tidy.items() if getattr(before, key) != value}
    if not different:
        return before
    if "counsellor_id" in different:
        _need_free([before], facts.get("counsellor_id"))
    titles = [FACT_WORDS[key] for key in different]
    what = Words("、".join(title.zh for title in titles), ", ".join(title.en for title in titles))
    words = Words("改了{name}的{what}", "Changed {name}: {what}").saying(name=before.name, what=what)
    with journal.writing("student.edit", words):
        StudentRow.update(columns(different)).where(StudentRow.id == student_id).execute()
        return get(student_id)


def leave(student_id: int, on: date | None = None) -> Student:
    """They are no longer at this school from a day on, today if none is named; their file stays (B5)."""
    before = _in_state(student_id, here=True)
    return _mark(before, "student.leave", Words("{name}离校", "{name} left the school"), on or clock.today())


def return_to_school(student_id: int) -> Student:
    """They are at this school again."""
    before = _in_state(student_id, here=False)
    return _mark(before, "student.return", Words("{name}返校", "{name} is back at school"), None)


def leave_together(student_ids: Collection[int], on: date | None = None) -> int:
    """Mark these students as left, as one change; answers how many of them were still here."""
    words = Words("{n}名学生离校", "{n} {n:student|students} left the school")
    return _mark_together(student_ids, "student.leave", words, on or clock.today())


def return_together(student_ids: Collection[int]) -> int:
    """These students are at this school again, as one change; answers how many of them had left."""
    words = Words("{n}名学生返校", "{n} {n:student is|students are} back at school")
    return _mark_together(student_ids, "student.return", words, None)


def assign_counsellor(student_ids: Collection[int], staff_id: int | None) -> int:
    """Give these students their own counsellor, or none, as one change; answers for how many it was another.

    Raises ``NotAllowed`` for a counsellor who takes another's student: those are handed over and accepted.
    """
    rights.need(Right.PEOPLE)
    changed = [student for student in these(student_ids) if student.counsellor_id != staff_id]
    if not changed:
        return 0
    _need_free(changed, staff_id)
    concerned = [student.id for student in changed]
    words = Words("把{n}名学生交给{who}", "Gave {n} {n:student|students} to {who}")
    who = staff.get(staff_id).name if staff_id is not None else Words("无专属教师", "no counsellor of their own")
    with journal.writing("student.assign", words.saying(n=len(concerned), who=who)):
        StudentRow.update(counsellor=staff_id).where(StudentRow.id.in_(concerned)).execute()
    return len(concerned)


def _need_free(concerned: list[Student], to: int | None) -> None:
    """A counsellor takes nobody from a colleague who is here: with the student goes the right to read their notes."""
    if not rights.may(Right.CARE):
        return
    here = {each.id for each in staff.counsellors()}
    if to is None:
        here.discard(session.at_desk().staff_id or 0)
    taken = next((each for each in concerned if each.counsellor_id in here), None)
    if taken is not None:
        raise NotAllowed(
            Words(
                "{name}已有心理教师：请其在“移交”中移交，由接收的老师接收",
                "{name} has a counsellor: they hand the student over, and the other accepts",
            ).saying(name=taken.name)
        )


def get(student_id: int) -> Student:
    """One student. Raises ``NotFound``."""
    found = _where(StudentRow.id == student_id)
    if not found:
        raise NotFound(Words("没有这名学生", "There is no such student"), "student_id")
    return found[0]


def need_here(student_id: int) -> Student:
    """A student who is at school. Raises ``Refused`` for one who left, or whose class has graduated."""
    student = get(student_id)
    if student.left_on is not None and student.left_on <= clock.today():
        words = Words(
            "该生已于{day}离校，不能建档或列入名单；回来了，请先在学生页恢复在校",
            "They left on {day}: no file is opened and no list takes them; if they are back, say so on page 7 first",
        )
        raise Refused("student.left", words.saying(day=student.left_on), "student")
    if student.known_as is not None and student.known_as.has_graduated(classes.this_school_year()):
        words = Words(
            "该生的班级已毕业，不能建档或列入名单；还在校，请先在学生页改班级",
            "Their class has graduated: no file is opened and no list takes them; "
            "if they are still here, give them their class on page 7 first",
        )
        raise Refused("student.left", words, "student")
    return student


def by_number(number: str) -> Student | None:
    """The student of that number, here or left, if there is one."""
    found = _where(StudentRow.number == number.strip())
    return found[0] if found else None


def numbered(numbers: Collection[str]) -> list[Student]:
    """The students who have one of these numbers, here or left; any number of numbers."""
    wanted = list(numbers)
    batches = (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))
    return [student for batch in batches for student in _where(StudentRow.number.in_(batch))]


def these(student_ids: Collection[int]) -> list[Student]:
    """These students, in the order they are named; for a page of a long list (at most some hundreds)."""
    found = {student.id: student for student in _where(StudentRow.id.in_(list(student_ids)))}
    return [found[student_id] for student_id in student_ids if student_id in found]


def of_class(class_id: int) -> list[Student]:
    """The students who are in a class now, by number."""
    return _where(StudentRow.school_class == class_id, StudentRow.left_on.is_null())


def all_here() -> list[Student]:
    """Every student at the school, by class and number."""
    return _where(StudentRow.left_on.is_null())


def _in_state(student_id: int, *, here: bool) -> Student:
    rights.need(Right.PEOPLE)
    student = get(student_id)
    if (student.left_on is None) != here:
        words = Words("{name}已离校", "{name} has left already") if here else Words("{name}在校", "{name} is at school")
        raise DeskError(words.saying(name=student.name), "student_id")
    return student


def _mark(before: Student, deed: str, words: Words, left_on: date | None) -> Student:
    with journal.writing(deed, words.saying(name=before.name)):
        StudentRow.update(left_on=left_on).where(StudentRow.id == before.id).execute()
        return get(before.id)


def _mark_together(student_ids: Collection[int], deed: str, words: Words, left_on: date | None) -> int:
    rights.need(Right.PEOPLE)
    concerned = [one.id for one in these(student_ids) if (one.left_on is None) != (left_on is None)]
    if concerned:
        with journal.writing(deed, words.saying(n=len(concerned))):
            StudentRow.update(left_on=left_on).where(StudentRow.id.in_(concerned)).execute()
    return len(concerned)


_BEFORE_CLASS = (StudentRow.id, StudentRow.number, StudentRow.name, StudentRow.sex, StudentRow.born)
_CLASS = (StudentRow.school_class, SchoolClassRow.stage, SchoolClassRow.entry_year, SchoolClassRow.number)
_AFTER_CLASS = (
    StudentRow.dormitory,
    fn.COALESCE(DormitoryRow.building, ""),
    fn.COALESCE(DormitoryRow.room, ""),
    StudentRow.boarding,
    StudentRow.counsellor,
    fn.COALESCE(StaffRow.name, ""),
    StudentRow.left_behind,
    StudentRow.migrant,
    StudentRow.orphan,
    StudentRow.health,
    StudentRow.guardian_phone,
    StudentRow.left_on,
)


def _where(*conditions: Expression) -> list[Student]:
    rights.need(Right.SEE_PEOPLE)
    query = (
        StudentRow.select(*_BEFORE_CLASS, *_CLASS, *_AFTER_CLASS)
        .join_from(StudentRow, SchoolClassRow, JOIN.LEFT_OUTER)
        .join_from(StudentRow, DormitoryRow, JOIN.LEFT_OUTER)
        .join_from(StudentRow, StaffRow, JOIN.LEFT_OUTER)
        .where(*conditions)
    )
    return sorted((_student(row) for row in tuples(query)), key=_order)


def _student(row: tuple[Any, ...]) -> Student:
    """A student out of one row of the query."""
    known_as = SchoolClass(*row[6:9]) if row[5] is not None else None
    dormitory = dormitories.named(row[10], row[11])
    return Student(*(*row[:6], known_as, row[9], dormitory, *row[12:]))


def _order(student: Student) -> tuple[tuple[int, int, int], str]:
    return student.known_as.order() if student.known_as else _NO_CLASS, student.number


_NO_CLASS = (9, 0, 0)
