"""Families to watch, school-wide (D4): what the roster says of them and what the room added, whoever has a file or not."""

from model import reading_log, rights
from model.care.said import FLAG_WORDS
from model.grades import SchoolClass
from model.named import NamedTuple
from model.people import classes
from model.people.student import FLAG_WORDS as ROSTER_FLAGS
from model.rights import Right
from model.store.query import JOIN, bare
from model.store.tables import FamilyFlagRow, SchoolClassRow, StudentRow
from model.words import Words

KINDS: dict[str, Words] = {**ROSTER_FLAGS, **FLAG_WORDS}
"""The kinds of family (D4): the roster's three, then what the room knows."""


class Family(NamedTuple):
    """A student whose family is to be watched."""

    student_id: int
    """Who."""
    name: str
    """Their name."""
    class_shown: str
    """Their class, this school year."""
    flags: tuple[str, ...]
    """Why, keys of ``KINDS``."""


def families(*, again: bool = False) -> list[Family]:
    """Every student here with such a flag, by class and name.

    The look is written down, unless a page that is open reads it ``again``.
    """
    rights.need(Right.CARE)
    if not again:
        reading_log.looked("list family", None)
    added: dict[int, list[str]] = {}
    for student, flag in bare(FamilyFlagRow.select(FamilyFlagRow.student, FamilyFlagRow.flag)):
        added.setdefault(student, []).append(flag)
    own, of, year = StudentRow, SchoolClassRow, classes.this_school_year()
    by_roster = [getattr(own, flag) for flag in ROSTER_FLAGS]
    wanted = own.id.in_(list(added))
    for column in by_roster:
        wanted |= column == 1
    rows = bare(
        own.select(own.id, own.name, of.stage, of.entry_year, of.number, *by_roster)
        .join(of, JOIN.LEFT_OUTER)
        .where(own.left_on.is_null(), wanted)
        .order_by(of.stage, of.entry_year.desc(), of.number, own.syllables, own.id)
    )
    found = []
    for student, name, stage, entry_year, number, *set_ in rows:
        flags = {flag for flag, stands in zip(ROSTER_FLAGS, set_, strict=True) if stands} | set(added.get(student, ()))
        shown = SchoolClass(stage, entry_year, number).shown(year) if stage else ""
        found.append(Family(student, name, shown, tuple(kind for kind in KINDS if kind in flags)))
    return found
