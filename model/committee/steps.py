"""What was done about a concern, step by step, and what each step has led to by now (C5).

Steps are only ever added to. Where one leads is read when it is asked for: an appointment that was moved or kept,
a line of the waiting list that got its time, a case.
"""

from datetime import datetime

from model import rights
from model.appointments import kept
from model.appointments.kept import STATE_WORDS as BOOKED_WORDS
from model.committee.concerns import STATE_WORDS, Concern
from model.rights import Right
from model.store.query import JOIN, fn, tuples
from model.store.tables import ConcernStepRow, StaffRow, WaitingRow
from model.values import dataclass
from model.words import Words

_WAITED: dict[str, Words] = {
    "waiting": Words("候补中", "on the waiting list"),
    "withdrawn": Words("已退出候补", "no longer on the waiting list"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done about a concern."""

    id: int
    """Its number in the store."""
    at: datetime
    """When, local."""
    what: str
    """By the keys of ``STATE_WORDS``."""
    words: str
    """What was written beside it."""
    who: str
    """By whom."""
    appointment_id: int | None
    """The appointment that was booked."""
    waiting_id: int | None
    """The line on the waiting list."""
    case_id: int | None
    """The case it opened or fed."""


def of(concern_id: int) -> list[Step]:
    """What was done about a concern, in order."""
    rights.need(Right.CONCERNS)
    own = ConcernStepRow
    rows = tuples(
        own.select(
            own.id, own.at, own.what, own.words, fn.COALESCE(StaffRow.name, ""), own.appointment, own.waiting, own.case
        )
        .join(StaffRow, JOIN.LEFT_OUTER)
        .where(own.concern == concern_id)
        .order_by(own.id)
    )
    return [Step(*row) for row in rows]


def rounds(concern_id: int) -> list[list[Step]]:
    """What was done, in order; the dates of a series, which were booked in one go, stand together."""
    found: list[list[Step]] = []
    for step in of(concern_id):
        before = found[-1][0] if found else None
        if before and step.appointment_id and before.appointment_id and (step.at, step.who) == (before.at, before.who):
            found[-1].append(step)
        else:
            found.append([step])
    return found


def led_to(step: Step, *others: Step) -> Words | None:
    """Where a step has led by now: the appointment and how it stands, the waiting list, the case; None for nowhere.

    Of a series, with its ``others``, the next date that is to come is told, else the last, and how many there are.
    """
    if step.case_id is not None:
        return Words("个案 {n}", "case {n}").saying(n=step.case_id)
    if step.appointment_id is not None:
        return _booked([each.appointment_id for each in (step, *others) if each.appointment_id])
    if step.waiting_id is None:
        return None
    own = WaitingRow
    state, appointment = tuples(own.select(own.state, own.appointment).where(own.id == step.waiting_id))[0]
    return _booked([appointment]) if appointment is not None else _WAITED[state]


def outcome(concern: Concern) -> Words:
    """How a concern stands, with what its newest step has led to."""
    state = STATE_WORDS[concern.state]
    if concern.is_waiting:
        return state
    round_ = next((each for each in reversed(rounds(concern.id)) if each[0].what == concern.state), None)
    newest = round_[0] if round_ else None
    there = led_to(*round_) if round_ else None
    if there is not None:
        return Words("{state}：{there}", "{state}: {there}").saying(state=state, there=there)
    return (
        Words("{state}：{words}", "{state}: {words}").saying(state=state, words=newest.words)
        if newest and newest.words
        else state
    )


def _booked(appointment_ids: list[int]) -> Words:
    every = sorted((kept.get(each) for each in appointment_ids), key=lambda each: each.starts)
    booked = next((each for each in every if each.state in kept.COMING_STATES), every[-1])
    told = Words("{at} {who} {state}", "{at} {who} {state}").saying(
        at=f"{booked.starts:%m-%d %H:%M}", who=booked.counsellor_name, state=BOOKED_WORDS[booked.state]
    )
    return (
        told
        if len(every) == 1
        else Words("{told}，共 {n} 次", "{told}, {n} {n:time|times} in all").saying(told=told, n=len(every))
    )
