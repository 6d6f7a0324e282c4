"""What the desk itself keeps: settings, drafts, who read what."""

from peewee import IntegerField

from model.store.fields import Text
from model.store.tables.row import LooseRow, Row


class SettingRow(Row):
    """One setting of the school, as JSON."""

    key = Text(unique=True)
    value = Text()

    class Meta:
        table_name = "setting"


class DraftRow(LooseRow):
    """What somebody is still typing; offered again after a crash, cleared on saving."""

    key = Text(unique=True)
    body = Text()
    kept_at = Text()

    class Meta:
        table_name = "draft"


class ReadingRow(LooseRow):
    """That somebody looked at something; only ever added to, and sealed over the line before (B3, ``looks``)."""

    at = Text()
    who = IntegerField(null=True)
    what = Text()
    student_id = IntegerField(null=True, index=True)
    seal = Text()

    class Meta:
        table_name = "reading"
