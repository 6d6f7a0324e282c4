"""Something of every kind, so that any function can be called before one knows what it wants.

A number is 1: in the school of ``world`` there is one of everything, and it has that number.
"""

import dataclasses
import inspect
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

from model.appointments.dates import Rule
from model.words import Words

PLAIN: dict[object, Any] = {
    int: 1,
    str: "x",
    bool: True,
    float: 1.0,
    bytes: b"x",
    date: date(2026, 11, 25),
    datetime: datetime(2026, 11, 25, 9),
    time: time(9),
    Path: Path("nowhere") / "x",
    Words: Words("x", "x"),
    Rule: Rule("weekly", count=2),
    type(None): None,
}
LISTS = (list, Sequence, Collection, Iterable, Iterator, set, frozenset, tuple)
DEEPEST = 3
"""How far values within values are made up."""


def arguments(function: Callable[..., object]) -> tuple[list[Any], dict[str, Any]]:
    """What a function must be given, made up from what it says of its arguments."""
    hints = typing.get_type_hints(function)
    placed: list[Any] = []
    named: dict[str, Any] = {}
    for name, told in inspect.signature(function).parameters.items():
        if told.default is not told.empty or told.kind in (told.VAR_KEYWORD, told.VAR_POSITIONAL):
            continue
        if told.kind is told.KEYWORD_ONLY:
            named[name] = one(hints.get(name))
        else:
            placed.append(one(hints.get(name)))
    return placed, named


def one(kind: Any, depth: int = 0) -> Any:
    """One thing of a kind; for what is not known, a thing that is anything."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, within = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return within[0]
    if origin is dict or origin is Mapping:
        return {}
    if origin in LISTS:
        return [one(within[0], depth + 1)] if within and within[0] is not Any and depth < DEEPEST else []
    if (within and type(None) in within) or str(origin) in ("<class 'types.UnionType'>", "typing.Union"):
        return one(within[0], depth)
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    return value(kind, depth) if inspect.isclass(kind) and depth < DEEPEST else MagicMock()


def value(kind: Any, depth: int) -> Any:
    """A dataclass or named tuple with made-up fields."""
    hints = typing.get_type_hints(kind)
    if dataclasses.is_dataclass(kind):
        missing = dataclasses.MISSING
        needed = [
            field.name
            for field in dataclasses.fields(kind)
            if field.init and field.default is missing and field.default_factory is missing
        ]
    elif hasattr(kind, "_fields"):
        needed = [name for name in kind._fields if name not in kind._field_defaults]
    else:
        return MagicMock()
    return kind(**{name: one(hints[name], depth + 1) for name in needed})
