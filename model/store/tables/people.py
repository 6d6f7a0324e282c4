"""Who there is: staff, classes, dormitories, rooms, students."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Text, YesNo
from model.store.tables.row import Row, one_of

STAFF_KINDS = ("full_time", "part_time", "duty", "head_teacher", "mentor", "leader", "other")
ROLES = ("counsellor", "duty", "leader", "administrator", "none")
ROOM_KINDS = ("individual", "group", "sand_play", "relaxation", "reception", "assessment", "other")
STAGES = ("primary", "junior", "senior")


class StaffRow(Row):
    """A member of staff, and what they may do at the desk."""

    name = Text()
    initials = Text(default="")
    kind = Text()
    role = Text(default="none")
    target_minutes = IntegerField(null=True)
    phone = Text(default="")
    left_on = Day(null=True)

    class Meta:
        table_name = "staff"
        constraints = [
            one_of("staff_kind", "kind", STAFF_KINDS),
            one_of("staff_role", "role", ROLES),
            Check("length(trim(name)) > 0", name="staff_named"),
            Check("target_minutes IS NULL OR target_minutes BETWEEN 0 AND 6000", name="staff_target"),
        ]
        indexes = ((("name",), False),)


class RoomRow(Row):
    """A place where a visitor is received."""

    name = Text(unique=True)
    kind = Text()
    capacity = IntegerField(default=2)
    closed_on = Day(null=True)

    class Meta:
        table_name = "room"
        constraints = [
            one_of("room_kind", "kind", ROOM_KINDS),
            Check("length(trim(name)) > 0", name="room_named"),
            Check("capacity BETWEEN 1 AND 500", name="room_capacity"),
        ]


class SchoolClassRow(Row):
    """A class, known by the year it entered its stage, so that nobody renames it each September."""

    stage = Text()
    entry_year = IntegerField()
    number = IntegerField()
    head_teacher = ForeignKeyField(StaffRow, null=True)
    head_teacher_id: int | None

    class Meta:
        table_name = "school_class"
        constraints = [
            one_of("class_stage", "stage", STAGES),
            Check("entry_year BETWEEN 1980 AND 2200", name="class_entry_year"),
            Check("number BETWEEN 1 AND 99", name="class_number"),
        ]
        indexes = ((("stage", "entry_year", "number"), True),)


class DormitoryRow(Row):
    """A dormitory room of a boarding school."""

    building = Text()
    room = Text()
    sex = Text(null=True)

    class Meta:
        table_name = "dormitory"
        constraints = [one_of("dormitory_sex", "sex", ("M", "F"))]
        indexes = ((("building", "room"), True),)


class StudentRow(Row):
    """A student; the national identity number has no column here, on purpose."""

    number = Text(unique=True)
    name = Text()
    initials = Text(default="")
    syllables = Text(default="")
    sex = Text(null=True)
    born = Day(null=True)
    school_class = ForeignKeyField(SchoolClassRow, null=True)
    school_class_id: int | None
    dormitory = ForeignKeyField(DormitoryRow, null=True)
    dormitory_id: int | None
    boarding = YesNo(null=True)
    counsellor = ForeignKeyField(StaffRow, null=True)
    counsellor_id: int | None
    left_behind = YesNo(default=False)
    migrant = YesNo(default=False)
    orphan = YesNo(default=False)
    health = Text(default="")
    guardian_phone = Text(default="")
    left_on = Day(null=True)

    class Meta:
        table_name = "student"
        constraints = [
            one_of("student_sex", "sex", ("M", "F")),
            Check("length(trim(name)) > 0", name="student_named"),
            Check("length(trim(number)) > 0", name="student_numbered"),
            Check(
                "number NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]"
                "[0-9][0-9][0-9xX]*'",
                name="student_no_identity_number",
            ),
        ]
