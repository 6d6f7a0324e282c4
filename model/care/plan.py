"""The plan of a case (一生一策): assessments, what was written, measures with who and until when (B2, E11)."""

from datetime import date, datetime

from model import clock, rights, session
from model.care import access, cases, said
from model.care.cases import Case
from model.errors import NotFound
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, fn, tuples
from model.store.tables import CareCaseRow, CaseMeasureRow, CaseReviewRow, CaseTextRow, StaffRow
from model.values import dataclass
from model.words import Words

STANDS = Words("评估已记入档案，不能撤销，请再作一次", "An assessment stands; make another")


@dataclass(frozen=True, slots=True)
class Review:
    """An assessment by a person."""

    id: int
    """Its number."""
    at: datetime
    """When, local."""
    risk: str
    """``low medium high``."""
    facts: str
    """On which facts."""
    next_on: date
    """When the next one is due."""
    author: str
    """Who assessed."""


@dataclass(frozen=True, slots=True)
class Written:
    """A part of a file as it was written last."""

    kind: str
    """Which part, one of ``said.TEXT_WORDS``."""
    body: str
    """What stands there."""
    at: datetime
    """When, local."""
    author: str
    """Who wrote it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the plan."""

    id: int
    """Its number."""
    case_id: int
    """The file."""
    what: str
    """What is to be done."""
    who: str
    """Who does it."""
    until: date
    """Until when."""
    state: str
    """``open done dropped``."""
    remark: str
    """Why it was dropped, or what came of it."""


def assess(case_id: int, risk: str, facts: str, next_on: date) -> Review:
    """Assess a student: it decides nothing about the level, and sets when to look again (D2)."""
    rights.need(Right.CARE)
    with journal.writing(
        "case_review.record", said.of_file(case_id, Words("作了一次评估", "an assessment")), stands=STANDS
    ):
        case = cases.need_open(case_id)
        access.need(case.student_id)
        row = CaseReviewRow.create(
            case=case.id,
            at=clock.now(),
            risk=risk,
            facts=facts.strip(),
            next_on=next_on,
            author=session.at_desk().staff_id,
        )
        CareCaseRow.update(review_on=next_on).where(CareCaseRow.id == case_id).execute()
        return next(each for each in _reviews(case_id) if each.id == row.id)


def reviews(case_id: int) -> list[Review]:
    """The assessments of a case, the oldest first."""
    access.need(cases.get(case_id).student_id)
    return _reviews(case_id)


def write(case_id: int, kind: str, body: str) -> None:
    """Write a part of the plan or of a report anew; the earlier writing stays in the file. The same writes nothing."""
    write_parts(case_id, {kind: body})


def write_parts(case_id: int, parts: dict[str, str]) -> int:
    """Write several parts at once; answers how many were different."""
    access.need(cases.get(case_id).student_id)
    there = {each.kind: each.body for each in _texts(case_id)}
    new = {kind: body.strip() for kind, body in parts.items() if body.strip() != there.get(kind, "")}
    if not new:
        return 0
    with journal.writing("case_text.write", said.of_file(case_id, Words("写了方案", "the plan was written"))):
        case = cases.get(case_id)
        for kind, body in new.items():
            author = session.at_desk().staff_id
            CaseTextRow.create(case=case.id, kind=kind, body=body, at=clock.now(), author=author)
    return len(new)


def texts(case_id: int) -> dict[str, Written]:
    """What stands in each part of a file now."""
    access.need(cases.get(case_id).student_id)
    return {each.kind: each for each in _texts(case_id)}


def add_measure(case_id: int, what: str, who: str, until: date) -> Measure:
    """Add a measure to the plan: what, who, until when."""
    rights.need(Right.CARE)
    with journal.writing("case_measure.add", said.of_file(case_id, Words("加了一项措施", "a measure was added"))):
        case = cases.need_open(case_id)
        access.need(case.student_id)
        row = CaseMeasureRow.create(case=case.id, what=what.strip(), who=who.strip(), until=until)
        return _measure(row.id)


def settle_measure(measure_id: int, state: str, remark: str = "") -> Case:
    """A measure is done, or dropped with a reason."""
    rights.need(Right.CARE)
    measure = _measure(measure_id)
    access.need(cases.get(measure.case_id).student_id)
    with journal.writing(
        "case_measure.settle", said.of_file(measure.case_id, Words("一项措施有了结果", "a measure settled"))
    ):
        CaseMeasureRow.update(state=state, settled_on=clock.today(), remark=remark.strip()).where(
            CaseMeasureRow.id == measure_id
        ).execute()
        return cases.get(measure.case_id)


def measures(case_id: int) -> list[Measure]:
    """The measures of a case, open ones first, by date."""
    access.need(cases.get(case_id).student_id)
    found = _measures(CaseMeasureRow.case == case_id)
    return sorted(found, key=lambda each: (each.state != "open", each.until, each.id))


def _measure(number: int) -> Measure:
    found = _measures(CaseMeasureRow.id == number)
    if not found:
        raise NotFound(Words("没有这项措施", "There is no such measure"))
    return found[0]


def _measures(condition: object) -> list[Measure]:
    rights.need(Right.CARE)
    own = CaseMeasureRow
    columns = (own.id, own.case, own.what, own.who, own.until, own.state, own.remark)
    return [Measure(*row) for row in tuples(own.select(*columns).where(condition))]


def _reviews(case_id: int) -> list[Review]:
    rights.need(Right.CARE)
    own = CaseReviewRow
    columns = (own.id, own.at, own.risk, own.facts, own.next_on, fn.COALESCE(StaffRow.name, ""))
    query = own.select(*columns).join(StaffRow, JOIN.LEFT_OUTER, on=own.author == StaffRow.id)
    return [Review(*row) for row in tuples(query.where(own.case == case_id).order_by(own.id))]


def _texts(case_id: int) -> list[Written]:
    """Every writing, the oldest first, so that the newest of a kind is the last."""
    own = CaseTextRow
    columns = (own.kind, own.body, own.at, fn.COALESCE(StaffRow.name, ""))
    query = own.select(*columns).join(StaffRow, JOIN.LEFT_OUTER, on=own.author == StaffRow.id)
    return [Written(*row) for row in tuples(query.where(own.case == case_id).order_by(own.id))]
