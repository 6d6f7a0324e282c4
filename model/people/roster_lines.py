"""What a roster tells, whoever read it; and what is wrong with it, beside its place.

The reader of files (``model.exchange.roster_file``) gives these shapes. They stand here so that the
people need not know how a file is read.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

from model.grades import SchoolClass
from model.values import dataclass
from model.words import Words


class Line(Protocol):
    """One student as a roster tells of them; ``None`` and ``""`` mean that it says nothing."""

    @property
    def number(self) -> str:
        """The school's own number, once in a file."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def school_class(self) -> SchoolClass:
        """The class by stage, entry year and number."""

    @property
    def sex(self) -> Literal["M", "F"] | None:
        """Male or female."""

    @property
    def born(self) -> date | None:
        """Date of birth."""

    @property
    def boarding(self) -> bool | None:
        """Whether they live at school."""

    @property
    def dormitory(self) -> str:
        """Building and room as the roster writes them."""

    @property
    def left_behind(self) -> bool | None:
        """留守儿童 (D4)."""

    @property
    def migrant(self) -> bool | None:
        """随迁子女 (D4)."""

    @property
    def orphan(self) -> bool | None:
        """孤儿 (D4)."""

    @property
    def health(self) -> str:
        """State of health in the registry's words (D3)."""

    @property
    def guardian_phone(self) -> str:
        """Telephone of the guardian."""

    @property
    def head_teacher(self) -> str:
        """Name of the head teacher of the class."""

    @property
    def sheet(self) -> str:
        """The sheet the line stands in."""

    @property
    def row(self) -> int:
        """Its row, counted from 1."""


class Problem(Protocol):
    """Something wrong in a roster: where, what, and what to do."""

    @property
    def sheet(self) -> str:
        """The sheet's name."""

    @property
    def row(self) -> int:
        """The row, counted from 1."""

    @property
    def column(self) -> str:
        """The letter over the column; empty when it is the whole row."""

    @property
    def words(self) -> Words:
        """What is wrong and what to do."""

    @property
    def severe(self) -> bool:
        """Whether the row is left out; otherwise only the cell is."""

    def told(self) -> Words:
        """The whole sentence with its place."""


class Reading(Protocol):
    """All that a roster tells."""

    @property
    def lines(self) -> Sequence[Line]:
        """The good rows, in the file's order."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong, in the file's order."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something wrong with a row that shows only beside the students the desk knows."""

    sheet: str
    """The sheet's name."""
    row: int
    """The row, counted from 1."""
    words: Words
    """What is wrong and what to do."""
    severe: bool = True
    """Whether the row is left out."""
    column: str = ""
    """Always empty: the whole row is meant."""

    def told(self) -> Words:
        """The whole sentence with its place."""
        words = Words("「{sheet}」第 {row} 行：{words}", "Sheet “{sheet}”, row {row}: {words}")
        return words.saying(sheet=self.sheet, row=self.row, words=self.words)
