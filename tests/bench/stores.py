"""The stores that are measured: one year and twenty of the same school, kept in ``bench-desk`` from run to run."""

import hashlib
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from model import clock, desk
from model.seed import seed
from model.store import file
from model.words import Words

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "bench-desk"
"""Where they are kept; git does not look there."""
SHOWN = 5
"""The years of the store that is opened on the screen."""
OLD = timedelta(days=30)
"""Older ones are made anew: on the screen, today is today."""
MADE_OF = ("model/store", "model/seed", "model/demo", "fixtures/demo.toml", "fixtures/words.toml")
"""If any of this changes, they are made anew."""
_MARK = "made.json"


@dataclass(frozen=True)
class Stores:
    """What is measured."""

    one: Path
    """The folder of the store with one year."""
    shown: Path
    """The folder of the one that is opened on the screen: five years, as the targets say."""
    many: Path
    """The folder of the one with many."""
    years: int
    """How many those are."""
    at: datetime
    """When they were made; the bench stops the clock there."""

    def week(self) -> datetime:
        """The Monday of the last full school week before they were made."""
        from model.calendar.year import calendar

        monday = clock.monday(self.at.date())
        while True:
            monday -= timedelta(days=7)
            if len(calendar().school_days(monday, monday + timedelta(days=6))) == 5:
                return datetime.combine(monday, datetime.min.time())


def stores(years: int) -> Stores:
    """The stores, made now if they are not there or were made by other code."""
    one, shown, many = (FOLDER / f"years-{n}" for n in (1, min(years, SHOWN), years))
    at = min(_made(one, 1), _made(shown, min(years, SHOWN)), _made(many, years))
    return Stores(one, shown, many, years, at)


def open_store(folder: Path) -> None:
    """Open one of them; another that is open is closed."""
    file.close()
    desk.open_demo(folder)


def _made(folder: Path, years: int) -> datetime:
    mark = folder / _MARK
    made_of = _fingerprint()
    if mark.exists():
        told = json.loads(mark.read_text())
        at = datetime.fromisoformat(told["at"])
        if told["of"] == made_of and clock.now() - at < OLD:
            return at
    shutil.rmtree(folder, ignore_errors=True)
    at = clock.now()
    seed(folder, years=years, progress=_progress)
    desk.leave()
    mark.write_text(json.dumps({"of": made_of, "at": at.isoformat()}))
    return at


def _progress(done: int, total: int, words: Words) -> None:
    end = "\n" if done == total else ""
    sys.stderr.write(f"\rseeding {done}/{total} {words.en:<60}{end}")
    sys.stderr.flush()


def _fingerprint() -> str:
    ink = hashlib.sha256()
    for place in MADE_OF:
        path = ROOT / place
        for each in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if each.suffix in (".py", ".sql", ".toml"):
                ink.update(each.read_bytes())
    return ink.hexdigest()
