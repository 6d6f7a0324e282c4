"""The desk as it is on the screen: the real command in a pseudo-terminal, against the least programs that do the same."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from model import desk
from tests.bench.exchanging import crowded_week
from tests.bench.figures import Figure, ratio_of, share_of
from tests.bench.programs import HELLO, TABLE, TYPING, Program, in_turn, run, the_desk
from tests.bench.stores import ROOT, Stores, open_store
from tests.bench.terminal import Painted, Terminal

LETTERS = "zhangwei"
"""What is typed into an input, one key at a time."""
WORDS = 3
"""So often it is typed where one key in twenty is told, for there must be some."""
BURST, GAP = "zhangweizhangwei", 0.03
"""Sixteen keys, so many seconds apart."""
IDLE_SECONDS = 5.0
SETTLED = 2.0
"""Seconds after which a program that has just come up has done what it does at leisure."""
DOWN, PAGE_DOWN, BOOK = "\x1b[B", "\x1b[6~", "\x1bOQ"
PAGES = "2378410"
"""Some pages, by their keys."""


class Typed(NamedTuple):
    """Keys typed into an input, one by one, then in a burst."""

    keys: list[Painted]
    """What each did."""
    burst: float | None
    """Milliseconds from the last key of the burst until all was quiet."""
    spent: float | None
    """CPU milliseconds a key, which a busy machine changes less."""


class Turned(NamedTuple):
    """Pages opened, and opened again."""

    first: list[Painted]
    """What each key did the first time."""
    again: list[Painted]
    """What each did the second time."""
    memory: float | None
    """The most memory after it all, MB."""


def figures(stores: Stores, rounds: int) -> Iterator[Figure]:
    """Targets 6, 10, 12, 16, 17, of 5 the memory of a day, and of 19 the typing meanwhile."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        for each in ("desk.db", "desk.key"):
            shutil.copy2(stores.shown / each, name)
        ours = the_desk(name)
        typed = list(in_turn((ours, _typing_in_the_desk), (TYPING, _typing), rounds))
        yield from _keys(typed)
        yield from _lists(ours, rounds)
        yield from _pages(ours, [key for _, floor in typed for key in floor.keys], rounds)
        yield from _idle(ours)
        yield _meanwhile(ours, Path(name), stores, rounds)


def _typing(terminal: Terminal) -> Typed:
    terminal.idle(SETTLED)
    before = terminal.spent()
    keys = [terminal.press(letter) for letter in LETTERS]
    after = terminal.spent()
    for _ in LETTERS:
        terminal.press("\x7f")
    spent = None if before is None or after is None else (after - before) / len(LETTERS)
    return Typed(keys, terminal.burst(BURST, GAP), spent)


def _typing_in_the_desk(terminal: Terminal) -> Typed:
    terminal.press(BOOK)
    return _typing(terminal)


def _keys(typed: Sequence[tuple[Typed, Typed]]) -> Iterator[Figure]:
    own, floor = (_first(key for run in runs for key in run.keys) for runs in zip(*typed, strict=True))
    for share, limit in ((0.5, 1.3), (0.95, 1.5)):
        yield share_of("6", f"key to first paint, p{share * 100:.0f} / bare input", own, floor, share, limit)
    spent = [(a.spent, b.spent) for a, b in typed if a.spent and b.spent]
    yield ratio_of("6", "CPU time a key, its result and all else included", spent)
    bursts = [(a.burst, b.burst) for a, b in typed if a.burst and b.burst]
    yield ratio_of("16", "burst of 16 keys, settled after the last / bare input", bursts, 2.0)


