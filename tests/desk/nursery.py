"""Desks that are ready at once, to be killed: ``python -m tests.desk.nursery``; POSIX only.

Everything is imported and was done once before the first of them is born, so that none spends its short life on that.
For each line of JSON on its input it forks one: that one opens the store it is told of, looks whether everything is
there that was acknowledged before, says ``whole`` and goes to work like ``busy`` until somebody kills it.
"""

import gc
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path

from tests.desk.busy import Busy, say
from tests.desk.whole import Told, is_whole, small_school


def warm() -> None:
    """Do everything once at a school that is thrown away."""
    with tempfile.TemporaryDirectory() as there:
        busy = Busy(small_school(Path(there) / "warm"), 0)
        for deed in busy.deeds:
            deed()
        is_whole(busy.folder, Told())


def live(folder: Path, seed: int, told: Told) -> None:
    """One life: first look, then work without end."""
    is_whole(folder, told)
    say(did="whole")
    busy = Busy(folder, seed)
    while True:
        busy.one()


def main() -> None:
    """Let one be born for each line, and say when it is gone."""
    out = os.dup(1)
    os.dup2(2, 1)
    warm()
    gc.freeze()
    os.dup2(out, 1)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            try:
                live(Path(order["folder"]), order["seed"], Told(order["told"]))
            except BaseException:  # noqa: BLE001 - told to the test, which fails on it
                say(did="broken", file=traceback.format_exc())
            os._exit(1)
        say(did="born", number=child)
        os.waitpid(child, 0)
        say(did="gone")


if __name__ == "__main__":
    main()
