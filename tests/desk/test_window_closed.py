"""The window of the desk is closed while it is open: it is gone at once, and the store is closed, nothing lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from threading import Timer
from typing import Any

import pytest

from model import clock, desk, unfinished
from model.store import vault
from model.store.database import desk as database
from tests.conftest import KEY
from tests.founding import School

if sys.platform != "win32":
    import pty
    import tty

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.pty
ROOT = Path(__file__).resolve().parents[2]
TOO_LONG = 30
"""Seconds after which a desk that is still there is killed, and the test with it."""
PAGES = b"1234567890" * 20
"""Keys enough to keep it painting for a while."""


@pytest.fixture
def folder(school: School, empty_store: Path) -> Path:
    """A small school at which 赵老师 sits, without a password; closed."""
    vault.lay_open(empty_store, KEY, school.zhao)
    desk.leave()
    clock.set_stopped(None)
    return empty_store


def opened(folder: Path) -> Any:
    """The desk in a window."""
    command = ["-m", "tui.entry", "--data", str(folder), "--lang", "zh"]
    window = pexpect.spawn(sys.executable, command, cwd=str(ROOT), dimensions=(24, 80), timeout=TOO_LONG)
    window.expect_exact("帮助".encode())
    return window


def close(window: Any) -> None:
    """Close it: the system's side of the terminal is gone."""
    os.close(window.child_fd)
    window.closed = True


@contextmanager
def in_time(process: int) -> Iterator[None]:
    """What is still there after ``TOO_LONG`` is killed, so that nobody waits for ever."""
    clock_hand = Timer(TOO_LONG, os.kill, (process, signal.SIGKILL))
    clock_hand.start()
    yield
    clock_hand.cancel()


def is_gone(window: Any) -> None:
    """It has ended by itself and well."""
    with in_time(window.pid):
        assert os.waitstatus_to_exitcode(os.waitpid(window.pid, 0)[1]) == 0


def is_closed(folder: Path) -> None:
    """The store is as on leaving: no log beside it."""
    assert not (folder / "desk.db-wal").exists()


def test_while_it_is_idle(folder: Path) -> None:
    window = opened(folder)
    close(window)
    is_gone(window)
    is_closed(folder)


def test_what_was_done_is_there_and_what_was_being_typed_is_kept(folder: Path) -> None:
    window = opened(folder)
    window.send("\x1bORzw\r")
    window.expect_exact("开始接待".encode())
    window.send("\x1bOQ")
    window.expect_exact("预约".encode())
    window.send("lina")
    window.expect_exact(b"lina")
    close(window)
    is_gone(window)
    is_closed(folder)
    desk.open_demo(folder)
    (left,) = unfinished.left("appointment.book")
    assert left.said["line"] == "lina"
    assert database.execute_sql("SELECT count(*) FROM visit").fetchone() == (1,)
    desk.leave()


@pytest.mark.parametrize("pieces", [0, 1, 5, 25])
def test_while_it_is_painting(folder: Path, pieces: int) -> None:
    window = opened(folder)
    window.send(PAGES)
    for _ in range(pieces):
        window.read_nonblocking(200)
    close(window)
    is_gone(window)
    is_closed(folder)


def test_told_to_end_while_the_window_is_gone(folder: Path) -> None:
    window = opened(folder)
    window.send(PAGES)
    close(window)
    os.kill(window.pid, signal.SIGTERM)
    is_gone(window)
    is_closed(folder)


def test_told_to_end_while_the_window_takes_nothing(folder: Path) -> None:
    """As over a line that has broken down: nobody has read what was painted, and nobody will."""
    window = opened(folder)
    window.send(PAGES)
    os.kill(window.pid, signal.SIGTERM)
    is_gone(window)
    is_closed(folder)
    close(window)


def test_put_aside_and_then_the_window_closed(folder: Path) -> None:
    window = opened(folder)
    os.kill(window.pid, signal.SIGTSTP)
    assert os.WIFSTOPPED(os.waitpid(window.pid, os.WUNTRACED)[1])
    close(window)
    is_gone(window)
    is_closed(folder)


def test_nobody_tells_it_but_nothing_more_can_be_typed(folder: Path) -> None:
    """A terminal that is not its own: no signal comes when it is closed, but its end."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    command = [sys.executable, "-m", "tui.entry", "--data", str(folder), "--lang", "zh"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        shown = b""
        while "帮助".encode() not in shown:
            assert select([ours], [], [], TOO_LONG)[0], shown
            shown += os.read(ours, 65536)
        os.close(ours)
        with in_time(process.pid):
            assert process.wait() == 0
    is_closed(folder)
