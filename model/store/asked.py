"""Questions asked again and again: their SQL is written once, the values go in each time.

Peewee writes a query's text anew at every call, which costs more than SQLite needs to answer it. An
``Asked`` has the query built once, with marks where values will stand, and keeps the text.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from peewee import SQL, Alias, Field, Function

from model.named import NamedTuple
from model.store.database import desk
from model.store.fields import Day, Moment, TimeOfDay, YesNo

READ = (Day, Moment, TimeOfDay, YesNo)
"""The kinds of column whose value in the database is not yet what Python wants."""


class Mark(NamedTuple):
    """Where a value will stand in the text."""

    place: int
    """Which of the values."""


class Asked:
    """A query by its shape: ``build`` is given a mark for each value and called once."""

    def __init__(self, build: Callable[..., Any], values: int) -> None:
        self._build = build
        self._values = values
        self._text = ""
        self._bound: list[Any] = []
        self._readers: list[tuple[int, Callable[[Any], Any]]] = []

    def __call__(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows for these values, each column as Python wants it."""
        if not self._text:
            query = self._build(*(SQL("?", (Mark(place),)) for place in range(self._values)))
            self._text, self._bound = query.sql()
            self._readers = readers(query)
        told = [spelt(values[each.place]) if isinstance(each, Mark) else each for each in self._bound]
        return converted(desk.execute_sql(self._text, told).fetchall(), self._readers)


def spelt(value: Any) -> Any:
    """A value as a column spells it: moments to the minute, dates and times of day as text."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value.strftime("%H:%M") if isinstance(value, time) else value


def readers(query: Any) -> list[tuple[int, Callable[[Any], Any]]]:
    """Which columns of a query have to be turned into Python's values, and by what."""
    found = []
    for place, column in enumerate(query._returning):
        field = _field_of(column)
        if isinstance(field, READ):
            found.append((place, field.python_value))
    return found


def _field_of(column: Any) -> Any:
    """The field behind a column: itself, an alias of it, or the first that a function is given."""
    if isinstance(column, Alias):
        return _field_of(column.node)
    if isinstance(column, Function):
        given = column.arguments[0] if column.arguments else None
        return given if str(column.name).upper() in ("MIN", "MAX", "COALESCE") and isinstance(given, Field) else None
    return getattr(column, "field", column)


def converted(rows: list[Any], reading: list[tuple[int, Callable[[Any], Any]]]) -> list[tuple[Any, ...]]:
    """The rows with these columns turned into Python's values, column by column."""
    if not reading or not rows:
        return [tuple(row) for row in rows]
    columns = list(zip(*rows, strict=True))
    for place, read in reading:
        columns[place] = tuple(None if value is None else read(value) for value in columns[place])
    return list(zip(*columns, strict=True))
