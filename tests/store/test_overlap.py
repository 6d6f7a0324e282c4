"""No two appointments of a counsellor, room or student at once, and no two visits of a counsellor; whoever writes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import Refused
from model.store import file, journal, schema
from model.store.database import connect
from model.store.tables import AppointmentRow, VisitRow
from model.store.tables.appointments import OCCUPYING, STATES
from model.words import Words
from tests.conftest import KEY
from tests.founding import School
from tests.store.bypass import alter, entry, put

SAID = Words("排", "Arranged")
MEETINGS = [
    ("before", "09:00", "09:40", False),
    ("up to its start", "09:20", "10:00", False),
    ("over its start", "09:40", "10:20", True),
    ("inside", "10:10", "10:30", True),
    ("all around", "09:00", "11:00", True),
    ("the same", "10:00", "10:40", True),
    ("from its start", "10:00", "10:10", True),
    ("up to its end", "10:30", "10:40", True),
    ("over its end", "10:39", "11:00", True),
    ("from its end", "10:40", "11:20", False),
    ("after", "12:00", "12:40", False),
    ("the day after", "+10:00", "+10:40", False),
]
"""How a second time meets one from 10:00 to 10:40."""
WHO = ["counsellor", "room", "student"]
IDS = [how for how, *_ in MEETINGS]
SECONDS = pytest.mark.parametrize(("starts", "ends", "meets"), [rest for _, *rest in MEETINGS], ids=IDS)


def on(hhmm: str) -> str:
    """A time on Wednesday, or with a plus on Thursday, as the store writes it."""
    return f"2026-11-26 {hhmm[1:]}" if hhmm.startswith("+") else f"2026-11-25 {hhmm}"


def shared(who: str) -> dict[str, object]:
    """A second appointment that shares only this with the first."""
    apart = {"counsellor_id": 2, "room_id": 2, "student_id": 2}
    return {**apart, f"{who}_id": 1}


@contextmanager
def refused(rule: str, *, when: bool = True) -> Iterator[None]:
    """One rule says no, or nothing does."""
    if not when:
        yield
        return
    with pytest.raises(Refused) as told, journal._told_plainly():
        yield
    assert told.value.rule == rule


@pytest.fixture
def book(raw: Any) -> Iterator[Any]:
    """The book past Python, in an open entry: one appointment stands in it, from 10:00 to 10:40."""
    with entry(raw):
        put(raw, "appointment", starts=on("10:00"), ends=on("10:40"))
        yield _Peewee(raw)


class _Peewee:
    """Raises what Peewee would, so that the refusal can be read."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> Any:
        from peewee import EXCEPTIONS, ExceptionWrapper  # type: ignore[attr-defined]

        with ExceptionWrapper(EXCEPTIONS):
            return self._connection.execute(sql, values)


@pytest.mark.parametrize("who", WHO)
@SECONDS
def test_a_new_appointment_meets_another(book: Any, who: str, starts: str, ends: str, meets: bool) -> None:
    with refused(f"appointment.{who}_busy", when=meets):
        put(book, "appointment", **shared(who), starts=on(starts), ends=on(ends))


@pytest.mark.parametrize("who", WHO)
@SECONDS
def test_an_appointment_is_moved_onto_another(book: Any, who: str, starts: str, ends: str, meets: bool) -> None:
    second = put(book, "appointment", **shared(who), starts=on("15:00"), ends=on("15:40"))
    with refused(f"appointment.{who}_busy", when=meets):
        alter(book, "appointment", second, starts=on(starts), ends=on(ends))


