"""Who stands round whom: everybody who is watched over, every left-behind child, with mentor and proxy parent (C8-C10)."""

from datetime import date

from model import reading_log, rights
from model.care import around
from model.care.around import Owed
from model.grades import SchoolClass
from model.named import NamedTuple
from model.people import classes
from model.rights import Right
from model.store.query import JOIN, bare
from model.store.tables import CareCaseRow, MentorRow, ProxyParentRow, SchoolClassRow, StaffRow, StudentRow


class Stands(NamedTuple):
    """A student, and who stands round them."""

    student_id: int
    """Who."""
    name: str
    """Their name."""
    class_shown: str
    """Their class, this school year."""
    watched: bool
    """Whether there is an open file; otherwise a left-behind child, or one with a proxy parent."""
    mentor: str
    """Their mentor; empty without one."""
    proxy: str
    """Their proxy parent; empty without one."""
    left_behind: bool
    """Whether the roster says so."""
    talked: date | None
    """The last talk that was long enough (C8)."""
    visited: date | None
    """The last home visit (C9)."""
    owed: tuple[Owed, ...]
    """What is owed to them, the first due first."""


def read(*, again: bool = False) -> list[Stands]:
    """Everybody there is something to do for: watched over first, then left-behind children, by class and name.

    The look is written down, unless a page that is open reads it ``again``.
    """
    rights.need(Right.CARE)
    if not again:
        reading_log.looked("round", None)
    last, owed = around.last_contacts(), _owed()
    watched = {
        student for (student,) in bare(CareCaseRow.select(CareCaseRow.student).where(CareCaseRow.state == "open"))
    }
    mentors, proxies, year = _named(MentorRow), _named(ProxyParentRow), classes.this_school_year()
    own, of = StudentRow, SchoolClassRow
    wanted = (own.left_behind == 1) | own.id.in_([*watched, *proxies])
    rows = bare(
        own.select(own.id, own.name, own.left_behind, of.stage, of.entry_year, of.number)
        .join(of, JOIN.LEFT_OUTER)
        .where(own.left_on.is_null(), wanted)
        .order_by(of.stage, of.entry_year, of.number, own.syllables, own.id)
    )
    found = [
        Stands(
            student,
            name,
            SchoolClass(*of_class).shown(year) if of_class[0] else "",
            student in watched,
            mentors.get(student, ""),
            proxies.get(student, ""),
            bool(left_behind),
            last.get((student, "talk", 0)),
            last.get((student, "home_visit", 0)),
            tuple(owed.get(student, ())),
        )
        for student, name, left_behind, *of_class in rows
    ]
    return sorted(found, key=lambda each: not each.watched)


def _owed() -> dict[int, list[Owed]]:
    found: dict[int, list[Owed]] = {}
    for each in around.owed():
        found.setdefault(each.student_id, []).append(each)
    return found


def _named(table: type[MentorRow] | type[ProxyParentRow]) -> dict[int, str]:
    rows = table.select(table.student, StaffRow.name).join(StaffRow).where(table.ended_on.is_null())
    return dict(bare(rows))
