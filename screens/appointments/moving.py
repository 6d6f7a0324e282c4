"""Asks for another time: the free ones of the counsellor as a list, or any that is typed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model import clock
from model.appointments import free, places
from model.appointments.days import clock_words, day_words, weekday_words
from model.appointments.kept import Appointment
from model.appointments.reading import Reading, read, told
from model.appointments.reading_hours import is_in
from model.appointments.said import WEEKS_WORDS
from model.calendar import year
from model.words import Words, say
from tui.app import DeskApp
from tui.cells import Column
from tui.dialog import Dialog, Key
from tui.inputs import OneLine
from tui.prose import Prose
from tui.sheet import Sheet

AHEAD = timedelta(days=21)
"""How far ahead free times are listed."""
NOTHING = Words("", "")

_NONE_FREE = Words("没有空闲时间；可直接输入", "No time is free; type one")
_TYPED = Words("按输入的时间；清空则列出空闲的", "The time typed above; without it the free ones are listed")
_ONLY_WHEN = Words("改期只改日期和时间，请去掉：{what}", "Only the day and the time are changed here; take out: {what}")
_UNREAD = Words("看不懂“{text}”，请写成 下周三 12:30", "'{text}' is no time; write next wed 12:30")


class AskTime(Dialog[datetime | None]):
    """Type a day and time, or take a free one."""

    app: DeskApp
    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    AskTime {
        #line { margin: 1 2 0 2; padding: 0 1; }
        #told { padding: 0 2; margin-top: 1; height: 1; text-style: bold; }
        #times { height: 9; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(self, booked: Appointment, who: str, several: bool = False) -> None:
        super().__init__(Words("改期：{who}", "Move {who}").saying(who=who))
        self._booked, self._several = booked, several
        # The room of the plan is another one at another time; one that was chosen goes along.
        self._room = None if booked.room_id == places.of_window(booked.counsellor_id, booked.starts) else booked.room_id

    def body(self) -> Iterable[Widget]:
        """When it is now, the line, what it means, the free times."""
        (now,) = _told(self._booked.starts)
        length = say("{n}分钟", "{n} min", n=self._booked.minutes)
        stands = [
            say("现为 {when}", "Now {when}", when=now),
            length,
            self._booked.counsellor_name,
            self._booked.room_name,
        ]
        yield Prose("  ".join(part for part in stands if part), classes="about")
        yield OneLine(placeholder=say("下周三 12:30；或在下面选", "next wed 12:30; or choose below"), id="line")
        yield Prose(id="told")
        yield Sheet(
            (Column("when", NOTHING, None),),
            _told,
            lambda starts: starts,
            empty=_NONE_FREE,
            header=False,
            marking=False,
            id="times",
        )

    def keys(self) -> Sequence[Key]:
        """Enter moves it there; of a series it shows every date first."""
        does = Words("逐次查看", "see every date") if self._several else Words("改到这个时间", "move it there")
        return Key("Enter", does, "take"), Key("Esc", Words("取消", "cancel"), "leave")

    def on_mount(self) -> None:
        """List the free times."""
        self._list()

    @on(Input.Changed, "#line")
    def line_changed(self) -> None:
        """Read the line anew."""
        self._list()

    @on(Input.Submitted, "#line")
    @on(Sheet.Chosen, "#times")
    def action_take(self) -> None:
        """Answer with the time typed, or the one under the cursor."""
        if self._wrong():
            return
        starts = self._typed() or self.query_one("#times", Sheet).item
        if starts is not None:
            self.dismiss(starts)

    def action_move(self, by: int) -> None:
        """Another free time."""
        self.query_one("#times", Sheet).action_move(by)

    def _said(self) -> Reading:
        """What is typed; a weekday is that of the week in which the appointment stands, while that is to come."""
        typed = self.query_one("#line", Input).value
        since = clock.monday(self._booked.starts.date())
        return read(typed, clock.now(), since=since, lessons=year.calendar().lessons_begin)

    def _typed(self) -> datetime | None:
        said = self._said()
        if said.time is None:
            return None
        return datetime.combine(said.day or self._booked.starts.date(), said.time)

    def _wrong(self) -> Words | None:
        """What in the line is no day and no time: with that in it nothing is moved anywhere."""
        said = self._said()
        if said.weeks:
            return _ONLY_WHEN.saying(what=WEEKS_WORDS[said.weeks])
        if said.problems:
            return said.problems[0]
        if more := told(replace(said, day=None, time=None, part=None, who="", minutes=self._other_length(said))):
            return _ONLY_WHEN.saying(what=more)
        return _UNREAD.saying(text=said.who) if said.who else None

    def _other_length(self, said: Reading) -> int | None:
        """Minutes, where another length is said than it has."""
        return None if said.minutes == self._booked.minutes else said.minutes

    def _list(self) -> None:
        said = self._said()
        first = said.day or clock.today()
        last = first if said.day else first + AHEAD
        booked, typed = self._booked, self._typed()
        found = free.starts_free(
            booked.counsellor_id,
            first,
            last,
            booked.minutes,
            student=booked.student_id,
            room=self._room,
            but=(booked.id,),
            most=300,
        )
        found = [each for each in found if is_in(said.part, each.time())]
        sheet = self.query_one("#times", Sheet)
        sheet.empty = _TYPED if typed else _NONE_FREE
        sheet.show([] if typed else found)
        sheet.action_edge(0)
        below = self.query_one("#told", Prose)
        wrong = self._wrong()
        if typed is None or wrong:
            below.text = str(wrong or "")
            return
        clash = free.why_not(
            booked.counsellor_id, typed, booked.minutes, student=booked.student_id, room=self._room, but=(booked.id,)
        )
        (when,) = _told(typed)
        below.text = f"{when}  {clash}" if clash else when


def _told(starts: datetime) -> tuple[str]:
    day = starts.date()
    return (f"{day_words(day)} {weekday_words(day)} {clock_words(starts)}",)


async def ask_time(app: DeskApp, booked: Appointment, *, several: bool = False) -> datetime | None:
    """Ask when an appointment shall be instead, and with it others of its series if ``several``."""
    return await app.push_screen_wait(AskTime(booked, app.shown_in(booked.who, booked.names), several))
