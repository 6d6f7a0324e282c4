"""An appointment that arrives becomes a visit, and the two go on together."""

import pytest

from model.appointments import book, kept
from model.appointments.book import Wish
from model.errors import Refused
from model.store import journal
from model.store.database import desk
from model.visits import register, visits
from model.visits.visit import Details
from model.words import Words
from tests.founding import School
from tests.model.visits.desk_day import at, entries, moment, redo, undo


def booked(school: School, *, days: int = 0, held: bool = False) -> int:
    """王芳 with 赵老师 at 12:30; answers the appointment's number."""
    wish = Wish(moment("12:30", days), 40, school.zhao, student=school.students[1], room=school.room, held=held)
    return book.book(wish, despite=True).id


def state(appointment: int) -> str:
    """The appointment's state."""
    return kept.get(appointment).state


def test_an_appointment_becomes_a_visit_in_one_entry(school: School) -> None:
    appointment = booked(school)
    before = entries()
    at("12:34")
    visit = visits.receive(appointment)
    assert entries() == before + 1
    assert (visit.who.zh, visit.starts, visit.room_id, visit.is_walk_in) == (
        "王芳",
        moment("12:34"),
        school.room,
        False,
    )
    assert state(appointment) == "in_session"
    assert register.of_appointment(appointment) == visit
    at("13:10")
    assert visits.end(visit.id).minutes == 36
    assert state(appointment) == "done"


def test_both_are_taken_back_together(school: School) -> None:
    appointment = booked(school)
    visit = visits.receive(appointment)
    at("12:50")
    visits.end(visit.id)
    undo()
    assert (state(appointment), register.get(visit.id).state) == ("in_session", "under_way")
    undo()
    assert (state(appointment), register.running()) == ("booked", [])
    redo()
    redo()
    assert (state(appointment), register.get(visit.id).minutes) == ("done", 50)


@pytest.mark.parametrize("was", ["held", "booked", "arrived", "no_show"])
def test_whoever_stands_at_the_door_is_received(school: School, was: str) -> None:
    appointment = booked(school, held=was == "held")
    at("12:55")
    if was == "arrived":
        book.arrive(appointment)
    if was == "no_show":
        book.miss(appointment)
    assert state(appointment) == was
    visits.receive(appointment)
    assert state(appointment) == "in_session"


def test_an_appointment_is_received_once(school: School) -> None:
    appointment = booked(school)
    visits.end(visits.receive(appointment).id)
    at("13:00")
    with pytest.raises(Refused):
        visits.receive(appointment)
    assert len(register.of_day(moment("12:00").date())) == 1


def test_the_file_itself_refuses_a_second_visit_of_one_appointment(school: School) -> None:
    appointment = booked(school)
    visits.end(visits.receive(appointment).id)
    with pytest.raises(Refused) as refused, journal.writing("visit.add", Words("补录", "Entered")):
        desk.execute_sql(
            "INSERT INTO visit (number, visitor, visitor_name, counsellor_id, starts, ends, form_id, appointment_id, "
            "in_hours, after_the_fact, state, remark) VALUES ('x', 'student', '', ?, '2026-11-25 15:00', "
            "'2026-11-25 15:30', 'form.in_person', ?, 1, 0, 'ended', '')",
            (school.qian, appointment),
        )
    assert refused.value.rule == "visit.appointment_id"


def test_an_appointment_of_another_day_is_not_received_today(school: School) -> None:
    appointment = booked(school, days=1)
    with pytest.raises(Refused) as refused:
        visits.receive(appointment)
    assert refused.value.rule == "appointment.another_day"
    assert state(appointment) == "booked"


def test_a_cancelled_one_is_not_received(school: School) -> None:
    appointment = booked(school)
    book.cancel(appointment)
    with pytest.raises(Refused):
        visits.receive(appointment)
    assert register.running() == []


def test_a_busy_counsellor_receives_nobody_and_the_appointment_waits(school: School) -> None:
    appointment = booked(school)
    visits.walk_in()
    at("12:30")
    with pytest.raises(Refused) as refused:
        visits.receive(appointment)
    assert refused.value.rule == "visit.counsellor_busy"
    assert state(appointment) == "booked"
    assert visits.receive(appointment, counsellor=school.qian).counsellor_name == "钱老师"


def test_a_visit_voided_puts_the_appointment_back_to_the_door(school: School) -> None:
    appointment = booked(school)
    visits.void(visits.end(visits.receive(appointment).id).id, "叫错了人")
    assert state(appointment) == "arrived"
    at("12:40")
    assert visits.receive(appointment).number == "2026-002"


def test_what_was_forgotten_yesterday_is_entered_today(school: School) -> None:
    appointment = booked(school)
    at("08:00", days=1)
    told = Details(student=school.students[1])
    visit = visits.add(told, moment("12:30"), moment("13:05"), appointment_id=appointment)
    assert (visit.appointment_id, visit.after_the_fact, state(appointment)) == (appointment, True, "done")
    undo()
    assert state(appointment) == "booked"
