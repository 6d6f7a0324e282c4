"""What a query needs beyond the rows, so that nothing outside the store imports Peewee."""

from collections.abc import Iterator
from typing import Any

from peewee import JOIN, SQL, Case, Expression, fn

from model.store.asked import Asked, converted, readers
from model.store.database import desk

__all__ = ["JOIN", "Asked", "Case", "Expression", "bare", "batches", "constant", "fn", "tuples"]


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """Every row of a query as a plain tuple of the values its columns hold; the columns are named, no whole table."""
    return converted(bare(query), readers(query))


def constant(text: str) -> Any:
    """A word of ours written into the query itself: SQLite takes an index with a condition only where it sees the word."""
    return SQL(f"'{text}'")


def bare(query: Any) -> list[tuple[Any, ...]]:
    """Every row of a query as the database has it, dates and yes or no unconverted: for reading very many."""
    return list(desk.execute_sql(*query.sql()).fetchall())


def batches(query: Any, key: Any, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query as ``bare``, so many at a time in the order of ``key``, its first column.

    Each batch is a query of its own: none stays open meanwhile, so the same connection may write in between.
    """
    last: Any = None
    while True:
        found = bare((query if last is None else query.where(key > last)).order_by(key).limit(size))
        if found:
            yield found
            last = found[-1][0]
        if len(found) < size:
            return
