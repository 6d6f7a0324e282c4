"""The waiting list: who waits, whom a time would suit, and nobody is given two times for one wish."""

from datetime import date, time, timedelta

import pytest

from model import session
from model.appointments import book, kept, waiting
from model.appointments.book import Wish
from model.appointments.waiting import Preference, Waiting
from model.errors import NotAllowed, NotFound, Refused
from model.people import students
from model.store import file
from model.store.database import desk
from tests.founding import School
from tests.model.visits.desk_day import at, entries, everything, moment, redo, undo

ANY = Preference()


def wish(school: School, hhmm: str = "12:30", student: int | None = None) -> Wish:
    """40 minutes with 赵老师 today."""
    return Wish(moment(hhmm), 40, school.zhao, student)


def waits(school: School, student: int = 0, **preference: object) -> Waiting:
    """A student is put on the list."""
    return waiting.wait(school.students[student], Preference(**preference))  # type: ignore[arg-type]


def names() -> list[str]:
    """Who waits, in the order of the list."""
    return [each.student_name for each in waiting.waiting()]


# --- the list --------------------------------------------------------------------------------


def test_a_student_waits_with_what_they_would_like(school: School) -> None:
    wanted = Preference(
        counsellor=school.qian,
        weekdays=frozenset({4, 0}),
        earliest=time(12, 30),
        latest=time(18, 0),
        minutes=30,
        until=date(2026, 12, 24),
        urgent=True,
        remark="下午",
    )
    line = waiting.wait(school.students[0], wanted)
    assert (line.student_name, line.counsellor_name, line.state, line.since) == (
        "张伟",
        "钱老师",
        "waiting",
        moment("12:00"),
    )
    assert line.preference == wanted
    assert waiting.waiting() == [line]
    undo()
    assert waiting.waiting() == []
    redo()
    assert waiting.get(line.id) == line


def test_urgent_ones_come_first_then_who_waits_longest(school: School) -> None:
    for minute, student, urgent in ((1, 0, False), (2, 1, False), (3, 2, True), (4, 3, True)):
        at(f"12:0{minute}")
        waits(school, student, urgent=urgent)
    assert names() == ["李娜", "曾国藩", "张伟", "王芳"]


def test_nobody_waits_twice_for_the_same(school: School) -> None:
    waits(school)
    waits(school, counsellor=school.qian)
    for preference in (ANY, Preference(counsellor=school.qian)):
        with pytest.raises(Refused) as refused:
            waiting.wait(school.students[0], preference)
        assert refused.value.rule == "waiting_once"
    assert len(waiting.waiting()) == 2


def test_past_their_last_day_they_are_no_longer_listed_and_may_wait_anew(school: School) -> None:
    old = waits(school, until=date(2026, 11, 26))
    at("18:00", 1)
    assert names() == ["张伟"]
    at("08:00", 2)
    assert names() == []
    before = everything()
    new = waits(school)
    assert waiting.waiting() == [new]
    assert waiting.get(old.id).state == "withdrawn"
    undo()
    assert everything() == before


@pytest.mark.parametrize(("minutes", "rule"), [(4, "waiting_minutes"), (481, "waiting_minutes")])
def test_a_length_that_cannot_be_is_refused(school: School, minutes: int, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        waits(school, minutes=minutes)
    assert refused.value.rule == rule


def test_the_latest_is_after_the_earliest(school: School) -> None:
    with pytest.raises(Refused) as refused:
        waits(school, earliest=time(13), latest=time(13))
    assert refused.value.rule == "waiting_order"


def test_who_is_not_there_cannot_wait(school: School) -> None:
    with pytest.raises(NotFound):
        waiting.wait(999, ANY)
    with pytest.raises(NotFound):
        waiting.withdraw(999)


def test_they_leave_the_list_and_can_come_back(school: School) -> None:
    line = waits(school)
    assert waiting.withdraw(line.id).state == "withdrawn"
    assert names() == []
    with pytest.raises(Refused) as refused:
        waiting.withdraw(line.id)
    assert refused.value.rule == "waiting.over"
    waits(school)
    assert names() == ["张伟"]
    undo()
    undo()
    assert names() == ["张伟"]


# --- whom a time would suit ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preference", "suits"),
    [
        (ANY, True),
        (Preference(counsellor=1), True),
        (Preference(counsellor=2), False),
        (Preference(weekdays=frozenset({2})), True),
        (Preference(weekdays=frozenset({0, 4})), False),
        (Preference(earliest=time(12, 30)), True),
        (Preference(earliest=time(12, 31)), False),
        (Preference(latest=time(13, 10)), True),
        (Preference(latest=time(13, 9)), False),
        (Preference(minutes=40), True),
        (Preference(minutes=41), False),
        (Preference(until=date(2026, 11, 25)), True),
        (Preference(until=date(2026, 11, 24)), False),
    ],
)
def test_whom_a_time_suits(school: School, preference: Preference, suits: bool) -> None:
    line = Waiting(1, 1, "张伟", "", preference, "waiting", moment("09:00"))
    assert waiting.suits(line, moment("12:30"), moment("13:10"), school.zhao) is suits


