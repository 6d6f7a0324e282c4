"""When the room is open: the weekly pattern, dated windows, absences, and the log of what was."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Moment, Text, TimeOfDay, YesNo
from model.store.tables.calendar import BellScheduleRow
from model.store.tables.people import RoomRow, StaffRow
from model.store.tables.row import Row, one_of, to_the_minute


class OpeningWindowRow(Row):
    """One window of the weekly pattern, under one bell schedule or all, in odd, even or all weeks."""

    weekday = IntegerField()
    starts = TimeOfDay()
    ends = TimeOfDay()
    bell = ForeignKeyField(BellScheduleRow, null=True)
    bell_id: int | None
    parity = Text(default="all")
    from_on = Day(null=True)
    until_on = Day(null=True)
    staff = ForeignKeyField(StaffRow, null=True)
    staff_id: int | None
    room = ForeignKeyField(RoomRow, null=True)
    room_id: int | None
    retired = YesNo(default=False)

    class Meta:
        table_name = "opening_window"
        constraints = [
            Check("weekday BETWEEN 0 AND 6", name="opening_window_weekday"),
            Check("starts < ends", name="opening_window_order"),
            one_of("opening_window_parity", "parity", ("all", "odd", "even")),
            Check("from_on IS NULL OR until_on IS NULL OR from_on <= until_on", name="opening_window_dates"),
        ]


class DatedWindowRow(Row):
    """A window of one date; any of these replaces the whole day, one without times closes it."""

    day = Day(index=True)
    starts = TimeOfDay(null=True)
    ends = TimeOfDay(null=True)
    staff = ForeignKeyField(StaffRow, null=True)
    staff_id: int | None
    room = ForeignKeyField(RoomRow, null=True)
    room_id: int | None
    reason = Text(default="")
    retired = YesNo(default=False)

    class Meta:
        table_name = "dated_window"
        constraints = [
            Check("(starts IS NULL) = (ends IS NULL)", name="dated_window_times"),
            Check("starts IS NULL OR starts < ends", name="dated_window_order"),
        ]


class AbsenceRow(Row):
    """A time in which a counsellor cannot be booked."""

    staff = ForeignKeyField(StaffRow, index=False)
    staff_id: int
    starts = Moment()
    ends = Moment()
    reason = Text(default="")
    retired = YesNo(default=False)

    class Meta:
        table_name = "absence"
        constraints = [Check("starts < ends", name="absence_order")]
        indexes = ((("staff", "starts"), False),)


class DutySwapRow(Row):
    """On one day, one person's duty is another's."""

    day = Day(index=True)
    planned = ForeignKeyField(StaffRow, backref="duties_given")
    planned_id: int
    instead = ForeignKeyField(StaffRow, backref="duties_taken")
    instead_id: int
    reason = Text()
    retired = YesNo(default=False)

    class Meta:
        table_name = "duty_swap"
        constraints = [
            Check("planned_id <> instead_id", name="duty_swap_two_people"),
            Check("length(trim(reason)) > 0", name="duty_swap_reason"),
        ]


class OpeningRow(Row):
    """The room was open from one moment to another; without an end it is open now."""

    starts = Moment(index=True)
    ends = Moment(null=True)
    opened_by = ForeignKeyField(StaffRow, null=True, backref="openings")
    opened_by_id: int | None
    closed_by = ForeignKeyField(StaffRow, null=True, backref="closings")
    closed_by_id: int | None
    handover = Text(default="")
    corrected = YesNo(default=False)
    voided_reason = Text(null=True)

    class Meta:
        table_name = "opening"
        constraints = [
            to_the_minute("opening_moments", "starts", "ends"),
            Check("ends IS NULL OR starts < ends", name="opening_order"),
            Check("ends IS NULL OR substr(starts, 1, 10) = substr(ends, 1, 10)", name="opening_midnight"),
            Check("voided_reason IS NULL OR length(trim(voided_reason)) > 0", name="opening_void_reason"),
        ]


class DutyTurnRow(Row):
    """Who was on duty during which part of an opening (A4)."""

    opening = ForeignKeyField(OpeningRow)
    opening_id: int
    staff = ForeignKeyField(StaffRow)
    staff_id: int
    starts = Moment()
    ends = Moment(null=True)

    class Meta:
        table_name = "duty_turn"
        constraints = [Check("ends IS NULL OR starts <= ends", name="duty_turn_order")]
