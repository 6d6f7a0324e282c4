"""The week's appointments for any calendar (iCalendar): times, rooms, counsellors and codes; never a visitor's name.

The times float: they are the wall time of whoever looks, as an appointment at the desk is. An appointment
keeps its UID in every file, so that a calendar replaces what it took in before, cancelled ones too. Its stamp is when
it was changed last, so that the same appointments give the same bytes whenever they are written.
"""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from model import rights, settings, word_lists
from model.appointments import kept
from model.appointments.kept import STATE_WORDS, VISITOR_WORDS, Appointment
from model.rights import Right
from model.store import earlier
from model.totals.codes import student_code
from model.totals.read import week_of
from model.words import say

if TYPE_CHECKING:
    from icalendar import Event

_CANCELLED = frozenset({"cancelled", "late_cancel", "voided"})


def appointments_of(monday: date) -> list[Appointment]:
    """The appointments of the week that begins on a Monday."""
    rights.need(Right.EXPORT)
    return kept.between(*week_of(monday))


def calendar_file(appointments: list[Appointment]) -> bytes:
    """These appointments as a calendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Duty Desk//dutydesk//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("心理辅导预约", "Counselling appointments"))
    words = word_lists.sayings()
    changed = earlier.changed_at("appointment", [each.id for each in appointments])
    for appointment in appointments:
        form = str(words.get(appointment.form, appointment.form))
        calendar.add_component(_event(appointment, form, changed.get(appointment.id)))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, form: str, changed: str | None) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"appointment-{appointment.id}@{settings.get().school_number or 'school'}.dutydesk")
    stamp = datetime.fromisoformat(changed) if changed else appointment.starts
    event.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", appointment.starts)
    event.add("dtend", appointment.ends)
    event.add("summary", f"{_who(appointment)}  {form}")
    event.add("description", f"{appointment.counsellor_name}  {STATE_WORDS[appointment.state]}")
    if appointment.room_name:
        event.add("location", appointment.room_name)
    event.add("status", _status(appointment))
    event.add("class", "PRIVATE")
    return event


def _who(appointment: Appointment) -> str:
    """Who comes, by code: ``S00042``, or what kind of visitor, about which student."""
    code = "" if appointment.student_id is None else student_code(appointment.student_id)
    return code if code and appointment.visitor == "student" else f"{VISITOR_WORDS[appointment.visitor]} {code}".strip()


def _status(appointment: Appointment) -> str:
    if appointment.state in _CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if appointment.state == "held" else "CONFIRMED"
