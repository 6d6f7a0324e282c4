"""A case: opened with a level, a reason and a date to look again; in somebody's charge; one open a student (B2)."""

from collections.abc import Collection
from datetime import date
from typing import Any

from model import clock, rights, session, word_lists
from model.care import access, said, scheme
from model.errors import NotAllowed, NotFound, Refused
from model.people import staff, students
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import CareCaseRow, CaseReasonRow, HandingRow, LevelChangeRow, StaffRow, StudentRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Case:
    """A student who is watched over."""

    id: int
    """The file's number."""
    student_id: int
    """Whose it is."""
    student_name: str
    """Their name."""
    state: str
    """``open`` or ``closed``."""
    rank: int
    """The level: the higher the graver."""
    danger: str
    """The kind of danger, a code of the word list; empty without one."""
    stage: str
    """Where in the cycle of six it is (E11)."""
    consent: str
    """Whether the parents signed."""
    owner_id: int
    """Who is in charge."""
    owner_name: str
    """Their name."""
    opened_on: date
    """Since when."""
    rank_since: date
    """Since when at this level."""
    review_on: date | None
    """When it is looked at again; None only when closed."""
    closed_on: date | None
    """Since when it is closed."""
    reasons: tuple[str, ...]
    """Codes of the reasons; several at once count as graver (D5)."""

    @property
    def level(self) -> scheme.Level:
        """The level as the school calls it now."""
        return scheme.level(self.rank)


def open_case(
    student_id: int,
    rank: int,
    reason: str,
    review_on: date | None,
    *,
    reasons: Collection[str] = (),
    danger: str = "",
    owner: int | None = None,
) -> Case:
    """Open a file: a person decides the level, says why, and when to look again.

    Raises ``Refused`` without a review date or a reason, for a student who has left, or if there is a file already: a
    closed one is reopened (``levels.take_up``), so that one student has one file.
    """
    rights.need(Right.CARE)
    me = _me()
    with journal.writing("care_case.open", Words("建立了关注档案 {n}", "Opened care file {n}")) as entry:
        need_level(rank)
        need_ahead(review_on)
        _need_danger(danger)
        _need_none_closed(student_id)
        row = CareCaseRow.create(
            student=students.need_here(student_id).id,
            rank=rank,
            danger=danger,
            owner=owner or me,
            opened_on=clock.today(),
            rank_since=clock.today(),
            review_on=review_on,
        )
        put_reasons(row.id, reasons)
        LevelChangeRow.create(
            case=row.id,
            at=clock.now(),
            kind="open",
            after=rank,
            label=scheme.level(rank).label.zh,
            reason=reason.strip(),
            proposer=me,
            decider=me,
            review_on=review_on,
        )
        entry.reword(n=row.id)
        return get(row.id)


def entrust(case_id: int, owner: int) -> Case:
    """Give a file into another counsellor's charge: what was handed to them and accepted, or whose keeper is gone.

    Raises ``NotAllowed`` where neither is so: the right to read moves with both their wills (``handover.in_house``).
    """
    rights.need(Right.CARE)
    here = {each.id for each in staff.counsellors()}
    if owner not in here:
        raise NotAllowed(Words("只有心理教师能负责档案", "Only a counsellor is in charge of a file"), "owner")
    case = get(case_id)
    if case.owner_id == owner:
        return case
    if case.owner_id in here and not _was_accepted(case, owner):
        raise NotAllowed(
            Words(
                "档案由{name}负责：请其移交，由接收的老师接收后生效",
                "{name} is in charge: they hand the student over, and it moves when the other accepts",
            ).saying(name=case.owner_name),
            "owner",
        )
    return _change(case_id, "care_case.entrust", Words("改了负责人", "another in charge"), owner=owner)


def set_danger(case_id: int, danger: str) -> Case:
    """Say which kind of danger there is; it is independent of the level."""
    rights.need(Right.CARE)
    access.need(get(case_id).student_id)
    _need_danger(danger)
    return _change(case_id, "care_case.danger", Words("改了危险类型", "the kind of danger"), danger=danger)


def set_reasons(case_id: int, codes: Collection[str]) -> Case:
    """Say why they are watched over, these reasons and no others (D5)."""
    rights.need(Right.CARE)
    with journal.writing("care_case.reasons", said.of_file(case_id, Words("改了关注原因", "the reasons"))):
        access.need(get(case_id).student_id)
        put_reasons(need_open(case_id).id, codes)
        return get(case_id)


