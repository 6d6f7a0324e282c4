"""A disk that is full or fails: every write says so in a sentence, changes nothing, and the desk goes on afterwards."""

import shutil
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest

from model import desk
from model.errors import DeskError, StoreTrouble
from model.people import rooms
from model.store import file, journal
from model.store.database import desk as database
from model.words import Words
from tests.desk.commands import run, said, small_disk
from tests.desk.whole import small_school

LONG = "很长的名字" * 100
NEEDS_TMPFS = pytest.mark.skipif(sys.platform != "linux", reason="needs a file system of a few megabytes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small school that opens without a password, closed again."""
    return small_school(tmp_path / "data")


@pytest.fixture
def open_desk(folder: Path) -> Iterator[Path]:
    """The same, open."""
    desk.open_demo(folder)
    yield folder
    desk.leave()


def one_after_the_other() -> None:
    """Rooms without end, each a change of its own."""
    deque((rooms.add(f"{n}号室{LONG}") for n in count()), maxlen=0)


def all_at_once() -> None:
    """Rooms without end, all of them one change."""
    with journal.writing("room.add", Words("许多", "Many")):
        one_after_the_other()


def passed_over() -> None:
    """The same by a verb that goes on without the rooms that were refused."""
    with journal.writing("room.add", Words("许多", "Many")):
        for n in range(2000):
            with suppress(DeskError):
                rooms.add(f"{n}号室{LONG}")


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """What the system refuses to let grow fails as a disk does, also for who may mount none."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def goes_on(before: int) -> None:
    """Nothing of what was refused is there, nothing is half there, and there is room again."""
    assert len(rooms.here()) == before
    assert file.check() == []
    assert rooms.add("空间够了").name == "空间够了"


def test_a_store_that_may_grow_no_more_says_so_and_goes_on(open_desk: Path) -> None:
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    made = count()
    with pytest.raises(StoreTrouble, match="磁盘已满，什么都没有改变"):
        deque((rooms.add(f"{n}号室" + LONG) for n in made), maxlen=0)
    database.execute_sql("PRAGMA max_page_count = 1000000")
    # The one that was refused is not there, those before it are.
    goes_on(2 + next(made) - 1)


@pytest.mark.parametrize("write", [all_at_once, passed_over])
@pytest.mark.parametrize("pages_in_memory", [10, 2000])
def test_a_log_that_cannot_grow_is_told_as_a_disk_that_fails(
    open_desk: Path, write: object, pages_in_memory: int
) -> None:
    """Without room in memory it fails in the middle of the change, with it when the change is to be on the disk."""
    assert callable(write)
    rooms.add("第一")
    database.execute_sql(f"PRAGMA cache_size = {pages_in_memory}")
    log = (open_desk / "desk.db-wal").stat().st_size
    with (
        files_no_larger_than(log + 40_000),
        pytest.raises(StoreTrouble, match="磁盘已满或读写出错，什么都没有改变"),
    ):
        write()
    goes_on(3)


@NEEDS_TMPFS
@pytest.mark.parametrize("write", [one_after_the_other, all_at_once, passed_over])
@pytest.mark.parametrize("pages_in_memory", [10, 2000])
def test_a_disk_that_fills_up_under_an_open_desk(
    folder: Path, tmp_path: Path, write: object, pages_in_memory: int
) -> None:
    assert callable(write)
    with small_disk(tmp_path / "small", kilobytes=9600) as small:
        shutil.copytree(folder, small / "data")
        desk.open_demo(small / "data")
        try:
            rooms.add("第一")
            database.execute_sql(f"PRAGMA cache_size = {pages_in_memory}")
            filler = small / "filler"
            filler.write_bytes(b"x" * (shutil.disk_usage(small).free - 65_536))
            with pytest.raises(StoreTrouble, match="磁盘已满"):
                write()
            there = len(rooms.here())
            assert there == 3 or write is one_after_the_other
            filler.unlink()
            goes_on(there)
        finally:
            desk.leave()


@NEEDS_TMPFS
def test_a_disk_that_is_really_full(folder: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", kilobytes=2600) as small:
        shutil.copytree(folder, small / "data", ignore=shutil.ignore_patterns("backups"))
        filler = small / "filler"
        filler.write_bytes(b"x" * (shutil.disk_usage(small).free - 16_384))
        said(run(small / "data", "open"), "disk is full")
        said(run(small / "data", "backup"))
        assert not list((small / "data").glob("backups/*"))
        filler.unlink()
        assert run(small / "data", "check").code == 0
        said(run(small / "data", "open"), "Open since", code=0)
