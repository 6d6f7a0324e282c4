"""What has a seat and answers every week: the classes of a school year, and the dormitories if the school wants it (C1)."""

import re
from datetime import date
from typing import Any, Literal

from model import clock, rights, settings
from model.calendar.year import this_school_year
from model.class_names import read_class
from model.errors import NotFound
from model.grades import SchoolClass, grade_words
from model.named import NamedTuple
from model.people.dormitories import named
from model.rights import Right
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import DormitoryRow, Row, SchoolClassRow, StaffRow
from model.values import dataclass
from model.words import Words

Kind = Literal["class", "room", "building"]
Side = Literal["class", "dormitory"]
"""The two halves of the committee."""
SIDES: tuple[Side, ...] = ("class", "dormitory")
CHAIR_WORDS: dict[str, Words] = {
    "boy": Words("男委员", "boy"),
    "girl": Words("女委员", "girl"),
    "any": Words("委员", "member"),
}
"""What each chair is called."""
_CHAIRS: dict[str, tuple[str, ...]] = {"pair": ("boy", "girl"), "any": ("any",), "none": ()}


class Place(NamedTuple):
    """A class, a dormitory room or a building, by its number in the store or its name."""

    kind: Kind
    """Which of the three."""
    key: int | str
    """The number of the class or room, the name of the building."""

    def columns(self) -> dict[str, Any]:
        """The place as a row names it."""
        return {
            "school_class": self.key if self.kind == "class" else None,
            "dormitory": self.key if self.kind == "room" else None,
            "building": self.key if self.kind == "building" else None,
        }

    def among(self, table: Any) -> Expression:
        """What is asked of a row of that table so that it is of this place."""
        column = {"class": table.school_class, "room": table.dormitory, "building": table.building}[self.kind]
        found: Expression = column == self.key
        return found


@dataclass(frozen=True, slots=True)
class Point:
    """A place with its name and its chairs."""

    place: Place
    """Which place."""
    words: Words
    """What it is called this school year."""
    group: Words
    """The grade, or the building."""
    chairs: tuple[str, ...]
    """The chairs it is to have."""
    sex: str | None = None
    """Whose dormitory it is."""
    known_as: SchoolClass | None = None
    """The class by stage, entry year and number."""
    head_teacher_id: int | None = None
    """The class's head teacher."""
    head_teacher: str = ""
    """That teacher's name."""
    building: str = ""
    """The building of a dormitory."""
    room: str = ""
    """The room of one, as it is written on the door; empty for a whole building."""

    def grade(self, school_year: int) -> int | None:
        """The grade 1…12 of a class; None of a dormitory."""
        return self.known_as.grade_number(school_year) if self.known_as else None


def place_of(school_class: int | None, dormitory: int | None, building: str | None) -> Place:
    """The place a row names."""
    if school_class is not None:
        return Place("class", school_class)
    return Place("room", dormitory) if dormitory is not None else Place("building", building or "")


def columns_of(table: type[Row]) -> tuple[Any, Any, Any]:
    """The three columns by which a row names its place."""
    own: Any = table
    return own.school_class, own.dormitory, own.building


def points(side: Side, on: date | None = None) -> list[Point]:
    """Every place of one side that answers in the school year of a day, in the order of the school."""
    if not rights.may(Right.TOTALS):
        rights.need(Right.COMMITTEE)
    return _classes(on or clock.today()) if side == "class" else _dormitories()


def all_points(on: date | None = None) -> list[Point]:
    """Classes first, then dormitories."""
    return [*points("class", on), *points("dormitory", on)]


def get(place: Place, on: date | None = None) -> Point:
    """One place. Raises ``NotFound`` if it does not answer in the school year of that day."""
    for point in points("class" if place.kind == "class" else "dormitory", on):
        if point.place == place:
            return point
    raise NotFound(Words("没有这个班级或宿舍", "There is no such class or dormitory"), "place")


def find(text: str) -> Point:
    """The class or dormitory somebody typed, as rosters write classes or as the desk calls it. Raises ``NotFound``."""
    every = all_points()
    known_as = read_class(text, this_school_year(clock.today()), settings.get().stages)
    said = text.strip().casefold()
    for point in every:
        if (known_as is not None and point.known_as == known_as) or said in (point.words.zh, point.words.en.casefold()):
            return point
    words = Words("没有认出班级或宿舍：{text}", "No class or dormitory was recognised: {text}")
    raise NotFound(words.saying(text=text.strip()), "place")


def _classes(on: date) -> list[Point]:
    year, rules = this_school_year(on), settings.get().committee
    own = SchoolClassRow
    rows = tuples(
        own.select(
            own.id, own.stage, own.entry_year, own.number, own.head_teacher, fn.COALESCE(StaffRow.name, "")
        ).join(StaffRow, JOIN.LEFT_OUTER, on=own.head_teacher == StaffRow.id)
    )
    known = sorted(((SchoolClass(*row[1:4]), row) for row in rows), key=lambda each: each[0].order())
    found = []
    for known_as, row in known:
        grade = known_as.grade_number(year)
        if grade is None:
            continue
        chairs = _CHAIRS[rules.seats_of(known_as.stage)]
        place = Place("class", row[0])
        found.append(Point(place, known_as.words(year), grade_words(grade), chairs, None, known_as, row[4], row[5]))
    return found


def _dormitories() -> list[Point]:
    rules = settings.get().committee
    if rules.dormitory_seats == "none":
        return []
    own = DormitoryRow
    rows = tuples(own.select(own.id, own.building, own.room, own.sex).order_by(own.building, own.room))
    rooms = [row for row in rows if not rules.has_no_seat(row[1], row[2])]
    if rules.dormitory_seats == "building":
        by_name = {building: sex for _, building, _, sex in rooms}
        return [
            Point(Place("building", name), building_words(name), DORMITORIES, ("any",), sex, building=name)
            for name, sex in by_name.items()
        ]
    return [
        Point(Place("room", n), Words(named(b, r), named(b, r)), building_words(b), ("any",), sex, building=b, room=r)
        for n, b, r, sex in rooms
    ]


def on_floor(room: str) -> tuple[str, str]:
    """The floor a room is on and its name there: 302 and 3-02 are 3 and 02; a room that is called otherwise has none."""
    found = _NUMBERED.fullmatch(room.strip())
    return (found[1], found[2]) if found else ("", room.strip())


_NUMBERED = re.compile(r"(\d{1,2})-?(\d{2})")
DORMITORIES = Words("宿舍", "Dormitories")


def building_words(building: str) -> Words:
    """What a building is called."""
    return Words(f"{building}栋", f"Building {building}") if building else DORMITORIES
