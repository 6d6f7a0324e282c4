"""A student somebody is concerned about: told with what was seen, looked at, and led to help (C5).

A concern is never a level. It becomes a to-do; what is done about it is added step by step and never changed.
What came of it is found from both sides: a step refers to the appointment, the line of the waiting list or the case,
and each of those finds its concerns (``steps`` tells the words).
"""

from datetime import date, datetime
from typing import Any

from model import clock, rights
from model.calendar.year import this_school_year
from model.committee import places
from model.committee.places import Place, place_of
from model.committee.weeks import week_on
from model.errors import NotFound
from model.grades import SchoolClass
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, tuples
from model.store.tables import ConcernRow, ConcernStepRow, PeerReportRow, SchoolClassRow, StudentRow, WaitingRow
from model.values import dataclass
from model.words import Words

KIND_WORDS: dict[str, Words] = {
    "study": Words("学习", "study"),
    "life": Words("生活", "life"),
    "relations": Words("人际", "relations"),
    "feelings": Words("情绪情感", "feelings"),
    "family": Words("家庭", "family"),
    "health": Words("身体", "health"),
    "safety": Words("安全", "safety"),
    "other": Words("其他", "other"),
}
"""What a concern is about, as the member saw it; no diagnosis."""
STATE_WORDS: dict[str, Words] = {
    "new": Words("未看", "not seen"),
    "looked": Words("已看", "seen"),
    "watch": Words("观察", "watch"),
    "ask": Words("问班主任", "ask head teacher"),
    "invite": Words("约谈", "invited"),
    "case": Words("转个案", "case"),
    "nothing": Words("不处理", "nothing done"),
}
"""How a concern stands."""
WAITING_STATES = ("new", "looked")
"""The states in which nothing was done yet."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A student and what was seen of them."""

    student_id: int
    """Who."""
    seen: str
    """The facts."""
    kind: str = "other"
    """What it is about, by the keys of ``KIND_WORDS``."""
    urgent: bool = False
    """Whether it cannot wait for the week to end (越级)."""
    seat_id: int | None = None
    """The member who told it."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern."""

    id: int
    """Its number in the store."""
    student_id: int
    """Who."""
    student_name: str
    """Their name."""
    class_words: Words
    """Their class now."""
    kind: str
    """What it is about."""
    seen: str
    """The facts, as told."""
    urgent: bool
    """Whether it could not wait."""
    raised_at: datetime
    """When it was told, local."""
    state: str
    """How it stands, by the keys of ``STATE_WORDS``."""
    acted_at: datetime | None
    """When something was first done about it."""
    again_on: date | None
    """When to look again."""
    report_id: int | None
    """The report it stood in; None for one that was told by itself."""
    report_place: Place | None
    """Of which class or dormitory that report is."""
    report_monday: date | None
    """For which week."""

    @property
    def is_waiting(self) -> bool:
        """Whether nothing was done about it yet."""
        return self.state in WAITING_STATES

    @property
    def minutes_to_action(self) -> int | None:
        """Minutes from being told to the first thing done; None while nothing was."""
        return clock.minutes_between(self.raised_at, self.acted_at) if self.acted_at else None


def tell_urgent(seen: Seen, at: datetime | None = None) -> int:
    """Somebody tells an urgent concern on any day, past every level (越级). Answers its number."""
    rights.need(Right.TAKE_REPORTS)
    name = StudentRow.get_by_id(seen.student_id).name
    words = Words("紧急上报：{who}", "Urgent concern: {who}").saying(who=name)
    with journal.writing("concern.tell_urgent", words):
        return tell(Seen(seen.student_id, seen.seen, seen.kind, True, seen.seat_id), at=at or clock.now())


def tell(seen: Seen, *, report: int | None = None, at: datetime) -> int:
    """Enter a concern, inside the entry of its report. One student is told of once in a report."""
    rights.need(Right.TAKE_REPORTS)
    own = ConcernRow
    facts = {"kind": seen.kind, "seen": seen.seen.strip(), "urgent": seen.urgent}
    if report is not None:
        there = own.get_or_none((own.report == report) & (own.student == seen.student_id))
        if there is not None:
            own.update(facts).where(own.id == there.id).execute()
            return int(there.id)
    row = own.create(student=seen.student_id, report=report, seat=seen.seat_id, raised_at=at, **facts)
    return int(row.id)


