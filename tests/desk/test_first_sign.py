"""The desk says at once that it comes, and gives the terminal back when it cannot: the real command in a pseudo-terminal."""

import os
import pty
import subprocess
import sysconfig
from pathlib import Path

import pytest

from model import desk
from tests.protected import lock_up, make_cheap

pytestmark = pytest.mark.pty

ASIDE, BACK = b"\x1b[?1049h", b"\x1b[?1049l"
"""What takes the second screen of a terminal, and what gives it back."""
NAME = "心理辅导室值班台".encode()


def written(*words: str) -> bytes:
    """Everything the command writes to its terminal until it is gone."""
    ours, theirs = pty.openpty()
    command = [str(Path(sysconfig.get_path("scripts")) / "dutydesk"), "--lang", "zh", *words]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as process:
        os.close(theirs)
        told = b""
        while part := _part(ours):
            told += part
        process.wait(30)
    os.close(ours)
    return told


def _part(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # what Linux says when the other side is closed
        return b""


def test_who_is_not_let_in_reads_why_on_the_terminal_given_back(
    empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_cheap(monkeypatch)
    lock_up(empty_store)
    desk.leave()
    secret = tmp_path / "secret"
    secret.write_text("not the password", encoding="utf-8")
    told = written("--data", str(empty_store), "--as", "赵老师", "--password-file", str(secret))
    assert told.index(ASIDE) < told.index(NAME) < told.index(BACK) < told.index("口令".encode())


def test_a_command_without_a_screen_shows_no_sign(tmp_path: Path) -> None:
    told = written("--data", str(tmp_path), "agenda")
    assert NAME not in told
    assert ASIDE not in told


def test_without_a_terminal_the_desk_says_so_and_waits_for_nobody(tmp_path: Path) -> None:
    command = [str(Path(sysconfig.get_path("scripts")) / "dutydesk"), "--data", str(tmp_path), "--lang", "en"]
    told = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60)
    assert (told.returncode, told.stdout) == (2, b"")
    assert b"opens in a terminal" in told.stderr
    assert b"\x1b" not in told.stderr
