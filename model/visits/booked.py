"""The appointment a visit comes from: each step of the visit carries it along, in the same entry."""

from model import clock
from model.appointments import book
from model.appointments.days import day_words
from model.appointments.kept import Appointment, get
from model.errors import Refused
from model.visits.visit import Details
from model.words import Words


def need_today(appointment_id: int) -> Appointment:
    """The appointment, if it is of today. Raises ``NotFound``, or ``Refused`` for one of another day."""
    appointment = get(appointment_id)
    if appointment.starts.date() != clock.today():
        raise Refused(
            "appointment.another_day",
            Words(
                "这是{day}的预约；请改期，或补录当天的来访",
                "It is booked for {day}; move it, or enter that day's visit",
            ).saying(day=day_words(appointment.starts.date())),
        )
    return appointment


def details(appointment: Appointment) -> Details:
    """What the book says of the visitor."""
    return Details(
        visitor=appointment.visitor,
        student=appointment.student_id,
        visitor_name=appointment.visitor_name,
        form=appointment.form,
        room=appointment.room_id,
    )


def begin(appointment_id: int) -> None:
    """They are in session; one only held, or given up as a no-show, is made good on the way. Raises ``Refused``."""
    state = get(appointment_id).state
    if state == "held":
        book.confirm(appointment_id)
    elif state == "no_show":
        book.arrive(appointment_id)
    book.begin(appointment_id)


def done(appointment_id: int) -> None:
    """The session is over. Raises ``Refused`` for an appointment that was called off."""
    state = get(appointment_id).state
    if state == "done":
        return
    if state != "in_session":
        begin(appointment_id)
    book.finish(appointment_id)


def back(appointment_id: int) -> None:
    """The visit was voided: the appointment stands where it stood at the door (到访)."""
    state = get(appointment_id).state
    if state == "done":
        book.begin(appointment_id)
    if state in ("done", "in_session"):
        book.arrive(appointment_id)
