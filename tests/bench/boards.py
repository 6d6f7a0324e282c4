"""The risk board of 500 open files out of twenty years against one of 50: read below the screen, opened on it."""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from model import clock
from model.care import board
from model.store import file, journal, many
from model.store.tables import (
    CareCaseRow,
    CareTaskRow,
    CaseMeasureRow,
    CaseReasonRow,
    FamilyFlagRow,
    LevelChangeRow,
    StudentRow,
)
from model.words import Words
from tests.bench.figures import Figure, paired
from tests.bench.programs import in_turn, the_desk
from tests.bench.stores import Stores, open_store
from tests.bench.terminal import Terminal

FEW, MANY = 50, 500
"""Open files of the two boards."""
CLOSED = 4000
"""Files that twenty years have closed, in the store of the many."""
LIMIT = 1.3
SETTLED = 2.0
"""Seconds after which a desk that has just come up has done what it does at leisure, its index of people above all."""
BOARD = "6"


def figures(stores: Stores, rounds: int) -> Iterator[Figure]:
    """What issue 5 asks of the board: the many open within 1.3 times the few."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        few, most = Path(name, "few"), Path(name, "many")
        for folder, opened, closed in ((few, FEW, 0), (most, MANY, CLOSED)):
            folder.mkdir()
            for each in ("desk.db", "desk.key"):
                shutil.copy2(stores.one / each, folder)
            open_store(folder)
            fill(opened, closed)
        file.close()
        if sys.platform != "win32":
            yield from _opened(few, most, rounds)
        yield _read(few, most, rounds)


def fill(opened: int, closed: int) -> None:
    """So many files open and closed in the store that is open, with what a file has: levels, measures, plans, flags."""
    today = clock.today()
    with journal.writing("bench.files", Words("建了许多档案", "Opened many files")):
        for table in (CareTaskRow, CaseMeasureRow):
            table.update(state="dropped", **_dropped(table)).where(table.state == "open").execute()
        numbers = [{"number": f"B{n:06d}", "name": f"学生{n}", "initials": "xs"} for n in range(opened + closed)]
        many.insert(StudentRow, numbers)
        first = StudentRow.get(StudentRow.number == "B000000").id
        cases = [
            {
                "student": first + n,
                "rank": 1 + n % 3,
                "danger": "danger.ideation" if n % 7 == 0 else "",
                "owner": 1,
                "opened_on": today - timedelta(days=n % 7000),
                "rank_since": today - timedelta(days=n % 7000),
                "state": "open" if n < opened else "closed",
                "review_on": today + timedelta(days=n % 40 - 5) if n < opened else None,
                "closed_on": None if n < opened else today,
            }
            for n in range(opened + closed)
        ]
        many.insert(CareCaseRow, cases)
        number = CareCaseRow.get(CareCaseRow.student == first).id
        every = range(opened + closed)
        change = {"kind": "open", "after": 1, "label": "x", "reason": "x", "at": clock.now(), "review_on": today}
        many.insert(LevelChangeRow, [{"case": number + n, **change} for n in every for _ in range(3)])
        many.insert(CaseReasonRow, [{"case": number + n, "code": "life_event"} for n in every])
        many.insert(FamilyFlagRow, [{"student": first + n, "flag": "poor"} for n in every if n % 3 == 0])
        due = today + timedelta(days=5)
        measures = [{"case": number + n, "what": "x", "who": "x", "until": due} for n in every if n < opened]
        many.insert(CaseMeasureRow, measures)
        tasks = [{"student": first + n, "kind": "talk", "due_on": due} for n in every if n < opened]
        many.insert(CareTaskRow, tasks)


def _dropped(table: type[CareTaskRow] | type[CaseMeasureRow]) -> dict[str, object]:
    return {"reason": "x"} if table is CareTaskRow else {"remark": "x", "settled_on": clock.today()}


def _opened(few: Path, most: Path, rounds: int) -> Iterator[Figure]:
    pairs = list(in_turn((the_desk(str(most)), _open), (the_desk(str(few)), _open), rounds))
    what = f"board of {MANY} open out of 20 years / of {FEW}: opened on the screen"
    spent = [(a[0], b[0]) for a, b in pairs if a[0] is not None and b[0] is not None]
    yield _figure(f"{what}, CPU", [(a, b) for a, b in spent if a and b])
    yield _figure(f"{what}, done", [(a[1], b[1]) for a, b in pairs if a[1] and b[1]])


def _open(terminal: Terminal) -> tuple[float | None, float | None]:
    """CPU milliseconds that opening the board took, and milliseconds until it stood there."""
    terminal.idle(SETTLED)
    before = terminal.spent()
    painted = terminal.press(BOARD)
    after = terminal.spent()
    return (None if before is None or after is None else after - before), painted.done


def _read(few: Path, most: Path, rounds: int) -> Figure:
    pairs = []
    for turn in range(rounds):
        order = (most, few) if turn % 2 else (few, most)
        took = {folder: _reading(folder) for folder in order}
        pairs.append((took[most], took[few]))
    pair = paired(pairs)
    return Figure("-", f"the same, its {MANY} cards read below the screen", pair.ours, None, "ms", pair.note)


def _reading(folder: Path) -> float:
    from tests.bench.figures import median_of

    open_store(folder)
    return median_of(lambda: board.columns(board.cards()), 15)


def _figure(what: str, pairs: list[tuple[float, float]]) -> Figure:
    if not pairs:
        return Figure("-", what, None, LIMIT, note="not told by this system")
    own, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure("-", what, statistics.median(a / b for a, b in pairs), LIMIT, note=f"{own:.3g} ms / {other:.3g} ms")
