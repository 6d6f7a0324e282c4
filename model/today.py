"""Today at the desk: the timeline of the day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from model import rights
from model.appointments import kept
from model.appointments.kept import Appointment
from model.opening import hours
from model.rights import Right
from model.visits import register
from model.visits.visit import Visit


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
    duty: int | None = None
    """Who is meant to be on duty in a window."""


def timeline(day: date) -> list[Line]:
    """What a day holds, in order of time: windows, appointments that have not become visits, visits."""
    rights.need(Right.SEE_TODAY)
    lines = [Line(each.starts, each.ends, "window", 0, duty=each.staff_id) for each in hours.planned_on(day)]
    visits = register.of_day(day)
    became = {each.appointment_id for each in visits}
    for booked in kept.of_day(day):
        if booked.id not in became and booked.state != "voided":
            lines.append(Line(booked.starts, booked.ends, "appointment", booked.id, appointment=booked))
    lines += [Line(each.starts, each.ends, "visit", each.id, visit=each) for each in visits]
    order = {"window": 0, "appointment": 1, "visit": 2}
    return sorted(lines, key=lambda line: (line.starts, order[line.kind], line.number))
