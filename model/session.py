"""Who sits at the desk now."""

from typing import Literal

from model import rights
from model.errors import NotFound
from model.rights import Right, Role
from model.store import journal
from model.store.tables import StaffRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Seat:
    """The person at the desk."""

    staff_id: int | None
    """Their number among the staff; None before a school has any."""
    name: str
    """Their name as the staff list has it."""
    role: Role
    """What they may do."""
    first: Literal["", "given", "safe"] = ""
    """What comes before anything else: a password of their own where somebody else set the one they came with
    (``given``), a new one for a counsellor where it was the code from the safe (``safe``). Until then they may nothing."""


NOBODY = Seat(None, "", Role.NONE)
_seat = NOBODY


def may_entrust() -> bool:
    """Whether the person at the desk may name who reads the notes: a counsellor, or the founder before there is one."""
    return rights.may(Right.ENTRUST) or (_seat.staff_id is None and _seat.role is Role.ADMINISTRATOR)


def at_desk() -> Seat:
    """The person at the desk."""
    return _seat


def sit_down(staff_id: int) -> Seat:
    """A member of staff takes the desk. Raises ``NotFound`` if there is none, or they left."""
    row = StaffRow.get_or_none((StaffRow.id == staff_id) & StaffRow.left_on.is_null())
    if row is None:
        raise NotFound(Words("教师名单中没有此人", "That person is not on the staff list"))
    return _take(Seat(row.id, row.name, Role(row.role)))


def found_school() -> Seat:
    """The founder's seat: sets up an empty store before there is any staff to be."""
    return _take(Seat(None, "", Role.ADMINISTRATOR))


def wait(staff_id: int | None) -> Seat:
    """Somebody who may nothing yet but what comes first (``Seat.first``); None had the code from the safe."""
    if staff_id is None:
        return _take(Seat(None, "", Role.NONE, "safe"))
    seat = sit_down(staff_id)
    return _take(Seat(seat.staff_id, seat.name, Role.NONE, "given"))


def resume(seat: Seat) -> Seat:
    """Whoever sat there before sits there again, as before."""
    return _take(seat)


def stand_up() -> None:
    """Nobody is at the desk any more."""
    _take(NOBODY)


def _take(seat: Seat) -> Seat:
    global _seat
    _seat = seat
    journal.who = seat.staff_id
    rights.take(seat.role)
    return seat
