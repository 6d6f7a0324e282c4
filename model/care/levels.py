"""Levels are decided by people: raised at once with a reason, lowered on grounds by somebody who decides.
Raising never waits for a reason to look; proposing to lower another's student does, as reading does.

A score, a report or a rule never gets here. That two low assessments in a row come before a lowering is this desk's
own safeguard and no text's; the school may switch it off.
"""

from collections.abc import Collection
from datetime import date, datetime

from model import clock, rights, session, settings, word_lists
from model.care import access, cases, closing, said, scheme, stages
from model.care.cases import Case
from model.care.level_history import Lowering, lowering
from model.errors import NotFound, Refused
from model.people import staff, students
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import CareCaseRow, CaseReviewRow, LevelChangeRow, LoweringRow
from model.words import Words

STANDS = Words(
    "等级变动已记入档案，不能撤销，只能再变动或更正", "A change of level stands; change it again or correct it"
)
LOW_IN_A_ROW = 2
"""Low assessments before a lowering: the desk's own safeguard."""


def raise_level(case_id: int, rank: int, reason: str, review_on: date | None) -> Case:
    """Raise a level now. A proposal to lower it falls. Raises ``Refused`` if it is not higher, or without a reason."""
    rights.need(Right.CARE)
    with journal.writing(
        "care_case.level", said.of_file(case_id, Words("等级有变动", "the level changed")), stands=STANDS
    ):
        case = cases.need_open(case_id)
        cases.need_level(rank)
        cases.need_ahead(review_on)
        row = LoweringRow
        row.update(state="dropped", decided_at=clock.now(), decider=_me()).where(
            row.case == case_id, row.state == "asked"
        ).execute()
        return _put(case, "raise", rank, reason, review_on, proposer=_me(), decider=_me())


def propose(case_id: int, rank: int | None, grounds: str, *, ending: str = "") -> Lowering:
    """Propose a lower level, or with ``rank`` None to close the case and the way it ends; somebody decides about it.

    Raises ``Refused`` without grounds, without two low assessments since the last raising (the desk's own safeguard),
    and for closing as ``closing.need`` (E11).
    """
    rights.need(Right.CARE)
    words = said.of_file(case_id, Words("提议变动等级", "a change of level was proposed"))
    with journal.writing("lowering.propose", words):
        case = cases.need_open(case_id)
        access.need(case.student_id)
        if rank is not None:
            cases.need_level(rank)
            if rank >= case.rank:
                raise Refused("level_change_lower", Words("请选择更低的等级", "Choose a lower level"), "rank")
        if rank is not None or closing.wants_calm(case, ending):
            _need_calm(case)
        if rank is None:
            closing.need(case, ending)
        made = LoweringRow.create(case=case_id, at=clock.now(), rank=rank, grounds=grounds.strip(), proposer=_me())
        if rank is None:
            closing.keep(made.id, ending)
        return lowering(made.id)


def decide(
    lowering_id: int, agree: bool, *, meeting: str = "", remark: str = "", review_on: date | None = None
) -> Case:
    """Decide about a proposal: a second person, or the meeting that is named.

    Whoever decides their own proposal without a meeting is shown as having done so. Raises ``Refused`` for a refusal
    without a reason, a lower level without a date to look again, or a closing that no longer fits (``closing.need``).
    """
    rights.need(Right.CARE)
    asked = lowering(lowering_id)
    if asked.state != "asked":
        raise Refused("lowering.decided", Words("这个提议已有决定", "That proposal is decided already"))
    words = said.of_file(asked.case_id, Words("对等级提议作了决定", "a proposal was decided"))
    with journal.writing("lowering.decide", words, stands=STANDS):
        LoweringRow.update(
            state="agreed" if agree else "refused", decided_at=clock.now(), decider=_me(), remark=remark.strip()
        ).where(LoweringRow.id == lowering_id).execute()
        case = cases.need_open(asked.case_id)
        if not agree:
            return case
        kind = "close" if asked.rank is None else "lower"
        if kind == "lower":
            cases.need_ahead(review_on)
        elif asked.ending:
            closing.settle(case, asked.ending)
        made = _put(
            case,
            kind,
            asked.rank,
            asked.grounds,
            review_on,
            proposer=asked.proposer_id,
            decider=_me(),
            meeting=meeting.strip(),
        )
        if asked.ending:
            closing.link(asked.id)
        return made


