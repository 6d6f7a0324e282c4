"""A student who is no longer at this school: nobody books them without being told, and they wait for no time.

Whoever is on duty may book them all the same: who comes back is assessed by the room first (E8, domain.md §2.12).
Their parents come as anybody's do, and what was before they left is entered as ever.
"""

from collections.abc import Collection
from datetime import date

from model import clock, rights
from model.appointments.kept import COMING_STATES
from model.calendar.year import this_school_year
from model.errors import Refused
from model.grades import SchoolClass
from model.rights import Right
from model.store.query import JOIN, Asked
from model.store.tables import AppointmentRow, SchoolClassRow, StudentRow
from model.words import Words


def why_gone(student: int | None, visitor: str, day: date) -> Words | None:
    """Why this student is not expected on ``day``; None while they are at school, and for whoever else comes."""
    if student is None or visitor != "student":
        return None
    left = _left(student, day)
    if left is None:
        return None
    told = Words("{left}；家长来请写“家长”", "{left}; for a parent, say parent")
    return told.saying(left=left)


def need_here(student: int) -> None:
    """Go on only with a student who is at school. Raises ``Refused``."""
    left = _left(student, clock.today())
    if left is not None:
        words = Words(
            "{left}，不列入候补；要见本人或家长，请直接预约",
            "{left} and waits for no time; to see them or a parent, book a time",
        )
        raise Refused("waiting.left", words.saying(left=left), "student")


def still_booked(students: Collection[int]) -> int:
    """How many appointments of these students are still to come: whoever marks them as left has them to settle."""
    rights.need(Right.BOOK)
    own = AppointmentRow
    coming = own.student.in_(students), own.starts >= clock.now(), own.state.in_(COMING_STATES)
    found: int = own.select().where(*coming).count()
    return found


def _left(student: int, day: date) -> Words | None:
    """That they have left by then, or their class has graduated; None otherwise, also for a number nobody has."""
    found = _facts(student)
    if not found:
        return None
    left_on, stage, entry_year, number = found[0]
    if left_on is not None and left_on <= day:
        return Words("该生已于 {on} 离校", "This student left on {on}").saying(on=left_on)
    if stage is not None and SchoolClass(stage, entry_year, number).has_graduated(this_school_year(day)):
        return Words("该生已毕业", "This student has graduated")
    return None


_facts = Asked(
    lambda number: (
        StudentRow.select(StudentRow.left_on, SchoolClassRow.stage, SchoolClassRow.entry_year, SchoolClassRow.number)
        .join(SchoolClassRow, JOIN.LEFT_OUTER)
        .where(StudentRow.id == number)
    ),
    1,
)
