"""A sheet of the workbook as a plain value: rows of cells, formulas with what they come to, how it prints."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date, time

from model.exchange.sheets import column_letter
from model.named import NamedTuple
from model.values import dataclass


class Formula(NamedTuple):
    """A live formula and what it comes to now, which a program that does not calculate shows."""

    text: str
    """The formula without its equals sign."""
    value: str | int | float
    """What it comes to."""


Value = str | int | float | date | time | Formula | None
"""What a cell holds; text stays text, whatever it begins with."""


class Row(NamedTuple):
    """One row of cells from column A on."""

    values: Sequence[Value]
    """What the cells hold; ``None`` is a cell with nothing but its look."""
    looks: Sequence[str]
    """How each looks, by its name in ``looks``."""
    height: float | None
    """Height in points; ``None`` is the sheet's own."""


class Series(NamedTuple):
    """One series of a chart."""

    title: str
    """What the legend calls it."""
    values: str
    """The range of its values, with the sheet's name."""
    colour: str
    """RRGGBB."""
    line: bool = False
    """Drawn as a line over the bars."""


class Chart(NamedTuple):
    """A native bar chart, with a line where one is asked for."""

    title: str
    """What stands over it."""
    names: str
    """The range of the names under the bars, with the sheet's name."""
    series: tuple[Series, ...]
    """Bars first."""
    anchor: str
    """The cell under its upper left corner."""
    width: float
    """In centimetres."""
    height: float
    """In centimetres."""


@dataclass(slots=True)
class Sheet:
    """One sheet, filled row by row from the top."""

    title: str
    """The name on its tab, at most 31 characters."""
    widths: Sequence[float]
    """Width of each column, in digits."""
    colour: str
    """RRGGBB of its tab."""
    rows: list[Row] = field(default_factory=list)
    """Its rows, from row 1."""
    merges: list[str] = field(default_factory=list)
    """Ranges that are one cell."""
    charts: list[Chart] = field(default_factory=list)
    """Its charts."""
    warnings: list[tuple[str, str]] = field(default_factory=list)
    """Ranges, and the text that is set off in them."""
    repeated: tuple[int, int] | None = None
    """First and last row that head every printed page."""
    freeze: str | None = None
    """The cell above and left of which everything stays in sight."""
    filtered: str | None = None
    """The range that can be filtered by its heads."""
    choices: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Ranges whose cells take one of a few texts, which a drop-down offers."""
    portrait: bool = False
    """Whether it is printed upright."""
    paper: int = 9
    """The paper it is printed on, as a workbook numbers them: 9 is A4, 8 is A3."""
    one_page: bool = False
    """Whether it is made to fit one page rather than one page's width."""

    @property
    def next(self) -> int:
        """The number of the row that comes next."""
        return len(self.rows) + 1

    def add(self, values: Iterable[Value], looks: str | Sequence[str], height: float | None = None) -> int:
        """Add a row, one look for all its cells or one for each; answers its number."""
        cells = tuple(values)
        self.rows.append(Row(cells, (looks,) * len(cells) if isinstance(looks, str) else tuple(looks), height))
        return len(self.rows)

    def spread(self, text: str, look: str, height: float | None = None) -> int:
        """Add a row with one text over the whole width; answers its number."""
        row = self.add([text, *[None] * (len(self.widths) - 1)], look, height)
        self.merge(row, 0, len(self.widths) - 1)
        return row

    def gap(self, height: float = 9) -> None:
        """Add a row with nothing in it."""
        self.add((), (), height)

    def merge(self, row: int, first: int, last: int, rows: int = 1) -> None:
        """Make the columns from ``first`` to ``last`` one cell, over so many rows down from ``row``."""
        if first != last or rows > 1:
            self.merges.append(f"{column_letter(first)}{row}:{column_letter(last)}{row + rows - 1}")


class Column(NamedTuple):
    """A column of a sheet of details, as formulas elsewhere refer to it."""

    sheet: str
    """The sheet's title."""
    letter: str
    """Its letter."""
    first: int
    """Its first row."""
    last: int
    """Its last row; never before the first, so that an empty week has one empty row."""

    def __str__(self) -> str:
        return f"'{self.sheet}'!${self.letter}${self.first}:${self.letter}${self.last}"


def cell(column: int, row: int) -> str:
    """A cell by the place of its column, counted from 0, and its row: ``cell(0, 4)`` is A4."""
    return f"{column_letter(column)}{row}"
