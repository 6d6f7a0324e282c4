"""From a line to help: what is done about a concern (C5), each a step with its author and its time.

Whatever is done in one go is one entry of the journal: an invitation and its appointment are taken back together.
Opening and feeding cases is in ``model.concern_cases``, where the committee and the files meet.
"""

from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

from model import clock, reading_log, rights, session
from model.appointments import book, waiting
from model.appointments.book import Wish
from model.appointments.kept import Appointment
from model.appointments.waiting import Preference, Waiting
from model.committee import concerns
from model.committee.concerns import Concern
from model.errors import DeskError
from model.rights import Right
from model.store import journal
from model.store.tables import ConcernRow, ConcernStepRow
from model.values import dataclass
from model.words import Words

WATCH_DAYS = 14
"""After so many days a watched student is looked at again, unless another day is said; the number is ours."""
ASK_DAYS = 3
"""After so many days the head teacher's answer is asked for; the number is ours."""

_INVITED = Words("约谈{who} {at}", "Invited {who} {at}")


@dataclass(frozen=True, slots=True)
class Speed:
    """How soon something was done about the concerns of a time."""

    told: int
    """How many were told."""
    acted: int
    """About how many something was done."""
    waiting: int
    """About how many nothing was."""
    median_minutes: int | None
    """Minutes from being told to the first thing done, the middle one; None without any."""
    longest_minutes: int | None
    """The longest."""


def look(concern_id: int) -> Concern:
    """Somebody looks at a concern: it is written down who and when, once each person."""
    rights.need(Right.CONCERNS)
    concern = concerns.get(concern_id)
    reading_log.looked("concern", concern.student_id)
    me = session.at_desk().staff_id
    own = ConcernStepRow
    if own.select().where((own.concern == concern_id) & (own.who == me) & (own.what == "looked")).exists():
        return concern
    words = Words("查看了对{who}的关注事项", "Looked at the concern about {who}").saying(who=concern.student_name)
    # A record, so that Ctrl+Z passes over it: that somebody looked is not taken back.
    with journal.writing("concern.look", words, kind="record"):
        _step(concern, "looked", "")
        return concerns.get(concern_id)


def watch(concern_id: int, words: str = "", again_on: date | None = None) -> Concern:
    """The student is watched; on ``again_on`` (in two weeks unless said) it is a to-do again."""
    again = again_on or clock.today() + timedelta(days=WATCH_DAYS)
    return _act(concern_id, "watch", words, Words("观察{who}", "Watch {who}"), again)


def ask_head_teacher(concern_id: int, words: str = "", again_on: date | None = None) -> Concern:
    """The head teacher is asked; on ``again_on`` (in three days unless said) their answer is a to-do."""
    again = again_on or clock.today() + timedelta(days=ASK_DAYS)
    return _act(concern_id, "ask", words, Words("向{who}的班主任了解", "Asked the head teacher about {who}"), again)


def into_case(concern_id: int, words: str = "", case_id: int | None = None) -> Concern:
    """It opens or feeds a case, to which the step refers."""
    said = Words("把对{who}的关注转入个案", "The concern about {who} goes into a case")
    return _act(concern_id, "case", words, said, None, case=case_id)


def nothing(concern_id: int, reason: str) -> Concern:
    """Nothing is done, for a reason. Raises ``Refused`` without one."""
    return _act(concern_id, "nothing", reason, Words("对{who}不作处理", "Nothing is done about {who}"), None)


def invite(concern_id: int, wish: Wish, *, despite: bool = False) -> Appointment:
    """Book the student because of the concern. Raises as ``book.book``."""
    return invite_by(concern_id, lambda: [book.book(wish, despite=despite)])[0]


def invite_by(concern_id: int, booking: Callable[[], list[Appointment]]) -> list[Appointment]:
    """What ``booking`` books is booked because of the concern, in one entry that one undo takes back.

    The concern is linked to every date of it, so that each of a weekly series tells why it was booked. Raises
    whatever ``booking`` raises, ``DeskError`` for another student's.
    """
    rights.need(Right.CONCERNS)
    concern = concerns.get(concern_id)
    with journal.writing("concern.invite", _INVITED) as entry:
        booked = booking()
        for each in booked:
            link_appointment(concern_id, each.id)
        at = Words(f"{booked[0].starts:%m-%d %H:%M}", f"{booked[0].starts:%m-%d %H:%M}") if booked else Words("", "")
        if len(booked) > 1:
            at = Words("{first}起 {n} 次", "from {first}, {n} {n:time|times}").saying(first=at, n=len(booked))
        entry.reword(who=concern.student_name, at=at)
        return booked


def link_appointment(concern_id: int, appointment_id: int, words: str = "") -> Concern:
    """An appointment that was booked because of the concern."""
    concern = concerns.get(concern_id)
    from model.appointments import kept

    if kept.get(appointment_id).student_id != concern.student_id:
        raise DeskError(Words("这个预约是另一名学生的", "That appointment is another student's"), "appointment")
    with journal.writing("concern.invite", _INVITED.saying(who=concern.student_name, at="")):
        _step(concern, "invite", words, appointment=appointment_id)
        return concerns.get(concern_id)


def let_wait(concern_id: int, preference: Preference) -> Waiting:
    """Put the student on the waiting list because of the concern. Raises as ``waiting.wait``."""
    rights.need(Right.CONCERNS)
    concern = concerns.get(concern_id)
    said = Words("约谈{who}：进入候补名单", "Invited {who}: put on the waiting list").saying(who=concern.student_name)
    with journal.writing("concern.invite", said):
        line = waiting.wait(concern.student_id, preference)
        _step(concern, "invite", "", waiting=line.id)
        return line


def speed(told: list[Concern]) -> Speed:
    """How soon something was done about these."""
    taken = [minutes for each in told if (minutes := each.minutes_to_action) is not None]
    return Speed(
        len(told), len(taken), len(told) - len(taken), int(median(taken)) if taken else None, max(taken, default=None)
    )


def _act(
    concern_id: int, what: str, words: str, said: Words, again_on: date | None, *, case: int | None = None
) -> Concern:
    rights.need(Right.CONCERNS)
    concern = concerns.get(concern_id)
    with journal.writing(f"concern.{what}", said.saying(who=concern.student_name)):
        _step(concern, what, words, again_on=again_on, case=case)
        return concerns.get(concern_id)


def _step(
    concern: Concern,
    what: str,
    words: str,
    *,
    again_on: date | None = None,
    appointment: int | None = None,
    waiting: int | None = None,
    case: int | None = None,
) -> None:
    now = clock.now()
    ConcernStepRow.create(
        concern=concern.id,
        at=now,
        what=what,
        words=words.strip(),
        who=session.at_desk().staff_id,
        appointment=appointment,
        waiting=waiting,
        case=case,
    )
    if what == "looked":
        if concern.state == "new":
            ConcernRow.update(state="looked").where(ConcernRow.id == concern.id).execute()
        return
    acted = concern.acted_at or max(now, concern.raised_at)
    ConcernRow.update(state=what, acted_at=acted, again_on=again_on).where(ConcernRow.id == concern.id).execute()
