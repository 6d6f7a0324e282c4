"""Two windows at one store: what both want only one gets, nothing that was written is lost, and who is late waits."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from model import desk
from model.appointments import book, kept, waiting
from model.appointments.book import Wish
from model.appointments.waiting import Preference
from model.errors import ChangedSince, Refused, StoreTrouble
from model.store import file, journal
from model.store.database import connect
from model.store.database import desk as store
from model.visits import register, visits
from tests.conftest import KEY
from tests.desk_talk import do, second_desk
from tests.founding import School
from tests.model.visits.desk_day import entries, moment

SLOTS = [moment("08:00", 1) + timedelta(minutes=40 * place) for place in range(15)]
"""Fifteen times of a day, one after the other."""


def wishes(**who: int) -> list[dict[str, Any]]:
    """All of these times for somebody with somebody."""
    return [{"starts": f"{each:%Y-%m-%d %H:%M}", **who} for each in SLOTS]


def booked(school: School, hhmm: str = "12:30", student: int = 0) -> int:
    """An appointment of today."""
    return book.book(Wish(moment(hhmm), 40, school.zhao, school.students[student]), despite=True).id


WANTED = {
    "counsellor": [{"counsellor": 1, "student": who} for who in (1, 2, 3)],
    "room": [{"counsellor": who, "student": who, "room": 1} for who in (1, 2, 3)],
    "student": [{"counsellor": who, "student": 1} for who in (1, 2, 3)],
}
"""What three windows want at once: the same counsellor, the same room, the same student."""


@pytest.mark.parametrize("shared", WANTED)
def test_of_what_three_windows_want_each_time_goes_to_one(school: School, empty_store: Path, shared: str) -> None:
    before = entries()
    mine, ones, others = (wishes(**who) for who in WANTED[shared])
    with second_desk(empty_store, school.qian) as one, second_desk(empty_store, school.sun) as other:
        one.tell("book_each", wishes=ones)
        other.tell("book_each", wishes=others)
        told = [do("book_each", wishes=mine)["done"], one.hear()["done"], other.hear()["done"]]
    for place, three in enumerate(zip(*told, strict=True)):
        assert Counter(three) == {"done": 1, f"appointment.{shared}_busy": 2}, SLOTS[place]
    found = kept.between(SLOTS[0], SLOTS[-1] + timedelta(minutes=40))
    assert [each.starts for each in found] == SLOTS
    assert entries() == before + len(SLOTS)
    assert file.check() == []


def test_of_three_windows_that_name_no_room_each_gets_another_or_none(school: School, empty_store: Path) -> None:
    mine, ones, others = (wishes(counsellor=who, student=who) for who in (1, 2, 3))
    with second_desk(empty_store, school.qian) as one, second_desk(empty_store, school.sun) as other:
        one.tell("book_each", wishes=ones)
        other.tell("book_each", wishes=others)
        told = [do("book_each", wishes=mine)["done"], one.hear()["done"], other.hear()["done"]]
    assert {answer for answers in told for answer in answers} == {"done"}
    found = kept.between(SLOTS[0], SLOTS[-1] + timedelta(minutes=40))
    for slot in SLOTS:
        assert Counter(each.room_id for each in found if each.starts == slot) == {school.room: 1, None: 2}, slot


def test_nothing_that_two_windows_write_at_once_is_lost(school: School, empty_store: Path) -> None:
    numbers = [book.book(Wish(each, 40, school.zhao, visitor="teacher"), despite=True).id for each in SLOTS[:14]]
    before = entries()
    with second_desk(empty_store, school.qian) as window:
        window.tell("remark_each", numbers=numbers[::2], text="另一窗口")
        do("remark_each", numbers=numbers[1::2], text="这个窗口")
        assert window.hear() == {"done": None}
    assert [kept.get(number).remark for number in numbers] == ["另一窗口", "这个窗口"] * (len(numbers) // 2)
    assert entries() == before + len(numbers)
    assert file.check() == []


def test_one_line_of_the_waiting_list_gets_one_time_from_two_windows(school: School, empty_store: Path) -> None:
    line = waiting.wait(school.students[0], Preference()).id
    with second_desk(empty_store, school.qian) as window:
        window.tell("give", number=line, starts="2026-11-26 16:30", counsellor=school.qian)
        mine = do("give", number=line, starts="2026-11-26 12:30", counsellor=school.zhao)
        hers = window.hear()
    assert {"refused": "waiting.over"} in (mine, hers)
    assert len(kept.of_day(moment("00:00", 1).date())) == 1
    assert file.check() == []


def test_one_counsellor_receives_one_visitor_whichever_window_is_asked(school: School, empty_store: Path) -> None:
    with second_desk(empty_store, school.qian) as window:
        assert window.do("walk_in", counsellor=school.zhao) == {"done": 1}
        with pytest.raises(Refused) as refused:
            visits.walk_in(counsellor=school.zhao)
        assert refused.value.rule == "visit.counsellor_busy"
        assert [each.number for each in register.of_day(moment("00:00").date())] == [register.get(1).number]


def test_an_appointment_becomes_one_visit_from_two_windows(school: School, empty_store: Path) -> None:
    number = booked(school)
    with second_desk(empty_store, school.qian) as window:
        window.tell("receive", number=number)
        mine = do("receive", number=number)
        hers = window.hear()
    assert sorted(["done" in mine, "done" in hers]) == [False, True]
    assert len(register.of_day(moment("00:00").date())) == 1


def test_who_is_late_waits_for_the_other_to_finish(school: School, empty_store: Path) -> None:
    number = booked(school)
    with second_desk(empty_store, school.qian) as window:
        assert window.do("hold", number=number) == {"done": "holding"}
        _locked(empty_store)
        window.tell("release")
        assert book.remark(number, "之后").remark == "之后"
        assert window.hear() == {"done": None}
        _locked_no_more(empty_store)
    assert kept.get(number).remark == "之后"
    assert file.check() == []


def _locked(folder: Path) -> None:
    """Somebody writes: whoever does not wait is refused at once."""
    connection = connect(folder / file.STORE_FILE, KEY)
    connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(Exception, match="locked"):
        connection.execute("BEGIN IMMEDIATE")
    connection.close()


def _locked_no_more(folder: Path) -> None:
    connection = connect(folder / file.STORE_FILE, KEY)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    connection.close()


def test_who_waits_too_long_is_told_and_has_changed_nothing(school: School, empty_store: Path) -> None:
    number = booked(school)
    store.execute_sql("PRAGMA busy_timeout = 20")
    with second_desk(empty_store, school.qian) as window:
        assert window.do("hold", number=number) == {"done": "holding"}
        with pytest.raises(StoreTrouble, match="另一个窗口正在写入"):
            book.remark(number, "之后")
        assert kept.get(number).remark == ""
        window.tell("release")
        assert window.hear() == {"done": None}
        assert book.remark(number, "之后").remark == "之后"
    assert file.check() == []


def test_a_window_that_dies_in_the_middle_of_a_change_has_changed_nothing(school: School, empty_store: Path) -> None:
    number = booked(school)
    before = entries()
    with second_desk(empty_store, school.qian) as window:
        assert window.do("die", number=number) == {"gone": 9}
    assert (kept.get(number).remark, entries()) == ("", before)
    assert book.remark(number, "照常").remark == "照常"
    assert file.check() == []


def test_what_another_window_wrote_is_noticed_once(school: School, empty_store: Path) -> None:
    number = booked(school)
    desk.changed_elsewhere()
    book.remark(number, "自己写的")
    assert not desk.changed_elsewhere()
    with second_desk(empty_store, school.qian) as window:
        assert not desk.changed_elsewhere()
        window.do("cancel", number=number)
        assert desk.changed_elsewhere()
        assert not desk.changed_elsewhere()
    assert kept.get(number).state == "late_cancel"


def test_what_another_window_changed_since_is_not_taken_back(school: School, empty_store: Path) -> None:
    number = booked(school)
    with second_desk(empty_store, school.qian) as window:
        assert window.do("arrive", number=number) == {"done": "arrived"}
        with pytest.raises(ChangedSince):
            desk.undo()
        assert window.do("undo")["done"]
        assert window.do("undo") == {"refused": "journal.nothing_to_undo"}
    assert desk.undo().zh.startswith("预约了张伟")
    assert kept.of_day(moment("00:00").date()) == []


def test_an_undo_and_a_booking_at_the_same_time_leave_one_of_them(school: School, empty_store: Path) -> None:
    number = booked(school)
    book.cancel(number)
    with second_desk(empty_store, school.qian) as window:
        window.tell("book", starts="2026-11-25 12:30", counsellor=school.zhao, student=school.students[1])
        mine = do("undo")
        hers = window.hear()
    assert {"refused": "appointment.counsellor_busy"} in (mine, hers)
    taking = [each for each in kept.of_day(moment("00:00").date()) if each.is_open]
    assert len(taking) == 1
    assert journal.last_done() is not None
    assert file.check() == []
