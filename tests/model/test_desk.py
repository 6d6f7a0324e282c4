"""The desk as a whole: founded, opened, left; one step back takes back whatever was one thing to do."""

from pathlib import Path

import pytest

from model import clock, desk, rights, school, session, settings
from model.appointments import book, kept, series
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.errors import ChangedSince, Damaged, Invalid, NotAllowed, NotFound, Refused, StoreTrouble, WrongPassword
from model.exchange.roster_lines import RosterLine, RosterReading
from model.grades import SchoolClass
from model.people import roster, staff, students
from model.rights import Role
from model.store import file, journal, vault
from model.store.database import desk as store
from model.visits import notes, visits
from tests.conftest import KEY
from tests.founding import School
from tests.model.visits.desk_day import at, entries, everything, moment
from tests.protected import make_cheap

PASSWORD = "correct horse 7"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch, clock_stopped: object) -> None:
    """Passwords that cost little to check, at noon of a school Wednesday."""
    make_cheap(monkeypatch)


def establish(folder: Path) -> str:
    """Found the desk of a school with 赵老师; answers the recovery code."""
    return desk.establish(folder, "海州一中", "赵老师", PASSWORD)


# --- founded, opened, left -------------------------------------------------------------------


@pytest.mark.usefixtures("cheap")
def test_a_desk_is_established_and_its_counsellor_sits_there(tmp_path: Path) -> None:
    code = establish(tmp_path)
    assert (session.at_desk().name, session.at_desk().role) == ("赵老师", Role.COUNSELLOR)
    assert settings.get().school_name == "海州一中"
    assert desk.is_there(tmp_path)
    assert not desk.is_demo(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir() if not each.name.startswith("desk.db-")) == [
        "desk.db",
        "desk.key",
        "desk.last",
    ]
    assert file.check() == []
    desk.leave()
    assert session.at_desk() == session.NOBODY
    assert desk.open_for(tmp_path, "赵老师", PASSWORD).name == "赵老师"
    desk.leave()
    assert desk.open_for(tmp_path, "", code.lower().replace("-", " ")).first == "safe"
    desk.leave()


@pytest.mark.usefixtures("cheap")
def test_what_is_in_the_store_is_there_again_after_leaving(tmp_path: Path) -> None:
    establish(tmp_path)
    students.enrol("2024001", "张伟")
    desk.leave()
    assert not (tmp_path / "desk.db-wal").exists() or (tmp_path / "desk.db-wal").stat().st_size == 0
    desk.open_for(tmp_path, "赵老师", PASSWORD)
    assert students.by_number("2024001") is not None
    assert desk.undo().zh == "张伟入学（2024001）"
    assert students.by_number("2024001") is None
    desk.leave()


@pytest.mark.usefixtures("cheap")
def test_there_is_no_second_desk_in_a_folder(tmp_path: Path) -> None:
    establish(tmp_path)
    desk.leave()
    before = (tmp_path / "desk.db").read_bytes()
    with pytest.raises(StoreTrouble):
        desk.establish(tmp_path, "二中", "钱老师", PASSWORD)
    assert (tmp_path / "desk.db").read_bytes() == before


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize(("name", "password"), [("赵老师", "123"), ("", PASSWORD)])
def test_a_desk_that_cannot_be_founded_leaves_nothing_behind(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises((Invalid, Refused)):
        desk.establish(tmp_path, "海州一中", name, password)
    assert list(tmp_path.iterdir()) == []
    assert session.at_desk() == session.NOBODY
    establish(tmp_path)
    desk.leave()


@pytest.mark.usefixtures("cheap")
def test_a_founding_that_was_cut_short_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "founding").mkdir()
    (tmp_path / "founding" / "desk.db").write_bytes(b"half")
    assert not desk.is_there(tmp_path)
    establish(tmp_path)
    assert not (tmp_path / "founding").exists()
    desk.leave()


