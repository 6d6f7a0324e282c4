"""Rows put in by one statement that is written once: very many for imports and seeding, or one for a booking.

Peewee writes the statement anew for every batch, which costs more than the store's own work. The
rules and the journal hold for each row as for any other.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from peewee import EXCEPTIONS, ExceptionWrapper  # type: ignore[attr-defined]  # its stubs leave them out

from model.store.database import desk
from model.store.tables import Row


def insert(table: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into a table, inside an open entry; each names the same fields, the others have their defaults."""
    if not rows:
        return
    statement, given, defaults = _statement(table, tuple(rows[0]))
    with ExceptionWrapper(EXCEPTIONS):
        desk.cursor().executemany(
            statement, (tuple(spell(row[name]) for name, spell in given) + defaults for row in rows)
        )


def put(table: type[Row], **values: Any) -> int:
    """Put one row into a table, inside an open entry; answers its number."""
    statement, given, defaults = _statement(table, tuple(values))
    cursor = desk.execute_sql(statement, tuple(spell(values[name]) for name, spell in given) + defaults)
    return int(cursor.lastrowid)


@cache
def _statement(
    table: type[Row], names: tuple[str, ...]
) -> tuple[str, list[tuple[str, Callable[[Any], Any]]], tuple[Any, ...]]:
    """The statement for these fields, how each is spelt, and the values of the others."""
    meta = table._meta
    given = [(name, meta.fields[name].db_value) for name in names]
    rest = [field for field in meta.sorted_fields if field.default is not None and field.name not in names]
    fields = [*(meta.fields[name] for name in names), *rest]
    defaults = tuple(field.db_value(field.default) for field in rest)
    columns, marks = ", ".join(f'"{field.column_name}"' for field in fields), ", ".join("?" for _ in fields)
    return f'INSERT INTO "{meta.table_name}" ({columns}) VALUES ({marks})', given, defaults
