"""What happened and what was set going: incidents and their steps, referrals, leave and return, screening (E2-E10, D1)."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Moment, Text, YesNo
from model.store.tables.appointments import AppointmentRow
from model.store.tables.care import CONSENTS, CareCaseRow
from model.store.tables.people import StaffRow, StudentRow
from model.store.tables.row import Row, one_of


class IncidentRow(Row):
    """An event, graded by the listed criteria; another thing than a student's standing level (E2)."""

    student = ForeignKeyField(StudentRow, null=True)
    student_id: int | None
    happened = Moment()
    told_at = Moment()
    told_by = Text()
    rank = IntegerField()
    label = Text()
    criterion = Text()
    danger = Text(default="")
    facts = Text()
    owner = ForeignKeyField(StaffRow)
    owner_id: int
    protocol = Text()
    written_due = Moment(null=True)
    written_at = Moment(null=True)
    leaders_at = Moment(null=True)
    state = Text(default="open")
    closed_at = Moment(null=True)
    outcome = Text(default="")

    class Meta:
        table_name = "incident"
        constraints = [
            one_of("incident_state", "state", ("open", "closed")),
            Check("rank BETWEEN 1 AND 9", name="incident_rank"),
            Check("happened <= told_at", name="incident_order"),
            Check("length(trim(facts)) > 0", name="incident_facts"),
            Check("length(trim(told_by)) > 0", name="incident_told_by"),
            Check("(state = 'closed') = (closed_at IS NOT NULL)", name="incident_closed"),
            Check("state = 'open' OR length(trim(outcome)) > 0", name="incident_outcome"),
            Check("written_at IS NULL OR written_at >= told_at", name="incident_written"),
        ]


class IncidentStepRow(Row):
    """A step of a protocol as it was in force when the incident was told."""

    incident = ForeignKeyField(IncidentRow, index=False)
    incident_id: int
    place = IntegerField()
    key = Text()
    zh = Text()
    en = Text()
    role = Text()
    source = Text()
    due = Moment(null=True)
    state = Text(default="open")
    at = Moment(null=True)
    who = ForeignKeyField(StaffRow, null=True)
    who_id: int | None
    remark = Text(default="")

    class Meta:
        table_name = "incident_step"
        constraints = [
            one_of("incident_step_state", "state", ("open", "done", "not_done")),
            Check("(state = 'open') = (at IS NULL)", name="incident_step_at"),
            Check("state <> 'done' OR who_id IS NOT NULL", name="incident_step_who"),
            Check("state <> 'not_done' OR length(trim(remark)) > 0", name="incident_step_reason"),
        ]
        indexes = ((("incident", "place"), True),)


