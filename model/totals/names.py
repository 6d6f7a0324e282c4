"""The names behind the codes of a week, for those who may take names out of the desk and said what for."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from model import rights
from model.calendar.year import this_school_year
from model.grades import SchoolClass
from model.rights import Right
from model.store.query import JOIN, constant, tuples
from model.store.tables import AttendanceRow, SchoolClassRow, StudentRow, VisitRow
from model.totals.codes import student_code
from model.totals.read import counting, week_of
from model.totals.week import WeekTotals
from model.values import dataclass
from model.words import Words

_NO_CLASS = Words("", "")


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody is called."""

    name: str
    """Their name as the desk has it; of a parent, whose parent they are as well; of a group, its title."""
    class_words: Words
    """The class of the student it is about, as it was called that week; empty without one."""


NOBODY = Named("", _NO_CLASS)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a week; empty where none were asked for. Not in ``repr``, so that no log gets them."""

    visits: Mapping[str, Named] = field(default_factory=dict, repr=False)
    """Who came, by the number of the visit."""
    students: Mapping[str, Named] = field(default_factory=dict, repr=False)
    """Students by their code."""

    def __bool__(self) -> bool:
        return bool(self.visits)


def names_of(week: WeekTotals) -> Names:
    """The names behind a week's visits. Raises ``NotAllowed`` without the right to take names out."""
    rights.need(Right.EXPORT_NAMES)
    year = this_school_year(week.sunday)
    visits: dict[str, Named] = {}
    students: dict[str, Named] = {}
    for number, visitor, called, student, *known_as in _visitors(week):
        about = _student(student, known_as, year)
        visits[number] = Named(_called(visitor, called, about.name), about.class_words)
        if student[0] is not None:
            students[student_code(student[0])] = about
    for student, *known_as in _members(week):
        students[student_code(student[0])] = _student(student, known_as, year)
    return Names(visits, students)


_CLASS = (SchoolClassRow.stage, SchoolClassRow.entry_year, SchoolClassRow.number)


def _visitors(week: WeekTotals) -> list[list[Any]]:
    query = (
        VisitRow.select(
            VisitRow.number, VisitRow.visitor, VisitRow.visitor_name, StudentRow.id, StudentRow.name, *_CLASS
        )
        .join(StudentRow, JOIN.LEFT_OUTER)
        .join(SchoolClassRow, JOIN.LEFT_OUTER)
        .where(*counting(week_of(week.monday)))
    )
    return [[*row[:3], row[3:5], *row[5:]] for row in tuples(query)]


def _members(week: WeekTotals) -> list[list[Any]]:
    query = (
        AttendanceRow.select(StudentRow.id, StudentRow.name, *_CLASS)
        .join(VisitRow)
        .join_from(AttendanceRow, StudentRow)
        .join(SchoolClassRow, JOIN.LEFT_OUTER)
        .where(*counting(week_of(week.monday)), VisitRow.visitor == constant("group"), AttendanceRow.present == 1)
    )
    return [[row[:2], *row[2:]] for row in tuples(query)]


def _student(student: tuple[int | None, str | None], known_as: list[Any], year: int) -> Named:
    in_class = SchoolClass(*known_as).words(year) if known_as[0] is not None else _NO_CLASS
    return Named(student[1] or "", in_class)


def _called(visitor: str, called: str, student: str) -> str:
    if visitor != "parent" or not student:
        return student or called
    return f"{called} ({student})" if called else f"({student})"
