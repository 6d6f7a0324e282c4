"""When a counsellor is free: opening windows, less absences, less visits widened by their buffers, on a fixed grid.

Starts lie on the clock's own grid (every ``grid`` minutes from the full hour), so a booking never shifts the starts
after it. One start may lie off it: the moment at which the room opens. A grid is for offering, not a rule: ``why_not``
accepts any start that fits. Buffers keep visits apart; a visit may begin the minute the room opens or an absence ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

from model.appointments.days import clock_words, day_words
from model.appointments.limits import LONGEST, Busy, Full, Limits, Tally, last_day, reach
from model.errors import Unclear
from model.spans import Span, merge, overlaps, subtract, widen, within
from model.words import Words

__all__ = ["Busy", "Limits", "Span", "free_starts", "merge", "overlaps", "subtract", "why_not", "widen"]

MOST = 20_000
"""Starts given at most, the earliest ones."""


def free_starts(
    windows: Iterable[Span],
    absences: Iterable[Span],
    busy: Sequence[Busy],
    *,
    minutes: int,
    limits: Limits,
    now: datetime,
    most: int = MOST,
) -> list[datetime]:
    """The starts at which a visit of ``minutes`` fits, in order of time, ``most`` of them at most.

    Raises ``Unclear`` for less than a minute or more than a day; nothing offered runs past 23:59.
    """
    _check(minutes)
    opened = merge(windows)
    gaps = subtract(opened, [*absences, *(reach(each, limits) for each in busy if each.span.starts < each.span.ends)])
    openings = {span.starts for span in opened}
    tally, last = Tally(busy), last_day(limits, now)
    starts = (
        start
        for stretch in _days(gaps, now + timedelta(minutes=limits.notice), last)
        if tally.full(stretch.starts.date(), minutes, limits) is None
        for start in _starts(stretch, openings, minutes, limits.grid)
    )
    return list(islice(starts, most))


def _days(gaps: list[Span], earliest: datetime, last: date) -> Iterator[Span]:
    """The gaps from ``earliest`` to the ``last`` day, cut at midnight."""
    for gap in gaps:
        at = max(gap.starts, earliest)
        while at < gap.ends and at.date() <= last:
            yield Span(at, min(gap.ends, _midnight(at) + _LAST_MINUTE))
            at = _midnight(at) + _DAY


def _starts(stretch: Span, openings: set[datetime], minutes: int, grid: int) -> Iterator[datetime]:
    """The starts in one free stretch of a day: its grid, and the opening itself where it lies off the grid."""
    step, latest = timedelta(minutes=grid), stretch.ends - timedelta(minutes=minutes)
    start = _on_grid(stretch.starts, step)
    if start != stretch.starts and stretch.starts in openings and stretch.starts <= latest:
        yield stretch.starts
    while start <= latest:
        yield start
        start += step


_DAY = timedelta(days=1)
_LAST_MINUTE = timedelta(hours=23, minutes=59)


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time.min)


def _on_grid(moment: datetime, step: timedelta) -> datetime:
    hour = moment.replace(minute=0, second=0, microsecond=0)
    return hour + step * -((hour - moment) // step)


def why_not(
    start: datetime,
    windows: Iterable[Span],
    absences: Iterable[Span],
    busy: Sequence[Busy],
    *,
    minutes: int,
    limits: Limits,
    now: datetime,
) -> Words | None:
    """Why a visit of ``minutes`` cannot start then, and what to do; None if it can, on the grid or off it."""
    _check(minutes)
    ill_timed = _too_early_or_late(start, limits, now)
    if ill_timed is not None:
        return ill_timed
    wanted = Span(start, start + timedelta(minutes=minutes))
    return (
        _closed(wanted, merge(windows))
        or _away(wanted, absences)
        or _taken(wanted, busy, limits)
        or _full(start, minutes, busy, limits)
    )


def _check(minutes: int) -> None:
    if not 1 <= minutes <= LONGEST:
        raise Unclear(Words("时长应为 1–{n} 分钟", "A visit lasts 1 to {n} minutes").saying(n=LONGEST), "minutes")


def _too_early_or_late(start: datetime, limits: Limits, now: datetime) -> Words | None:
    if start < now:
        return Words(
            "这个时间已过；登记过去的预约请用补录", "That time is past; enter a past appointment as a back entry"
        )
    earliest = now + timedelta(minutes=limits.notice)
    if start < earliest:
        return Words(
            "须至少提前 {n} 分钟预约，最早 {day} {time}",
            "Book at least {n} {n:minute|minutes} ahead, from {day} {time} on",
        ).saying(n=limits.notice, day=day_words(earliest.date()), time=clock_words(earliest))
    last = last_day(limits, now)
    if start.date() > last:
        words = Words("目前只能约到 {day}，请选更早的一天", "Appointments are taken up to {day}; choose an earlier day")
        return words.saying(day=day_words(last, year=last.year != now.year))
    return None


CLOSED = Words("这一天没有开放时段，请换一天", "The room has no opening hours that day; choose another day")
"""Said of a day without any window for this counsellor; whoever knows the plan may know more (``free``)."""


def _closed(wanted: Span, opened: list[Span]) -> Words | None:
    if wanted.ends > _midnight(wanted.starts) + _LAST_MINUTE:
        return Words("预约不能跨过午夜，请提前开始", "An appointment does not cross midnight; start earlier")
    if any(within(wanted, span) for span in opened):
        return None
    day = _midnight(wanted.starts)
    that_day = [span for span in opened if overlaps(span, Span(day, day + _DAY))]
    if not that_day:
        return CLOSED
    hours = ", ".join(_hours(Span(max(span.starts, day), min(span.ends, day + _LAST_MINUTE))) for span in that_day)
    if any(span.starts <= wanted.starts < span.ends for span in that_day):
        words = Words(
            "超出开放时段（{hours}），请提前或缩短", "Past the opening hours ({hours}); start earlier, or stay shorter"
        )
    else:
        words = Words("不在开放时段内（{hours}）", "Outside the opening hours ({hours}); choose a time inside them")
    return words.saying(hours=hours)


def _away(wanted: Span, absences: Iterable[Span]) -> Words | None:
    for span in sorted(absences):
        if overlaps(wanted, span):
            words = Words(
                "教师不在（{time}），请换时间或换人", "The counsellor is away ({time}); choose another time or person"
            )
            return words.saying(time=_hours(span))
    return None


def _taken(wanted: Span, busy: Sequence[Busy], limits: Limits) -> Words | None:
    real = (each for each in sorted(busy) if each.span.starts < each.span.ends)
    near = [each for each in real if overlaps(wanted, reach(each, limits))]
    clash = next((each for each in near if overlaps(wanted, each.span)), None)
    if clash is not None:
        return _TAKEN[clash.of].saying(time=_hours(clash.span))
    if not near:
        return None
    span, kept = near[0].span, reach(near[0], limits)
    gap = span.starts - kept.starts if wanted.starts < span.starts else kept.ends - span.ends
    words = Words("离 {time} 太近，其间须留 {n} 分钟", "Too near to {time}; leave {n} {n:minute|minutes} between")
    return words.saying(time=_hours(span), n=int(gap.total_seconds() // 60))


_TAKEN = {
    "counsellor": Words("教师 {time} 已有安排，请换时间", "The counsellor is busy {time}; choose another time"),
    "room": Words("场地 {time} 已被占用，请换场地或时间", "The room is taken {time}; choose another room or time"),
    "student": Words("来访者 {time} 已有预约，请换时间", "The visitor has an appointment {time}; choose another time"),
}


def _full(start: datetime, minutes: int, busy: Sequence[Busy], limits: Limits) -> Words | None:
    which = Tally(busy).full(start.date(), minutes, limits)
    return None if which is None else _FULL[which].saying(n=getattr(limits, which))


_FULL: dict[Full, Words] = {
    "daily_count": Words(
        "这一天已满 {n} 次，请换一天", "That day has its {n} {n:appointment|appointments}; choose another day"
    ),
    "daily_minutes": Words("这一天会超过 {n} 分钟，请换一天", "That day would pass {n} minutes; choose another day"),
    "weekly_count": Words(
        "这一周已满 {n} 次，请换一周", "That week has its {n} {n:appointment|appointments}; choose another week"
    ),
    "weekly_minutes": Words("这一周会超过 {n} 分钟，请换一周", "That week would pass {n} minutes; choose another week"),
}


def _hours(span: Span) -> str:
    """``12:30-13:10``, with the day before an end that lies on another one."""
    if span.starts.date() == span.ends.date():
        return f"{clock_words(span.starts)}-{clock_words(span.ends)}"
    starts, ends = day_words(span.starts.date()), day_words(span.ends.date())
    return f"{starts} {clock_words(span.starts)} - {ends} {clock_words(span.ends)}"
