"""One appointment from the booking to the end: what is offered, what may follow what, and what needs a reason."""

from collections.abc import Callable

import pytest

from model import session, settings
from model.appointments import book, kept, moving
from model.appointments.book import FOLLOWS, Wish
from model.appointments.kept import Appointment
from model.errors import NotAllowed, NotFound, Refused, Unclear
from model.people import classes, students
from model.store import file, journal
from model.store.database import desk
from model.store.tables import AppointmentRow, StaffRow
from model.words import Words
from tests.founding import School
from tests.model.visits.desk_day import at, entries, everything, moment, redo, undo


def wish(school: School, hhmm: str = "12:30", days: int = 0, student: int = 0, **other: object) -> Wish:
    """40 minutes with 赵老师 today at half past twelve, for 张伟, unless said otherwise."""
    facts: dict[str, object] = {"minutes": 40, "counsellor": school.zhao, "student": school.students[student], **other}
    return Wish(starts=moment(hhmm, days), **facts)  # type: ignore[arg-type]


def in_state(school: School, state: str) -> int:
    """An appointment of this morning that has come to be in a state."""
    booked = book.book(wish(school, "09:00"))
    with journal.writing("appointment.change", Words("改", "Changed")):
        AppointmentRow.update(state=state, ended_reason="错").where(AppointmentRow.id == booked.id).execute()
    return booked.id


