"""What reading a roster gives: the students' lines, what was wrong, and how each sheet was understood."""

from datetime import date
from typing import Literal

from model.exchange.roster_heads import Head
from model.grades import SchoolClass
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One student as a roster tells of him or her; ``None`` and ``""`` mean that the roster says nothing."""

    number: str
    """The school's student number, unique in the file, never an ID number."""
    name: str
    """The name, without spaces between Chinese characters."""
    school_class: SchoolClass
    """Stage, entry year and number of the class."""
    sex: Literal["M", "F"] | None = None
    """Male or female."""
    born: date | None = None
    """Date of birth."""
    boarding: bool | None = None
    """Whether the student lives in the school's dormitory."""
    dormitory: str = ""
    """Building and room as the roster writes them."""
    left_behind: bool | None = None
    """Left behind by parents who work elsewhere (D4)."""
    migrant: bool | None = None
    """Came with parents who work here (D4)."""
    orphan: bool | None = None
    """Has lost both parents (D4)."""
    health: str = ""
    """State of health in the registry's words (D3)."""
    guardian_phone: str = ""
    """Telephone of the guardian, or of the family."""
    head_teacher: str = ""
    """Name of the class's head teacher."""
    sheet: str = ""
    """The sheet the line stands in."""
    row: int = 0
    """Its row, counted from 1."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a roster: where, what, and what to do."""

    sheet: str
    """The sheet's name."""
    row: int
    """The row as the workbook program shows it, counted from 1."""
    column: str
    """The letter over the column; ``""`` when it is the whole row or sheet."""
    header: str
    """What stands over the column."""
    words: Words
    """What is wrong and what to do."""
    severe: bool
    """Whether the row is left out; otherwise only this cell is."""

    def told(self) -> Words:
        """The whole sentence with its place."""
        return (_IN_CELL if self.column else _IN_ROW).saying(
            sheet=self.sheet, row=self.row, column=self.column, header=self.header, words=self.words
        )


_IN_CELL = Words(
    "「{sheet}」第 {row} 行 {column} 列({header})：{words}",
    "Sheet “{sheet}”, row {row}, column {column} ({header}): {words}",
)
_IN_ROW = Words("「{sheet}」第 {row} 行：{words}", "Sheet “{sheet}”, row {row}: {words}")


@dataclass(frozen=True, slots=True)
class SheetRead:
    """How one sheet was understood."""

    name: str
    """The sheet's name."""
    heads_row: int
    """The row of the column heads, counted from 1."""
    columns: tuple[Head, ...]
    """The columns that were recognised, from left to right."""
    unknown: tuple[str, ...]
    """Heads of columns that are not read."""
    lines: int
    """How many students were read from it."""


@dataclass(frozen=True, slots=True)
class SheetIgnored:
    """A sheet that was not read."""

    name: str
    """The sheet's name."""
    why: Words
    """Why not."""


@dataclass(frozen=True, slots=True)
class RosterReading:
    """All that a roster file says."""

    lines: tuple[RosterLine, ...]
    """The good rows, in the file's order."""
    problems: tuple[Problem, ...]
    """What is wrong, in the file's order."""
    sheets: tuple[SheetRead, ...]
    """The sheets that were read."""
    ignored: tuple[SheetIgnored, ...]
    """The sheets that were not."""

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """The problems that keep a row, or a sheet, out."""
        return tuple(problem for problem in self.problems if problem.severe)
