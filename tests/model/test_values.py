"""Values: what the standard library's dataclasses are, made when they are first needed."""

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from threading import Barrier, Thread
from typing import Any, ClassVar

import pytest

from model.values import dataclass
from tests.house.rooms import ROOT


@dataclass(frozen=True, slots=True)
class Visit:
    """Something with defaults of every kind."""

    KIND: ClassVar[str] = "visit"
    minutes: int
    who: str = "somebody"
    topics: list[str] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.told["minutes"] = self.minutes

    @property
    def hours(self) -> float:
        """What is worked out."""
        return self.minutes / 60


@dataclass(frozen=True)
class Field:
    """Something to build on."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """With a further field."""

    most: int = 9


class Minutes(Number):
    """With nothing of its own."""


@dataclass(slots=True)
class Count:
    """Not frozen."""

    n: int = 0


def test_a_value_is_what_a_dataclass_is() -> None:
    """Equal, hashed, shown, replaced and read like one."""
    visit = Visit(40, topics=["study"])
    assert visit == Visit(40, "somebody", ["study"])
    assert visit != Visit(41, "somebody", ["study"])
    assert repr(visit) == "Visit(minutes=40, who='somebody', topics=['study'])"
    assert dataclasses.replace(visit, who="me").who == "me"
    assert (visit.hours, visit.told, Visit.KIND) == (40 / 60, {"minutes": 40}, "visit")
    assert len({Field("a"), Field("a"), Field("b")}) == 2
    match visit:
        case Visit(minutes, who):
            assert (minutes, who) == (40, "somebody")


def test_what_is_frozen_cannot_be_changed_and_nothing_can_be_added() -> None:
    """Slots, and a refusal."""
    with pytest.raises(FrozenInstanceError):
        Visit(40).minutes = 41  # type: ignore[misc]
    assert not hasattr(Visit(40), "__dict__")
    count = Count()
    count.n += 1
    assert count == Count(1)
    with pytest.raises(AttributeError):
        count.m = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("asked", [repr, hash, dataclasses.fields, dataclasses.astuple, lambda one: one == one])
def test_a_value_is_finished_by_whatever_is_asked_of_it_first(asked: Callable[[Any], object]) -> None:
    """Its ``__init__`` comes first, the rest when it is needed."""

    @dataclass(frozen=True, slots=True)
    class Fresh:
        a: int
        b: str = "x"

    one = Fresh(1)
    assert "__eq__" not in vars(Fresh)
    asked(one)
    assert "__eq__" in vars(Fresh)
    assert (one, one.b, Fresh(2, "y").b) == (Fresh(1), "x", "y")
    with pytest.raises(FrozenInstanceError):
        one.a = 2  # type: ignore[misc]


def test_the_first_thing_done_to_a_value_may_be_to_change_it() -> None:
    """It is refused."""

    @dataclass(frozen=True)
    class Fresh:
        a: int

    with pytest.raises(FrozenInstanceError):
        Fresh(1).a = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del Fresh(1).a


def test_what_is_missing_or_too_much_is_said_as_usual() -> None:
    """The first value of a class may be the wrong one."""

    @dataclass(frozen=True)
    class Fresh:
        a: int

    with pytest.raises(TypeError, match="missing 1 required positional argument: 'a'"):
        Fresh()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'b'"):
        Fresh(a=1, b=2)  # type: ignore[call-arg]


def test_a_value_may_be_built_upon() -> None:
    """The class below is finished with the one above, decorated or not."""
    assert Minutes("x", most=3) == Minutes("x", most=3)
    assert [each.name for each in dataclasses.fields(Number)] == ["name", "most"]
    assert dataclasses.is_dataclass(Minutes)
    assert isinstance(Minutes("x"), Field)


def test_the_fields_of_a_class_are_known_before_there_is_a_value() -> None:
    """Whoever asks finishes it."""

    @dataclass(frozen=True, slots=True)
    class Fresh:
        a: int
        b: str = ""

    assert [(each.name, each.default) for each in dataclasses.fields(Fresh)][1] == ("b", "")
    assert Fresh(1) == Fresh(1, "")


def test_two_threads_may_make_the_first_value_at_once() -> None:
    """Neither sees half a class."""
    for _ in range(20):
        made: list[Any] = []
        start = Barrier(4)

        @dataclass(frozen=True, slots=True)
        class Fresh:
            a: int

        def make(cls: type[Any] = Fresh, made: list[Any] = made, start: Barrier = start) -> None:
            start.wait()
            made.append(cls(1))

        threads = [Thread(target=make) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [Fresh(1)] * 4


def test_a_class_of_which_there_is_no_value_is_not_finished() -> None:
    """Importing a noun is not making one."""
    script = "from model.appointments.kept import Appointment as A; raise SystemExit('__init__' in vars(A))"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


@pytest.mark.parametrize("made_before", range(6))
def test_the_first_values_and_the_later_ones_are_made_alike(made_before: int) -> None:
    @dataclass(frozen=True, slots=True)
    class Hour:
        starts: int
        ends: int = 60

    for _ in range(made_before):
        Hour(0)
    hour: Any = Hour(1, ends=50)
    assert (hour.starts, hour.ends) == (1, 50)
    assert Hour(1).ends == 60
    wrong: list[tuple[tuple[int, ...], dict[str, Any]]] = [
        ((), {}),
        ((1, 2, 3), {}),
        ((1,), {"starts": 2}),
        ((1,), {"place": "room"}),
    ]
    for given, named in wrong:
        with pytest.raises(TypeError):
            Hour(*given, **named)
    assert Hour(1, 50) == hour
    with pytest.raises(FrozenInstanceError):
        hour.starts = 2
