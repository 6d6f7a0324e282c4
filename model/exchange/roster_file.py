"""Reads a roster file into students' lines, and tells every bad row with its place and what to do.

The heads are found under any title rows, in every visible sheet. A bad optional cell costs only that cell;
a row without a name, number or class, or with a number that came before, is left out. A class or a grade
may also be the sheet's name. National ID numbers are never read (``roster_cells``).
"""

from collections.abc import Callable, Collection
from pathlib import Path

from model.errors import Unclear
from model.exchange.roster_cells import quoted
from model.exchange.roster_classes import ClassReader
from model.exchange.roster_heads import DEEPEST, heads_of
from model.exchange.roster_lines import Problem, RosterLine, RosterReading, SheetIgnored, SheetRead
from model.exchange.roster_sheet import SheetReader
from model.exchange.sheets import Sheet, read_book
from model.grades import STAGES, Stage
from model.words import Words

OnProgress = Callable[[int, int, Words], None]
"""Told how many rows of how many are read, and of which sheet; whatever it raises ends the reading."""

_READING = Words("读取工作表「{sheet}」", "Reading the sheet “{sheet}”")
_HIDDEN = Words("隐藏的工作表，不读取；需要时请取消隐藏", "hidden and not read; unhide it if it is needed")
_NO_HEADS = Words("没有找到姓名、学号、班级等列名", "no heads such as Name, Student no and Class were found")
_NOT_A_ROSTER = Words(
    "「{file}」里没有名册：前 {rows} 行中没有找到姓名与学号、班级等列名。请加上列名再试",
    "“{file}” holds no roster: its first {rows} rows have no heads such as Name, Student no and Class. Add them",
)


def read_roster(
    path: Path, school_year: int, stages: Collection[Stage] = STAGES, on_progress: OnProgress | None = None
) -> RosterReading:
    """What a roster file says, read for the school year that begins in ``school_year``.

    ``stages`` are the school's; with one of them, a class of 2024 needs no grade beside it. ``on_progress`` is
    told how many rows of how many are read, sheet by sheet. Raises ``NotFound`` or ``Unclear`` as ``read_book``
    does, and ``Unclear`` if no sheet has a roster's heads.
    """
    classes = ClassReader(school_year, stages)
    lines: list[RosterLine] = []
    problems: list[Problem] = []
    sheets: list[SheetRead] = []
    ignored: list[SheetIgnored] = []
    first: dict[str, RosterLine] = {}
    book = read_book(path)
    rows, done = sum(len(sheet.rows) for sheet in book), 0
    for sheet in book:
        if on_progress:
            on_progress(done, rows, _READING.saying(sheet=quoted(sheet.name)))
        done += len(sheet.rows)
        heads = None if sheet.hidden else heads_of(sheet)
        if heads is None:
            ignored += _ignored(sheet)
            continue
        reader = SheetReader(sheet, heads, classes, school_year, first)
        reader.read()
        lines += reader.lines
        problems += reader.problems
        sheets.append(SheetRead(reader.name, heads.row, heads.found, heads.unknown, len(reader.lines)))
    if not sheets:
        raise Unclear(_NOT_A_ROSTER.saying(file=path.name, rows=DEEPEST), "file")
    return RosterReading(tuple(lines), tuple(problems), tuple(sheets), tuple(ignored))


def _ignored(sheet: Sheet) -> list[SheetIgnored]:
    """Why a sheet is not read; nothing is said of an empty one."""
    if not any(cell != "" for row in sheet.rows for cell in row):
        return []
    return [SheetIgnored(quoted(sheet.name), _HIDDEN if sheet.hidden else _NO_HEADS)]
