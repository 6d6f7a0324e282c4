"""The real command is killed while somebody types into a form: what was kept is offered again, at the same form only."""

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from model import clock, desk, unfinished
from model.store import vault
from tests.conftest import KEY
from tests.founding import School

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.pty
ROOT = Path(__file__).resolve().parents[2]
LIVES = 6
HURRIED = """
import os, sys
from tui.keeping import Keeper
Keeper.SECONDS = Keeper.PAUSE = float(sys.argv[1])
told, kept = os.open(sys.argv[2], os.O_WRONLY), Keeper.keep
def keep(self, **how):
    before = self._last
    kept(self, **how)
    if self._last is not before:
        os.write(told, (str(self._last.get("line", self._last.get("gist"))) + "\\n").encode())
Keeper.keep = keep
from tui.entry import main
sys.exit(main(sys.argv[3:]))
"""
"""The command, which keeps sooner than after three seconds and says what it has kept, after it is on the disk."""


class Typing:
    """A desk in a terminal, and what it has acknowledged."""

    def __init__(self, terminal: Any, told: int) -> None:
        self.terminal, self._told = terminal, told

    def shows(self, text: str) -> None:
        """Wait until this stands on the screen."""
        self.terminal.expect_exact(text.encode())

    def kept(self) -> str:
        """Wait until something was kept; answers the newest of it."""
        ready, _, _ = select.select([self._told], [], [], 30)
        assert ready, "nothing was kept"
        return os.read(self._told, 65536).decode().splitlines()[-1]

    def kept_so_far(self) -> str:
        """The newest that was kept until now, if anything was."""
        ready, _, _ = select.select([self._told], [], [], 0)
        return os.read(self._told, 65536).decode().splitlines()[-1] if ready else ""

    def kill(self) -> None:
        """No warning, no leave."""
        self.terminal.kill(signal.SIGKILL)
        self.terminal.expect(pexpect.EOF)
        self.terminal.close()
        assert self.terminal.signalstatus == signal.SIGKILL


@contextmanager
def typing(folder: Path, seconds: float = 0.01) -> Iterator[Typing]:
    """The desk, opened anew."""
    pipe = folder.parent / "told"
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    told = os.open(pipe, os.O_RDWR)
    command = ["-c", HURRIED, str(seconds), str(pipe), "--data", str(folder), "--lang", "zh"]
    terminal = pexpect.spawn(sys.executable, command, cwd=str(ROOT), dimensions=(24, 80), timeout=30)
    try:
        at = Typing(terminal, told)
        at.shows("帮助")
        yield at
    finally:
        terminal.close(force=True)
        os.close(told)


@pytest.fixture
def folder(school: School, empty_store: Path) -> Path:
    """A small school at which 赵老师 sits, without a password; closed."""
    vault.lay_open(empty_store, KEY, school.zhao)
    desk.leave()
    clock.set_stopped(None)
    return empty_store


def test_killed_after_it_was_kept_a_form_is_offered_again(folder: Path) -> None:
    with typing(folder) as at:
        at.terminal.send("3")
        at.shows("[3")
        at.terminal.send("\x0b")
        at.shows("登记来信")
        at.terminal.send("张伟说最近总睡不好")
        while at.kept() != "张伟说最近总睡不好":
            pass
        at.kill()
    with typing(folder) as at:
        at.shows("没写完的内容")
        at.terminal.send("3")
        at.shows("[3")
        at.terminal.send("\x0b")
        at.shows("的草稿写")
        at.shows("张伟说最近总睡不好")
        at.terminal.send("\x13")
        at.shows("的来信")
        at.kill()
    desk.open_demo(folder)
    assert unfinished.left() == []
    desk.leave()


def test_whenever_it_is_killed_nothing_kept_is_lost(folder: Path) -> None:
    chance = Random(7)
    for life in range(LIVES):
        with typing(folder, 0.001) as at:
            at.terminal.send("\x1bOQ")
            at.shows("预约")
            at.terminal.send(f"{life}")
            last = at.kept()
            for _ in range(chance.randrange(1, 12)):
                at.terminal.send(chance.choice("abcdefg"))
                last = at.kept_so_far() or last
            at.kill()
            last = at.kept_so_far() or last
        desk.open_demo(folder)
        (left,) = unfinished.left("appointment.book")
        # The one of this life, as it was kept last or a letter later.
        assert left.said["line"].startswith(last)
        assert last.startswith(f"{life}")
        desk.leave()
