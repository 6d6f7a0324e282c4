"""What can happen to the files of a desk: each is told by the real command in a clear sentence, and loses nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from model import backup, clock, desk, history, session
from model.errors import DeskError, Refused, StoreTrouble
from model.opening import log
from model.people import rooms
from model.store import file, schema, vault
from model.store.database import connect
from model.store.database import desk as database
from model.visits import visits
from tests.conftest import KEY, WEDNESDAY
from tests.desk.commands import run, said
from tests.founding import found

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
"""The user without rights on Linux; a test that runs as root asks for a folder's permissions as this one."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small school that opens without a password, with a backup, closed again."""
    data = tmp_path / "data"
    file.create(data, KEY)
    session.found_school()
    founded = found()
    vault.lay_open(data, KEY, founded.zhao)
    session.sit_down(founded.zhao)
    backup.back_up()
    desk.leave()
    return data


def flip(path: Path, at: int) -> None:
    """Change one bit."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_sound_store_says_so(folder: Path) -> None:
    said(run(folder, "check"), "The store is sound and its journal whole", code=0)


def test_a_damaged_store_is_told_by_the_command_itself_without_a_traceback(folder: Path) -> None:
    (folder / "desk.db").write_bytes(b"x" * 9000)
    command = [sys.executable, "-m", "tui.entry", "--data", str(folder), "--lang", "en", "agenda"]
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, capture_output=True, check=False, text=True, encoding="utf-8", env=environment, cwd=folder.parent
    )
    assert (done.returncode, done.stdout) == (6, "")
    assert done.stderr.startswith("dutydesk: The store is damaged and cannot be read")
    assert done.stderr.count("\n") == 1


def test_a_truncated_store_is_damaged_and_left_as_it_is(folder: Path) -> None:
    store = folder / "desk.db"
    whole = store.read_bytes()
    for keep in (0, 100, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        store.write_bytes(whole[:keep])
        done = run(folder, "check")
        assert done.code in (1, 6), (keep, done.out)
        assert store.read_bytes() == whole[:keep], keep


def test_a_script_that_checks_a_damaged_store_is_told_in_its_own_way(folder: Path) -> None:
    assert json.loads(run(folder, "check", "--json").out) == {"ok": True, "problems": []}
    (folder / "desk.db").write_bytes(b"x" * 9000)
    done = run(folder, "check", "--json")
    told, _said = done.out.splitlines()
    assert (done.code, json.loads(told)["ok"]) == (6, False)
    assert json.loads(told)["problems"][0].startswith("The store is damaged")


def test_it_is_said_in_both_languages(folder: Path) -> None:
    (folder / "desk.db").write_bytes(b"x" * 9000)
    said(run(folder, "agenda"), "The store is damaged", "dutydesk restore")
    said(run(folder, "agenda", lang="zh"), "数据文件损坏", "备份")


def test_a_flipped_byte_is_found_by_the_check_wherever_it_is(folder: Path) -> None:
    store = folder / "desk.db"
    size = store.stat().st_size
    for at in (20, 5000, size // 3, size // 2, size - 9):
        flip(store, at)
        done = run(folder, "check")
        assert done.code in (1, 6), (at, done.out)
        flip(store, at)
    assert run(folder, "check").code == 0


def test_a_damaged_page_under_a_query_is_told_and_crashes_nothing(folder: Path) -> None:
    """Every page but the first is damaged: opening works, reading does not."""
    store = folder / "desk.db"
    content = bytearray(store.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    store.write_bytes(content)
    for words in (("agenda",), ("week",), ("slots", "--counselor", "赵老师"), ("backup",), ("open",)):
        said(run(folder, *words), "The store is damaged")


def test_a_damaged_store_comes_back_from_the_backup_and_is_kept_beside_it(folder: Path) -> None:
    flip(folder / "desk.db", 5000)
    damaged = (folder / "desk.db").read_bytes()
    [copy] = (folder / "backups").glob("*.db")
    seen = run(folder, "restore", str(copy))
    said(seen, "6 students", code=0)
    assert (folder / "desk.db").read_bytes() == damaged
    said(run(folder, "restore", str(copy), "--yes"), "Restored", code=0)
    assert run(folder, "check").code == 0
    [aside] = folder.glob("aside-*.db")
    assert aside.read_bytes() == damaged


def test_a_missing_and_a_damaged_key_file_are_told(folder: Path) -> None:
    key = (folder / "desk.key").read_bytes()
    (folder / "desk.key").unlink()
    said(run(folder, "--as", "赵老师", "agenda"), code=2)
    (folder / "desk.key").write_bytes(key[:20])
    said(run(folder, "agenda"), "desk.key is damaged; put backups/desk-", "beside the newest backup")
    (folder / "desk.key").write_bytes(key)
    assert run(folder, "check").code == 0


def test_where_there_is_no_desk_it_says_how_to_begin(tmp_path: Path) -> None:
    asked = run(tmp_path / "nowhere", "--as", "x", "--password-file", __file__, "agenda")
    said(asked, "There is no desk", "dutydesk init", code=5)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="permissions of another kind here")
def test_a_read_only_folder_is_told_and_nothing_is_lost(folder: Path) -> None:
    commands = (("open",), ("book", "zw", "2026-12-01", "12:30"), ("backup",))
    before = (folder / "desk.db").read_bytes()
    for words in commands:
        # Once where it may be written, so that everything is imported before the rights to read it are gone.
        run(shutil.copytree(folder, folder.parent / words[0]), *words)
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    with without_rights(folder):
        for words in commands:
            said(run(folder, *words), "read-only or cannot be opened, nothing was changed")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert (folder / "desk.db").read_bytes() == before
    assert run(folder, "check").code == 0


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Root may write everywhere: for a while be somebody who may not."""
    if os.getuid():
        yield
        return
    for parent in folder.parents:
        if len(parent.parts) > 2:
            parent.chmod(parent.stat().st_mode | 0o055)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_opened_twice_both_work(folder: Path) -> None:
    desk.open_demo(folder)
    try:
        elsewhere(folder, "open")
        assert desk.changed_elsewhere()
        assert log.now_open() is not None
        rooms.add("这边写的")
        elsewhere(folder, "check")
    finally:
        desk.leave()


