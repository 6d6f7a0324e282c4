"""Closing a file: which way it ends, and what must be so first (E11).

A file ends with the sixth stage, “recovered”. Where it ends otherwise, the reason is said and has to be true: the
student is no longer here, or somebody else took them over. The ways are those of the texts, that each has to fit
is the desk's own safeguard; ``other`` is for what nobody thought of, and stands on its grounds alone.
"""

from model import rights
from model.care import said, stages
from model.care.cases import Case
from model.errors import Refused
from model.people import index, students
from model.rights import Right
from model.store.query import fn, tuples
from model.store.tables import CaseEndingRow, CaseTextRow, LevelChangeRow, LoweringRow, ReferralRow
from model.words import Words

GONE = ("transferred", "graduated")
"""The endings of a file whose student is no longer here."""
TAKEN_OVER = ("sent", "feedback", "closed")
"""The states of a referral that went out in which somebody else has the student."""


def usual(case: Case) -> str | None:
    """The ending that fits a file as it stands; None where a person has to say."""
    rights.need(Right.CARE)
    student = students.get(case.student_id)
    if not index.as_found(student).here:
        return "transferred" if student.left_on is not None else "graduated"
    return "recovered" if _may_recover(case) else None


def wants_calm(case: Case, ending: str) -> bool:
    """Whether two low assessments come first: nobody assesses a student who is gone, or whom a hospital has."""
    return case.state == "open" and ending not in (*GONE, "referred")


def need(case: Case, ending: str) -> None:
    """Go on only with a closing summary, and an ending that fits. Raises ``Refused``."""
    rights.need(Right.CARE)
    if ending not in said.ENDING_WORDS:
        raise Refused(
            "closing.ending",
            Words(
                "请选择怎样结案：恢复，或因转学、毕业、转介等",
                "Say which way it ends: recovered, or transferred, graduated, referred …",
            ),
            "ending",
        )
    if ending == "recovered" and not _may_recover(case):
        _not_recovered(case)
    if ending in GONE and index.as_found(students.get(case.student_id)).here:
        words = Words(
            "该生仍在校：请先在学生页标记离校，或选别的结案原因",
            "They are still at school: mark on page 7 that they left, or choose another way",
        )
        raise Refused("closing.still_here", words, "ending")
    if ending == "referred" and not _was_referred(case):
        raise Refused(
            "closing.not_referred",
            Words(
                "没有已转出的转介：请先登记转介（Ctrl+G），或选别的结案原因",
                "No referral has gone out: enter it first (Ctrl+G), or choose another way",
            ),
            "ending",
        )
    _need_summary(case)


def keep(lowering_id: int, ending: str) -> None:
    """Write it down beside the proposal, inside an open entry."""
    CaseEndingRow.create(lowering=lowering_id, how=ending)


def settle(case: Case, ending: str) -> None:
    """It is decided, inside an open entry: the cycle goes its last step where the student has recovered."""
    need(case, ending)
    if ending == "recovered" and case.stage != "recovered":
        stages.put(case, "recovered", "")


def link(lowering_id: int) -> None:
    """The newest change of the file is the one that was proposed, inside an open entry."""
    own, change = CaseEndingRow, LevelChangeRow
    case = LoweringRow.select(LoweringRow.case).where(LoweringRow.id == lowering_id)
    newest = change.select(fn.MAX(change.id)).where(change.case == case)
    own.update(change=newest).where(own.lowering == lowering_id).execute()


def _may_recover(case: Case) -> bool:
    return case.stage == "recovered" or stages.in_order(case.stage, "recovered")


def _not_recovered(case: Case) -> None:
    words = Words(
        "档案还在“{stage}”阶段，没有走到“恢复”：请先在档案里改阶段（Ctrl+E），或选别的结案原因",
        "The file is at the stage “{stage}”, not yet recovered: move it on first (Ctrl+E in the file), or choose another way",
    )
    raise Refused("closing.not_recovered", words.saying(stage=said.STAGE_WORDS[case.stage]), "ending")


def _was_referred(case: Case) -> bool:
    row = ReferralRow
    gone = row.sent_on.is_null(False) & row.state.in_(TAKEN_OVER)
    return bool(row.select().where(gone, row.student == case.student_id).exists())


def _need_summary(case: Case) -> None:
    row = CaseTextRow
    found = tuples(
        row.select(row.body).where(row.case == case.id, row.kind == "summary").order_by(row.id.desc()).limit(1)
    )
    if not found or not found[0][0].strip():
        raise Refused("lowering.summary", Words("结案前请先写结案总结", "Write the closing summary before closing"))
