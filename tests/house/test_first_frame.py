"""What is loaded when the desk's first frame stands: the real command, in a terminal, on a small school."""

import os
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from model import desk
from model.store import vault
from tests.conftest import KEY
from tests.founding import School
from tests.house.rooms import ROOT
from tests.protected import lock_up, make_cheap

pytestmark = pytest.mark.pty

HEAVY = (
    "pydantic pydantic_core openpyxl xlsxwriter pypinyin holidays lxml python_calamine icalendar msoffcrypto xlwt "
    "PIL numpy pandas textual.widgets._markdown textual.widgets._markdown_viewer markdown_it pygments.lexers "
    "hypothesis pytest tests.founding model.drafts model.exchange tomllib sqlite3"
).split()
"""What the first frame must not wait for (performance: the first screen, target 4)."""
PAGE = {"screens.today", "screens.today.today", "screens.today.timeline", "screens.today.whole"}
"""The one page that is shown; no other is read until it is opened, nor what this one shows after its first frame."""


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[..., frozenset[str]]:
    """Runs the command with these words and answers what is loaded at its first frame."""
    found = tmp_path / "loaded"

    def run(*words: str) -> frozenset[str]:
        command = [sys.executable, "-m", "tests.house.first_frame", str(found), *words]
        code, screen = in_a_terminal(command)
        assert code == 0, screen
        return frozenset(found.read_text(encoding="utf-8").splitlines())

    return run


def in_a_terminal(command: list[str]) -> tuple[int, str]:
    """Run a command in a terminal of 120 by 36 until it ends; answers its exit code and all that it wrote."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    written = b""
    try:
        while True:
            ready, _, _ = select.select([ours], [], [], 60)
            if not ready:
                process.kill()
                break
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not chunk:
                break
            written += chunk
    finally:
        os.close(ours)
    return process.wait(), written.decode(errors="replace")


def brought_along(modules: frozenset[str]) -> list[str]:
    """Which of the heavy ones are among these, themselves or a part of them."""
    return [each for each in HEAVY if any(name == each or name.startswith(f"{each}.") for name in modules)]


def test_the_first_frame_of_an_open_desk_waits_for_nothing_it_does_not_show(
    school: School, empty_store: Path, loaded: Callable[..., frozenset[str]]
) -> None:
    vault.lay_open(empty_store, KEY, school.zhao)
    desk.leave()
    modules = loaded("--data", str(empty_store), "--lang", "zh")
    assert brought_along(modules) == []
    assert {"textual.app", "model.standing"} <= modules
    assert {name for name in modules if name.startswith("screens.")} == PAGE


def test_the_first_frame_of_a_locked_desk_shows_the_door_and_waits_for_less(
    empty_store: Path, loaded: Callable[..., frozenset[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_cheap(monkeypatch)
    lock_up(empty_store)
    desk.leave()
    modules = loaded("--data", str(empty_store), "--lang", "en")
    assert brought_along(modules) == []
    assert {name for name in modules if name.startswith("screens.")} == set()


def test_without_a_desk_the_first_frame_is_where_one_is_founded(
    tmp_path: Path, loaded: Callable[..., frozenset[str]]
) -> None:
    modules = loaded("--data", str(tmp_path / "nothing"), "--lang", "zh")
    assert brought_along(modules) == []
