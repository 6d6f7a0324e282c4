"""Duty that changes hands for a day: who does whose, and why; and who is meant to be on duty (A4)."""

from datetime import date, datetime

from model import rights
from model.errors import NotFound, Refused
from model.opening import hours
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import DutySwapRow, StaffRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Swap:
    """On one day, one person's duty is another's."""

    id: int
    """Its number in the store."""
    day: date
    """The day."""
    planned_id: int
    """Whose duty the plan says it is."""
    planned_name: str
    """Their name."""
    instead_id: int
    """Who does it."""
    instead_name: str
    """Their name."""
    reason: str
    """Why."""


def swaps(first: date, last: date) -> list[Swap]:
    """The swaps agreed for the days from ``first`` to ``last``, both inclusive."""
    rights.need(Right.SEE_TODAY)
    planned, instead = StaffRow.alias(), StaffRow.alias()
    own = DutySwapRow
    query = (
        own.select(own.id, own.day, own.planned, planned.name, own.instead, instead.name, own.reason)
        .join(planned, on=own.planned == planned.id)
        .switch(own)
        .join(instead, on=own.instead == instead.id)
        .where(own.day >= first, own.day <= last, own.retired == 0)
        .order_by(own.day, own.id)
    )
    return [Swap(*row) for row in tuples(query)]


def swap_duty(day: date, planned_staff: int, instead: int, reason: str) -> None:
    """On one day, somebody else does the duty the plan gives this person; a swap agreed before gives way.

    Two people who exchange their duties are two swaps. Raises ``Refused`` if the plan names ``planned_staff``
    nowhere that day.
    """
    rights.need(Right.OPEN_ROOM)
    a, b = _name_of(planned_staff, "planned"), _name_of(instead, "instead")
    if not any(window.staff_id == planned_staff for window in hours.planned_between(day, day, swapped=False)):
        words = Words("{name}这一天没有值班", "{name} has no duty that day").saying(name=a)
        raise Refused("duty_swap.no_duty", words, "planned")
    words = Words("{day}换班：{a} 由 {b} 代", "{day}: {b} takes {a}'s duty").saying(day=day, a=a, b=b)
    with journal.writing("duty_swap.agree", words):
        _retire(day, planned_staff)
        DutySwapRow.create(day=day, planned=planned_staff, instead=instead, reason=reason.strip())


def call_off(swap: int) -> None:
    """A swap is called off: the duty is again whose the plan says. Raises ``NotFound`` if there is none."""
    rights.need(Right.OPEN_ROOM)
    row = DutySwapRow.get_or_none((DutySwapRow.id == swap) & (DutySwapRow.retired == 0))
    if row is None:
        raise NotFound(Words("没有这次换班", "There is no such swap"))
    name = StaffRow.get_by_id(row.planned_id).name
    words = Words("{day}的换班取消，仍由{name}值班", "The swap on {day} is off; {name} has the duty again")
    with journal.writing("duty_swap.call_off", words.saying(day=row.day, name=name)):
        _retire(row.day, row.planned_id)


def _retire(day: date, owner: int) -> None:
    DutySwapRow.update(retired=True).where(
        DutySwapRow.day == day, DutySwapRow.planned == owner, DutySwapRow.retired == 0
    ).execute()


def _name_of(staff: int, field: str) -> str:
    row = StaffRow.get_or_none(StaffRow.id == staff)
    if row is None:
        raise NotFound(Words("教师名单中没有此人", "That person is not on the staff list"), field)
    return str(row.name)


def duty_now(moment: datetime) -> list[int]:
    """Who is meant to be on duty at a moment, by staff number."""
    return [
        window.staff_id
        for window in hours.planned_on(moment.date())
        if window.staff_id is not None and window.starts <= moment < window.ends
    ]
