"""What is asked of the book: a day, a week, a student, a series; and how an appointment is told."""

from datetime import datetime, timedelta

import pytest

from model import session
from model.appointments import book, kept
from model.appointments.book import Wish
from model.appointments.kept import COMING_STATES, OPEN_STATES, STATE_WORDS, Appointment
from model.errors import NotAllowed, NotFound
from model.store.tables.appointments import OCCUPYING, STATES
from tests.founding import School
from tests.model.visits.desk_day import at, moment

TODAY = moment("00:00")
TOMORROW = TODAY + timedelta(days=1)


def booked(school: School, hhmm: str, days: int = 0, student: int = 0, **other: object) -> Appointment:
    """An appointment of 40 minutes with 赵老师, inside the hours or not."""
    facts: dict[str, object] = {"counsellor": school.zhao, "student": school.students[student], **other}
    return book.book(Wish(moment(hhmm, days), 40, **facts), despite=True)  # type: ignore[arg-type]


def test_one_is_told_with_every_name(school: School) -> None:
    made = booked(school, "12:30", room=school.room, form="form.telephone", remark="带作业")
    assert kept.get(made.id) == made
    assert (made.student_name, made.counsellor_name, made.room_name) == ("张伟", "赵老师", "个别辅导室")
    assert made.form == "form.telephone"
    assert isinstance(made.starts, datetime)
    assert made.after_the_fact is False


def test_without_room_and_student_their_names_are_empty(school: School) -> None:
    made = book.book(Wish(moment("12:30"), 40, school.zhao, visitor="other", nowhere=True), despite=True)
    assert (made.student_id, made.student_name, made.room_id, made.room_name) == (None, "", None, "")


@pytest.mark.parametrize(
    ("visitor", "name", "student", "who"),
    [
        ("student", "", True, "张伟"),
        ("parent", "", True, "张伟(家长)"),
        ("parent", "张妈妈", True, "张妈妈 张伟(家长)"),
        ("parent", "", False, "家长"),
        ("teacher", "周老师", False, "周老师(教师)"),
        ("group", "考前减压", False, "考前减压(团体)"),
        ("other", "", False, "其他"),
    ],
)
def test_who_comes(school: School, visitor: str, name: str, student: bool, who: str) -> None:
    about = school.students[0] if student else None
    made = book.book(Wish(moment("12:30"), 40, school.zhao, about, visitor=visitor, visitor_name=name), despite=True)
    assert made.who == who


def test_who_is_not_there_is_not_found(school: School) -> None:
    with pytest.raises(NotFound):
        kept.get(1)


def test_a_day_holds_what_starts_in_it_in_order_of_time(school: School) -> None:
    late, early = booked(school, "23:00"), booked(school, "00:00")
    booked(school, "23:00", -1)
    booked(school, "00:00", 1)
    assert [each.id for each in kept.of_day(TODAY.date())] == [early.id, late.id]
    assert kept.of_day(TODAY.date() + timedelta(days=9)) == []


def test_both_ends_of_a_stretch_are_half_open(school: School) -> None:
    made = booked(school, "12:30")
    assert kept.between(made.starts, made.ends) == [made]
    assert kept.between(made.starts - timedelta(minutes=1), made.starts) == []
    assert kept.between(made.ends, TOMORROW) == []


def test_of_one_counsellor_or_of_all(school: School) -> None:
    mine, hers = booked(school, "12:30"), booked(school, "12:30", student=1, counsellor=school.qian)
    assert [each.id for each in kept.between(TODAY, TOMORROW)] == [mine.id, hers.id]
    assert kept.between(TODAY, TOMORROW, counsellor=school.qian) == [hers]


def test_a_students_appointments_are_those_for_and_about_them(school: School) -> None:
    own = booked(school, "09:00", 1)
    about = booked(school, "10:00", 1, visitor="parent")
    booked(school, "11:00", 1, student=1)
    assert kept.of_student(school.students[0], TODAY, TODAY + timedelta(days=2)) == [own, about]
    assert kept.of_student(school.students[0], TODAY, TOMORROW) == []


def test_how_often_a_student_did_not_come(school: School) -> None:
    at("18:00")
    for hhmm in ("09:00", "10:00", "11:00"):
        book.miss(booked(school, hhmm).id)
    book.cancel(booked(school, "12:00").id)
    book.miss(booked(school, "13:00", student=1).id)
    assert kept.missed_by(school.students[0], TODAY, TOMORROW) == 3
    assert kept.missed_by(school.students[0], moment("10:00"), moment("11:00")) == 1


def test_a_deliberate_overlap_is_listed_as_long_as_both_are_to_take_place(school: School) -> None:
    first = booked(school, "12:30")
    second = booked(school, "12:50", student=1, overlap_reason="双胞胎")
    assert kept.overlapping_on_purpose(TODAY, TOMORROW) == [second]
    assert kept.overlapping_on_purpose(TOMORROW, TOMORROW + timedelta(days=1)) == []
    book.cancel(first.id)
    assert kept.overlapping_on_purpose(TODAY, TOMORROW) == []
    book.cancel(second.id)
    assert kept.overlapping_on_purpose(TODAY, TOMORROW) == []


@pytest.mark.parametrize(
    ("whose", "starts", "ends", "taken"),
    [
        ({}, "12:00", "12:30", False),
        ({}, "12:00", "12:31", True),
        ({}, "13:09", "13:20", True),
        ({}, "13:10", "13:20", False),
        ({"counsellor": 2}, "12:30", "13:10", False),
        ({"counsellor": 2, "room": 1}, "12:30", "13:10", True),
        ({"counsellor": 2, "room": 2}, "12:30", "13:10", False),
        ({"counsellor": 2, "student": 1}, "12:30", "13:10", True),
        ({"counsellor": 2, "student": 2, "room": 2}, "12:30", "13:10", False),
        ({"but": (1,)}, "12:30", "13:10", False),
    ],
)
def test_whether_a_time_is_taken(school: School, whose: dict[str, int], starts: str, ends: str, taken: bool) -> None:
    booked(school, "12:30", room=school.room)
    facts: dict[str, int] = {"counsellor": school.zhao, **whose}
    assert kept.is_taken(moment(starts), moment(ends), **facts) is taken


def test_what_was_called_off_takes_no_time(school: School) -> None:
    made = booked(school, "12:30")
    book.void(made.id, "录错")
    assert not kept.is_taken(made.starts, made.ends, school.zhao)


def test_the_states_of_a_day_are_counted(school: School) -> None:
    booked(school, "16:00")
    book.cancel(booked(school, "17:00").id)
    booked(school, "18:00", held=True)
    assert kept.states(kept.of_day(TODAY.date())) == {"booked": 1, "cancelled": 1, "held": 1}


def test_the_states_are_the_stores(school: School) -> None:
    assert tuple(STATE_WORDS) == STATES
    assert set(COMING_STATES) < set(OPEN_STATES) < set(OCCUPYING)


def test_who_may_see_today_may_ask_and_nobody_else(school: School) -> None:
    booked(school, "12:30")
    session.stand_up()
    for asked in (
        lambda: kept.get(1),
        lambda: kept.of_day(TODAY.date()),
        lambda: kept.between(TODAY, TOMORROW, counsellor=school.zhao),
        lambda: kept.of_student(school.students[0], TODAY, TOMORROW),
        lambda: kept.missed_by(school.students[0], TODAY, TOMORROW),
        lambda: kept.overlapping_on_purpose(TODAY, TOMORROW),
    ):
        with pytest.raises(NotAllowed):
            asked()
