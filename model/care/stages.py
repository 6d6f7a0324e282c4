"""The cycle of six stages (E11): one leads to the next; to skip one or to go back is told with its reason."""

from datetime import datetime
from itertools import pairwise

from model import clock, rights, session
from model.care import access, cases, said
from model.care.cases import Case
from model.errors import NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, fn, tuples
from model.store.tables import CareCaseRow, StaffRow, StageChangeRow
from model.values import dataclass
from model.words import Words

_NEXT = dict(pairwise(said.STAGE_WORDS))


@dataclass(frozen=True, slots=True)
class StageChange:
    """One step from stage to stage."""

    id: int
    """Its number."""
    at: datetime
    """When, local."""
    before: str
    """From which stage, one of ``said.STAGE_WORDS``."""
    after: str
    """To which."""
    reason: str
    """Why the order was left; empty where it was not."""
    author: str
    """Who said so."""


def in_order(before: str, after: str) -> bool:
    """Whether ``after`` is the stage that follows ``before``."""
    return _NEXT.get(before) == after


def move(case_id: int, stage: str, reason: str = "") -> Case:
    """Take a file to another stage. Raises ``Refused`` without a reason where it is not the next one."""
    rights.need(Right.CARE)
    case = cases.need_open(case_id)
    access.need(case.student_id)
    if stage not in said.STAGE_WORDS:
        raise NotFound(Words("没有这个阶段", "There is no such stage"), "stage")
    if case.stage == stage:
        return case
    if not in_order(case.stage, stage) and not reason.strip():
        raise Refused("stage_change_reason", _why(case.stage), "stage_reason")
    with journal.writing("care_case.stage", said.of_file(case_id, Words("改了阶段", "another stage"))):
        put(case, stage, reason)
        return cases.get(case_id)


def put(case: Case, stage: str, reason: str) -> None:
    """Write the step inside an open entry, then the file: the store refuses the second without the first."""
    StageChangeRow.create(
        case=case.id,
        at=clock.now(),
        before=case.stage,
        after=stage,
        reason=reason.strip(),
        author=session.at_desk().staff_id,
    )
    CareCaseRow.update(stage=stage).where(CareCaseRow.id == case.id).execute()


def history(case_id: int) -> list[StageChange]:
    """Every step of a file, the oldest first."""
    access.need(cases.get(case_id).student_id)
    own = StageChangeRow
    columns = (own.id, own.at, own.before, own.after, own.reason, fn.COALESCE(StaffRow.name, ""))
    query = own.select(*columns).join(StaffRow, JOIN.LEFT_OUTER, on=own.author == StaffRow.id)
    return [StageChange(*row) for row in tuples(query.where(own.case == case_id).order_by(own.id))]


def _why(stage: str) -> Words:
    follows = said.STAGE_WORDS[_NEXT[stage]] if stage in _NEXT else None
    if follows is None:
        return Words("已到“恢复”，退回请写明原因", "It has reached “recovered”; say why it goes back")
    words = Words(
        "下一阶段是“{next}”；跳过或退回请写明原因", "“{next}” comes next; say why it is skipped or taken back"
    )
    return words.saying(next=follows)
