"""Small files that are there whole or not at all, on a system that lets nobody rename a file that is being read."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from model.store import whole
from model.store.database import desk, uri


@pytest.fixture
def is_read(monkeypatch: pytest.MonkeyPatch) -> list[OSError]:
    """Whoever renames a file meets these errors first."""
    waiting: list[OSError] = []
    replace = os.replace

    def replaced(*paths: Path) -> None:
        if waiting:
            raise waiting.pop()
        replace(*paths)

    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(whole, "WAITS", (0, 0))
    return waiting


def test_a_file_that_is_read_for_a_moment_is_renamed_after_it(tmp_path: Path, is_read: list[OSError]) -> None:
    is_read += [PermissionError(13, "in use"), PermissionError(13, "in use")]
    whole.put(tmp_path / "desk.key", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("desk.key", b"new")]


def test_one_that_is_held_stays_as_it_is(tmp_path: Path, is_read: list[OSError]) -> None:
    (tmp_path / "desk.key").write_bytes(b"old")
    is_read += [PermissionError(13, "in use")] * 3
    with pytest.raises(PermissionError):
        whole.put(tmp_path / "desk.key", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("desk.key", b"old")]


def test_what_no_waiting_helps_against_is_told_at_once(tmp_path: Path, is_read: list[OSError]) -> None:
    is_read += [OSError(28, "full")]
    with pytest.raises(OSError, match="full"):
        whole.put(tmp_path / "desk.key", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_store_on_another_machine_has_a_name_that_sqlite_takes() -> None:
    assert uri(PureWindowsPath(r"\\nas\备份 1\desk.db")) == "file:////nas/%E5%A4%87%E4%BB%BD%201/desk.db"
    assert uri(PureWindowsPath(r"C:\a#b\desk.db")) == "file:///C:/a%23b/desk.db"
    assert uri(PurePosixPath("/a?b/%41/desk.db")) == "file:///a%3Fb/%2541/desk.db"


def test_a_commit_waits_for_the_disk_on_every_system(empty_store: Path) -> None:
    told = [desk.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "fullfsync")]
    assert told == ["wal", 2, 1]
