"""Backups: tried before they count, thinned out, in two places, and never over what is there."""

import json
from collections import deque
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from model import backup, clock, rights, session, settings
from model.errors import Busy, NotAllowed, NotFound, StoreTrouble
from model.people import rooms
from model.rights import Role
from model.store import copies, kept, mutex, vault
from model.store.database import desk as database
from tests.conftest import KEY, WEDNESDAY
from tests.founding import School
from tests.protected import PASSWORDS, lock_up, make_cheap


@pytest.fixture
def here(school: School, tmp_path: Path) -> Path:
    """The folder of a school whose desk has a key file."""
    vault.lay_open(tmp_path, KEY, school.zhao)
    return tmp_path


def at(moment: datetime) -> None:
    clock.set_stopped(moment)


def test_a_backup_lies_beside_the_store_with_its_key_and_is_told_in_the_journal(here: Path) -> None:
    made = backup.back_up()
    assert made.path == here / "backups" / "desk-2026-11-25-1200.db"
    assert sorted(path.name for path in made.path.parent.iterdir()) == [
        "desk-2026-11-25-1200.db",
        "desk-2026-11-25-1200.key",
    ]
    assert copies.check(made.path, KEY) == []
    row = database.execute_sql("SELECT deed, kind, zh FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()
    assert tuple(row) == ("backup.make", "record", "备份并检查：1 条操作记录")
    assert backup.last_good() == WEDNESDAY
    assert made.size == made.path.stat().st_size


@pytest.mark.parametrize("how", ["gone", "garbage", "another desk's", "one passage changed"])
def test_a_key_file_that_opens_nothing_goes_into_no_backup(
    empty_store: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    make_cheap(monkeypatch)
    lock_up(empty_store)
    sound = (empty_store / "desk.key").read_text()
    spoilt = {
        "garbage": "{}",
        "another desk's": json.dumps({"format": 1, "demo": bytes(32).hex(), "person": 1}),
        "one passage changed": sound.replace('"passes": 1', '"passes": 2'),
    }
    (empty_store / "desk.key").unlink()
    if how != "gone":
        (empty_store / "desk.key").write_text(spoilt[how])
    with pytest.raises(StoreTrouble, match=r"没有备份；请先从备份盘取回 desk\.key"):
        backup.back_up()
    assert backup.made() == []
    (empty_store / "desk.key").write_text(sound)
    before = backup.back_up()
    at(WEDNESDAY + timedelta(hours=4))
    if how != "gone":
        (empty_store / "desk.key").write_text(spoilt[how])
    else:
        (empty_store / "desk.key").unlink()
    # With the one of the backup before, that still opens it.
    made = backup.back_up()
    assert made.path != before.path
    assert vault.open_file(made.key_path, "赵老师", PASSWORDS["赵老师"]).key == KEY


def test_it_lies_in_a_second_folder_too_when_that_is_there(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("stick")
    settings.change(backup_folder=str(stick))
    made = backup.back_up()
    assert made.second == stick / made.path.name
    assert made.second.read_bytes() == made.path.read_bytes()
    assert made.second.with_suffix(".key").read_bytes() == made.key_path.read_bytes()
    assert [each.second for each in backup.everywhere()] == [made.second]


def test_without_the_stick_it_is_made_all_the_same_and_said(here: Path) -> None:
    settings.change(backup_folder=str(here / "not plugged in"))
    made = backup.back_up()
    assert made.second is None
    assert "第二处备份文件夹不在" in entries()[-1]
    assert not (here / "not plugged in").exists()


def test_a_backup_to_a_folder_of_ones_own_goes_only_there(here: Path, tmp_path: Path) -> None:
    made = backup.back_up(tmp_path / "usb")
    assert made.path.parent == tmp_path / "usb"
    assert backup.last_good() is None


def test_a_mistyped_path_is_not_built(here: Path, tmp_path: Path) -> None:
    """A stick that is not there would else be a folder on the machine, and the backup not on the stick."""
    with pytest.raises(NotFound) as told:
        backup.back_up(tmp_path / "stcik" / "desk")
    assert "stcik" in str(told.value)
    assert not (tmp_path / "stcik").exists()


def test_they_are_kept_by_the_day_the_week_and_the_month(here: Path) -> None:
    folder = here / "backups"
    folder.mkdir()
    first = datetime(2025, 9, 1, 17, 0)
    days = [first + timedelta(days=n) for n in range(450)]
    for day in days:
        for hour in (11, 17):
            stamp = day.replace(hour=hour)
            for suffix in (".db", ".key"):
                (folder / f"desk-{stamp:%Y-%m-%d-%H%M}{suffix}").touch()
    at(days[-1] + timedelta(hours=3))
    backup.back_up()
    kept = [each.at for each in backup.made()]
    assert kept[0] == days[-1] + timedelta(hours=3)
    # The newest two of all, though they are of one day.
    assert kept.pop(1) == days[-1].replace(hour=17)
    assert [moment.date() for moment in kept[:7]] == [(days[-1] - timedelta(days=n)).date() for n in range(7)]
    weeks = {moment.isocalendar()[:2] for moment in kept}
    months = {(moment.year, moment.month) for moment in kept}
    assert len(weeks) >= 5
    assert len(months) == 12
    assert len(kept) <= 7 + 5 + 12
    assert {path.stem for path in folder.glob("*.key")} == {path.stem for path in folder.glob("*.db")}


def test_an_old_one_that_another_program_holds_open_stops_no_backup_and_goes_the_next_time(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, unlink = here / "backups", Path.unlink
    folder.mkdir()
    for month in range(1, 13):
        for year in (2024, 2025):
            for suffix in (".db", ".key"):
                (folder / f"desk-{year}-{month:02d}-15-1200{suffix}").touch()
    held = folder / "desk-2024-03-15-1200.db"

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path == held:
            raise PermissionError(13, "another program has it open")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    backup.back_up()
    assert {path.stem for path in folder.glob("desk-2024*.key")} == {held.stem}, "it is not left without its key"
    monkeypatch.undo()
    backup.back_up()
    assert list(folder.glob("desk-2024*")) == []


def test_a_backup_without_its_key_does_not_count(here: Path) -> None:
    backup.back_up().key_path.unlink()
    assert backup.last_good() is None


def test_other_files_in_the_folder_are_left_alone(here: Path) -> None:
    folder = here / "backups"
    folder.mkdir()
    for name in ("desk-notes.db", "desk-2026-99-99-9999.db", "holiday.jpg"):
        (folder / name).write_text("mine")
    backup.back_up()
    assert {"desk-notes.db", "desk-2026-99-99-9999.db", "holiday.jpg"} <= {path.name for path in folder.iterdir()}


def test_a_folder_that_cannot_be_written_is_told(here: Path) -> None:
    (here / "backups").write_text("a file stands where the folder should be")
    with pytest.raises(StoreTrouble, match="备份写不进"):
        backup.back_up()
    assert entries() == ["建立学校"]


def test_the_desk_makes_one_by_itself_after_so_many_hours(here: Path) -> None:
    assert backup.is_due()
    backup.automatic()
    assert not backup.is_due()
    at(WEDNESDAY + timedelta(hours=3, minutes=59))
    assert not backup.is_due()
    at(WEDNESDAY + timedelta(hours=4))
    assert backup.is_due()
    settings.change(backup_hours=8)
    assert not backup.is_due()
    settings.change(backup_hours=None)
    at(WEDNESDAY + timedelta(days=30))
    assert not backup.is_due()


def test_a_clock_that_was_wrong_does_not_stop_the_backups(here: Path) -> None:
    at(datetime(2036, 1, 1, 9, 0))
    backup.automatic()
    at(WEDNESDAY)
    assert backup.last_good() is None
    assert backup.is_due()


def test_whoever_closes_the_room_leaves_a_backup_but_does_not_command_one(here: Path, school: School) -> None:
    session.sit_down(school.sun)
    assert backup.automatic().path.is_file()
    with pytest.raises(NotAllowed):
        backup.back_up()
    with pytest.raises(NotAllowed):
        backup.everywhere()
    rights.take(Role.NONE)
    with pytest.raises(NotAllowed):
        backup.automatic()


def test_a_second_one_in_the_same_minute_is_taken_under_a_further_name(here: Path) -> None:
    made = [backup.back_up() for _ in range(5)]
    names = ["desk-2026-11-25-1200.db", *(f"desk-2026-11-25-1200-{n}.db" for n in range(2, 6))]
    assert [each.path.name for each in made] == names
    # The newest two of a day stay, and their order is that in which they were made.
    assert [each.path for each in backup.made()] == [made[4].path, made[3].path]
    assert backup.back_up().path.name == "desk-2026-11-25-1200-6.db"
    at(WEDNESDAY + timedelta(minutes=1))
    assert backup.back_up().path.name == "desk-2026-11-25-1201.db"


def test_no_name_is_used_that_lies_in_the_second_folder_or_whose_key_does(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("stick")
    settings.change(backup_folder=str(stick))
    for name in ("desk-2026-11-25-1200.db", "desk-2026-11-25-1200-2.key"):
        (stick / name).write_text("another desk's")
    assert backup.back_up().path.name == "desk-2026-11-25-1200-3.db"
    assert (stick / "desk-2026-11-25-1200.db").read_text() == "another desk's"
    assert (stick / "desk-2026-11-25-1200-2.key").read_text() == "another desk's"


def test_what_was_made_just_now_is_not_made_again_by_itself_unless_something_was_changed(
    here: Path, school: School
) -> None:
    first = backup.automatic()
    assert backup.automatic() == first
    at(WEDNESDAY + timedelta(minutes=5))
    assert backup.automatic() == first
    rooms.add("沙盘室", "sand_play")
    second = backup.automatic()
    assert second.path.name == "desk-2026-11-25-1205.db"
    # Whoever asks for one gets one.
    assert backup.back_up().path.name == "desk-2026-11-25-1205-2.db"
    at(WEDNESDAY + timedelta(minutes=11))
    assert backup.automatic().path.name == "desk-2026-11-25-1211.db"
    assert [each.at for each in backup.made()][:2] == [clock.now(), WEDNESDAY + timedelta(minutes=5)]


def test_a_stick_that_was_put_in_since_gets_its_copy(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    stick = tmp_path_factory.mktemp("stick") / "desk"
    settings.change(backup_folder=str(stick))
    assert backup.automatic().second is None
    stick.mkdir()
    assert backup.automatic().second == stick / "desk-2026-11-25-1200-2.db"


def test_while_another_window_backs_up_too_long_it_says_so(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "WAIT_SECONDS", 1)
    with mutex.held(here / kept.MUTEX_FILE, 1), pytest.raises(Busy, match="另一个窗口正在备份"):
        backup.back_up()
    assert backup.back_up().path.is_file()


def test_where_no_lock_can_be_had_it_is_made_all_the_same(here: Path) -> None:
    (here / kept.MUTEX_FILE).mkdir()
    assert copies.check(backup.back_up().path, KEY) == []


def test_a_lone_key_file_goes_if_it_is_this_desks_own(here: Path) -> None:
    folder = here / "backups"
    folder.mkdir()
    own, strange = folder / "desk-2026-11-24-1200.key", folder / "desk-2026-11-23-1200.key"
    own.write_bytes((here / "desk.key").read_bytes())
    strange.write_text(json.dumps({"format": 1, "demo": bytes(32).hex(), "person": 1}))
    backup.back_up()
    assert not own.exists()
    assert strange.exists()


def test_a_second_folder_that_is_full_is_told_and_the_first_backup_stands(
    here: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path_factory.mktemp("stick")
    settings.change(backup_folder=str(stick))

    def full(_from: Path, to: Path) -> None:
        Path(to).write_bytes(b"the beginning")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("model.backup.shutil.copyfile", full)
    with pytest.raises(StoreTrouble) as told:
        backup.back_up()
    assert str(told.value).startswith("备份已做好，但写不进第二处")
    assert "（磁盘已满）" in str(told.value)
    assert list(stick.iterdir()) == []
    assert copies.check(backup.made()[0].path, KEY) == []
    assert entries()[-1].endswith("第二处备份没有做成")


def test_a_backup_that_the_journal_cannot_tell_of_is_a_backup(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The store's own disk is full, the stick is not: just then it is needed."""
    stick = tmp_path_factory.mktemp("stick")
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreTrouble, match="磁盘已满"):
        deque((rooms.add(f"{n}号室" + "很长的名字" * 100) for n in count()), maxlen=0)
    with pytest.raises(StoreTrouble, match=r"备份已做好：.*磁盘已满") as told:
        deque((backup.back_up(stick) for _ in count()), maxlen=0)
    assert str(backup.made(stick)[0].path) in str(told.value)
    assert copies.check(backup.made(stick)[0].path, KEY) == []


def entries() -> list[str]:
    """What the journal says, in order."""
    return [row[0] for row in database.execute_sql("SELECT zh FROM journal_entry ORDER BY id").fetchall()]
