"""What every table has: a number, STRICT types, and a journal that watches it."""

from peewee import Check, Model

from model.store.database import desk
from model.store.fields import Id


class Row(Model):
    """A row of a table whose every change the journal keeps."""

    id = Id()

    class Meta:
        database = desk
        legacy_table_names = False
        strict_tables = True


class LooseRow(Model):
    """A row of a table that the journal does not watch: drafts, the read log, word of what is known."""

    id = Id()

    class Meta:
        database = desk
        legacy_table_names = False
        strict_tables = True


def to_the_minute(name: str, *columns: str) -> object:
    """A named CHECK that these columns hold real moments as ``Moment`` writes them: what compares them goes by the text."""
    real = "{0} IS strftime('%Y-%m-%d %H:%M', {0}) AND {0} NOT LIKE '% 24:%'"
    return Check(" AND ".join(real.format(column) for column in columns), name=name)


def one_of(name: str, column: str, values: tuple[str, ...]) -> object:
    """A named CHECK that a column holds one of these words, or nothing where it may be NULL."""
    listed = ", ".join(f"'{value}'" for value in values)
    return Check(f"{column} IN ({listed})", name=name)
