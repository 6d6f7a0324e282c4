"""Who came: visits, what they were about, notes, groups."""

from peewee import Check, ForeignKeyField

from model.store.fields import Moment, Text, YesNo
from model.store.tables.appointments import VISITORS, AppointmentRow
from model.store.tables.people import RoomRow, StaffRow, StudentRow
from model.store.tables.row import Row, one_of, to_the_minute
from model.store.tables.words import WordRow


class VisitRow(Row):
    """A visit, ``[starts, ends)``; without an end it is under way."""

    number = Text(unique=True)
    visitor = Text(default="student")
    student = ForeignKeyField(StudentRow, null=True, index=False)
    student_id: int | None
    visitor_name = Text(default="")
    counsellor = ForeignKeyField(StaffRow, index=False)
    counsellor_id: int
    room = ForeignKeyField(RoomRow, null=True)
    room_id: int | None
    starts = Moment(index=True)
    ends = Moment(null=True)
    form = ForeignKeyField(WordRow, field="code", default="form.in_person", backref="visits_by_form", index=False)
    form_id: str
    source = ForeignKeyField(WordRow, field="code", null=True, backref="visits_by_source", index=False)
    source_id: str | None
    appointment = ForeignKeyField(AppointmentRow, null=True)
    appointment_id: int | None
    in_hours = YesNo(default=True)
    after_the_fact = YesNo(default=False)
    state = Text(default="under_way")
    voided_reason = Text(null=True)
    remark = Text(default="")

    class Meta:
        table_name = "visit"
        constraints = [
            to_the_minute("visit_moments", "starts", "ends"),
            one_of("visit_state", "state", ("under_way", "ended", "voided")),
            one_of("visit_visitor", "visitor", VISITORS),
            Check("ends IS NULL OR starts < ends", name="visit_order"),
            Check("ends IS NULL OR substr(starts, 1, 10) = substr(ends, 1, 10)", name="visit_midnight"),
            Check("state <> 'ended' OR ends IS NOT NULL", name="visit_ended"),
            Check("state <> 'under_way' OR ends IS NULL", name="visit_under_way"),
            Check("(state = 'voided') = (voided_reason IS NOT NULL)", name="visit_void_reason"),
            Check("voided_reason IS NULL OR length(trim(voided_reason)) > 0", name="visit_void_words"),
            Check("form_id LIKE 'form.%'", name="visit_form"),
            Check("source_id IS NULL OR source_id LIKE 'source.%'", name="visit_source"),
            Check("visitor IN ('student', 'parent') OR student_id IS NULL", name="visit_who"),
        ]
        indexes = ((("counsellor", "starts"), False), (("student", "starts"), False))


class VisitWordRow(Row):
    """A topic or a danger flag of a visit; the two are independent fields (domain 4)."""

    visit = ForeignKeyField(VisitRow, index=False)
    visit_id: int
    word = ForeignKeyField(WordRow, field="code")
    word_id: str

    class Meta:
        table_name = "visit_word"
        constraints = [Check("word_id LIKE 'topic.%' OR word_id LIKE 'danger.%'", name="visit_word_list")]
        indexes = ((("visit", "word"), True),)


class AttendanceRow(Row):
    """A member of a group session, there or not."""

    visit = ForeignKeyField(VisitRow, index=False)
    visit_id: int
    student = ForeignKeyField(StudentRow)
    student_id: int
    present = YesNo(default=True)
    reason = Text(default="")

    class Meta:
        table_name = "attendance"
        indexes = ((("visit", "student"), True),)


class NoteRow(Row):
    """What was written of a visit; once finished it is only amended (B1)."""

    visit = ForeignKeyField(VisitRow, unique=True)
    visit_id: int
    body = Text()
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None
    finished = Moment()

    class Meta:
        table_name = "note"
        constraints = [Check("length(trim(body)) > 0", name="note_written")]
