"""What is due at the desk: it is there while the fact behind it is, and gone when it is done."""

from datetime import date
from pathlib import Path

import pytest

from model import backup, due, session
from model.appointments import book, waiting
from model.appointments.book import Wish
from model.appointments.waiting import Preference
from model.errors import NotAllowed
from model.opening import log
from model.store import journal
from model.store.tables import StaffRow
from model.visits import letters, notes, visits
from model.words import Words
from tests.founding import School
from tests.model.visits.desk_day import at, everything, moment

Told = list[tuple[str, str, bool]]


def told(*kinds: str) -> Told:
    """What is due of these kinds: kind, about what or whom, whether late."""
    return [(each.due, each.about.zh, each.late) for each in due.to_do() if each.due in kinds]


def booked(school: School, hhmm: str = "12:30", days: int = 0, student: int = 0, *, held: bool = False) -> int:
    """An appointment of 40 minutes, inside the hours or not."""
    wish = Wish(moment(hhmm, days), 40, school.zhao, school.students[student], held=held)
    return book.book(wish, despite=True).id


def act_as(school: School, role: str) -> None:
    """钱老师 sits at the desk, in another role."""
    with journal.writing("staff.edit", Words("改", "Changed")):
        StaffRow.update(role=role).where(StaffRow.id == school.qian).execute()
    session.sit_down(school.qian)


# --- visitors --------------------------------------------------------------------------------


def test_who_is_due_within_half_an_hour_is_told(school: School) -> None:
    booked(school, "12:30")
    booked(school, "13:11", student=1)
    assert told("arrival", "no_show") == [("arrival", "张伟", False)]
    at("12:40")
    assert told("arrival", "no_show") == [("arrival", "张伟", False)]
    at("12:41")
    assert told("arrival", "no_show") == [("arrival", "张伟", False), ("arrival", "王芳", False)]


def test_who_did_not_come_is_asked_about_when_the_time_is_over(school: School) -> None:
    number = booked(school, "12:30")
    at("13:09")
    assert told("arrival", "no_show") == [("arrival", "张伟", False)]
    at("13:10")
    assert told("arrival", "no_show") == [("no_show", "张伟", True)]
    book.miss(number)
    assert told("arrival", "no_show") == []


@pytest.mark.parametrize("held", [False, True])
def test_who_has_arrived_waits_until_the_visit_begins(school: School, held: bool) -> None:
    number = booked(school, "12:30", held=held)
    book.arrive(number)
    at("13:30")
    assert told("arrival", "no_show") == [("arrival", "张伟", False)]
    visits.receive(number)
    assert told("arrival", "no_show") == []


def test_who_arrived_on_another_day_and_was_never_received_is_overdue(school: School) -> None:
    book.arrive(booked(school, "12:30"))
    at("09:00", 1)
    assert told("arrival", "no_show") == [("arrival", "张伟", True)]


def test_what_was_called_off_is_not_due(school: School) -> None:
    for verb in (book.cancel, lambda number: book.void(number, "错")):
        verb(booked(school, "12:30"))
    assert told("arrival", "no_show") == []


def test_what_was_not_settled_is_asked_about_for_two_weeks(school: School) -> None:
    booked(school, "12:30")
    at("12:30", due.BACK_DAYS)
    assert told("no_show") == [("no_show", "张伟", True)]
    at("12:31", due.BACK_DAYS)
    assert told("no_show") == []


def test_who_waits_is_told_and_an_urgent_one_as_late(school: School) -> None:
    waiting.wait(school.students[0], Preference())
    line = waiting.wait(school.students[1], Preference(urgent=True))
    assert told("waiting") == [("waiting", "王芳", True), ("waiting", "张伟", False)]
    waiting.withdraw(line.id)
    assert told("waiting") == [("waiting", "张伟", False)]


# --- the room and its visits -----------------------------------------------------------------


def test_a_room_that_was_left_open_wants_its_end(school: School) -> None:
    at("12:30", -1)
    log.open_room()
    assert told("left_open") == []
    at("08:00")
    assert [kind for kind, _, late in told("left_open") if late] == ["left_open"]
    log.close_room(at=moment("13:30", -1))
    assert told("left_open") == []


