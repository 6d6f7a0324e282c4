"""A counsellor is away: from when to when, and what is booked with them then."""

from datetime import datetime, time
from typing import Any

from model import clock
from model.appointments import kept
from model.opening import absences
from model.opening.absences import Absence
from model.people import staff
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import confirm
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Values
from tui.fields.numbers import Time
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

LATEST = time(23, 59)
"""Until when somebody is away who is away to the end of a day."""


async def add(app: DeskApp) -> None:
    """Ask who is away and when; say what is booked with them then."""
    people = [(each.id, each.name) for each in staff.counsellors()]
    if not people:
        app.notify(say("还没有心理教师", "There are no counsellors yet"), markup=False)
        return
    form = Form(
        Words("请假", "An absence"),
        (
            Choice("staff", Words("教师", "Who"), required=True, options=people),
            Date("first", Words("从", "From"), required=True),
            Time("from", Words("几点", "at"), Words("留空：从早上起", "Empty: from the morning on")),
            Date("last", Words("到", "Until"), required=True),
            Time("to", Words("几点", "at"), Words("留空：到这天结束", "Empty: to the end of that day")),
            Text("reason", Words("原因", "Why"), most=100),
        ),
        _added,
        initial={"staff": people[0][0], "first": clock.today(), "last": clock.today()},
        live=_live,
        kept=Kept("absence.add"),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _span(told: Values) -> tuple[datetime, datetime] | None:
    first, last = told.get("first"), told.get("last")
    if first is None or last is None:
        return None
    return datetime.combine(first, told.get("from") or time()), datetime.combine(last, told.get("to") or LATEST)


def _live(told: Values) -> str:
    """How many are booked with them in that time: nobody moves those by himself."""
    span = _span(told)
    if span is None or told.get("staff") is None or span[0] >= span[1]:
        return ""
    booked = [each for each in kept.between(*span, counsellor=told["staff"]) if each.is_open]
    if not booked:
        return say("这段时间没有预约", "Nothing is booked then")
    return say(
        "这段时间已有 {n} 个预约，请改期!",
        "{n} {n:appointment is|appointments are} booked then: move {n:it|them}!",
        n=len(booked),
    )


def _added(answers: dict[str, Any]) -> int:
    span = _span(answers)
    assert span is not None
    return absences.be_absent(answers["staff"], *span, answers["reason"] or "")


async def call_off(app: DeskApp, absence: Absence) -> None:
    """They are not away after all; asked once more with 9."""
    title = Words("{who} 销假？", "Call {who}'s absence off?").saying(who=absence.staff_name)
    if await confirm(app, title, said(absence), danger=True, yes=Words("销假", "call it off")):
        absences.be_back(absence.id)
        app.announce()


def said(absence: Absence) -> str:
    """From when to when."""
    ends = f"{absence.ends:%H:%M}" if absence.ends.date() == absence.starts.date() else f"{absence.ends:%m-%d %H:%M}"
    return f"{absence.starts:%m-%d %H:%M} - {ends}"
