"""What cannot be taken back blocks nothing that is older: it is passed over by name, and what is refused stays refused."""

from datetime import datetime

import pytest

from model import desk, history, rights, session, undoing
from model.appointments import book, kept, series
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.errors import ChangedSince, NotAllowed, NotFound, Refused
from model.people import students
from model.rights import Role
from model.store import file, journal
from model.visits import notes, visits
from tests.founding import School
from tests.model.visits.desk_day import at, everything, moment


def booked(school: School, hhmm: str, student: int = 0) -> int:
    """An appointment with 赵老师; answers its number."""
    return book.book(Wish(moment(hhmm), 40, school.zhao, school.students[student]), despite=True).id


def said() -> list[str]:
    """What 赵老师 did that may be taken back, the newest first."""
    found, than = [], history.newest() + 1
    while (each := undoing.older(than)) is not None and each.words.zh != "建立学校":
        found.append(each.words.zh)
        than = each.number
    return found


def overtaken(school: School) -> int:
    """An older booking, and a newer one that 钱老师 changed since; answers the newer."""
    booked(school, "12:30")
    number = booked(school, "16:30", 1)
    session.sit_down(school.qian)
    book.remark(number, "改由我接")
    session.sit_down(school.zhao)
    return number


def test_behind_one_that_was_changed_since_the_next_older_is_found(school: School) -> None:
    overtaken(school)
    newest = undoing.newest()
    assert newest is not None
    assert newest.words.zh == "预约了王芳：11月25日 16:30"
    older = undoing.older(newest.number)
    assert older is not None
    assert (older.words.zh, older.at, older.passed) == ("预约了张伟：11月25日 12:30", datetime(2026, 11, 25, 12), 0)


def test_the_older_is_taken_back_and_the_newer_stays_as_it_is(school: School) -> None:
    number = overtaken(school)
    before = kept.get(number)
    older = undoing.older(journal.last_done() or 0)
    assert older is not None
    assert undoing.take_back(older.number).zh == "预约了张伟：11月25日 12:30"
    assert kept.of_day(moment("00:00").date()) == [before]
    with pytest.raises(ChangedSince):
        desk.undo()
    desk.redo()
    assert len(kept.of_day(moment("00:00").date())) == 2
    assert file.check() == []


def test_what_stands_blocks_nothing_that_is_older(school: School) -> None:
    booked(school, "16:30", 1)
    visit = visits.walk_in()
    at("12:30")
    visits.end(visit.id)
    notes.finish(visit.id, "谈了学习")
    with pytest.raises(Refused):
        desk.undo()
    assert said()[-1] == "预约了王芳：11月25日 16:30"
    undoing.take_back(next(deed.number for deed in history.lately() if deed.deed == "appointment.book"))
    assert kept.of_day(moment("00:00").date()) == []
    with pytest.raises(Refused):
        desk.undo()


def test_several_that_cannot_be_are_counted(school: School) -> None:
    booked(school, "12:30")
    numbers = [booked(school, hhmm, 1) for hhmm in ("14:00", "15:00", "16:00")]
    session.sit_down(school.qian)
    for number in numbers:
        book.remark(number, "改由我接")
    session.sit_down(school.zhao)
    older = undoing.older(journal.last_done() or 0)
    assert older is not None
    assert (older.words.zh, older.passed) == ("预约了张伟：11月25日 12:30", 2)


def test_with_nothing_older_that_can_be_there_is_nothing(school: School) -> None:
    number = booked(school, "12:30")
    session.sit_down(school.qian)
    book.remark(number, "改由我接")
    assert undoing.older(history.newest()) is None
    session.sit_down(school.zhao)
    assert said() == []


def test_one_that_a_newer_of_ones_own_rests_on_is_refused(school: School) -> None:
    """The series is booked, one date is moved: the booking is not taken back behind the move."""
    made = series.book_series(
        Wish(moment("12:30"), 40, school.zhao, school.students[0]), Rule("weekly", count=3), despite=True
    )
    book.remark(made[1].id, "带作业")
    before = everything()
    entry = next(deed.number for deed in history.lately() if deed.deed == "series.book")
    with pytest.raises(ChangedSince, match="赵老师 11-25 12:00 又改过"):
        undoing.take_back(entry)
    assert everything() == before
    assert said()[0] == "改了张伟的预约备注"
    assert not any("系列" in each for each in said())


def test_a_new_student_that_somebody_booked_since_stays(school: School) -> None:
    """No row of the student was changed, but an appointment rests on it."""
    new = students.enrol("2026009", "新同学").id
    entry = journal.last_done() or 0
    session.sit_down(school.qian)
    book.book(Wish(moment("12:30"), 40, school.qian, new), despite=True)
    session.sit_down(school.zhao)
    before = everything()
    with pytest.raises(Refused, match="后来做的事还用到它，请先撤销那些"):
        undoing.take_back(entry)
    assert everything() == before


def test_each_takes_back_their_own_only(school: School) -> None:
    booked(school, "12:30")
    entry = journal.last_done() or 0
    session.sit_down(school.qian)
    with pytest.raises(Refused) as refused:
        undoing.take_back(entry)
    assert refused.value.rule == "journal.not_ones_own"


def test_nothing_is_taken_back_twice_or_done_again_that_was_not(school: School) -> None:
    booked(school, "12:30")
    entry = journal.last_done() or 0
    with pytest.raises(Refused) as refused:
        undoing.do_again(entry)
    assert refused.value.rule == "journal.not_taken_back"
    undoing.take_back(entry)
    with pytest.raises(Refused) as refused:
        undoing.take_back(entry)
    assert refused.value.rule == "journal.taken_back"
    undoing.do_again(entry)
    assert len(kept.of_day(moment("00:00").date())) == 1
    assert file.check() == []


def test_a_record_and_a_taking_back_are_no_changes(school: School) -> None:
    booked(school, "12:30")
    undoing.take_back(journal.last_done() or 0)
    with pytest.raises(Refused) as refused:
        undoing.take_back(history.newest())
    assert refused.value.rule == "journal.no_change"
    with pytest.raises(NotFound):
        undoing.take_back(10_000)


def test_what_is_no_longer_ones_to_read_is_not_told(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    booked(school, "12:30")
    monkeypatch.setattr("model.history_reach.may_see", lambda deed, role=None: False)
    newest = undoing.newest()
    assert newest is not None
    assert "张伟" not in newest.words.zh


def test_only_who_may_takes_back(school: School) -> None:
    booked(school, "12:30")
    rights.take(Role.LEADER)
    for verb in (undoing.newest, lambda: undoing.older(9), lambda: undoing.take_back(1), lambda: undoing.do_again(1)):
        with pytest.raises(NotAllowed):
            verb()
