"""How the desk comes up and goes: time, instructions, memory, what is loaded, against a bare hello."""

import compileall
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from model import desk, session
from model.store import vault
from model.store.database import desk as database
from model.visits import register
from screens.today import leaving
from tests.bench.figures import Figure, ratio_of
from tests.bench.programs import HELLO, Program, in_turn, the_desk
from tests.bench.stores import ROOT, Stores, open_store
from tests.bench.terminal import Terminal

QUIT = "\x11"
NAME, PASSWORD = "Bench", "correct horse battery 7"
HEAVY = "pydantic openpyxl xlsxwriter pypinyin holidays lxml textual.widgets._markdown".split()
"""What must not be loaded at the first frame (target 4)."""


class Start(NamedTuple):
    """One start and one goodbye."""

    shown: float
    """Milliseconds until anything stands on the screen."""
    ready: float
    """Milliseconds until the first screen can be used."""
    spent: float | None
    """CPU milliseconds of that and of what follows at leisure, which a busy machine changes less."""
    memory: float | None
    """The most memory by then, MB."""
    left: float
    """Milliseconds from the key that ends it until it is gone."""


def figures(stores: Stores, rounds: int) -> Iterator[Figure]:
    """Targets 1, 2, 3, 4, 18, and of 5 the memory of the first screen."""
    for room in ("tui", "model", "screens", "fixtures", "tests"):
        compileall.compile_dir(ROOT / room, quiet=1)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        for each in ("desk.db", "desk.key"):
            shutil.copy2(stores.shown / each, folder)
        open_store(folder)  # carries an older store forward, which is not to be measured
        leaving.end_all(register.running())  # over a visit under way the desk would ask before it leaves
        person, key = session.at_desk().staff_id, database.key
        desk.leave()
        yield from _starts(the_desk(name), rounds)
        yield _loaded(folder)
        yield _instructions(the_desk(name))
        vault.lay(folder)
        vault.admit(folder, key, person, NAME, PASSWORD)
        yield _with_password(folder, rounds)


def _starts(ours: Program, rounds: int) -> Iterator[Figure]:
    pairs = list(in_turn((ours, _start), (HELLO, _start), rounds))
    yield ratio_of(
        "1", "anything of ours on the screen / bare hello ready", [(a.shown, b.ready) for a, b in pairs], 0.1
    )
    yield ratio_of("2", "cold start to the first screen / bare hello", [(a.ready, b.ready) for a, b in pairs], 1.25)
    spent = [(a.spent, b.spent) for a, b in pairs if a.spent and b.spent]
    yield ratio_of("2", "the same and what follows at leisure, CPU time", spent)
    memory = [(a.memory, b.memory) for a, b in pairs if a.memory and b.memory]
    yield ratio_of("5", "memory at the first screen / bare hello", memory, 1.5, "MB")
    yield ratio_of("18", "leaving, the store closed / bare hello", [(a.left, b.left) for a, b in pairs], 0.15)


def _start(terminal: Terminal) -> Start:
    return Start(terminal.shown, terminal.ready, terminal.spent(), terminal.memory(), terminal.leave(QUIT))


def _with_password(folder: Path, rounds: int) -> Figure:
    told = folder / "password"
    told.write_text(PASSWORD, encoding="utf-8")
    plain = the_desk(str(folder))
    ours = Program((*plain.argv, "--as", NAME, "--password-file", str(told)), plain.ready)
    pairs = list(in_turn((ours, _start), (HELLO, _start), max(3, rounds // 2)))
    what = "the same with a password already typed / bare hello"
    return ratio_of("3", what, [(a.ready, b.ready) for a, b in pairs], 1.4)


def _loaded(folder: Path) -> Figure:
    """The real command, asked at its first frame what is loaded."""
    told = folder / "loaded"
    command = (sys.executable, "-m", "tests.house.first_frame", str(told), "--data", str(folder), "--lang", "en")
    _to_its_end(command)
    modules = told.read_text(encoding="utf-8").splitlines()
    found = [each for each in HEAVY if any(f"{name}.".startswith(f"{each}.") for name in modules)]
    return Figure("4", "heavy modules at the first frame", len(found), 0, "modules", ", ".join(found))


def _instructions(ours: Program) -> Figure:
    """Counted by valgrind until the first screen stands: the same within a thousandth on any machine, busy or not."""
    what = "instructions to the first screen / bare hello"
    if shutil.which("valgrind") is None:
        return Figure("2", what, None, 1.45, note="there is no valgrind here")
    own, floor = _counted(ours, "F1"), _counted(HELLO, "Hello, floor")
    return Figure("2", what, own / floor, 1.45, note=f"{own / 1e6:.0f} million / {floor / 1e6:.0f} million")


def _counted(program: Program, mark: str) -> float:
    _python, _module, *words = program.argv
    with tempfile.NamedTemporaryFile("r") as log:
        valgrind = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log.name}")
        command = (*valgrind, sys.executable, "-m", "tests.bench.until_shown", mark, *words)
        _to_its_end(command)
        found = re.search(r"Collected : (\d+)", log.read())
    if found is None:
        raise TimeoutError("valgrind has counted nothing")
    return float(found[1])


def _to_its_end(command: tuple[str, ...]) -> None:
    terminal = Terminal(command, {"PYTHONPATH": str(ROOT)})
    try:
        terminal.ended(300.0)
    finally:
        terminal.kill()
