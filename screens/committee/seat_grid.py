"""The seats as one drawn grid (C1, C2): grades down, a line for each seat, the classes of a grade across; or the
dormitories, the floors of each building down and their rooms across.

A square holds who sits there; what is wrong stands before the name as a letter in brackets, and a vacant seat is a
letter alone. Colour only repeats what the letters say.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message

from model.committee import places
from model.committee.places import Side
from model.committee.seats import Chair
from model.words import Words, spoken
from tui.cells import clip, pad, width
from tui.drawn_grid import DrawnGrid

LETTERS: dict[str, Words] = {
    "vacant": Words("缺", "V"),
    "left": Words("离", "L"),
    "moved": Words("换", "M"),
    "moved_room": Words("换", "M"),
    "wrong_sex": Words("性", "S"),
    "over": Words("过", "T"),
    "no_chair": Words("撤", "N"),
}
"""What is wrong with a seat in one letter, the gravest first; ``KEYS`` say them in words."""
KEYS: dict[Side, Words] = {
    "class": Words(
        "[缺]空缺 [离]已离校 [换]已换班 [性]性别不符 [过]任期已过 [撤]席位已撤",
        "[V]acant  [L]eft school  [M]oved class  wrong [S]ex  [T]erm over  [N]o seat",
    ),
    "dormitory": Words(
        "[缺]空缺 [离]已离校 [换]已换宿舍 [性]性别不符 [过]任期已过",
        "[V]acant  [L]eft school  [M]oved room  wrong [S]ex  [T]erm over",
    ),
}
CHAIRS = {"boy": Words("男", "boy"), "girl": Words("女", "girl"), "any": Words("", "")}
LABEL_CELLS: dict[Side, dict[str, int]] = {"class": {"zh": 9, "en": 14}, "dormitory": {"zh": 10, "en": 14}}
"""Cells of the names of grades and seats, or of floors, by language."""
HEADS: dict[Side, Words] = {"class": Words(" 年级", " Grade seat"), "dormitory": Words(" 楼层", " Floor")}
CHAIR_CELLS = {"zh": 3, "en": 5}
"""Cells of them that the seat takes, the one after it included."""
LEAST, MOST = 5, 14
"""Cells of a class at least and at most: twelve classes stand side by side on 80 cells."""
Row = tuple[Words, str]
"""A grade or floor, and one of its seats."""


class SeatGrid(DrawnGrid):
    """Draws chairs; the cursor stands on one, or on a square of a class or room that there is not."""

    gap: ClassVar[int] = 0

    class Moved(Message):
        """The cursor stands on another seat."""

    class Opened(Message):
        """A double click on a seat."""

    def __init__(self, shown_name: Callable[[str], str], *, empty: Words, id: str) -> None:
        super().__init__(empty, id=id, classes="pane")
        self._shown_name = shown_name
        self._rows: list[Row] = []
        self._numbers: list[str] = []
        self._chairs: dict[tuple[Row, str], Chair] = {}
        self._left = 0
        self._side: Side = "class"

    def show(self, chairs: Sequence[Chair], side: Side = "class") -> None:
        """Show the chairs of one side, in the order of the school; another side begins at its first seat."""
        if side != self._side:
            self._side, self._left, self.row, self.column = side, 0, 0, 0
        self._chairs = {((line, chair.chair), across): chair for chair in chairs for line, across in (_spot(chair),)}
        lines = dict.fromkeys(line for (line, _), _ in self._chairs)
        self._rows = [(line, name) for line in lines for name in CHAIRS if self._has(line, name)]
        self._numbers = sorted({across for _, across in self._chairs}, key=_in_order)
        self.measure()
        self.reveal()

    def go_to_first_fault(self) -> None:
        """Put the cursor on the first seat with something wrong, or leave it."""
        for row, key in enumerate(self._rows):
            for column, number in enumerate(self._numbers):
                chair = self._chairs.get((key, number))
                if chair is not None and chair.faults:
                    self.stand(row, column)
                    return

    @property
    def chair(self) -> Chair | None:
        """The seat under the cursor."""
        if not self._rows or not self._numbers:
            return None
        return self._chairs.get((self._rows[self.row], self._numbers[self.column]))

    @property
    def rows(self) -> int:
        """A line for each seat of a grade."""
        return len(self._rows)

    @property
    def columns(self) -> int:
        """As many as the grade with most classes has."""
        return len(self._numbers)

    @property
    def label(self) -> int:
        """Cells of the names of grades."""
        return LABEL_CELLS[self._side][spoken()]

    @property
    def wide(self) -> int:
        """Cells of a class: all of them side by side where that is possible."""
        room = self.scrollable_content_region.width - self.label
        return max(LEAST, min(MOST, room // max(1, self.columns)))

    @property
    def left(self) -> int:
        """The first class in view."""
        return self._left

    def heading(self, y: int) -> list[Segment]:
        """The numbers of the classes, or the rooms."""
        parts = [Segment(pad(str(HEADS[self._side]), self.label), self.ink("", "grid--head"))]
        numbers = [clip(f" {self._numbers[column]}", self.wide - 1) for column in self._in_view()]
        return parts + [Segment(pad(number, self.wide), self.ink("", "grid--head")) for number in numbers]

    def line(self, row: int, y: int) -> list[Segment]:
        """One seat of every class of a grade, or of every room of a floor."""
        group, chair = self._rows[row]
        first = row == 0 or self._rows[row - 1][0] != group
        mark = ">" if row == self.row else " "
        grade = self.label - (CHAIR_CELLS[spoken()] if str(CHAIRS[chair]) else 0)
        label = pad(clip(f"{mark}{group if first else ''}", grade - 1), grade) + str(CHAIRS[chair])
        here = Segment(pad(label, self.label), self.ink("bold" if row == self.row else ""))
        return [here, *(self._square(row, column) for column in self._in_view())]

    def reveal(self, middle: bool = False) -> None:
        """Bring the column of the cursor into view too."""
        many = self._many()
        if not self._left <= self.column < self._left + many:
            self._left = self.column - many + 1 if self.column > self._left else self.column
        self._left = max(0, min(self._left, self.columns - many))
        super().reveal(middle)

    def moved(self) -> None:
        """Tell the page."""
        self.post_message(self.Moved())

    def action_choose(self) -> None:
        """A double click."""
        self.post_message(self.Opened())

    def _square(self, row: int, column: int) -> Segment:
        chair = self._chairs.get((self._rows[row], self._numbers[column]))
        if chair is None:
            return self.drawn(row, column, "", off=True)
        letter = next((f"[{words}]" for fault, words in LETTERS.items() if fault in chair.faults), "")
        name = self._shown_name(chair.seat.name) if chair.seat is not None else ""
        role = "late" if "vacant" in chair.faults else "due" if chair.faults else ""
        return self.drawn(row, column, _cut(letter + name, self.wide - 1), role)

    def _has(self, line: Words, name: str) -> bool:
        return any(row == (line, name) for row, _ in self._chairs)

    def _many(self) -> int:
        return max(1, (self.scrollable_content_region.width - self.label) // self.wide)

    def _in_view(self) -> range:
        return range(self._left, min(self.columns, self._left + self._many()))


def _cut(text: str, cells: int) -> str:
    """As much of a name as fits; the whole of it stands below the grid."""
    while width(text) > cells:
        text = text[:-1]
    return text


def _spot(chair: Chair) -> tuple[Words, str]:
    """In which line a place stands and in which column: grade and class, floor and room, all buildings and one."""
    point = chair.point
    if point.known_as is not None:
        return point.group, str(point.known_as.number)
    if not point.room:
        return point.group, point.building
    floor, room = places.on_floor(point.room)
    if not floor:
        return point.group, room
    if not point.building:
        return Words("{floor}层", "Floor {floor}").saying(floor=floor), room
    return Words("{b}栋{floor}层", "Bldg {b} fl.{floor}").saying(b=point.building, floor=floor), room


def _in_order(across: str) -> tuple[int, int, str]:
    """Numbers by their size, then names."""
    return (0, int(across), "") if across.isdigit() else (1, 0, across)
