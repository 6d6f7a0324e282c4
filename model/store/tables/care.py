"""One student at risk, one file: the case, its levels, reviews, plan and texts (B2, E11)."""

from itertools import pairwise

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Moment, Text, YesNo
from model.store.tables.people import StaffRow, StudentRow
from model.store.tables.row import Row, one_of

CONSENTS = ("unsigned", "signed", "refused", "not_needed")
STAGES_OF_CASE = ("found", "confirmed", "planned", "acted", "followed", "recovered")
_ONWARD = ", ".join(f"'{before}>{after}'" for before, after in pairwise(STAGES_OF_CASE))
CHANGES = ("open", "raise", "lower", "close", "reopen", "correct")
CASE_ENDINGS = ("recovered", "transferred", "graduated", "referred", "other")
RISKS = ("low", "medium", "high")
TEXTS = (
    "protective",
    "causes",
    "goals",
    "signals",
    "coping",
    "supporters",
    "professionals",
    "surroundings",
    "summary",
    "daily",
    "family",
    "trigger",
    "weak_points",
    "prevention",
)


class CareCaseRow(Row):
    """A student who is watched over: at what level, in whose charge, looked at again when."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    state = Text(default="open")
    rank = IntegerField()
    danger = Text(default="")
    stage = Text(default="found")
    consent = Text(default="unsigned")
    owner = ForeignKeyField(StaffRow)
    owner_id: int
    opened_on = Day()
    rank_since = Day()
    review_on = Day(null=True)
    closed_on = Day(null=True)

    class Meta:
        table_name = "care_case"
        constraints = [
            one_of("care_case_state", "state", ("open", "closed")),
            one_of("care_case_stage", "stage", STAGES_OF_CASE),
            one_of("care_case_consent", "consent", CONSENTS),
            Check("rank BETWEEN 1 AND 9", name="care_case_rank"),
            Check("state = 'closed' OR review_on IS NOT NULL", name="care_case_review"),
            Check("(state = 'closed') = (closed_on IS NOT NULL)", name="care_case_closed"),
            Check("closed_on IS NULL OR opened_on <= closed_on", name="care_case_order"),
        ]


class CaseReasonRow(Row):
    """Why a student is an object of crisis work; several at once count as graver (D5)."""

    case = ForeignKeyField(CareCaseRow, index=False)
    case_id: int
    code = Text()

    class Meta:
        table_name = "case_reason"
        indexes = ((("case", "code"), True),)


class LevelChangeRow(Row):
    """One change of a level: from, to, why, who proposed and who decided; only ever added to."""

    case = ForeignKeyField(CareCaseRow)
    case_id: int
    at = Moment()
    kind = Text()
    before = IntegerField(null=True)
    after = IntegerField(null=True)
    label = Text()
    reason = Text()
    proposer = ForeignKeyField(StaffRow, null=True, backref="levels_proposed")
    proposer_id: int | None
    decider = ForeignKeyField(StaffRow, null=True, backref="levels_decided")
    decider_id: int | None
    meeting = Text(default="")
    self_approved = YesNo(default=False)
    review_on = Day(null=True)
    corrects = ForeignKeyField("self", null=True)
    corrects_id: int | None

    class Meta:
        table_name = "level_change"
        constraints = [
            one_of("level_change_kind", "kind", CHANGES),
            Check("length(trim(reason)) > 0", name="level_change_reason"),
            Check("kind <> 'raise' OR after > before", name="level_change_raise"),
            Check("kind <> 'lower' OR after < before", name="level_change_lower"),
            Check("kind NOT IN ('lower', 'close') OR decider_id IS NOT NULL", name="level_change_decider"),
            Check("kind = 'close' OR after IS NOT NULL", name="level_change_after"),
            Check("kind IN ('close', 'correct') OR review_on IS NOT NULL", name="level_change_review"),
            Check(
                "self_approved = (kind IN ('lower', 'close') AND decider_id IS proposer_id "
                "AND length(trim(meeting)) = 0)",
                name="level_change_self",
            ),
            Check("(kind = 'correct') = (corrects_id IS NOT NULL)", name="level_change_corrects"),
        ]


class StageChangeRow(Row):
    """One step in the cycle of six (E11): in its order without a word, any other way with its reason."""

    case = ForeignKeyField(CareCaseRow)
    case_id: int
    at = Moment()
    before = Text()
    after = Text()
    reason = Text(default="")
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None

    class Meta:
        table_name = "stage_change"
        constraints = [
            one_of("stage_change_before", "before", STAGES_OF_CASE),
            one_of("stage_change_after", "after", STAGES_OF_CASE),
            Check("before <> after", name="stage_change_moves"),
            Check(f"length(trim(reason)) > 0 OR before || '>' || after IN ({_ONWARD})", name="stage_change_reason"),
        ]


class LoweringRow(Row):
    """A proposal to lower a level or to close a case, and what was decided about it."""

    case = ForeignKeyField(CareCaseRow)
    case_id: int
    at = Moment()
    rank = IntegerField(null=True)
    grounds = Text()
    proposer = ForeignKeyField(StaffRow, null=True, backref="lowerings_proposed")
    proposer_id: int | None
    state = Text(default="asked")
    decided_at = Moment(null=True)
    decider = ForeignKeyField(StaffRow, null=True, backref="lowerings_decided")
    decider_id: int | None
    remark = Text(default="")

    class Meta:
        table_name = "lowering"
        constraints = [
            one_of("lowering_state", "state", ("asked", "agreed", "refused", "dropped")),
            Check("length(trim(grounds)) > 0", name="lowering_grounds"),
            Check("(state = 'asked') = (decided_at IS NULL)", name="lowering_decided"),
            Check("state <> 'refused' OR length(trim(remark)) > 0", name="lowering_refused"),
        ]


class CaseEndingRow(Row):
    """Why a file is to be closed: beside the proposal, and beside the change once it is decided (E11)."""

    lowering = ForeignKeyField(LoweringRow, unique=True)
    lowering_id: int
    change = ForeignKeyField(LevelChangeRow, null=True, unique=True)
    change_id: int | None
    how = Text()

    class Meta:
        table_name = "case_ending"
        constraints = [one_of("case_ending_how", "how", CASE_ENDINGS)]


class CaseReviewRow(Row):
    """An assessment by a person: how grave, on which facts, looked at again when (D2)."""

    case = ForeignKeyField(CareCaseRow)
    case_id: int
    at = Moment()
    risk = Text()
    facts = Text()
    next_on = Day()
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None

    class Meta:
        table_name = "case_review"
        constraints = [
            one_of("case_review_risk", "risk", RISKS),
            Check("length(trim(facts)) > 0", name="case_review_facts"),
            Check("next_on > substr(at, 1, 10)", name="case_review_next"),
        ]


class CaseTextRow(Row):
    """A part of the plan or of a report as it was written; the newest of its kind is in force."""

    case = ForeignKeyField(CareCaseRow)
    case_id: int
    kind = Text()
    body = Text()
    at = Moment()
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None

    class Meta:
        table_name = "case_text"
        constraints = [one_of("case_text_kind", "kind", TEXTS)]


class CaseMeasureRow(Row):
    """One measure of the plan: what, who, until when (B2)."""

    case = ForeignKeyField(CareCaseRow)
    case_id: int
    what = Text()
    who = Text()
    until = Day()
    state = Text(default="open")
    settled_on = Day(null=True)
    remark = Text(default="")

    class Meta:
        table_name = "case_measure"
        constraints = [
            one_of("case_measure_state", "state", ("open", "done", "dropped")),
            Check("length(trim(what)) > 0", name="case_measure_what"),
            Check("length(trim(who)) > 0", name="case_measure_who"),
            Check("(state = 'open') = (settled_on IS NULL)", name="case_measure_settled"),
            Check("state <> 'dropped' OR length(trim(remark)) > 0", name="case_measure_dropped"),
        ]
