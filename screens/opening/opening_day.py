"""The form for the hours of one day alone: other windows, or closed all day."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from model.appointments.days import day_words, weekday_words
from model.calendar.year import calendar
from model.errors import DeskError
from model.opening import hours
from model.opening.windows import OwnHours
from model.seen import Row
from model.words import Words, say
from screens.opening.duty import teachers
from screens.opening.usual import usual
from tui.app import DeskApp
from tui.fields.choice import Choice, Switch
from tui.fields.field import Field, Values
from tui.fields.numbers import Time
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

NOTHING = Words("", "")
MORE = 2
"""So many windows can be added to those a day has."""
NOBODY = 0
"""The answer for a window without anybody on duty."""


def title_of(day: date) -> Words:
    """A day as a title."""
    return Words("{d} {w}", "{w} {d}").saying(d=day_words(day), w=weekday_words(day))


async def plan(app: DeskApp, day: date) -> None:
    """Ask for the hours of one day; what is planned stands there already, with room for more of the same."""
    own, windows = hours.dated(day, day), hours.planned_between(day, day, swapped=False)
    initial: dict[str, Any] = {"closed": bool(own) and not windows, "reason": own[0].reason if own else ""}
    for number, window in enumerate(windows, 1):
        initial |= {
            f"starts{number}": window.starts.time(),
            f"ends{number}": window.ends.time(),
            f"staff{number}": window.staff_id or NOBODY,
        }
    who, where = (windows[-1].staff_id, windows[-1].room_id) if windows else usual()
    rooms = [window.room_id for window in windows] + [where] * MORE
    initial |= {f"staff{number}": who or NOBODY for number in range(len(windows) + 1, len(rooms) + 1)}
    form = Form(
        Words("{day} 的开放", "Hours of {day}").saying(day=title_of(day)),
        _fields(len(rooms)),
        lambda answers: _planned(day, answers, rooms),
        initial=initial,
        of=(Row("dated_window", day.isoformat(), "day"),),
        live=lambda told: _live(day, told),
        kept=Kept("opening.plan_day", day),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _fields(most: int) -> list[Field]:
    nobody: tuple[int, Words | str] = (NOBODY, Words("未定", "nobody yet"))
    people = [nobody, *((each.id, each.name) for each in teachers())]
    fields: list[Field] = [
        Switch("closed", Words("全天不开放", "Closed all day")),
        Text("reason", Words("原因", "Why"), most=100),
    ]
    for number in range(1, most + 1):
        asked = _asked(number)
        fields += [
            Time(f"starts{number}", Words("{n} 开放", "{n} from").saying(n=number), when=asked),
            Time(f"ends{number}", Words("关闭", "to"), when=asked),
            Choice(f"staff{number}", Words("值班", "On duty"), options=people, when=asked),
        ]
    return fields


def _asked(number: int) -> Callable[[Values], bool]:
    """A window is asked for when the one before it is there."""

    def asked(told: Values) -> bool:
        return not told.get("closed") and (number == 1 or told.get(f"ends{number - 1}") is not None)

    return asked


def _live(day: date, told: Values) -> str:
    return str(calendar().day(day).words()) if not told.get("closed") else say("这一天不开放", "Closed that day")


def _planned(day: date, answers: dict[str, Any], rooms: Sequence[int | None]) -> bool:
    windows: list[OwnHours] = []
    for number, room in enumerate(rooms, 1):
        starts, ends = answers[f"starts{number}"], answers[f"ends{number}"]
        if answers["closed"] or (starts is None and ends is None):
            continue
        if starts is None or ends is None or starts >= ends:
            wrong = f"starts{number}" if starts is None else f"ends{number}"
            raise DeskError(Words("写上开始和结束，结束晚于开始", "Give both times, the end after the start"), wrong)
        windows.append(OwnHours(starts, ends, answers[f"staff{number}"] or None, room))
    if not windows and not answers["closed"]:
        words = Words(
            "没有写时段；要关闭请在“全天不开放”选“是”", "No hours are given; to close the day answer yes to that"
        )
        raise DeskError(words, "starts1")
    hours.plan_day(day, windows, answers["reason"] or "")
    return True
