"""When a visit starts and ends: to the minute, never zero, never over midnight, never in the future.

The store refuses what no visit can be; here stands what the desk does of itself, so that nobody
at the door is ever refused for a rounding.
"""

from datetime import datetime, timedelta

from model import clock
from model.appointments.days import day_words
from model.errors import Refused
from model.store.query import tuples
from model.store.tables import VisitRow
from model.words import Words

ONE_MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)


def start_now(counsellor: int) -> datetime:
    """This minute; or the one after, where the counsellor's last visit was so short that it was given this one."""
    now = clock.now()
    midnight = datetime.combine(now.date(), datetime.min.time())
    mine = (VisitRow.counsellor == counsellor) & (VisitRow.starts >= midnight) & (VisitRow.starts < midnight + ONE_DAY)
    ended = VisitRow.select(VisitRow.ends).where(mine, VisitRow.ends > now, VisitRow.state != "voided")
    return max((ends for (ends,) in tuples(ended)), default=now)


def ended_now(starts: datetime, now: datetime) -> tuple[datetime, datetime]:
    """The span of a visit that ends now, at least one minute long.

    A visit that ends in the minute in which it began is given that whole minute; in the last
    minute of a day it is given the one before, since no visit crosses midnight.
    """
    if now > starts:
        return starts, now
    ends = starts + ONE_MINUTE
    return (starts, ends) if ends.date() == starts.date() else (starts - ONE_MINUTE, starts)


def ended(starts: datetime, at: datetime | None) -> tuple[datetime, datetime]:
    """The span of a visit that ends ``at``, or now.

    Raises ``Refused`` if it was left running past midnight and no time is given, the time is
    still to come, or the clock was set back behind its beginning.
    """
    now = clock.now()
    if at is not None:
        need_past(at, "ends", now=now)
        return starts, at
    if now.date() != starts.date():
        raise Refused(
            "visit.left_running",
            Words(
                "这次来访自{day}起一直没有结束，请填写当时结束的时间",
                "This visit has been left running since {day}; give the time at which it ended",
            ).saying(day=day_words(starts.date())),
            "ends",
        )
    if clock.is_behind(starts):
        raise Refused(
            "visit.clock_back",
            Words(
                "电脑时间 {now} 早于来访开始的 {starts}：时钟被调慢了，请校准后再结束，或填写结束时间",
                "It is {now} by this machine, earlier than the visit began at {starts}: the clock was set back. Set it "
                "right first, or give the time at which the visit ended",
            ).saying(now=f"{now:%H:%M}", starts=f"{starts:%H:%M}"),
            "ends",
        )
    return ended_now(starts, now)


def need_past(moment: datetime, field: str, *, now: datetime | None = None) -> None:
    """Go on only with a time that has come. Raises ``Refused`` beside the field."""
    if moment > (now or clock.now()):
        raise Refused(
            "visit.future",
            Words("这个时间还没到，请填已经过去的时间", "That time is still to come; give one that is past"),
            field,
        )
