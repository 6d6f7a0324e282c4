"""What people do for a student at risk: contacts, what is planned, what was told outside (B3, B4, C8-C10)."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Moment, Text, YesNo
from model.store.tables.care import CareCaseRow
from model.store.tables.people import StaffRow, StudentRow
from model.store.tables.row import Row, one_of

CONTACT_KINDS = ("contact", "talk", "home_visit", "return_interview", "persuasion", "homework")
WAYS = ("in_person", "telephone", "message", "online", "letter")
WITH = ("student", "parent", "head_teacher", "teacher", "classmate", "hospital", "other")
DISCLOSURES = ("danger_self", "danger_others", "abuse", "law", "hospital", "consent", "other_counsellor")
LISTS_OF_STUDENTS = ("psychological", "constitution", "truancy")
FLAGS = ("single_parent", "divorced", "blended", "poor", "strained")


class CareContactRow(Row):
    """A contact about a student: facts, who spoke, which way, what came of it (B4)."""

    student = ForeignKeyField(StudentRow, index=False)
    student_id: int
    case = ForeignKeyField(CareCaseRow, null=True)
    case_id: int | None
    kind = Text()
    at = Moment()
    minutes = IntegerField(null=True)
    way = Text()
    spoke_with = Text()
    speaker = ForeignKeyField(StaffRow, backref="contacts_spoken")
    speaker_id: int
    facts = Text()
    result = Text(default="")
    restricted = YesNo(default=False)
    author = ForeignKeyField(StaffRow, null=True, backref="contacts_written")
    author_id: int | None
    corrects = ForeignKeyField("self", null=True)
    corrects_id: int | None

    class Meta:
        table_name = "care_contact"
        constraints = [
            one_of("care_contact_kind", "kind", CONTACT_KINDS),
            one_of("care_contact_way", "way", WAYS),
            one_of("care_contact_with", "spoke_with", WITH),
            Check("minutes IS NULL OR minutes BETWEEN 1 AND 600", name="care_contact_minutes"),
            Check("length(trim(facts)) > 0", name="care_contact_facts"),
        ]
        indexes = ((("student", "kind", "at"), False),)


class CareTaskRow(Row):
    """Something that is planned for a student by a day: a return interview, a follow-up."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    case = ForeignKeyField(CareCaseRow, null=True)
    case_id: int | None
    kind = Text()
    due_on = Day()
    staff = ForeignKeyField(StaffRow, null=True)
    staff_id: int | None
    state = Text(default="open")
    contact = ForeignKeyField(CareContactRow, null=True)
    contact_id: int | None
    reason = Text(default="")

    class Meta:
        table_name = "care_task"
        constraints = [
            one_of("care_task_kind", "kind", CONTACT_KINDS),
            one_of("care_task_state", "state", ("open", "done", "dropped")),
            Check("(state = 'done') = (contact_id IS NOT NULL)", name="care_task_done"),
            Check("state <> 'dropped' OR length(trim(reason)) > 0", name="care_task_dropped"),
        ]


class OutsideFindingRow(Row):
    """What a hospital found, as the parents handed it in and word for word; the school diagnoses nothing."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    institution = Text()
    said = Text()
    dated = Day()
    given_by = Text()
    at = Moment()
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None

    class Meta:
        table_name = "outside_finding"
        constraints = [
            Check("length(trim(institution)) > 0", name="outside_finding_institution"),
            Check("length(trim(said)) > 0", name="outside_finding_said"),
            Check("length(trim(given_by)) > 0", name="outside_finding_given_by"),
        ]


class DisclosureRow(Row):
    """An exception to confidentiality: to whom, what, why (B3)."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    at = Moment()
    why = Text()
    to_whom = Text()
    told = Text()
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None

    class Meta:
        table_name = "disclosure"
        constraints = [
            one_of("disclosure_why", "why", DISCLOSURES),
            Check("length(trim(to_whom)) > 0", name="disclosure_to"),
            Check("length(trim(told)) > 0", name="disclosure_told"),
        ]


class SpecialEntryRow(Row):
    """A student on one of the three ledgers, which are kept apart (D3)."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    ledger = Text()
    what = Text()
    absent = YesNo(default=False)
    from_on = Day()
    ended_on = Day(null=True)
    ended_reason = Text(default="")

    class Meta:
        table_name = "special_entry"
        constraints = [
            one_of("special_entry_ledger", "ledger", LISTS_OF_STUDENTS),
            Check("length(trim(what)) > 0", name="special_entry_what"),
            Check("absent = 0 OR ledger = 'truancy'", name="special_entry_absent"),
            Check("ended_on IS NULL OR from_on <= ended_on", name="special_entry_order"),
            Check("ended_on IS NULL OR length(trim(ended_reason)) > 0", name="special_entry_ended"),
        ]


class AbsentReturnRow(Row):
    """That the ledger of enrolled but absent students was handed in for a month (D7)."""

    month = Text(unique=True)
    day = Day()
    students = IntegerField()
    staff = ForeignKeyField(StaffRow, null=True)
    staff_id: int | None

    class Meta:
        table_name = "absent_return"
        constraints = [Check("month LIKE '____-__'", name="absent_return_month")]


class FamilyFlagRow(Row):
    """A family to watch (D4), besides what the roster itself says."""

    student = ForeignKeyField(StudentRow, index=False)
    student_id: int
    flag = Text()

    class Meta:
        table_name = "family_flag"
        constraints = [one_of("family_flag_flag", "flag", FLAGS)]
        indexes = ((("student", "flag"), True),)


class ProxyParentRow(Row):
    """The proxy parent of a left-behind child (C10)."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    staff = ForeignKeyField(StaffRow)
    staff_id: int
    from_on = Day()
    ended_on = Day(null=True)

    class Meta:
        table_name = "proxy_parent"
        constraints = [Check("ended_on IS NULL OR from_on <= ended_on", name="proxy_parent_order")]
