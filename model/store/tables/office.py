"""What the desk itself keeps: its settings."""

from model.store.fields import Text
from model.store.tables.row import Row


class SettingRow(Row):
    """One setting of the school, as JSON."""

    key = Text(unique=True)
    value = Text()

    class Meta:
        table_name = "setting"
