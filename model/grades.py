"""Which grade a class is in and what it is called, computed from the year it entered its stage.

A class is stored as stage, entry year and number; its shown name follows the school year, so
that nobody renames a class in September. Stages are 6 + 3 + 3 years. A school year is named by
the calendar year it begins in (``model.calendar.terms.school_year``).
"""

from typing import Literal

from model.values import dataclass
from model.words import Words

Stage = Literal["primary", "junior", "senior"]
STAGES: tuple[Stage, ...] = ("primary", "junior", "senior")
"""The stages in the order a child goes through them."""
STAGE_YEARS: dict[Stage, int] = {"primary": 6, "junior": 3, "senior": 3}
"""How many years each stage lasts."""
GRADES_BEFORE: dict[Stage, int] = {"primary": 0, "junior": 6, "senior": 9}
"""How many grades lie before the first grade of a stage."""
STAGE_WORDS: dict[Stage, Words] = {
    "primary": Words("小学", "Primary"),
    "junior": Words("初中", "Junior"),
    "senior": Words("高中", "Senior"),
}

GRADES: tuple[Words, ...] = (
    Words("一年级", "Grade 1"),
    Words("二年级", "Grade 2"),
    Words("三年级", "Grade 3"),
    Words("四年级", "Grade 4"),
    Words("五年级", "Grade 5"),
    Words("六年级", "Grade 6"),
    Words("初一", "Grade 7"),
    Words("初二", "Grade 8"),
    Words("初三", "Grade 9"),
    Words("高一", "Grade 10"),
    Words("高二", "Grade 11"),
    Words("高三", "Grade 12"),
)
"""What each grade 1…12 is called; ``GRADES[0]`` is grade 1."""


def grade_words(grade: int) -> Words:
    """What grade 1…12 is called; raises ``ValueError`` for any other number."""
    if not 1 <= grade <= len(GRADES):
        raise ValueError(f"no grade {grade}")
    return GRADES[grade - 1]


def stage_of(grade: int) -> Stage:
    """The stage that grade 1…12 belongs to; raises ``ValueError`` for any other number."""
    grade_words(grade)
    return "primary" if grade <= 6 else "junior" if grade <= 9 else "senior"


def class_in_grade(grade: int, number: int, school_year: int) -> "SchoolClass":
    """The class that is number ``number`` of grade 1…12 in this school year."""
    stage = stage_of(grade)
    return SchoolClass(stage, school_year - (grade - GRADES_BEFORE[stage]) + 1, number)


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class for its whole life: the stage, the year it entered the stage, its number."""

    stage: Stage
    """Primary, junior or senior."""
    entry_year: int
    """The school year in which the class began the stage."""
    number: int
    """Its number within the year, 1…99."""

    def grade_number(self, school_year: int) -> int | None:
        """The grade 1…12 in this school year; ``None`` before entry and after graduation."""
        year = school_year - self.entry_year + 1
        return GRADES_BEFORE[self.stage] + year if 1 <= year <= STAGE_YEARS[self.stage] else None

    def has_graduated(self, school_year: int) -> bool:
        """Whether the class has left its stage by this school year."""
        return school_year - self.entry_year >= STAGE_YEARS[self.stage]

    def words(self, school_year: int) -> Words:
        """The name in both languages, as ``Grade 9 Class 3``; by entry year when not at school."""
        grade = self.grade_number(school_year)
        if grade is not None:
            short = GRADES[grade - 1].zh.removesuffix(GRADE_SUFFIX)
            return Words(f"{short}({self.number})班", f"Grade {grade} Class {self.number}")
        year, number = self.entry_year, self.number
        if self.has_graduated(school_year):
            return Words(f"{year}级{number}班(已毕业)", f"Entry {year} Class {number} (graduated)")
        return Words(f"{year}级{number}班(未入学)", f"Entry {year} Class {number} (not yet at school)")

    def shown(self, school_year: int) -> str:
        """The name in the language the desk speaks."""
        return str(self.words(school_year))

    def order(self) -> tuple[int, int, int]:
        """Sorts classes from the youngest grade to the oldest, then by number, in any school year."""
        return STAGES.index(self.stage), -self.entry_year, self.number


GRADE_SUFFIX = Words("年级", "Grade").zh
"""What a primary grade drops before a class number."""
