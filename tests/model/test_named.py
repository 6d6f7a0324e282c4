"""Named tuples made cheaply are in everything what the standard library's are."""

import copy
import operator
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from model.named import NamedTuple


class Span(NamedTuple):
    """From one minute to another."""

    starts: int
    ends: int
    place: str = "room"
    """Where it is."""

    @property
    def minutes(self) -> int:
        """What is worked out."""
        return self.ends - self.starts

    @classmethod
    def whole(cls) -> "Span":
        """The whole day."""
        return cls(0, 1440)


class Theirs(typing.NamedTuple):
    """The same by the standard library."""

    starts: int
    ends: int
    place: str = "room"


SAID: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1, 2), {}),
    ((1, 2, "hall"), {}),
    ((1,), {"ends": 2}),
    ((), {"ends": 2, "starts": 1, "place": "hall"}),
]
REFUSED: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((1,), {}),
    ((1, 2, "hall", 4), {}),
    ((1, 2), {"starts": 3}),
    ((1, 2), {"where": "hall"}),
    ((1,), {"place": "hall"}),
]


@pytest.mark.parametrize(("given", "named"), SAID)
def test_it_is_made_of_the_same(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = Span(*given, **named), Theirs(*given, **named)
    assert tuple(ours) == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert (ours.starts, ours.ends, ours.place) == tuple(ours)
    assert repr(ours) == repr(theirs).replace("Theirs", "Span")
    assert ours._asdict() == theirs._asdict()


@pytest.mark.parametrize(("given", "named"), REFUSED)
def test_it_is_refused_as_any_call_is(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for kind in (Span, Theirs):
        with pytest.raises(TypeError):
            kind(*given, **named)


def test_it_has_what_its_class_says() -> None:
    assert Span.whole().minutes == 1440
    assert Span._fields == Theirs._fields
    assert Span._field_defaults == Theirs._field_defaults
    assert Span.__match_args__ == Theirs.__match_args__
    assert Span.__doc__ == "From one minute to another."
    assert isinstance(Span(1, 2), tuple)


def test_nothing_of_it_can_be_changed() -> None:
    span: Any = Span(1, 2)
    for change in ("starts", "nowhere"):
        with pytest.raises(AttributeError):
            setattr(span, change, 5)


def test_it_is_replaced_made_matched_and_put_in_order() -> None:
    span = Span(1, 2)
    assert span._replace(ends=9) == (1, 9, "room")
    assert type(span._replace(ends=9)) is Span
    assert Span._make([1, 2, "hall"]) == Span(1, 2, "hall")
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
    match span:
        case Span(starts, ends=ends):
            assert (starts, ends) == (1, 2)
    starts, ends, _ = span
    assert (starts, ends) == (1, 2)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        Span(1, 2)._replace(nowhere=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Span._make([1, 2])


@pytest.mark.parametrize("other", [copy.copy, copy.deepcopy, lambda span: pickle.loads(pickle.dumps(span))])
def test_a_copy_is_the_same_and_of_the_same_class(other: Callable[[Span], Span]) -> None:
    span = Span(1, 2, "hall")
    assert other(span) == span
    assert type(other(span)) is Span
    assert operator.attrgetter("place")(other(span)) == "hall"


def test_a_default_before_what_has_none_is_no_class() -> None:
    base: Any = NamedTuple
    with pytest.raises(TypeError, match="no default"):
        type(base)("Wrong", (base,), {"__annotations__": {"a": int, "b": int}, "a": 1})
