"""Closing the room while somebody is in it, or is expected now: asked first, the safe answer on top."""

from typing import Literal

from model import clock, today
from model.appointments.appointment import STATE_WORDS, Appointment
from model.words import Words, say
from screens.today.leaving import end_all, told, under_way
from tui.app import DeskApp
from tui.ask import choose

Answer = Literal["stay", "end", "go"]
NOTHING = Words("", "")

_RUNNING = Words("来访还在进行", "A visit is under way")
_EXPECTED = Words("还有人约在这段时间", "Somebody is booked for this time")
_STAY = Words("先不关闭", "Keep it open")
_END = Words("结束来访，再关闭", "End the visits, then close")
_ENDS = Words("计时到此为止", "their clocks stop now")
_ROOM_ONLY = Words("只关闭辅导室", "Close the room only")
_CLOSE = Words("关闭辅导室", "Close the room")
_RUN_ON = Words("来访继续计时", "the visits run on")
_STANDS = Words("预约保留，可改期或记爽约", "the booking stays as it is")


async def may_close(app: DeskApp) -> bool:
    """Ask before the room is closed over a visit under way or a booking of this time; False keeps it open."""
    running, expected = under_way(), today.expected(clock.now())
    if not running and not expected:
        return True
    options: list[tuple[Answer, Words, Words]] = [("stay", _STAY, NOTHING)]
    if running:
        options.append(("end", _END, _ENDS))
    options.append(("go", _ROOM_ONLY, _RUN_ON) if running else ("go", _CLOSE, _STANDS))
    about = "\n".join([*told(app, running), *(_told(app, each) for each in expected)])
    answer = await choose(app, _RUNNING if running else _EXPECTED, options, about=about)
    if answer == "end":
        end_all(running)
        app.announce()
    return answer in ("end", "go")


def _told(app: DeskApp, booked: Appointment) -> str:
    """The booking in a line: who, from when to when, with whom, and whether they wait at the door."""
    return say(
        "{state}：{who}，{starts}-{ends}，{name}",
        "{state}: {who}, {starts}-{ends}, {name}",
        state=STATE_WORDS[booked.state],
        who=app.shown_in(booked.who, booked.names),
        starts=f"{booked.starts:%H:%M}",
        ends=f"{booked.ends:%H:%M}",
        name=booked.counsellor_name,
    )
