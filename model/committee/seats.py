"""Who sits on the committee, who sat there before, and what is wrong with a seat (C1, C2)."""

from datetime import date
from typing import Any

from model import clock, rights
from model.committee import places
from model.committee.places import CHAIR_WORDS, Place, Point, Side, place_of
from model.errors import NotFound
from model.rights import Right
from model.store.query import JOIN, Expression, tuples
from model.store.tables import DormitoryRow, EvaluationRow, SeatRow, StudentRow
from model.values import dataclass
from model.words import Words

__all__ = ["CHAIR_WORDS", "Chair", "Seat"]

CHOSEN_WORDS: dict[str, Words] = {
    "self": Words("自荐", "own wish"),
    "elected": Words("选举", "elected"),
    "named": Words("指定", "named"),
}
"""How a member was chosen."""
ENDED_WORDS: dict[str, Words] = {
    "served": Words("任满", "served"),
    "resigned": Words("辞任", "resigned"),
    "replaced": Words("更换", "replaced"),
    "left": Words("离开", "left"),
    "removed": Words("撤销", "removed"),
}
"""How a term of office ended."""
FAULT_WORDS: dict[str, Words] = {
    "vacant": Words("空缺", "vacant"),
    "wrong_sex": Words("性别不符", "wrong sex"),
    "over": Words("任期已过", "term over"),
    "moved": Words("已换班", "moved class"),
    "moved_room": Words("已换宿舍", "moved room"),
    "left": Words("已离校", "left school"),
    "no_chair": Words("席位已撤", "no such seat"),
}
"""What can be wrong with a seat, in words; what is right says nothing."""
_SEX = {"boy": "M", "girl": "F"}


@dataclass(frozen=True, slots=True)
class Seat:
    """One student's term of office."""

    id: int
    """Its number in the store."""
    student_id: int
    """Who."""
    name: str
    """Their name."""
    number: str
    """Their student number."""
    sex: str | None
    """M or F."""
    place: Place
    """Of which class or dormitory."""
    chair: str
    """``boy girl any``."""
    chosen: str
    """``self elected named``."""
    from_on: date
    """First day of office."""
    until_on: date
    """Last day of office, as it was meant."""
    duties_signed_on: date | None
    """When they signed for their duties."""
    ended_on: date | None
    """When the office really ended; None while it lasts."""
    ended_how: str | None
    """``served resigned replaced left removed``."""
    ended_reason: str
    """Why."""
    lives: tuple[int | None, int | None, str | None]
    """The class, dormitory room and building they are in now."""
    left_on: date | None
    """Since when they are no longer at this school."""
    verdict: str | None
    """What was said of them at the end."""

    @property
    def last(self) -> date:
        """The last day they held it, or will."""
        return self.until_on if self.ended_on is None else min(self.ended_on, self.until_on)

    def held(self, day: date) -> bool:
        """Whether they held it on a day."""
        return self.from_on <= day <= self.last


@dataclass(frozen=True, slots=True)
class Chair:
    """One chair of a place, and who sits there."""

    point: Point
    """Of which class or dormitory."""
    chair: str
    """``boy girl any``."""
    seat: Seat | None
    """Who sits there."""
    faults: tuple[str, ...]
    """What is wrong, by the keys of ``FAULT_WORDS``."""

    @property
    def said(self) -> Words:
        """What is wrong, in words; empty if nothing is."""
        told = [FAULT_WORDS[fault] for fault in self.faults]
        return Words(" ".join(each.zh for each in told), ", ".join(each.en for each in told))


def committee(side: Side, on: date | None = None) -> list[Chair]:
    """Every chair of the school in its order, with who sits there and what is wrong; chairs no longer wanted last."""
    rights.need(Right.COMMITTEE)
    today = on or clock.today()
    sitting: dict[Place, dict[str, Seat]] = {}
    for seat in _where(SeatRow.ended_on.is_null()):
        sitting.setdefault(seat.place, {})[seat.chair] = seat
    chairs = []
    for point in places.points(side, on):
        there = sitting.get(point.place, {})
        for name in (*point.chairs, *(chair for chair in there if chair not in point.chairs)):
            chairs.append(Chair(point, name, there.get(name), faults_of(there.get(name), point, name, today)))
    return chairs


