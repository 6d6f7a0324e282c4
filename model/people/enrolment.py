"""Students by hand: enrolled or changed together with a class and a dormitory room the school has not had yet.

A form knows a class by what it is known as and a room by its building and number; whichever is missing is
made on the way, in the same entry, so that one undo takes all of it back.
"""

from typing import Unpack

from model import rights
from model.grades import SchoolClass
from model.people import classes, dormitories, students
from model.people.dormitories import Place
from model.people.student import Facts, MoreFacts, Student
from model.rights import Right
from model.store import journal
from model.words import Words


def enrol(
    number: str, name: str, school_class: SchoolClass | None, dormitory: Place | None, **facts: Unpack[MoreFacts]
) -> Student:
    """A new student in this class and room. Raises as ``students.enrol``."""
    rights.need(Right.PEOPLE)
    words = Words("{name}入学（{number}）", "Enrolled {name} ({number})").saying(
        name=name.strip(), number=number.strip()
    )
    with journal.writing("student.enrol", words):
        _place(facts, school_class, dormitory)
        return students.enrol(number, name, **facts)


def edit(student_id: int, school_class: SchoolClass | None, dormitory: Place | None, **facts: Unpack[Facts]) -> Student:
    """Change a student, their class and room included. Raises as ``students.edit``."""
    rights.need(Right.PEOPLE)
    before = students.get(student_id)
    if not _is_new(school_class, dormitory):
        _place(facts, school_class, dormitory)
        return students.edit(student_id, **facts)
    with journal.writing("student.edit", Words("改了{name}的资料", "Changed {name}").saying(name=before.name)):
        _place(facts, school_class, dormitory)
        return students.edit(student_id, **facts)


def _is_new(school_class: SchoolClass | None, dormitory: Place | None) -> bool:
    """Whether the school has had no such class or room."""
    unknown_class = school_class is not None and school_class not in {each.known_as for each in classes.every()}
    rooms = {(each.building, each.room) for each in dormitories.every()} if dormitory else set()
    return unknown_class or (dormitory is not None and dormitory not in rooms)


def _place(facts: MoreFacts, school_class: SchoolClass | None, dormitory: Place | None) -> None:
    """Put class and room among the facts, by their numbers in the store."""
    facts["class_id"] = classes.find_or_open(school_class).id if school_class else None
    facts["dormitory_id"] = dormitories.find_or_add(*dormitory).id if dormitory else None
