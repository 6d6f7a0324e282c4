"""Appointing members, for another term, replacing them, letting them go (C2). The history of every seat stays.

A student whose term of office is over, or whose class has left the school, need not be dismissed first: whoever
is appointed in their place, or they themselves elsewhere, ends it as served.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from model import clock, rights
from model.calendar.year import calendar
from model.committee import places, seats
from model.committee.places import CHAIR_WORDS, Place, Point
from model.committee.seats import FAULT_WORDS, Seat, faults_of
from model.committee.weeks import term_for
from model.errors import DeskError, Refused
from model.people import students
from model.rights import Right
from model.store import journal
from model.store.tables import SeatRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody to be appointed."""

    student_id: int
    """Who."""
    place: Place
    """For which class or dormitory."""
    chair: str
    """``boy girl any``."""
    chosen: str = "elected"
    """``self elected named``."""
    from_on: date | None = None
    """First day of office; None is today."""
    until_on: date | None = None
    """Last day of office; None is the last day of the term."""
    despite: bool = False
    """Whether they are appointed although they are of another sex or class."""


def office_until(day: date) -> date:
    """The last day of a term of office that begins on a day: the end of the school's term, or of the next one."""
    coming = [term for term in calendar().terms if term.ends >= day]
    term = coming[0] if coming else term_for(day)
    if term is None:
        raise DeskError(
            Words("请先录入学期，或写明任期", "Enter the school's terms first, or give the last day"), "until_on"
        )
    return max(day, term.ends)


def appoint(wish: Wish) -> Seat:
    """A student takes a seat.

    Raises ``Refused``: ``seat_chair_taken`` and ``seat_one_each`` by the store, ``seat.wrong_sex``, ``seat.moved``
    and their like unless ``despite``.
    """
    rights.need(Right.SEATS)
    point = places.get(wish.place)
    words = Words("任命{who}为{place}{chair}", "Appointed {who}: {place}, {chair}")
    student = students.get(wish.student_id)
    said = words.saying(who=student.name, place=point.words, chair=CHAIR_WORDS[wish.chair])
    with journal.writing("seat.appoint", said):
        return _seated(wish, point)


def appoint_many(wishes: Sequence[Wish]) -> int:
    """Many at once, in one entry that one undo takes back; who sits in a chair that is given away is replaced.

    Raises as ``appoint``; then nobody is appointed.
    """
    rights.need(Right.SEATS)
    if not wishes:
        return 0
    words = Words("任命了{n}名心理委员", "Appointed {n} {n:member|members}").saying(n=len(wishes))
    reason = str(Words("成批任命", "appointed in a list"))
    with journal.writing("seat.appoint_many", words):
        by_place = {point.place: point for point in places.all_points()}
        for wish in wishes:
            for seat in seats.sitting(wish.place):
                if seat.chair == wish.chair and seat.student_id != wish.student_id:
                    _end(seat, "replaced", reason, wish.from_on or clock.today())
            _seated(wish, by_place[wish.place])
    return len(wishes)


def reappoint(seat_id: int, until_on: date | None = None) -> Seat:
    """The same student for another term: the old term of office is served, a new one begins the day after, or today."""
    rights.need(Right.SEATS)
    seat = _lasting(seat_id)
    words = Words("{who}连任", "{who} serves another term").saying(who=seat.name)
    with journal.writing("seat.reappoint", words):
        first = max(clock.today(), seat.until_on + timedelta(days=1))
        _end(seat, "served", "", seat.until_on)
        last = until_on or _next_term_end(seat, first)
        row = SeatRow.create(
            student=seat.student_id,
            **seat.place.columns(),
            chair=seat.chair,
            chosen=seat.chosen,
            from_on=first,
            until_on=last,
        )
        return seats.get(row.id)


def replace(seat_id: int, wish: Wish, reason: str) -> Seat:
    """Somebody else takes the chair, for a reason. Raises as ``appoint``."""
    rights.need(Right.SEATS)
    seat = _lasting(seat_id)
    student = students.get(wish.student_id)
    words = Words("以{new}更换{old}", "{new} takes the seat of {old}").saying(new=student.name, old=seat.name)
    with journal.writing("seat.replace", words):
        _end(seat, "replaced", reason, wish.from_on or clock.today())
        return _seated(wish, places.get(wish.place))


def resign(seat_id: int, reason: str, on: date | None = None, how: str = "resigned") -> Seat:
    """The office ends before its time (``resigned left removed``), for a reason."""
    rights.need(Right.SEATS)
    seat = _lasting(seat_id)
    words = Words("{who}{how}心理委员", "{who}: {how}").saying(who=seat.name, how=seats.ENDED_WORDS[how])
    with journal.writing(f"seat.{how}", words):
        _end(seat, how, reason, on or clock.today())
        return seats.get(seat_id)


def sign_duties(seat_ids: Sequence[int], on: date | None = None) -> int:
    """These members signed for their duties, as one change; answers how many had not yet."""
    rights.need(Right.SEATS)
    unsigned = [seat for seat in map(seats.get, seat_ids) if seat.duties_signed_on is None]
    if unsigned:
        words = Words("{n}名委员签收职责", "{n} {n:member|members} signed for their duties").saying(n=len(unsigned))
        with journal.writing("seat.sign", words):
            for seat in unsigned:
                SeatRow.update(duties_signed_on=max(on or clock.today(), seat.from_on)).where(
                    SeatRow.id == seat.id
                ).execute()
    return len(unsigned)


def _seated(wish: Wish, point: Point) -> Seat:
    first = wish.from_on or clock.today()
    for seat in (*seats.of_student(wish.student_id), *seats.sitting(wish.place)):
        if seat.ended_on is None and seat.until_on < first and _in_the_way(seat, wish):
            _end(seat, "served", "", seat.until_on)
    row = SeatRow.create(
        student=wish.student_id,
        **wish.place.columns(),
        chair=wish.chair,
        chosen=wish.chosen,
        from_on=first,
        until_on=wish.until_on or office_until(first),
    )
    seated = seats.get(row.id)
    wrong = [fault for fault in faults_of(seated, point, wish.chair, first) if fault != "over"]
    if wrong and not wish.despite:
        words = Words("{who}：{why}，不能任命", "{who}: {why}").saying(who=seated.name, why=FAULT_WORDS[wrong[0]])
        raise Refused(f"seat.{wrong[0]}", words, "student")
    return seated


def _in_the_way(seat: Seat, wish: Wish) -> bool:
    """Whether a term of office that is over stands in the way of another."""
    same_half = (seat.place.kind == "class") == (wish.place.kind == "class")
    return (seat.place == wish.place and seat.chair == wish.chair) or (seat.student_id == wish.student_id and same_half)


def _lasting(seat_id: int) -> Seat:
    seat = seats.get(seat_id)
    if seat.ended_on is not None:
        raise Refused("seat.over", Words("{who}的任期已经结束", "{who} has the seat no longer").saying(who=seat.name))
    return seat


def _next_term_end(seat: Seat, first: date) -> date:
    """Until the end of this term, or of the next one where this one's end is what they were appointed for already."""
    later = [term.ends for term in calendar().terms if term.ends > seat.until_on and term.ends >= first]
    return later[0] if later else office_until(first)


def _end(seat: Seat, how: str, reason: str, on: date) -> None:
    SeatRow.update(ended_on=max(on, seat.from_on), ended_how=how, ended_reason=reason.strip()).where(
        SeatRow.id == seat.id
    ).execute()
