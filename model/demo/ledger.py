"""Rows of the past on their way into the store: many at a time, each with the number it will have.

The store's own rules hold for them as for any other: what overlaps, crosses midnight or refers to
nothing is refused when ``write`` is called, inside an open entry.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from model.store import many
from model.store.query import fn
from model.store.tables import (
    AppointmentRow,
    AttendanceRow,
    DutyTurnRow,
    NoteRow,
    OpeningRow,
    Row,
    VisitRow,
    VisitWordRow,
)
from model.visits.numbers import next_number, numbered

WRITING = timedelta(minutes=25)
"""How long after a visit its note is finished."""
_ORDER: tuple[type[Row], ...] = (
    OpeningRow,
    DutyTurnRow,
    AppointmentRow,
    VisitRow,
    VisitWordRow,
    AttendanceRow,
    NoteRow,
)

Turn = tuple[int, datetime, datetime]
"""A turn of duty: who, from when, until when."""

_BOOKED = {"visitor": "student", "student": None, "room": None, "form": "form.in_person", "ended_reason": ""}
_TOLD = {
    "visitor": "student",
    "student": None,
    "visitor_name": "",
    "room": None,
    "form": "form.in_person",
    "source": None,
    "appointment": None,
    "in_hours": True,
}


class Ledger:
    """Appointments, visits and openings that are written together."""

    def __init__(self) -> None:
        self._rows: dict[type[Row], list[dict[str, Any]]] = {table: [] for table in _ORDER}
        self._last = {table: int(table.select(fn.COALESCE(fn.MAX(table.id), 0)).scalar()) for table in _ORDER}
        self._running: dict[int, int] = {}

    def opening(self, starts: datetime, ends: datetime, turns: Sequence[Turn], note: str = "") -> None:
        """The room was open; who was on duty from when until when."""
        number = self._put(
            OpeningRow, starts=starts, ends=ends, opened_by=turns[0][0], closed_by=turns[-1][0], handover=note
        )
        for who, since, until in turns:
            self._put(DutyTurnRow, opening=number, staff=who, starts=since, ends=until)

    def appointment(self, **facts: Any) -> int:
        """An appointment; answers its number."""
        return self._put(AppointmentRow, **{**_BOOKED, **facts})

    def visit(
        self, starts: datetime, ends: datetime, *, words: Iterable[str] = (), note: str = "", **facts: Any
    ) -> int:
        """A visit that has ended, what it was about, and its note if there is one; answers its number."""
        told = {**_TOLD, **facts}
        visit = self._put(VisitRow, number=self._number(starts), starts=starts, ends=ends, state="ended", **told)
        for word in words:
            self._put(VisitWordRow, visit=visit, word=word)
        if note:
            self._put(NoteRow, visit=visit, body=note, author=facts["counsellor"], finished=ends + WRITING)
        return visit

    def _number(self, starts: datetime) -> str:
        year = starts.year
        if year not in self._running:
            self._running[year] = int(next_number(starts.date()).partition("-")[2]) - 1
        self._running[year] += 1
        return numbered(year, self._running[year])

    def attended(self, visit: int, students: Iterable[int], absent: int) -> None:
        """Who was on the list of a group; the first ``absent`` of them did not come."""
        for place, student in enumerate(students):
            self._put(AttendanceRow, visit=visit, student=student, present=place >= absent)

    def write(self) -> int:
        """Write everything, inside an open entry; answers how many rows it was."""
        written = 0
        for table, rows in self._rows.items():
            many.insert(table, rows)
            written += len(rows)
            rows.clear()
        return written

    def _put(self, table: type[Row], **values: Any) -> int:
        number = self._last[table] = self._last[table] + 1
        self._rows[table].append({"id": number, **values})
        return number
