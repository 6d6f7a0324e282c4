"""The school's classes, known by the year they entered their stage; what they are called follows the school year."""

from model import clock, rights
from model.calendar import year
from model.errors import NotFound
from model.grades import SchoolClass, Stage
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import SchoolClassRow, StaffRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class OurClass:
    """A class of this school."""

    id: int
    """Its number in the store."""
    known_as: SchoolClass
    """Stage, entry year and number, which never change."""
    head_teacher_id: int | None
    """Its head teacher among the staff."""
    head_teacher: str
    """That teacher's name; empty without one."""

    def words(self, school_year: int | None = None) -> Words:
        """Its name in both languages, this school year or another."""
        return self.known_as.words(this_school_year() if school_year is None else school_year)

    def shown(self, school_year: int | None = None) -> str:
        """Its name in the language of the desk."""
        return str(self.words(school_year))


def this_school_year() -> int:
    """The school year that runs today, named by the calendar year it began in."""
    return year.this_school_year(clock.today())


def open_class(stage: Stage, entry_year: int, number: int, head_teacher_id: int | None = None) -> OurClass:
    """A new class. Raises ``Refused`` if there is such a class."""
    rights.need(Right.PEOPLE)
    known_as = SchoolClass(stage, entry_year, number)
    with journal.writing("class.open", Words("新建班级{name}", "Opened class {name}").saying(name=_named(known_as))):
        row = SchoolClassRow.create(stage=stage, entry_year=entry_year, number=number, head_teacher=head_teacher_id)
        return get(row.id)


def find_or_open(known_as: SchoolClass) -> OurClass:
    """The class of this stage, year and number; opened if the school has none yet."""
    rights.need(Right.PEOPLE)
    found = _where(
        SchoolClassRow.stage == known_as.stage,
        SchoolClassRow.entry_year == known_as.entry_year,
        SchoolClassRow.number == known_as.number,
    )
    return found[0] if found else open_class(known_as.stage, known_as.entry_year, known_as.number)


def entrust(class_id: int, head_teacher_id: int | None) -> OurClass:
    """Give the class its head teacher, or none."""
    rights.need(Right.PEOPLE)
    before = get(class_id)
    if before.head_teacher_id == head_teacher_id:
        return before
    words = Words("改了{name}的班主任", "Changed the head teacher of {name}").saying(name=before.words())
    with journal.writing("class.entrust", words):
        SchoolClassRow.update(head_teacher=head_teacher_id).where(SchoolClassRow.id == class_id).execute()
        return get(class_id)


def get(class_id: int) -> OurClass:
    """One class. Raises ``NotFound``."""
    found = _where(SchoolClassRow.id == class_id)
    if not found:
        raise NotFound(Words("没有这个班级", "There is no such class"), "class_id")
    return found[0]


def every() -> list[OurClass]:
    """Every class there ever was, from the youngest grade to the oldest."""
    return _where()


def of_year(school_year: int | None = None) -> list[OurClass]:
    """The classes at school in a school year (this one if none is named), from the youngest grade to the oldest."""
    rights.need(Right.SEE_TODAY)
    year = this_school_year() if school_year is None else school_year
    return [each for each in _where() if each.known_as.grade_number(year) is not None]


def graduated(school_year: int | None = None) -> list[OurClass]:
    """The classes that have left their stage by a school year, the latest first."""
    rights.need(Right.SEE_TODAY)
    year = this_school_year() if school_year is None else school_year
    return [each for each in _where() if each.known_as.has_graduated(year)]


def _named(known_as: SchoolClass) -> Words:
    return known_as.words(this_school_year())


def _where(*conditions: Expression) -> list[OurClass]:
    rights.need(Right.SEE_TODAY)
    own = SchoolClassRow
    query = own.select(
        own.id, own.stage, own.entry_year, own.number, own.head_teacher, fn.COALESCE(StaffRow.name, "")
    ).join(StaffRow, JOIN.LEFT_OUTER, on=own.head_teacher == StaffRow.id)
    found = tuples(query.where(*conditions) if conditions else query)
    return sorted((OurClass(row[0], SchoolClass(*row[1:4]), *row[4:]) for row in found), key=_order)


def _order(our: OurClass) -> tuple[int, int, int]:
    return our.known_as.order()
