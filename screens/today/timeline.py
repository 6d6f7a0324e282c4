"""The day's timeline, line by line: what is open, who is booked, who is here."""

from collections.abc import Callable, Sequence
from datetime import datetime

from model import clock
from model.appointments.kept import STATE_WORDS, Appointment
from model.today import Line
from model.visits.visit import Visit
from model.words import Words, say
from tui.cells import Column
from tui.sheet import Cell

Key = tuple[str, int, datetime, str]
Shown = Callable[[str], str]
"""A name as it may be shown now."""

TIMELINE = (
    Column("time", Words("时间", "Time"), 11),
    Column("what", Words("状态", "State"), 8),
    Column("who", Words("来访者", "Visitor"), None, least=14),
    Column("with", Words("教师", "With"), None, least=8, priority=1),
    Column("room", Words("场地", "Room"), None, least=10, priority=3),
)


def key(line: Line) -> Key:
    """What names a line."""
    return line.kind, line.number, line.starts, line.duty


def cells(line: Line, shown: Shown) -> tuple[str | Cell, ...]:
    """The texts of a line."""
    span = f"{line.starts:%H:%M}-{line.ends:%H:%M}" if line.ends else f"{line.starts:%H:%M}-"
    if line.visit is not None:
        return span, *_seen(line.visit, line, shown)
    if line.appointment is not None:
        return span, *_booked(line.appointment, shown)
    state = Cell(say("开放", "open"), "free")
    return Cell(span, "muted"), state, "", Cell(line.duty, "muted"), Cell(line.room, "muted")


def _seen(seen: Visit, line: Line, shown: Shown) -> tuple[str | Cell, ...]:
    if line.ends is None:
        state = _running(line.starts)
    else:
        state = Cell(say("来访", "visit"), "" if seen.written is False else "muted")
    return state, named(str(seen.who), seen.names, shown), seen.counsellor_name, seen.room_name


def _running(starts: datetime) -> Cell:
    """How long a visit has been under way, or that the clock stands before its beginning: it was set back."""
    minutes = clock.minutes_since(starts)
    if minutes is None:
        return Cell(say("时钟偏慢", "not yet"), "late")
    return Cell(say("{n}分钟", "{n} min", n=minutes), "open")


def _booked(booked: Appointment, shown: Shown) -> tuple[str | Cell, ...]:
    late = booked.state in ("held", "booked") and booked.starts < clock.now()
    role = "late" if late else "muted" if not booked.is_open else ""
    who = named(booked.who, booked.names, shown)
    return Cell(str(STATE_WORDS[booked.state]), role), who, booked.counsellor_name, booked.room_name


def named(said: str, names: Sequence[str], shown: Shown) -> str:
    """A text with these names in it as they may be shown now; whatever else it says stays."""
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, shown(name))
    return said
