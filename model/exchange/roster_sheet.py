"""Reads the rows of one sheet of a roster, once its heads are known."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from model.exchange import roster_cells as cells
from model.exchange.roster_cells import Taken, bare, quoted, tidy
from model.exchange.roster_classes import ClassCells, ClassReader
from model.exchange.roster_heads import Heads
from model.exchange.roster_lines import Problem, RosterLine
from model.exchange.roster_words import LEFT_BEHIND, MIGRANT, ORPHAN, SUMS, Column
from model.exchange.sheets import Cell, Sheet, column_letter
from model.grades import SchoolClass, Stage
from model.words import Words

Row = tuple[Cell, ...]

_NO_NUMBERS = Words(
    "这个工作表没有学号，没有读取学生；请加一列学籍辅号或校内学号",
    "This sheet has no student numbers, so no student was read; add a column with the school's own numbers",
)
_ONLY_IDS = Words(
    "这里的学籍号含有身份证件号，不读取，因此没有读取学生；请加一列学籍辅号或校内学号",
    "These numbers hold ID numbers and are not read, so no student was; add a column with the school's own numbers",
)
_NO_CLASSES = Words(
    "这个工作表没有班级列，没有读取学生；请加一列班级，或以班级作工作表名",
    "This sheet has no classes, so no student was read; add a column, or name the sheet after its class",
)
_TWICE = Words(
    "学号「{number}」与「{sheet}」第 {row} 行重复，请核对后删去一行",
    "Number “{number}” stands in sheet “{sheet}”, row {row} already; check them and take one out",
)
_MAY_BE_TEN = Words(
    "「{text}」可能原是「{text}0」：数字格会去掉末尾的 0；请把班级列设为文本，并核对这些学生",
    "“{text}” may have been “{text}0”, as number cells drop a last 0; make the column text and check these students",
)


class SheetReader:
    """Reads one sheet into ``lines`` and ``problems``; ``first`` keeps the lines of the whole file by number."""

    def __init__(
        self, sheet: Sheet, heads: Heads, classes: ClassReader, school_year: int, first: dict[str, RosterLine]
    ) -> None:
        self.name = quoted(sheet.name)
        self.lines: list[RosterLine] = []
        self.problems: list[Problem] = []
        self._sheet, self._heads, self._classes, self._first = sheet, heads, classes, first
        takers = _takers(school_year)
        self._read = {place: _Spellings(takers[column]) for place, column in heads.columns.items() if column in takers}
        self._said_once: set[int] = set()
        self._named_after = classes.in_name(sheet.name)
        # A numeral alone may count the sheets; it is no grade.
        self._grade: Cell = sheet.name if len(sheet.name) > 1 and not sheet.name.isdecimal() else ""
        self._optional = [(col, place, self._read[place]) for col, place in heads.places.items() if col in _OPTIONAL]
        self._merged = _merged(sheet, heads)
        self._decimals: dict[str, tuple[int, SchoolClass]] = {}

    def read(self) -> None:
        """Read every row below the heads."""
        rows = list(self._students())
        number_place = self._number_place(rows)
        if number_place is None:
            self._refuse(_ONLY_IDS if any(self._is_id(row) for _, row in rows) else _NO_NUMBERS)
        elif "class" not in self._heads.places and self._named_after is None:
            self._refuse(_NO_CLASSES)
        else:
            for at, row in rows:
                self._read_row(at, row, number_place)
            self._doubt_tens()

    def _students(self) -> Iterator[tuple[int, Row]]:
        """The rows that speak of a student, with their row numbers, as wide as the heads."""
        above = self._sheet.rows[self._heads.row - 1]
        name_place, width = self._heads.places["name"], len(above)
        for at, short in enumerate(self._sheet.rows[self._heads.row :], start=self._heads.row + 1):
            row = self._filled(at - 1, short + ("",) * (width - len(short)))
            name = row[name_place]
            if name != above[name_place] and (self._is_numbered(row) or (tidy(name) and not SUMS.match(bare(name)))):
                yield at, row

    def _filled(self, at: int, row: Row) -> Row:
        """A row, counted from 0, with what merged cells say of it; what is one student's own is never merged."""
        told = self._merged.get(at)
        return tuple(told.get(place, cell) for place, cell in enumerate(row)) if told else row

    def _is_numbered(self, row: Row) -> bool:
        return any(row[place] != "" and tidy(row[place]) for place in self._heads.numbers)

    def _number_place(self, rows: list[tuple[int, Row]]) -> int | None:
        """The most preferred column that numbers at least half the students, else the fullest one."""
        usable: dict[int, int] = {}
        for place in self._heads.numbers:
            usable[place] = sum(self._read[place][row[place]].value is not None for _, row in rows)
            if 2 * usable[place] >= max(len(rows), 1):
                return place
        return max((place for place in usable if usable[place] or not rows), key=usable.__getitem__, default=None)

    def _is_id(self, row: Row) -> bool:
        return any(self._read[place][row[place]].remark is cells.IS_ID for place in self._heads.numbers)

    def _read_row(self, at: int, row: Row, number_place: int) -> None:
        """Read one student, or say why the row is left out."""
        name = self._told(at, row, self._heads.places["name"], needed=True)
        number = self._told(at, row, number_place, needed=True)
        school_class = self._class(at, row)
        if name is None or number is None or school_class is None:
            return
        if before := self._first.get(number):
            self._tell(at, number_place, _TWICE.saying(number=number, sheet=before.sheet, row=before.row))
            return
        line = RosterLine(number, name, school_class, sheet=self.name, row=at, **self._rest(at, row))
        self._first[number] = line
        self.lines.append(line)

    def _class(self, at: int, row: Row) -> SchoolClass | None:
        places = self._heads.places
        place = places.get("class")
        if place is None or (self._named_after and not tidy(row[place])):
            return self._named_after
        text = row[place]
        grade = row[places["grade"]] if "grade" in places else self._grade
        stage = row[places["stage"]] if "stage" in places else ""
        entered = row[places["entered"]] if "entered" in places else ""
        taken = self._classes.take(ClassCells(text, grade, stage, entered))
        if taken.remark:
            self._tell(at, place, taken.remark, severe=taken.value is None)
        if taken.value and isinstance(text, float) and not text.is_integer():
            self._decimals.setdefault(tidy(text), (at, taken.value))
        return taken.value

    def _rest(self, at: int, row: Row) -> dict[str, Any]:
        """What a roster may tell beside name, number and class."""
        told: dict[str, Any] = {}
        for column, place, read in self._optional:
            value, remark = read[row[place]]
            told[column] = value if remark is None else self._told(at, row, place)
        building, room = told.pop("building", ""), told.get("dormitory", "")
        if building and not room.startswith(building):
            told["dormitory"] = f"{building} {room}".strip()
        if told.get("dormitory") and "boarding" not in told:
            told["boarding"] = True
        told["guardian_phone"] = self._phone(at, row)
        return told

    def _phone(self, at: int, row: Row) -> str:
        """The first telephone of a guardian that is there."""
        for place, guardian in self._heads.phones:
            if guardian is not None and self._read[guardian][row[guardian]].value is False:
                continue
            if text := self._told(at, row, place):
                return str(text)
        return ""

    def _told(self, at: int, row: Row, place: int, *, needed: bool = False) -> Any:
        """The value of a cell; what is wrong with it is told, severely if a student cannot be without it."""
        value, remark = self._read[place][row[place]]
        if remark is not None and not (remark is cells.MONTH_ONLY and place in self._said_once):
            self._said_once.add(place)
            self._tell(at, place, remark, severe=needed and value is None)
        return value

    def _doubt_tens(self) -> None:
        """Point at number cells such as 8.1 where the grade is large enough for an 8.10."""
        most: dict[tuple[Stage, int], int] = defaultdict(int)
        for line in self.lines:
            key = (line.school_class.stage, line.school_class.entry_year)
            most[key] = max(most[key], line.school_class.number)
        for text, (at, found) in self._decimals.items():
            if found.number < 10 and most[found.stage, found.entry_year] >= found.number * 10 - 1:
                self._tell(at, self._heads.places["class"], _MAY_BE_TEN.saying(text=text), severe=False)

    def _refuse(self, words: Words) -> None:
        self.problems.append(Problem(self.name, self._heads.row, "", "", words, severe=True))

    def _tell(self, at: int, place: int, words: Words, *, severe: bool = True) -> None:
        header = self._heads.texts[place]
        self.problems.append(Problem(self.name, at, column_letter(place), header, words, severe))