@pytest.mark.usefixtures("cheap")
def test_a_founding_is_not_taken_back(tmp_path: Path) -> None:
    establish(tmp_path)
    with pytest.raises(Refused):
        desk.undo()
    session.found_school()
    with pytest.raises(Refused, match="建校不能撤销"):
        desk.undo()
    with pytest.raises(Refused) as refused:
        school.found("二中", "钱老师")
    assert refused.value.rule == "school.founded"
    desk.leave()


@pytest.mark.usefixtures("cheap")
def test_who_has_left_or_has_no_role_does_not_get_in(tmp_path: Path) -> None:
    establish(tmp_path)
    key = store.key
    qian = staff.hire("钱老师", "part_time", "counsellor").id
    staff.leave(qian)
    sun = staff.hire("孙老师", "other", "none").id
    desk.leave()
    for person, why in ((qian, NotFound), (sun, NotAllowed), (999, NotFound)):
        with pytest.raises(why):
            desk.open_with_key(tmp_path, vault.Opened(key, person))
        assert session.at_desk() == session.NOBODY
        assert store.is_closed()


@pytest.mark.usefixtures("cheap")
def test_a_wrong_password_opens_nothing_and_is_told_when_the_right_one_comes(tmp_path: Path) -> None:
    establish(tmp_path)
    desk.leave()
    with pytest.raises(WrongPassword):
        desk.open_for(tmp_path, "赵老师", "wrong horse 8")
    assert session.at_desk() == session.NOBODY
    desk.open_for(tmp_path, "赵老师", PASSWORD)
    told = store.execute_sql("SELECT deed, zh FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()
    assert told == ("desk.wrong_passwords", "此前口令输错 1 次")
    desk.leave()


def test_where_there_is_no_desk_it_says_so(tmp_path: Path) -> None:
    assert not desk.is_there(tmp_path)
    with pytest.raises(StoreTrouble, match="dutydesk init"):
        desk.open_with_key(tmp_path, vault.Opened(KEY, None))


def test_under_another_key_nothing_is_read(school: School, empty_store: Path) -> None:
    desk.leave()
    with pytest.raises(Damaged):
        desk.open_with_key(empty_store, vault.Opened(bytes(32), school.zhao))
    assert desk.open_with_key(empty_store, vault.Opened(KEY, school.zhao)).name == "赵老师"


def test_the_folder_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DUTYDESK_DATA", str(tmp_path))
    assert desk.default_folder() == tmp_path
    monkeypatch.delenv("DUTYDESK_DATA")
    assert desk.default_folder().name == "dutydesk"


def test_a_child_process_takes_the_desk_over_and_leaves_it(school: School, empty_store: Path) -> None:
    handed = desk.handed_over()
    assert handed == {
        "folder": str(empty_store),
        "key": KEY.hex(),
        "person": school.zhao,
        "given": False,
        "now": moment("12:00").isoformat(),
    }
    desk.leave()
    with desk.taken_over(handed) as seat:
        assert (seat.name, clock.now()) == ("赵老师", moment("12:00"))
        students.enrol("9", "新生")
    assert session.at_desk() == session.NOBODY
    with pytest.raises(RuntimeError), desk.taken_over(handed):
        raise RuntimeError
    assert store.is_closed()
    desk.open_with_key(empty_store, vault.Opened(KEY, school.zhao))
    assert students.by_number("9") is not None


# --- one step back ---------------------------------------------------------------------------


def test_nothing_done_is_nothing_to_take_back(school: School) -> None:
    for verb, rule in ((desk.undo, "journal.nothing_to_undo"), (desk.redo, "journal.nothing_to_redo")):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.rule == rule


def test_a_whole_series_is_one_step(school: School) -> None:
    before = everything()
    series.book_series(
        Wish(moment("12:30"), 40, school.zhao, school.students[0]), Rule("weekly", count=12), despite=True
    )
    made = everything()
    assert desk.undo().zh == "预约了张伟的系列：12 次"
    assert everything() == before
    desk.redo()
    assert everything() == made
    series.cancel(1, "all", "转学")
    off = everything()
    desk.undo()
    assert everything() == made
    desk.redo()
    assert everything() == off


def test_a_whole_roster_is_one_step(school: School) -> None:
    lines = [RosterLine(f"2026{n:03d}", f"新生{n}", SchoolClass("junior", 2026, 1 + n % 3)) for n in range(60)]
    lines += [RosterLine("2024001", "张炜", SchoolClass("junior", 2024, 2), guardian_phone="13900000000")]
    before, written = everything(), entries()
    plan = roster.preview(RosterReading(tuple(lines), (), (), ()), "名册.xlsx")
    done = roster.take_in(plan, leave_missing=True)
    assert (done.new, done.changed, done.left) == (60, 1, 2)
    assert entries() == written + 1
    after = everything()
    desk.undo()
    assert everything() == before
    desk.redo()
    assert everything() == after
    assert file.check() == []


def test_a_bulk_change_is_one_step(school: School) -> None:
    before = everything()
    students.leave_together(school.students)
    students.assign_counsellor(school.students, school.qian)
    desk.undo()
    desk.undo()
    assert everything() == before
    desk.redo()
    desk.redo()
    assert {students.get(each).counsellor_id for each in school.students} == {school.qian}


def test_a_visit_and_its_appointment_are_one_step(school: School) -> None:
    number = book.book(Wish(moment("12:30"), 40, school.zhao, school.students[0]), despite=True).id
    at("12:30")
    visit = visits.receive(number)
    at("13:10")
    before = everything()
    visits.end(visit.id)
    desk.undo()
    assert everything() == before
    assert kept.get(number).state == "in_session"


def test_what_stands_says_why(school: School) -> None:
    visit = visits.walk_in()
    at("12:30")
    visits.end(visit.id)
    notes.finish(visit.id, "谈了学习")
    before = everything()
    with pytest.raises(Refused) as refused:
        desk.undo()
    assert refused.value.rule == "journal.stands"
    assert everything() == before


def test_what_somebody_changed_since_is_not_taken_back(school: School) -> None:
    number = book.book(Wish(moment("12:30"), 40, school.zhao, school.students[0]), despite=True).id
    session.sit_down(school.qian)
    book.arrive(number)
    session.sit_down(school.zhao)
    with pytest.raises(ChangedSince, match="钱老师 11-25 12:00 又改过"):
        desk.undo()
    assert kept.get(number).state == "arrived"


def test_only_who_may_takes_back(school: School) -> None:
    book.book(Wish(moment("12:30"), 40, school.zhao, school.students[0]), despite=True)
    for role in (Role.LEADER, Role.NONE):
        rights.take(role)
        for verb in (desk.undo, desk.redo):
            with pytest.raises(NotAllowed):
                verb()


def test_undo_is_kept_over_a_restart(school: School, empty_store: Path) -> None:
    book.book(Wish(moment("12:30"), 40, school.zhao, school.students[0]), despite=True)
    before = everything()
    for _ in range(2):
        desk.leave()
        desk.open_with_key(empty_store, vault.Opened(KEY, school.zhao))
        desk.undo()
        desk.leave()
        desk.open_with_key(empty_store, vault.Opened(KEY, school.zhao))
        desk.redo()
        assert everything() == before


# --- another window --------------------------------------------------------------------------


def test_what_this_desk_writes_is_not_changed_elsewhere(school: School) -> None:
    desk.changed_elsewhere()
    students.enrol("9", "新生")
    assert not desk.changed_elsewhere()


def test_opening_the_desk_is_seeing_it_as_it_is(school: School, empty_store: Path) -> None:
    desk.leave()
    desk.open_with_key(empty_store, vault.Opened(KEY, school.zhao))
    assert not desk.changed_elsewhere()
    assert journal.who == school.zhao
