"""Reads the class of a row from whatever columns a roster has for it: class, grade, stage, year of entry."""

from collections.abc import Collection

from model.class_names import read_class
from model.exchange.roster_cells import Taken, quoted, tidy
from model.exchange.roster_words import CLASS, ENTRY, GRADE
from model.exchange.sheets import Cell
from model.grades import STAGE_WORDS, SchoolClass, Stage
from model.named import NamedTuple
from model.words import Words

_NO_CLASS = Words("没有班级，请补上", "There is no class; add it")
_NOT_A_CLASS = Words(
    "看不懂班级「{text}」，可写 初二(3)班、2024级3班 或 8.3；学校有几个学段时请加学段或年级一列",
    "“{text}” is no class; it may be written 8.3 or G8-3, and a school of several stages adds a column with the grade",
)
_OTHER_GRADE = Words(
    "班级「{text}」与年级「{grade}」不符，以班级为准，请核对",
    "Class “{text}” is not in grade “{grade}”; the class was taken, check it",
)
_NOT_AT_SCHOOL = Words(
    "班级「{text}」本学年不在校(未入学或已毕业)，请核对", "Class “{text}” is not at school this year; check it"
)


class ClassCells(NamedTuple):
    """The cells of one row that speak of its class; ``""`` where the roster has no such column."""

    text: Cell = ""
    """The class as it is written."""
    grade: Cell = ""
    """The grade in a column of its own, or the sheet's name."""
    stage: Cell = ""
    """The stage in a column of its own."""
    entered: Cell = ""
    """The month of entry; only its year is used, and only where there is no grade."""


class ClassReader:
    """Reads classes for one school year and the stages a school has; each spelling once."""

    def __init__(self, school_year: int, stages: Collection[Stage]) -> None:
        self._year, self._stages = school_year, stages
        self._known: dict[ClassCells, Taken[SchoolClass | None]] = {}

    def take(self, cells: ClassCells) -> Taken[SchoolClass | None]:
        """The class these cells mean, with a remark if it cannot be read or contradicts the grade."""
        taken = self._known.get(cells)
        if taken is None:
            taken = self._known[cells] = self._take(cells)
        return taken

    def in_name(self, text: str) -> SchoolClass | None:
        """The class a sheet is named after, if it is named after one."""
        return read_class(text, self._year, self._stages)

    def _take(self, cells: ClassCells) -> Taken[SchoolClass | None]:
        text, grade, stage = (_numeral(cell) for cell in cells[:3])
        if not text:
            return Taken(None, _NO_CLASS)
        hint = self.in_name(f"{stage}{_graded(grade)}(1){CLASS}") or self.in_name(f"{_graded(grade)}(1){CLASS}")
        found = self._find(text, _befores(_graded(grade), stage, hint, _numeral(cells.entered)[:4]))
        shown = quoted(cells.text)
        if found is None:
            return Taken(None, _NOT_A_CLASS.saying(text=shown))
        if hint and (hint.stage, hint.entry_year) != (found.stage, found.entry_year):
            return Taken(found, _OTHER_GRADE.saying(text=shown, grade=quoted(cells.grade)))
        if found.grade_number(self._year) is None:
            return Taken(found, _NOT_AT_SCHOOL.saying(text=shown))
        return Taken(found)

    def _find(self, text: str, befores: list[str]) -> SchoolClass | None:
        """The first of the ways to put the cells together that means one class."""
        alone = self.in_name(text)
        together = (self.in_name(before + text + behind) for before in befores for behind in ("", CLASS))
        return alone or next((found for found in together if found), None)


def _befores(grade: str, stage: str, hint: SchoolClass | None, entered: str) -> list[str]:
    """What may be put before the text of a class so that it says which class, the surest first."""
    stages = [stage, STAGE_WORDS[hint.stage].zh if hint else ""]
    year = f"{entered}{ENTRY}" if len(entered) == 4 and entered.isdecimal() and not grade else ""
    return [before for before in (stage + grade, grade, *stages, stage + year, year) if before]


def _graded(grade: str) -> str:
    """A grade that is written as a bare number, with the word that belongs behind it."""
    if not grade.isdecimal():
        return grade
    return grade + (ENTRY if len(grade) == 4 else GRADE)


def _numeral(cell: Cell) -> str:
    """A cell as it is read, brackets kept, because they are part of a class's name."""
    return "".join(tidy(cell).split())
