"""The facts of a file changed together, as one entry."""

from collections.abc import Collection
from datetime import date

from model import rights
from model.care import cases, consents, lists, said, stages
from model.care.cases import Case
from model.rights import Right
from model.store import journal
from model.words import Words


def change(
    case_id: int,
    *,
    owner: int,
    stage: str,
    stage_reason: str = "",
    consent: str,
    consent_on: date | None = None,
    consent_by: str = "",
    danger: str,
    reasons: Collection[str],
    flags: Collection[str],
) -> Case:
    """Change who is in charge, stage, consent, danger, reasons and family; what is the same writes nothing.

    Raises ``Refused`` for a stage out of its order without its reason, or a signature without its day and person.
    """
    rights.need(Right.CARE)
    before, last = cases.need_open(case_id), consents.latest(case_id)
    signed = (last.signed_on, last.by_whom) if last else (None, "")
    told = (consent_on, consent_by.strip()) if consent in consents.ANSWERED else (None, "")
    if (
        (before.owner_id, before.stage, before.consent, before.danger) == (owner, stage, consent, danger)
        and signed == told
        and set(before.reasons) == set(reasons)
        and set(lists.flags_of(before.student_id)) == set(flags)
    ):
        return before
    with journal.writing("care_case.facts", said.of_file(case_id, Words("改了基本情况", "its facts"))):
        stages.move(case_id, stage, stage_reason)
        consents.record(case_id, consent, consent_on, consent_by)
        if before.danger != danger:
            cases.set_danger(case_id, danger)
        cases.set_reasons(case_id, reasons)
        lists.set_flags(before.student_id, flags)
        if before.owner_id != owner:
            cases.entrust(case_id, owner)  # last: afterwards it is another's file
        return cases.get(case_id)
