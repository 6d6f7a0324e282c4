"""The peer committee: weekly reports, moods of a day, concerns and what was done about them (C3, C5)."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Moment, Text, YesNo
from model.store.tables.appointments import AppointmentRow
from model.store.tables.care import CareCaseRow
from model.store.tables.committee import ONE_PLACE, SeatRow
from model.store.tables.people import DormitoryRow, SchoolClassRow, StaffRow, StudentRow
from model.store.tables.row import Row, one_of
from model.store.tables.waiting import WaitingRow

CONCERN_KINDS = ("study", "life", "relations", "feelings", "family", "health", "safety", "other")
CONCERN_STATES = ("new", "looked", "watch", "ask", "invite", "case", "nothing")


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
            Check(ONE_PLACE, name="peer_report_place"),
            Check("strftime('%w', monday) = '1'", name="peer_report_monday"),
            one_of("peer_report_answer", "answer", ("nothing", "report")),
            one_of("peer_report_came_by", "came_by", ("keys", "paper", "workbook")),
            Check("mood IS NULL OR mood BETWEEN 1 AND 5", name="peer_report_mood"),
            Check("answer = 'report' OR study + life + relations + feelings = 0", name="peer_report_nothing"),
            Check("returned_reason IS NULL OR length(trim(returned_reason)) > 0", name="peer_report_returned"),
            Check("voided_reason IS NULL OR length(trim(voided_reason)) > 0", name="peer_report_void_reason"),
        ]


class DayMoodRow(Row):
    """What a class or dormitory answered for one day: its mood and nothing else; days are never wanted (domain 2.8)."""

    school_class = ForeignKeyField(SchoolClassRow, null=True)
    school_class_id: int | None
    dormitory = ForeignKeyField(DormitoryRow, null=True)
    dormitory_id: int | None
    building = Text(null=True)
    day = Day(index=True)
    mood = IntegerField()
    entered_by = ForeignKeyField(StaffRow, null=True)
    entered_by_id: int | None

    class Meta:
        table_name = "day_mood"
        constraints = [
            Check(ONE_PLACE, name="day_mood_place"),
            Check("mood BETWEEN 1 AND 5", name="day_mood_mood"),
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
    case = ForeignKeyField(CareCaseRow, null=True)
    case_id: int | None

    class Meta:
        table_name = "concern_step"
        constraints = [
            one_of("concern_step_what", "what", CONCERN_STATES[1:]),
            Check("what <> 'nothing' OR length(trim(words)) > 0", name="concern_step_reason"),
            Check("what = 'invite' OR (appointment_id IS NULL AND waiting_id IS NULL)", name="concern_step_link"),
            Check("what = 'case' OR case_id IS NULL", name="concern_step_case"),
        ]
