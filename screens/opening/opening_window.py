"""The form of one window of the weekly pattern: which days, when, under which bells, odd or even, who, where."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from model import clock
from model.appointments.days import WEEKDAYS
from model.calendar.bells import BellSchedule
from model.calendar.year import bells
from model.errors import DeskError
from model.opening import hours
from model.opening.hours import Facts, Limits
from model.opening.windows import WindowRule
from model.people import rooms
from model.rules import RULES
from model.seen import Row
from model.words import Words, say
from screens.opening.duty import teachers
from screens.opening.usual import usual
from tui.app import DeskApp
from tui.fields.choice import Choice
from tui.fields.choices import Choices
from tui.fields.date import Date
from tui.fields.field import Field, Values
from tui.fields.numbers import Time
from tui.form import Form
from tui.keeping import Kept

NONE = 0
"""The answer for any bells, nobody on duty, no room named."""
PARITY = (
    ("all", Words("每周", "every week")),
    ("odd", Words("单周", "odd weeks")),
    ("even", Words("双周", "even weeks")),
)


async def add(app: DeskApp) -> None:
    """Ask for a window, on one weekday or several; whoever had the last one has it, in the same room."""
    who, where = usual()
    form = Form(
        Words("新增开放时段", "New opening hours"),
        (
            Choices("weekdays", Words("星期", "Weekdays"), required=True, options=list(enumerate(WEEKDAYS))),
            *_fields(),
        ),
        _added,
        initial={"parity": "all", "bell": NONE, "staff": who or NONE, "room": where or NONE},
        live=_live,
        kept=Kept("window.add"),
    )
    if await app.push_screen_wait(form):
        app.announce()


async def change(app: DeskApp, rule: WindowRule) -> int:
    """Ask what is different, and from which day on; without a day it is different for the past as well.

    Answers the number of the window that holds from then on.
    """
    since = Date(
        "since",
        Words("从哪天起", "Changed from"),
        Words("留空：连过去一起改", "Empty: the past is changed as well"),
    )
    form = Form(
        title_of(rule),
        (Choice("weekday", Words("星期", "Weekday"), options=list(enumerate(WEEKDAYS))), since, *_fields()),
        lambda answers: _changed(rule, answers),
        initial={
            **_standing(rule),
            "bell": rule.bell_id or NONE,
            "staff": rule.staff_id or NONE,
            "room": rule.room_id or NONE,
            "since": clock.today(),
        },
        of=(Row("opening_window", rule.id),),
        live=_live,
        kept=Kept("window.change", rule.id),
    )
    number = await app.push_screen_wait(form)
    if number is None:
        return rule.id
    app.announce()
    return number


def title_of(rule: WindowRule) -> Words:
    """A window as a title: its weekday and time."""
    span = f"{rule.starts:%H:%M}-{rule.ends:%H:%M}"
    return Words("{day} {span}", "{day} {span}").saying(day=WEEKDAYS[rule.weekday], span=span)


def _fields() -> Sequence[Field]:
    none: tuple[int, Words | str] = (NONE, Words("未定", "not said"))
    people = [none, *((each.id, each.name) for each in teachers())]
    places = [none, *((each.id, each.name) for each in rooms.here())]
    any_bell: tuple[int, Words | str] = (NONE, Words("不限", "any"))
    return (
        Time("starts", Words("开放", "From"), required=True),
        Time("ends", Words("关闭", "To"), required=True),
        Choice("staff", Words("值班", "On duty"), options=people),
        Choice("room", Words("场地", "Room"), options=places),
        Choice("parity", Words("周次", "Weeks"), options=PARITY),
        Choice("bell", Words("作息", "Bells"), options=[any_bell, *((each.id, each.name) for each in bells())]),
        Date("from_on", Words("起始日", "First day"), Words("留空：一直有效", "Empty: from ever"), when=_for_ever),
        Date("until_on", Words("截止日", "Last day"), Words("留空：不截止", "Empty: for ever")),
    )


def _live(told: Values) -> str:
    starts, ends = told.get("starts"), told.get("ends")
    if starts is None or ends is None or starts >= ends:
        return ""
    days = told.get("weekdays")
    minutes = _minutes(starts, ends) * (1 if days is None else len(days))
    return say("每周 {n} 分钟", "{n} {n:minute|minutes} a week", n=minutes)


def _minutes(starts: time, ends: time) -> int:
    day = clock.today()
    return clock.minutes_between(datetime.combine(day, starts), datetime.combine(day, ends))


def _limits(answers: dict[str, Any]) -> Limits:
    if answers["starts"] >= answers["ends"]:
        raise DeskError(RULES["opening_window_order"], "ends")
    return {
        "bell": answers["bell"] or None,
        "parity": answers["parity"] or "all",
        "from_on": answers["from_on"],
        "until_on": answers["until_on"],
        "staff": answers["staff"] or None,
        "room": answers["room"] or None,
    }


def _added(answers: dict[str, Any]) -> bool:
    hours.add_windows(answers["weekdays"], answers["starts"], answers["ends"], **_limits(answers))
    return True


def _changed(rule: WindowRule, answers: dict[str, Any]) -> int:
    since = answers["since"]
    facts: Facts = {
        **_limits(answers),
        "weekday": answers["weekday"],
        "starts": answers["starts"],
        "ends": answers["ends"],
    }
    if since is not None:
        facts["from_on"] = rule.from_on
    if facts == _standing(rule):
        return rule.id
    if since is not None:
        return hours.change_window_from(rule.id, since, **facts)
    hours.change_window(rule.id, **facts)
    return rule.id


def _for_ever(told: Values) -> bool:
    """The first day is asked for where the change is not from a day on."""
    return told.get("since") is None


def _standing(rule: WindowRule) -> Facts:
    return {
        "weekday": rule.weekday,
        "starts": rule.starts,
        "ends": rule.ends,
        "bell": rule.bell_id,
        "parity": rule.parity,
        "from_on": rule.from_on,
        "until_on": rule.until_on,
        "staff": rule.staff_id,
        "room": rule.room_id,
    }


def bell_name(rule: WindowRule, known: Sequence[BellSchedule]) -> str:
    """The bell schedule a window belongs to; empty under any."""
    return next((str(each.name) for each in known if each.id == rule.bell_id), "")
