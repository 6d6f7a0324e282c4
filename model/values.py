"""Frozen values that cost nothing until there is one: ``dataclass``, which makes a class when it is first needed.

The decorator of the standard library writes and compiles seven methods for every class it sees, half a millisecond
each time; behind the first screen stand a hundred such classes, and it makes values of thirty. This one notes what is
to be done (0.02 ms), fills the first few values by itself, writes ``__init__`` when there are more (0.1 ms), and has
the standard library do the rest when two are compared, or one is shown, or somebody asks for the fields. What is not
just frozen, or is built on another value, it leaves to the standard library at once. Everything else is the same, but
that a value with slots cannot be pickled; a type checker sees the standard library's own.
"""

import dataclasses
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, get_origin

__all__ = ["dataclass"]


class _Plan(NamedTuple):
    """What is still to be done for a class."""

    names: tuple[str, ...]
    """Its own fields."""
    defaults: dict[str, Any]
    """What stood in their places."""


_KNOWN = ({"frozen": True}, {"frozen": True, "slots": True})
"""What is postponed; a class that is asked for otherwise is made at once."""

FEW = 4
"""So many values of a class are filled one field at a time; a class of which there are more is worth a function."""

_plans: dict[type, _Plan] = {}
_made: dict[type, int] = {}
_begun: set[type] = set()
_lock = RLock()


class _Fields:
    """Reading a class's fields finishes it."""

    def __get__(self, _value: object, cls: type) -> object:
        if cls is _Unfinished:
            raise AttributeError
        _finish(cls)
        return next(vars(each) for each in cls.__mro__ if "__dataclass_fields__" in vars(each))["__dataclass_fields__"]


class _Unfinished:
    """What stands under every value: its methods are reached only while the class has none of its own."""

    __slots__ = ()
    __dataclass_fields__ = _Fields()

    def __init__(self, *given: Any, **named: Any) -> None:
        if _fill(self, given, named):
            return
        _begin(type(self))
        type(self).__init__(self, *given, **named)

    def __eq__(self, other: object) -> bool:
        _finish(type(self))
        return type(self).__eq__(self, other)

    def __hash__(self) -> int:
        _finish(type(self))
        return type(self).__hash__(self)

    def __repr__(self) -> str:
        _finish(type(self))
        return type(self).__repr__(self)

    def __setattr__(self, name: str, value: Any) -> None:
        _finish(type(self))
        type(self).__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        _finish(type(self))
        type(self).__delattr__(self, name)


def _planned(cls: type) -> type | None:
    return next((each for each in cls.__mro__ if each in _plans), None)


def _fill(value: object, given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Put what is given into a new value, if it is one of the first of its class and all is there; whether it was."""
    cls = type(value)
    plan = _plans.get(cls)
    if plan is None or _made[cls] >= FEW:
        return False
    names, defaults = plan
    held = defaults | dict(zip(names, given, strict=False)) | named
    if len(given) > len(names) or held.keys() != {*names} or not named.keys().isdisjoint(names[: len(given)]):
        return False  # the function says what is wrong with it
    _made[cls] += 1
    for name in names:
        object.__setattr__(value, name, held[name])
    return True


def _begin(cls: type) -> None:
    """Write the ``__init__`` of a class if it does nothing but keep what it is given; finish the class otherwise."""
    with _lock:
        made = _planned(cls)
        if made is None or made in _begun:
            return
        names, defaults = _plans[made]
        if hasattr(made, "__post_init__") or _has_rules(defaults):
            _finish(made)
            return
        _begun.add(made)
        made.__init__ = _init_of(made, names, defaults)  # type: ignore[misc]


def _init_of(made: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    given = ", ".join(f"{name}=_{name}" if name in defaults else name for name in names)
    lines = "".join(f"\n  _put(self, '{name}', {name})" for name in names) or "\n  pass"
    known: dict[str, Any] = {f"_{name}": default for name, default in defaults.items()}
    known["_put"] = object.__setattr__
    exec(f"def __init__(self, {given}):{lines}", known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _finish(cls: type) -> None:
    """Let the standard library do all the rest."""
    with _lock:
        made = _planned(cls)
        if made is None:
            return
        defaults = _plans.pop(made).defaults
        if made in _begun:
            _begun.remove(made)
            # Who makes a value in another thread just now finds the one of ``_Unfinished``, and waits for the lock.
            delattr(made, "__init__")
        places = {name: vars(made)[name] for name in defaults if "__slots__" in vars(made)}
        for name, default in defaults.items():
            setattr(made, name, default)
        dataclasses.dataclass(frozen=True)(made)
        for name, place in places.items():
            setattr(made, name, place)


def _postponed(cls: type, *, slots: bool) -> type:
    """The class anew, with its slots and without what stood in their places; the rest is noted."""
    inside = {name: part for name, part in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    names = tuple(name for name, kind in cls.__annotations__.items() if not _is_of_class(kind))
    defaults = {name: inside.pop(name) for name in names if name in inside}
    if slots:
        inside["__slots__"] = names
    bases = (_Unfinished, *(each for each in cls.__bases__ if each is not object))
    made = type(cls)(cls.__name__, bases, inside)
    made.__qualname__ = cls.__qualname__
    _plans[made] = _Plan(names, defaults)
    _made[made] = FEW if hasattr(made, "__post_init__") or _has_rules(defaults) else 0
    return made


def _has_rules(defaults: dict[str, Any]) -> bool:
    """Whether one of the fields is more than a place with a value."""
    return any(isinstance(each, dataclasses.Field) for each in defaults.values())


def _is_of_class(kind: Any) -> bool:
    return kind is ClassVar or get_origin(kind) is ClassVar


if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**how: bool) -> Callable[[type], type]:
        """``dataclasses.dataclass``, done when it is needed."""

        def decorated(cls: type) -> type:
            if how in _KNOWN and not issubclass(cls, _Unfinished):
                return _postponed(cls, slots="slots" in how)
            return dataclasses.dataclass(**how)(cls)

        return decorated
