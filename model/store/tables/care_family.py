"""Who stands behind a student at risk: the guardians, and what the parents agreed to (domain 2.13, 8.2)."""

from peewee import Check, ForeignKeyField

from model.store.fields import Day, Moment, Text, YesNo
from model.store.tables.care import CONSENTS, CareCaseRow
from model.store.tables.people import StaffRow, StudentRow
from model.store.tables.row import Row, one_of

RELATIONS = ("mother", "father", "grandparent", "step_parent", "relative", "sibling", "institution", "other")


class GuardianRow(Row):
    """Somebody who answers for a student at home; ended when they do so no more."""

    student = ForeignKeyField(StudentRow)
    student_id: int
    name = Text()
    relation = Text()
    phone = Text(default="")
    lives_with = YesNo(default=True)
    ended_on = Day(null=True)

    class Meta:
        table_name = "guardian"
        constraints = [
            one_of("guardian_relation", "relation", RELATIONS),
            Check("length(trim(name)) > 0", name="guardian_named"),
        ]


class CaseConsentRow(Row):
    """How the consent stood from then on, who signed or refused, and on which day; only ever added to."""

    case = ForeignKeyField(CareCaseRow)
    case_id: int
    at = Moment()
    state = Text()
    signed_on = Day(null=True)
    by_whom = Text(default="")
    author = ForeignKeyField(StaffRow, null=True)
    author_id: int | None

    class Meta:
        table_name = "case_consent"
        constraints = [
            one_of("case_consent_state", "state", CONSENTS),
            Check("state NOT IN ('signed', 'refused') OR signed_on IS NOT NULL", name="case_consent_signed_on"),
            Check("state NOT IN ('signed', 'refused') OR length(trim(by_whom)) > 0", name="case_consent_by_whom"),
            Check("signed_on IS NULL OR signed_on <= substr(at, 1, 10)", name="case_consent_past"),
        ]
