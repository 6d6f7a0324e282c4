"""The letter box: letters that came, and by when each is answered (A1 回信, A8 书信).

Answering takes time like any other form of contact: whoever wants it counted enters a visit with
the form ``form.letter``. Letters here carry no minutes.
"""

from datetime import date, timedelta

from model import clock, rights
from model.appointments.days import day_words
from model.errors import NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import LetterRow, StaffRow, StudentRow
from model.values import dataclass
from model.words import Words

REPLY_DAYS = 3
"""Days within which a letter is answered unless the letter says otherwise; A8 says promptly, the number is ours."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the room's letter box."""

    id: int
    """Its number in the store."""
    received_on: date
    """The day it was found."""
    student_id: int | None
    """The student who wrote it, if that is known."""
    student_name: str
    """Their name; empty without one."""
    signed: str
    """How it is signed, often a pen name."""
    gist: str
    """What it is about, in a line."""
    reply_by: date
    """The last day for the answer."""
    counsellor_id: int | None
    """Who answers it; None is anybody."""
    counsellor_name: str
    """Their name; empty without one."""
    replied_on: date | None
    """The day it was answered."""
    voided_reason: str | None
    """Why it was voided."""

    @property
    def is_waiting(self) -> bool:
        """Whether it still wants an answer."""
        return self.replied_on is None and self.voided_reason is None

    def is_overdue(self, today: date) -> bool:
        """Whether the answer should have been given before ``today``."""
        return self.is_waiting and self.reply_by < today

    @property
    def was_late(self) -> bool:
        """Whether it was answered after its day."""
        return self.replied_on is not None and self.replied_on > self.reply_by

    @property
    def about(self) -> Words:
        """Whose letter it is, as the desk says it; never what it says."""
        name = self.student_name or self.signed
        return Words(name, name) if name else Words("匿名来信者", "an unnamed writer")


def receive_letter(
    gist: str,
    *,
    received_on: date | None = None,
    student: int | None = None,
    signed: str = "",
    reply_by: date | None = None,
    counsellor: int | None = None,
    reply_days: int = REPLY_DAYS,
) -> Letter:
    """A letter was found in the box, today unless another day is given. Raises ``Refused``."""
    rights.need(Right.LETTERS)
    with journal.writing("letter.receive", Words("收到{who}的来信", "A letter came from {who}")) as entry:
        came = received_on or clock.today()
        _need_past(came, "received_on")
        row = LetterRow.create(
            received_on=came,
            student=student,
            signed=signed.strip(),
            gist=gist.strip(),
            reply_by=reply_by or came + timedelta(days=reply_days),
            counsellor=counsellor,
        )
        letter = get(row.id)
        entry.reword(who=letter.about)
        return letter


def edit(
    letter_id: int, *, gist: str, student: int | None, signed: str, reply_by: date, counsellor: int | None
) -> Letter:
    """Tell of a letter anew: what it is about, who wrote it, who answers it by when. Raises ``Refused``."""
    rights.need(Right.LETTERS)
    with journal.writing(
        "letter.edit", Words("修改了{who}的来信登记", "Changed what is told of {who}'s letter")
    ) as entry:
        _need_standing(letter_id)
        LetterRow.update(
            gist=gist.strip(), student=student, signed=signed.strip(), reply_by=reply_by, counsellor=counsellor
        ).where(LetterRow.id == letter_id).execute()
        letter = get(letter_id)
        entry.reword(who=letter.about)
        return letter


def reply(letter_id: int, on: date | None = None) -> Letter:
    """A letter is answered, today unless another day is given. Raises ``Refused``."""
    rights.need(Right.LETTERS)
    with journal.writing("letter.reply", Words("{day}回复了{who}的来信", "Answered {who}'s letter on {day}")) as entry:
        letter = _need_standing(letter_id)
        if letter.replied_on is not None:
            raise Refused("letter.answered", Words("这封信已经回复", "That letter is answered already"))
        day = on or clock.today()
        _need_past(day, "replied_on")
        LetterRow.update(replied_on=day).where(LetterRow.id == letter_id).execute()
        entry.reword(who=letter.about, day=day_words(day))
        return get(letter_id)


def void(letter_id: int, reason: str) -> Letter:
    """It should never have been written down; it stays with the reason. Raises ``Refused`` without one."""
    rights.need(Right.LETTERS)
    with journal.writing("letter.void", Words("作废了{who}的来信登记", "Voided {who}'s letter")) as entry:
        letter = _need_standing(letter_id)
        LetterRow.update(voided_reason=reason.strip()).where(LetterRow.id == letter_id).execute()
        entry.reword(who=letter.about)
        return get(letter_id)


def get(letter_id: int) -> Letter:
    """One letter. Raises ``NotFound``."""
    found = _where(LetterRow.id == letter_id)
    if not found:
        raise NotFound(Words("没有这封信", "There is no such letter"))
    return found[0]


def due(by: date) -> list[Letter]:
    """The letters to be answered up to and on a day, overdue ones first."""
    return _where(LetterRow.replied_on.is_null(), LetterRow.voided_reason.is_null(), LetterRow.reply_by <= by)


def unanswered() -> list[Letter]:
    """Every letter that still wants an answer, the most pressing first."""
    return _where(LetterRow.replied_on.is_null(), LetterRow.voided_reason.is_null())


def between(first: date, last: date) -> list[Letter]:
    """The letters that came from ``first`` to ``last``, both inclusive; voided ones too, for the register."""
    return _where(LetterRow.received_on >= first, LetterRow.received_on <= last)


def answered(first: date, last: date) -> list[Letter]:
    """The letters that were answered from ``first`` to ``last``, both inclusive."""
    return _where(LetterRow.replied_on >= first, LetterRow.replied_on <= last, LetterRow.voided_reason.is_null())


def of_student(student_id: int) -> list[Letter]:
    """The letters of one student."""
    return _where(LetterRow.student == student_id)


def _need_past(day: date, field: str) -> None:
    if day > clock.today():
        raise Refused("letter.future", Words("这一天还没到", "That day is still to come"), field)


def _need_standing(letter_id: int) -> Letter:
    letter = get(letter_id)
    if letter.voided_reason is not None:
        raise Refused("letter.voided", Words("这封信已作废，不能再改", "That letter is voided and stays as it is"))
    return letter


def _where(*conditions: Expression) -> list[Letter]:
    rights.need(Right.LETTERS)
    query = (
        LetterRow.select(
            LetterRow.id,
            LetterRow.received_on,
            LetterRow.student,
            fn.COALESCE(StudentRow.name, ""),
            LetterRow.signed,
            LetterRow.gist,
            LetterRow.reply_by,
            LetterRow.counsellor,
            fn.COALESCE(StaffRow.name, ""),
            LetterRow.replied_on,
            LetterRow.voided_reason,
        )
        .join(StudentRow, JOIN.LEFT_OUTER)
        .join_from(LetterRow, StaffRow, JOIN.LEFT_OUTER)
        .where(*conditions)
        .order_by(LetterRow.reply_by, LetterRow.id)
    )
    return [Letter(*row) for row in tuples(query)]
