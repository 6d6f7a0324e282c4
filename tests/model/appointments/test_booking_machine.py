"""The book under whatever two windows do to it: Hypothesis chooses the steps, an oracle without SQL says what comes of them.

Each example has a store of its own. One window is this process, the other a child that lives as long as the test.
After every step the book is compared with the rule: what takes time takes it alone, or gives its reason.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from model import clock, session
from model.appointments.book import FOLLOWS
from model.store import file, journal
from model.store.database import desk
from model.store.tables.appointments import OCCUPYING
from tests.conftest import KEY, WEDNESDAY
from tests.desk_talk import Told, Window, book_rows, do, second_desk
from tests.founding import found

FIRST = WEDNESDAY.replace(hour=12)
WHO = ("counsellor_id", "room_id", "student_id")
TURNS = {
    "confirm": "booked",
    "arrive": "arrived",
    "begin": "in_session",
    "finish": "done",
    "reinstate": "booked",
    "void": "voided",
}
"""The verbs whose outcome hangs on the state alone."""

CALLED_OFF = ("no_show", "late_cancel", "cancelled")

windows = st.sampled_from(["here", "there"])
days = st.integers(0, 2)
places = st.integers(0, 8)
"""Starts ten minutes apart, so that most of what is booked meets something."""
lengths = st.sampled_from([10, 20, 40])
people = st.integers(1, 2)
rooms = st.sampled_from([None, 1, 1, 2])
reasons = st.sampled_from([None, None, None, "双胞胎"])
which = st.integers(0, 99)
scopes = st.sampled_from(["this", "later", "all"])


class Row(NamedTuple):
    """What the oracle knows of an appointment."""

    id: int
    starts: str
    ends: str
    state: str
    counsellor_id: int
    room_id: int | None
    student_id: int | None
    overlap_reason: str | None
    series_id: int | None

    @property
    def takes_time(self) -> bool:
        """Whether it takes up anybody's time."""
        return self.state in OCCUPYING

    def meets(self, other: "Row") -> set[str]:
        """What the two have in common at the same minute."""
        if not (self.takes_time and other.takes_time and self.starts < other.ends and other.starts < self.ends):
            return set()
        return {who for who in WHO if getattr(self, who) is not None and getattr(self, who) == getattr(other, who)}


def the_book() -> list[Row]:
    """Every appointment there is."""
    columns = ", ".join(Row._fields)
    return [Row(*row) for row in desk.execute_sql(f"SELECT {columns} FROM appointment ORDER BY id").fetchall()]