class ReferralRow(Row):
    """A student sent on to somebody who can do more, and what came back (E10)."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    case = ForeignKeyField(CareCaseRow, null=True)
    case_id: int | None
    kind = Text()
    to_whom = Text()
    reason = Text()
    secrecy = Text()
    consent_student = Text(default="unsigned")
    consent_parent = Text(default="unsigned")
    override = Text(default="")
    state = Text(default="applied")
    applied_on = Day()
    applied_by = ForeignKeyField(StaffRow, null=True, backref="referrals_applied")
    applied_by_id: int | None
    approved_on = Day(null=True)
    approved_by = Text(default="")
    sent_on = Day(null=True)
    feedback_on = Day(null=True)
    feedback = Text(default="")
    advice = Text(default="")
    follower = ForeignKeyField(StaffRow, null=True, backref="referrals_followed")
    follower_id: int | None
    follow_on = Day(null=True)
    ended_on = Day(null=True)
    ended_words = Text(default="")

    class Meta:
        table_name = "referral"
        constraints = [
            one_of("referral_kind", "kind", ("school", "centre", "hospital")),
            one_of("referral_state", "state", ("applied", "approved", "refused", "sent", "feedback", "back", "closed")),
            one_of("referral_secrecy", "secrecy", ("internal", "secret", "top")),
            one_of("referral_consent_student", "consent_student", CONSENTS),
            one_of("referral_consent_parent", "consent_parent", CONSENTS),
            Check("length(trim(to_whom)) > 0", name="referral_to"),
            Check("length(trim(reason)) > 0", name="referral_reason"),
            Check(
                "state IN ('applied', 'refused') OR length(trim(approved_by)) > 0",
                name="referral_approved",
            ),
            Check(
                "state NOT IN ('sent', 'feedback', 'back') OR length(trim(override)) > 0 OR "
                "(consent_student IN ('signed', 'not_needed') AND consent_parent = 'signed')",
                name="referral_consent",
            ),
            Check("state NOT IN ('feedback', 'back') OR length(trim(feedback)) > 0", name="referral_feedback"),
            Check("state NOT IN ('refused', 'closed') OR length(trim(ended_words)) > 0", name="referral_ended"),
        ]


class SchoolLeaveRow(Row):
    """A student at home or in hospital, and the papers of the return (E8)."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    case = ForeignKeyField(CareCaseRow, null=True)
    case_id: int | None
    from_on = Day()
    reason = Text()
    attempt = YesNo(default=False)
    certificate = Text(default="")
    certificate_on = Day(null=True)
    room_on = Day(null=True)
    room_words = Text(default="")
    leaders_on = Day(null=True)
    agreement = Text(default="unsigned")
    returned_on = Day(null=True)

    class Meta:
        table_name = "school_leave"
        constraints = [
            Check("length(trim(reason)) > 0", name="school_leave_reason"),
            one_of("school_leave_agreement", "agreement", CONSENTS),
            Check("returned_on IS NULL OR from_on <= returned_on", name="school_leave_order"),
            Check(
                "returned_on IS NULL OR (certificate_on IS NOT NULL AND room_on IS NOT NULL AND leaders_on IS NOT NULL "
                "AND agreement IN ('signed', 'not_needed'))",
                name="school_leave_papers",
            ),
        ]


class ScreeningRow(Row):
    """A batch of results from the testing platform (D1)."""

    name = Text()
    instrument = Text()
    day = Day()
    limit_on = Day()
    file = Text(default="")

    class Meta:
        table_name = "screening"
        constraints = [
            Check("length(trim(instrument)) > 0", name="screening_instrument"),
            Check("length(trim(name)) > 0", name="screening_named"),
        ]


class ScreeningResultRow(Row):
    """A student's result; it decides nothing, it only says who is to be talked to (D2)."""

    screening = ForeignKeyField(ScreeningRow, index=False)
    screening_id: int
    student = ForeignKeyField(StudentRow)
    student_id: int
    score = Text(default="")
    factors = Text(default="{}")
    flag = Text(default="")
    flagged = YesNo(default=False)
    outcome = Text(null=True)
    talked_at = Moment(null=True)
    talker = ForeignKeyField(StaffRow, null=True)
    talker_id: int | None
    facts = Text(default="")

    class Meta:
        table_name = "screening_result"
        constraints = [
            one_of("screening_result_outcome", "outcome", ("nothing", "watch", "case")),
            Check("(outcome IS NULL) = (talked_at IS NULL)", name="screening_result_talked"),
            Check("outcome IS NULL OR talker_id IS NOT NULL", name="screening_result_talker"),
            Check("outcome IS NULL OR length(trim(facts)) > 0", name="screening_result_facts"),
        ]
        indexes = ((("screening", "student"), True),)


class ScreeningTalkRow(Row):
    """The interview after a result as it was booked; one that fell through stays beside the one booked anew."""

    result = ForeignKeyField(ScreeningResultRow)
    result_id: int
    appointment = ForeignKeyField(AppointmentRow, unique=True)
    appointment_id: int

    class Meta:
        table_name = "screening_talk"
