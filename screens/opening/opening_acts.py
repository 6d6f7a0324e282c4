"""What can be done with a line of the room's log: put times right, void, enter what was forgotten."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from model import clock, rights, session, standing
from model.appointments.days import day_words, weekday_words
from model.errors import DeskError
from model.opening import duty, log
from model.opening.log import Opening
from model.opening.windows import PlannedWindow
from model.rights import Right
from model.room_week import DayOfRoom, LogLine
from model.seen import Row
from model.spans import Span, overlaps
from model.words import Words, say
from screens.opening.duty import teachers
from screens.opening.opening_lines import span_of
from tui.app import DeskApp
from tui.ask import choose, confirm, prompt, show_text
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Values
from tui.fields.long import LongText
from tui.fields.numbers import Time
from tui.form import Form
from tui.keeping import Kept

NOTHING = Words("", "")


async def act(app: DeskApp, line: LogLine) -> None:
    """Choose what to do with a line of the log, and do it."""
    if line.swap is not None:
        await _swap(app, line)
    elif line.own is not None:
        from screens.opening.opening_day import plan

        await plan(app, line.day)
    elif line.opening is not None:
        await _opening(app, line.opening)


async def _swap(app: DeskApp, line: LogLine) -> None:
    swap = line.swap
    assert swap is not None
    title = Words("{a} 的班由 {b} 代", "{b} takes {a}'s duty").saying(a=swap.planned_name, b=swap.instead_name)
    options = [
        ("off", Words("取消换班", "Call it off"), Words("仍由原教师值班", "whoever was planned has the duty again")),
        ("other", Words("换成别人", "Somebody else instead"), NOTHING),
    ]
    chosen = await choose(app, title, options, about=f"{_day(line)}  {swap.reason}")
    if chosen == "off":
        duty.call_off(swap.id)
        app.announce()
    elif chosen == "other":
        from screens.opening.duty import swap as ask_swap

        await ask_swap(app, line.day, whose=swap.planned_id)


def _day(line: LogLine) -> str:
    return f"{day_words(line.day)} {weekday_words(line.day)}"


async def _opening(app: DeskApp, opening: Opening) -> None:
    offered: list[tuple[Callable[[DeskApp, Opening], Awaitable[None]], Words, Words, bool]] = [
        (_put_right, Words("补关闭时间", "Say when it closed"), NOTHING, _left_open(opening)),
        (read_note, Words("看交接说明", "Read the handover note"), NOTHING, bool(opening.handover)),
        (correct, Words("更正时间", "Put the times right"), NOTHING, _may_change(opening) and not _left_open(opening)),
        (
            void,
            Words("作废", "Void"),
            Words("不再计入，保留痕迹", "no longer counts, stays on record"),
            _may_change(opening),
        ),
    ]
    may = [(do, words, hint) for do, words, hint, there in offered if there]
    if not may:
        app.notify(say("这条记录没有可做的事", "There is nothing to be done with this line"), markup=False)
        return
    chosen = await choose(app, title_of(opening), may, about=_story(opening))
    if chosen is not None:
        await chosen(app, opening)


def _left_open(opening: Opening) -> bool:
    return opening.ends is None and not opening.is_voided and opening.starts.date() < clock.today()


def _may_change(opening: Opening) -> bool:
    return not opening.is_voided and rights.may(Right.PLAN_HOURS)


def title_of(opening: Opening) -> Words:
    """An opening as a title: day and times."""
    day = opening.starts.date()
    words = Words("{d} {w} {t} 的开放", "Opening of {w} {d}, {t}")
    return words.saying(d=day_words(day), w=weekday_words(day), t=span_of(opening))


def _story(opening: Opening) -> str:
    """Who opened and closed it, who was on duty, why it is void."""
    told = [say("{who} 开门", "opened by {who}", who=opening.opened_by)]
    if opening.ends is not None:
        told.append(say("{who} 关门", "closed by {who}", who=opening.closed_by))
        told.append(say("{n} 分钟", "{n} min", n=standing.open_minutes(opening, opening.ends)))
    told += [f"{turn.starts:%H:%M}-{turn.ends:%H:%M} {turn.staff_name}" for turn in opening.turns if turn.ends]
    if opening.is_voided:
        told.append(say("作废：{why}", "void: {why}", why=opening.voided_reason))
    return "  ".join(told)


async def _put_right(app: DeskApp, opening: Opening) -> None:
    from screens.today.room import put_right

    await put_right(app, opening.id)


async def read_note(app: DeskApp, opening: Opening) -> None:
    """Show what was left for the next on duty; not while names are hidden."""
    if app.names_hidden:
        app.notify(say("姓名已隐去；Ctrl+N 恢复后再看", "Names are hidden; Ctrl+N shows them again"), markup=False)
        return
    await show_text(app, title_of(opening), opening.handover)


async def correct(app: DeskApp, opening: Opening) -> None:
    """Put start and end right; while it is open only the start."""
    day = opening.starts.date()
    ended = opening.ends is not None
    fields = [Time("starts", Words("开放", "Opened"), required=True)]
    if ended:
        fields.append(Time("ends", Words("关闭", "Closed"), required=True))

    def save(answers: dict[str, Any]) -> Opening:
        ends = datetime.combine(day, answers["ends"]) if ended else None
        return log.correct(opening.id, datetime.combine(day, answers["starts"]), ends)

    initial = {"starts": opening.starts.time(), "ends": opening.ends.time() if opening.ends else None}
    form = Form(
        title_of(opening),
        fields,
        save,
        initial={field.name: initial[field.name] for field in fields},
        of=(Row("opening", opening.id),),
        live=lambda told: _minutes(told) if ended else "",
        kept=Kept("opening.correct", opening.id),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


async def void(app: DeskApp, opening: Opening) -> None:
    """It should not be in the log: ask why, and once more with 9."""
    reason = await prompt(
        app,
        title_of(opening),
        Words("作废原因", "Why it is void"),
        check=_needed,
        kept=Kept("opening.void", opening.id),
    )
    if reason is None:
        return
    detail = Words("不再计入开放时间，记录保留。", "It counts no longer; the entry stays on record.")
    if await confirm(app, title_of(opening), detail, danger=True, yes=Words("作废", "void it")):
        log.void(opening.id, reason)
        app.announce()


def _needed(text: str) -> str:
    if not text.strip():
        raise DeskError(Words("请写明原因", "Type the reason"))
    return text.strip()


async def record_past(app: DeskApp, of: DayOfRoom) -> None:
    """Enter an opening after the fact; the first planned window without one stands there already."""
    day = min(of.day.on, clock.today())
    planned = next((each for each in of.windows if each.ends <= clock.now() and not _was_open(of, each)), None)
    people = [(each.id, each.name) for each in teachers()]
    fields = (
        Date("day", Words("日期", "Date"), required=True, back=True),
        Time("starts", Words("开放", "Opened"), required=True),
        Time("ends", Words("关闭", "Closed"), required=True),
        Choice("staff", Words("值班", "On duty"), required=True, options=people),
        LongText("handover", Words("交接说明", "Handover"), Words("可以不填", "May stay empty"), lines=3),
    )
    initial = {
        "day": day,
        "starts": planned.starts.time() if planned else None,
        "ends": planned.ends.time() if planned else None,
        "staff": (planned.staff_id if planned else None) or session.at_desk().staff_id,
    }
    form = Form(
        Words("补录开放", "Enter a past opening"),
        fields,
        _record,
        initial=initial,
        live=_minutes,
        kept=Kept("opening.record", day),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _was_open(of: DayOfRoom, window: PlannedWindow) -> bool:
    held = [each for each in of.openings if not each.is_voided]
    return any(overlaps(window.span, Span(each.starts, each.ends or datetime.max)) for each in held)


def _record(answers: dict[str, Any]) -> Opening:
    day = answers["day"]
    return log.record_past(
        datetime.combine(day, answers["starts"]),
        datetime.combine(day, answers["ends"]),
        answers["staff"],
        answers["handover"] or "",
    )


def _minutes(told: Values) -> str:
    starts, ends = told.get("starts"), told.get("ends")
    if starts is None or ends is None or ends <= starts:
        return ""
    day = clock.today()
    minutes = clock.minutes_between(datetime.combine(day, starts), datetime.combine(day, ends))
    return say("共 {n} 分钟", "{n} {n:minute|minutes}", n=minutes)