def put_reasons(case_id: int, codes: Collection[str]) -> None:
    """Write the reasons inside an open entry. Raises ``NotFound`` for one that is not listed."""
    wanted = set(codes)
    if unknown := wanted - set(scheme.reasons()):
        raise NotFound(Words("没有这一项原因：{code}", "No such reason: {code}").saying(code=min(unknown)), "reasons")
    row = CaseReasonRow
    there = {code for (code,) in tuples(row.select(row.code).where(row.case == case_id))}
    if there - wanted:
        row.delete().where(row.case == case_id, row.code.in_(there - wanted)).execute()
    for code in sorted(wanted - there):
        row.create(case=case_id, code=code)


def get(case_id: int) -> Case:
    """One case. Raises ``NotFound``."""
    found = where(CareCaseRow.id == case_id)
    if not found:
        raise NotFound(Words("没有这份关注档案", "There is no such file"))
    return found[0]


def of_student(student_id: int) -> Case | None:
    """The student's file: the open one, or else the last that was closed; None without one."""
    found = where(CareCaseRow.student == student_id)
    return max(found, key=lambda case: (case.state == "open", case.id)) if found else None


def need_open(case_id: int) -> Case:
    """A case that is open. Raises ``Refused``."""
    case = get(case_id)
    if case.state != "open":
        raise Refused("care_case.closed", Words("档案已结案，请先重开", "The file is closed; reopen it first"))
    return case


def need_level(rank: int) -> None:
    """Go on only with a level of the school's scheme. Raises ``Refused``."""
    if not 1 <= rank <= len(scheme.levels()):
        raise Refused(
            "care_case_rank", Words("请选择本校方案中的等级", "Choose a level of the school's scheme"), "rank"
        )


def need_ahead(review_on: date | None) -> None:
    """A review lies ahead; that there is one at all, the store sees to. Raises ``Refused``."""
    if review_on is not None and review_on <= clock.today():
        raise Refused(
            "care_case.review_ahead", Words("下次评估日期应在今天之后", "The next review lies after today"), "review_on"
        )


def where(*conditions: Any) -> list[Case]:
    """The cases that fit, with the right to keep them."""
    rights.need(Right.CARE)
    own = CareCaseRow
    columns = (own.id, own.student, StudentRow.name, own.state, own.rank, own.danger, own.stage, own.consent, own.owner)
    more = (StaffRow.name, own.opened_on, own.rank_since, own.review_on, own.closed_on)
    query = own.select(*columns, *more).join_from(own, StudentRow).join_from(own, StaffRow, on=own.owner == StaffRow.id)
    rows = tuples(query.where(*conditions).order_by(own.id))
    reasons: dict[int, list[str]] = {}
    link = CaseReasonRow
    for number, code in tuples(link.select(link.case, link.code).where(link.case.in_([row[0] for row in rows]))):
        reasons.setdefault(number, []).append(code)
    return [Case(*(*row, tuple(sorted(reasons.get(row[0], ()))))) for row in rows]


def _change(case_id: int, deed: str, what: Words, **values: Any) -> Case:
    rights.need(Right.CARE)
    need_open(case_id)
    with journal.writing(deed, said.of_file(case_id, what)):
        CareCaseRow.update(values).where(CareCaseRow.id == case_id).execute()
        return get(case_id)


def _was_accepted(case: Case, owner: int) -> bool:
    """Whether whoever is in charge handed the student to this one, who has just accepted."""
    row = HandingRow
    found = row.select().where(
        row.student == case.student_id,
        row.giver == case.owner_id,
        row.taker == owner,
        row.state == "accepted",
        row.settled_at == clock.now(),
    )
    return owner == session.at_desk().staff_id and bool(found.exists())


def _need_none_closed(student_id: int) -> None:
    before = of_student(student_id)
    if before is not None and before.state == "closed":
        raise Refused(
            "care_case.was_closed",
            Words("该生有已结案的档案：请在一生一档里重开", "The student has a closed file: reopen it there"),
        )


def _need_danger(code: str) -> None:
    word_lists.need([code] if code else [], "danger", field="danger")


def _me() -> int:
    me = session.at_desk().staff_id
    if me is None:
        raise NotAllowed(Words("请先以教师身份登录", "Sign in as a member of staff"))
    return me