def faults_of(seat: Seat | None, point: Point, chair: str, today: date) -> tuple[str, ...]:
    """What is wrong with a chair on a day."""
    if seat is None:
        return ("vacant",)
    wanted = _SEX.get(chair) or point.sex
    checks = {
        "left": seat.left_on is not None and seat.left_on <= today,
        "moved": point.place.kind == "class" and seat.lives[0] != point.place.key,
        "moved_room": point.place.kind != "class"
        and point.place.key != (seat.lives[1] if point.place.kind == "room" else seat.lives[2]),
        "wrong_sex": wanted is not None and seat.sex != wanted,
        "over": seat.until_on < today,
        "no_chair": chair not in point.chairs,
    }
    return tuple(name for name, wrong in checks.items() if wrong)


def get(seat_id: int) -> Seat:
    """One term of office. Raises ``NotFound``."""
    rights.need(Right.COMMITTEE)
    found = _where(SeatRow.id == seat_id)
    if not found:
        raise NotFound(Words("没有这个席位", "There is no such seat"), "seat_id")
    return found[0]


def of_place(place: Place) -> list[Seat]:
    """Everybody who ever sat for a class or dormitory, the newest first."""
    rights.need(Right.COMMITTEE)
    return sorted(_where(place.among(SeatRow)), key=lambda seat: (seat.from_on, seat.id), reverse=True)


def of_student(student_id: int) -> list[Seat]:
    """A student's terms of office, the newest first."""
    rights.need(Right.COMMITTEE)
    return sorted(_where(SeatRow.student == student_id), key=lambda seat: (seat.from_on, seat.id), reverse=True)


def between(first: date, last: date) -> list[Seat]:
    """Every term of office that touches these days."""
    rights.need(Right.COMMITTEE)
    return [seat for seat in _where(SeatRow.from_on <= last, SeatRow.until_on >= first) if seat.last >= first]


def sitting(place: Place) -> list[Seat]:
    """Who sits for a class or dormitory now."""
    rights.need(Right.COMMITTEE)
    return _where(place.among(SeatRow), SeatRow.ended_on.is_null())


def members() -> dict[Place, tuple[str, ...]]:
    """The names of everybody who sits now, by place: for the list of those who have not answered."""
    rights.need(Right.COMMITTEE)
    found: dict[Place, tuple[str, ...]] = {}
    for seat in _where(SeatRow.ended_on.is_null(), StudentRow.left_on.is_null()):
        found[seat.place] = (*found.get(seat.place, ()), seat.name)
    return found


def _where(*conditions: Expression) -> list[Seat]:
    own = SeatRow
    query = (
        own.select(
            own.id,
            own.student,
            StudentRow.name,
            StudentRow.number,
            StudentRow.sex,
            own.school_class,
            own.dormitory,
            own.building,
            own.chair,
            own.chosen,
            own.from_on,
            own.until_on,
            own.duties_signed_on,
            own.ended_on,
            own.ended_how,
            own.ended_reason,
            StudentRow.school_class,
            StudentRow.dormitory,
            DormitoryRow.building,
            StudentRow.left_on,
            EvaluationRow.verdict,
        )
        .join(StudentRow)
        .join_from(StudentRow, DormitoryRow, JOIN.LEFT_OUTER)
        .join_from(own, EvaluationRow, JOIN.LEFT_OUTER, on=EvaluationRow.seat == own.id)
        .where(*conditions)
        .order_by(own.id)
    )
    return [_seat(row) for row in tuples(query)]


def _seat(row: tuple[Any, ...]) -> Seat:
    return Seat(*(*row[:5], place_of(*row[5:8]), *row[8:16], row[16:19], *row[19:]))
