"""The peer committee: seats, training, evaluations (C1, C2)."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Text
from model.store.tables.people import DormitoryRow, SchoolClassRow, StaffRow, StudentRow
from model.store.tables.row import Row, one_of

CHAIRS = ("boy", "girl", "any")
CHOSEN = ("self", "elected", "named")
ENDINGS = ("served", "resigned", "replaced", "left", "removed")
VERDICTS = ("outstanding", "good", "fair", "poor")
ONE_PLACE = "(school_class_id IS NOT NULL) + (dormitory_id IS NOT NULL) + (building IS NOT NULL) = 1"
"""A row is of one class, one dormitory room or one building."""


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
            Check(ONE_PLACE, name="seat_place"),
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

    training = ForeignKeyField(TrainingRow, index=False)
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
