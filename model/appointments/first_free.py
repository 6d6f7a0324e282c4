"""The time the desk proposes where the line leaves it open: the next free one, in the part of the day that was said."""

from datetime import datetime, time, timedelta

from model import clock, first_steps
from model.appointments import free
from model.appointments.reading_hours import PART_WORDS, is_in
from model.appointments.said import Reading
from model.words import Words

SAME_TIME_DAYS = 14
"""How many days ahead a time without a day is looked for."""

NO_TIME = Words(
    "四周内没有空闲时间，请指定时间或换教师", "No time is free within four weeks; say a time, or another counsellor"
)
NO_HOURS = Words(
    "还没有安排开放时段：在“开放”页（4）按 Ctrl+W 安排；也可写明日期和时间，照样预约",
    "No opening hours are planned: on page 4, Ctrl+W plans them; or say a day and a time and book all the same",
)
_NO_TIME_THAT_DAY = Words("这一天没有空闲时间", "No time is free that day")
_NO_TIME_OF_DAY = Words(
    "四周内{part}没有空闲时间，请换时段或写明时间",
    "No {part} is free within four weeks; say another part of the day, or a time",
)
_NO_TIME_IN_IT = Words(
    "这一天{part}没有空闲时间，请换时段或写明时间",
    "Nothing is free that {part}; say another part of the day, or a time",
)


def first_free(said: Reading, counsellor: int, minutes: int, student: int | None, room: int | None) -> datetime | None:
    """The first free start on the day that was said, or within four weeks, in the part of the day that was said."""
    day = said.day or clock.today()
    if said.day is None and said.part is None:
        return free.next_free(counsellor, minutes, from_day=day, student=student, room=room)
    last = said.day or day + timedelta(days=free.AHEAD_DAYS - 1)
    found = free.starts_free(counsellor, day, last, minutes, student=student, room=room)
    return next((each for each in found if is_in(said.part, each.time())), None)


def same_time(at: time, counsellor: int, minutes: int, student: int | None, room: int | None) -> datetime:
    """The next day on which this time of day is free; the next such time at all if it never is."""
    first = datetime.combine(clock.today(), at)
    first = first if first >= clock.now() else first + timedelta(days=1)
    days = (first + timedelta(days=ahead) for ahead in range(SAME_TIME_DAYS))
    return next(
        (each for each in days if free.why_not(counsellor, each, minutes, student=student, room=room) is None), first
    )


def why_none(said: Reading) -> Words:
    """Why no time was found, and what to do."""
    if not first_steps.has_hours():
        return NO_HOURS
    if said.part is not None:
        return (_NO_TIME_OF_DAY if said.day is None else _NO_TIME_IN_IT).saying(part=PART_WORDS[said.part])
    return NO_TIME if said.day is None else _NO_TIME_THAT_DAY
