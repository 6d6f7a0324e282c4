"""What the school hands in of its committee: reports by grade and class, concerns by kind, seats filled; no names (C1-C5)."""

from datetime import date, datetime, time, timedelta

from model import rights
from model.committee import board, places
from model.committee.board import Square
from model.committee.concerns import KIND_WORDS
from model.committee.places import SIDES, Place, Point
from model.committee.weeks import ReportWeek, term_for, week_on
from model.named import NamedTuple
from model.rights import Right
from model.store.query import fn, tuples
from model.store.tables import ConcernRow, SeatRow
from model.values import dataclass
from model.words import Words


class ClassTally(NamedTuple):
    """How one class or dormitory stands for the week."""

    point: Point
    """Which."""
    square: Square
    """How it stands."""
    filled: int
    """How many of its chairs are taken."""

    @property
    def wanted(self) -> bool:
        """Whether an answer was wanted."""
        return self.square.state != "off"


@dataclass(frozen=True, slots=True)
class Tally:
    """The committee's week."""

    week: ReportWeek | None
    """The week of the term; None outside every term."""
    places: tuple[ClassTally, ...]
    """Each class, then each dormitory."""
    concerns: dict[str, int]
    """How many concerns of each kind were told in the week."""
    urgent: int
    """How many of them were urgent."""
    acted: int
    """About how many of them something was done."""

    @property
    def is_in_use(self) -> bool:
        """Whether the school has members, or took a report this week."""
        return any(each.filled or each.square.report_id is not None for each in self.places)

    def groups(self) -> tuple[Words, ...]:
        """The grades and buildings there are, in order."""
        return tuple(dict.fromkeys(each.point.group for each in self.places))


def tally(monday: date) -> Tally:
    """The committee's week that begins on a Monday. Needs the right to see totals."""
    rights.need(Right.TOTALS)
    week = week_on(monday)
    filled = _filled()
    rows: list[ClassTally] = []
    if week is not None:
        term = term_for(week.last)
        assert term is not None
        for side in SIDES:
            shown = board.read(side, term)
            rows += [ClassTally(p, shown.square(p, week), filled.get(p.place, 0)) for p in shown.points]
    starts = datetime.combine(monday, time())
    own = ConcernRow
    inside = (own.raised_at >= starts) & (own.raised_at < starts + timedelta(days=7))
    kinds = dict(tuples(own.select(own.kind, fn.COUNT(own.id)).where(inside).group_by(own.kind)))
    return Tally(
        week,
        tuple(rows),
        {kind: kinds.get(kind, 0) for kind in KIND_WORDS},
        own.select().where(inside, own.urgent == 1).count(),
        own.select().where(inside, own.acted_at.is_null(False)).count(),
    )


def _filled() -> dict[Place, int]:
    """How many chairs of each place are taken."""
    own = SeatRow
    found: dict[Place, int] = {}
    for row in tuples(own.select(own.school_class, own.dormitory, own.building).where(own.ended_on.is_null())):
        place = places.place_of(*row)
        found[place] = found.get(place, 0) + 1
    return found
