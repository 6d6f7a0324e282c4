"""A sentence knows one from many in English, and says both languages with the same values."""

from hypothesis import given
from hypothesis import strategies as st

from model.words import Words, say, speak

WORDS = Words("{n} 条来访", "{n} {n:visit|visits}")


def test_one_is_one_and_none_are_many() -> None:
    """English has a word for one; Chinese needs none."""
    assert WORDS.saying(n=1) == Words("1 条来访", "1 visit")
    assert WORDS.saying(n=0).en == "0 visits"


@given(st.integers(min_value=2))
def test_everything_else_is_many(n: int) -> None:
    """Also where it is a thousand."""
    assert WORDS.saying(n=n).en == f"{n} visits"


def test_the_verb_follows_the_count() -> None:
    """Whole pieces of a sentence may hang on it, in words said now and in words within words."""
    told = Words("还有 {n} 行", "{n} {n:row stays|rows stay} out; mend {n:it|them}")
    assert Words("{what}", "Look: {what}").saying(what=told.saying(n=1)).en == "Look: 1 row stays out; mend it"
    speak("en")
    try:
        assert say("{n} 行", "{n:row|rows}", n=3) == "rows"
    finally:
        speak("zh")


def test_numbers_keep_their_own_ways_of_being_written() -> None:
    """A width or a leading zero is no word for one or many."""
    assert Words("第{n:02}周", "week {n:02}").saying(n=7) == Words("第07周", "week 07")
