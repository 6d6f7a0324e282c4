"""The people of the demo school: 36 classes of a boarding junior school, their dormitories, who works there."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from model import pinyin
from model.demo import tale
from model.demo.names import Names
from model.named import NamedTuple
from model.people import rooms, staff
from model.store import many
from model.store.tables import DormitoryRow, SchoolClassRow, StaffRow, StudentRow

CLASSES = 12
"""Classes of a year."""
SEATS = 35
"""Students of a class."""
BEDS = 8
"""Beds of a dormitory room."""
DORMITORIES = 20
"""Dormitory rooms of boys, and as many of girls."""


class Pupil(NamedTuple):
    """A student, as far as the making of visits needs to know."""

    id: int
    """Their number in the store."""
    school_class: int
    """Their class."""
    counsellor: int
    """Their own counsellor."""


class Cast(NamedTuple):
    """Who there is at the demo school."""

    posts: tuple[int, ...]
    """The staff of the tale, in its order, by number."""
    rooms: tuple[int, ...]
    """The rooms of the tale."""
    pupils: tuple[Pupil, ...]
    """The students, class by class."""


def settle(chance: Random, school_year: int) -> Cast:
    """Put everybody into the store, inside an open entry; the oldest classes first."""
    names = Names(chance)
    posts = tuple(staff.hire(p.name, p.kind, p.role, p.target_minutes).id for p in tale.posts())
    places = tuple(rooms.add(str(room.name), room.kind, room.capacity).id for room in tale.rooms())
    years = (school_year - 2, school_year - 1, school_year)
    heads = _head_teachers(names, {post.name for post in tale.posts()}, posts[-1] + 1)
    classes = [("junior", year, number) for year in years for number in range(1, CLASSES + 1)]
    SchoolClassRow.insert_many(
        [(at, *known_as, head) for at, (known_as, head) in enumerate(zip(classes, heads, strict=True), start=1)],
        fields=[SchoolClassRow.id, *_CLASS],
    ).execute()
    DormitoryRow.insert_many(list(_dormitories()), fields=_DORMITORY).execute()
    pupils = list(_pupils(chance, names, classes, posts[:2]))
    many.insert(StudentRow, pupils)
    here = (each for each in pupils if each["left_on"] is None)
    return Cast(posts, places, tuple(Pupil(p["id"], p["school_class"], p["counsellor"]) for p in here))


_CLASS = (SchoolClassRow.stage, SchoolClassRow.entry_year, SchoolClassRow.number, SchoolClassRow.head_teacher)
_DORMITORY = (DormitoryRow.id, DormitoryRow.building, DormitoryRow.room, DormitoryRow.sex)


def _head_teachers(names: Names, taken: set[str], first: int) -> range:
    made = [names.unlike(taken) for _ in range(3 * CLASSES)]
    StaffRow.insert_many(
        [(at, name, " ".join(pinyin.initials(name)), "head_teacher") for at, name in enumerate(made, start=first)],
        fields=[StaffRow.id, StaffRow.name, StaffRow.initials, StaffRow.kind],
    ).execute()
    return range(first, first + len(made))


def _dormitories() -> Iterator[tuple[int, str, str, str]]:
    for building, sex in ((1, "M"), (2, "F")):
        for at in range(DORMITORIES):
            number = (building - 1) * DORMITORIES + at + 1
            yield number, str(building), f"{at // 10 + 1}{at % 10 + 1:02d}", sex


def _pupils(
    chance: Random, names: Names, classes: list[tuple[str, int, int]], counsellors: tuple[int, ...]
) -> Iterator[dict[str, Any]]:
    beds = {"M": iter(_beds(0)), "F": iter(_beds(DORMITORIES))}
    for at, (_stage, entry_year, number) in enumerate(classes, start=1):
        boarding = {"M": _share(at), "F": _share(at)}
        for seat in range(1, SEATS + 1):
            sex = "M" if chance.random() < 0.51 else "F"
            boarding[sex] -= 1
            yield {
                "id": (at - 1) * SEATS + seat,
                # Shorter than a registry's: a roster somebody tries here meets nobody under its numbers.
                "number": f"{entry_year % 100}{number:02d}{seat:02d}",
                "school_class": at,
                "dormitory": next(beds[sex], None) if boarding[sex] >= 0 else None,
                "boarding": boarding[sex] >= 0,
                "counsellor": counsellors[number % len(counsellors)],
                **named(names.one(sex)),
                **facts(chance, sex, entry_year),
                "guardian_phone": f"1000000{chance.randrange(10_000):04d}",
                "left_on": date(entry_year, 10, 8) if seat == SEATS and at % 6 == 0 else None,
            }


def _beds(before: int) -> list[int]:
    """The dormitory rooms after ``before``, one for each bed."""
    return [before + at // BEDS + 1 for at in range(DORMITORIES * BEDS)]


def _share(at: int) -> int:
    """How many boys, and how many girls, of the class at a place board: all beds are taken."""
    beds, classes = DORMITORIES * BEDS, 3 * CLASSES
    return beds * at // classes - beds * (at - 1) // classes


def named(name: str) -> dict[str, str]:
    """A name and how it is found."""
    return {
        "name": name,
        "initials": " ".join(pinyin.initials(name)),
        "syllables": " ".join(pinyin.syllables(name)),
    }


def facts(chance: Random, sex: str, entry_year: int) -> dict[str, Any]:
    """What the register tells of a student who entered the stage at twelve."""
    said, shares = zip(*tale.health(), strict=True)
    return {
        "sex": sex,
        "born": date(entry_year - 13, 9, 1) + timedelta(days=chance.randrange(365)),
        "left_behind": chance.random() < 0.08,
        "migrant": chance.random() < 0.06,
        "orphan": chance.random() < 0.003,
        "health": str(chance.choices(said, shares)[0]),
    }