@pytest.mark.parametrize("who", WHO)
@SECONDS
def test_an_appointment_is_given_who_is_taken(book: Any, who: str, starts: str, ends: str, meets: bool) -> None:
    apart = {"counsellor_id": 2, "room_id": 2, "student_id": 2}
    second = put(book, "appointment", **apart, starts=on(starts), ends=on(ends))
    with refused(f"appointment.{who}_busy", when=meets):
        alter(book, "appointment", second, **{f"{who}_id": 1})


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("state", sorted(set(STATES) - set(OCCUPYING)))
def test_what_was_called_off_takes_no_time_and_cannot_come_back_onto_another(book: Any, who: str, state: str) -> None:
    same = {**shared(who), "starts": on("10:00"), "ends": on("10:40")}
    second = put(book, "appointment", **same, state=state, ended_reason="错")
    with refused(f"appointment.{who}_busy"):
        alter(book, "appointment", second, state="booked")
    alter(book, "appointment", 1, state=state, ended_reason="错")
    alter(book, "appointment", second, state="booked")
    with refused(f"appointment.{who}_busy"):
        alter(book, "appointment", 1, state="held")


@pytest.mark.parametrize("state", OCCUPYING)
@pytest.mark.parametrize("other", OCCUPYING)
def test_every_state_that_takes_time_keeps_the_others_out(book: Any, state: str, other: str) -> None:
    alter(book, "appointment", 1, state=state)
    with refused("appointment.counsellor_busy"):
        put(book, "appointment", **shared("counsellor"), state=other, starts=on("10:20"), ends=on("11:00"))


def test_no_room_and_no_student_is_nobodys(book: Any) -> None:
    nobody = {"room_id": None, "student_id": None, "visitor": "teacher", "starts": on("10:00"), "ends": on("10:40")}
    put(book, "appointment", counsellor_id=2, **nobody)
    put(book, "appointment", counsellor_id=3, **nobody)


@pytest.mark.parametrize("who", WHO)
def test_with_a_typed_reason_it_may_overlap(book: Any, who: str) -> None:
    same = {**shared(who), "starts": on("10:00"), "ends": on("10:40")}
    second = put(book, "appointment", **same, overlap_reason="家长同来")
    with refused(f"appointment.{who}_busy"):
        alter(book, "appointment", second, overlap_reason=None)
    with refused("appointment_overlap_reason"):
        alter(book, "appointment", second, overlap_reason="  ")


def test_the_reason_of_one_lets_no_third_in(book: Any) -> None:
    same = {**shared("counsellor"), "starts": on("10:00"), "ends": on("10:40")}
    put(book, "appointment", **same, overlap_reason="家长同来")
    alter(book, "appointment", 1, state="cancelled")
    with refused("appointment.counsellor_busy"):
        put(book, "appointment", **{**same, "room_id": None, "student_id": 3})


def test_who_stood_there_first_arrives_and_leaves_beside_a_deliberate_overlap(book: Any) -> None:
    same = {**shared("counsellor"), "starts": on("10:20"), "ends": on("11:00")}
    put(book, "appointment", **same, overlap_reason="家长同来")
    for state in ("arrived", "in_session", "done"):
        alter(book, "appointment", 1, state=state)
    with refused("appointment.counsellor_busy"):
        alter(book, "appointment", 1, ends=on("10:50"))


def test_it_may_be_moved_within_its_own_time(book: Any) -> None:
    alter(book, "appointment", 1, starts=on("10:10"), ends=on("10:30"))
    alter(book, "appointment", 1, starts=on("09:50"), ends=on("10:50"))


@SECONDS
def test_a_new_visit_meets_another(book: Any, starts: str, ends: str, meets: bool) -> None:
    put(book, "visit", starts=on("10:00"), ends=on("10:40"))
    with refused("visit.counsellor_busy", when=meets):
        put(book, "visit", number="V2", student_id=2, starts=on(starts), ends=on(ends))


@SECONDS
def test_a_visit_is_put_right_onto_another(book: Any, starts: str, ends: str, meets: bool) -> None:
    put(book, "visit", starts=on("10:00"), ends=on("10:40"))
    second = put(book, "visit", number="V2", student_id=2, starts=on("15:00"), ends=on("15:40"))
    with refused("visit.counsellor_busy", when=meets):
        alter(book, "visit", second, starts=on(starts), ends=on(ends))
    third = put(book, "visit", number="V3", student_id=2, counsellor_id=2, starts=on(starts), ends=on(ends))
    if not meets:
        alter(book, "visit", second, state="voided", voided_reason="错")
    with refused("visit.counsellor_busy", when=meets):
        alter(book, "visit", third, counsellor_id=1)


