"""Handing a student to another counsellor of the school: asked by whoever is in charge, settled by whoever takes over.

The right to read the file moves when the other accepts, and not before; until then it can be withdrawn.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from model import clock, rights, session
from model.care import access, cases
from model.errors import DeskError, NotAllowed, NotFound
from model.people import staff, students
from model.rights import Right
from model.store import journal
from model.store.query import Expression, tuples
from model.store.tables import HandingRow, StaffRow, StudentRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Handing:
    """A student who is handed to another counsellor."""

    id: int
    """Its number."""
    student_id: int
    """Who."""
    student_name: str
    """Their name."""
    giver_id: int
    """Who hands over."""
    giver: str
    """Their name."""
    taker_id: int
    """Who takes over."""
    words: str
    """Why."""
    asked_at: datetime
    """Since when it waits, local."""
    state: str
    """``asked accepted declined withdrawn``."""


def ask(student_ids: Collection[int], taker: int, words: str) -> list[Handing]:
    """Hand these students to another counsellor, as one change; nothing moves before that one accepts.

    Raises ``NotAllowed`` for a file in another's charge, ``Refused`` without a reason or where one is asked already.
    """
    rights.need(Right.CARE)
    me = _me()
    whom = students.these(list(student_ids))
    for each in whom:
        if not access.is_mine(each.id):
            raise NotAllowed(
                Words("{name}不由您负责，不能移交", "{name} is not in your charge").saying(name=each.name), "taker"
            )
    if taker not in {each.id for each in staff.counsellors()}:
        raise NotAllowed(Words("只能移交给心理教师", "A student is handed to a counsellor"), "taker")
    said = Words("请{who}接收 {n} 名学生", "Asked {who} to take over {n} {n:student|students}")
    with journal.writing("handover.ask", said.saying(who=staff.get(taker).name, n=len(whom))):
        rows = [
            HandingRow.create(student=each.id, giver=me, taker=taker, words=words.strip(), asked_at=clock.now()).id
            for each in whom
        ]
        return _where(HandingRow.id.in_(rows))


def accept(handing_id: int) -> Handing:
    """Take the student over: own counsellor, and in charge of the open file, in one change."""
    handing = _mine(handing_id, HandingRow.taker)
    with journal.writing(
        "handover.accept",
        Words("从{who}接收了{name}", "Took {name} over from {who}").saying(
            who=handing.giver, name=handing.student_name
        ),
    ):
        _settle(handing, "accepted")
        StudentRow.update(counsellor=handing.taker_id).where(StudentRow.id == handing.student_id).execute()
        case = cases.of_student(handing.student_id)
        if case is not None and case.state == "open" and case.owner_id != handing.taker_id:
            cases.entrust(case.id, handing.taker_id)
        return get(handing_id)


def decline(handing_id: int, remark: str) -> Handing:
    """Give it back, for a reason; the student stays where they are. Raises ``Refused`` without one."""
    handing = _mine(handing_id, HandingRow.taker)
    words = Words("退回了{who}移交的{name}", "Declined to take {name} over from {who}")
    with journal.writing("handover.decline", words.saying(who=handing.giver, name=handing.student_name)):
        _settle(handing, "declined", remark)
        return get(handing_id)


def withdraw(handing_id: int) -> Handing:
    """Take back what was asked, as long as the other has not answered."""
    handing = _mine(handing_id, HandingRow.giver)
    words = Words("收回了{name}的移交", "Withdrew the handing over of {name}").saying(name=handing.student_name)
    with journal.writing("handover.withdraw", words):
        _settle(handing, "withdrawn")
        return get(handing_id)


def to_answer() -> list[Handing]:
    """What waits for the person at the desk; nothing for whoever keeps no files."""
    if not rights.may(Right.CARE):
        return []
    return _where(HandingRow.taker == session.at_desk().staff_id, HandingRow.state == "asked")


def asked_of(student_id: int) -> Handing | None:
    """The handing over that waits for an answer about a student; None without one."""
    rights.need(Right.CARE)
    found = _where(HandingRow.student == student_id, HandingRow.state == "asked")
    return found[0] if found else None


def get(handing_id: int) -> Handing:
    """One handing over. Raises ``NotFound``."""
    rights.need(Right.CARE)
    found = _where(HandingRow.id == handing_id)
    if not found:
        raise NotFound(Words("没有这次移交", "There is no such handing over"))
    return found[0]


def _settle(handing: Handing, state: str, remark: str = "") -> None:
    told: dict[str, Any] = {"state": state, "settled_at": clock.now(), "remark": remark.strip()}
    HandingRow.update(told).where(HandingRow.id == handing.id).execute()


def _mine(handing_id: int, side: Any) -> Handing:
    """A handing over that waits, and is this one's to settle. Raises ``NotAllowed`` and ``DeskError``."""
    rights.need(Right.CARE)
    handing = get(handing_id)
    if _me() != (handing.taker_id if side is HandingRow.taker else handing.giver_id):
        raise NotAllowed(Words("这次移交不由您答复", "That is not yours to answer"))
    if handing.state != "asked":
        raise DeskError(Words("这次移交已有结果", "That was answered already"))
    return handing


def _me() -> int:
    me = session.at_desk().staff_id
    if me is None:
        raise NotAllowed(Words("请先以教师身份登录", "Sign in as a member of staff"))
    return me


def _where(*conditions: Expression) -> list[Handing]:
    own = HandingRow
    columns = (own.id, own.student, StudentRow.name, own.giver, StaffRow.name, own.taker, own.words, own.asked_at)
    query = (
        own.select(*columns, own.state)
        .join_from(own, StudentRow)
        .join_from(own, StaffRow, on=own.giver == StaffRow.id)
        .where(*conditions)
        .order_by(own.id)
    )
    return [Handing(*row) for row in tuples(query)]
