"""Everybody the desk may look for, in memory: read once, built anew only when a student or a class changes."""

import gc
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from model import rights
from model.grades import SchoolClass
from model.named import NamedTuple
from model.people import classes
from model.people.student import Student
from model.people_search import MOST, STEP, PeopleIndex, Person, class_codes
from model.rights import Right
from model.store.query import bare, batches
from model.store.remembered import Remembered
from model.store.tables import SchoolClassRow, StudentRow

__all__ = ["PeopleIndex", "Person", "as_found", "find", "forget", "index", "warming"]


class _Built(NamedTuple):
    """The index and the school year in which its classes have their names."""

    school_year: int
    people: PeopleIndex


class _ClassNames(NamedTuple):
    """How a class is found."""

    shown: str
    codes: str
    at_school: bool


_NO_CLASS = _ClassNames("", "", at_school=True)


def index() -> PeopleIndex:
    """Everybody, those at school first; who left, or whose class has graduated, comes after them."""
    rights.need(Right.SEE_PEOPLE)
    built = _kept()
    if built.school_year != classes.this_school_year():
        forget()
        built = _kept()
    return built.people


def find(text: str, most: int = MOST, *, here: bool = False) -> Sequence[Person]:
    """Whoever is meant by a name, pinyin, initials, a class or a number, in any order, the likeliest first.

    With ``here`` only those at school.
    """
    return index().find(text, most, here=here)


def as_found(student: Student) -> Person:
    """A student who is known already, as somebody who was found."""
    year = classes.this_school_year()
    graduated = student.known_as is not None and student.known_as.has_graduated(year)
    here = student.left_on is None and not graduated
    return Person(student.id, student.name, "", "", student.number, student.class_shown(year), here)


def forget() -> None:
    """Build it anew the next time."""
    _kept.forget()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Fifty thousand tuples and not one cycle: looking for cycles meanwhile takes as long as all the rest."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def warming() -> Iterator[None]:
    """Build it a few milliseconds at a time while nobody asks, so that the first key of a search waits for nothing."""
    steps = _kept.in_steps(_steps())
    while rights.may(Right.SEE_PEOPLE) and not _kept.is_kept:
        with _without_collecting():
            try:
                next(steps)
            except StopIteration:
                return
        yield


def _read() -> _Built:
    steps = _steps()
    with _without_collecting():
        while True:
            try:
                next(steps)
            except StopIteration as done:
                built: _Built = done.value
                return built


def _steps() -> Generator[None, None, _Built]:
    """Reads everybody and lays them out, pausing every so many."""
    school_year = classes.this_school_year()
    return _Built(school_year, (yield from PeopleIndex.in_steps(_batches(school_year))))


def _batches(school_year: int) -> Iterator[list[Person]]:
    """Everybody in the order of their numbers, ``STEP`` at a time."""
    named = _class_names(school_year)
    row = StudentRow
    every = row.select(row.number, row.id, row.name, row.initials, row.syllables, row.school_class, row.left_on)
    for found in batches(every, row.number, STEP):
        people = []
        for given, number, name, initials, syllables, class_id, left_on in found:
            shown, codes, at_school = named.get(class_id, _NO_CLASS)
            here = at_school and left_on is None
            people.append(Person(number, name, initials, syllables, given, shown, here, codes))
        yield people


def _class_names(school_year: int) -> dict[int | None, _ClassNames]:
    own = SchoolClassRow
    names: dict[int | None, _ClassNames] = {}
    for number, *known_as in bare(own.select(own.id, own.stage, own.entry_year, own.number)):
        school_class = SchoolClass(*known_as)
        names[number] = _ClassNames(
            school_class.shown(school_year),
            class_codes(school_class, school_year),
            not school_class.has_graduated(school_year),
        )
    return names


_kept = Remembered(_read, StudentRow, SchoolClassRow)
