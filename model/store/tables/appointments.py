"""What is booked: appointments, series."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Moment, Text, YesNo
from model.store.tables.people import RoomRow, StaffRow, StudentRow
from model.store.tables.row import Row, one_of, to_the_minute
from model.store.tables.words import WordRow

STATES = ("held", "booked", "arrived", "in_session", "done", "no_show", "late_cancel", "cancelled", "voided")
OCCUPYING = ("held", "booked", "arrived", "in_session", "done")
"""The states in which an appointment takes up its counsellor, room and student."""
VISITORS = ("student", "parent", "teacher", "group", "other")


class SeriesRow(Row):
    """The rule by which a row of appointments was made."""

    kind = Text()
    count = IntegerField(null=True)
    until = Day(null=True)
    skipped = Text(default="")

    class Meta:
        table_name = "series"
        constraints = [
            one_of("series_kind", "kind", ("weekly", "fortnightly", "monthly")),
            Check("(count IS NULL) <> (until IS NULL)", name="series_end"),
        ]


class AppointmentRow(Row):
    """A time kept for a visitor, a counsellor and a room, ``[starts, ends)``."""

    visitor = Text(default="student")
    student = ForeignKeyField(StudentRow, null=True, index=False)
    student_id: int | None
    visitor_name = Text(default="")
    counsellor = ForeignKeyField(StaffRow, index=False)
    counsellor_id: int
    room = ForeignKeyField(RoomRow, null=True, index=False)
    room_id: int | None
    starts = Moment()
    ends = Moment()
    state = Text(default="booked")
    form = ForeignKeyField(WordRow, field="code", default="form.in_person", index=False)
    form_id: str
    series = ForeignKeyField(SeriesRow, null=True, index=False)
    series_id: int | None
    overlap_reason = Text(null=True)
    after_the_fact = YesNo(default=False)
    ended_reason = Text(default="")
    remark = Text(default="")

    class Meta:
        table_name = "appointment"
        constraints = [
            to_the_minute("appointment_moments", "starts", "ends"),
            one_of("appointment_state", "state", STATES),
            one_of("appointment_visitor", "visitor", VISITORS),
            Check("starts < ends", name="appointment_order"),
            Check("substr(starts, 1, 10) = substr(ends, 1, 10)", name="appointment_midnight"),
            Check("overlap_reason IS NULL OR length(trim(overlap_reason)) > 0", name="appointment_overlap_reason"),
            Check("state <> 'voided' OR length(trim(ended_reason)) > 0", name="appointment_void_reason"),
            Check("form_id LIKE 'form.%'", name="appointment_form"),
            Check("visitor IN ('student', 'parent') OR student_id IS NULL", name="appointment_who"),
            Check("student_id IS NOT NULL OR visitor <> 'student'", name="appointment_student"),
        ]
        indexes = (
            (("starts",), False),
            (("counsellor", "starts"), False),
            (("room", "starts"), False),
            (("student", "starts"), False),
        )
