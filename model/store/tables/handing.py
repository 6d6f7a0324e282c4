"""Who hands whom over: to another counsellor of the school, or out of the records of another desk."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Moment, Text
from model.store.tables.people import StaffRow, StudentRow
from model.store.tables.row import Row, one_of

HANDINGS = ("asked", "accepted", "declined", "withdrawn")


class HandingRow(Row):
    """A student who is handed to another counsellor; the right moves when that one accepts."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    giver = ForeignKeyField(StaffRow, backref="handed_over")
    giver_id: int
    taker = ForeignKeyField(StaffRow, backref="taken_over")
    taker_id: int
    words = Text()
    asked_at = Moment()
    state = Text(default="asked")
    settled_at = Moment(null=True)
    remark = Text(default="")

    class Meta:
        table_name = "handing"
        constraints = [
            one_of("handing_state", "state", HANDINGS),
            Check("giver_id <> taker_id", name="handing_two"),
            Check("length(trim(words)) > 0", name="handing_words"),
            Check("(state = 'asked') = (settled_at IS NULL)", name="handing_settled"),
            Check("state <> 'declined' OR length(trim(remark)) > 0", name="handing_declined"),
        ]


class TakenRecordRow(Row):
    """One line of what another desk knew of a student, as it was handed over; only ever added to."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    origin = Text()
    school = Text()
    kind = Text()
    number = IntegerField()
    at = Moment()
    zh = Text()
    en = Text()
    who = Text(default="")
    digest = Text()

    class Meta:
        table_name = "taken_record"
        constraints = [Check("length(trim(school)) > 0", name="taken_record_school")]
        indexes = ((("origin", "kind", "number", "digest"), True),)
