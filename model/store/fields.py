"""Column types that a STRICT table accepts and that come back as Python values."""

from copy import copy
from datetime import date, datetime, time
from typing import Any

from peewee import SQL, AutoField, BooleanField, DateField, DateTimeField, NodeList, TextField, TimeField


class Id(AutoField):
    """A row's number; never given out twice, so the journal can name a row that is gone."""

    def ddl(self, ctx: Any) -> Any:
        return NodeList((super().ddl(ctx), SQL("AUTOINCREMENT")))

    def __deepcopy__(self, _memo: object) -> "Id":
        """Peewee copies it for every table and binds the copy anew: to the bottom would be a third of making the tables."""
        return copy(self)


class Text(TextField):
    """Text, empty rather than NULL where nothing was said."""


class Day(DateField):
    """A local date, ``YYYY-MM-DD``."""

    field_type = "TEXT"

    def db_value(self, value: date | str | None) -> str | None:
        return value.isoformat()[:10] if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        return date.fromisoformat(value) if value else None


class Moment(DateTimeField):
    """A local wall time to the minute, ``YYYY-MM-DD HH:MM``; as text it sorts as time does."""

    field_type = "TEXT"

    def db_value(self, value: datetime | str | None) -> str | None:
        return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        return datetime.fromisoformat(value) if value else None


class TimeOfDay(TimeField):
    """A time of the day to the minute, ``HH:MM``."""

    field_type = "TEXT"

    def db_value(self, value: time | str | None) -> str | None:
        return value.strftime("%H:%M") if isinstance(value, time) else value

    def python_value(self, value: str | None) -> time | None:
        return time.fromisoformat(value) if value else None


class YesNo(BooleanField):
    """True or false, stored as 1 or 0."""

    field_type = "INTEGER"
