"""Commit means on disk: the desk is killed at any moment, and everything it acknowledged is there.

By default at 25 moments; ``DUTYDESK_KILLS=200`` for as many as one likes (the issue asks for 200).
"""

import json
import os
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from model import backup, desk, session
from model.appointments import kept
from model.people import students
from model.store import copies, file, vault
from model.visits import drafts_kept, notes, register
from tests.conftest import KEY
from tests.desk.busy import BATCH
from tests.founding import found

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("DUTYDESK_KILLS", "25"))
LONGEST = 0.8
"""Seconds a desk lives at most after its first word."""


@dataclass
class Told:
    """What was acknowledged so far."""

    numbers: dict[str, list[Any]] = field(default_factory=dict)

    def hear(self, lines: list[bytes]) -> None:
        """Take in what a desk has said; a line that was cut short was never said."""
        for line in lines:
            if line.endswith(b"\n"):
                done = json.loads(line)
                self.numbers.setdefault(done["did"], []).append(done.get("number", done.get("file")))

    def of(self, did: str) -> list[Any]:
        """What was acknowledged of one kind."""
        return self.numbers.get(did, [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small school that opens without a password, closed again."""
    (tmp_path / "out").mkdir()
    file.create(tmp_path, KEY)
    session.found_school()
    founded = found()
    vault.lay_open(tmp_path, KEY, founded.zhao)
    desk.leave()
    return tmp_path


def begin(folder: Path, seed: int, most: int = 100_000) -> subprocess.Popen[bytes]:
    """A busy desk in a process of its own, that has said its first word."""
    command = [sys.executable, "-m", "tests.desk.busy", str(folder), str(seed), str(most)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUTF8": "1"})
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["did"] == "start"
    return process


def test_whenever_it_is_killed_everything_acknowledged_is_there(folder: Path) -> None:
    chance, told = Random(), Told()
    for seed in range(KILLS):
        process = begin(folder, seed)
        assert process.stdout is not None
        time.sleep(chance.uniform(0, LONGEST))
        process.kill()
        told.hear(process.stdout.readlines())
        process.wait()
        process.stdout.close()
        is_whole(folder, told)
    # A run in which nothing happened would prove nothing.
    assert told.of("book") or told.of("visit")


def is_whole(folder: Path, told: Told) -> None:
    """Pages, references, rules and the journal's chain are sound, and whatever was acknowledged is there."""
    desk.open_demo(folder)
    try:
        assert file.check() == []
        for number in told.of("book"):
            assert kept.get(number).state == "booked"
        seen = {each.id: each for each in register.several(told.of("visit"))}
        assert set(told.of("visit")) <= set(seen)
        drafts = {each.row for each in drafts_kept.left("visit")} | {each.visit_id for each in notes.drafts_left()}
        for number in told.of("draft"):
            assert number in drafts or seen[number].written
        assert all(seen[number].written for number in told.of("note"))
        here = students.all_here()
        assert (len(here) - 6) % BATCH == 0, "an import is there whole or not at all"
        numbers = {each.number for each in here}
        assert all(f"{first}{n:02d}" in numbers for first in told.of("import") for n in range(BATCH))
        assert all(copies.check(each.path, KEY) == [] for each in backup.made()[:1])
        assert not told.of("backup") or backup.made()
    finally:
        desk.leave()
    for name in [*told.of("export"), *(path.name for path in (folder / "out").glob("*.xlsx"))]:
        with zipfile.ZipFile(folder / "out" / name) as book:
            assert book.testzip() is None


def test_two_windows_on_one_store_lose_nothing(folder: Path) -> None:
    told, most = Told(), 12
    processes = [begin(folder, seed, most) for seed in (1, 2)]
    for process in processes:
        assert process.stdout is not None
        told.hear(process.stdout.readlines())
        assert process.wait() == 0
        process.stdout.close()
    assert len(told.of("end")) == 2
    is_whole(folder, told)
