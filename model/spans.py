"""Stretches of local time, half-open ``[starts, ends)``: ten to eleven and eleven to twelve only touch."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from model.clock import minutes_between
from model.named import NamedTuple


class Span(NamedTuple):
    """From ``starts`` up to, not including, ``ends``; one that ends before it starts is empty."""

    starts: datetime
    """First moment inside, naive local."""
    ends: datetime
    """First moment no longer inside, naive local."""


def overlaps(one: Span, other: Span) -> bool:
    """Whether the two share a moment; touching is not sharing, and an empty span shares nothing."""
    return max(one.starts, other.starts) < min(one.ends, other.ends)


def within(inner: Span, outer: Span) -> bool:
    """Whether every moment of ``inner`` lies in ``outer``."""
    return outer.starts <= inner.starts and inner.ends <= outer.ends


def widen(span: Span, before: int, after: int) -> Span:
    """The span with ``before`` minutes more in front and ``after`` minutes more behind."""
    return Span(span.starts - timedelta(minutes=before), span.ends + timedelta(minutes=after))


def merge(spans: Iterable[Span]) -> list[Span]:
    """The same moments as few spans in order of time: overlapping and touching ones joined, empty ones left out."""
    merged: list[Span] = []
    for span in sorted(spans):
        if span.starts >= span.ends:
            continue
        if merged and span.starts <= merged[-1].ends:
            if span.ends > merged[-1].ends:
                merged[-1] = Span(merged[-1].starts, span.ends)
        else:
            merged.append(span)
    return merged


def subtract(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The moments of ``spans`` that are in none of ``taken``, merged and in order of time."""
    left: list[Span] = []
    cuts = merge(taken)
    first = 0
    for span in merge(spans):
        while first < len(cuts) and cuts[first].ends <= span.starts:
            first += 1
        at = span.starts
        for cut in cuts[first:]:
            if cut.starts >= span.ends:
                break
            if at < cut.starts:
                left.append(Span(at, cut.starts))
            at = cut.ends
        if at < span.ends:
            left.append(Span(at, span.ends))
    return left


def minutes(spans: Iterable[Span]) -> int:
    """Whole minutes the spans cover together; what overlaps counts once."""
    return sum(minutes_between(*span) for span in merge(spans))
