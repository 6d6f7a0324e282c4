"""Very many rows at once: one statement, prepared once, for imports, the demo school and seeding.

Peewee writes the statement anew for every batch, which costs more than the store's own work. The
rules and the journal hold for each row as for any other.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from peewee import EXCEPTIONS, ExceptionWrapper  # type: ignore[attr-defined]  # its stubs leave them out

from model.store.database import desk
from model.store.tables import Row


def insert(table: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into a table, inside an open entry; each names the same fields, the others have their defaults."""
    if not rows:
        return
    meta = table._meta
    given = [(name, meta.fields[name].db_value) for name in rows[0]]
    rest = [field for field in meta.sorted_fields if field.default is not None and field.name not in rows[0]]
    fields = [*(meta.fields[name] for name, _ in given), *rest]
    defaults = tuple(field.db_value(field.default) for field in rest)
    columns, marks = ", ".join(f'"{field.column_name}"' for field in fields), ", ".join("?" for _ in fields)
    statement = f'INSERT INTO "{meta.table_name}" ({columns}) VALUES ({marks})'
    with ExceptionWrapper(EXCEPTIONS):
        desk.cursor().executemany(statement, (tuple(put(row[name]) for name, put in given) + defaults for row in rows))
