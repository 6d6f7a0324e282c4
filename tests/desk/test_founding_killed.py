"""The founding of a desk is killed at each step on the disk: afterwards there is a desk that opens, or none at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from model import desk, session
from model.errors import StoreTrouble
from model.store import file, vault, whole
from tests.protected import make_cheap

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "守口如瓶-2026"
SCRIPT = """
import os, shutil, signal, sys
from pathlib import Path
from model import desk
from model.store import vault, whole
vault.MEMORY_BYTES, vault.calibrated = 8192, lambda: 1
folder, step = Path(sys.argv[1]), sys.argv[2]
DIE = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
move = whole.move
def moved(path, target):
    if (step, target) == ("before the key", folder / "desk.key"):
        DIE()
    if (step, target) == ("before the store", folder / "desk.db"):
        DIE()
    move(path, target)
    if (step, target) == ("after the store", folder / "desk.db"):
        DIE()
whole.move = moved
if step == "before the first password":
    vault.admit = DIE
if step == "before it is opened":
    desk.open_with_key = DIE
if step == "before the code is told":
    opened = desk.open_with_key
    desk.open_with_key = lambda *words: (opened(*words), DIE())
desk.establish(folder, "第一中学", "赵老师", sys.argv[3])
"""
THERE = ("before the store", "after the store", "before it is opened", "before the code is told")
NOT_THERE = ("before the first password", "before the key")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills itself by a signal")


def killed(folder: Path, step: str) -> None:
    """A desk is founded by a process that is killed at this step."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    line = [sys.executable, "-c", SCRIPT, str(folder), step, PASSWORD]
    done = subprocess.run(line, check=False, capture_output=True, env=environment)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("step", THERE)
def test_killed_when_its_key_is_in_place_the_desk_opens_with_its_password(tmp_path: Path, step: str) -> None:
    folder = tmp_path / "desk"
    killed(folder, step)
    assert (folder / "desk.db").exists() == (step != "before the store")
    assert desk.is_there(folder)
    with pytest.raises(StoreTrouble, match="这里已有数据"):
        desk.establish(folder, "第一中学", "赵老师", PASSWORD)
    try:
        assert desk.open_for(folder, "赵老师", PASSWORD).name == "赵老师"
        assert file.check() == []
        assert not (folder / "founding").exists()
    finally:
        desk.leave()


@pytest.mark.parametrize("step", NOT_THERE)
def test_killed_before_there_is_no_desk_and_it_is_founded_anew(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    killed(folder, step)
    assert not desk.is_there(folder)
    make_cheap(monkeypatch)
    try:
        desk.establish(folder, "第二中学", "钱老师", PASSWORD)
        assert session.at_desk().name == "钱老师"
        assert not (folder / "founding").exists()
        assert file.check() == []
    finally:
        desk.leave()


def test_what_another_key_made_is_not_put_in_the_place_of_a_store_that_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    killed(folder, "before the store")
    vault.lay_open(folder, bytes(32), 1)
    with pytest.raises(StoreTrouble, match="数据文件不见了"):
        desk.open_demo(folder)
    assert (folder / "founding" / "desk.db").is_file()


def test_a_disk_that_fails_between_the_two_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)
    move = whole.move

    def full(path: Path, target: Path) -> None:
        if target == tmp_path / "desk.db":
            raise OSError(28, "No space left on device")
        move(path, target)

    monkeypatch.setattr(whole, "move", full)
    with pytest.raises(StoreTrouble, match=r"desk\.db 移不到 .*磁盘已满"):
        desk.establish(tmp_path, "第一中学", "赵老师", PASSWORD)
    assert not desk.is_there(tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    make_cheap(monkeypatch)
    try:
        assert desk.establish(tmp_path, "第一中学", "赵老师", PASSWORD)
    finally:
        desk.leave()


def test_two_who_found_at_once_found_one_desk(tmp_path: Path) -> None:
    """As when the program was started twice: the second is told that there is a desk, and takes nothing away."""
    folder, password = tmp_path / "desk", tmp_path / "password"
    password.write_text(PASSWORD, encoding="utf-8")
    line = [sys.executable, "-m", "tui.entry", "--data", str(folder), "--lang", "en", "init"]
    line += ["--school", "第一中学", "--counselor", "赵老师", "--password-file", str(password)]
    both = [subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    told = [each.communicate() for each in both]
    assert sorted(each.returncode for each in both) == [0, 6], told
    assert any(b"There is a desk here already" in said for _out, said in told), told
    assert {path.name for path in folder.iterdir()} == {"desk.db", "desk.key", "desk.last"}
    try:
        assert desk.open_for(folder, "赵老师", PASSWORD).name == "赵老师"
        assert file.check() == []
    finally:
        desk.leave()
