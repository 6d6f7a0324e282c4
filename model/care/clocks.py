"""When something is due and how late it is: in hours by the clock, or in school days by the calendar (A11, E3)."""

from datetime import date, datetime, timedelta

from model import clock, settings
from model.calendar.year import calendar
from model.care import periods, scheme
from model.words import Words, say

FARTHEST = 400
"""Days ahead or back that school days are looked for."""


def school_days_after(start: date, days: int) -> date:
    """The day that is so many school days after ``start``; in a vacation without an end, so many weekdays."""
    known, on, left = calendar(), start, days
    for _ in range(FARTHEST):
        on += timedelta(days=1)
        left -= known.day(on).is_school_day
        if left <= 0:
            return on
    return start + timedelta(days=days * 7 // 5 + 2)


def school_days_late(due: date, today: date | None = None) -> int:
    """School days that have passed since ``due``, counted back ``FARTHEST`` days; 0 on the day and before it."""
    now = today or clock.today()
    if due >= now:
        return 0
    first = max(due, now - timedelta(days=FARTHEST)) + timedelta(days=1)
    return len(calendar().school_days(first, now))


def late_before(today: date | None = None) -> date:
    """A day before this one is late: a school day has passed since."""
    now, known = today or clock.today(), calendar()
    return next((day for n in range(FARTHEST) if known.day(day := now - timedelta(days=n)).is_school_day), now)


def is_late(due: date, today: date | None = None) -> bool:
    """Whether a day has passed that counts in school days."""
    return due < late_before(today)


def late_words(due: date) -> str:
    """How late in school days, or how soon, in a few cells."""
    late = school_days_late(due)
    if late:
        return say("逾{n}上课日", "{n} sch. {n:day|days} late", n=late)
    days = (due - clock.today()).days
    if days == 1:
        return say("明天", "tomorrow")
    return say("今天", "today") if days <= 0 else say("{n}天后", "in {n} days", n=days)


def hours_words(due: datetime) -> Words:
    """How long a clock still runs, or how long it has been out."""
    minutes = clock.minutes_between(clock.now(), due)
    words = Words("超时 {n}", "{n} late") if minutes < 0 else Words("还剩 {n}", "{n} left")
    return words.saying(n=_length(abs(minutes)))


def since_words(at: datetime) -> Words:
    """How long ago it was, by the clock; where that was set back to before it, that."""
    minutes = clock.minutes_since(at)
    if minutes is None:
        return Words("时钟早于开始时间", "the clock stands before it began")
    return Words("已过 {n}", "{n} since").saying(n=_length(minutes))


def written_words(due: datetime | None, came: datetime | None) -> Words:
    """How a written report stands: on time, late, still to come; empty where none is due (E3)."""
    if due is None:
        return Words("", "")
    if came is None:
        return Words("书面报告{left}", "written report: {left}").saying(left=hours_words(due))
    words = Words("书面报告 {at} 按时收到", "written report in on time, {at}")
    if came > due:
        words = Words("书面报告 {at} 迟交", "written report in late, {at}")
    return words.saying(at=f"{came:%m-%d %H:%M}")


def _length(minutes: int) -> Words:
    if minutes < 120:
        return Words(f"{minutes}分钟", f"{minutes} min")
    return Words(f"{minutes // 60}小时", f"{minutes // 60} h")


def next_review(rank: int, start: date | None = None) -> date:
    """The day a student of a rank is looked at again: the level's interval, shorter in a key period (D6)."""
    day = start or clock.today()
    usual = scheme.level(rank).review_days
    if periods.on(day) is not None:
        usual = max(1, usual * settings.get().care.care_shorten // 100)
    return school_days_after(day, usual)