def offered(school: School) -> list[str]:
    """To whom the time from 12:30 to 13:10 would be offered."""
    return [each.student_name for each in waiting.offers(moment("12:30"), moment("13:10"), school.zhao)]


def test_a_time_that_came_free_is_offered_in_the_order_of_the_list(school: School) -> None:
    waits(school, 0)
    waits(school, 1, minutes=20)
    waits(school, 2, counsellor=school.qian)
    waits(school, 3, urgent=True)
    assert offered(school) == ["曾国藩", "张伟", "王芳"]
    at("12:45")
    assert offered(school) == ["王芳"]
    at("13:00")
    assert offered(school) == []
    at("14:00")
    assert offered(school) == []


# --- a time is given -------------------------------------------------------------------------


def test_who_is_given_a_time_leaves_the_list_in_one_entry(planned: School) -> None:
    line = waits(planned)
    before, written = everything(), entries()
    given = waiting.give(line.id, wish(planned, student=planned.students[0]))
    assert (given.student_name, given.starts) == ("张伟", moment("12:30"))
    assert (waiting.get(line.id).state, names()) == ("booked", [])
    assert entries() == written + 1
    assert desk.execute_sql("SELECT zh FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone() == (
        "张伟由候补转为预约",
    )
    undo()
    assert everything() == before
    redo()
    assert [each.student_name for each in kept.of_day(moment("00:00").date())] == ["张伟"]


def test_the_time_is_theirs_whomever_the_wish_names(planned: School) -> None:
    line = waits(planned)
    assert waiting.give(line.id, wish(planned, student=planned.students[3])).student_name == "张伟"


def test_a_line_that_is_settled_is_not_given_another_time(planned: School) -> None:
    line = waits(planned)
    waiting.give(line.id, wish(planned))
    for verb in (lambda: waiting.give(line.id, wish(planned, "16:30")), lambda: waiting.withdraw(line.id)):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.rule == "waiting.over"
    assert len(kept.of_day(moment("00:00").date())) == 1


def test_a_time_that_was_taken_meanwhile_leaves_them_on_the_list(planned: School) -> None:
    line = waits(planned)
    book.book(wish(planned, student=planned.students[1]))
    before = everything()
    for despite in (False, True):
        with pytest.raises(Refused):
            waiting.give(line.id, wish(planned, "12:40"), despite=despite)
    assert everything() == before
    assert file.check() == []


def test_outside_the_hours_it_is_given_on_purpose_only(planned: School) -> None:
    line = waits(planned)
    with pytest.raises(Refused) as refused:
        waiting.give(line.id, wish(planned, "14:00"))
    assert refused.value.rule == "appointment.not_offered"
    assert waiting.give(line.id, wish(planned, "14:00"), despite=True).starts == moment("14:00")


def test_only_who_may_book_keeps_the_list(school: School) -> None:
    line = waits(school)
    session.stand_up()
    for verb in (
        lambda: waits(school, 1),
        lambda: waiting.withdraw(line.id),
        lambda: waiting.give(line.id, wish(school)),
        lambda: waiting.get(line.id),
        waiting.waiting,
        lambda: waiting.offers(moment("12:30"), moment("12:30") + timedelta(minutes=40), school.zhao),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_who_has_left_waits_for_nothing_until_they_are_back(school: School) -> None:
    line = waits(school)
    students.leave_together(school.students[:2])
    assert names() == []
    with pytest.raises(Refused, match="直接预约"):
        waits(school, 1)
    students.return_to_school(school.students[0])
    assert [each.id for each in waiting.waiting()] == [line.id]