def _lists(ours: Program, rounds: int) -> Iterator[Figure]:
    pairs = list(in_turn((ours, _list_in_the_desk), (TABLE, _list), max(2, rounds // 3)))
    for what, place, limit in (("cursor", 0, 0.75), ("page", 1, 0.5)):
        own, floor = (_first(key for run in runs for key in run[place]) for runs in zip(*pairs, strict=True))
        yield share_of("10", f"{what} in a long list / DataTable of 5,000", own, floor, 0.5, limit)


def _list(terminal: Terminal) -> tuple[list[Painted], list[Painted]]:
    return [terminal.press(DOWN) for _ in range(10)], [terminal.press(PAGE_DOWN) for _ in range(8)]


def _list_in_the_desk(terminal: Terminal) -> tuple[list[Painted], list[Painted]]:
    terminal.press("7")
    return _list(terminal)


def _pages(ours: Program, floor: Sequence[Painted], rounds: int) -> Iterator[Figure]:
    """A change of page, the first time and again, against a key's result in a bare input."""
    runs = [run(ours, _turn_pages) for _ in range(max(2, rounds // 3))]
    results = [key.done for key in floor if key.done is not None]
    turns = [("first time", [each.first for each in runs], 3.0), ("again", [each.again for each in runs], 2.0)]
    for what, pages, limit in turns:
        done = [key.done for keys in pages for key in keys if key.done is not None]
        yield share_of("12", f"change of page, {what}, done / a result in a bare input", done, results, 0.5, limit)
    memory = [each.memory for each in runs if each.memory is not None]
    hello = run(HELLO, Terminal.memory)
    if memory and hello:
        yield ratio_of(
            "5", "memory after every page and a booking / bare hello", [(m, hello) for m in memory], 2.0, "MB"
        )


def _turn_pages(terminal: Terminal) -> Turned:
    first = [terminal.press(page) for page in PAGES]
    again = [terminal.press(page) for page in PAGES]
    terminal.press(BOOK)
    _typing(terminal)
    return Turned(first, again, terminal.memory())


def _idle(ours: Program) -> Iterator[Figure]:
    own, floor = (run(each, _idling) for each in (ours, TYPING))
    if own is None or floor is None:
        yield Figure("17", "idle", None, 1.5, note="no /proc here")
        return
    yield Figure(
        "17", "idle CPU / bare input", own[0] / floor[0], 1.5, note=f"{own[0]:.1f} / {floor[0]:.1f} ms a second"
    )
    yield Figure("17", "idle wake-ups", own[1], 20, "a second", note=f"bare input {floor[1]:.0f}")
    yield Figure("17", "idle output", own[2], 0, "bytes a second", note=f"bare input {floor[2]:.0f}")


def _idling(terminal: Terminal) -> tuple[float, float, float] | None:
    terminal.idle(SETTLED)
    return terminal.idle(IDLE_SECONDS)


def _meanwhile(ours: Program, folder: Path, stores: Stores, rounds: int) -> Figure:
    """Typing while a process of its own writes the week's workbook, against typing while nothing else is done."""
    open_store(folder)
    monday = crowded_week(stores)
    desk.leave()
    export = (sys.executable, "-m", "tests.bench.week_out", str(folder), f"{monday}", str(folder / "week.xlsx"))

    def typed(terminal: Terminal, *, writing: bool) -> list[Painted]:
        terminal.press(BOOK)
        terminal.idle(SETTLED)
        keys, child = [], subprocess.Popen(export, cwd=ROOT) if writing else None
        for letter in LETTERS * WORDS:
            if child is not None and child.poll() is not None:
                child = subprocess.Popen(export, cwd=ROOT)
            keys.append(terminal.press(letter))
            if len(keys) % len(LETTERS) == 0:
                for _ in LETTERS:
                    terminal.press("\x7f")
        if child is not None:
            child.wait()
        return keys

    busy, alone = partial(typed, writing=True), partial(typed, writing=False)
    pairs = list(in_turn((ours, busy), (ours, alone), max(2, rounds // 2)))
    own, quiet = (_first(key for run in runs for key in run) for runs in zip(*pairs, strict=True))
    return share_of("19", "key to first paint, p95, while a workbook is written / else", own, quiet, 0.95, 1.25)


def _first(keys: Iterable[Painted]) -> list[float]:
    return [key.first for key in keys if key.first is not None]
