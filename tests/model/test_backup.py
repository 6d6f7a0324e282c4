"""Backups: tried before they count, thinned out, in two places, and never over what is there."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from model import backup, clock, rights, session, settings
from model.errors import NotAllowed, NotFound, StoreTrouble
from model.rights import Role
from model.store import copies, vault
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


def entries() -> list[str]:
    """What the journal says, in order."""
    return [row[0] for row in database.execute_sql("SELECT zh FROM journal_entry ORDER BY id").fetchall()]
