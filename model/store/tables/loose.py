"""What the journal does not watch: drafts, who read what."""

from peewee import IntegerField

from model.store.fields import Text
from model.store.tables.row import LooseRow


class DraftRow(LooseRow):
    """What somebody is still typing in a form about a thing; offered again after a crash, cleared on saving.

    Staff and student are plain numbers: a reference would forbid to take back what made them.
    """

    who = IntegerField(default=0)
    form = Text()
    about = Text(default="")
    student_id = IntegerField(null=True)
    zh = Text(default="")
    en = Text(default="")
    place = Text(default="")
    body = Text()
    kept_at = Text()

    class Meta:
        table_name = "draft"
        indexes = ((("who", "form", "about"), True),)


class ReadingRow(LooseRow):
    """That somebody looked at something; only ever added to, and sealed over the line before (B3, ``looks``)."""

    at = Text()
    who = IntegerField(null=True)
    what = Text()
    student_id = IntegerField(null=True, index=True)
    seal = Text()

    class Meta:
        table_name = "reading"
