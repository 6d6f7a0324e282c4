"""Giving a password: who to whom, alone or by two, and that nobody reads what is another's by setting theirs."""

from datetime import timedelta
from pathlib import Path

import pytest
from peewee import ForeignKeyField

from model import access, access_giving, clock, desk, history, rights, session
from model.errors import DeskError, Invalid, NotAllowed, Refused, WrongPassword
from model.people import staff
from model.rights import Right, Role
from model.store import tables, vault
from model.store.database import desk as database
from model.visits import notes, visits
from model.visits.visit import Details
from tests.protected import PASSWORDS, lock_up, make_cheap, sit

FRESH = "seven seas 77"
"""A password that somebody sets for somebody else."""
OWN = "only mine 4321"
"""One that somebody chose then."""
MORE = {"周管理": "administrator", "吴管理": "administrator", "李校长": "leader", "郑校长": "leader"}
"""Who is there beside 赵老师 and 钱老师, counsellors, and 孙老师, a duty teacher."""


@pytest.fixture
def people(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """A school in which everybody has a password of their own; 赵老师, the counsellor, is at the desk."""
    make_cheap(monkeypatch)
    here = lock_up(empty_store)
    for name, role in MORE.items():
        here[name] = staff.hire(name, "other", role).id
        vault.admit(empty_store, database.key, here[name], name, PASSWORDS["赵老师"])
    return here


@pytest.fixture
def written(people: dict[str, int]) -> dict[str, int]:
    """The same, and 孙老师 and 钱老师 have each received somebody and written it up."""
    for name in ("孙老师", "钱老师"):
        session.sit_down(people[name])
        visit = visits.walk_in(Details(student=1))
        clock.set_stopped(clock.now() + timedelta(minutes=20))
        visits.end(visit.id)
        notes.finish(visit.id, "谈到了考试")
    session.sit_down(people["赵老师"])
    return people


@pytest.mark.parametrize(
    ("by", "to", "way"),
    [
        ("赵老师", "赵老师", "own"),
        ("赵老师", "钱老师", "together"),
        ("赵老师", "孙老师", "together"),
        ("赵老师", "周管理", "alone"),
        ("赵老师", "李校长", "alone"),
        ("周管理", "赵老师", "together"),
        ("周管理", "孙老师", "together"),
        ("周管理", "周管理", "own"),
        ("周管理", "吴管理", "alone"),
        ("周管理", "李校长", "alone"),
        ("孙老师", "李校长", None),
        ("孙老师", "孙老师", None),
        ("李校长", "郑校长", None),
    ],
)
def test_who_gives_whom_a_password(written: dict[str, int], by: str, to: str, way: str | None) -> None:
    who = staff.get(written[to])
    session.sit_down(written[by])
    assert access_giving.way(who) == way
    if way == "alone":
        access_giving.admit(who.id, FRESH)
    else:
        with pytest.raises(NotAllowed):
            access_giving.admit(who.id, FRESH)
        key = (Path(str(database.database)).parent / "desk.key").read_bytes()
        if way != "together":
            with pytest.raises(NotAllowed):
                access_giving.admit_together(who.id, FRESH, "钱老师", PASSWORDS["钱老师"])
            assert (Path(str(database.database)).parent / "desk.key").read_bytes() == key


@pytest.mark.parametrize(
    ("first", "second", "to", "may"),
    [
        ("赵老师", "周管理", "孙老师", True),
        ("赵老师", "李校长", "孙老师", True),
        ("赵老师", "钱老师", "孙老师", True),
        ("赵老师", "周管理", "钱老师", True),
        ("周管理", "赵老师", "孙老师", True),
        ("周管理", "赵老师", "钱老师", True),
        ("周管理", "吴管理", "孙老师", False),
        ("周管理", "李校长", "孙老师", False),
        ("周管理", "孙老师", "钱老师", False),
        ("赵老师", "孙老师", "钱老师", False),
        ("赵老师", "赵老师", "孙老师", False),
        ("周管理", "周管理", "孙老师", False),
        ("赵老师", "孙老师", "孙老师", False),
        ("周管理", "钱老师", "钱老师", False),
    ],
)
def test_which_two_open_what_somebody_wrote(
    written: dict[str, int], empty_store: Path, first: str, second: str, to: str, may: bool
) -> None:
    key = (empty_store / "desk.key").read_bytes()
    session.sit_down(written[first])
    told = (written[to], FRESH, second, PASSWORDS.get(second, PASSWORDS["赵老师"]))
    if may:
        assert access_giving.admit_together(*told) == ""
        assert last_words() == f"{first}与{second}一起给{to}设了口令"
    else:
        with pytest.raises(NotAllowed) as refused:
            access_giving.admit_together(*told)
        assert refused.value.field == "second_password"
        assert (empty_store / "desk.key").read_bytes() == key


def test_a_second_person_whose_password_is_wrong_is_told_beside_it(written: dict[str, int]) -> None:
    with pytest.raises(Invalid) as told:
        access_giving.admit_together(written["孙老师"], FRESH, "周管理", "not theirs 55")
    assert "second_password" in told.value.problems


def test_a_password_that_somebody_else_set_yet_makes_no_second_person(written: dict[str, int]) -> None:
    access_giving.admit(written["周管理"], FRESH)
    with pytest.raises(NotAllowed):
        access_giving.admit_together(written["孙老师"], FRESH, "周管理", FRESH)


def test_the_code_from_the_safe_stands_in_for_the_second_person_and_is_made_anew(
    written: dict[str, int], empty_store: Path
) -> None:
    old = access.new_recovery_code()
    new = access_giving.admit_together(written["孙老师"], FRESH, "", old)
    assert "恢复码换新" in last_words()
    assert vault.open_with(empty_store, vault.RECOVERY, new).person is None
    with pytest.raises(WrongPassword):
        vault.open_with(empty_store, vault.RECOVERY, old)


@pytest.mark.parametrize("name", ["周管理", "赵老师"])
def test_taking_the_password_away_first_is_no_way_round(written: dict[str, int], name: str) -> None:
    session.sit_down(written[name])
    access.dismiss(written["孙老师"])
    with pytest.raises(NotAllowed):
        access_giving.admit(written["孙老师"], FRESH)


def test_taking_the_role_away_first_is_no_way_round(written: dict[str, int]) -> None:
    staff.edit(written["孙老师"], role="leader")
    for name in ("周管理", "赵老师"):
        session.sit_down(written[name])
        with pytest.raises(NotAllowed):
            access_giving.admit(written["孙老师"], FRESH)


def test_whoever_has_written_nothing_is_let_in_by_a_counsellor_alone(people: dict[str, int]) -> None:
    new = staff.hire("冯老师", "duty", "duty")
    access_giving.admit(new.id, FRESH)
    assert last_words() == "赵老师给冯老师设了口令"
    assert {each.staff.name: each.admitted for each in access.people()}["冯老师"]
    session.sit_down(people["周管理"])
    with pytest.raises(NotAllowed):
        access_giving.admit(new.id, FRESH)


def test_a_password_that_was_set_by_somebody_else_opens_nothing_but_the_question_for_ones_own(
    written: dict[str, int], empty_store: Path
) -> None:
    access_giving.admit_together(written["孙老师"], FRESH, "周管理", PASSWORDS["赵老师"])
    desk.leave()
    seat = desk.open_for(empty_store, "孙老师", FRESH)
    assert (seat.role, seat.first) == (Role.NONE, "given")
    assert not [right for right in Right if rights.may(right)]
    with pytest.raises(NotAllowed):
        notes.read(1)
    told = access_giving.given()
    assert told is not None
    assert told.zh.startswith("2026-")
    assert told.zh.endswith("赵老师与周管理一起给孙老师设了口令")
    with pytest.raises(Invalid) as same:
        access_giving.take_own(FRESH)
    assert "别人设的那个" in same.value.problems["password"].zh
    assert access_giving.take_own(OWN).role is Role.DUTY
    assert access_giving.given() is None
    assert notes.read(1) is not None
    desk.leave()
    with pytest.raises(WrongPassword):
        desk.open_for(empty_store, "孙老师", FRESH)
    assert desk.open_for(empty_store, "孙老师", OWN).first == ""


def test_nobody_takes_over_a_desk_that_is_open_with_a_password_that_was_set_for_them(
    people: dict[str, int], empty_store: Path
) -> None:
    access_giving.admit(people["李校长"], FRESH)
    with pytest.raises(NotAllowed, match="别人设的"):
        desk.take_seat(vault.open_with(empty_store, "李校长", FRESH))
    assert session.at_desk().name == "赵老师"


def test_a_child_process_of_such_a_seat_may_nothing_either(people: dict[str, int], empty_store: Path) -> None:
    access_giving.admit(people["李校长"], FRESH)
    desk.leave()
    desk.open_for(empty_store, "李校长", FRESH)
    handed = desk.handed_over()
    desk.leave()
    with desk.taken_over(handed) as seat:
        assert seat.role is Role.NONE


def test_it_is_still_given_after_the_key_was_changed(people: dict[str, int], empty_store: Path) -> None:
    access_giving.admit(people["李校长"], FRESH)
    access.re_key()
    desk.leave()
    assert desk.open_for(empty_store, "李校长", FRESH).first == "given"


@pytest.mark.parametrize(
    ("by", "whom", "role", "may"),
    [
        ("赵老师", "赵老师", "administrator", False),
        ("赵老师", "孙老师", "counsellor", True),
        ("赵老师", "孙老师", "leader", True),
        ("赵老师", "钱老师", "none", True),
        ("赵老师", "周管理", "duty", True),
        ("周管理", "周管理", "duty", False),
        ("周管理", "周管理", "counsellor", False),
        ("周管理", "周管理", "leader", False),
        ("周管理", "吴管理", "duty", False),
        ("周管理", "吴管理", "counsellor", False),
        ("周管理", "吴管理", "leader", True),
        ("周管理", "李校长", "none", True),
        ("周管理", "孙老师", "counsellor", False),
        ("周管理", "孙老师", "leader", False),
        ("周管理", "钱老师", "none", False),
        ("孙老师", "孙老师", "counsellor", False),
        ("李校长", "李校长", "duty", False),
    ],
)
def test_who_sets_which_role_for_whom(people: dict[str, int], by: str, whom: str, role: str, may: bool) -> None:
    session.sit_down(people[by])
    before = history.newest()
    if may:
        assert staff.edit(people[whom], role=role).role == role
        with pytest.raises(Refused, match="不能用撤销改回"):
            desk.undo()
    else:
        with pytest.raises(NotAllowed):
            staff.edit(people[whom], role=role)
        assert history.newest() == before


def test_an_administrator_adds_nobody_who_reads_and_brings_nobody_back_who_does(people: dict[str, int]) -> None:
    staff.leave(people["孙老师"])
    session.sit_down(people["周管理"])
    for role in ("duty", "counsellor"):
        with pytest.raises(NotAllowed):
            staff.hire("冯老师", "duty", role)
    with pytest.raises(NotAllowed):
        staff.come_back(people["孙老师"])
    assert staff.hire("冯老师", "duty").role == "none"
    for forbidden in (access.new_recovery_code, access.re_key):
        with pytest.raises(NotAllowed):
            forbidden()


def test_an_entry_is_edited_with_its_role_left_as_it_is(people: dict[str, int]) -> None:
    session.sit_down(people["周管理"])
    assert staff.edit(people["孙老师"], role="duty", phone="1234").phone == "1234"
    assert staff.edit(people["周管理"], role="administrator", phone="5678").phone == "5678"


def test_whoever_is_not_on_the_staff_any_more_is_given_none(people: dict[str, int]) -> None:
    staff.leave(people["李校长"])
    with pytest.raises(Refused) as told:
        access_giving.admit(people["李校长"], FRESH)
    assert told.value.rule == "access.not_at_desk"


@pytest.mark.parametrize(
    ("easy", "why"),
    [("short", "至少"), ("11221122", "重复"), ("12345678", "连续"), ("87654321", "连续"), ("李校长2026年", "姓名")],
)
def test_an_easy_password_is_refused_under_its_field(people: dict[str, int], easy: str, why: str) -> None:
    with pytest.raises(Invalid) as told:
        access_giving.admit(people["李校长"], easy)
    assert why in told.value.problems["password"].zh


NOT_KEPT = """
AbsenceRow.staff AbsentReturnRow.staff AppointmentRow.counsellor DatedWindowRow.staff DutySwapRow.instead
DutySwapRow.planned DutyTurnRow.staff GridPostRow.staff MentorRow.staff OpeningRow.closed_by OpeningRow.opened_by
OpeningWindowRow.staff PeerMeetingRow.led_by ProxyParentRow.staff SchoolClassRow.head_teacher TrainingRow.led_by
WaitingRow.counsellor
"""
"""Where somebody is named for what everybody in their role may see: hours, duties, whose class, who is booked with whom."""


def test_of_every_column_that_names_a_member_of_staff_it_is_known_whether_it_keeps_content() -> None:
    named = {
        f"{row}.{field.name}"
        for row in tables.__all__
        if row.endswith("Row") and hasattr(getattr(tables, row), "_meta")
        for field in getattr(tables, row)._meta.sorted_fields
        if isinstance(field, ForeignKeyField) and field.rel_model is tables.StaffRow
    }
    assert named | {"DraftRow.who"} == {*access_giving.KEPT, *NOT_KEPT.split()}


# --- the code from the safe ------------------------------------------------------------------


def test_the_code_from_the_safe_leads_to_a_new_password_and_the_next_code_at_once(
    people: dict[str, int], empty_store: Path
) -> None:
    old = access.new_recovery_code()
    desk.leave()
    seat = desk.open_for(empty_store, "", old.lower().replace("-", " "))
    assert (seat.staff_id, seat.role, seat.first) == (None, Role.NONE, "safe")
    assert not [right for right in Right if rights.may(right)]
    assert access_giving.rescuable() == {people["赵老师"]: "赵老师", people["钱老师"]: "钱老师"}
    seat, new = access_giving.recover(people["赵老师"], OWN)
    assert seat.role is Role.COUNSELLOR
    assert last_words() == "用恢复码给赵老师设了口令，恢复码换新"
    with pytest.raises(WrongPassword):
        vault.open_with(empty_store, vault.RECOVERY, old)
    assert sit_with(empty_store, "赵老师", OWN).first == ""
    assert sit_with(empty_store, "", new).first == "safe"


@pytest.mark.parametrize("name", ["周管理", "孙老师", "李校长"])
def test_it_makes_nobody_elses_password_and_is_refused_before_anything_changed(
    people: dict[str, int], empty_store: Path, name: str
) -> None:
    code = access.new_recovery_code()
    before = (empty_store / "desk.key").read_bytes(), history.newest()
    sit_with(empty_store, "", code)
    with pytest.raises(NotAllowed, match="只给心理教师"):
        access_giving.recover(people[name], OWN)
    with pytest.raises(Invalid):
        access_giving.recover(people["赵老师"], "short")
    assert ((empty_store / "desk.key").read_bytes(), history.newest()) == before
    assert session.at_desk().first == "safe"


def test_a_disk_that_takes_no_key_file_leaves_password_and_code_as_they_were(
    people: dict[str, int], empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = access.new_recovery_code()
    sit_with(empty_store, "", code)
    with monkeypatch.context() as full:
        full.setattr(vault.key_file, "write", lambda *_: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            access_giving.recover(people["赵老师"], OWN)
    assert vault.open_with(empty_store, vault.RECOVERY, code).person is None
    assert sit(empty_store, "赵老师").role is Role.COUNSELLOR


def test_without_the_code_nobody_is_recovered(people: dict[str, int]) -> None:
    for forbidden in (access_giving.rescuable, lambda: access_giving.recover(people["赵老师"], OWN)):
        with pytest.raises(DeskError):
            forbidden()


def sit_with(folder: Path, name: str, password: str) -> session.Seat:
    """Open the desk anew with a password that is not among the first ones."""
    desk.leave()
    return desk.open_for(folder, name, password)


def last_words() -> str:
    """The newest entry of the journal in Chinese."""
    return str(database.execute_sql("SELECT zh FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()[0])
