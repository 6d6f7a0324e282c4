"""What bounds a counsellor's bookings: buffers, notice, horizon, grid, and how much a day or a week may hold."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from model.clock import minutes_between, monday
from model.errors import Unclear
from model.named import NamedTuple
from model.spans import Span, widen
from model.values import dataclass
from model.words import Words

FURTHEST = 3660
"""Days ahead that are ever looked at, where no horizon is set."""
LONGEST = 24 * 60 - 1
"""Minutes of the longest appointment: it starts and ends on one day."""

Taker = Literal["counsellor", "room", "student"]


class Busy(NamedTuple):
    """Time that is taken already, and by what."""

    span: Span
    """The appointment or visit itself, without buffers."""
    of: Taker = "counsellor"
    """Whose time it takes: the counsellor's, or the wanted room's or student's with somebody else."""
    buffer_before: int = 0
    """Minutes that this one keeps free in front of itself."""
    buffer_after: int = 0
    """Minutes that this one keeps free behind itself."""
    counts: bool = True
    """Whether it counts towards the daily and weekly limits; only the counsellor's own time ever does."""


@dataclass(frozen=True, slots=True)
class Limits:
    """One counsellor's rules for new appointments; ``None`` is no limit. Raises ``Unclear`` for one out of range."""

    buffer_before: int = 0
    """Minutes kept free in front of the new visit, towards the counsellor's other visits (0 to 240)."""
    buffer_after: int = 0
    """Minutes kept free behind the new visit, towards the counsellor's other visits (0 to 240)."""
    notice: int = 0
    """Minutes from now before which nothing is offered (0 to 40320, four weeks)."""
    horizon: int | None = None
    """Days from today after which nothing is offered; 0 is today only; None is ten years."""
    grid: int = 10
    """Minutes between offered starts, counted from the full hour; divides 60."""
    daily_count: int | None = None
    """Appointments in one day."""
    daily_minutes: int | None = None
    """Minutes in one day."""
    weekly_count: int | None = None
    """Appointments in one week, Monday to Sunday."""
    weekly_minutes: int | None = None
    """Minutes in one week, Monday to Sunday."""

    def __post_init__(self) -> None:
        if self.grid < 1 or 60 % self.grid:
            raise Unclear(Words("起点间隔须能整除 60 分钟", "The step between starts must divide 60 minutes"), "grid")
        for name, most in _BOUNDS.items():
            value: int | None = getattr(self, name)
            if value is not None and not 0 <= value <= most:
                raise Unclear(Words("应为 0–{most}", "This is 0 to {most}").saying(most=most), name)


_BOUNDS = {
    "buffer_before": 240,
    "buffer_after": 240,
    "notice": 40320,
    "horizon": FURTHEST,
    "daily_count": 1000,
    "daily_minutes": 1440,
    "weekly_count": 7000,
    "weekly_minutes": 10080,
}


def last_day(limits: Limits, now: datetime) -> date:
    """The last date on which something is offered."""
    return now.date() + timedelta(days=FURTHEST if limits.horizon is None else limits.horizon)


def reach(busy: Busy, limits: Limits) -> Span:
    """Where a new visit may not be because of ``busy``.

    The buffer one visit keeps behind itself and the buffer the next keeps in front add up. The new visit's buffers
    are the counsellor's time: they hold towards the counsellor's visits, not towards the room's or the student's.
    """
    own = busy.of == "counsellor"
    before = busy.buffer_before + (limits.buffer_after if own else 0)
    after = busy.buffer_after + (limits.buffer_before if own else 0)
    return widen(busy.span, before, after) if before or after else busy.span


Full = Literal["daily_count", "daily_minutes", "weekly_count", "weekly_minutes"]


class Tally:
    """How many appointments and minutes each day and week of one counsellor holds already, by the day they start."""

    def __init__(self, busy: Iterable[Busy]) -> None:
        self.days: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        self.weeks: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        for each in busy:
            if not each.counts or each.of != "counsellor" or each.span.starts >= each.span.ends:
                continue
            day, minutes = each.span.starts.date(), minutes_between(*each.span)
            for held in (self.days[day], self.weeks[monday(day)]):
                held[0] += 1
                held[1] += minutes

    def full(self, day: date, minutes: int, limits: Limits) -> Full | None:
        """The limit that one more appointment of so many minutes would pass on that day, or None."""
        count, held = self.days.get(day, _NOTHING)
        if limits.daily_count is not None and count >= limits.daily_count:
            return "daily_count"
        if limits.daily_minutes is not None and held + minutes > limits.daily_minutes:
            return "daily_minutes"
        count, held = self.weeks.get(monday(day), _NOTHING)
        if limits.weekly_count is not None and count >= limits.weekly_count:
            return "weekly_count"
        if limits.weekly_minutes is not None and held + minutes > limits.weekly_minutes:
            return "weekly_minutes"
        return None


_NOTHING = (0, 0)
