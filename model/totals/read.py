"""Reads the visits of a week that count: ended, and not voided.

Bounded queries, so that the twentieth year costs what the first did.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from typing import Any

from model import rights, word_lists
from model.calendar.year import this_school_year
from model.grades import SchoolClass
from model.named import NamedTuple
from model.rights import Right
from model.store.query import JOIN, Expression, constant, tuples
from model.store.tables import (
    AttendanceRow,
    NoteRow,
    SchoolClassRow,
    StaffRow,
    StudentRow,
    VisitRow,
    VisitWordRow,
)
from model.totals.codes import Codes, student_code
from model.totals.lines import Line, Person
from model.totals.passing_codes import passing

Moments = tuple[datetime, datetime]
"""From a moment up to, not including, another."""


def week_of(monday: date) -> Moments:
    """A week as moments, ``[Monday, next Monday)``."""
    start = datetime.combine(monday, time())
    return start, start + timedelta(days=7)


def lines_in(span: Moments) -> tuple[Line, ...]:
    """The visits that begin in a span and count, in order of time; whoever may see no content gets none of it.

    ``week`` gives the sums to whoever may see totals only, and ``passing_codes`` what is left of the lines.
    """
    rights.need(Right.TOTALS)
    lines = every_line(span)
    return lines if codes_stay() else passing(lines, span[0].date(), None)


def every_line(span: Moments) -> tuple[Line, ...]:
    """The same with all that the sums are made from, whoever asks: for the sums alone."""
    marks, reader = _words(span), _Reader()
    members = _members(span, reader)
    return tuple(reader.line(row, marks.get(row[0], ()), members.get(row[0], ())) for row in _visits(span))


def codes_stay() -> bool:
    """Whether the person at the desk gets the lines whole, a student under the same code in every week."""
    return rights.may(Right.SEE_ANY_VISIT)


def counting(span: Moments) -> list[Expression]:
    """What is asked of a visit so that it counts: it begins in the span, has ended and is not voided."""
    return [VisitRow.starts >= span[0], VisitRow.starts < span[1], VisitRow.state == constant("ended")]


def not_counted(span: Moments) -> dict[str, int]:
    """How many visits of the span do not count, by their state."""
    rights.need(Right.TOTALS)
    found = tuples(
        VisitRow.select(VisitRow.state).where(
            VisitRow.starts >= span[0], VisitRow.starts < span[1], VisitRow.state != constant("ended")
        )
    )
    states = [state for (state,) in found]
    return {state: states.count(state) for state in ("under_way", "voided")}


_CLASS = (SchoolClassRow.stage, SchoolClassRow.entry_year, SchoolClassRow.number)


def _visits(span: Moments) -> list[tuple[Any, ...]]:
    columns = (
        VisitRow.id,
        VisitRow.number,
        VisitRow.starts,
        VisitRow.ends,
        VisitRow.counsellor,
        StaffRow.name,
        VisitRow.form,
        VisitRow.visitor,
        VisitRow.student,
        VisitRow.visitor_name,
        StudentRow.sex,
        *_CLASS,
        VisitRow.source,
        VisitRow.appointment,
        VisitRow.in_hours,
        VisitRow.after_the_fact,
        NoteRow.id,
    )
    return tuples(
        VisitRow.select(*columns)
        .join(StaffRow, on=VisitRow.counsellor == StaffRow.id)
        .join_from(VisitRow, StudentRow, JOIN.LEFT_OUTER)
        .join_from(StudentRow, SchoolClassRow, JOIN.LEFT_OUTER)
        .join_from(VisitRow, NoteRow, JOIN.LEFT_OUTER, on=NoteRow.visit == VisitRow.id)
        .where(*counting(span))
        .order_by(VisitRow.starts, VisitRow.id)
    )


def _words(span: Moments) -> dict[int, list[str]]:
    """The topics and dangers of each visit, in the order of the word lists."""
    found: dict[int, list[str]] = {}
    rows = VisitWordRow.select(VisitWordRow.visit, VisitWordRow.word).join(VisitRow).where(*counting(span))
    for visit, word in sorted(tuples(rows), key=_by_place()):
        found.setdefault(visit, []).append(word)
    return found


def _by_place() -> Callable[[tuple[int, str]], tuple[int, str]]:
    order = [word.code for name in ("topic", "danger") for word in word_lists.words(name, retired=True)]
    place: Mapping[str, int] = {code: number for number, code in enumerate(order)}
    return lambda marked: (place.get(marked[1], len(place)), marked[1])


def _members(span: Moments, reader: "_Reader") -> dict[int, list[Person]]:
    """The members present at each group."""
    found: dict[int, list[Person]] = {}
    rows = (
        AttendanceRow.select(AttendanceRow.visit, AttendanceRow.student, StudentRow.sex, VisitRow.starts, *_CLASS)
        .join(VisitRow)
        .join_from(AttendanceRow, StudentRow)
        .join_from(StudentRow, SchoolClassRow, JOIN.LEFT_OUTER)
        .where(*counting(span), VisitRow.visitor == constant("group"), AttendanceRow.present == 1)
    )
    # Asked to put them in order, SQLite would walk every attendance there ever was.
    for visit, student, sex, starts, *known_as in sorted(tuples(rows), key=itemgetter(0, 1)):
        member = Person(student_code(student), "student", reader.grade(starts.date(), *known_as), sex)
        found.setdefault(visit, []).append(member)
    return found


class _Told(NamedTuple):
    """A row of ``_visits``, by the names of its columns."""

    id: int
    number: str
    starts: datetime
    ends: datetime
    counsellor: int
    counsellor_name: str
    form: str
    visitor: str
    student: int | None
    called: str
    sex: str | None
    stage: Any
    entry_year: int | None
    class_number: int | None
    source: str | None
    appointment: int | None
    in_hours: bool
    after_the_fact: bool
    note: int | None


class _Reader:
    """Turns rows into lines, with what must stay the same from one line of a week to the next."""

    def __init__(self) -> None:
        self._codes = Codes()
        self._school_years: dict[date, int] = {}

    def line(self, row: tuple[Any, ...], marks: Iterable[str], members: Iterable[Person]) -> Line:
        """One visit."""
        told = _Told(*row)
        grade = self.grade(told.starts.date(), told.stage, told.entry_year, told.class_number)
        codes = tuple(marks)
        return Line(
            number=told.number,
            starts=told.starts,
            ends=told.ends,
            counsellor_id=told.counsellor,
            counsellor=told.counsellor_name,
            form=told.form,
            visitor=told.visitor,
            code="" if told.student is None else student_code(told.student),
            grade=grade,
            sex=told.sex,
            source=told.source,
            topics=tuple(code for code in codes if code.startswith("topic.")),
            dangers=tuple(code for code in codes if code.startswith("danger.")),
            booked=told.appointment is not None,
            in_hours=told.in_hours,
            after_the_fact=told.after_the_fact,
            written=told.note is not None,
            people=tuple(members) if told.visitor == "group" else (self._person(told, grade),),
        )

    def grade(self, day: date, stage: Any, entry_year: int | None, number: int | None) -> int | None:
        """Which grade 1…12 a class was in on a day."""
        if stage is None or entry_year is None or number is None:
            return None
        if day not in self._school_years:
            self._school_years[day] = this_school_year(day)
        return SchoolClass(stage, entry_year, number).grade_number(self._school_years[day])

    def _person(self, told: _Told, grade: int | None) -> Person:
        code = self._codes.of(told.visitor, told.student, told.called, told.number)
        if told.visitor != "student":
            return Person(code, told.visitor, None, None)
        return Person(code, told.visitor, grade, told.sex)