def _merged(sheet: Sheet, heads: Heads) -> dict[int, dict[int, Cell]]:
    """By row, counted from 0, what stands in the first of the merged cells that reach into it from above."""
    own, found = {heads.places["name"], *heads.numbers}, defaultdict[int, dict[int, Cell]](dict)
    for top, last, place in sheet.merged:
        if top >= heads.row and place not in own and place < len(sheet.rows[top]):
            for at in range(top + 1, last + 1):
                found[at][place] = sheet.rows[top][place]
    return found


_OPTIONAL = frozenset("sex born boarding building dormitory left_behind migrant orphan health head_teacher".split())


class _Spellings(dict[Cell, Taken[Any]]):
    """What the cells of a column were read as: they repeat themselves, so each spelling is read once."""

    def __init__(self, take: Callable[[Cell], Taken[Any]]) -> None:
        super().__init__()
        self._take = take

    def __missing__(self, cell: Cell) -> Taken[Any]:
        self[cell] = taken = self._take(cell)
        return taken


def _takers(school_year: int) -> dict[Column, Callable[[Cell], Taken[Any]]]:
    """How each column's cells are read."""
    return {
        "name": cells.name,
        "number": cells.number,
        "sex": cells.sex,
        "born": partial(cells.born, school_year=school_year),
        "boarding": cells.boards,
        "building": cells.free_text,
        "dormitory": cells.free_text,
        "left_behind": partial(cells.flag, words=LEFT_BEHIND),
        "migrant": partial(cells.flag, words=MIGRANT),
        "orphan": partial(cells.flag, words=ORPHAN),
        "health": cells.free_text,
        "phone": cells.telephone,
        "guardian": partial(cells.flag, words={}),
        "head_teacher": cells.free_text,
    }
