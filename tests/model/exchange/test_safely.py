"""A file is there whole or not at all, and nothing is left beside it."""

import errno
import os
from pathlib import Path

import pytest

from model.errors import DeskError, NotFound
from model.exchange import safely


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    safely.write(tmp_path / "汇总.xlsx", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("汇总.xlsx", b"new")]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old and longer")
    safely.write(tmp_path / "a.csv", b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"new"


def test_until_it_has_its_name_the_old_file_stands(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    with safely.Ready(tmp_path / "a.csv", b"new") as ready:
        assert (tmp_path / "a.csv").read_bytes() == b"old"
        assert len(list(tmp_path.iterdir())) == 2
        ready.put()
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_whoever_stops_before_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), safely.Ready(tmp_path / "a.csv", b"new"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("broken", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "^磁盘已满，没有写"), (errno.EACCES, "^写不了.*没有权限.*请先关闭")]
)
def test_a_disk_that_fails_leaves_the_old_file_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, number: int, said: str
) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(number, "what the system says")

    monkeypatch.setattr(os, broken, full)
    with pytest.raises(DeskError, match=said) as told:
        safely.write(tmp_path / "a.csv", b"new")
    assert told.value.field == "path"
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.csv", b"old")]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="没有文件夹") as told:
        safely.write(tmp_path / "nowhere" / "a.csv", b"new")
    assert told.value.field == "path"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="是文件夹"):
        safely.write(tmp_path, b"new")


@pytest.mark.parametrize("name", ["汇总:一.xlsx", "a?.csv", "con.xlsx", "LPT1.csv"])
def test_windows_takes_some_names_for_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(safely, "IS_WINDOWS", True)
    with pytest.raises(DeskError, match=r"文件名里不能有|是设备名") as told:
        safely.write(tmp_path / name, b"new")
    assert told.value.field == "path"
    assert list(tmp_path.iterdir()) == []
    safely.write(tmp_path / "contacts.xlsx", b"new")
