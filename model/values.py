"""Frozen values that cost nothing until there is one: ``dataclass``, which finishes a class when it is first needed.

The decorator of the standard library writes and compiles half a dozen methods for every class it sees, half a
millisecond each time; the modules behind the first screen hold a hundred such classes, and it makes a few of them.
This one notes what is to be done (0.02 ms) and has the standard library do it when the first value is made or
somebody asks for its fields. Everything else is the same, but that a value with slots cannot be pickled; a type
checker sees the standard library's own.
"""

import dataclasses
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, get_origin

__all__ = ["dataclass"]

_postponed: dict[type, Callable[[], None]] = {}
_lock = RLock()


class _Fields:
    """Reading a class's fields finishes it."""

    def __get__(self, _value: object, cls: type) -> object:
        if cls is _Unfinished:
            raise AttributeError
        _finish(cls)
        return vars(next(each for each in cls.__mro__ if "__dataclass_fields__" in vars(each)))["__dataclass_fields__"]


class _Unfinished:
    """What stands under every value: its ``__init__`` is reached only while the class has none of its own."""

    __slots__ = ()
    __dataclass_fields__ = _Fields()

    def __init__(self, *given: Any, **named: Any) -> None:
        _finish(type(self))
        type(self).__init__(self, *given, **named)


def _finish(cls: type) -> None:
    with _lock:
        for each in cls.__mro__:
            if each in _postponed:
                _postponed.pop(each)()


def _postpone(cls: type, *, slots: bool, how: dict[str, bool]) -> type:
    """The class anew, with its slots and without what stood in their places; the rest is noted.

    A class built on another value would find that one's ``__init__`` for its own, and is finished at once.
    """
    if issubclass(cls, _Unfinished):
        return dataclasses.dataclass(slots=slots, **how)(cls)
    inside = {name: part for name, part in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    own = tuple(name for name, kind in cls.__annotations__.items() if not _is_of_class(kind))
    defaults = {name: inside.pop(name) for name in own if slots and name in inside}
    if slots:
        inside["__slots__"] = own
    bases = (_Unfinished, *(each for each in cls.__bases__ if each is not object))
    made = type(cls)(cls.__name__, bases, inside)
    made.__qualname__ = cls.__qualname__

    def finish() -> None:
        places = {name: vars(made)[name] for name in defaults}
        for name, default in defaults.items():
            setattr(made, name, default)
        dataclasses.dataclass(**how)(made)
        for name, place in places.items():
            setattr(made, name, place)

    _postponed[made] = finish
    return made


def _is_of_class(kind: Any) -> bool:
    return kind is ClassVar or get_origin(kind) is ClassVar


if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, *, slots: bool = False, **how: bool) -> Any:
        """``dataclasses.dataclass``, done when the first value is made or its fields are asked for."""
        if cls is not None:
            return _postpone(cls, slots=slots, how=how)
        return lambda given: _postpone(given, slots=slots, how=how)
