"""The peer committee: seats, training, evaluations, weekly reports, concerns, meetings, the grid (C1-C8)."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Moment, Text, YesNo
from model.store.tables.appointments import AppointmentRow, WaitingRow
from model.store.tables.people import STAGES, DormitoryRow, SchoolClassRow, StaffRow, StudentRow
from model.store.tables.row import Row, one_of

CHAIRS = ("boy", "girl", "any")
CHOSEN = ("self", "elected", "named")
ENDINGS = ("served", "resigned", "replaced", "left", "removed")
VERDICTS = ("outstanding", "good", "fair", "poor")
CONCERN_KINDS = ("study", "life", "relations", "feelings", "family", "health", "safety", "other")
CONCERN_STATES = ("new", "looked", "watch", "ask", "invite", "case", "nothing")
_ONE_PLACE = "(school_class_id IS NOT NULL) + (dormitory_id IS NOT NULL) + (building IS NOT NULL) = 1"


class SeatRow(Row):
    """A student's term of office on the committee: of a class, a dormitory room or a building (C1)."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    school_class = ForeignKeyField(SchoolClassRow, null=True)
    school_class_id: int | None
    dormitory = ForeignKeyField(DormitoryRow, null=True)
    dormitory_id: int | None
    building = Text(null=True)
    chair = Text()
    chosen = Text()
    from_on = Day()
    until_on = Day()
    duties_signed_on = Day(null=True)
    ended_on = Day(null=True)
    ended_how = Text(null=True)
    ended_reason = Text(default="")

    class Meta:
        table_name = "seat"
        constraints = [
            Check(_ONE_PLACE, name="seat_place"),
            one_of("seat_chair", "chair", CHAIRS),
            one_of("seat_chosen", "chosen", CHOSEN),
            one_of("seat_ended_how", "ended_how", ENDINGS),
            Check("from_on <= until_on", name="seat_order"),
            Check("(ended_on IS NULL) = (ended_how IS NULL)", name="seat_ended"),
            Check("ended_on IS NULL OR from_on <= ended_on", name="seat_ended_order"),
            Check(
                "ended_how IS NULL OR ended_how = 'served' OR length(trim(ended_reason)) > 0", name="seat_ended_reason"
            ),
            Check("duties_signed_on IS NULL OR duties_signed_on >= from_on", name="seat_signed"),
        ]


class TrainingRow(Row):
    """A training of members (C2)."""

    day = Day(index=True)
    topic = Text()
    minutes = IntegerField()
    led_by = ForeignKeyField(StaffRow, null=True)
    led_by_id: int | None
    voided_reason = Text(null=True)

    class Meta:
        table_name = "training"
        constraints = [
            Check("length(trim(topic)) > 0", name="training_topic"),
            Check("minutes BETWEEN 5 AND 600", name="training_minutes"),
            Check("voided_reason IS NULL OR length(trim(voided_reason)) > 0", name="training_void_reason"),
        ]


class TrainingPresenceRow(Row):
    """A member was at a training."""

    training = ForeignKeyField(TrainingRow)
    training_id: int
    seat = ForeignKeyField(SeatRow)
    seat_id: int

    class Meta:
        table_name = "training_presence"
        indexes = ((("training", "seat"), True),)


class EvaluationRow(Row):
    """What was said of a member at the end of the term of office (C2)."""

    seat = ForeignKeyField(SeatRow, unique=True)
    seat_id: int
    verdict = Text()
    words = Text(default="")
    day = Day()
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None

    class Meta:
        table_name = "evaluation"
        constraints = [one_of("evaluation_verdict", "verdict", VERDICTS)]


class PeerReportRow(Row):
    """What a class or dormitory answered for the week that begins on a Monday (C3)."""

    school_class = ForeignKeyField(SchoolClassRow, null=True)
    school_class_id: int | None
    dormitory = ForeignKeyField(DormitoryRow, null=True)
    dormitory_id: int | None
    building = Text(null=True)
    monday = Day(index=True)
    answer = Text()
    mood = IntegerField(null=True)
    study = YesNo(default=False)
    life = YesNo(default=False)
    relations = YesNo(default=False)
    feelings = YesNo(default=False)
    talk = Text(default="")
    events = Text(default="")
    help_asked = Text(default="")
    received_at = Moment()
    came_by = Text(default="keys")
    entered_by = ForeignKeyField(StaffRow, null=True)
    entered_by_id: int | None
    returned_reason = Text(null=True)
    voided_reason = Text(null=True)

    class Meta:
        table_name = "peer_report"
        constraints = [
            Check(_ONE_PLACE, name="peer_report_place"),
            Check("strftime('%w', monday) = '1'", name="peer_report_monday"),
            one_of("peer_report_answer", "answer", ("nothing", "report")),
            one_of("peer_report_came_by", "came_by", ("keys", "paper", "workbook")),
            Check("mood IS NULL OR mood BETWEEN 1 AND 5", name="peer_report_mood"),
            Check("answer = 'report' OR study + life + relations + feelings = 0", name="peer_report_nothing"),
            Check("returned_reason IS NULL OR length(trim(returned_reason)) > 0", name="peer_report_returned"),
            Check("voided_reason IS NULL OR length(trim(voided_reason)) > 0", name="peer_report_void_reason"),
        ]


class ConcernRow(Row):
    """A student somebody of the committee is concerned about, with what was seen; never a level."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    report = ForeignKeyField(PeerReportRow, null=True)
    report_id: int | None
    seat = ForeignKeyField(SeatRow, null=True)
    seat_id: int | None
    kind = Text(default="other")
    seen = Text()
    urgent = YesNo(default=False)
    raised_at = Moment(index=True)
    state = Text(default="new")
    acted_at = Moment(null=True)
    again_on = Day(null=True)

    class Meta:
        table_name = "concern"
        constraints = [
            one_of("concern_kind", "kind", CONCERN_KINDS),
            one_of("concern_state", "state", CONCERN_STATES),
            Check("length(trim(seen)) > 0", name="concern_seen"),
            Check("(acted_at IS NULL) = (state IN ('new', 'looked'))", name="concern_acted"),
            Check("acted_at IS NULL OR raised_at <= acted_at", name="concern_order"),
        ]


class ConcernStepRow(Row):
    """One thing that was done about a concern: by whom, when, and where it leads."""

    concern = ForeignKeyField(ConcernRow)
    concern_id: int
    at = Moment()
    what = Text()
    words = Text(default="")
    who = ForeignKeyField(StaffRow, null=True)
    who_id: int | None
    appointment = ForeignKeyField(AppointmentRow, null=True)
    appointment_id: int | None
    waiting = ForeignKeyField(WaitingRow, null=True)
    waiting_id: int | None

    class Meta:
        table_name = "concern_step"
        constraints = [
            one_of("concern_step_what", "what", CONCERN_STATES[1:]),
            Check("what <> 'nothing' OR length(trim(words)) > 0", name="concern_step_reason"),
            Check("what = 'invite' OR (appointment_id IS NULL AND waiting_id IS NULL)", name="concern_step_link"),
        ]


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

    meeting = ForeignKeyField(PeerMeetingRow)
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
