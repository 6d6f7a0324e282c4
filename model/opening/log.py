"""The log of the room: opened and closed by whom and when, who was on duty, what was handed over."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from model import clock, rights, session
from model.errors import NotFound, Refused
from model.opening.meter import Opened, Turn
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, tuples
from model.store.tables import DutyTurnRow, OpeningRow, StaffRow
from model.words import Words


@dataclass(frozen=True, slots=True)
class DutyTurn:
    """Somebody's turn of duty, ``[starts, ends)``."""

    id: int
    """Its number in the store."""
    staff_id: int
    """Who."""
    staff_name: str
    """Their name."""
    starts: datetime
    """Local moment of taking over."""
    ends: datetime | None
    """Local moment of handing over; None while on duty."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The room was open, ``[starts, ends)``, or is."""

    id: int
    """Its number in the store."""
    starts: datetime
    """Local moment of opening."""
    ends: datetime | None
    """Local moment of closing; None while open."""
    opened_by: str
    """Name of who opened."""
    closed_by: str
    """Name of who closed; empty while open."""
    handover: str
    """The note for the next on duty."""
    corrected: bool
    """Whether its times were put right afterwards."""
    turns: tuple[DutyTurn, ...]
    """Who was on duty, in order."""

    @property
    def on_duty(self) -> tuple[str, ...]:
        """The names of those on duty now."""
        return tuple(turn.staff_name for turn in self.turns if turn.ends is None)


def open_room(staff: int | None = None) -> Opening:
    """Open the room now, with the person at the desk (or another) on duty.

    Raises ``Refused`` if it is open already, or was left open on an earlier day.
    """
    rights.need(Right.OPEN_ROOM)
    on_duty = staff or session.at_desk().staff_id
    if on_duty is None:
        raise NotFound(Words("请选择值班教师", "Say who is on duty"), "staff")
    _nothing_left_open()
    now = clock.now()
    with journal.writing("opening.open", Words("开放了辅导室", "Opened the room")):
        row = OpeningRow.create(starts=now, opened_by=session.at_desk().staff_id)
        DutyTurnRow.create(opening=row.id, staff=on_duty, starts=now)
        return get(row.id)


def _nothing_left_open() -> None:
    standing = now_open()
    if standing is None:
        return
    if standing.starts.date() < clock.today():
        raise Refused(
            "opening.left_open",
            Words(
                "{day}的开放没有关闭，请先补上关闭时间", "The room was left open on {day}; first say when it closed"
            ).saying(day=standing.starts.date()),
        )
    raise Refused(
        "opening_one_at_a_time", Words("辅导室已经开放，请先关闭", "The room is open already; close it first")
    )


def close_room(handover: str = "", *, at: datetime | None = None) -> Opening:
    """Close the room now, or at a moment that is put right; answers what was open.

    An opening of less than a minute is voided. Raises ``Refused`` if nothing is open, or if it was opened on an
    earlier day and no moment of closing is given: a room left open is not counted silently.
    """
    rights.need(Right.OPEN_ROOM)
    standing = now_open()
    if standing is None:
        raise Refused("opening.none", Words("辅导室没有开放", "The room is not open"))
    ends = at or clock.now()
    if ends > clock.now():
        raise Refused("opening.future", Words("关闭时间还没到", "That time has not come yet"), "at")
    if ends.date() != standing.starts.date():
        raise Refused(
            "opening.left_open",
            Words(
                "{day}的开放没有关闭，请补上当天的关闭时间",
                "The room was left open on {day}; say when it closed that day",
            ).saying(day=standing.starts.date()),
            "at",
        )
    with journal.writing("opening.close", Words("关闭了辅导室", "Closed the room")):
        _end(standing, ends, handover, corrected=at is not None)
        return _where(OpeningRow.id == standing.id)[0]


def _end(standing: Opening, ends: datetime, handover: str, *, corrected: bool) -> None:
    if ends <= standing.starts:
        raise Refused(
            "opening_order",
            Words("刚刚开放，不足一分钟；可用撤销取消", "It opened less than a minute ago; undo takes it back"),
            "at",
        )
    OpeningRow.update(
        ends=ends, closed_by=session.at_desk().staff_id, handover=handover.strip(), corrected=corrected
    ).where(OpeningRow.id == standing.id).execute()
    DutyTurnRow.update(ends=ends).where(DutyTurnRow.opening == standing.id, DutyTurnRow.ends.is_null()).execute()
    DutyTurnRow.update(ends=ends).where(DutyTurnRow.opening == standing.id, DutyTurnRow.ends > ends).execute()


def hand_over(staff: int) -> Opening:
    """Somebody else takes the duty from now on. Raises ``Refused`` if the room is not open or it is theirs already."""
    rights.need(Right.OPEN_ROOM)
    standing = now_open()
    if standing is None:
        raise Refused("opening.none", Words("辅导室没有开放", "The room is not open"))
    name = StaffRow.get_by_id(staff).name
    with journal.writing("duty_turn.hand_over", Words("值班交给{name}", "{name} takes the duty").saying(name=name)):
        now = clock.now()
        DutyTurnRow.update(ends=now).where(
            DutyTurnRow.opening == standing.id, DutyTurnRow.ends.is_null(), DutyTurnRow.staff != staff
        ).execute()
        DutyTurnRow.create(opening=standing.id, staff=staff, starts=now)
        return get(standing.id)


