"""Runs the bench and prints one table: target, figure, reached or not. Several minutes on a quiet machine."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping

from model import clock
from tests.bench import boards, exchanging, protecting, reading, writing
from tests.bench.figures import Figure, table
from tests.bench.stores import Stores, stores

Part = Callable[[Stores, int], Iterator[Figure]]


def main() -> int:
    """Measure; answers 0 whatever the figures are: a bench is read, not passed."""
    parts = _parts()
    asked = _asked([*parts])
    made = stores(2 if asked.quick else 20)
    clock.set_stopped(made.at)
    figures = [figure for name in asked.only or parts for figure in _measured(name, parts[name], made, asked.quick)]
    print(table(sorted(figures, key=_place)))
    missed = [figure.number for figure in figures if figure.verdict == "NO"]
    print(f"\nnot reached: {len(missed)} ({', '.join(dict.fromkeys(missed))})" if missed else "\nall reached")
    if hasattr(os, "getloadavg"):
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; on a busy machine run it again")
    return 0


def _measured(name: str, part: Part, made: Stores, quick: bool) -> list[Figure]:
    """The figures of one part; where the desk does not come up as expected, that is said instead."""
    figures = []
    try:
        for figure in part(made, 3 if quick else 9):
            figures.append(figure)
            sys.stderr.write(f"{figure.number:>3} {figure.what}: {figure.verdict}\n")
    except TimeoutError as error:
        sys.stderr.write(f"{error}\n")
        figures.append(Figure("-", f"the rest of: {name}", None, note=str(error).partition("\n")[0]))
    return figures


def _place(figure: Figure) -> int:
    return int(figure.number) if figure.number.isdigit() else 100


def _parts() -> Mapping[str, Part]:
    """Everything that can be measured on this system, the screen first: it wants a quiet machine most."""
    below: dict[str, Part] = {
        "board": boards.figures,
        "reading": reading.figures,
        "writing": writing.figures,
        "protecting": protecting.figures,
        "exchanging": exchanging.figures,
    }
    if sys.platform == "win32":
        sys.stderr.write("no pseudo-terminal here: the screen is not measured\n")
        return below
    from tests.bench import onscreen, searching, starting

    return {"start": starting.figures, "screen": onscreen.figures, "search": searching.figures, **below}


def _asked(parts: list[str]) -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    words.add_argument("--quick", action="store_true", help="two years instead of twenty, and fewer rounds")
    words.add_argument("--only", nargs="+", choices=parts, metavar="PART", help=f"only these: {', '.join(parts)}")
    return words.parse_args()


if __name__ == "__main__":
    sys.exit(main())