def reopen(case_id: int, rank: int, reason: str, review_on: date | None) -> Case:
    """Open a closed file again, with a reason; its cycle begins anew (E11). Raises ``Refused`` if it is open.

    The file of a student who has left may be opened again where it lies, to be handed over (B5).
    """
    rights.need(Right.CARE)
    with journal.writing("care_case.reopen", said.of_file(case_id, Words("重开", "reopened")), stands=STANDS):
        case = cases.get(case_id)
        if case.state == "open":
            raise Refused("care_case.student_id", Words("档案已经打开", "The file is open already"))
        cases.need_level(rank)
        cases.need_ahead(review_on)
        if case.stage != "found":
            stages.put(case, "found", reason)
        return _put(case, "reopen", rank, reason, review_on, proposer=_me(), decider=_me())


def take_up(
    student_id: int,
    rank: int,
    reason: str,
    review_on: date | None,
    *,
    reasons: Collection[str] = (),
    danger: str = "",
) -> Case:
    """Open a student's file, or go on with the one that was closed: one student has one file (B2).

    Reasons are added to the earlier ones; a file whose keeper is no longer here goes to the person at the desk.
    Raises as ``cases.open_case`` and ``reopen``.
    """
    rights.need(Right.CARE)
    before = cases.of_student(student_id)
    if before is None or before.state == "open":
        return cases.open_case(student_id, rank, reason, review_on, reasons=reasons, danger=danger)
    students.need_here(student_id)
    word_lists.need([danger] if danger else [], "danger", field="danger")
    with journal.writing("care_case.reopen", said.of_file(before.id, Words("重开", "reopened")), stands=STANDS):
        reopen(before.id, rank, reason, review_on)
        cases.put_reasons(before.id, {*before.reasons, *reasons})
        here = {each.id for each in staff.counsellors()}
        owner = before.owner_id if before.owner_id in here else _me()
        danger = danger or before.danger
        CareCaseRow.update(danger=danger, owner=owner).where(CareCaseRow.id == before.id).execute()
        return cases.get(before.id)


def correct(change_id: int, words: str) -> None:
    """Add a correction to a change of a level; what was written stays."""
    rights.need(Right.CARE)
    row = LevelChangeRow.get_or_none(LevelChangeRow.id == change_id)
    if row is None:
        raise NotFound(Words("没有这次等级变动", "There is no such change of a level"))
    access.need(cases.get(row.case_id).student_id)
    told = said.of_file(row.case_id, Words("更正了等级记录", "a change of level was corrected"))
    with journal.writing("care_case.correct", told, stands=STANDS):
        LevelChangeRow.create(
            case=row.case_id,
            at=clock.now(),
            kind="correct",
            before=row.before,
            after=row.after if row.after is not None else row.before,
            label=row.label,
            reason=words.strip(),
            proposer=_me(),
            corrects=change_id,
        )


def _put(
    case: Case,
    kind: str,
    rank: int | None,
    reason: str,
    review_on: date | None,
    *,
    proposer: int | None,
    decider: int | None,
    meeting: str = "",
) -> Case:
    """Write the change, then the case: the store refuses the second without the first."""
    today = clock.today()
    LevelChangeRow.create(
        case=case.id,
        at=clock.now(),
        kind=kind,
        before=case.rank,
        after=rank,
        label=scheme.level(case.rank if rank is None else rank).label.zh,
        reason=reason.strip(),
        proposer=proposer,
        decider=decider,
        meeting=meeting,
        self_approved=kind in ("lower", "close") and proposer == decider and not meeting,
        review_on=review_on,
    )
    if rank is None:
        values = {"state": "closed", "closed_on": today, "review_on": None}
    else:
        values = {"state": "open", "closed_on": None, "rank": rank, "rank_since": today, "review_on": review_on}
    CareCaseRow.update(values).where(CareCaseRow.id == case.id).execute()
    return cases.get(case.id)


def _need_calm(case: Case) -> None:
    """Two low assessments in a row since the level was last raised or the file opened."""
    if not settings.get().care.care_two_low:
        return
    row = CaseReviewRow
    found = tuples(
        row.select(row.risk)
        .where(row.case == case.id, row.at >= _last_raised(case.id))
        .order_by(row.id.desc())
        .limit(LOW_IN_A_ROW)
    )
    if [risk for (risk,) in found] != ["low"] * LOW_IN_A_ROW:
        raise Refused(
            "lowering.two_low",
            Words(
                "连续两次评估为低风险后才能提议（这是本台自设的保护，不是文件规定，可在设置中关闭）",
                "First two low assessments in a row (this desk's own safeguard, no text's; Settings switch it off)",
            ),
        )


def _last_raised(case_id: int) -> datetime:
    row = LevelChangeRow
    kinds = row.kind.in_(("open", "raise", "reopen"))
    found = tuples(row.select(row.at).where(row.case == case_id, kinds).order_by(row.id.desc()).limit(1))
    moment: datetime = found[0][0]
    return moment


def _me() -> int | None:
    return session.at_desk().staff_id
