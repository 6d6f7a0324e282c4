"""A figure of the bench, and how two things are timed fairly: turn about, medians of pairs."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Call = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    number: str
    """Which target, as research numbers them; "-" for a figure without one."""
    what: str
    """What was measured."""
    value: float | None
    """The figure; None where it could not be measured."""
    limit: float | None = None
    """The most it may be; None where there is no target."""
    unit: str = "x"
    """What the figure is in: a ratio, milliseconds, …"""
    note: str = ""
    """What else to know: both sides in milliseconds, or why it was not measured."""

    @property
    def verdict(self) -> str:
        """Whether the target is reached."""
        if self.value is None:
            return "not measured"
        if self.limit is None:
            return ""
        return "yes" if self.value <= self.limit else "NO"


@dataclass(frozen=True)
class Pair:
    """Two things timed in turn."""

    ours: float
    """Median of ours, milliseconds."""
    theirs: float
    """Median of the other, milliseconds."""
    ratio: float
    """The median, over the rounds, of ours by the other."""

    @property
    def note(self) -> str:
        """Both sides in a few words."""
        return f"{self.ours:.3g} ms / {self.theirs:.3g} ms"


def milliseconds(call: Call) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def in_turn(ours: Call, theirs: Call, *, rounds: int, calls: int = 1, warm: int = 1) -> Pair:
    """Time two things in turn: in every round each is called so often, the order changing from call to call."""
    for _ in range(warm):
        ours()
        theirs()
    pairs = [_round(ours, theirs, calls) for _ in range(rounds)]
    return paired(pairs)


def _round(ours: Call, theirs: Call, calls: int) -> tuple[float, float]:
    own: list[float] = []
    others: list[float] = []
    gc.collect()
    for turn in range(calls):
        for call, kept in ((ours, own), (theirs, others))[:: 1 if turn % 2 else -1]:
            kept.append(milliseconds(call))
    return statistics.median(own), statistics.median(others)


def paired(pairs: Sequence[tuple[float, float]]) -> Pair:
    """The medians of many pairs, and of their ratios."""
    own, others = zip(*pairs, strict=True)
    ratios = [ours / theirs for ours, theirs in pairs]
    return Pair(statistics.median(own), statistics.median(others), statistics.median(ratios))


def median_of(call: Call, times: int) -> float:
    """The median of so many calls, in milliseconds, after one that is not counted."""
    call()
    return statistics.median(milliseconds(call) for _ in range(times))


def ratio_of(
    number: str, what: str, pairs: Sequence[tuple[float, float]], limit: float | None = None, unit: str = "ms"
) -> Figure:
    """The median ratio of pairs that were measured turn about."""
    if not pairs:
        return Figure(number, what, None, limit, note="not told by this system")
    own, floor = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    return Figure(number, what, ratio, limit, note=f"{own:.3g} {unit} / {floor:.3g} {unit}")


def share_of(
    number: str, what: str, own: Sequence[float], floor: Sequence[float], share: float, limit: float
) -> Figure:
    """The ratio of a share (0.95 is p95) of all measurements of both."""
    ours, theirs = (sorted(side)[min(int(share * len(side)), len(side) - 1)] for side in (own, floor))
    return Figure(number, what, ours / theirs, limit, note=f"{ours:.3g} ms / {theirs:.3g} ms")


def table(figures: Sequence[Figure]) -> str:
    """All figures in one table."""
    rows = [("no.", "what", "figure", "target", "reached", "how")]
    for each in figures:
        value = "-" if each.value is None else f"{each.value:.3g} {each.unit}"
        limit = "" if each.limit is None else f"<= {each.limit:g} {each.unit}"
        rows.append((each.number, each.what, value, limit, each.verdict, each.note))
    wide = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join("  ".join([*(cell.ljust(w) for cell, w in zip(row, wide, strict=False)), row[5]]) for row in rows)
