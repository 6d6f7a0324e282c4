"""A roster's reading as JSON holds it: it is read in one process and looked at in another."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from model.exchange.roster_heads import Head
from model.exchange.roster_lines import Problem, RosterLine, RosterReading, SheetIgnored, SheetRead
from model.grades import SchoolClass
from model.words import Words


def packed(reading: RosterReading) -> dict[str, Any]:
    """A reading as dictionaries, lists, texts and numbers."""
    return {part.name: _plain(getattr(reading, part.name)) for part in fields(reading)}


def unpacked(told: Mapping[str, Any]) -> RosterReading:
    """The same reading again."""
    return RosterReading(
        lines=tuple(_line(*row) for row in told["lines"]),
        problems=tuple(
            Problem(sheet, row, column, header, Words(*words), severe)
            for sheet, row, column, header, words, severe in told["problems"]
        ),
        sheets=tuple(
            SheetRead(name, row, tuple(Head(*head) for head in heads), tuple(unknown), lines)
            for name, row, heads, unknown, lines in told["sheets"]
        ),
        ignored=tuple(SheetIgnored(name, Words(*why)) for name, why in told["ignored"]),
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, part.name)) for part in fields(value)]
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def _line(number: str, name: str, known_as: Sequence[Any], sex: Any, born: str | None, *rest: Any) -> RosterLine:
    day = date.fromisoformat(born) if born else None
    return RosterLine(number, name, SchoolClass(*known_as), sex, day, *rest)
