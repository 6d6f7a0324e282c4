"""F4: open the room, close it with a note for the next on duty, or say when it was really closed."""

from datetime import date, datetime
from typing import Any

from model import clock
from model.appointments.days import day_words, weekday_words
from model.opening import hours, log
from model.opening.log import Opening
from model.seen import Row
from model.words import Words, say
from screens.today.closing import may_close
from tui.app import DeskApp
from tui.ask import show_text
from tui.fields.field import Values
from tui.fields.long import LongText
from tui.fields.numbers import Time
from tui.form import Form
from tui.keeping import Kept


async def open_or_close(app: DeskApp) -> None:
    """The errand of F4."""
    standing = log.now_open()
    if standing is None:
        opened = log.open_room()
        app.announce()
        await tell_handovers(app, opened)
        return
    if standing.starts.date() < clock.today():
        await put_right(app, standing.id)
        return
    if not await may_close(app):
        return
    closed = await app.push_screen_wait(
        Form(
            Words("关闭辅导室", "Close the room"),
            (
                LongText(
                    "handover",
                    Words("交接说明", "Handover"),
                    Words("给下一位值班教师；可以不填", "For the next on duty; may stay empty"),
                ),
            ),
            lambda answers: log.close_room(answers["handover"] or ""),
            kept=Kept("room.close", standing.id),
        )
    )
    if closed is not None:
        after_closing(app)
        app.announce()


async def tell_handovers(app: DeskApp, opened: Opening) -> None:
    """Show whoever opened what was left for them since their last duty; while names are hidden only that there is."""
    left = log.handovers(opened.turns[-1].staff_id, opened.starts)
    if not left:
        return
    if app.names_hidden:
        app.notify(say("有交接说明，在开放页查看", "There is a handover note; see the Opening page"), markup=False)
        return
    told = [f"{day_words(each.starts.date())} {each.closed_by}\n{each.handover}" for each in left]
    await show_text(app, Words("交接说明", "Handover"), "\n\n".join(told))


async def put_right(app: DeskApp, _opening: int) -> None:
    """Ask when the room was really closed on the day it was left open; the planned end stands there already."""
    standing = log.now_open()
    if standing is None or standing.starts.date() == clock.today():
        app.notify(say("没有未关闭的开放", "Nothing was left open"), markup=False)
        return
    day = standing.starts.date()
    planned = [window.ends for window in hours.planned_on(day) if window.ends > standing.starts]
    question = Words("{d} {w} {time} 开放后没有关闭", "Opened on {w} {d} at {time} and never closed")
    form = Form(
        question.saying(d=day_words(day), w=weekday_words(day), time=f"{standing.starts:%H:%M}"),
        (
            Time(
                "at",
                Words("实际几点关闭", "Really closed at"),
                Words("其实没有开放：到开放页作废这一条", "If it never was open: void it on the Opening page"),
                required=True,
            ),
        ),
        lambda answers: _closed(day, answers),
        initial={"at": max(planned).time() if planned else None},
        of=(Row("opening", standing.id),),
        live=lambda told: _lasted(standing, told),
        kept=Kept("room.put_right", standing.id),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()
        after_closing(app)


def _closed(day: date, answers: dict[str, Any]) -> Opening:
    return log.close_room(at=datetime.combine(day, answers["at"]))


def _lasted(standing: Opening, told: Values) -> str:
    """How long it would have been open."""
    if told.get("at") is None:
        return ""
    minutes = clock.minutes_between(standing.starts, datetime.combine(standing.starts.date(), told["at"]))
    return say("开放 {n} 分钟", "open for {n} {n:minute|minutes}", n=minutes) if minutes > 0 else ""


def after_closing(app: DeskApp) -> None:
    """A closed room is a good moment for a backup (issue 3 §6)."""
    from screens.today.backup import by_itself

    by_itself(app)
