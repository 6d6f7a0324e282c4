"""Two windows that back up at the same time, and one that is killed while it does: by real processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model import backup, desk
from model.store import copies, kept, vault
from model.store.database import desk as database
from tests.conftest import KEY
from tests.desk.whole import small_school

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
AT_ONCE = 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small school that opens without a password, closed again."""
    return small_school(tmp_path / "data")


def command(folder: Path, *words: str) -> subprocess.Popen[str]:
    """The real command in a process of its own, begun."""
    line = [sys.executable, "-m", "tui.entry", "--data", str(folder), "--lang", "en", *words]
    return subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=ENVIRONMENT, cwd=folder
    )


def answer(process: subprocess.Popen[str]) -> str:
    """What a command that went well said."""
    said, trouble = process.communicate()
    assert (process.returncode, trouble) == (0, ""), trouble
    return said


def python(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """A process of its own with the desk open in it."""
    begun = f"""
import os, signal
from pathlib import Path
from model import backup, desk
from model.store import kept, whole
DIE = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
desk.open_demo(Path({str(folder)!r}))
"""
    line = [sys.executable, "-c", begun + script]
    return subprocess.run(line, check=False, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT)


def is_tidy(where: Path, backups: int) -> None:
    """So many backups lie there, each sound and with a key file that opens it, and nothing else."""
    found = kept.in_folder(where)
    assert len(found) == backups
    for each in found:
        assert copies.check(each.path, KEY) == []
        assert vault.open_demo_file(each.key_path).key == KEY
    names = {path.name for each in found for path in (each.path, each.key_path)}
    assert {path.name for path in where.iterdir()} == names


def told(folder: Path) -> list[str]:
    """The files that the journal says were made."""
    desk.open_demo(folder)
    try:
        rows = database.execute_sql(
            "SELECT json_extract(details, '$.file') FROM journal_entry WHERE deed = 'backup.make' ORDER BY id"
        ).fetchall()
        return [row[0] for row in rows]
    finally:
        desk.leave()


def test_backups_by_several_processes_at_once_are_all_made_each_under_its_name(folder: Path) -> None:
    begun = [command(folder, "backup") for _ in range(AT_ONCE)]
    answers = [answer(process) for process in begun]
    names = {Path(said.removeprefix("Backed up and checked: ").strip()).name for said in answers}
    assert len(names) == AT_ONCE
    assert set(told(folder)) == names
    there = {each.path.name for each in kept.in_folder(folder / "backups")}
    # Of one day the newest two are kept.
    assert there <= names
    assert len(there) >= 2
    is_tidy(folder / "backups", len(there))


def test_a_window_that_comes_while_another_backs_up_waits_for_it(folder: Path) -> None:
    desk.open_demo(folder)
    begun: list[subprocess.Popen[str]] = []

    def meanwhile(_done: int, _all: int) -> None:
        if not begun:
            begun.append(command(folder, "backup"))

    mine = backup.back_up(progress=meanwhile)
    desk.leave()
    assert mine.path.name not in answer(begun[0])
    is_tidy(folder / "backups", 2)


def test_two_windows_whose_hour_has_come_make_one(folder: Path) -> None:
    script = "print(backup.automatic().path.name)"
    mine = python(folder, script)
    hers = python(folder, script)
    assert mine.stdout
    assert mine.stdout == hers.stdout
    is_tidy(folder / "backups", 1)


KILLS = {
    "while it copies": "backup.back_up(progress=DIE)",
    "before the names": "whole.move = DIE\nbackup.back_up()",
    "between the key's name and the store's": """
move = whole.move
whole.move = lambda path, target: DIE() if target.suffix == '.db' else move(path, target)
backup.back_up()
""",
    "before the journal tells": "backup._tell = DIE\nbackup.back_up()",
    "while it throws away an old one": """
for name in ('01', '02', '03'):
    for suffix in ('.db', '.key'):
        (backup.folder() / f'desk-2020-01-01-12{name}{suffix}').write_bytes(next(backup.folder().glob(f'*{suffix}')).read_bytes())
unlink = Path.unlink
Path.unlink = lambda path, missing_ok=False: DIE() if path.match('desk-2020*.key') else unlink(path, missing_ok)
backup.back_up()
""",
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills itself by a signal")
@pytest.mark.parametrize("script", KILLS.values(), ids=KILLS)
def test_one_that_is_killed_stands_in_nobodys_way_and_its_leavings_go(folder: Path, script: str) -> None:
    answer(command(folder, "backup"))
    killed = python(folder, script)
    assert killed.returncode == -9, killed.stderr
    before = kept.in_folder(folder / "backups")
    assert copies.check(before[0].path, KEY) == []
    # A store never lies there without the key file that opens it, whenever the power goes.
    assert all(path.with_suffix(".key").exists() for path in (folder / "backups").glob("*.db"))
    answer(command(folder, "backup"))
    there = kept.in_folder(folder / "backups")
    assert there[0].path not in {each.path for each in before}
    is_tidy(folder / "backups", len(there))
