"""Who may bring a backup back, and who reads what was done last in it: a password alone is not enough."""

from pathlib import Path

import pytest

from model import access, access_giving, backup, desk, restore, session
from model.errors import NotAllowed, TooSoon, WrongPassword
from model.history_reach import HIDDEN
from model.people import staff, students
from model.rights import Role
from model.store import file, journal, vault
from model.words import Words
from tests.conftest import KEY
from tests.founding import found
from tests.protected import PASSWORDS, lock_up, make_cheap, sit
from tui.entry import main


@pytest.fixture
def here(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a school with passwords; its counsellor is at the desk."""
    make_cheap(monkeypatch)
    lock_up(empty_store)
    return empty_store


def key_of(path: Path, data: Path, name: str) -> vault.Opened:
    return restore.open_key(path, data, name, PASSWORDS[name])


def present(data: Path, name: str) -> vault.Opened:
    return vault.open_with(data, name, PASSWORDS[name])


@pytest.mark.parametrize("role", ["duty", "leader"])
def test_who_keeps_no_backups_brings_none_back_over_a_sound_store(here: Path, role: str) -> None:
    staff.edit(staff.by_name("孙老师").id, role=role)
    made = backup.back_up()
    desk.leave()
    key = key_of(made.path, here, "孙老师")
    before = (here / "desk.db").read_bytes()
    for asks in (present(here, "孙老师"), None):
        with pytest.raises(NotAllowed, match="没有恢复备份的权限"):
            restore.put_back(made.path, here, key, asks)
    assert (here / "desk.db").read_bytes() == before
    assert not list(here.glob("aside-*"))


def test_the_shell_tells_them_nothing_of_it_either(
    here: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    students.edit(students.all_here()[0].id, name="张小伟")
    made = backup.back_up()
    desk.leave()
    secret = tmp_path_factory.mktemp("elsewhere") / "password"
    secret.write_text(PASSWORDS["孙老师"], encoding="utf-8")
    words = ["--data", str(here), "--lang", "zh", "--as", "孙老师", "--password-file", str(secret)]
    assert main([*words, "restore", str(made.path)]) == NotAllowed.exit_code
    told = capsys.readouterr()
    assert told.out == ""
    assert "张小伟" not in told.err


def test_where_the_store_is_damaged_whoever_is_there_brings_the_backup_back(here: Path) -> None:
    made = backup.back_up()
    desk.leave()
    key = key_of(made.path, here, "孙老师")
    (here / "desk.db").write_bytes(b"not a store any more" * 500)
    assert restore.put_back(made.path, here, key, present(here, "孙老师")) is not None
    assert sit(here, "孙老师").name == "孙老师"


def test_whose_password_was_taken_back_restores_nothing_with_it(here: Path) -> None:
    made = backup.back_up()
    access.dismiss(staff.by_name("钱老师").id)
    desk.leave()
    with pytest.raises(NotAllowed):
        restore.put_back(made.path, here, key_of(made.path, here, "钱老师"))
    sit(here, "赵老师")
    access.re_key()
    desk.leave()
    with pytest.raises(NotAllowed):
        restore.put_back(made.path, here, key_of(made.path, here, "钱老师"))


def test_a_demo_school_takes_no_place_of_a_desk_with_passwords(here: Path, tmp_path: Path) -> None:
    desk.leave()
    demo = tmp_path / "demo"
    file.create(demo, KEY)
    session.found_school()
    founded = found()
    vault.lay_open(demo, KEY, founded.zhao)
    session.sit_down(founded.zhao)
    made = backup.back_up()
    desk.leave()
    with pytest.raises(NotAllowed, match="演示学校"):
        restore.put_back(made.path, here, restore.open_key(made.path, here, "", ""))


def test_a_wrong_password_for_a_backup_makes_the_next_wait_as_at_the_door(here: Path) -> None:
    made = backup.back_up()
    desk.leave()
    for _ in range(2):
        with pytest.raises(WrongPassword):
            restore.open_key(made.path, here, "赵老师", "guess")
    with pytest.raises(TooSoon):
        restore.open_key(made.path, here, "赵老师", PASSWORDS["赵老师"])
    with pytest.raises(TooSoon):
        sit(here, "赵老师")


def test_an_administrator_is_not_told_whom_the_last_entry_of_a_backup_was_about(here: Path) -> None:

    with journal.writing("risk_case.open", Words("建立了张伟的关注档案", "Opened the file of 张伟"), kind="record"):
        pass
    made = backup.back_up()
    assert backup.look_into(made).last_words != HIDDEN
    staff.edit(staff.by_name("孙老师").id, role="administrator")
    sit(here, "孙老师")
    assert backup.look_into(made).last_words == HIDDEN
    desk.leave()
    held = restore.look_into(made.path, here, key_of(made.path, here, "孙老师")).backup
    assert held.last_words == HIDDEN
    held = restore.look_into(made.path, here, key_of(made.path, here, "赵老师")).backup
    assert held.last_words != HIDDEN


def test_on_a_new_machine_the_code_from_the_safe_brings_the_backup_back(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every password is forgotten and the machine is gone."""
    code = access.new_recovery_code()
    made = backup.back_up()
    desk.leave()
    new = tmp_path / "new"
    monkeypatch.setattr("tui.shell.care.who_asks", lambda _asked: ("", code.lower()))
    assert main(["--data", str(new), "restore", str(made.path), "--yes"]) == 0
    assert desk.open_for(new, "", code).first == "safe"
    seat, _next = access_giving.recover(staff_of("赵老师"), "found again 11")
    assert (seat.name, seat.role) == ("赵老师", Role.COUNSELLOR)


def test_a_password_that_somebody_else_set_brings_no_backup_back(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    admin = staff.hire("周管理", "other", "administrator")
    access_giving.admit(admin.id, "seven seas 77")
    made = backup.back_up()
    desk.leave()
    monkeypatch.setattr("tui.shell.care.who_asks", lambda _asked: ("周管理", "seven seas 77"))
    assert main(["--data", str(here), "--lang", "zh", "restore", str(made.path), "--yes"]) == NotAllowed.exit_code
    assert "这个口令是别人设的" in capsys.readouterr().err
    assert not list(here.glob("aside-*"))


def staff_of(name: str) -> int:
    """Whom the code from the safe may give a new password, by name."""
    return next(number for number, called in access_giving.rescuable().items() if called == name)
