"""Where a visitor is received: the room of the planned window, another free one, or none and a word about it.

Nobody has to think of the room: what is booked or begun without one is given the room its counsellor has at that
time by the plan. Chosen inside the change itself, so two windows never choose the same room for the same minute;
the store's own guard on rooms stands behind it.
"""

from collections.abc import Collection
from datetime import datetime, time
from typing import Literal

from model.appointments.kept import Appointment
from model.opening import hours
from model.opening.windows import PlannedWindow
from model.spans import Span, overlaps
from model.store.query import Asked, constant
from model.store.remembered import Remembered
from model.store.tables import AppointmentRow, RoomRow, VisitRow
from model.store.tables.appointments import OCCUPYING
from model.values import dataclass
from model.words import Words

Kind = Literal["individual", "group"]
_KINDS: dict[str, Kind | None] = {
    "form.telephone": None,
    "form.online": None,
    "form.letter": None,
    "form.column": None,
    "form.group": "group",
}
"""The kind of room a form of contact wants (A8); the forms not named here want one for individual visits."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is to be, and what is worth saying of that."""

    room: int | None
    """The room; ``None`` where none is needed or none is free."""
    name: str
    """What it is called; empty without one."""
    told: Words | None
    """Why it is not the room of the plan, or that there is none; ``None`` where nothing is to say."""


NOWHERE = Place(None, "", None)
"""No room, and nothing to say of it."""


def place(
    counsellor: int,
    starts: datetime,
    ends: datetime,
    form: str,
    *,
    but: Collection[int] = (),
    now: datetime | None = None,
) -> Place:
    """The room for ``[starts, ends)``: the one of the counsellor's planned window, else a free one of the kind wanted.

    Rooms that the plan gives to somebody else at that time are left to them. ``but`` are appointments that are in
    nobody's way; with ``now`` a visit of somebody else that is under way is in the way, too.
    """
    kind = _KINDS.get(form, "individual")
    known = _rooms()
    if kind is None or not known:
        return NOWHERE
    windows = hours.planned_on(starts.date())
    wanted = _planned(windows, counsellor, starts)
    taken = _taken(counsellor, starts, ends, but=but) | (_occupied(counsellor, now) if now else set())
    names = {number: name for number, name, _ in known}
    kinds = {number: of for number, _, of in known}
    planned = wanted if wanted in names and wanted not in taken else None
    if planned is not None and (kind == "individual" or kinds[planned] == kind):
        return Place(planned, names[planned], None)
    others = {
        each.room_id for each in windows if each.staff_id not in (None, counsellor) and _meets(each, starts, ends)
    }
    free = [number for number, of in kinds.items() if of == kind and number not in taken | others]
    if free:
        instead = names[free[0]]
        words = Words("{room}已有人，改用{instead}", "{room} is taken; {instead} instead")
        told = words.saying(room=names[wanted], instead=instead) if wanted in names and wanted in taken else None
        return Place(free[0], instead, told)
    if planned is not None:
        return Place(planned, names[planned], None)
    return Place(None, "", _NONE_FREE if kind in kinds.values() else None)


_NONE_FREE = Words("没有空闲的场地，地点待定", "No room is free; where is left open")


def kept(booked: Appointment, counsellor: int, starts: datetime, ends: datetime) -> int | None:
    """The room an appointment takes along to another time; ``None`` where that time has a room of its own.

    A room of the plan belongs to its time. One that was chosen goes along; of those for one visitor only if it is
    free there, since another of them will do.
    """
    room = booked.room_id
    if room is None or room == of_window(booked.counsellor_id, booked.starts):
        return None
    return None if _is_like_others(room) and not is_free(room, counsellor, starts, ends, but=(booked.id,)) else room


def again(booked: Appointment) -> int | None:
    """The room of an appointment that was called off and stands again: its own, or another where that is given away."""
    room, who = booked.room_id, booked.counsellor_id
    if room is None or not _is_like_others(room) or is_free(room, who, booked.starts, booked.ends, but=(booked.id,)):
        return room
    return place(who, booked.starts, booked.ends, booked.form, but=(booked.id,)).room


def _is_like_others(room: int) -> bool:
    """Whether another room for one visitor would do as well."""
    return any(number == room and kind == "individual" for number, _, kind in _rooms())


def of_window(counsellor: int, starts: datetime) -> int | None:
    """The room the plan gives this counsellor at that time, taken or not."""
    return _planned(hours.planned_on(starts.date()), counsellor, starts)


def free_rooms(
    counsellor: int, starts: datetime, ends: datetime, *, but: Collection[int] = ()
) -> list[tuple[int, str]]:
    """The rooms in use that nobody else has in ``[starts, ends)``, number and name, those for one visitor first."""
    taken = _taken(counsellor, starts, ends, but=but)
    return [(number, name) for number, name, _ in _rooms() if number not in taken]


def is_free(room: int, counsellor: int, starts: datetime, ends: datetime, *, but: Collection[int] = ()) -> bool:
    """Whether nobody else has this room in ``[starts, ends)``."""
    return room not in _taken(counsellor, starts, ends, but=but)


def _planned(windows: list[PlannedWindow], counsellor: int, starts: datetime) -> int | None:
    """The room of the window a time lies in: the counsellor's own before one of nobody's."""
    here = [each for each in windows if each.starts <= starts < each.ends and each.room_id is not None]
    for whose in (counsellor, None):
        found = next((each.room_id for each in here if each.staff_id == whose), None)
        if found is not None:
            return found
    return None


def _meets(window: PlannedWindow, starts: datetime, ends: datetime) -> bool:
    return overlaps(window.span, Span(starts, ends))


def _taken(counsellor: int, starts: datetime, ends: datetime, *, but: Collection[int]) -> set[int]:
    """The rooms others have then; what the counsellor booked beside it on purpose is in the same room."""
    midnight = datetime.combine(starts.date(), time())
    return {
        room for number, room, whose in _booked(midnight, ends, starts) if whose != counsellor and number not in but
    }


def _occupied(counsellor: int, now: datetime) -> set[int]:
    """The rooms in which others have a visitor at this moment."""
    return {room for room, whose, since in _under_way() if whose != counsellor and since.date() == now.date()}


def _read_rooms() -> tuple[tuple[int, str, str], ...]:
    rows = RoomRow.select().where(RoomRow.closed_on.is_null()).order_by(RoomRow.kind != "individual", RoomRow.id)
    return tuple((row.id, row.name, row.kind) for row in rows)


_rooms = Remembered(_read_rooms, RoomRow)
_booked = Asked(
    lambda since, until, after: AppointmentRow.select(
        AppointmentRow.id, AppointmentRow.room, AppointmentRow.counsellor
    ).where(
        AppointmentRow.starts >= since,
        AppointmentRow.starts < until,
        AppointmentRow.ends > after,
        AppointmentRow.room.is_null(False),
        AppointmentRow.state.in_(OCCUPYING),
    ),
    3,
)
_under_way = Asked(
    lambda: VisitRow.select(VisitRow.room, VisitRow.counsellor, VisitRow.starts).where(
        VisitRow.state == constant("under_way"), VisitRow.room.is_null(False)
    ),
    0,
)
