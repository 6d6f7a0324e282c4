"""Who may open the desk: let in, changed, let go, and the way back in with the code from the safe."""

from datetime import timedelta
from pathlib import Path

import pytest

from model import access, access_giving, backup, clock, desk, restore, session
from model.errors import Invalid, NotAllowed, NotFound, Refused, StoreTrouble, TooSoon, WrongPassword
from model.people import staff
from model.rights import Role
from model.store import file, rekey, vault
from model.store.database import connect
from model.store.database import desk as database
from tests.protected import PASSWORDS, lock_up, make_cheap, role, sit


@pytest.fixture
def people(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """A school whose three teachers have passwords; 赵老师, the counsellor, is at the desk."""
    make_cheap(monkeypatch)
    return lock_up(empty_store)


def test_everybody_opens_it_with_their_own_password_and_sits_in_their_own_seat(
    people: dict[str, int], empty_store: Path
) -> None:
    for name, number in people.items():
        assert sit(empty_store, name).staff_id == number
    assert role() is Role.DUTY


def test_a_new_password_needs_the_old_one(people: dict[str, int], empty_store: Path) -> None:
    with pytest.raises(Invalid) as told:
        access.change_password("not my password", "another one 55")
    assert "old" in told.value.problems
    with pytest.raises(Invalid) as told:
        access.change_password(PASSWORDS["钱老师"], "another one 55")
    assert "old" in told.value.problems
    a_minute_passes()
    access.change_password(PASSWORDS["赵老师"], "another one 55")
    desk.leave()
    assert desk.open_for(empty_store, "赵老师", "another one 55").staff_id == people["赵老师"]
    with pytest.raises(WrongPassword):
        sit(empty_store, "赵老师")


def test_who_was_renamed_signs_in_as_before_until_they_take_a_new_password(
    people: dict[str, int], empty_store: Path
) -> None:
    staff.edit(people["赵老师"], name="赵敏")
    assert access.signs_in_as(people["赵老师"]) == "赵老师"
    sit(empty_store, "赵老师")
    assert session.at_desk().name == "赵敏"
    access.change_password(PASSWORDS["赵老师"], "another one 55")
    assert access.signs_in_as(people["赵老师"]) == "赵敏"
    desk.leave()
    assert desk.open_for(empty_store, "赵敏", "another one 55").name == "赵敏"


def test_who_lost_their_password_is_let_in_no_more(people: dict[str, int], empty_store: Path) -> None:
    access.dismiss(people["孙老师"])
    with pytest.raises(WrongPassword):
        sit(empty_store, "孙老师")
    assert sit(empty_store, "赵老师").name == "赵老师"


def test_who_left_the_staff_is_shut_out_even_with_a_password(people: dict[str, int], empty_store: Path) -> None:
    staff.leave(people["孙老师"])
    assert [each.staff.name for each in access.people() if each.superfluous] == ["孙老师"]
    with pytest.raises(NotFound):
        sit(empty_store, "孙老师")
    assert database.is_closed()
    assert session.at_desk() == session.NOBODY


def test_who_has_no_role_any_more_is_shut_out(people: dict[str, int], empty_store: Path) -> None:
    staff.edit(people["孙老师"], role="none")
    with pytest.raises(NotAllowed):
        sit(empty_store, "孙老师")
    assert database.is_closed()


def test_the_last_counsellor_with_a_password_cannot_be_shut_out(people: dict[str, int]) -> None:
    staff.edit(people["钱老师"], role="duty")
    with pytest.raises(Refused) as told:
        access.dismiss(people["赵老师"])
    assert told.value.rule == "access.last"


def test_a_duty_teacher_changes_their_own_password_and_nobody_elses(people: dict[str, int], empty_store: Path) -> None:
    sit(empty_store, "孙老师")
    access.change_password(PASSWORDS["孙老师"], "another one 55")
    for deed in (
        lambda: access_giving.admit(people["赵老师"], "another one 66"),
        lambda: access_giving.admit_together(people["赵老师"], "another one 66", "钱老师", PASSWORDS["钱老师"]),
        lambda: access.dismiss(people["赵老师"]),
        access.people,
        access.new_recovery_code,
        access.re_key,
        lambda: access_giving.recover(people["孙老师"], "another one 66"),
        lambda: access_giving.take_own("another one 66"),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_wrong_passwords_are_counted_and_told_to_who_comes_in(people: dict[str, int], empty_store: Path) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            desk.open_for(empty_store, "赵老师", "guess")
        a_minute_passes()
    with pytest.raises(WrongPassword):
        desk.open_for(empty_store, "赵老师", "guess")
    with pytest.raises(TooSoon) as told:
        desk.open_for(empty_store, "赵老师", PASSWORDS["赵老师"])
    assert told.value.seconds == 4
    a_minute_passes()
    sit(empty_store, "赵老师")
    assert last_entry()[:2] == ("desk.wrong_passwords", "此前口令输错 4 次")


def test_a_new_code_makes_the_old_one_worthless(people: dict[str, int], empty_store: Path) -> None:
    old = access.new_recovery_code()
    access.new_recovery_code()
    desk.leave()
    with pytest.raises(WrongPassword):
        desk.open_for(empty_store, "", old)


def test_a_new_key_shuts_out_who_kept_the_old_one(people: dict[str, int], empty_store: Path) -> None:
    old = database.key
    access.dismiss(people["孙老师"])
    access.re_key()
    assert database.key != old
    assert file.check() == []
    with pytest.raises(Exception, match="not a database"):
        connect(empty_store / "desk.db", old).execute("SELECT count(*) FROM student").fetchone()
    for name in ("赵老师", "钱老师"):
        assert sit(empty_store, name).name == name
    assert access.signs_in_as(people["钱老师"]) == "钱老师"


def test_a_backup_from_before_a_new_key_still_opens_with_the_passwords_of_its_time(
    people: dict[str, int], empty_store: Path
) -> None:
    made = backup.back_up()
    access.re_key()
    access.change_password(PASSWORDS["赵老师"], "another one 55")
    opened = restore.open_key(made.path, empty_store, "赵老师", PASSWORDS["赵老师"])
    present = vault.open_with(empty_store, "赵老师", "another one 55")
    desk.leave()
    seen = restore.look_into(made.path, empty_store, opened, present)
    assert seen.entries_lost == 3


def test_no_new_key_while_another_window_has_it_open(people: dict[str, int], empty_store: Path) -> None:
    other = connect(empty_store / "desk.db", database.key)
    other.execute("PRAGMA busy_timeout = 0")
    other.execute("SELECT count(*) FROM student").fetchone()
    key = database.key
    try:
        with pytest.raises(StoreTrouble, match="另一个窗口"):
            access.re_key()
    finally:
        other.close()
    assert database.key == key
    assert file.check() == []
    assert sit(empty_store, "钱老师").name == "钱老师"


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_new_key_that_was_cut_short_leaves_a_desk_that_opens(
    people: dict[str, int], empty_store: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    class Power(BaseException):
        """The power goes."""

    whole = rekey.re_key

    def cut(path: Path, key: bytes, new: bytes) -> None:
        if when == "after":
            whole(path, key, new)
        raise Power

    monkeypatch.setattr(rekey, "re_key", cut)
    # The power does not tidy up: nothing after it is done.
    monkeypatch.setattr(vault, "settle", lambda *_: (_ for _ in ()).throw(Power))
    with pytest.raises(Power):
        access.re_key()
    monkeypatch.undo()
    make_cheap(monkeypatch)
    session.stand_up()
    assert vault.open_with(empty_store, "钱老师", PASSWORDS["钱老师"]).other is not None
    assert sit(empty_store, "钱老师").name == "钱老师"
    assert file.check() == []
    assert vault.open_with(empty_store, "赵老师", PASSWORDS["赵老师"]).other is None


def test_a_key_file_that_was_changed_is_told_in_the_journal(people: dict[str, int], empty_store: Path) -> None:
    kept = (empty_store / "desk.key").read_text()
    (empty_store / "desk.key").write_text(kept.replace('"seal": "', '"seal": "0', 1))
    sit(empty_store, "赵老师")
    assert last_entry()[0] == "desk.key_changed"
    with pytest.raises(StoreTrouble, match="别的程序改过"):
        access.new_recovery_code()


def test_a_desk_is_founded_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)
    folder = tmp_path / "desk"
    with pytest.raises(Invalid):
        desk.establish(folder, "海州中学", "赵老师", "12345678")
    with pytest.raises(Invalid):
        desk.establish(folder, " ", "赵老师", PASSWORDS["赵老师"])
    assert not desk.is_there(folder)
    code = desk.establish(folder, "海州中学", "赵老师", PASSWORDS["赵老师"])
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".db-shm") == [
        "desk.db",
        "desk.db-wal",
        "desk.key",
        "desk.last",
    ]
    desk.leave()
    assert desk.open_for(folder, "", code).staff_id is None
    with pytest.raises(StoreTrouble, match="已有数据"):
        desk.establish(folder, "海州中学", "赵老师", PASSWORDS["赵老师"])
    desk.leave()


def a_minute_passes() -> None:
    clock.set_stopped(clock.now() + timedelta(minutes=1))


def last_entry() -> tuple[str, str, int | None]:
    """Deed, words and author of the newest journal entry."""
    row = database.execute_sql("SELECT deed, zh, who FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()
    return row[0], row[1], row[2]
