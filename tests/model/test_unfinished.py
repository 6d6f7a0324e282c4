"""What somebody is typing: theirs alone, gone with the change it becomes, never in the journal, and not for ever."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from model import clock, due, history, rights, session, settings, unfinished
from model.errors import Busy, DeskError, NotAllowed, Refused
from model.people import students
from model.rights import Role
from model.store import file, journal
from model.store.database import connect
from model.store.database import desk as database
from model.visits import letters, notes, visits
from model.words import Words
from tests.conftest import KEY, WEDNESDAY
from tests.founding import School

SAID = {"gist": "三页纸", "student": [1, "张伟"]}


def left() -> list[str]:
    """The forms that wait."""
    return [each.form for each in unfinished.left()]


def test_it_is_kept_by_form_and_thing_and_comes_back_as_it_was(school: School) -> None:
    title = Words("登记来信", "A letter")
    unfinished.keep("letter.edit", 3, SAID, was={"gist": "一页"}, title=title, place="visits", student=1)
    clock.set_stopped(WEDNESDAY + timedelta(minutes=5))
    unfinished.keep("letter.edit", 4, {"gist": "别的"})
    found = unfinished.of("letter.edit", 3)
    assert found is not None
    assert (found.said, found.was, found.title, found.place) == (SAID, {"gist": "一页"}, title, "visits")
    assert (found.student_id, found.kept_at) == (1, WEDNESDAY)
    assert [each.about for each in unfinished.left()] == ["4", "3"]
    assert unfinished.of("letter.edit", 5) is None
    unfinished.forget("letter.edit", 3)
    assert [each.about for each in unfinished.left()] == ["4"]


def test_a_national_id_number_is_not_kept_even_half_typed(school: School) -> None:
    typed = {"number": "320702201409101230", "name": "新生", "health": "身份证 320702 20140910 123X 号", "rows": [1, 2]}
    unfinished.keep("student.enrol", "", typed)
    found = unfinished.of("student.enrol", "")
    assert found is not None
    assert found.said == {"number": "***", "name": "新生", "health": "身份证 *** 号", "rows": [1, 2]}


def test_another_person_is_neither_told_nor_given_it_nor_can_they_take_it_away(school: School) -> None:
    unfinished.keep("letter.receive", "", SAID)
    for other in (school.sun, school.qian):
        session.sit_down(other)
        assert unfinished.of("letter.receive", "") is None
        assert unfinished.left() == []
        assert due.half_typed() == []
        unfinished.forget("letter.receive", "")
        unfinished.keep("letter.receive", "", {"gist": "我的"})
    session.sit_down(school.zhao)
    found = unfinished.of("letter.receive", "")
    assert found is not None
    assert found.said == SAID


def test_an_administrator_or_a_leader_reads_no_draft_of_a_counsellor(school: School) -> None:
    unfinished.keep("case.assess", 1, {"facts": "两周失眠"}, student=1)
    for role in (Role.ADMINISTRATOR, Role.LEADER):
        session.resume(session.Seat(school.sun, "孙老师", role))
        assert unfinished.left() == []
        assert "失眠" not in str(due.to_do())


def test_nobody_at_the_desk_keeps_nothing(school: School) -> None:
    session.stand_up()
    for call in (lambda: unfinished.keep("x", 1, SAID), unfinished.left, lambda: unfinished.saving("x", 1)):
        with pytest.raises(NotAllowed):
            call()


def test_it_is_no_change_and_undo_does_not_reach_it(school: School) -> None:
    before = history.newest()
    unfinished.keep("letter.receive", "", SAID)
    assert history.newest() == before
    letters.receive_letter("另一封")
    last = journal.last_done()
    assert last is not None
    journal.take_back(last)
    assert left() == ["letter.receive"]
    journal.do_again(last)
    assert left() == ["letter.receive"]


def test_it_goes_in_the_very_transaction_of_what_is_saved(school: School) -> None:
    unfinished.keep("letter.receive", "", SAID)
    with unfinished.saving("letter.receive", ""):
        letters.receive_letter("三页纸")
        assert left() == []
    assert letters.unanswered()[0].gist == "三页纸"


def test_what_is_refused_leaves_it(school: School) -> None:
    unfinished.keep("letter.receive", "", SAID)
    with pytest.raises(DeskError), unfinished.saving("letter.receive", ""):
        letters.receive_letter("三页纸", reply_by=WEDNESDAY.date() - timedelta(days=9))
    assert left() == ["letter.receive"]


def test_where_what_it_is_about_is_taken_back_it_still_waits_to_be_seen(school: School) -> None:
    """Nobody is named behind anybody's back: whoever typed it is told, until it is thrown away or too old."""
    added = visits.walk_in()
    notes.keep_draft(added.id, "张伟谈到")
    last = journal.last_done()
    assert last is not None
    journal.take_back(last)
    assert notes.drafts_left() == []
    assert [each.said["body"] for each in due.half_typed()] == ["张伟谈到"]
    (line,) = [each for each in due.to_do() if each.due == "unfinished"]
    assert (line.about.zh, line.late, line.names) == ("1 份", False, ())


