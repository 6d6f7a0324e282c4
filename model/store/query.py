"""What a query needs beyond the rows, so that nothing outside the store imports Peewee."""

from typing import Any

from peewee import JOIN, SQL, Case, Expression, fn

from model.store.database import desk

__all__ = ["JOIN", "Case", "Expression", "bare", "constant", "fn", "tuples"]


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """Every row of a query as a plain tuple of the values its columns hold."""
    return list(query.tuples())


def constant(text: str) -> Any:
    """A word of ours written into the query itself: SQLite takes an index with a condition only where it sees the word."""
    return SQL(f"'{text}'")


def bare(query: Any) -> list[tuple[Any, ...]]:
    """Every row of a query as the database has it, dates and yes or no unconverted: for reading very many."""
    return list(desk.execute_sql(*query.sql()).fetchall())
