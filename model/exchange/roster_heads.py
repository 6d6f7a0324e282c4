"""Finds the row of column heads in a sheet and says what each column tells.

Title rows may stand above the heads, in any number up to ``DEEPEST``; the columns may come in any order.
"""

from model.exchange.roster_cells import bare, quoted
from model.exchange.roster_words import (
    COLUMN_WORDS,
    HEADS,
    IS_GUARDIAN,
    MEMBER,
    MEMBER_HEAD,
    NUMBER_HEADS,
    PHONE_HEADS,
    Column,
)
from model.exchange.sheets import Cell, Sheet, column_letter
from model.values import dataclass
from model.words import Words

DEEPEST = 30
"""The heads are looked for in so many rows from the top."""


_SEVERAL = ("number", "phone", "guardian")
"""Columns that there may be several of; of any other the first is read."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column that was recognised."""

    letter: str
    """The letter over the column, as the workbook program shows it."""
    text: str
    """What its head says."""
    column: Column
    """What it tells."""

    @property
    def words(self) -> Words:
        """What the column tells, for the person who imports."""
        return COLUMN_WORDS[self.column]


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one sheet and where each kind of column stands, counted from 0."""

    row: int
    """The row of the heads, counted from 1 as the workbook program shows it."""
    found: tuple[Head, ...]
    """The recognised columns from left to right."""
    unknown: tuple[str, ...]
    """The heads of the columns that are not read because nothing here knows them."""
    columns: dict[int, Column]
    """What each recognised column tells, by its place."""
    places: dict[Column, int]
    """Where each kind of column stands; the first, if there are several."""
    numbers: tuple[int, ...]
    """Where student numbers stand, the school's own before the national one."""
    phones: tuple[tuple[int, int | None], ...]
    """Where telephones stand, the guardian's first, each with the column that says whether it is a guardian's."""
    texts: tuple[str, ...]
    """What stands over each column."""


def heads_of(sheet: Sheet) -> Heads | None:
    """The heads of a sheet: the first row that names the name and one thing more; ``None`` if there is none."""
    for at, row in enumerate(sheet.rows[:DEEPEST]):
        columns = [column_of(cell) for cell in row]
        if "name" in columns and len({*columns} & {"number", "class", "grade", "sex", "born"}) > 0:
            return _heads(at, row, columns)
    return None


def column_of(cell: Cell) -> Column | None:
    """What a column under this head tells; ``None`` if nothing here knows it."""
    head = bare(cell)
    if head in NUMBER_HEADS:
        return "number"
    if member := MEMBER_HEAD.fullmatch(head):
        return "guardian" if member[2] == IS_GUARDIAN else "phone"
    return "phone" if head in PHONE_HEADS and head != MEMBER else HEADS.get(head)


def _heads(at: int, row: tuple[Cell, ...], columns: list[Column | None]) -> Heads:
    places: dict[Column, int] = {}
    for place, column in enumerate(columns):
        if column is not None:
            places.setdefault(column, place)
    known = {
        place: column
        for place, column in enumerate(columns)
        if column is not None and (column in _SEVERAL or places[column] == place)
    }
    numbers = [place for place, column in known.items() if column == "number"]
    return Heads(
        row=at + 1,
        found=tuple(Head(column_letter(place), quoted(row[place]), column) for place, column in known.items()),
        unknown=tuple(quoted(cell) for place, cell in enumerate(row) if place not in known and bare(cell)),
        columns=known,
        places=places,
        numbers=tuple(sorted(numbers, key=lambda place: NUMBER_HEADS.index(bare(row[place])))),
        phones=_phones(row, columns),
        texts=tuple(map(quoted, row)),
    )


def _phones(row: tuple[Cell, ...], columns: list[Column | None]) -> tuple[tuple[int, int | None], ...]:
    """Telephones in order of preference; a member's beside the column that says whether it is a guardian."""
    guardians: dict[str, int] = {}
    ranked: list[tuple[int, str, int]] = []
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        member = MEMBER_HEAD.fullmatch(bare(cell))
        if member and column == "guardian":
            guardians[member[1]] = place
        elif column == "phone":
            ranked.append((PHONE_HEADS.index(MEMBER if member else bare(cell)), member[1] if member else "", place))
    return tuple((place, guardians.get(member)) for _, member, place in sorted(ranked))