def test_a_note_is_a_to_do_of_its_own_and_told_once(school: School) -> None:
    notes.keep_draft(visits.walk_in().id, "谈到")
    unfinished.keep("letter.receive", "", SAID)
    told = [each.due for each in due.to_do()]
    assert (told.count("draft"), told.count("unfinished")) == (1, 1)
    assert [each.form for each in due.half_typed()] == ["letter.receive"]


def test_old_ones_are_cleared_after_the_days_the_school_set(school: School) -> None:
    unfinished.keep("letter.receive", "", SAID)
    session.sit_down(school.sun)
    unfinished.keep("letter.receive", "", SAID)
    session.sit_down(school.zhao)
    settings.change(draft_days=3)
    clock.set_stopped(WEDNESDAY + timedelta(days=3))
    assert unfinished.expire() == 0
    clock.set_stopped(WEDNESDAY + timedelta(days=3, minutes=1))
    assert unfinished.expire() == 2
    assert left() == []


def test_a_student_who_left_is_named_no_longer_than_that(school: School) -> None:
    unfinished.keep("case.assess", 1, {"facts": "张伟两周失眠"}, student=1)
    students.leave(1)
    assert left() == ["case.assess"]
    clock.set_stopped(WEDNESDAY + timedelta(days=15))
    unfinished.expire()
    assert database.execute_sql("SELECT count(*) FROM draft").fetchone() == (0,)


def test_whoever_types_does_not_wait_for_another_process(school: School, empty_store: Path) -> None:
    other: Any = connect(empty_store / file.STORE_FILE, KEY)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        unfinished.keep("letter.receive", "", SAID, wait=False)
    other.execute("ROLLBACK")
    unfinished.keep("letter.receive", "", SAID, wait=False)
    assert database.execute_sql("PRAGMA busy_timeout").fetchone() == (5000,)
    other.close()
    assert left() == ["letter.receive"]


def test_a_write_that_fails_is_told(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    database.execute_sql("PRAGMA query_only = ON")
    with pytest.raises(DeskError) as told:
        unfinished.keep("letter.receive", "", SAID)
    assert not isinstance(told.value, Refused)
    database.execute_sql("PRAGMA query_only = OFF")


def test_every_role_that_sees_today_may_keep_what_it_types(school: School) -> None:
    for role in (Role.COUNSELLOR, Role.DUTY, Role.LEADER, Role.ADMINISTRATOR):
        session.resume(session.Seat(school.sun, "孙老师", role))
        assert rights.may(rights.Right.SEE_TODAY)
        unfinished.keep(f"try.{role}", "", {"a": "b"})
    assert len(left()) == 4
