"""The students of many years: one intake after another, each in its classes."""

from collections.abc import Iterator
from random import Random
from typing import Any

from model.demo.names import Names
from model.demo.people import facts, named
from model.grades import STAGE_YEARS
from model.store import many
from model.store.tables import SchoolClassRow, StudentRow

SEATS = 50
"""Students of a class."""
COMES = 5
"""Every so many-th student ever comes to the room …"""
ENOUGH = 60
"""… where these are so many; in a small school everybody may come."""


class Intakes:
    """The intakes of a school, from the year its desk began to this one."""

    def __init__(self, chance: Random, first: int, last: int, students: int) -> None:
        self.years = tuple(range(first, last + 1))
        """The school years in which somebody was taken in."""
        self.taken = 0
        """How many students are in the store."""
        self._chance, self._names = chance, Names(chance)
        self._left = students
        self._ids: dict[int, range] = {}
        self._classes = 0

    def take_in(self, entry_year: int) -> None:
        """Write one intake with its classes, inside an open entry."""
        count = self._left // (self.years[-1] - entry_year + 1)
        self._left -= count
        first = self._classes + 1
        self._classes += -(-count // SEATS)
        numbers = range(1, self._classes - first + 2)
        SchoolClassRow.insert_many(
            [(first + number - 1, "junior", entry_year, number) for number in numbers],
            fields=[SchoolClassRow.id, SchoolClassRow.stage, SchoolClassRow.entry_year, SchoolClassRow.number],
        ).execute()
        many.insert(StudentRow, list(self._students(entry_year, first, count)))
        self._ids[entry_year] = range(self.taken + 1, self.taken + count + 1)
        self.taken += count

    def visitors(self, school_year: int) -> list[int]:
        """Those at school in a year who come to the room."""
        entered = range(school_year - STAGE_YEARS["junior"] + 1, school_year + 1)
        here = [student for year in entered for student in self._ids.get(year, range(0))]
        return here[::COMES] if len(here) >= COMES * ENOUGH else here

    def _students(self, entry_year: int, first_class: int, count: int) -> Iterator[dict[str, Any]]:
        for at in range(count):
            number, seat = at // SEATS, at % SEATS + 1
            sex = self._chance.choice("MF")
            yield {
                "id": self.taken + at + 1,
                "number": f"{entry_year}{number + 1:02d}{seat:02d}",
                "school_class": first_class + number,
                "boarding": at % 3 == 0,
                **named(self._names.one(sex)),
                **facts(self._chance, sex, entry_year),
            }