def said() -> Words:
    """The newest sentence of the journal."""
    return Words(*desk.execute_sql("SELECT zh, en FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone())


# --- booking ---------------------------------------------------------------------------------


def test_a_time_inside_the_hours_is_booked_and_told(planned: School) -> None:
    booked = book.book(wish(planned, room=planned.room, remark=" 带作业 "))
    assert (booked.student_name, booked.counsellor_name, booked.room_name) == ("张伟", "赵老师", "个别辅导室")
    assert (booked.starts, booked.ends, booked.minutes) == (moment("12:30"), moment("13:10"), 40)
    assert (booked.state, booked.form, booked.remark) == ("booked", "form.in_person", "带作业")
    assert (booked.overlap_reason, booked.after_the_fact, booked.series_id) == (None, False, None)
    assert said() == Words("预约了张伟：11月25日 12:30", "Booked 张伟: 25 Nov 12:30")


@pytest.mark.parametrize(
    ("hhmm", "told"), [("14:00", "不在开放时段内"), ("13:00", "超出开放时段"), ("23:00", "不在开放时段内")]
)
def test_a_time_outside_the_hours_is_refused_and_booked_all_the_same_on_purpose(
    planned: School, hhmm: str, told: str
) -> None:
    before = entries()
    with pytest.raises(Refused) as refused:
        book.book(wish(planned, hhmm))
    assert (refused.value.rule, refused.value.field) == ("appointment.not_offered", "starts")
    assert told in refused.value.words.zh
    assert entries() == before
    assert book.book(wish(planned, hhmm), despite=True).starts == moment(hhmm)


def test_no_purpose_lets_two_overlap_without_a_reason(planned: School) -> None:
    book.book(wish(planned))
    with pytest.raises(Refused) as refused:
        book.book(wish(planned, "12:50", student=1), despite=True)
    assert refused.value.rule == "appointment.counsellor_busy"
    assert len(kept.of_day(moment("00:00").date())) == 1


def test_with_a_typed_reason_they_overlap_and_are_listed(planned: School) -> None:
    book.book(wish(planned))
    second = book.book(wish(planned, "12:50", student=1, overlap_reason=" 家长同来 "))
    assert second.overlap_reason == "家长同来"
    assert [each.id for each in kept.overlapping_on_purpose(moment("00:00"), moment("00:00", 1))] == [second.id]
    with pytest.raises(Refused) as refused:
        book.book(wish(planned, "13:00", student=2), despite=True)
    assert refused.value.rule == "appointment.counsellor_busy"


def test_a_reason_of_blanks_is_none(planned: School) -> None:
    with pytest.raises(Refused) as refused:
        book.book(wish(planned, overlap_reason="  "))
    assert refused.value.rule == "appointment_overlap_reason"


def test_a_reason_where_nothing_overlaps_is_not_kept(planned: School) -> None:
    """It would let the row past the guard wherever it was moved, and the list of overlaps would tell of none."""
    assert book.book(wish(planned, overlap_reason="以防万一")).overlap_reason is None


def test_the_past_is_entered_after_the_fact_and_marked(planned: School) -> None:
    booked = book.book(wish(planned, "09:00", -1))
    assert booked.after_the_fact
    assert said() == Words("补录了张伟的预约：11月24日 09:00", "Entered 张伟's past appointment: 24 Nov 09:00")
    with pytest.raises(Refused) as refused:
        book.book(wish(planned, "09:20", -1, student=1))
    assert refused.value.rule == "appointment.counsellor_busy"


@pytest.mark.parametrize(("minutes", "rule"), [(0, "appointment_order"), (-5, "appointment_order")])
def test_an_appointment_of_no_length_is_refused(planned: School, minutes: int, rule: str) -> None:
    with pytest.raises(Unclear):
        book.book(wish(planned, minutes=minutes))
    with pytest.raises(Refused) as refused:
        book.book(wish(planned, minutes=minutes), despite=True)
    assert refused.value.rule == rule


@pytest.mark.parametrize("minutes", [60, 90])
def test_nothing_crosses_midnight(planned: School, minutes: int) -> None:
    with pytest.raises(Refused) as refused:
        book.book(wish(planned, "23:00", minutes=minutes), despite=True)
    assert refused.value.rule == "appointment_midnight"


def test_the_limit_of_a_day_holds_and_is_passed_on_purpose(planned: School) -> None:
    settings.change(daily_count=1)
    book.book(wish(planned))
    with pytest.raises(Refused, match="已满 1 次"):
        book.book(wish(planned, "16:30", student=1))
    assert book.book(wish(planned, "16:30", student=1), despite=True).student_name == "王芳"


def test_a_visitor_without_a_student_is_named(planned: School) -> None:
    teacher = book.book(Wish(moment("12:30"), 40, planned.zhao, visitor="teacher", visitor_name=" 周老师 "))
    assert (teacher.student_id, teacher.visitor_name, teacher.who) == (None, "周老师", "周老师(教师)")
    assert said() == Words("预约了周老师：11月25日 12:30", "Booked 周老师: 25 Nov 12:30")
    book.cancel(teacher.id)
    assert said() == Words("取消了周老师的预约：11月25日 12:30", "Cancelled 周老师's appointment: 25 Nov 12:30")
    book.book(Wish(moment("16:30"), 40, planned.zhao, visitor="group"))
    assert said() == Words("预约了团体：11月25日 16:30", "Booked group: 25 Nov 16:30")


def test_a_parent_comes_about_a_student(planned: School) -> None:
    booked = book.book(wish(planned, visitor="parent", visitor_name="张妈妈"))
    assert (booked.student_name, booked.who) == ("张伟", "张妈妈 张伟(家长)")


def test_who_is_not_there_cannot_be_booked(planned: School) -> None:
    before = entries()
    with pytest.raises(NotFound):
        book.book(Wish(moment("12:30"), 40, planned.zhao, 999))
    with pytest.raises(Refused) as refused:
        book.book(Wish(moment("12:30"), 40, 999, planned.students[0]), despite=True)
    assert refused.value.rule == "foreign_key"
    with pytest.raises(NotFound):
        book.arrive(999)
    assert entries() == before


# --- what may follow what --------------------------------------------------------------------

VERBS: dict[str, tuple[Callable[[int], Appointment], frozenset[str]]] = {
    "confirm": (book.confirm, frozenset({"booked"})),
    "arrive": (book.arrive, frozenset({"arrived"})),
    "begin": (book.begin, frozenset({"in_session"})),
    "finish": (book.finish, frozenset({"done"})),
    "miss": (book.miss, frozenset({"no_show"})),
    "cancel": (book.cancel, frozenset({"cancelled", "late_cancel"})),
    "reinstate": (book.reinstate, frozenset({"booked"})),
    "void": (lambda number: book.void(number, "录错"), frozenset({"voided"})),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", FOLLOWS)
def test_what_may_follow_what(school: School, state: str, verb: str) -> None:
    number = in_state(school, state)
    do, becomes = VERBS[verb]
    before, written = everything(), entries()
    if becomes & FOLLOWS[state]:
        assert do(number).state in becomes & FOLLOWS[state]
        assert entries() == written + 1
        undo()
        assert everything() == before
        redo()
        assert kept.get(number).state in becomes
    else:
        with pytest.raises(Refused) as refused:
            do(number)
        assert refused.value.rule == "appointment.state"
        assert kept.STATE_WORDS[state].zh in refused.value.words.zh
        assert (everything(), entries()) == (before, written)


def test_every_state_has_its_words_and_its_followers() -> None:
    assert FOLLOWS.keys() == kept.STATE_WORDS.keys()
    assert frozenset().union(*FOLLOWS.values()) <= FOLLOWS.keys()


@pytest.mark.parametrize(
    ("hhmm", "days", "state"),
    [("14:59", 0, "late_cancel"), ("15:00", 0, "cancelled"), ("09:00", 1, "cancelled"), ("11:00", 0, "late_cancel")],
)
def test_within_the_late_hours_it_is_a_late_cancel(school: School, hhmm: str, days: int, state: str) -> None:
    """Three hours, unless the school says otherwise; it is noon."""
    booked = book.book(wish(school, hhmm, days), despite=True)
    assert book.cancel(booked.id, " 家长电话 ").state == state
    assert kept.get(booked.id).ended_reason == "家长电话"


def test_a_held_time_is_never_cancelled_late(school: School) -> None:
    held = book.book(wish(school, held=True), despite=True)
    assert (held.state, held.is_open) == ("held", True)
    assert book.cancel(held.id).state == "cancelled"


def test_who_came_early_and_left_again_is_called_off_even_where_nothing_is_late(school: School) -> None:
    settings.change(late_cancel_hours=0)
    booked = book.book(wish(school), despite=True)
    book.arrive(booked.id)
    assert book.cancel(booked.id).state == "late_cancel"


def test_nobody_is_missed_before_the_time_has_come(school: School) -> None:
    booked = book.book(wish(school), despite=True)
    with pytest.raises(Refused) as refused:
        book.miss(booked.id)
    assert refused.value.rule == "appointment.not_yet"
    at("12:30")
    assert book.miss(booked.id).state == "no_show"


def test_what_was_called_off_is_reinstated_only_where_the_time_is_still_free(school: School) -> None:
    first = book.book(wish(school), despite=True)
    book.cancel(first.id, "发烧")
    second = book.book(wish(school, student=1), despite=True)
    with pytest.raises(Refused) as refused:
        book.reinstate(first.id)
    assert refused.value.rule == "appointment.counsellor_busy"
    book.void(second.id, "点错")
    stands = book.reinstate(first.id)
    assert (stands.state, stands.ended_reason) == ("booked", "")


def test_a_void_wants_its_reason(school: School) -> None:
    booked = book.book(wish(school), despite=True)
    with pytest.raises(Refused) as refused:
        book.void(booked.id, "  ")
    assert refused.value.rule == "appointment_void_reason"
    assert book.void(booked.id, " 录错 ").ended_reason == "录错"


def test_beside_a_deliberate_overlap_the_first_comes_and_goes(school: School) -> None:
    first = book.book(wish(school), despite=True)
    second = book.book(wish(school, student=1, overlap_reason="双胞胎"))
    for number in (first.id, second.id):
        book.arrive(number)
        book.begin(number)
        book.finish(number)
    assert kept.states(kept.of_day(moment("00:00").date())) == {"done": 2}
    assert file.check() == []


# --- moving ----------------------------------------------------------------------------------


def test_it_is_moved_to_another_time_person_and_room_and_comes_back_by_undo(planned: School) -> None:
    booked = book.book(wish(planned))
    before = everything()
    moved = moving.move(booked.id, starts=moment("16:40", 1), minutes=30, counsellor=planned.qian, room=planned.room)
    assert (moved.starts, moved.ends) == (moment("16:40", 1), moment("17:10", 1))
    assert (moved.counsellor_name, moved.room_name, moved.student_name) == ("钱老师", "个别辅导室", "张伟")
    assert said() == Words("张伟改期到11月26日 16:40", "Moved 张伟 to 26 Nov 16:40")
    undo()
    assert everything() == before


def test_what_is_not_said_stays(planned: School) -> None:
    booked = book.book(wish(planned, room=planned.room, remark="带作业"))
    moved = moving.move(booked.id, starts=moment("12:40"))
    assert (moved.minutes, moved.room_id, moved.counsellor_id) == (40, planned.room, planned.zhao)
    assert (moved.remark, moved.state, moved.id) == ("带作业", "booked", booked.id)


def test_it_is_not_in_its_own_way(planned: School) -> None:
    settings.change(daily_count=1, buffer_before=10, buffer_after=10)
    booked = book.book(wish(planned))
    assert moving.move(booked.id, starts=moment("12:50")).starts == moment("12:50")


def test_it_is_not_moved_outside_the_hours_but_on_purpose(planned: School) -> None:
    booked = book.book(wish(planned))
    with pytest.raises(Refused) as refused:
        moving.move(booked.id, starts=moment("14:00"))
    assert refused.value.rule == "appointment.not_offered"
    assert kept.get(booked.id).starts == moment("12:30")
    assert moving.move(booked.id, starts=moment("14:00"), despite=True).starts == moment("14:00")


def test_a_reason_belongs_to_the_place_where_it_was_typed(planned: School) -> None:
    book.book(wish(planned))
    twin = book.book(wish(planned, student=1, overlap_reason="双胞胎"))
    book.book(wish(planned, "16:30", student=2))
    with pytest.raises(Refused) as refused:
        moving.move(twin.id, starts=moment("16:30"), despite=True)
    assert refused.value.rule == "appointment.counsellor_busy"
    moved = moving.move(twin.id, starts=moment("17:10"))
    assert moved.overlap_reason is None
    assert kept.overlapping_on_purpose(moment("00:00"), moment("00:00", 1)) == []
    back = moving.move(twin.id, starts=moment("12:30"), overlap_reason="双胞胎")
    assert back.overlap_reason == "双胞胎"


def test_moved_into_the_past_it_is_marked_and_out_of_it_no_longer(planned: School) -> None:
    booked = book.book(wish(planned))
    assert moving.move(booked.id, starts=moment("10:00")).after_the_fact
    assert moving.move(booked.id, minutes=30).after_the_fact
    assert not moving.move(booked.id, starts=moment("12:40")).after_the_fact


@pytest.mark.parametrize("state", ["done", "no_show", "late_cancel", "cancelled", "voided"])
def test_what_is_over_is_not_moved(school: School, state: str) -> None:
    number = in_state(school, state)
    with pytest.raises(Refused) as refused:
        moving.move(number, starts=moment("16:30"), despite=True)
    assert refused.value.rule == "appointment.closed"


def test_a_remark_is_changed(planned: School) -> None:
    booked = book.book(wish(planned))
    assert book.remark(booked.id, " 换到二楼 ").remark == "换到二楼"
    undo()
    assert kept.get(booked.id).remark == ""


# --- who may ---------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["leader", "administrator", "none"])
def test_only_who_may_book_does(planned: School, role: str) -> None:
    booked = book.book(wish(planned))
    with journal.writing("staff.edit", Words("改", "Changed")):
        StaffRow.update(role=role).where(StaffRow.id == planned.qian).execute()
    session.sit_down(planned.qian)
    verbs: list[Callable[[], object]] = [
        lambda: book.book(wish(planned, "16:30", student=1)),
        lambda: moving.move(booked.id, starts=moment("16:30")),
        lambda: book.remark(booked.id, "x"),
        *(lambda do=do: do(booked.id) for do, _ in VERBS.values()),
    ]
    before = entries()
    for verb in verbs:
        with pytest.raises(NotAllowed):
            verb()
    assert entries() == before


def test_the_duty_teacher_books_with_the_counsellor(planned: School) -> None:
    session.sit_down(planned.sun)
    assert book.book(wish(planned)).counsellor_name == "赵老师"


# --- who has left --------------------------------------------------------------------------------


def test_who_has_left_is_booked_only_by_whoever_means_it(planned: School) -> None:
    """Before they come back to school they are assessed here (E8): so it is asked, and not forbidden."""
    students.leave(planned.students[0])
    with pytest.raises(Refused, match="已于 2026-11-25 离校"):
        book.book(wish(planned))
    assert book.book(wish(planned), despite=True).starts == moment("12:30")


def test_a_parent_comes_and_is_moved_also_when_the_child_has_left(planned: School) -> None:
    students.leave(planned.students[0])
    booked = book.book(wish(planned, visitor="parent"))
    assert moving.move(booked.id, starts=moment("16:30")).starts == moment("16:30")


def test_what_was_before_they_left_is_entered_without_a_question(planned: School) -> None:
    students.leave(planned.students[0])
    assert book.book(wish(planned, "09:00", days=-1)).after_the_fact


def test_who_has_graduated_has_left(planned: School) -> None:
    old = classes.open_class("junior", 2021, 1)
    graduate = students.enrol("2021001", "周旧", class_id=old.id)
    with pytest.raises(Refused, match="已毕业"):
        book.book(Wish(moment("12:30"), 40, planned.zhao, graduate.id))
