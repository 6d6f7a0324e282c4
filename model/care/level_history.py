"""What was done about a level: every change that was made, every proposal to lower one."""

from datetime import date, datetime

from model import rights
from model.care import access, cases, said, scheme
from model.errors import NotFound
from model.rights import Right
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import CaseEndingRow, LevelChangeRow, LoweringRow, StaffRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One change of a level."""

    id: int
    """Its number."""
    at: datetime
    """When, local."""
    kind: str
    """``open raise lower close reopen correct``."""
    before: int | None
    """The rank before; None where there was none."""
    after: int | None
    """The rank after; None once closed."""
    label: str
    """What the school called the level then, as it was written."""
    reason: str
    """Why."""
    proposer: str
    """Who proposed it."""
    decider: str
    """Who decided it."""
    meeting: str
    """In which meeting; empty without one."""
    self_approved: bool
    """Whether the one who proposed it also decided it, with nobody else."""
    review_on: date | None
    """When it is looked at again."""
    corrects: int | None
    """The change it corrects."""
    ending: str
    """Which way the file ended, by the keys of ``said.ENDING_WORDS``; empty for any other change."""


@dataclass(frozen=True, slots=True)
class Lowering:
    """A proposal to lower a level or to close a case."""

    id: int
    """Its number."""
    case_id: int
    """The file."""
    at: datetime
    """When it was proposed, local."""
    rank: int | None
    """The lower rank; None is to close the case."""
    grounds: str
    """On which grounds."""
    proposer_id: int | None
    """Who proposed it."""
    proposer: str
    """Their name."""
    state: str
    """``asked agreed refused dropped``."""
    ending: str
    """Which way the file is to end, by the keys of ``said.ENDING_WORDS``; empty for a lowering."""

    def to(self) -> Words:
        """What is proposed: a level, or to close the file and which way it ends."""
        if self.rank is not None:
            return scheme.level(self.rank).label
        if not self.ending:
            return Words("结案", "close")
        return Words("结案（{how}）", "close ({how})").saying(how=said.ENDING_WORDS[self.ending])


def history(case_id: int) -> list[LevelChange]:
    """Every change of a case's level, the oldest first."""
    access.need(cases.get(case_id).student_id)
    own, by, to = LevelChangeRow, StaffRow.alias(), StaffRow.alias()
    columns = (own.id, own.at, own.kind, own.before, own.after, own.label, own.reason)
    more = (fn.COALESCE(by.name, ""), fn.COALESCE(to.name, ""), own.meeting, own.self_approved, own.review_on)
    query = (
        own.select(*columns, *more, own.corrects, fn.COALESCE(CaseEndingRow.how, ""))
        .join_from(own, by, JOIN.LEFT_OUTER, on=own.proposer == by.id)
        .join_from(own, to, JOIN.LEFT_OUTER, on=own.decider == to.id)
        .join_from(own, CaseEndingRow, JOIN.LEFT_OUTER, on=CaseEndingRow.change == own.id)
        .where(own.case == case_id)
        .order_by(own.id)
    )
    return [LevelChange(*row) for row in tuples(query)]


def proposal(case_id: int) -> Lowering | None:
    """The proposal that waits for a decision about a case."""
    access.need(cases.get(case_id).student_id)
    found = _lowerings(LoweringRow.case == case_id, LoweringRow.state == "asked")
    return found[0] if found else None


def proposals() -> list[Lowering]:
    """Every proposal that waits for a decision, the oldest first."""
    return _lowerings(LoweringRow.state == "asked")


def lowering(number: int) -> Lowering:
    """One proposal. Raises ``NotFound``."""
    found = _lowerings(LoweringRow.id == number)
    if not found:
        raise NotFound(Words("没有这个提议", "There is no such proposal"))
    return found[0]


def _lowerings(*conditions: Expression) -> list[Lowering]:
    rights.need(Right.CARE)
    own, how = LoweringRow, fn.COALESCE(CaseEndingRow.how, "")
    columns = (own.id, own.case, own.at, own.rank, own.grounds, own.proposer, fn.COALESCE(StaffRow.name, ""), own.state)
    query = own.select(*columns, how).join(StaffRow, JOIN.LEFT_OUTER, on=own.proposer == StaffRow.id)
    query = query.join_from(own, CaseEndingRow, JOIN.LEFT_OUTER, on=CaseEndingRow.lowering == own.id)
    return [Lowering(*row) for row in tuples(query.where(*conditions).order_by(own.id))]
