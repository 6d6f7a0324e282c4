"""The programs of the bench, and how two of them are run in turn."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from tests.bench.stores import ROOT
from tests.bench.terminal import Terminal

READY = r"F1\b"
"""What stands at the foot of the desk's first screen."""
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Program:
    """A program of the bench."""

    argv: tuple[str, ...]
    """How it is called."""
    ready: str
    """What stands on its screen when it can be used."""


def _floor(name: str, ready: str, *words: str) -> Program:
    return Program((sys.executable, "-m", f"tests.bench.floors.{name}", *words), ready)


HELLO, TYPING, TABLE = _floor("hello", "Hello, floor"), _floor("typing", "Type here"), _floor("table", "00000000")
LONG_LIST, SHORT_LIST = (_floor("long_list", "00000000", rows) for rows in ("50000", "500"))


def the_desk(folder: str) -> Program:
    """The desk over the store in a folder."""
    return Program((sys.executable, "-m", "tui.entry", "--data", folder, "--lang", "en"), READY)


def in_turn(
    ours: tuple[Program, Callable[[Terminal], Answer]],
    floor: tuple[Program, Callable[[Terminal], Answer]],
    rounds: int,
) -> Iterator[tuple[Answer, Answer]]:
    """Run both in turn, the order changing; the first pair is not counted."""
    for turn in range(rounds + 1):
        order = (ours, floor) if turn % 2 else (floor, ours)
        answers = [run(program, script) for program, script in order]
        if turn:
            yield (answers[0], answers[1]) if turn % 2 else (answers[1], answers[0])


def run(program: Program, script: Callable[[Terminal], Answer]) -> Answer:
    """Start a program, wait until it is ready, do something with it, end it."""
    terminal = Terminal(program.argv, {"PYTHONPATH": str(ROOT)})
    try:
        terminal.until(program.ready)
        return script(terminal)
    finally:
        terminal.kill()
