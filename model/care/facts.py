"""The facts of a file changed together, as one entry."""

from collections.abc import Collection

from model import rights
from model.care import cases, lists, said, stages
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
    danger: str,
    reasons: Collection[str],
    flags: Collection[str],
) -> Case:
    """Change who is in charge, stage, consent, danger, reasons and family; what is the same writes nothing.

    Raises ``Refused`` for a stage out of its order without its reason.
    """
    rights.need(Right.CARE)
    before = cases.need_open(case_id)
    if (
        (before.owner_id, before.stage, before.consent, before.danger) == (owner, stage, consent, danger)
        and set(before.reasons) == set(reasons)
        and set(lists.flags_of(before.student_id)) == set(flags)
    ):
        return before
    with journal.writing("care_case.facts", said.of_file(case_id, Words("改了基本情况", "its facts"))):
        stages.move(case_id, stage, stage_reason)
        if before.consent != consent:
            cases.set_consent(case_id, consent)
        if before.danger != danger:
            cases.set_danger(case_id, danger)
        cases.set_reasons(case_id, reasons)
        lists.set_flags(before.student_id, flags)
        if before.owner_id != owner:
            cases.entrust(case_id, owner)  # last: afterwards it is another's file
        return cases.get(case_id)