def test_a_visit_that_was_left_running_wants_its_end(school: School) -> None:
    at("17:00", -1)
    visit = visits.walk_in()
    assert told("left_running") == []
    at("08:00")
    assert told("left_running") == [("left_running", visit.who.zh, True)]
    visits.end(visit.id, moment("17:40", -1))
    assert told("left_running") == []


def test_a_visit_is_to_be_written_up_and_after_a_day_it_is_late(school: School) -> None:
    visit = visits.walk_in()
    assert told("write_up") == []
    at("12:40")
    visits.end(visit.id)
    assert told("write_up") == [("write_up", visit.who.zh, False)]
    at("12:40", 1)
    assert told("write_up") == [("write_up", visit.who.zh, False)]
    at("12:41", 1)
    assert told("write_up") == [("write_up", visit.who.zh, True)]
    notes.finish(visit.id, "谈了学习")
    assert told("write_up") == []


def test_a_draft_that_was_left_is_offered_again(school: School) -> None:
    visit = visits.walk_in()
    notes.keep_draft(visit.id, "谈到一半")
    assert told("draft") == [("draft", visit.who.zh, False)]
    at("12:40")
    visits.end(visit.id)
    notes.finish(visit.id, "谈了学习")
    assert told("draft") == []


# --- letters and backups ---------------------------------------------------------------------


def test_a_letter_is_to_be_answered_until_its_day_is_over(school: School) -> None:
    letter = letters.receive_letter("信", reply_by=date(2026, 11, 26))
    assert [late for _, _, late in told("letter")] == [False]
    at("23:00", 1)
    assert [late for _, _, late in told("letter")] == [False]
    at("00:00", 2)
    assert [late for _, _, late in told("letter")] == [True]
    letters.reply(letter.id)
    assert told("letter") == []


def test_a_day_without_a_backup_is_told_to_whoever_can_make_one(school: School, empty_store: Path) -> None:
    assert told("backup") == [("backup", "还没有备份", True)]
    backup.back_up()
    assert told("backup") == []
    at("12:00", due.BACKUP_DAYS)
    assert told("backup") == []
    at("12:01", due.BACKUP_DAYS)
    assert told("backup") == [("backup", "上次备份在 2026-11-25", True)]
    session.sit_down(school.sun)
    assert told("backup") == []


# --- the list --------------------------------------------------------------------------------


def test_overdue_things_come_first_then_by_time(school: School) -> None:
    at("09:00")
    visit = visits.walk_in()
    at("09:30")
    visits.end(visit.id)
    booked(school, "10:00")
    booked(school, "12:20", student=1)
    letters.receive_letter("信")
    at("12:00")
    listed = [each.due for each in due.to_do()]
    assert listed[:2] == ["no_show", "backup"]
    assert [each.due for each in due.to_do() if not each.late] == ["arrival", "write_up", "letter"]


def test_a_to_do_is_read_never_written(school: School) -> None:
    booked(school, "12:30")
    waiting.wait(school.students[1], Preference())
    before = everything()
    due.to_do()
    assert everything() == before


def test_every_kind_has_its_words(school: School) -> None:
    assert all(words.zh and words.en for words in due.DUE_WORDS.values())
    assert {each.due for each in due.to_do()} <= due.DUE_WORDS.keys()


def test_each_sees_what_they_can_do(school: School) -> None:
    visit = visits.walk_in(counsellor=school.zhao)
    waiting.wait(school.students[0], Preference())
    letters.receive_letter("信")
    at("12:40")
    visits.end(visit.id)
    assert {"write_up", "waiting", "letter", "backup"} <= {each.due for each in due.to_do()}
    act_as(school, "leader")
    assert {each.due for each in due.to_do()} & {"write_up", "waiting", "letter", "backup", "draft"} == set()
    session.stand_up()
    with pytest.raises(NotAllowed):
        due.to_do()


def test_half_an_hour_ahead_over_midnight(school: School) -> None:
    booked(school, "00:10", 1)
    at("23:50")
    assert told("arrival") == [("arrival", "张伟", False)]
    at("23:39")
    assert told("arrival") == []
