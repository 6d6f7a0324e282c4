"""Parts of the day and lessons in a line of booking: tonight, 周三下午, 第二节课, period 2.

A part of the day narrows the times that are offered; a lesson is the time at which it begins by the bells of that day.
"""

from collections.abc import Callable
from datetime import date, time
from typing import Literal

from model.appointments.reading_line import Line
from model.appointments.reading_parts import Piece, number
from model.appointments.reading_words import DAY_PARTS, HOURS, ORDINALS
from model.words import Words

Part = Literal["am", "noon", "pm", "night"]
Lessons = Callable[[date], tuple[time, ...]]
"""When the lessons of a day begin, in order; none where no bell schedule is entered."""

_HOURS: dict[Part, tuple[time, time]] = {
    "am": (time(0), time(12)),
    "noon": (time(11), time(14)),
    "pm": (time(13), time(18)),
    "night": (time(17), time(23, 59)),
}
PART_WORDS: dict[Part, Words] = {
    "am": Words("上午", "morning"),
    "noon": Words("中午", "midday"),
    "pm": Words("下午", "afternoon"),
    "night": Words("晚上", "evening"),
}
"""The parts of the day."""
PART = Words("时段", "The part of the day")


def is_in(part: Part | None, at: time) -> bool:
    """Whether a time lies in that part of the day; any does in none."""
    return part is None or _HOURS[part][0] <= at < _HOURS[part][1]


def agree(part: Part | None, at: time) -> bool:
    """Whether a time that was said fits the part said besides: 12:45 this afternoon does, though none is offered then."""
    return is_in(part, at) or (part == "pm" and at.hour == 12)


def over(part: Part | None) -> time | None:
    """When that part of the day is over."""
    return _HOURS[part][1] if part else None


def said(line: Line) -> Part | None:
    """The part of the day that was said apart from a time; two are a problem."""
    return line.one(PART, ((_part(piece), piece.text) for piece in line.of("part")))


def _part(piece: Piece) -> Part:
    code = DAY_PARTS[" ".join(piece.said["part"].lower().split())]
    return "am" if code == "am" else "noon" if code == "noon" else "pm" if code == "pm" else "night"


def half_meant(starts: time, clock: dict[str, str], part: Part | None) -> time:
    """7:30 as the half of the day that the part says: tonight at 7:30; what says its half itself stays as it is."""
    says_half = any(name.partition("_")[0] in ("half", "side", "part") for name in clock)
    padded = any(text.startswith("0") for name, text in clock.items() if name.startswith("hour"))
    if is_in(part, starts) or says_half or padded or starts.hour >= 12:
        return starts
    later = starts.replace(hour=starts.hour + 12)
    return later if is_in(part, later) else starts


def lesson(line: Line, lessons: Lessons, day: date, part: Part | None) -> list[tuple[time, str]]:
    """When the lessons that were said begin on a day, and what was said; one there is not is left out.

    下午第一节 is the first lesson of the afternoon, where so many are in it.
    """
    bells = lessons(day)
    within = [at for at in bells if is_in(part, at)]
    found: list[tuple[time, str]] = []
    for piece in line.of("lesson"):
        which = _number(piece)
        if 1 <= which <= len(within):
            found.append((within[which - 1], piece.text))
        elif 1 <= which <= len(bells) and is_in(part, bells[which - 1]):
            found.append((bells[which - 1], piece.text))
    return found


def need_lesson(line: Line, lessons: Lessons, day: date, found: list[tuple[time, str]]) -> None:
    """Note the lessons that the bells of the day do not have."""
    bells = lessons(day)
    for piece in line.of("lesson"):
        if piece.text in {text for _, text in found}:
            continue
        last = "" if not bells else f"{bells[-1]:%H:%M}"
        line.no(_NO_LESSON.saying(n=len(bells), last=last, text="{text}") if bells else _NO_BELLS, piece.text)


def _number(piece: Piece) -> int:
    text = piece.said["lesson"].lower()
    return HOURS.get(text) or ORDINALS.get(text) or number(text)


_NO_LESSON = Words(
    "没有“{text}”：这一天共 {n} 节课，最后一节 {last} 开始；请改写，或写 12:30",
    "There is no '{text}': that day has {n} {n:lesson|lessons}, the last at {last}; change it, or write 12:30",
)
_NO_BELLS = Words(
    "还没有作息时间，不知道“{text}”几点；请写成 12:30", "No bells are entered, so '{text}' has no time; write 12:30"
)
