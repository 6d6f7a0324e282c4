"""The system ends the desk: the real command gives the screen back."""

import signal
import sys
from pathlib import Path

import pytest

from model import desk
from model.store import vault
from tests.conftest import KEY
from tests.founding import School

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.pty
ROOT = Path(__file__).resolve().parents[2]
GIVEN_BACK = b"\x1b[?1049l"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_end_it_leaves_no_name_on_the_terminal(school: School, empty_store: Path, name: str) -> None:
    vault.lay_open(empty_store, KEY, school.zhao)
    desk.leave()
    command = ["-m", "tui.entry", "--data", str(empty_store), "--lang", "zh"]
    terminal = pexpect.spawn(sys.executable, command, cwd=str(ROOT), dimensions=(24, 80), timeout=30)
    terminal.expect("帮助".encode())
    terminal.kill(getattr(signal, name))
    terminal.expect([GIVEN_BACK.replace(b"[", b"\\[").replace(b"?", b"\\?")])
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert (terminal.exitstatus, terminal.signalstatus) == (0, None)
