"""What was done to bring absent students back (劝返, D7): when, by whom, with whom, and what came of it."""

from collections.abc import Collection
from datetime import datetime

from model import rights
from model.care import access
from model.named import NamedTuple
from model.rights import Right
from model.store.query import tuples
from model.store.tables import CareContactRow, StaffRow


class Persuasion(NamedTuple):
    """One visit or call."""

    student_id: int
    """To bring back whom."""
    at: datetime
    """When, local."""
    way: str
    """One of ``said.WAY_WORDS``."""
    spoke_with: str
    """One of ``said.WITH_WORDS``."""
    speaker: str
    """Who spoke for the school."""
    result: str
    """What came of it; empty where it is restricted, or the file another counsellor's."""


def of_students(student_ids: Collection[int]) -> dict[int, list[Persuasion]]:
    """The persuasions of these students, the oldest first; whose file is whose, the result tells nobody else."""
    rights.need(Right.CARE)
    own, closed = CareContactRow, access.withheld()
    columns = (own.student, own.at, own.way, own.spoke_with, StaffRow.name, own.result, own.restricted)
    query = own.select(*columns).join(StaffRow, on=own.speaker == StaffRow.id)
    query = query.where(own.kind == "persuasion", own.corrects.is_null(), own.student.in_(list(student_ids)))
    found: dict[int, list[Persuasion]] = {}
    for row in tuples(query.order_by(own.at, own.id)):
        result = "" if row[6] or row[0] in closed else row[5]
        found.setdefault(row[0], []).append(Persuasion(*(*row[:5], result)))
    return found
