"""The circle around the peer committee: meetings, peer listening, the grid and its mentors (C4, C6-C8)."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Text
from model.store.tables.people import STAGES, SchoolClassRow, StaffRow, StudentRow
from model.store.tables.row import Row, one_of


class PeerMeetingRow(Row):
    """A head teacher's meeting (C4) or a quarter-hour of peer listening (C6) of a class."""

    kind = Text()
    school_class = ForeignKeyField(SchoolClassRow)
    school_class_id: int
    day = Day(index=True)
    minutes = IntegerField()
    led_by = ForeignKeyField(StaffRow, null=True)
    led_by_id: int | None
    remark = Text(default="")
    voided_reason = Text(null=True)

    class Meta:
        table_name = "peer_meeting"
        constraints = [
            one_of("peer_meeting_kind", "kind", ("meeting", "listening")),
            Check("minutes BETWEEN 5 AND 600", name="peer_meeting_minutes"),
            Check("voided_reason IS NULL OR length(trim(voided_reason)) > 0", name="peer_meeting_void_reason"),
        ]


class MeetingStudentRow(Row):
    """A student who was talked about at a meeting."""

    meeting = ForeignKeyField(PeerMeetingRow, index=False)
    meeting_id: int
    student = ForeignKeyField(StudentRow)
    student_id: int

    class Meta:
        table_name = "meeting_student"
        indexes = ((("meeting", "student"), True),)


class GridPostRow(Row):
    """Who answers for the school or a grade in the grid (C7); classes and students have their own."""

    level = Text()
    stage = Text(null=True)
    entry_year = IntegerField(null=True)
    staff = ForeignKeyField(StaffRow)
    staff_id: int
    from_on = Day()
    ended_on = Day(null=True)

    class Meta:
        table_name = "grid_post"
        constraints = [
            one_of("grid_post_level", "level", ("school", "grade")),
            one_of("grid_post_stage", "stage", STAGES),
            Check("(level = 'grade') = (stage IS NOT NULL AND entry_year IS NOT NULL)", name="grid_post_grade"),
        ]


class MentorRow(Row):
    """The mentor (育人导师) of a student (C8)."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    staff = ForeignKeyField(StaffRow)
    staff_id: int
    from_on = Day()
    ended_on = Day(null=True)

    class Meta:
        table_name = "mentor"
        constraints = [Check("ended_on IS NULL OR from_on <= ended_on", name="mentor_order")]
