"""A bug ends the desk: it says where, and never a value; the screen is given back, what is being typed is kept."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from model import clock, desk, unfinished
from model.store import vault
from tests.conftest import KEY
from tests.founding import School

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.pty
ROOT = Path(__file__).resolve().parents[2]
TAKEN, GIVEN_BACK = b"\x1b[?1049h", b"\x1b[?1049l"
NAME = "张伟"
WITH_A_BUG = """
import sys
def bug(*_): raise ValueError("no such student: 张伟")
{where}
from tui.entry import main
sys.exit(main(sys.argv[1:]))
"""
KEY_PRESSED = "import tui.app; tui.app.DeskApp.action_change_colours = bug"
WHEN_TOLD = """
import os, tui.launch
opened = tui.launch._opened
def opened_with_a_bug(*told):
    app = opened(*told)
    app._heartbeat = lambda: os.path.exists(sys.argv[2] + "/now") and bug()
    return app
tui.launch._opened = opened_with_a_bug
"""
IN_A_WORKER = """
import tui.app
async def work(app): bug()
tui.app.DeskApp.action_change_colours = lambda app: app.run_worker(work(app)) and None
"""
BEFORE_THE_FRAME = "import tui.wiring; tui.wiring.wire = bug"
IN_THE_FIRST_FRAME = "import tui.app; tui.app.DeskApp.get_css_variables = bug"
TYPED = "import tui.driver; tui.driver._listen = bug"


@pytest.fixture
def folder(school: School, empty_store: Path) -> Path:
    """A small school at which 赵老师 sits, without a password; closed."""
    vault.lay_open(empty_store, KEY, school.zhao)
    desk.leave()
    clock.set_stopped(None)
    return empty_store


def started(folder: Path, where: str, **env: str) -> Any:
    """The command with a bug in it."""
    command = ["-c", WITH_A_BUG.format(where=where), "--data", str(folder), "--lang", "zh"]
    return pexpect.spawn(
        sys.executable, command, cwd=str(ROOT), dimensions=(24, 80), timeout=30, env={**os.environ, **env}
    )


def told(terminal: Any, shown: bytes = b"") -> str:
    """What stands on the terminal after the desk has gone; the second screen was given back before."""
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert (terminal.exitstatus, terminal.signalstatus) == (1, None)
    shown += terminal.before
    assert shown.rindex(GIVEN_BACK) > shown.rfind(TAKEN)
    return str(shown[shown.rindex(GIVEN_BACK) :].decode())


@pytest.mark.parametrize("where", [KEY_PRESSED, IN_A_WORKER])
def test_it_tells_the_kind_and_the_place_and_no_name(folder: Path, where: str) -> None:
    terminal = started(folder, where)
    terminal.expect_exact("帮助".encode())
    terminal.send("\x14")
    said = told(terminal)
    assert "ValueError" in said
    assert "  __main__:3" in said
    assert "其中没有姓名" in said
    assert NAME not in said


@pytest.mark.parametrize("where", [BEFORE_THE_FRAME, IN_THE_FIRST_FRAME, TYPED])
def test_also_where_there_is_no_desk_yet(folder: Path, where: str) -> None:
    terminal = started(folder, where)
    terminal.expect_exact(TAKEN)
    said = told(terminal, TAKEN)
    assert "ValueError" in said
    assert NAME not in said


def test_what_is_being_typed_is_kept(folder: Path) -> None:
    terminal = started(folder, WHEN_TOLD)
    terminal.expect_exact("帮助".encode())
    terminal.send("\x1bOQlina")
    terminal.expect_exact(b"lina")
    (folder / "now").touch()
    assert NAME not in told(terminal)
    assert not (folder / "desk.db-wal").exists(), "the store is closed"
    desk.open_demo(folder)
    (left,) = unfinished.left("appointment.book")
    assert left.said["line"] == "lina"
    desk.leave()


def test_nothing_of_it_is_written_into_a_file(folder: Path) -> None:
    """Textual would write what is typed and shown into one that its environment names."""
    log = folder / "textual.log"
    terminal = started(folder, WHEN_TOLD, TEXTUAL_LOG=str(log), TEXTUAL="debug,devtools")
    terminal.expect_exact("帮助".encode())
    (folder / "now").touch()
    assert NAME not in told(terminal)
    assert not log.exists()
    held = b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    assert NAME.encode() not in held


def test_a_command_of_the_shell_tells_no_more(folder: Path) -> None:
    where = "import tui.shell.run; tui.shell.run.import_module = bug"
    command = [sys.executable, "-c", WITH_A_BUG.format(where=where), "--data", str(folder), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "ValueError\n" in done.stderr
    assert NAME not in done.stderr + done.stdout


SPEAKING = """
import asyncio, gc, threading
from tui.crash import keep_to_places
keep_to_places()
class Thing:
    def __del__(self): raise ValueError("张伟")
def bug(): raise ValueError("张伟")
async def forgotten():
    asyncio.get_running_loop().create_task(failing()); await asyncio.sleep(0); await asyncio.sleep(0); gc.collect()
async def failing(): bug()
thread = threading.Thread(target=bug); thread.start(); thread.join()
Thing()
asyncio.run(forgotten())
bug()
"""


def test_python_itself_tells_no_more() -> None:
    """A thread's error, one that nobody was there to catch, one of a task that nobody awaited, and the last one."""
    done = subprocess.run(
        [sys.executable, "-c", SPEAKING], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stderr.count("ValueError\n") == 4, done.stderr
    assert NAME not in done.stderr
