"""Duty changing hands: now, from one teacher to another, or on some day by a swap (A4)."""

from datetime import date
from typing import Any

from model import clock, rights, session
from model.appointments.days import day_words, weekday_words
from model.opening import duty, hours, log
from model.people import staff
from model.people.staff import Staff
from model.rights import Right, Role
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import choose
from tui.fields.choice import Choice
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

NOTHING = Words("", "")


def teachers() -> list[Staff]:
    """Who may be on duty: those at the desk who may open the room."""
    return [each for each in staff.on_desk() if rights.may_as(Role(each.role), Right.OPEN_ROOM)]


async def hand_over(page: Any) -> None:
    """Ask who is on duty from now on; whoever the plan names comes first under the cursor."""
    app: DeskApp = page.app
    standing = log.now_open()
    if standing is None:
        app.notify(say("辅导室没有开放，F4 开放", "The room is closed; F4 opens it"), markup=False)
        return
    here = {turn.staff_id for turn in standing.turns if turn.ends is None}
    options = [(each.id, each.name, staff.KIND_WORDS[each.kind]) for each in teachers() if each.id not in here]
    if not options:
        app.notify(say("没有别的值班教师", "There is nobody else who may be on duty"), markup=False)
        return
    planned = next((who for who in duty.duty_now(clock.now()) if who not in here), session.at_desk().staff_id)
    title = Words("从现在起由谁值班？", "Who is on duty from now on?")
    now = say("现在：{who}", "Now: {who}", who=say("、", ", ").join(standing.on_duty))
    chosen = await choose(app, title, options, at=planned, about=now)
    if chosen is not None:
        log.hand_over(chosen)
        app.announce()


async def swap(app: DeskApp, day: date, whose: int | None = None) -> None:
    """Ask whose duty somebody else does on a day, who, and why."""
    names = {each.id: each.name for each in staff.every()}
    duties = _duties(day)
    if not duties:
        words = say(
            "{day} 没有安排到人的值班；请先在开放安排里指定值班教师",
            "Nobody is named for duty on {day}; name somebody in the plan first",
            day=f"{day_words(day)} {weekday_words(day)}",
        )
        app.notify(words, severity="warning", markup=False)
        return
    if whose is None:
        title = Words("{d} {w}：换谁的班？", "{w} {d}: whose duty?").saying(d=day_words(day), w=weekday_words(day))
        options = [(who, names[who], Words(times, times)) for who, times in duties.items()]
        whose = options[0][0] if len(options) == 1 else await choose(app, title, options)
    if whose is None:
        return
    owner = whose
    form = Form(
        Words("{d} {w} {who} 换班", "Swap {who}'s duty on {w} {d}").saying(
            d=day_words(day), w=weekday_words(day), who=names[owner]
        ),
        (
            Choice(
                "instead",
                Words("由谁代班", "Who instead"),
                required=True,
                options=[(each.id, each.name) for each in teachers() if each.id != owner],
            ),
            Text("reason", Words("原因", "Why"), required=True, most=100),
        ),
        lambda answers: _swapped(day, owner, answers),
        live=lambda _told: f"{names[owner]}  {duties.get(owner, '')}",
        kept=Kept("duty.swap", f"{day} {owner}"),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _swapped(day: date, owner: int, answers: dict[str, Any]) -> bool:
    duty.swap_duty(day, owner, answers["instead"], answers["reason"])
    return True


def _duties(day: date) -> dict[int, str]:
    """Whom the plan names that day, and for which hours."""
    found: dict[int, str] = {}
    for window in hours.planned_between(day, day, swapped=False):
        if window.staff_id is not None:
            span = f"{window.starts:%H:%M}-{window.ends:%H:%M}"
            found[window.staff_id] = f"{found.get(window.staff_id, '')} {span}".strip()
    return found
