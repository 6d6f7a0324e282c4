"""What a query needs beyond the rows, so that nothing outside the store imports Peewee."""

from peewee import JOIN, Case, Expression, fn

__all__ = ["JOIN", "Case", "Expression", "fn"]
