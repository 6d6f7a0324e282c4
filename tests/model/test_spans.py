"""Half-open stretches of time: what touches, what overlaps, what is left."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.spans import Span, merge, minutes, overlaps, subtract, widen, within

NOON = datetime(2026, 11, 25, 12)


def span(starts: int, ends: int) -> Span:
    """Minutes after noon."""
    return Span(NOON + timedelta(minutes=starts), NOON + timedelta(minutes=ends))


def covered(spans: list[Span]) -> set[int]:
    """Every minute of the spans, counted from noon."""
    return {
        minute
        for each in spans
        for minute in range((each.starts - NOON) // timedelta(minutes=1), (each.ends - NOON) // timedelta(minutes=1))
    }


some_spans = st.lists(st.builds(span, st.integers(0, 90), st.integers(0, 90)), max_size=8)


@pytest.mark.parametrize(
    ("other", "meet"),
    [
        (span(0, 10), False),  # before
        (span(0, 20), False),  # up to its start
        (span(10, 30), True),  # over its start
        (span(25, 35), True),  # inside
        (span(10, 60), True),  # all around
        (span(20, 40), True),  # the same
        (span(30, 50), True),  # over its end
        (span(40, 50), False),  # from its end
        (span(50, 60), False),  # after
        (span(30, 30), False),  # empty, inside
        (span(35, 25), False),  # backwards, inside
    ],
)
def test_the_ways_two_visits_meet(other: Span, meet: bool) -> None:
    visit = span(20, 40)
    assert overlaps(visit, other) is meet
    assert overlaps(other, visit) is meet


@given(st.builds(span, st.integers(0, 40), st.integers(0, 40)), st.builds(span, st.integers(0, 40), st.integers(0, 40)))
def test_two_spans_overlap_when_they_share_a_minute(one: Span, other: Span) -> None:
    assert overlaps(one, other) is bool(covered([one]) & covered([other]))


def test_touching_windows_become_one() -> None:
    assert merge([span(30, 60), span(0, 30)]) == [span(0, 60)]


def test_a_window_inside_another_and_an_empty_one_leave_no_trace() -> None:
    assert merge([span(0, 60), span(10, 20), span(70, 70), span(90, 80)]) == [span(0, 60)]


@given(some_spans)
def test_merging_keeps_every_minute_and_leaves_gaps_between(spans: list[Span]) -> None:
    merged = merge(spans)
    assert covered(merged) == covered(spans)
    assert all(one.ends < other.starts for one, other in pairwise(merged))
    assert all(each.starts < each.ends for each in merged)


@given(some_spans, some_spans)
def test_what_is_left_is_what_was_open_and_not_taken(opened: list[Span], taken: list[Span]) -> None:
    left = subtract(opened, taken)
    assert covered(left) == covered(opened) - covered(taken)
    assert left == merge(left)


def test_widening_moves_both_ends_outwards() -> None:
    assert widen(span(10, 20), before=5, after=15) == span(5, 35)


def test_a_span_is_within_itself_and_not_within_a_shorter_one() -> None:
    assert within(span(0, 10), span(0, 10))
    assert not within(span(0, 10), span(0, 9))
    assert not within(span(0, 10), span(1, 20))


@given(some_spans)
def test_minutes_that_are_covered_twice_count_once(spans: list[Span]) -> None:
    assert minutes(spans) == len(covered(spans))
