"""What the tests of the visits share: moving the clock through a Wednesday, undo, a second process at the same store."""

import subprocess
import sys
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from model import clock
from model.store import journal
from model.store.database import desk
from model.store.tables import WATCHED
from tests.conftest import KEY, WEDNESDAY

ROOT = Path(__file__).resolve().parents[3]
_SCRIPT = """
import sys
from datetime import datetime
from pathlib import Path
from model import clock, errors, session
from model.store import file
from model.visits import notes, register, visits
from model.visits.visit import Details
folder, seat = Path(sys.argv[1]), int(sys.argv[2])
clock.set_stopped(datetime(2026, 11, 25, 12, 0))
file.open_store(folder, bytes(range(32)))
session.sit_down(seat)
"""


def moment(hhmm: str, days: int = 0) -> datetime:
    """A time on the Wednesday of the tests, or so many days later."""
    return datetime.combine(WEDNESDAY.date() + timedelta(days=days), time.fromisoformat(hhmm))


def at(hhmm: str, days: int = 0) -> datetime:
    """Move the clock to that time."""
    clock.set_stopped(moment(hhmm, days))
    return moment(hhmm, days)


def undo() -> None:
    """Ctrl+Z."""
    done = journal.last_done()
    assert done is not None
    journal.take_back(done)


def redo() -> None:
    """Ctrl+Y."""
    undone = journal.last_undone()
    assert undone is not None
    journal.do_again(undone)


def everything() -> dict[str, list[Any]]:
    """Every row of every watched table."""
    tables = [row._meta.table_name for row in WATCHED]
    return {table: desk.execute_sql(f'SELECT * FROM "{table}" ORDER BY id').fetchall() for table in tables}


def entries() -> int:
    """How many journal entries there are."""
    return int(desk.execute_sql("SELECT count(*) FROM journal_entry").fetchone()[0])


def second_process(folder: Path, seat: int, *lines: str) -> "subprocess.Popen[str]":
    """Start another process that opens the store, sits a member of staff down and runs these lines."""
    assert bytes(range(32)) == KEY
    command = [sys.executable, "-c", _SCRIPT + "\n".join(lines), str(folder), str(seat)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def told(process: "subprocess.Popen[str]") -> list[str]:
    """What it printed, line by line; it must have ended well."""
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.split()