def correct(number: int, starts: datetime, ends: datetime) -> Opening:
    """Put the times of a past opening right; it says that it was corrected."""
    rights.need(Right.PLAN_HOURS)
    with journal.writing(
        "opening.correct", Words("更正了{day}的开放记录", "Corrected the opening of {day}").saying(day=starts.date())
    ):
        OpeningRow.update(starts=starts, ends=ends, corrected=True).where(OpeningRow.id == number).execute()
        turns = DutyTurnRow.select().where(DutyTurnRow.opening == number).order_by(DutyTurnRow.starts)
        for place, turn in enumerate(turns):
            first, last = place == 0, place == len(turns) - 1
            DutyTurnRow.update(
                starts=starts if first else max(turn.starts, starts),
                ends=ends if last else min(turn.ends or ends, ends),
            ).where(DutyTurnRow.id == turn.id).execute()
        return get(number)


def record_past(starts: datetime, ends: datetime, staff: int, handover: str = "") -> Opening:
    """Enter an opening after the fact; it is marked as corrected."""
    rights.need(Right.PLAN_HOURS)
    words = Words("补录了{day}的开放", "Entered the opening of {day} afterwards").saying(day=starts.date())
    with journal.writing("opening.record_past", words):
        by = session.at_desk().staff_id
        row = OpeningRow.create(
            starts=starts, ends=ends, opened_by=by, closed_by=by, handover=handover.strip(), corrected=True
        )
        DutyTurnRow.create(opening=row.id, staff=staff, starts=starts, ends=ends)
        return get(row.id)


def void(number: int, reason: str) -> None:
    """An opening that should not be in the log; it stays in the store with the reason."""
    rights.need(Right.PLAN_HOURS)
    with journal.writing("opening.void", Words("作废了一条开放记录", "Voided an opening")):
        OpeningRow.update(voided_reason=reason.strip()).where(OpeningRow.id == number).execute()


def now_open() -> Opening | None:
    """The opening that has not been closed, today's or one left open."""
    found = _where(OpeningRow.ends.is_null())
    return found[0] if found else None


def get(number: int) -> Opening:
    """One opening. Raises ``NotFound``."""
    found = _where(OpeningRow.id == number)
    if not found:
        raise NotFound(Words("没有这条开放记录", "There is no such opening"))
    return found[0]


def between(first: date, last: date) -> list[Opening]:
    """The openings that began from ``first`` to ``last``, both inclusive."""
    since, until = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    return _where(OpeningRow.starts >= since, OpeningRow.starts < until)


def last_handover(before: datetime) -> str:
    """What the last person on duty left for the next, from the two weeks before a moment."""
    past = between((before - timedelta(days=14)).date(), before.date())
    return next((each.handover for each in reversed(past) if each.handover), "")


def measured(openings: list[Opening]) -> tuple[list[Opened], list[Turn]]:
    """Openings and turns as the meter wants them."""
    return (
        [Opened(each.starts, each.ends) for each in openings],
        [Turn(turn.staff_id, turn.starts, turn.ends) for each in openings for turn in each.turns],
    )


def _where(*conditions: Expression) -> list[Opening]:
    rights.need(Right.SEE_TODAY)
    opener, closer = StaffRow.alias(), StaffRow.alias()
    query = (
        OpeningRow.select(
            OpeningRow.id,
            OpeningRow.starts,
            OpeningRow.ends,
            opener.name,
            closer.name,
            OpeningRow.handover,
            OpeningRow.corrected,
        )
        .join(opener, JOIN.LEFT_OUTER, on=OpeningRow.opened_by == opener.id)
        .switch(OpeningRow)
        .join(closer, JOIN.LEFT_OUTER, on=OpeningRow.closed_by == closer.id)
        .where(OpeningRow.voided_reason.is_null(), *conditions)
        .order_by(OpeningRow.starts)
    )
    rows = tuples(query)
    turns = _turns([row[0] for row in rows])
    return [
        Opening(number, starts, ends, by or "", closed or "", note, corrected, tuple(turns.get(number, ())))
        for number, starts, ends, by, closed, note, corrected in rows
    ]


def _turns(openings: list[int]) -> dict[int, list[DutyTurn]]:
    found: dict[int, list[DutyTurn]] = {}
    query = (
        DutyTurnRow.select(
            DutyTurnRow.opening, DutyTurnRow.id, DutyTurnRow.staff, StaffRow.name, DutyTurnRow.starts, DutyTurnRow.ends
        )
        .join(StaffRow)
        .where(DutyTurnRow.opening.in_(openings))
        .order_by(DutyTurnRow.starts, DutyTurnRow.id)
    )
    for opening, *turn in tuples(query):
        found.setdefault(opening, []).append(DutyTurn(*turn))
    return found
