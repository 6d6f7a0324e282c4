"""Restoring: what would be lost is said first, what is there is kept aside, and a lost key comes back from a backup."""

import os
import sys
from itertools import count
from pathlib import Path

import pytest

from model import backup, clock, desk, history, losses, restore
from model.errors import Damaged, NotFound, StoreTrouble, WrongPassword
from model.people import rooms, staff
from model.store import copies, file, vault, whole
from model.store.database import connect
from model.store.database import desk as database
from tests.protected import PASSWORDS, lock_up, make_cheap, sit


@pytest.fixture
def here(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a school with passwords; its counsellor is at the desk."""
    make_cheap(monkeypatch)
    lock_up(empty_store)
    return empty_store


def opened(path: Path) -> vault.Opened:
    return restore.open_key(path, path.parent.parent, "赵老师", PASSWORDS["赵老师"])


def test_it_says_what_would_come_back_and_what_would_be_lost(here: Path) -> None:
    made = backup.back_up()
    rooms.add("沙盘室", "sand_play")
    rooms.add("放松室", "relaxation")
    desk.leave()
    seen = restore.look_into(made.path, here, opened(made.path))
    assert (seen.backup.students, seen.backup.last_words.en) == (6, "Founded the school")
    # The two rooms, and that the backup was made.
    assert seen.entries_lost == 3
    assert not list(here.glob("aside-*"))


def test_the_present_store_is_kept_aside_with_its_key_and_opens_there(here: Path) -> None:
    made = backup.back_up()
    rooms.add("沙盘室", "sand_play")
    desk.leave()
    aside = restore.put_back(made.path, here, opened(made.path))
    assert aside is not None
    assert aside.with_suffix(".key").is_file()
    if os.name == "posix":
        assert aside.with_suffix(".key").stat().st_mode & 0o077 == 0, "a key is for its owner only"
    sit(here, "赵老师")
    assert "沙盘室" not in [each.name for each in rooms.here()]
    desk.leave()
    kept = connect(aside, vault.open_file(aside.with_suffix(".key"), "赵老师", PASSWORDS["赵老师"]).key)
    assert kept.execute("SELECT count(*) FROM room WHERE name = '沙盘室'").fetchone() == (1,)
    kept.close()


def test_the_journal_that_comes_back_says_who_brought_it_back_and_from_where(here: Path) -> None:
    made = backup.back_up()
    rooms.add("沙盘室", "sand_play")
    desk.leave()
    aside = restore.put_back(made.path, here, opened(made.path))
    assert aside is not None
    assert not list(here.glob("desk.db.restored*"))
    sit(here, "赵老师")
    [told] = history.lately()[:1]
    assert (told.deed, told.who) == ("backup.restore", "赵老师")
    assert told.words.en == (
        f"Restored the backup {made.path.name}: the desk as of 2026-11-25 12:00, 1 journal entry; "
        f"the store before is kept as {aside.name}"
    )
    assert made.path.name in told.words.zh
    assert file.check() == []
    assert losses.unsettled() == []


def test_who_the_staff_of_that_time_did_not_know_is_told_by_no_name(here: Path) -> None:
    made = backup.back_up()
    desk.leave()
    restore.put_back(made.path, here, vault.Opened(opened(made.path).key, 99), present=opened(made.path))
    sit(here, "赵老师")
    assert (history.lately()[0].deed, history.lately()[0].who) == ("backup.restore", "")
    assert file.check() == []


def test_two_restores_in_one_second_keep_both_stores_aside(here: Path) -> None:
    made = backup.back_up()
    desk.leave()
    first = restore.put_back(made.path, here, opened(made.path))
    second = restore.put_back(made.path, here, opened(made.path))
    assert first != second
    assert len(list(here.glob("aside-*.db"))) == 2


def test_a_backup_that_is_damaged_is_not_put_back(here: Path) -> None:
    made = backup.back_up()
    desk.leave()
    key = opened(made.path)
    sound = made.path.read_bytes()
    made.path.write_bytes(sound[:9000] + bytes([sound[9000] ^ 1]) + sound[9001:])
    before = (here / "desk.db").read_bytes()
    with pytest.raises(StoreTrouble, match="没有通过检查"):
        restore.put_back(made.path, here, key)
    assert (here / "desk.db").read_bytes() == before


def test_the_newest_backup_that_passes_is_found_beside_a_store_that_does_not(here: Path) -> None:
    good = backup.back_up()
    clock.set_stopped(clock.now().replace(hour=13))
    bad = backup.back_up()
    bad.path.write_bytes(bad.path.read_bytes()[:20000])
    desk.leave()
    key = vault.open_with(here, "赵老师", PASSWORDS["赵老师"])
    (here / "desk.db").write_bytes(b"not a store any more" * 500)
    with pytest.raises(Damaged):
        sit(here, "赵老师")
    found = restore.newest_good(here, key)
    assert found is not None
    assert found.path == good.path
    assert restore.look_into(found.path, here, key).entries_lost is None
    aside = restore.put_back(found.path, here, key)
    assert aside is not None
    assert aside.read_bytes().startswith(b"not a store any more")
    sit(here, "赵老师")
    assert staff.here()[0].name == "赵老师"
    assert file.check() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process is told which files it has open")
def test_a_store_that_does_not_open_is_let_go_while_its_error_is_told(here: Path) -> None:
    """Windows would not let it step aside for the backup."""
    desk.leave()
    (here / "desk.db").write_bytes(b"not a store any more" * 500)
    with pytest.raises(Damaged) as told:
        sit(here, "赵老师")
    assert told.value.__cause__ is not None, "the error that holds the connection is still there"
    links = [each for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    assert str(here / "desk.db") not in {str(each.readlink()) for each in links if each.is_symlink()}


def test_a_store_that_is_gone_is_told_and_comes_back(here: Path) -> None:
    made = backup.back_up()
    desk.leave()
    (here / "desk.db").unlink()
    assert desk.is_there(here)
    with pytest.raises(Damaged, match="不见了"):
        sit(here, "赵老师")
    assert restore.put_back(made.path, here, opened(made.path)) is None
    assert sit(here, "赵老师").name == "赵老师"


def test_nothing_is_restored_under_another_window(here: Path) -> None:
    made = backup.back_up()
    desk.leave()
    key = opened(made.path)
    other = connect(here / "desk.db", key.key)
    other.execute("SELECT count(*) FROM student").fetchone()
    try:
        with pytest.raises(StoreTrouble, match="另一个窗口"):
            restore.put_back(made.path, here, key)
    finally:
        other.close()
    assert not list(here.glob("aside-*"))


def test_a_missing_or_damaged_key_file_comes_back_from_the_newest_backup(here: Path) -> None:
    made = backup.back_up()
    desk.leave()
    (here / "desk.key").unlink()
    assert restore.needs_key(here)
    with pytest.raises(StoreTrouble, match="找不到钥匙文件"):
        sit(here, "赵老师")
    assert restore.key_from_backup(here) == made.key_path
    assert sit(here, "赵老师").name == "赵老师"
    desk.leave()
    (here / "desk.key").write_bytes(b"\x00" * 100)
    assert restore.needs_key(here)
    assert restore.key_from_backup(here) == made.key_path
    assert (here / "desk.key.damaged").read_bytes() == b"\x00" * 100
    assert sit(here, "赵老师").name == "赵老师"
    assert not restore.needs_key(here)


def test_without_a_backup_there_is_no_key_to_take(here: Path) -> None:
    desk.leave()
    (here / "desk.key").unlink()
    assert restore.key_from_backup(here) is None
    assert not (here / "desk.key").exists()


def test_a_backup_opens_with_a_password_of_its_time_only(here: Path) -> None:
    made = backup.back_up()
    with pytest.raises(WrongPassword):
        restore.open_key(made.path, here, "赵老师", PASSWORDS["钱老师"])
    made.key_path.unlink()
    with pytest.raises(NotFound, match=r"desk-2026-11-25-1200\.key"):
        opened(made.path)


@pytest.mark.parametrize("failing", range(6))
def test_a_disk_that_fails_anywhere_in_between_leaves_the_present_store_as_it_was(
    here: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    made = backup.back_up()
    rooms.add("沙盘室", "sand_play")
    desk.leave()
    key = opened(made.path)
    before = present(here)
    move, done = whole.move, count()

    def refused(path: Path, target: Path) -> None:
        if next(done) == failing:
            raise OSError(28, "No space left on device")
        move(path, target)

    monkeypatch.setattr(whole, "move", refused)
    if failing == 5:
        # Two key files are written, then the store, the key file and the other store get their names.
        assert restore.put_back(made.path, here, key) is not None
        assert next(done) == 5
        return
    with pytest.raises(StoreTrouble, match=r"恢复写不进 .*磁盘已满.*现有数据没有改动"):
        restore.put_back(made.path, here, key)
    assert present(here) == before


def present(folder: Path) -> tuple[set[str], bytes, copies.Held]:
    """A closed desk: its files but for those that tell of it, its key file, what its store holds."""
    store, key = folder / "desk.db", (folder / "desk.key").read_bytes()
    there = {path.name for path in folder.iterdir()} - {"desk.last", "desk.tries", "desk.mending", "desk.backing"}
    assert copies.check(store, database.key) == []
    return there, key, copies.look_into(store, database.key)
