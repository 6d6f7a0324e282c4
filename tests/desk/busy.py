"""A desk that never rests, in a process of its own, for tests that kill it: ``python -m tests.desk.busy DIR SEED``.

It does what a day brings, most of it through the real command, and says on its output, in a line of JSON, what
was acknowledged: a line is written after the verb came back and never before.
"""

import contextlib
import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from model import clock, desk
from model.appointments.book import Wish, book
from model.errors import ChangedSince
from model.people import students
from model.visits import notes, visits
from model.visits.visit import Details
from tui.entry import main

CLASS = "2025级1班"
BATCH = 20
"""Students of one import."""


def told(*words: str) -> str:
    """What the real command prints; told that another window was quicker, it asks again.

    Raises ``RuntimeError`` if it did not do it.
    """
    out, code = io.StringIO(), ChangedSince.exit_code
    while code == ChangedSince.exit_code:
        with contextlib.redirect_stdout(out):
            code = main(list(words))
    if code:
        raise RuntimeError(f"{words}: {code}")
    return out.getvalue()


def say(**done: Any) -> None:
    """Acknowledge: one write, so that it is there whole or not at all."""
    os.write(1, json.dumps(done).encode() + b"\n")


class Busy:
    """The deeds; each opens the desk, as a command does, and closes it again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed = folder, seed
        self.chance = Random(seed)
        self.count = 0
        self.line = ("--data", str(folder))

    def book(self) -> None:
        """An appointment at a time nobody else has."""
        self.count += 1
        with self.open():
            # Each seed has days of its own, years ahead, so that two busy desks never want the same time.
            day = datetime.combine(clock.today(), time(8, 0)) + timedelta(days=400 + 10 * self.seed + self.count // 150)
            starts = day + timedelta(minutes=5 * (self.count % 150))
            made = book(Wish(starts, 5, 1, visitor="teacher"), despite=True)
            say(did="book", number=made.id)

    def receive(self) -> None:
        """A walk-in, and its end entered at once, written up."""
        with self.open():
            self.count += 1
            starts = (
                datetime.combine(clock.today(), time(0, 0))
                - timedelta(days=1 + self.seed)
                + timedelta(minutes=self.count)
            )
            seen = visits.add(Details(visitor="teacher"), starts, starts + timedelta(minutes=1))
            say(did="visit", number=seen.id)
            notes.keep_draft(seen.id, f"draft {seen.id}")
            say(did="draft", number=seen.id)
            if self.chance.random() < 0.5:
                notes.finish(seen.id, f"note {seen.id}")
                say(did="note", number=seen.id)

    def take_in(self) -> None:
        """A roster of new students, by the real command."""
        first = f"{self.seed:04d}{self.count:05d}"
        self.count += 1
        with tempfile.TemporaryDirectory() as there:
            path = Path(there) / "roster.csv"
            with open(path, "w", newline="", encoding="utf-8") as file:
                rows = csv.writer(file)
                rows.writerow(["学号", "姓名", "性别", "班级"])  # fmt: skip
                rows.writerows([f"{first}{n:02d}", f"学生{first}{n:02d}", "男", CLASS] for n in range(BATCH))
            told(*self.line, "roster", "import", str(path))
        say(did="import", number=first)

    def export(self) -> None:
        """The week's workbook, by the real command."""
        self.count += 1
        target = self.folder / "out" / f"week-{self.seed}-{self.count % 3}.xlsx"
        told(*self.line, "export", "week", "-o", str(target))
        say(did="export", file=target.name)

    def back_up(self) -> None:
        """A backup, by the real command."""
        told(*self.line, "backup")
        say(did="backup")

    @contextlib.contextmanager
    def open(self) -> Any:
        """The desk, for the length of a deed."""
        desk.open_demo(self.folder)
        try:
            yield
        finally:
            desk.leave()

    @property
    def deeds(self) -> list[Callable[[], None]]:
        """Everything it can do."""
        return [self.book, self.receive, self.take_in, self.export, self.back_up]

    def one(self) -> None:
        """Something or other; what it begins is said too, so that one knows in the middle of what it was killed."""
        deed = self.chance.choices(self.deeds, weights=(8, 8, 3, 2, 1))[0]
        say(did="begin", file=deed.__name__)
        deed()


def work(folder: Path, seed: int, most: int) -> None:
    """Go on until killed, or ``most`` times."""
    busy = Busy(folder, seed)
    say(did="start")
    for _ in range(most):
        busy.one()
    say(did="end", students=len_of_students(folder))


def len_of_students(folder: Path) -> int:
    """How many there are."""
    desk.open_demo(folder)
    try:
        return len(students.all_here())
    finally:
        desk.leave()


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
