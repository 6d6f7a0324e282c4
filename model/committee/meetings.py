"""Head teachers' meetings (心理例会, C4) and quarter-hours of peer listening (同伴沟通一刻钟, C6), class by class."""

from collections.abc import Collection
from datetime import date
from typing import Literal

from model import clock, rights, settings
from model.committee import places
from model.committee.places import Point
from model.committee.weeks import term_for, week_on, weeks_of
from model.errors import NotFound, Refused
from model.named import NamedTuple
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import MeetingStudentRow, PeerMeetingRow, StaffRow, StudentRow
from model.values import dataclass
from model.words import Words

Kind = Literal["meeting", "listening"]
KIND_WORDS: dict[str, Words] = {
    "meeting": Words("心理例会", "Head teacher's meeting"),
    "listening": Words("同伴沟通一刻钟", "Peer listening"),
}
"""The two kinds."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, or one quarter-hour."""

    id: int
    """Its number in the store."""
    kind: Kind
    """Which of the two."""
    class_id: int
    """Of which class."""
    day: date
    """When."""
    minutes: int
    """How long."""
    led_by: str
    """Who held it."""
    remark: str
    """What came of it."""
    voided_reason: str | None
    """Why it was voided."""
    students: tuple[tuple[int, str], ...]
    """Who was talked about: numbers and names; empty for whoever may not know of concerns."""


class Turn(NamedTuple):
    """How a class stands with one kind."""

    point: Point
    """Which class."""
    last: date | None
    """When it was held last in this term."""
    due: bool
    """Whether it was not held in the last weeks the school settled."""


def hold(
    kind: Kind,
    class_id: int,
    *,
    day: date | None = None,
    minutes: int | None = None,
    led_by: int | None = None,
    students: Collection[int] = (),
    remark: str = "",
) -> Meeting:
    """It was held: when, by whom, which students were talked about. Raises ``Refused``."""
    rights.need(Right.TAKE_REPORTS)
    on = day or clock.today()
    if on > clock.today():
        raise Refused("peer_meeting.future", Words("这一天还没到", "That day is still to come"), "day")
    point = places.get(places.Place("class", class_id), on)
    words = Words("登记{place}{kind}", "{kind} of {place} held").saying(place=point.words, kind=KIND_WORDS[kind])
    with journal.writing("peer_meeting.hold", words):
        row = PeerMeetingRow.create(
            kind=kind,
            school_class=class_id,
            day=on,
            minutes=minutes or settings.get().committee.listening_minutes,
            led_by=led_by if led_by is not None else (point.head_teacher_id if kind == "meeting" else None),
            remark=remark.strip(),
        )
        for student in sorted(set(students)):
            MeetingStudentRow.create(meeting=row.id, student=student)
        return get(row.id)


def void(meeting_id: int, reason: str) -> Meeting:
    """It was not held after all, for a reason. Raises ``Refused`` for one that was voided already."""
    rights.need(Right.TAKE_REPORTS)
    before = get(meeting_id)
    if before.voided_reason is not None:
        raise Refused("peer_meeting.voided", Words("这次记录已作废", "That one was voided already"))
    with journal.writing(
        "peer_meeting.void", Words("作废一次{kind}", "Voided: {kind}").saying(kind=KIND_WORDS[before.kind])
    ):
        PeerMeetingRow.update(voided_reason=reason.strip()).where(PeerMeetingRow.id == meeting_id).execute()
        return get(meeting_id)


def get(meeting_id: int) -> Meeting:
    """One of them. Raises ``NotFound``."""
    found = _where(PeerMeetingRow.id == meeting_id)
    if not found:
        raise NotFound(Words("没有这次记录", "There is no such meeting"))
    return found[0]


def between(first: date, last: date) -> list[Meeting]:
    """Those held from one day to another, both inclusive, without voided ones."""
    return _where(PeerMeetingRow.day >= first, PeerMeetingRow.day <= last, PeerMeetingRow.voided_reason.is_null())


def of_student(student_id: int) -> list[Meeting]:
    """Those at which a student was talked about, without voided ones."""
    rights.need(Right.CONCERNS)
    own = MeetingStudentRow
    numbers = [meeting for (meeting,) in tuples(own.select(own.meeting).where(own.student == student_id))]
    return _where(PeerMeetingRow.id.in_(numbers), PeerMeetingRow.voided_reason.is_null())


def turns(kind: Kind, on: date | None = None) -> list[Turn]:
    """How every class stands: due where it was not held in the last school weeks the school settled (C4, C6: two)."""
    rights.need(Right.COMMITTEE)
    today = on or clock.today()
    first = _since(kind, today)
    term = term_for(today)
    held: dict[int, date] = {}
    for each in between(term.starts, today) if term else []:
        if each.kind == kind:
            held[each.class_id] = each.day
    return [
        Turn(point, last := held.get(int(point.place.key)), first is not None and (last is None or last < first))
        for point in places.points("class", on)
    ]


def _since(kind: Kind, today: date) -> date | None:
    """The Monday from which one is wanted by today: weeks without school do not count; None before the first are over."""
    rules = settings.get().committee
    many = rules.meeting_weeks if kind == "meeting" else rules.listening_weeks
    term = term_for(today)
    begun = [week for week in weeks_of(term) if week.kind != "off" and week.last < today] if term else []
    this = week_on(today)
    return begun[-many].monday if len(begun) >= many and this is not None else None


def _where(*conditions: Expression) -> list[Meeting]:
    rights.need(Right.COMMITTEE)
    own = PeerMeetingRow
    rows = tuples(
        own.select(
            own.id,
            own.kind,
            own.school_class,
            own.day,
            own.minutes,
            fn.COALESCE(StaffRow.name, ""),
            own.remark,
            own.voided_reason,
        )
        .join(StaffRow, JOIN.LEFT_OUTER)
        .where(*conditions)
        .order_by(own.day, own.id)
    )
    named = _named([row[0] for row in rows]) if rights.may(Right.CONCERNS) else {}
    return [Meeting(*(*row, tuple(named.get(row[0], ())))) for row in rows]


def _named(meetings: list[int]) -> dict[int, list[tuple[int, str]]]:
    own = MeetingStudentRow
    found: dict[int, list[tuple[int, str]]] = {}
    rows = own.select(own.meeting, own.student, StudentRow.name).join(StudentRow).where(own.meeting.in_(meetings))
    for meeting, student, name in tuples(rows):
        found.setdefault(meeting, []).append((student, name))
    return found
