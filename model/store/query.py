"""What a query needs beyond the rows, so that nothing outside the store imports Peewee."""

from typing import Any

from peewee import JOIN, SQL, Case, Expression, fn

__all__ = ["JOIN", "Case", "Expression", "constant", "fn", "tuples"]


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """Every row of a query as a plain tuple of the values its columns hold."""
    return list(query.tuples())


def constant(text: str) -> Any:
    """A word of ours written into the query itself: SQLite takes an index with a condition only where it sees the word."""
    return SQL(f"'{text}'")
