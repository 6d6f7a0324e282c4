"""Time is counted once, however often it is covered."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from model.opening.spans import joined, last_end, minutes, overlap, without

MIDNIGHT = datetime(2026, 11, 25)


def at(hour, minute=0):
    return MIDNIGHT + timedelta(hours=hour, minutes=minute)


def covered(spans):
    """The minutes of the day that the spans cover, one by one."""
    return {
        minute
        for starts, ends in spans
        for minute in range(
            int((starts - MIDNIGHT).total_seconds() // 60), int((ends - MIDNIGHT).total_seconds() // 60)
        )
    }


moments = st.integers(0, 300).map(lambda minute: MIDNIGHT + timedelta(minutes=minute))
spans = st.lists(st.tuples(moments, moments), max_size=6)


def test_overlapping_and_touching_spans_become_one():
    assert joined([(at(13), at(14)), (at(12), at(13)), (at(13, 30), at(15)), (at(17), at(17))]) == ((at(12), at(15)),)
    assert minutes([(at(12), at(13)), (at(12, 30), at(13, 30))]) == 90


def test_a_hole_cuts_a_span_in_two():
    assert without([(at(12), at(14))], [(at(12, 30), at(13))]) == ((at(12), at(12, 30)), (at(13), at(14)))


def test_touching_spans_do_not_overlap():
    assert not overlap((at(12), at(13)), (at(13), at(14)))
    assert overlap((at(12), at(13)), (at(12, 59), at(14)))
    assert last_end([(at(12), at(13)), (at(8), at(9))]) == at(13)
    assert last_end([]) is None


@given(some=spans)
def test_joining_covers_the_same_minutes_in_order(some):
    whole = joined(some)
    assert covered(whole) == covered(some)
    assert all(one[1] < other[0] for one, other in pairwise(whole))
    assert minutes(some) == len(covered(some))


@given(some=spans, holes=spans)
def test_cutting_leaves_the_minutes_outside_the_holes(some, holes):
    assert covered(without(some, holes)) == covered(some) - covered(holes)
