"""Lays a roster beside the students the desk knows, and says what is different."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from model import rights
from model.grades import SchoolClass
from model.people import classes, dormitories, staff, students
from model.people.dormitories import Place, place_of
from model.people.roster_lines import Line, Problem, Reading, RowProblem
from model.people.roster_plan import Change, FactChange, RosterPlan
from model.people.student import SEX_WORDS, Student
from model.rights import Right
from model.words import Words

_ANOTHER_NUMBER = Words(
    "与本校{name}（学号{number}）同名同班，学号不同。若是同一人，请先在学生页改学号；若是两个人，请在学生页新增",
    "{name} of the same class has the number {number} here. If it is the same person, change that number on the "
    "students page first; if not, enrol this one there",
)
_ANOTHER_PERSON = Words(
    "学号{number}在本校是{known}，{what}也不同，可能是另一个人。若是同一人，请先在学生页改正；若是两个人，请先给{known}改学号",
    "Number {number} is {known} here, whose {what} is different too: perhaps another person. If it is the same one, put "
    "that right on the students page first; if not, give {known} another number there",
)
_WHAT = {"born": Words("出生日期", "date of birth"), "sex": Words("性别", "sex")}
_NO_SUCH_TEACHER = Words(
    "教师名单中没有班主任{name}，未设班主任；请先在设置中新增教师",
    "The head teacher {name} is not on the staff list and was not set; add them under Settings first",
)
_YES_NO = {True: Words("是", "yes"), False: Words("否", "no")}
_NOTHING = Words("", "")


def planned(reading: Reading, file: str) -> RosterPlan:
    """What a roster would change.

    The student number says who is who. A line with a number the desk does not know, but with the name,
    the class and (where both are told) the date of birth of a student whose own number is not in the
    roster, may be that student under another number; one with the number of a student of another name, and
    another date of birth or sex, may be somebody else. Both are left out and told, never guessed: a file of
    one child must not become another's.
    """
    rights.need(Right.SEE_PEOPLE)
    lines, year = reading.lines, classes.this_school_year()
    numbers, here = {line.number for line in lines}, students.all_here()
    known = {student.number: student for student in here if student.number in numbers}
    known |= {student.number: student for student in students.numbered(numbers - known.keys())}
    absent = [student for student in here if student.number not in numbers]
    doubts = _under_another_number([line for line in lines if line.number not in known], absent)
    others = _others(lines, known)
    mine = [line for line in lines if line.number in known and line.number not in others]
    compared = [_compared(known[line.number], line, year) for line in mine]
    changed = tuple(each for each in compared if each.facts and each.student.left_on is None)
    returning = tuple(each for each in compared if each.student.left_on is not None)
    new = tuple(line for line in lines if line.number not in known and line.number not in doubts)
    taken = (*new, *(each.line for each in (*changed, *returning)))
    teachers, remarks = _head_teachers(lines)
    doubted = {student.id for student in doubts.values()}
    return RosterPlan(
        file=file,
        reading=reading,
        new=new,
        changed=changed,
        returning=returning,
        unchanged=len(compared) - len(changed) - len(returning),
        missing=_missing(lines, [student for student in absent if student.id not in doubted], year),
        problems=_in_order(lines, [*reading.problems, *remarks, *_doubts_told(lines, doubts), *others.values()]),
        new_classes=_new_classes(taken),
        new_dormitories=_new_dormitories(taken),
        head_teachers=teachers,
    )


def _under_another_number(lines: Iterable[Line], absent: Iterable[Student]) -> dict[str, Student]:
    """The lines, by number, that may be a student the desk knows under another number."""
    by_name = {(student.name, student.known_as): student for student in absent}
    doubts = {}
    for line in lines:
        student = by_name.get((line.name, line.school_class))
        if student and (line.born is None or student.born in (None, line.born)):
            doubts[line.number] = student
    return doubts


def _doubts_told(lines: Iterable[Line], doubts: Mapping[str, Student]) -> list[RowProblem]:
    return [
        RowProblem(line.sheet, line.row, _ANOTHER_NUMBER.saying(name=line.name, number=doubts[line.number].number))
        for line in lines
        if line.number in doubts
    ]


def _others(lines: Iterable[Line], known: Mapping[str, Student]) -> dict[str, RowProblem]:
    """The lines, by number, that stand under the number of somebody else."""
    found = {}
    for line in lines:
        student = known.get(line.number)
        if student is None or student.name == line.name:
            continue
        told = ((what, getattr(student, what), getattr(line, what)) for what in _WHAT)
        differs = next((what for what, here, there in told if None not in (here, there) and here != there), None)
        if differs:
            words = _ANOTHER_PERSON.saying(number=line.number, known=student.name, what=_WHAT[differs])
            found[line.number] = RowProblem(line.sheet, line.row, words)
    return found


def _missing(lines: Iterable[Line], absent: Iterable[Student], year: int) -> tuple[Student, ...]:
    covered = {line.school_class for line in lines}
    stages = {school_class.stage for school_class in covered}

    def is_missing(known_as: SchoolClass | None) -> bool:
        return known_as is not None and (
            known_as in covered or (known_as.has_graduated(year) and known_as.stage in stages)
        )

    return tuple(student for student in absent if is_missing(student.known_as))


def _compared(student: Student, line: Line, year: int) -> Change:
    """A student beside their line; where the roster says nothing, nothing is different."""
    told: list[tuple[str, Any, Any]] = [("name", student.name, line.name)]
    told.append(("class_id", student.known_as, line.school_class))
    for fact in ("sex", "born", "boarding", "left_behind", "migrant", "orphan"):
        if (value := getattr(line, fact)) is not None:
            told.append((fact, getattr(student, fact), value))
    for fact in ("health", "guardian_phone"):
        if value := getattr(line, fact):
            told.append((fact, getattr(student, fact), value))
    told.extend(_dormitories_told(student, line))
    return Change(
        student,
        line,
        tuple(
            FactChange(fact, _said(before, year), _said(after, year), after)
            for fact, before, after in told
            if before != after
        ),
    )


def _dormitories_told(student: Student, line: Line) -> Iterator[tuple[str, Any, Any]]:
    """The dormitory as it is and as it shall be; who no longer boards lives in none."""
    place = place_of(line.dormitory)
    if place is not None:
        if dormitories.named(*place) != student.dormitory:
            yield "dormitory_id", student.dormitory, place
    elif line.boarding is False:
        yield "dormitory_id", student.dormitory or None, None


def _said(value: Any, year: int) -> Words:
    """A fact as it is shown."""
    match value:
        case None | "":
            return _NOTHING
        case bool():
            return _YES_NO[value]
        case SchoolClass():
            return value.words(year)
        case (building, room):
            value = dormitories.named(building, room)
    return SEX_WORDS.get(value) or Words(str(value), str(value))


def _head_teachers(lines: Iterable[Line]) -> tuple[tuple[tuple[SchoolClass, int], ...], list[RowProblem]]:
    """The classes whose head teacher the roster tells otherwise, and a remark for each whom the staff list lacks."""
    told: dict[SchoolClass, Line] = {}
    for line in lines:
        if line.head_teacher:
            told.setdefault(line.school_class, line)
    if not told:
        return (), []
    by_name = {each.name: each.id for each in staff.here()}
    now = {each.known_as: each.head_teacher_id for each in classes.every()}
    named = [(known_as, by_name[line.head_teacher]) for known_as, line in told.items() if line.head_teacher in by_name]
    unknown = [line for line in told.values() if line.head_teacher not in by_name]
    return tuple((known_as, number) for known_as, number in named if now.get(known_as) != number), [
        RowProblem(line.sheet, line.row, _NO_SUCH_TEACHER.saying(name=line.head_teacher), severe=False)
        for line in unknown
    ]


def _new_classes(taken: Iterable[Line]) -> tuple[SchoolClass, ...]:
    there = {each.known_as for each in classes.every()}
    return tuple(sorted({line.school_class for line in taken} - there, key=SchoolClass.order))


def _new_dormitories(taken: Iterable[Line]) -> tuple[Place, ...]:
    there = {(each.building, each.room) for each in dormitories.every()}
    return tuple(sorted({place for line in taken if (place := place_of(line.dormitory))} - there))


def _in_order(lines: Sequence[Line], problems: Collection[Problem]) -> tuple[Problem, ...]:
    """The problems by sheet, in the order of the file, and row."""
    told = dict.fromkeys([*(line.sheet for line in lines), *(problem.sheet for problem in problems)])
    sheets = {sheet: place for place, sheet in enumerate(told)}

    def place(problem: Problem) -> tuple[int, int]:
        return sheets[problem.sheet], problem.row

    return tuple(sorted(problems, key=place))