def get(concern_id: int) -> Concern:
    """One concern. Raises ``NotFound``."""
    found = _where(ConcernRow.id == concern_id)
    if not found:
        raise NotFound(Words("没有这条关注事项", "There is no such concern"))
    return found[0]


def to_look_at(today: date) -> list[Concern]:
    """Concerns nothing was done about, and those to be looked at again by today; urgent ones first."""
    again = ConcernRow.again_on.is_null(False) & (ConcernRow.again_on <= today) & (ConcernRow.state != "nothing")
    return _where(ConcernRow.state.in_(WAITING_STATES) | again)


def between(first: datetime, last: datetime) -> list[Concern]:
    """The concerns told in ``[first, last)``."""
    return _where(ConcernRow.raised_at >= first, ConcernRow.raised_at < last)


def of_student(student_id: int) -> list[Concern]:
    """Every concern about a student."""
    return _where(ConcernRow.student == student_id)


def of_report(report_id: int) -> list[Concern]:
    """The concerns that stand in a report."""
    return _where(ConcernRow.report == report_id)


def of_appointment(appointment_id: int) -> list[Concern]:
    """The concerns an appointment came of, booked at once or from the waiting list."""
    own, line = ConcernStepRow, WaitingRow
    waited = line.select(line.id).where(line.appointment == appointment_id)
    return _led_by((own.appointment == appointment_id) | own.waiting.in_(waited))


def of_waiting(waiting_id: int) -> list[Concern]:
    """The concerns because of which somebody waits for a time."""
    return _led_by(ConcernStepRow.waiting == waiting_id)


def of_case(case_id: int) -> list[Concern]:
    """The concerns that opened or fed a case, the oldest first."""
    return sorted(_led_by(ConcernStepRow.case == case_id), key=lambda each: (each.raised_at, each.id))


def _led_by(link: Expression) -> list[Concern]:
    """The concerns with a step that has this link."""
    return _where(ConcernRow.id.in_(ConcernStepRow.select(ConcernStepRow.concern).where(link)))


def where_told(concern: Concern) -> Words:
    """Of which class and week the report is that named the student, ending in a space; empty for one told by itself."""
    if concern.report_place is None or concern.report_monday is None:
        return Words("紧急上报 ", "told at once ") if concern.urgent else Words("", "")
    week = week_on(concern.report_monday)
    there = places.all_points(concern.report_monday)  # a dormitory may have no seat any more
    place = next((point.words for point in there if point.place == concern.report_place), Words("宿舍", "dormitory"))
    number = Words(f"第{week.number}周", f"week {week.number}") if week else Words("", "")
    return Words("{place}{week}周报 ", "{place}, {week}: ").saying(place=place, week=number)


def _where(*conditions: Expression) -> list[Concern]:
    rights.need(Right.CONCERNS)
    own = ConcernRow
    rows = tuples(
        own.select(
            own.id,
            own.student,
            StudentRow.name,
            SchoolClassRow.stage,
            SchoolClassRow.entry_year,
            SchoolClassRow.number,
            own.kind,
            own.seen,
            own.urgent,
            own.raised_at,
            own.state,
            own.acted_at,
            own.again_on,
            own.report,
            PeerReportRow.school_class,
            PeerReportRow.dormitory,
            PeerReportRow.building,
            PeerReportRow.monday,
        )
        .join(StudentRow)
        .join_from(StudentRow, SchoolClassRow, JOIN.LEFT_OUTER)
        .join_from(own, PeerReportRow, JOIN.LEFT_OUTER)
        .where(*conditions)
        .order_by(own.urgent.desc(), own.raised_at, own.id)
    )
    year = this_school_year(clock.today())
    return [_concern(row, year) for row in rows]


def _concern(row: tuple[Any, ...], year: int) -> Concern:
    words = SchoolClass(*row[3:6]).words(year) if row[3] else Words("", "")
    place = place_of(*row[14:17]) if row[13] is not None else None
    return Concern(*(*row[:3], words, *row[6:14], place, row[17]))
