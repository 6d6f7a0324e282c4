"""When a counsellor is away and cannot be booked."""

from datetime import datetime

from model import rights
from model.errors import NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import AbsenceRow, StaffRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away, ``[starts, ends)``."""

    id: int
    """Its number in the store."""
    staff_id: int
    """Who."""
    staff_name: str
    """Their name."""
    starts: datetime
    """First local moment."""
    ends: datetime
    """The local moment they are back."""
    reason: str
    """Why; may be empty."""


def absences(starts: datetime, ends: datetime) -> list[Absence]:
    """Who is away at some time in ``[starts, ends)``, in order of time."""
    rights.need(Right.SEE_TODAY)
    own = AbsenceRow
    query = (
        own.select(own.id, own.staff, StaffRow.name, own.starts, own.ends, own.reason)
        .join(StaffRow)
        .where(own.starts < ends, own.ends > starts, own.retired == 0)
        .order_by(own.starts, own.id)
    )
    return [Absence(*row) for row in tuples(query)]


def be_absent(staff: int, starts: datetime, ends: datetime, reason: str = "") -> int:
    """A counsellor is away and cannot be booked; answers the absence's number.

    What is booked with them already stays. Raises ``Refused`` if they are away then anyhow.
    """
    rights.need(Right.PLAN_HOURS)
    row = StaffRow.get_or_none(StaffRow.id == staff)
    if row is None:
        raise NotFound(Words("教师名单中没有此人", "That person is not on the staff list"), "staff")
    for each in absences(starts, ends):
        if each.staff_id == staff:
            words = Words("{name}这段时间已经请假", "{name} is away then already").saying(name=row.name)
            raise Refused("absence.twice", words, "starts")
    words = Words("{name}请假 {a} 至 {b}", "{name} is away from {a} to {b}")
    with journal.writing("absence.add", words.saying(name=row.name, a=_said(starts), b=_said(ends))):
        return int(AbsenceRow.create(staff=staff, starts=starts, ends=ends, reason=reason.strip()).id)


def be_back(absence: int) -> None:
    """An absence is called off. Raises ``NotFound`` if there is none."""
    rights.need(Right.PLAN_HOURS)
    row = AbsenceRow.get_or_none((AbsenceRow.id == absence) & (AbsenceRow.retired == 0))
    if row is None:
        raise NotFound(Words("没有这次请假", "There is no such absence"))
    words = Words("{name}销假（{a} 至 {b}）", "{name}'s absence from {a} to {b} was called off")
    name = StaffRow.get_by_id(row.staff_id).name
    with journal.writing("absence.retire", words.saying(name=name, a=_said(row.starts), b=_said(row.ends))):
        AbsenceRow.update(retired=True).where(AbsenceRow.id == absence).execute()


def _said(moment: datetime) -> str:
    return f"{moment:%m-%d %H:%M}"