def test_a_visit_under_way_keeps_its_counsellor_until_it_ends(book: Any) -> None:
    put(book, "visit", starts=on("10:00"), ends=None, state="under_way")
    later = {"number": "V2", "student_id": 2, "starts": on("11:00"), "ends": on("11:40")}
    with refused("visit.counsellor_busy"):
        put(book, "visit", **later)
    alter(book, "visit", 1, ends=on("10:40"), state="ended")
    put(book, "visit", **later)
    with refused("visit.counsellor_busy"):
        alter(book, "visit", 1, ends=None, state="under_way")


def test_a_visit_left_running_yesterday_does_not_keep_its_counsellor_today(book: Any) -> None:
    put(book, "visit", starts="2026-11-24 17:00", ends=None, state="under_way")
    put(book, "visit", number="V2", starts=on("10:00"), ends=on("10:40"))


def test_a_voided_visit_takes_no_time_and_cannot_come_back_onto_another(book: Any) -> None:
    put(book, "visit", starts=on("10:00"), ends=on("10:40"), state="voided", voided_reason="错")
    put(book, "visit", number="V2", student_id=2, starts=on("10:00"), ends=on("10:40"))
    with refused("visit.counsellor_busy"):
        alter(book, "visit", 1, state="ended", voided_reason=None)


minutes = st.integers(0, 90)


@given(data=st.data())
def test_the_guard_and_arithmetic_agree(data: Any, raw: Any) -> None:
    """Whatever two stretches of a morning: the store takes the second if and only if they share no minute."""
    one, other = (sorted(data.draw(st.tuples(minutes, minutes).filter(lambda pair: pair[0] != pair[1]))) for _ in "12")
    with entry(raw):
        put(raw, "appointment", starts=_at(one[0]), ends=_at(one[1]))
        with refused("appointment.counsellor_busy", when=one[0] < other[1] and other[0] < one[1]):
            put(_Peewee(raw), "appointment", **shared("counsellor"), starts=_at(other[0]), ends=_at(other[1]))


def _at(minute: int) -> str:
    return on(f"{8 + minute // 60:02d}:{minute % 60:02d}")


def test_a_second_connection_is_refused_as_soon_as_the_first_has_booked(school: School, empty_store: Path) -> None:
    booked(school, "10:00", "10:40")
    second = connect(empty_store / file.STORE_FILE, KEY)
    with entry(second), refused("appointment.counsellor_busy"):
        put(_Peewee(second), "appointment", **shared("counsellor"), starts=on("10:20"), ends=on("11:00"))
    second.close()


# --- taking back -----------------------------------------------------------------------------


def booked(school: School, starts: str, ends: str, **other: Any) -> int:
    """Book 赵老师 by the store's own rows."""
    with journal.writing("appointment.book", SAID):
        facts = {"counsellor": school.zhao, "student": school.students[0], "starts": on(starts), "ends": on(ends)}
        return int(AppointmentRow.create(**{**facts, **other}).id)


def set_state(number: int, **facts: Any) -> None:
    """Change one appointment in an entry of its own."""
    with journal.writing("appointment.change", SAID):
        AppointmentRow.update(**facts).where(AppointmentRow.id == number).execute()


def test_an_undo_onto_a_time_that_was_taken_since_is_refused_and_changes_nothing(school: School) -> None:
    first = booked(school, "10:00", "10:40")
    set_state(first, state="cancelled")
    cancelled = journal.last_done() or 0
    journal.who = school.qian
    booked(school, "10:20", "11:00", student=school.students[1])
    journal.who = school.zhao
    with pytest.raises(Refused) as told:
        journal.take_back(cancelled)
    assert told.value.rule == "appointment.counsellor_busy"
    assert AppointmentRow.get_by_id(first).state == "cancelled"
    assert file.check() == []


