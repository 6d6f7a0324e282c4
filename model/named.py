"""Named tuples that cost little to declare: ``NamedTuple``, in place of the standard library's.

That one writes and compiles a function for every class and looks at each of its types, a seventh of a millisecond;
behind the first screen stand forty such classes. What a class is that is made here, how it is called, compared,
unpacked, shown and copied is the same, and a type checker sees the standard library's own. Making a value takes a
third longer: what is made by the thousand and has defaults stays with ``typing``.
"""

from collections import _tuplegetter  # type: ignore[attr-defined]  # its stubs leave it out
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

__all__ = ["NamedTuple"]


class _Named(tuple[Any, ...]):
    """What stands under every such class."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, Any]] = {}

    def __new__(cls, *given: Any, **named: Any) -> "_Named":
        if named or len(given) != len(cls._fields):
            given = _filled(cls, given, named)
        return tuple.__new__(cls, given)

    @classmethod
    def _make(cls, values: Iterable[Any]) -> "_Named":
        return tuple.__new__(cls, _whole(cls, tuple(values)))

    def _replace(self, **changed: Any) -> "_Named":
        kept = [changed.pop(name, value) for name, value in zip(self._fields, self, strict=True)]
        if changed:
            raise ValueError(f"Got unexpected field names: {[*changed]!r}")
        return tuple.__new__(type(self), kept)

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({told})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def _filled(cls: type[_Named], given: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """What a value holds that is made of these; as with any function, too many, too few or unknown is a TypeError."""
    fields, defaults = cls._fields, cls._field_defaults
    values = list(given)
    for name in fields[len(given) :]:
        if name in named:
            values.append(named.pop(name))
        elif name in defaults:
            values.append(defaults[name])
        else:
            raise TypeError(f"{cls.__name__} is missing {name!r}")
    if named:
        raise TypeError(
            f"{cls.__name__} got {', '.join(map(repr, named))}, which it does not have or was given already"
        )
    return _whole(cls, tuple(values))


def _whole(cls: type[_Named], values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(values) != len(cls._fields):
        raise TypeError(f"{cls.__name__} holds {len(cls._fields)} values and was given {len(values)}")
    return values


class _Maker(type):
    """Makes of a class with annotations a tuple with names."""

    def __new__(meta, name: str, bases: tuple[type, ...], inside: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(meta, name, bases, inside)
        fields = tuple(inside.get("__annotations__", ()))
        defaults = {field: inside[field] for field in fields if field in inside}
        if [*defaults] != [*fields[len(fields) - len(defaults) :]]:
            raise TypeError(f"{name}: what has no default cannot follow what has one")
        inside |= {field: _tuplegetter(place, "") for place, field in enumerate(fields)}
        inside |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
        return type(name, (_Named,), inside)


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_Maker):
        """Base of a class whose annotations name the places of a tuple."""
