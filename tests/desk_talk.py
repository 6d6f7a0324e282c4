"""A second window: another process at the same store, told what to do by lines of JSON, and the same verbs in this one.

    with second_desk(folder, seat) as window:
        window.do("book", starts="2026-11-25 12:30", counsellor=1, student=2)

An answer is ``{"done": …}`` or ``{"refused": rule}``; anything else that a verb raises ends the window.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from model import access, clock, desk, reading_log, session
from model.appointments import book, moving, series, waiting
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.errors import DeskError, Refused
from model.people import staff
from model.store import file, journal
from model.store.database import desk as store
from model.store.tables import AppointmentRow
from model.visits import visits
from model.words import Words
from tests.conftest import KEY, WEDNESDAY

ROOT = Path(__file__).resolve().parents[1]
Told = dict[str, Any]


def _wish(starts: str, minutes: int = 40, **facts: Any) -> Wish:
    return Wish(datetime.fromisoformat(starts), minutes, **facts)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _open(folder: str, seat: int, durable: bool = True) -> None:
    """Open a store, the one before it closed; who tries thousands of steps need not wait for the disk."""
    file.close()
    clock.set_stopped(WEDNESDAY)
    file.open_store(Path(folder), KEY)
    session.sit_down(seat)
    if not durable:
        store.execute_sql("PRAGMA synchronous = OFF")


def book_rows() -> list[list[Any]]:
    """The whole book, as the database has it."""
    return [list(row) for row in store.execute_sql("SELECT * FROM appointment ORDER BY id").fetchall()]


def _book(**facts: Any) -> int:
    return book.book(_wish(**facts), despite=True).id


def _book_each(wishes: list[Told]) -> list[str]:
    """Book one after the other; which were done, which refused."""
    return [do("book", **each).get("refused", "done") for each in wishes]


def _series(count: int, **facts: Any) -> list[int]:
    return [each.id for each in series.book_series(_wish(**facts), Rule("weekly", count=count), despite=True)]


def _move(number: int, starts: str, **facts: Any) -> int:
    return moving.move(number, starts=_moment(starts), despite=True, **facts).id


def _move_series(number: int, scope: Any, starts: str) -> list[int]:
    return [each.id for each in moving.move_series(number, scope, starts=_moment(starts), despite=True)]


def _remark_each(numbers: list[int], text: str) -> None:
    for number in numbers:
        book.remark(number, text)


def _hold(number: int) -> None:
    """Change an appointment and say so before it is on disk; the change ends with the next line."""
    with journal.writing("appointment.hold", Words("占着", "Held")):
        AppointmentRow.update(remark="占着").where(AppointmentRow.id == number).execute()
        _answer({"done": "holding"})
        sys.stdin.readline()


def _die(number: int) -> None:
    """The window is gone in the middle of a change."""
    with journal.writing("appointment.die", Words("断电", "Gone")):
        AppointmentRow.update(remark="断电").where(AppointmentRow.id == number).execute()
        os._exit(9)


VERBS: dict[str, Callable[..., Any]] = {
    "open": _open,
    "rows": book_rows,
    "book": _book,
    "book_each": _book_each,
    "series": _series,
    "move": _move,
    "move_series": _move_series,
    "cancel_series": lambda number, scope: [each.id for each in series.cancel(number, scope)],
    "confirm": lambda number: book.confirm(number).state,
    "arrive": lambda number: book.arrive(number).state,
    "begin": lambda number: book.begin(number).state,
    "finish": lambda number: book.finish(number).state,
    "miss": lambda number: book.miss(number).state,
    "cancel": lambda number: book.cancel(number).state,
    "reinstate": lambda number: book.reinstate(number).state,
    "void": lambda number: book.void(number, "录错").state,
    "remark_each": _remark_each,
    "walk_in": lambda counsellor: visits.walk_in(counsellor=counsellor).id,
    "receive": lambda number: visits.receive(number).id,
    "end": lambda number: visits.end(number).id,
    "give": lambda number, **wish: waiting.give(number, _wish(**wish), despite=True).id,
    "dismiss": access.dismiss,
    "role": lambda staff_id, role: staff.edit(staff_id, role=role).role,
    "leave": lambda staff_id: staff.leave(staff_id).id,
    "look": lambda: reading_log.looked("board", None),
    "undo": lambda: desk.undo().en,
    "redo": lambda: desk.redo().en,
    "clock": lambda at: clock.set_stopped(_moment(at)),
    "hold": _hold,
    "die": _die,
}


def do(verb: str, **told: Any) -> Told:
    """Do something at the desk of this process."""
    try:
        return {"done": VERBS[verb](**told)}
    except Refused as error:
        return {"refused": error.rule}
    except DeskError as error:
        return {"refused": type(error).__name__}


class Window:
    """The other process."""

    def __init__(self, folder: Path, seat: int) -> None:
        command = [sys.executable, "-m", "tests.desk_talk", str(folder), str(seat)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1
        )
        assert self.hear() == {"done": "open"}

    def tell(self, verb: str, **told: Any) -> None:
        """Say what to do and do not wait for it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"verb": verb, **told}) + "\n")
        self._process.stdin.flush()

    def hear(self) -> Told:
        """What it answered."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        return dict(json.loads(line)) if line else {"gone": self._process.wait()}

    def do(self, verb: str, **told: Any) -> Told:
        """Say what to do and wait for the answer."""
        self.tell(verb, **told)
        return self.hear()

    def close(self) -> None:
        """Close the window; it must have ended well, unless it is gone already."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._process:
            self._process.stdin.close()
            self._process.stdout.read()
        assert self._process.returncode in (0, 9)


@contextmanager
def second_desk(folder: Path, seat: int) -> Iterator[Window]:
    """Another process at the store in ``folder``, with a member of staff sitting there, at noon of the tests' day."""
    window = Window(folder, seat)
    try:
        yield window
    finally:
        window.close()


def _answer(told: Told) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _serve(folder: Path, seat: int) -> None:
    _open(str(folder), seat)
    _answer({"done": "open"})
    while line := sys.stdin.readline():
        _answer(do(**json.loads(line)))
    file.close()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]))
