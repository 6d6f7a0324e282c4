"""What is written beside the visits: corrections of their notes, letters of the letter box."""

from peewee import Check, ForeignKeyField

from model.store.fields import Day, Moment, Text
from model.store.tables.people import StaffRow, StudentRow
from model.store.tables.row import Row
from model.store.tables.visits import NoteRow


class AmendmentRow(Row):
    """A correction added to a finished note."""

    note = ForeignKeyField(NoteRow)
    note_id: int
    body = Text()
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None
    written = Moment()

    class Meta:
        table_name = "amendment"
        constraints = [Check("length(trim(body)) > 0", name="amendment_written")]


class LetterRow(Row):
    """A letter in the room's letter box, and by when it is answered (A8)."""

    received_on = Day()
    student = ForeignKeyField(StudentRow, null=True)
    student_id: int | None
    signed = Text(default="")
    gist = Text()
    reply_by = Day()
    counsellor = ForeignKeyField(StaffRow, null=True)
    counsellor_id: int | None
    replied_on = Day(null=True)
    voided_reason = Text(null=True)

    class Meta:
        table_name = "letter"
        constraints = [
            Check("received_on <= reply_by", name="letter_reply_by"),
            Check("replied_on IS NULL OR received_on <= replied_on", name="letter_replied_on"),
            Check("voided_reason IS NULL OR length(trim(voided_reason)) > 0", name="letter_void_reason"),
        ]