def test_a_redo_onto_a_time_that_was_taken_since_is_refused(school: School) -> None:
    booked(school, "10:00", "10:40")
    journal.take_back(journal.last_done() or 0)
    journal.who = school.qian
    booked(school, "10:20", "11:00", student=school.students[1])
    journal.who = school.zhao
    with pytest.raises(Refused) as told:
        journal.do_again(journal.last_undone() or 0)
    assert told.value.rule == "appointment.counsellor_busy"
    assert AppointmentRow.select().count() == 1


def test_an_undo_puts_it_back_beside_the_deliberate_overlap_it_stood_beside(school: School) -> None:
    first = booked(school, "10:00", "10:40")
    booked(school, "10:00", "10:40", student=school.students[1], overlap_reason="家长同来")
    set_state(first, state="late_cancel")
    journal.take_back(journal.last_done() or 0)
    assert AppointmentRow.get_by_id(first).state == "booked"
    journal.do_again(journal.last_undone() or 0)
    journal.take_back(journal.last_done() or 0)
    assert AppointmentRow.get_by_id(first).state == "booked"


def test_two_that_changed_places_change_back_in_one_step(school: School) -> None:
    one, other = booked(school, "10:00", "10:40"), booked(school, "11:00", "11:40", student=school.students[1])
    with journal.writing("appointment.swap", SAID):
        AppointmentRow.update(starts=on("12:00"), ends=on("12:40")).where(AppointmentRow.id == one).execute()
        AppointmentRow.update(starts=on("10:00"), ends=on("10:40")).where(AppointmentRow.id == other).execute()
        AppointmentRow.update(starts=on("11:00"), ends=on("11:40")).where(AppointmentRow.id == one).execute()
    journal.take_back(journal.last_done() or 0)
    assert [row.starts.hour for row in AppointmentRow.select().order_by(AppointmentRow.id)] == [10, 11]
    journal.do_again(journal.last_undone() or 0)
    assert [row.starts.hour for row in AppointmentRow.select().order_by(AppointmentRow.id)] == [11, 10]


def test_a_visit_that_comes_back_onto_another_is_refused(school: School) -> None:
    facts = {"counsellor": school.zhao, "starts": on("10:00"), "ends": on("10:40"), "state": "ended"}
    with journal.writing("visit.add", SAID):
        first = VisitRow.create(number="1", **facts).id
    with journal.writing("visit.void", SAID):
        VisitRow.update(state="voided", voided_reason="错").where(VisitRow.id == first).execute()
    voided = journal.last_done() or 0
    journal.who = school.qian
    with journal.writing("visit.add", SAID):
        VisitRow.create(number="2", **facts)
    journal.who = school.zhao
    with pytest.raises(Refused) as told:
        journal.take_back(voided)
    assert told.value.rule == "visit.counsellor_busy"


GUARDS = [f"appointment_{who}_busy_{when}" for who in WHO for when in ("new", "moved")] + ["visit_counsellor_busy_new"]


@pytest.mark.parametrize("guard", GUARDS)
def test_the_guard_looks_at_one_day_of_one_person_however_long_the_book_is_kept(raw: Any, guard: str) -> None:
    found = re.search(r"EXISTS \(\n(.*)\)\nBEGIN", schema.rules_laid(raw)[guard], re.DOTALL)
    assert found is not None
    asked = re.sub(r"NEW\.\w+_id", "1", found[1])
    asked = re.sub(r"NEW\.(starts|ends)", "'2026-11-25 10:00'", asked).replace("NEW.id", "0")
    plan = " ".join(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {asked}").fetchall())
    assert re.search(r"SEARCH \w USING INDEX \w+_id_starts \(\w+=\? AND starts>\? AND starts<\?\)", plan), plan
    assert "SCAN a" not in plan
