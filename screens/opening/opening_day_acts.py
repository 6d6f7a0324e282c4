"""What can be done with one day of the room: hours of its own, closed, as usual; a swap; a past opening."""

from collections.abc import Awaitable, Callable

from model import clock, rights
from model.opening import hours
from model.people import staff
from model.rights import Right
from model.room_week import DayOfRoom
from model.words import Words, say
from screens.opening import duty, opening_acts, opening_day
from tui.app import DeskApp
from tui.ask import choose

NOTHING = Words("", "")
Act = Callable[[DeskApp, DayOfRoom], Awaitable[None]]


async def act(app: DeskApp, of: DayOfRoom) -> None:
    """Choose what to do with a day, and do it."""
    chosen = await choose(
        app, opening_day.title_of(of.day.on), [each[:3] for each in _acts(of) if each[3]], about=_about(of)
    )
    if chosen is not None:
        await chosen(app, of)


def _acts(of: DayOfRoom) -> tuple[tuple[Act, Words, Words, bool], ...]:
    may_plan = rights.may(Right.PLAN_HOURS)
    own = any(line.own for line in of.lines)
    return (
        (_enter, Words("补录开放", "Enter a past opening"), NOTHING, may_plan and of.day.on <= clock.today()),
        (_swap, Words("换班", "Swap duty"), NOTHING, rights.may(Right.OPEN_ROOM)),
        (
            _plan,
            Words("单独安排这一天", "Plan this day alone"),
            Words("另定时段，或全天不开放", "other hours, or closed"),
            may_plan,
        ),
        (_usual, Words("恢复常规开放", "As the weekly plan says"), NOTHING, may_plan and own),
        (
            _decide,
            Words("校历：这一天", "What day it is"),
            Words("停课、上课、考试", "no school, lessons, exams"),
            may_plan,
        ),
    )


def _about(of: DayOfRoom) -> str:
    """Everything the line of the day says, in full."""
    names = {each.id: each.name for each in staff.every()}
    windows = [
        f"{each.starts:%H:%M}-{each.ends:%H:%M} {names.get(each.staff_id, '') if each.staff_id else ''}".rstrip()
        for each in of.windows
    ]
    planned = say("应开 {spans}", "planned {spans}", spans="  ".join(windows)) if windows else ""
    minutes = say(
        "应开 {plan} 分，实开 {open} 分，计 {n} 分，时段外 {extra} 分",
        "planned {plan} min, open {open}, counted {n}, outside the plan {extra}",
        plan=of.meter.planned_minutes,
        open=of.meter.actual_minutes,
        n=of.meter.counted_minutes,
        extra=of.meter.unplanned_minutes,
    )
    return "   ".join(filter(None, (str(of.day.words()), planned, minutes)))


async def _enter(app: DeskApp, of: DayOfRoom) -> None:
    await opening_acts.record_past(app, of)


async def _swap(app: DeskApp, of: DayOfRoom) -> None:
    await duty.swap(app, of.day.on)


async def _plan(app: DeskApp, of: DayOfRoom) -> None:
    await opening_day.plan(app, of.day.on)


async def _usual(app: DeskApp, of: DayOfRoom) -> None:
    hours.plan_as_usual(of.day.on)
    app.announce()


async def _decide(app: DeskApp, of: DayOfRoom) -> None:
    from screens.calendar.calendar_acts import decide

    await decide(app, of.day.on)
