"""The grid chart (网格化图表上墙, C7): leader, grade, class, mentor, student; one responsible person for each point."""

from collections.abc import Iterator

from model import clock, rights
from model.committee import places, seats
from model.committee.places import Place, Point
from model.errors import Refused
from model.grades import Stage
from model.named import NamedTuple
from model.people import staff, students
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import ConcernRow, GridPostRow, MentorRow, StaffRow, StudentRow
from model.values import dataclass
from model.words import Words


class Empty(NamedTuple):
    """A point nobody answers for."""

    place: Place | None
    """The class it is of; None of the school or a grade."""
    words: Words
    """Which point."""


@dataclass(frozen=True, slots=True)
class GridStudent:
    """A student who needs a mentor, and who it is."""

    student_id: int
    """Who."""
    name: str
    """Their name."""
    mentor: str
    """Their mentor's name; empty without one."""


@dataclass(frozen=True, slots=True)
class GridClass:
    """A class of the chart."""

    point: Point
    """Which."""
    members: tuple[str, ...]
    """Its committee, by chair; an empty text for a vacant one."""
    students: tuple[GridStudent, ...]
    """Its students who need a mentor."""


@dataclass(frozen=True, slots=True)
class GridGrade:
    """A grade of the chart."""

    words: Words
    """Which."""
    stage: Stage
    """Its stage."""
    entry_year: int
    """When it entered it."""
    lead: str
    """Who answers for it; empty for nobody."""
    classes: tuple[GridClass, ...]
    """Its classes."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole chart."""

    lead: str
    """Who answers for the school; empty for nobody."""
    grades: tuple[GridGrade, ...]
    """Its grades, from the youngest."""

    def empty_points(self) -> list[Empty]:
        """Every point nobody answers for."""
        return list(_empty(self))


def chart() -> Chart:
    """The chart as it is today."""
    rights.need(Right.COMMITTEE)
    posts = _posts()
    of_class = _students()
    sitting = {(chair.point.place, chair.chair): chair.seat for chair in seats.committee("class")}
    grades: dict[tuple[Words, Stage, int], list[GridClass]] = {}
    for point in places.points("class"):
        assert point.known_as is not None
        members = tuple(seat.name if (seat := sitting.get((point.place, chair))) else "" for chair in point.chairs)
        own = GridClass(point, members, tuple(of_class.get(int(point.place.key), ())))
        grades.setdefault((point.group, point.known_as.stage, point.known_as.entry_year), []).append(own)
    made = [
        GridGrade(words, stage, entered, posts.get(("grade", stage, entered), ""), tuple(classes))
        for (words, stage, entered), classes in grades.items()
    ]
    return Chart(posts.get(("school", None, None), ""), tuple(made))


def lead_school(staff_id: int) -> None:
    """Who answers for the school."""
    _post(staff_id, Words("{who}负责全校心理工作网格", "{who} answers for the school"), level="school")


def lead_grade(stage: Stage, entry_year: int, staff_id: int) -> None:
    """Who answers for a grade."""
    words = Words("{who}负责一个年级的心理工作网格", "{who} answers for a grade")
    _post(staff_id, words, level="grade", stage=stage, entry_year=entry_year)


def give_mentor(student_id: int, staff_id: int | None) -> None:
    """A student's mentor (C8); None takes the mentor away."""
    rights.need(Right.CONCERNS)
    name = students.get(student_id).name
    own = MentorRow
    words = Words("{who}的育人导师为{mentor}", "The mentor of {who}: {mentor}")
    mentor = staff.get(staff_id).name if staff_id is not None else Words("无", "nobody")
    with journal.writing("mentor.give", words.saying(who=name, mentor=mentor)):
        own.update(ended_on=clock.today()).where((own.student == student_id) & own.ended_on.is_null()).execute()
        if staff_id is not None:
            own.create(student=student_id, staff=staff_id, from_on=clock.today())


def _post(staff_id: int, words: Words, **what: object) -> None:
    rights.need(Right.SEATS)
    person = staff.get(staff_id)
    if person.left_on is not None:
        raise Refused("grid_post.left", Words("该教师已离职", "That person has left"), "staff")
    own = GridPostRow
    with journal.writing("grid_post.set", words.saying(who=person.name)):
        same = own.level == what["level"]
        if what["level"] == "grade":
            same &= (own.stage == what["stage"]) & (own.entry_year == what["entry_year"])
        own.update(ended_on=clock.today()).where(same & own.ended_on.is_null()).execute()
        own.create(**what, staff=staff_id, from_on=clock.today())


def _posts() -> dict[tuple[str, str | None, int | None], str]:
    own = GridPostRow
    rows = own.select(own.level, own.stage, own.entry_year, StaffRow.name).join(StaffRow)
    return {row[:3]: row[3] for row in tuples(rows.where(own.ended_on.is_null(), StaffRow.left_on.is_null()))}


def _students() -> dict[int, list[GridStudent]]:
    """Who has a mentor or needs one, by class: a concern that is watched or became a case; only for who may know of them."""
    if not rights.may(Right.CONCERNS):
        return {}
    own = MentorRow
    mentors = dict(
        tuples(
            own.select(own.student, StaffRow.name)
            .join(StaffRow)
            .where(own.ended_on.is_null(), StaffRow.left_on.is_null())
        )
    )
    watched = {
        row[0] for row in tuples(ConcernRow.select(ConcernRow.student).where(ConcernRow.state.in_(("watch", "case"))))
    }
    row = StudentRow
    found: dict[int, list[GridStudent]] = {}
    known = row.select(row.id, row.name, row.school_class).where(
        row.id.in_(sorted({*mentors, *watched})), row.left_on.is_null()
    )
    for number, name, school_class in tuples(known.order_by(row.number)):
        found.setdefault(school_class, []).append(GridStudent(number, name, mentors.get(number, "")))
    return found


def _empty(shown: Chart) -> Iterator[Empty]:
    if not shown.lead:
        yield Empty(None, Words("学校：无负责人", "School: nobody answers for it"))
    for grade in shown.grades:
        if not grade.lead:
            yield Empty(None, Words("{grade}：无负责人", "{grade}: nobody answers for it").saying(grade=grade.words))
        for each in grade.classes:
            for words in _empty_of(each):
                yield Empty(each.point.place, words.saying(place=each.point.words))


def _empty_of(each: GridClass) -> Iterator[Words]:
    """The empty points of one class, its name still to be put in."""
    if not each.point.head_teacher:
        yield Words("{place}：无班主任", "{place}: no head teacher")
    for chair, name in zip(each.point.chairs, each.members, strict=True):
        if not name:
            said = places.CHAIR_WORDS[chair]
            yield Words("{place}：缺" + said.zh, "{place}: no " + said.en)
    for student in each.students:
        if not student.mentor:
            yield Words("{place} " + student.name + "：无育人导师", "{place} " + student.name + ": no mentor")
