"""A referral goes out with consent and comes back with feedback: applied, approved, sent, heard back, back or ended (E10)."""

from datetime import date
from typing import Any

from model import clock, rights, session
from model.care import access, cases
from model.errors import NotFound, Refused
from model.people import students
from model.rights import Right
from model.store import journal
from model.store.query import Expression, tuples
from model.store.tables import ReferralRow, StudentRow
from model.values import dataclass
from model.words import Words

UNDER_WAY = ("applied", "approved", "sent", "feedback")
"""The states in which something is still to be done."""


@dataclass(frozen=True, slots=True)
class Referral:
    """A student sent on to somebody who can do more."""

    id: int
    """Its number."""
    student_id: int
    """Who is referred."""
    student_name: str
    """Their name."""
    kind: str
    """``school centre hospital``."""
    to_whom: str
    """Where to."""
    reason: str
    """The facts."""
    secrecy: str
    """How secret its papers are."""
    consent_student: str
    """Whether the student agreed."""
    consent_parent: str
    """Whether the parents did."""
    override: str
    """Why it went out without; empty where it need not."""
    state: str
    """``applied approved refused sent feedback back closed``."""
    applied_on: date
    """When it was applied for."""
    approved_on: date | None
    """When it was approved."""
    approved_by: str
    """By whom or in which meeting."""
    sent_on: date | None
    """When it went out."""
    feedback_on: date | None
    """When somebody answered."""
    feedback: str
    """What they said, word for word."""
    advice: str
    """What they advised, word for word."""
    follow_on: date | None
    """When it is followed up."""
    ended_on: date | None
    """When it was over."""
    ended_words: str
    """Why it ended, or how the student came back."""


def apply(student_id: int, kind: str, to_whom: str, reason: str, secrecy: str = "secret") -> Referral:
    """Apply for a referral."""
    access.need(student_id)
    with journal.writing("referral.apply", Words("申请了一次转介（{n}）", "Applied for a referral ({n})")) as entry:
        case = cases.of_student(students.get(student_id).id)
        row = ReferralRow.create(
            student=student_id,
            case=case.id if case else None,
            kind=kind,
            to_whom=to_whom.strip(),
            reason=reason.strip(),
            secrecy=secrecy,
            applied_on=clock.today(),
            applied_by=session.at_desk().staff_id,
        )
        entry.reword(n=row.id)
        return get(row.id)


def consent(referral_id: int, student: str, parent: str, override: str = "") -> Referral:
    """Say how the consents stand, or why it goes out without one."""
    words = Words("转介 {n}：登记了知情同意", "Referral {n}: consent")
    values = {"consent_student": student, "consent_parent": parent, "override": override.strip()}
    return _move(referral_id, words, UNDER_WAY, **values)


def approve(referral_id: int, by: str) -> Referral:
    """The leading group approves it."""
    words = Words("转介 {n}：已批准", "Referral {n}: approved")
    values = {"state": "approved", "approved_on": clock.today(), "approved_by": by.strip()}
    return _move(referral_id, words, ("applied",), **values)


def refuse(referral_id: int, reason: str) -> Referral:
    """The leading group does not approve it."""
    words = Words("转介 {n}：未批准", "Referral {n}: not approved")
    values = {"state": "refused", "ended_on": clock.today(), "ended_words": reason.strip()}
    return _move(referral_id, words, ("applied",), **values)


def send(referral_id: int, follow_on: date) -> Referral:
    """It goes out. Raises ``Refused`` without both consents or a recorded override."""
    words = Words("转介 {n}：已转出", "Referral {n}: sent")
    values = {"state": "sent", "sent_on": clock.today(), "follow_on": follow_on}
    return _move(referral_id, words, ("approved",), **values)


def hear(referral_id: int, feedback: str, advice: str = "", follow_on: date | None = None) -> Referral:
    """Somebody answered: their words as they said them."""
    words = Words("转介 {n}：收到反馈", "Referral {n}: heard back")
    values = {
        "state": "feedback",
        "feedback_on": clock.today(),
        "feedback": feedback.strip(),
        "advice": advice.strip(),
        "follow_on": follow_on,
    }
    return _move(referral_id, words, ("sent", "feedback"), **values)


def come_back(referral_id: int, words: str = "") -> Referral:
    """The student is back in the school's care."""
    told = Words("转介 {n}：已回归", "Referral {n}: back")
    values = {"state": "back", "ended_on": clock.today(), "ended_words": words.strip(), "follow_on": None}
    return _move(referral_id, told, ("feedback",), **values)


def end(referral_id: int, reason: str) -> Referral:
    """It ends some other way, for a reason."""
    words = Words("转介 {n}：已结束", "Referral {n}: ended")
    values = {"state": "closed", "ended_on": clock.today(), "ended_words": reason.strip(), "follow_on": None}
    return _move(referral_id, words, ("approved", "sent", "feedback"), **values)


def get(referral_id: int) -> Referral:
    """One referral. Raises ``NotFound`` and ``NotAllowed``."""
    found = _where(ReferralRow.id == referral_id)
    if not found:
        raise NotFound(Words("没有这次转介", "There is no such referral"))
    return found[0]


def of_student(student_id: int) -> list[Referral]:
    """A student's referrals, the newest first."""
    access.need(student_id)
    return sorted(_where(ReferralRow.student == student_id), key=lambda each: each.id, reverse=True)


def under_way() -> list[Referral]:
    """The referrals that are not over, by the day they are followed up."""
    found = _where(ReferralRow.state.in_(UNDER_WAY))
    return sorted(found, key=lambda each: (each.follow_on or each.applied_on, each.id))


def _move(referral_id: int, words: Words, states: tuple[str, ...], **values: Any) -> Referral:
    rights.need(Right.CARE)
    with journal.writing("referral.move", words.saying(n=referral_id)):
        before = get(referral_id)
        access.need(before.student_id)
        if before.state not in states:
            raise Refused(
                "referral.order", Words("转介还不到这一步，或已过了这一步", "The referral is not at that point")
            )
        ReferralRow.update(values).where(ReferralRow.id == referral_id).execute()
        return get(referral_id)


def _where(condition: Expression) -> list[Referral]:
    rights.need(Right.CARE)
    own = ReferralRow
    before = (own.id, own.student, StudentRow.name, own.kind, own.to_whom, own.reason, own.secrecy)
    middle = (own.consent_student, own.consent_parent, own.override, own.state, own.applied_on, own.approved_on)
    after = (own.approved_by, own.sent_on, own.feedback_on, own.feedback, own.advice, own.follow_on)
    query = own.select(*before, *middle, *after, own.ended_on, own.ended_words).join(StudentRow)
    return [Referral(*row) for row in tuples(query.where(condition))]
