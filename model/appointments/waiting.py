"""The waiting list: who waits for a time, and whom a free time would suit.

The list never books anybody: it says who fits, and the person on duty decides.
"""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from model import clock, rights
from model.appointments import book
from model.appointments.gone import need_here
from model.appointments.kept import Appointment
from model.appointments.wish import Wish, student_name
from model.errors import NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, fn
from model.store.tables import StaffRow, StudentRow, WaitingRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Preference:
    """What somebody who waits would like."""

    counsellor: int | None = None
    """With whom; None is anybody."""
    weekdays: frozenset[int] = frozenset()
    """On which weekdays, Monday is 0; empty is any."""
    earliest: time | None = None
    """Not before this time of day."""
    latest: time | None = None
    """Over by this time of day."""
    minutes: int = 40
    """How long."""
    until: date | None = None
    """Of no use after this day."""
    urgent: bool = False
    """Offered first."""
    remark: str = ""
    """A line for the desk."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the waiting list."""

    id: int
    """Its number in the store."""
    student_id: int
    """Who waits."""
    student_name: str
    """Their name."""
    counsellor_name: str
    """For whom; empty for anybody."""
    preference: Preference
    """What they would like."""
    state: str
    """``waiting booked withdrawn``."""
    since: datetime
    """Waiting since this local moment."""


def wait(student: int, preference: Preference) -> Waiting:
    """Put a student on the list. Raises ``Refused`` if they wait for that counsellor already or left, ``NotFound``.

    A line that is past its last day, which the list no longer shows, makes way.
    """
    rights.need(Right.BOOK)
    words = Words("{who}进入候补", "{who} waits for a time").saying(who=student_name(student))
    need_here(student)
    with journal.writing("waiting.wait", words):
        WaitingRow.update(state="withdrawn").where(
            WaitingRow.student == student, WaitingRow.state == "waiting", WaitingRow.until < clock.today()
        ).execute()
        row = WaitingRow.create(
            student=student,
            counsellor=preference.counsellor,
            weekdays="".join(str(day) for day in sorted(preference.weekdays)),
            earliest=preference.earliest,
            latest=preference.latest,
            minutes=preference.minutes,
            until=preference.until,
            urgent=preference.urgent,
            remark=preference.remark.strip(),
            since=clock.now(),
        )
        return get(row.id)


def withdraw(number: int) -> Waiting:
    """They wait no longer."""
    rights.need(Right.BOOK)
    with journal.writing("waiting.withdraw", Words("{who}退出候补", "{who} no longer waits")) as entry:
        entry.reword(who=_still_waiting(number).student_name)
        WaitingRow.update(state="withdrawn").where(WaitingRow.id == number).execute()
        return get(number)


def give(number: int, wish: Wish, *, despite: bool = False) -> Appointment:
    """Give somebody who waits a time, whoever the wish names; they leave the list. Raises as ``book.book``."""
    rights.need(Right.BOOK)
    words = Words("{who}由候补转为预约", "{who} got a time from the waiting list")
    with journal.writing("waiting.give", words) as entry:
        line = _still_waiting(number)
        entry.reword(who=line.student_name)
        booked = book.book(replace(wish, student=line.student_id), despite=despite)
        WaitingRow.update(state="booked", appointment=booked.id).where(WaitingRow.id == number).execute()
        return booked


def _still_waiting(number: int) -> Waiting:
    """A line of the list, asked inside the change: another window may have settled it. Raises ``Refused``."""
    line = get(number)
    if line.state != "waiting":
        raise Refused("waiting.over", Words("该候补已处理，请看名单", "That is settled already; look at the list"))
    return line


def get(number: int) -> Waiting:
    """One line of the list. Raises ``NotFound``."""
    found = _where(WaitingRow.id == number)
    if not found:
        raise NotFound(Words("候补名单中没有这一条", "There is no such line on the waiting list"))
    return found[0]


def waiting() -> list[Waiting]:
    """Who waits: urgent ones first, then by how long; who has left and lines past their last day are left out."""
    today = clock.today()
    return _where(
        WaitingRow.state == "waiting",
        WaitingRow.until.is_null() | (WaitingRow.until >= today),
        StudentRow.left_on.is_null() | (StudentRow.left_on > today),
    )


def suits(line: Waiting, starts: datetime, ends: datetime, counsellor: int) -> bool:
    """Whether a free time ``[starts, ends)`` with this counsellor is what they would like."""
    wanted = line.preference
    return (
        wanted.counsellor in (None, counsellor)
        and (not wanted.weekdays or starts.weekday() in wanted.weekdays)
        and (wanted.earliest is None or starts.time() >= wanted.earliest)
        and (wanted.latest is None or ends.time() <= wanted.latest)
        and (wanted.until is None or starts.date() <= wanted.until)
        and clock.minutes_between(starts, ends) >= wanted.minutes
    )


def offers(starts: datetime, ends: datetime, counsellor: int) -> list[Waiting]:
    """Whom a time that came free would suit, in the order of the list; of one that has begun only what is left."""
    left = max(starts, clock.now())
    return [line for line in waiting() if suits(line, left, ends, counsellor)]


def _where(*conditions: Expression) -> list[Waiting]:
    rights.need(Right.BOOK)
    query = (
        WaitingRow.select(WaitingRow, StudentRow.name, fn.COALESCE(StaffRow.name, "").alias("with_whom"))
        .join(StudentRow)
        .join_from(WaitingRow, StaffRow, JOIN.LEFT_OUTER)
        .where(*conditions)
        .order_by(WaitingRow.urgent.desc(), WaitingRow.since, WaitingRow.id)
    )
    return [_of(row) for row in query.objects()]


def _of(row: Any) -> Waiting:
    preference = Preference(
        counsellor=row.counsellor_id,
        weekdays=frozenset(int(day) for day in row.weekdays),
        earliest=row.earliest,
        latest=row.latest,
        minutes=row.minutes,
        until=row.until,
        urgent=row.urgent,
        remark=row.remark,
    )
    return Waiting(row.id, row.student_id, row.name, row.with_whom, preference, row.state, row.since)
