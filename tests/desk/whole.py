"""What was acknowledged by desks that were killed, and whether all of it is there: for the tests of the kill loop."""

import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model import backup, desk, session, unfinished
from model.appointments import kept
from model.people import students
from model.store import copies, file, vault
from model.store.database import desk as database
from model.visits import notes, register
from tests.conftest import KEY
from tests.desk.busy import BATCH
from tests.founding import found


@dataclass
class Told:
    """What was acknowledged so far."""

    numbers: dict[str, list[Any]] = field(default_factory=dict)

    def hear(self, lines: Iterable[bytes]) -> None:
        """Take in what a desk has said; a line that was cut short was never said."""
        for line in lines:
            if line.endswith(b"\n"):
                done = json.loads(line)
                self.numbers.setdefault(done["did"], []).append(done.get("number", done.get("file")))

    def of(self, did: str) -> list[Any]:
        """What was acknowledged of one kind."""
        return self.numbers.get(did, [])


def small_school(folder: Path) -> Path:
    """A small school that opens without a password, closed again."""
    (folder / "out").mkdir(parents=True)
    file.create(folder, KEY)
    session.found_school()
    founded = found()
    vault.lay_open(folder, KEY, founded.zhao)
    desk.leave()
    return folder


def is_whole(folder: Path, told: Told) -> None:
    """Pages, references, rules and chains are sound, whatever was acknowledged is there, and no loss is claimed."""
    desk.open_demo(folder)
    try:
        assert file.check() == []
        alarms = database.execute_sql("SELECT en FROM journal_entry WHERE deed IN ('desk.lost', 'desk.mended')")
        assert alarms.fetchall() == [], "a killed desk has lost nothing, and nobody is alarmed"
        _is_booked_and_written(told)
        here = students.all_here()
        assert (len(here) - 6) % BATCH == 0, "an import is there whole or not at all"
        numbers = {each.number for each in here}
        assert all(f"{first}{n:02d}" in numbers for first in told.of("import") for n in range(BATCH))
        assert all(copies.check(each.path, KEY) == [] for each in backup.made()[:1])
        assert not told.of("backup") or backup.made()
    finally:
        desk.leave()
    for name in {*told.of("export"), *(path.name for path in (folder / "out").glob("*.xlsx"))}:
        with zipfile.ZipFile(folder / "out" / name) as book:
            assert book.testzip() is None


def _is_booked_and_written(told: Told) -> None:
    for number in told.of("book"):
        assert kept.get(number).state == "booked"
    seen = {each.id: each for each in register.several(told.of("visit"))}
    assert set(told.of("visit")) <= set(seen)
    drafts = {int(each.about) for each in unfinished.left("note")} | {each.visit_id for each in notes.drafts_left()}
    for number in told.of("draft"):
        assert number in drafts or seen[number].written, "a draft is offered again, or its note is finished"
    assert all(seen[number].written for number in told.of("note"))
