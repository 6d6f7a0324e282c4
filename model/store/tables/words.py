"""The school's own words: forms of contact, sources, topics, dangers."""

from peewee import Check, IntegerField

from model.store.fields import Text, YesNo
from model.store.tables.row import Row, one_of

LISTS = ("form", "source", "topic", "danger")


class WordRow(Row):
    """A word of one of the lists; retired words stay, since old records use them (A8)."""

    list = Text()
    code = Text(unique=True)
    zh = Text()
    en = Text()
    place = IntegerField(default=0)
    retired = YesNo(default=False)

    class Meta:
        table_name = "word"
        constraints = [
            one_of("word_list", "list", LISTS),
            Check("code LIKE list || '.%'", name="word_code"),
            Check("length(trim(zh)) > 0 AND length(trim(en)) > 0", name="word_said"),
        ]