def elsewhere(folder: Path, *words: str) -> None:
    """The same command in a process of its own."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tui.entry", "--data", str(folder), *words]
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder.parent)


def test_while_another_window_writes_it_waits_and_then_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = connect(folder / "desk.db", KEY)
    desk.open_demo(folder)
    try:
        database.execute_sql("PRAGMA busy_timeout = 20")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreTrouble, match="另一个窗口正在写入"):
            rooms.add("等不到")
        other.execute("ROLLBACK")
        assert rooms.add("等到了").name == "等到了"
    finally:
        other.close()
        desk.leave()


def test_a_clock_set_back_an_hour_loses_nothing_and_is_told(folder: Path) -> None:
    with clock.stopped_at(WEDNESDAY):
        desk.open_demo(folder)
        try:
            opened = log.open_room()
            visit = visits.walk_in()
            clock.set_stopped(WEDNESDAY - timedelta(hours=1))
            assert history.clock_is_back()
            for deed in (lambda: visits.end(visit.id), log.close_room):
                with pytest.raises(Refused, match="时钟被调慢了"):
                    deed()
            rooms.add("照样能写")
            assert file.check() == []
            clock.set_stopped(WEDNESDAY + timedelta(minutes=50))
            assert visits.end(visit.id).minutes == 50
            assert log.close_room().id == opened.id
            assert file.check() == []
        finally:
            desk.leave()


def test_a_migration_that_was_killed_is_not_half_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    latest = schema.LATEST
    step = "CREATE TABLE half (x TEXT) STRICT;\nINSERT INTO half VALUES ('half');\nSELECT no_such_function();"
    steps = [*schema.migrations(), (latest + 1, step)]
    monkeypatch.setattr(schema, "migrations", lambda: steps)
    monkeypatch.setattr(schema, "LATEST", latest + 1)
    with pytest.raises(DeskError):
        desk.open_demo(folder)
    desk.leave()
    monkeypatch.undo()
    desk.open_demo(folder)
    try:
        assert schema.version(database.connection()) == latest
        assert file.check() == []
        assert rooms.add("照样能写").name == "照样能写"
    finally:
        desk.leave()


def test_an_entry_that_was_changed_from_outside_is_found(folder: Path) -> None:
    """Whoever has the key and takes the rules off can write, but not so that the chain stays whole."""
    raw = connect(folder / "desk.db", KEY)
    raw.execute("DROP TRIGGER journal_entry_stays")
    raw.execute("UPDATE journal_entry SET zh = '没有的事' WHERE id = 1")
    raw.close()
    done = run(folder, "check")
    said(done, "A rule is missing: journal_entry_stays", "Journal entry 1 does not match its seal", code=1)
