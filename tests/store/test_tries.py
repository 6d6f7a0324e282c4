"""Wrong passwords make the next one wait, also after a restart, and a clock set back makes nobody wait for ever."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from model import clock
from model.store import tries

NOON = datetime(2026, 11, 25, 12, 0)


@pytest.fixture(autouse=True)
def forgetful(clock_stopped: datetime) -> None:
    """As after a start of the desk."""
    tries._here.clear()


def test_each_wrong_one_makes_the_next_wait_longer(tmp_path: Path) -> None:
    waits = []
    for _ in range(10):
        tries.wrong(tmp_path)
        waits.append(tries.seconds_left(tmp_path))
    assert waits == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_the_count_is_there_after_a_restart(tmp_path: Path) -> None:
    for _ in range(5):
        tries.wrong(tmp_path)
    tries._here.clear()
    assert tries.seconds_left(tmp_path) == 8
    assert tries.right(tmp_path) == 5
    assert tries.seconds_left(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_the_wait_passes(tmp_path: Path) -> None:
    for _ in range(6):
        tries.wrong(tmp_path)
    clock.set_stopped(NOON + timedelta(seconds=10))
    assert tries.seconds_left(tmp_path) == 6
    clock.set_stopped(NOON + timedelta(seconds=17))
    assert tries.seconds_left(tmp_path) == 0


def test_a_clock_set_back_makes_nobody_wait_longer_than_the_wait(tmp_path: Path) -> None:
    for _ in range(6):
        tries.wrong(tmp_path)
    clock.set_stopped(NOON - timedelta(hours=1))
    assert tries.seconds_left(tmp_path) == 16


def test_a_file_with_nonsense_in_it_locks_nobody_out(tmp_path: Path) -> None:
    for nonsense in (b"", b"{}", b'["x", "y"]', b"\xff", b"[3, 7]"):
        (tmp_path / tries.FILE).write_bytes(nonsense)
        assert tries.seconds_left(tmp_path) == 0


def test_where_nothing_can_be_written_the_count_holds_for_this_desk(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    for _ in range(4):
        tries.wrong(missing)
    assert tries.seconds_left(missing) == 4
    assert tries.right(missing) == 4
    assert tries.seconds_left(missing) == 0