class Book(RuleBasedStateMachine):
    """Two windows and one book."""

    template: Path
    """A store with the school in it, to be copied."""
    window: Window
    """The other process."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        for each in self.template.iterdir():
            shutil.copy2(each, self.folder)
        do("open", folder=str(self.folder), seat=1, durable=False)
        self.window.do("open", folder=str(self.folder), seat=2, durable=False)
        self.sealed, self.seal = self.newest()
        self.before: dict[int, Any] = {}
        """The book before each entry."""

    # What both can do

    def at(self, window: str, verb: str, **told: Any) -> Told:
        """Do it in one of the windows; what is refused changes nothing, what is done is one entry."""
        rows, (number, _) = book_rows(), self.newest()
        answer = do(verb, **told) if window == "here" else self.window.do(verb, **told)
        after, _ = self.newest()
        if "refused" in answer:
            assert (book_rows(), after) == (rows, number), f"{verb} was refused, {answer}, and changed something"
        else:
            assert after == number + 1
            self.before[after] = rows
        return answer

    @staticmethod
    def newest() -> tuple[int, str]:
        """Number and seal of the newest entry."""
        row = desk.execute_sql("SELECT entry, hash FROM journal_seal ORDER BY entry DESC LIMIT 1").fetchone()
        return int(row[0]), str(row[1])

    @staticmethod
    def expect(answer: Told, wanted: Row, but: int | None = None) -> None:
        """A row that begins to take time is taken if it meets nothing, or gives its reason."""
        met = set().union(*(wanted.meets(row) for row in the_book() if row.id not in (but, wanted.id)))
        if met and not wanted.overlap_reason:
            assert answer.get("refused") in {f"appointment.{who.removesuffix('_id')}_busy" for who in met}, answer
        else:
            assert "done" in answer, answer

    def one(self, chosen: int) -> Row:
        """One of the appointments there are."""
        rows = the_book()
        return rows[chosen % len(rows)]

    # Steps

    @rule(
        window=windows,
        day=days,
        place=places,
        minutes=lengths,
        counsellor=people,
        room=rooms,
        student=people,
        why=reasons,
        held=st.booleans(),
    )
    def book(
        self,
        window: str,
        day: int,
        place: int,
        minutes: int,
        counsellor: int,
        room: int | None,
        student: int,
        why: str | None,
        held: bool,
    ) -> None:
        """One appointment, or a time only held."""
        starts = FIRST + timedelta(days=day, minutes=10 * place)
        ends = starts + timedelta(minutes=minutes)
        state = "held" if held else "booked"
        wanted = Row(
            0, f"{starts:%Y-%m-%d %H:%M}", f"{ends:%Y-%m-%d %H:%M}", state, counsellor, room, student, why, None
        )
        rows = the_book()
        who = {"counsellor": counsellor, "room": room, "nowhere": room is None, "student": student}
        answer = self.at(window, "book", starts=wanted.starts, minutes=minutes, overlap_reason=why, held=held, **who)
        made = answer.get("done")
        self.expect(answer, wanted, but=made)
        if made is not None:
            (row,) = [each for each in the_book() if each not in rows]
            met = any(wanted.meets(each) for each in rows)
            assert row == wanted._replace(id=made, overlap_reason=why if met else None)

    @rule(window=windows, day=days, place=places, counsellor=people, student=people, count=st.integers(2, 4))
    def series(self, window: str, day: int, place: int, counsellor: int, student: int, count: int) -> None:
        """Several at once, all or none."""
        starts = FIRST + timedelta(days=day, minutes=10 * place)
        rows = the_book()
        told = {"starts": f"{starts:%Y-%m-%d %H:%M}", "minutes": 20, "counsellor": counsellor, "student": student}
        answer = self.at(window, "series", count=count, **told)
        assert len(the_book()) - len(rows) == (count if "done" in answer else 0)

    @precondition(lambda self: bool(the_book()))
    @rule(window=windows, chosen=which, day=days, place=places, counsellor=people, why=reasons)
    def move(self, window: str, chosen: int, day: int, place: int, counsellor: int, why: str | None) -> None:
        """One appointment to another time and person."""
        row = self.one(chosen)
        starts = FIRST + timedelta(days=day, minutes=10 * place)
        answer = self.at(
            window, "move", number=row.id, starts=f"{starts:%Y-%m-%d %H:%M}", counsellor=counsellor, overlap_reason=why
        )
        if row.state not in ("held", "booked", "arrived", "in_session"):
            assert answer == {"refused": "appointment.closed"}
        elif "done" in answer:
            moved = next(each for each in the_book() if each.id == row.id)
            assert (moved.starts, moved.counsellor_id, moved.state) == (
                f"{starts:%Y-%m-%d %H:%M}",
                counsellor,
                row.state,
            )
        else:
            ends = starts + (WEDNESDAY.fromisoformat(row.ends) - WEDNESDAY.fromisoformat(row.starts))
            there = row._replace(starts=f"{starts:%Y-%m-%d %H:%M}", ends=f"{ends:%Y-%m-%d %H:%M}")
            self.expect(answer, there._replace(counsellor_id=counsellor, overlap_reason=why))

    @precondition(lambda self: bool(the_book()))
    @rule(window=windows, chosen=which, verb=st.sampled_from(sorted(TURNS)))
    def turn(self, window: str, chosen: int, verb: str) -> None:
        """One appointment into another state."""
        row, then = self.one(chosen), TURNS[verb]
        answer = self.at(window, verb, number=row.id)
        if then not in FOLLOWS[row.state]:
            assert answer == {"refused": "appointment.state"}
        elif row.takes_time or then not in OCCUPYING:
            assert answer == {"done": then}
        else:
            self.expect(answer, row._replace(state=then))

    @precondition(lambda self: bool(the_book()))
    @rule(window=windows, chosen=which, verb=st.sampled_from(["cancel", "miss"]))
    def call_off(self, window: str, chosen: int, verb: str) -> None:
        """Cancelled, or nobody came."""
        row = self.one(chosen)
        answer = self.at(window, verb, number=row.id)
        if "done" in answer:
            assert answer["done"] in FOLLOWS[row.state] & {"cancelled", "late_cancel", "no_show"}
        else:
            assert answer["refused"] in ("appointment.state", "appointment.not_yet")

    @precondition(lambda self: any(row.series_id for row in the_book()))
    @rule(window=windows, chosen=which, scope=scopes, minutes=st.sampled_from([None, -10, 10, 24 * 60, 7 * 24 * 60]))
    def change_series(self, window: str, chosen: int, scope: str, minutes: int | None) -> None:
        """This one, this and later, or all of a series are called off or moved."""
        of_series = [row for row in the_book() if row.series_id]
        row = of_series[chosen % len(of_series)]
        if minutes is None:
            self.at(window, "cancel_series", number=row.id, scope=scope)
            return
        starts = WEDNESDAY.fromisoformat(row.starts) + timedelta(minutes=minutes)
        answer = self.at(window, "move_series", number=row.id, scope=scope, starts=f"{starts:%Y-%m-%d %H:%M}")
        if "done" in answer and row.id in answer["done"]:
            assert next(each for each in the_book() if each.id == row.id).starts == f"{starts:%Y-%m-%d %H:%M}"

    @precondition(lambda self: any(row.state in CALLED_OFF for row in the_book()))
    @rule(window=windows, chosen=which)
    def stand_again(self, window: str, chosen: int) -> None:
        """What was called off stands again where its time is still free, in another room if its own is not."""
        off = [row for row in the_book() if row.state in CALLED_OFF]
        row = off[chosen % len(off)]
        answer = self.at(window, "reinstate", number=row.id)
        now = next(each for each in the_book() if each.id == row.id)
        self.expect(answer, now if "done" in answer else row._replace(state="booked"), but=row.id)

    @precondition(lambda self: bool(the_book()))
    @rule(window=windows, verb=st.sampled_from(["undo", "redo"]))
    def back_or_again(self, window: str, verb: str) -> None:
        """Each takes back and does again their own; the rows are exactly as they were."""
        number, _ = self.newest()
        answer = self.at(window, verb)
        if "refused" in answer:
            return
        entry, undoes = desk.execute_sql("SELECT id, undoes FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()
        changes = desk.execute_sql(
            "SELECT noun, row, before, after FROM journal_change WHERE entry = ?", (undoes,)
        ).fetchall()
        for noun, row, before, after in changes:
            assert self.row(noun, row) == json.loads((before if verb == "undo" else after) or "null")
        if verb == "undo" and undoes == number:
            assert book_rows() == self.before[undoes], f"entry {entry} did not bring the book back"

    @precondition(lambda self: bool(the_book()))
    @rule(window=windows, steps=st.integers(1, 4))
    def there_and_back(self, window: str, steps: int) -> None:
        """So many steps back and as many again lead to where they began."""
        rows = book_rows()
        taken = 0
        while taken < steps and "done" in self.at(window, "undo"):
            taken += 1
        for _ in range(taken):
            assert "done" in self.at(window, "redo")
        assert book_rows() == rows

    @staticmethod
    def row(noun: str, number: int) -> Any:
        """A row as it is now."""
        found = desk.execute_sql(f'SELECT * FROM "{noun}" WHERE id = ?', (number,))
        values = found.fetchone()
        return dict(zip((column[0] for column in found.description), values, strict=True)) if values else None

    @rule(minutes=st.sampled_from([10, 60, 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        """The clocks of both windows go on."""
        then = clock.now() + timedelta(minutes=minutes)
        do("clock", at=then.isoformat())
        self.window.do("clock", at=then.isoformat())

    # What always holds

    @invariant()
    def nobody_is_at_two_places(self) -> None:
        """No two that take time share anybody at the same minute, unless one of them gives its reason."""
        rows = [row for row in the_book() if row.takes_time]
        for place, one in enumerate(rows):
            for other in rows[place + 1 :]:
                assert not one.meets(other) or one.overlap_reason or other.overlap_reason, (one, other)

    @invariant()
    def the_journal_goes_on_from_its_last_seal(self) -> None:
        """Every entry since the last look carries the seal before it on."""
        entries = desk.execute_sql(
            "SELECT id, at, who, deed, zh, en, kind, undoes, stands, details FROM journal_entry WHERE id > ? ORDER BY id",
            (self.sealed,),
        ).fetchall()
        for entry in entries:
            changes = desk.execute_sql(
                "SELECT noun, row, before, after FROM journal_change WHERE entry = ? ORDER BY id", (entry[0],)
            ).fetchall()
            self.seal = journal.digest(self.seal, tuple(entry), changes)
            self.sealed += 1
            assert entry[0] == self.sealed
        assert self.newest() == (self.sealed, self.seal)

    def teardown(self) -> None:
        """Both windows see the same book, and the whole store passes its check."""
        assert self.window.do("rows")["done"] == book_rows()
        assert file.check() == []
        file.close()


@contextmanager
def _template(folder: Path) -> Iterator[Path]:
    with clock.stopped_at(WEDNESDAY):
        file.create(folder, KEY)
        session.found_school()
        found()
        file.close()
        try:
            yield folder
        finally:
            file.close()
            session.stand_up()


def test_the_book_under_two_windows(tmp_path: Path) -> None:
    with _template(tmp_path / "template") as template, second_desk(template, 2) as window:
        machine = type("Book", (Book,), {"template": template, "window": window})
        run_state_machine_as_test(machine, settings=settings(max_examples=60, stateful_step_count=30, deadline=None))


@pytest.mark.parametrize("shared", WHO)
def test_the_oracle_sees_what_two_have_in_common(shared: str) -> None:
    one = Row(1, "2026-11-25 12:00", "2026-11-25 12:40", "booked", 1, 1, 1, None, None)
    apart = [1 if who == shared else 2 for who in WHO]
    other = Row(2, "2026-11-25 12:30", "2026-11-25 13:00", "held", apart[0], apart[1], apart[2], None, None)
    assert one.meets(other) == {shared}
    assert one.meets(other._replace(starts="2026-11-25 12:40")) == set()
    assert one.meets(other._replace(state="cancelled")) == set()
