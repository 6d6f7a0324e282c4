"""What the log of the room holds: when it was open, who was on duty, what was left for the next on duty."""

from datetime import date, datetime, time, timedelta

from model import rights
from model.errors import NotFound
from model.opening.meter import Opened, Turn
from model.rights import Right
from model.store.query import JOIN, Expression, tuples
from model.store.tables import DutyTurnRow, OpeningRow, StaffRow
from model.values import dataclass
from model.words import Words

HANDOVER_DAYS = 14
"""So many days back a note for the next on duty is still told."""


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
    voided_reason: str
    """Why it does not count; empty while it does."""
    turns: tuple[DutyTurn, ...]
    """Who was on duty, in order; a turn that lasted less than a minute is left out."""

    @property
    def on_duty(self) -> tuple[str, ...]:
        """The names of those on duty now."""
        return tuple(turn.staff_name for turn in self.turns if turn.ends is None)

    @property
    def is_voided(self) -> bool:
        """Whether it was taken out of the log."""
        return bool(self.voided_reason)


def now_open() -> Opening | None:
    """The opening that has not been closed, today's or one left open."""
    found = _where(OpeningRow.ends.is_null(), OpeningRow.voided_reason.is_null())
    return found[0] if found else None


def get(number: int) -> Opening:
    """One opening, voided or not. Raises ``NotFound``."""
    found = _where(OpeningRow.id == number)
    if not found:
        raise NotFound(Words("没有这条开放记录", "There is no such opening"))
    return found[0]


def between(first: date, last: date, *, voided: bool = False) -> list[Opening]:
    """The openings that began from ``first`` to ``last``, both inclusive, in order; with ``voided`` those too."""
    since, until = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    standing = () if voided else (OpeningRow.voided_reason.is_null(),)
    return _where(OpeningRow.starts >= since, OpeningRow.starts < until, *standing)


def handovers(staff: int | None, at: datetime) -> list[Opening]:
    """The openings whose note somebody who comes on duty at a moment has not been told yet, the newest first.

    What was left before their own last turn ended they have been told; older than ``HANDOVER_DAYS`` is stale.
    """
    past = [(each, each.ends) for each in between((at - timedelta(days=HANDOVER_DAYS)).date(), at.date())]
    over = [(each, ends) for each, ends in past if ends is not None and ends <= at]
    mine = [turn.ends for each, _ in over for turn in each.turns if turn.staff_id == staff and turn.ends is not None]
    since = max(mine, default=datetime.min)
    return [each for each, ends in reversed(over) if each.handover and ends >= since]


def measured(openings: list[Opening]) -> tuple[list[Opened], list[Turn]]:
    """Openings and turns as the meter wants them; those voided do not count."""
    counting = [each for each in openings if not each.is_voided]
    return (
        [Opened(each.starts, each.ends) for each in counting],
        [Turn(turn.staff_id, turn.starts, turn.ends) for each in counting for turn in each.turns],
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
            OpeningRow.voided_reason,
        )
        .join(opener, JOIN.LEFT_OUTER, on=OpeningRow.opened_by == opener.id)
        .switch(OpeningRow)
        .join(closer, JOIN.LEFT_OUTER, on=OpeningRow.closed_by == closer.id)
        .where(*conditions)
        .order_by(OpeningRow.starts, OpeningRow.id)
    )
    rows = tuples(query)
    turns = _turns([row[0] for row in rows]) if rows else {}
    # The note is for the next on duty and may name somebody; whoever only sees the hours sees that it was open.
    told = rights.may(Right.OPEN_ROOM)
    return [
        Opening(
            number,
            starts,
            ends,
            by or "",
            closed or "",
            note if told else "",
            corrected,
            voided or "",
            turns.get(number, ()),
        )
        for number, starts, ends, by, closed, note, corrected, voided in rows
    ]


def _turns(openings: list[int]) -> dict[int, tuple[DutyTurn, ...]]:
    found: dict[int, tuple[DutyTurn, ...]] = {}
    query = (
        DutyTurnRow.select(
            DutyTurnRow.opening, DutyTurnRow.id, DutyTurnRow.staff, StaffRow.name, DutyTurnRow.starts, DutyTurnRow.ends
        )
        .join(StaffRow)
        .where(DutyTurnRow.opening.in_(openings))
        .order_by(DutyTurnRow.starts, DutyTurnRow.id)
    )
    for opening, *turn in tuples(query):
        made = DutyTurn(*turn)
        if made.starts != made.ends:
            found[opening] = (*found.get(opening, ()), made)
    return found
