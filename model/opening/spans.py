"""Spans of time: half-open ``[starts, ends)`` intervals of local moments, joined, cut and counted in minutes."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from model.clock import minutes_between

Span = tuple[datetime, datetime]
"""From a moment up to, not including, another."""


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time in order and without overlap; touching spans become one, empty ones vanish."""
    whole: list[Span] = []
    for starts, ends in sorted(spans):
        if starts >= ends:
            continue
        if whole and starts <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(whole[-1][1], ends)
        else:
            whole.append((starts, ends))
    return tuple(whole)


def minutes(spans: Iterable[Span]) -> int:
    """Whole minutes these spans cover together; what overlaps counts once."""
    return sum(minutes_between(starts, ends) for starts, ends in joined(spans))


def without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of the spans outside the holes."""
    left = joined(spans)
    for gap_starts, gap_ends in joined(holes):
        left = tuple(
            piece
            for starts, ends in left
            for piece in ((starts, min(ends, gap_starts)), (max(starts, gap_ends), ends))
            if piece[0] < piece[1]
        )
    return left


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a moment; touching ends do not."""
    return max(one[0], other[0]) < min(one[1], other[1])


def last_end(spans: Sequence[Span]) -> datetime | None:
    """The latest end of these spans."""
    return max((ends for _, ends in spans), default=None)
