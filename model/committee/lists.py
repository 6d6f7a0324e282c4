"""A list of members as a class teacher writes it, read line by line and laid beside the roster before anybody is appointed.

A line names a class or a dormitory and one or two students, in any order, with how they were chosen if that is said:
``初一(1)班 男 张伟 选举``. What cannot be read is told with its line; nothing is guessed.
"""

from collections.abc import Iterable, Sequence

from model import rights, settings
from model.class_names import read_class
from model.committee import places, seats
from model.committee.appointing import Wish
from model.committee.list_words import CHAIRS, CHOSEN, NOISE, PARTS
from model.committee.places import CHAIR_WORDS, Place, Point
from model.committee.seats import FAULT_WORDS
from model.named import NamedTuple
from model.people import students
from model.people.classes import this_school_year
from model.people.student import Student
from model.rights import Right
from model.values import dataclass
from model.words import Words

_SEX_CHAIR = {"M": "boy", "F": "girl"}


class Line(NamedTuple):
    """Somebody a line would appoint."""

    where: str
    """The line's number, or the cell."""
    wish: Wish
    """Who, for which chair."""
    point: Point
    """Of which class or dormitory."""
    name: str
    """Their name."""
    replaces: str
    """Who sits there now; empty for a vacant chair."""

    def words(self) -> Words:
        """What would be done, in words."""
        chair = CHAIR_WORDS[self.wish.chair]
        if self.replaces:
            words = Words("{place} {chair}：{who}（更换{old}）", "{place}, {chair}: {who} (for {old})")
            return words.saying(place=self.point.words, chair=chair, who=self.name, old=self.replaces)
        return Words("{place} {chair}：{who}", "{place}, {chair}: {who}").saying(
            place=self.point.words, chair=chair, who=self.name
        )


