"""What taking a roster in would do, student by student and fact by fact; a preview that writes nothing."""

from dataclasses import field

from model.grades import SchoolClass
from model.people.dormitories import Place
from model.people.roster_lines import Line, Problem, Reading
from model.people.student import FACT_WORDS, Student
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that the roster tells otherwise."""

    fact: str
    """Which, a key of ``FACT_WORDS``."""
    before: Words
    """What the desk has; empty where it has nothing."""
    after: Words
    """What the roster says."""
    value: object
    """The same as a value: a class by what it is known as, a dormitory by building and room."""

    @property
    def title(self) -> Words:
        """What the fact is called."""
        return FACT_WORDS[self.fact]


@dataclass(frozen=True, slots=True)
class Change:
    """A student the desk knows, and what the roster tells otherwise."""

    student: Student
    """The student as the desk has them."""
    line: Line
    """The line of the roster."""
    facts: tuple[FactChange, ...]
    """What is different, fact by fact."""


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What taking a roster in would do."""

    file: str
    """The file's name."""
    reading: Reading = field(repr=False)
    """What the file says."""
    new: tuple[Line, ...]
    """Students the desk does not know yet."""
    changed: tuple[Change, ...]
    """Students at school of whom the roster tells something else."""
    returning: tuple[Change, ...]
    """Students who had left and are in the roster again."""
    unchanged: int
    """How many students are told as the desk has them."""
    missing: tuple[Student, ...]
    """Students at school who are in a class the roster has but not in the roster, or whose class has graduated."""
    problems: tuple[Problem, ...]
    """What is wrong, sheet by sheet and row by row."""
    new_classes: tuple[SchoolClass, ...]
    """Classes that would be opened."""
    new_dormitories: tuple[Place, ...]
    """Dormitory rooms that would be added."""
    head_teachers: tuple[tuple[SchoolClass, int], ...]
    """Classes that would get this member of staff as their head teacher."""

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """The problems that keep a row out."""
        return tuple(problem for problem in self.problems if problem.severe)

    @property
    def changes_something(self) -> bool:
        """Whether taking it in would write anything, the missing students aside."""
        return bool(self.new or self.changed or self.returning or self.head_teachers)
