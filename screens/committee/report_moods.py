"""The mood of a class day by day: one week's school days in a short form, then the next class (domain 2.8)."""

from datetime import date
from typing import Any

from model import rights
from model.calendar.terms import WEEKDAYS
from model.committee import moods
from model.committee.places import Point
from model.committee.report import MOOD_WORDS
from model.committee.weeks import ReportWeek
from model.rights import Right
from model.words import Words
from tui.app import DeskApp
from tui.fields.choice import Choice
from tui.form import Form
from tui.keeping import Kept

NO_CLASS = Words("还没有班级", "There are no classes yet")
NOT_SAID = (None, Words("未填", "none"))


async def tell(page: Any) -> None:
    """Ask for the days of the week under the cursor that have come; saved, the cursor goes on to the next class."""
    app: DeskApp = page.app
    point: Point | None = page.grid.point
    week: ReportWeek | None = page.grid.week
    days = moods.days_of(week.monday) if week is not None else []
    if point is None:
        app.notify(str(NO_CLASS), markup=False)
        return
    if not days:
        app.notify(str(Words("这一周还没有上课日", "No school day of that week has come yet")), markup=False)
        return
    if await app.push_screen_wait(_form(point, days)) is None:
        return
    app.announce()
    page.grid.action_move(1, 0)


def _form(point: Point, days: list[date]) -> Form[int]:
    steps = [*MOOD_WORDS.items(), NOT_SAID]
    # The newest day first: day by day it is the only one to fill in.
    fields = [Choice(f"{day}", _called(day), options=steps) for day in reversed(days)]
    may_see = rights.may(Right.READ_REPORTS) or rights.may(Right.TOTALS)
    known = moods.between(days[0], days[-1]).get(point.place, {}) if may_see else {}
    return Form(
        Words("{place} 每日心情", "{place}: mood by day").saying(place=point.words),
        fields,
        lambda told: moods.tell(point.place, {day: told[f"{day}"] for day in days if told[f"{day}"] is not None}),
        initial={f"{day}": mood for day, mood in known.items()},
        kept=Kept("mood.tell", f"{point.place.kind} {point.place.key} {days[0]}"),
    )


def _called(day: date) -> Words:
    """A day in a few cells, so that its moods stand in one line."""
    zh, en = WEEKDAYS[day.weekday()]
    return Words(f"{zh} {day:%m-%d}", f"{en[:3]} {day:%m-%d}")