class Problem(NamedTuple):
    """A line, or a part of one, that cannot be read."""

    where: str
    """The line's number, or the cell."""
    text: str
    """What stands there."""
    words: Words
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list would do."""

    lines: tuple[Line, ...]
    """Who would be appointed."""
    problems: tuple[Problem, ...]
    """What could not be read."""
    already: int
    """How many sit where the list wants them."""

    @property
    def wishes(self) -> list[Wish]:
        """What ``appointing.appoint_many`` is to do."""
        return [line.wish for line in self.lines]


def read_text(text: str) -> Plan:
    """A pasted list."""
    return plan([(str(n), line) for n, line in enumerate(text.splitlines(), 1) if line.strip()])


def read_cells(sheets: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> Plan:
    """The sheets of a workbook by name, each row a line; a problem names its sheet and row."""
    lines = [
        (f"{name}!{n}", " ".join(cell.strip() for cell in row if cell.strip()))
        for name, rows in sheets
        for n, row in enumerate(rows, 1)
    ]
    return plan([line for line in lines if line[1]])


def plan(lines: Sequence[tuple[str, str]]) -> Plan:
    """Read lines, each with its number, beside the roster as it is."""
    rights.need(Right.SEATS)
    reader = _Reader()
    for where, text in lines:
        reader.line(where, text)
    return Plan(tuple(reader.lines), tuple(reader.problems), reader.already)


class _Reader:
    """Reads line after line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.problems: list[Problem] = []
        self.already = 0
        self._points = places.all_points()
        self._by_class = {point.known_as: point for point in self._points if point.known_as}
        self._by_name = {str(point.words.zh): point for point in self._points} | {
            str(point.words.en).casefold(): point for point in self._points
        }
        self._sitting = {
            (chair.point.place, chair.chair): chair.seat for side in places.SIDES for chair in seats.committee(side)
        }
        self._taken: set[tuple[Place, str]] = set()
        self._students: dict[Place, list[Student]] = {}
        self._everybody: dict[str, list[Student]] | None = None

    def line(self, where: str, text: str) -> None:
        """Read one line."""
        point, rest = self._point(text)
        if not rest and point is None:
            return
        if point is None:
            self._wrong(where, text, Words("没有认出班级或宿舍", "No class or dormitory was recognised"))
            return
        chosen, chair, names = "elected", None, []
        for part in rest:
            word = part.casefold()
            if word in CHOSEN:
                chosen = CHOSEN[word]
            elif word in CHAIRS:
                chair = CHAIRS[word]
            else:
                names.append(part)
        if not names:
            self._wrong(where, text, Words("这一行没有姓名", "There is no name in this line"))
        for name in names:
            self._name(where, name, point, chair, chosen)

    def _point(self, text: str) -> tuple[Point | None, list[str]]:
        """The place a line names, and what is left of it."""
        parts = [part for part in PARTS.split(text.strip()) if part]
        year, stages = this_school_year(), settings.get().stages
        for many in (4, 3, 2, 1):
            for at in range(len(parts) - many + 1):
                said = " ".join(parts[at : at + many])
                known_as = read_class(said, year, stages)
                point = self._by_class.get(known_as) if known_as else None
                point = point or self._by_name.get(said) or self._by_name.get(said.casefold())
                if point is not None:
                    rest = parts[:at] + parts[at + many :]
                    return point, [part for part in rest if not NOISE.fullmatch(part)]
        return None, [part for part in parts if not NOISE.fullmatch(part)]

    def _name(self, where: str, name: str, point: Point, chair: str | None, chosen: str) -> None:
        student = self._student(where, name, point)
        if student is None:
            return
        wanted = self._chair(point, student, chair)
        if wanted is None:
            self._wrong(where, name, Words("{place}没有这个席位", "{place} has no such seat").saying(place=point.words))
            return
        expected = _SEX_CHAIR.get(student.sex or "")
        if wanted in ("boy", "girl") and expected != wanted:
            self._wrong(where, name, FAULT_WORDS["wrong_sex"])
            return
        if (point.place, wanted) in self._taken:
            self._wrong(where, name, Words("同一席位写了两人", "Two names for one seat"))
            return
        self._taken.add((point.place, wanted))
        seat = self._sitting.get((point.place, wanted))
        if seat is not None and seat.student_id == student.id:
            self.already += 1
            return
        wish = Wish(student.id, point.place, wanted, chosen)
        self.lines.append(Line(where, wish, point, student.name, seat.name if seat else ""))

    def _chair(self, point: Point, student: Student, said: str | None) -> str | None:
        """The chair that is meant: the one that is said, or else the student's own."""
        if point.chairs == ("any",):
            return "any"
        wanted = said or _SEX_CHAIR.get(student.sex or "")
        return wanted if wanted in point.chairs else None

    def _student(self, where: str, name: str, point: Point) -> Student | None:
        here = [each for each in self._of(point) if name in (each.name, each.number)]
        if len(here) == 1:
            return here[0]
        if here:
            self._wrong(where, name, Words("有同名学生，请写学号", "Two students have that name; write the number"))
            return None
        elsewhere = self._by_anything(name)
        if not elsewhere:
            self._wrong(where, name, Words("名册中没有此人", "Nobody of that name is on the roster"))
        else:
            words = Words("此人不在{place}，在{other}", "Not in {place} but in {other}")
            other = elsewhere[0].class_words() if point.place.kind == "class" else Words(*[elsewhere[0].dormitory] * 2)
            self._wrong(where, name, words.saying(place=point.words, other=other))
        return None

    def _of(self, point: Point) -> list[Student]:
        if point.place not in self._students:
            if point.place.kind == "class":
                found = students.of_class(int(point.place.key))
            else:
                everybody = students.all_here()
                found = [each for each in everybody if _lives(each, point)]
            self._students[point.place] = found
        return self._students[point.place]

    def _by_anything(self, name: str) -> list[Student]:
        if self._everybody is None:
            self._everybody = {}
            for each in students.all_here():
                for key in (each.name, each.number):
                    self._everybody.setdefault(key, []).append(each)
        return self._everybody.get(name, [])

    def _wrong(self, where: str, text: str, words: Words) -> None:
        self.problems.append(Problem(where, text, words))


def _lives(student: Student, point: Point) -> bool:
    """Whether a student lives in a room or building."""
    if point.place.kind == "room":
        return student.dormitory_id == point.place.key
    return student.dormitory.rpartition("-")[0] == point.place.key
