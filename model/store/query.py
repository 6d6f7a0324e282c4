"""What a query needs beyond the rows, so that nothing outside the store imports Peewee."""

from typing import Any

from peewee import JOIN, Case, Expression, fn

__all__ = ["JOIN", "Case", "Expression", "fn", "tuples"]


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """Every row of a query as a plain tuple of the values its columns hold."""
    return list(query.tuples())
