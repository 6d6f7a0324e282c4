"""The waiting list."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Moment, Text, TimeOfDay, YesNo
from model.store.tables.appointments import AppointmentRow
from model.store.tables.people import StaffRow, StudentRow
from model.store.tables.row import Row, one_of


class WaitingRow(Row):
    """Somebody who waits for a time, with what they would prefer."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    counsellor = ForeignKeyField(StaffRow, null=True)
    counsellor_id: int | None
    weekdays = Text(default="")
    earliest = TimeOfDay(null=True)
    latest = TimeOfDay(null=True)
    minutes = IntegerField(default=40)
    until = Day(null=True)
    urgent = YesNo(default=False)
    state = Text(default="waiting")
    appointment = ForeignKeyField(AppointmentRow, null=True)
    appointment_id: int | None
    remark = Text(default="")
    since = Moment()

    class Meta:
        table_name = "waiting"
        constraints = [
            one_of("waiting_state", "state", ("waiting", "booked", "withdrawn")),
            Check("minutes BETWEEN 5 AND 480", name="waiting_minutes"),
            Check("earliest IS NULL OR latest IS NULL OR earliest < latest", name="waiting_order"),
            Check("(state = 'booked') = (appointment_id IS NOT NULL)", name="waiting_booked"),
        ]
