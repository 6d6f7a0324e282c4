"""Today at the desk: the timeline of the day."""

from datetime import date, datetime, timedelta
from typing import Literal

from model import rights
from model.appointments import kept
from model.appointments.kept import Appointment
from model.opening import hours
from model.rights import Right
from model.store.query import tuples
from model.store.tables import RoomRow, StaffRow
from model.values import dataclass
from model.visits import register
from model.visits.visit import Visit

ARRIVING_MINUTES = 30
"""How long before its start an appointment is due to arrive."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the day's timeline."""

    starts: datetime
    """First minute."""
    ends: datetime | None
    """The minute after the last; None while under way."""
    kind: Literal["window", "appointment", "visit"]
    """A planned opening window, an appointment nobody has come to, or a visit."""
    number: int
    """The number of the appointment or visit; 0 for a window."""
    appointment: Appointment | None = None
    """The appointment."""
    visit: Visit | None = None
    """The visit."""
    duty: str = ""
    """Name of who is meant to be on duty in a window."""
    room: str = ""
    """Name of the room a window is planned in."""


def timeline(day: date) -> list[Line]:
    """What a day holds, in order of time: windows, appointments that have not become visits, visits."""
    rights.need(Right.SEE_TODAY)
    lines = _windows(day)
    visits = register.of_day(day)
    became = {each.appointment_id for each in visits}
    for booked in kept.of_day(day):
        if booked.id not in became and booked.state != "voided":
            lines.append(Line(booked.starts, booked.ends, "appointment", booked.id, appointment=booked))
    lines += [Line(each.starts, each.ends, "visit", each.id, visit=each) for each in visits]
    order = {"window": 0, "appointment": 1, "visit": 2}
    return sorted(lines, key=lambda line: (line.starts, order[line.kind], line.number))


def expected(moment: datetime) -> list[Appointment]:
    """Who is booked for this minute, is due to arrive, or is booked until the hours planned for now are over."""
    rights.need(Right.SEE_TODAY)
    planned = [each.ends for each in hours.planned_on(moment.date()) if each.starts <= moment < each.ends]
    return kept.awaited(moment, max([*planned, moment + timedelta(minutes=ARRIVING_MINUTES + 1)]))


def _windows(day: date) -> list[Line]:
    planned = hours.planned_on(day)
    people = dict(tuples(StaffRow.select(StaffRow.id, StaffRow.name))) if planned else {}
    places = dict(tuples(RoomRow.select(RoomRow.id, RoomRow.name))) if planned else {}
    return [
        Line(
            each.starts,
            each.ends,
            "window",
            0,
            duty=people.get(each.staff_id, ""),
            room=places.get(each.room_id, ""),
        )
        for each in planned
    ]
