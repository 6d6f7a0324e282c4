"""Searching in long lists on the screen: a key in the filter until the result stands, by how many there are."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from model import desk
from model.people import index
from tests.bench.figures import Figure, ratio_of, share_of
from tests.bench.programs import LONG_LIST, SHORT_LIST, TYPING, in_turn, the_desk
from tests.bench.stores import Stores, open_store
from tests.bench.terminal import Painted, Terminal

LETTERS = "zhangwei"
SETTLED = 2.0
"""Seconds after which a program that has just come up has done what it does at leisure."""
STUDENTS, FILTER = "7", "/"


def figures(stores: Stores, rounds: int) -> Iterator[Figure]:
    """Targets 7, 8 and 11."""
    with tempfile.TemporaryDirectory(prefix="bench-") as few, tempfile.TemporaryDirectory(prefix="bench-") as many:
        less, more = _copied(stores.shown, few), _copied(stores.many, many)
        ours, most = the_desk(few), the_desk(many)
        pairs = list(in_turn((ours, _filtered), (TYPING, _typed), rounds))
        own, floor = (_done(key for run in runs for key in run) for runs in zip(*pairs, strict=True))
        for share, limit in ((0.5, 1.0), (0.95, 1.5)):
            what = f"key to the result, {less:,} people, p{share * 100:.0f} / result in a bare input"
            yield share_of("7", what, own, floor, share, limit)
        grown = list(in_turn((most, _filtered), (ours, _filtered), max(2, rounds // 2)))
        own, floor = (_done(key for run in runs for key in run) for runs in zip(*grown, strict=True))
        yield share_of("8", f"the same, {more:,} people / {less:,}", own, floor, 0.5, 1.1)
    yield _long_list(rounds)


def _copied(folder: Path, to: str) -> int:
    """A store to work on, carried forward if it is an older one; answers how many people are in its index."""
    for each in ("desk.db", "desk.key"):
        shutil.copy2(folder / each, to)
    open_store(Path(to))
    people = len(index.index().find("", most=100_000))
    desk.leave()
    return people


def _filtered(terminal: Terminal) -> list[Painted]:
    terminal.idle(SETTLED)
    terminal.press(STUDENTS)
    terminal.press(FILTER)
    return [terminal.press(letter) for letter in LETTERS]


def _typed(terminal: Terminal) -> list[Painted]:
    terminal.idle(SETTLED)
    return [terminal.press(letter) for letter in LETTERS]


def _done(keys: Iterator[Painted]) -> list[float]:
    return [key.done for key in keys if key.done is not None]


def _long_list(rounds: int) -> Figure:
    def shown(terminal: Terminal) -> float:
        return terminal.ready

    many, few = ((program, shown) for program in (LONG_LIST, SHORT_LIST))
    return ratio_of("11", "a list of 50,000 shown / one of 500", list(in_turn(many, few, rounds)), 1.15)
