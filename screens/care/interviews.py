"""The interview after a screening: booked with the student, entered when it was held."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from model import clock, session
from model.care import interviews, said
from model.care.said import options
from model.care.screening import Result
from model.seen import Row
from model.words import Words
from screens.appointments.booking import Booking
from screens.care.colleague import colleague
from screens.care.reason import reasoned
from tui.app import DeskApp
from tui.commands import load
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.long import LongText
from tui.fields.numbers import Time
from tui.form import Form
from tui.keeping import Kept

WATCHED_DAYS = 14
"""Days after which somebody who is watched is spoken with again, unless another day is given: this desk's default."""


async def act(app: DeskApp, result: Result) -> None:
    """Enter the interview, or open the file of one that is settled."""
    if result.outcome is not None:
        await load("screens.care.case_file:show")(app, result.student_id)
    else:
        await enter(app, result.id)


async def enter(app: DeskApp, result_id: int) -> None:
    """Enter what an interview showed, when it was and who held it; a file is opened by a person, in its own form."""
    result = interviews.look_at(result_id)
    booked = interviews.of_results([result_id]).get(result_id)
    held = booked if booked is not None and booked.held else None
    when = held.starts if held else clock.now()
    factors = "  ".join(f"{name} {score}" for name, score in result.factors.items())
    fields = (
        Choice("outcome", Words("结论", "Outcome"), options=options(said.OUTCOME_WORDS), required=True),
        LongText("facts", Words("访谈所见", "What it showed"), Words("只写事实", "Facts only")),
        Date("day", Words("日期", "Date"), required=True, back=True),
        Time("at", Words("时间", "Time"), required=True),
        colleague("talker", Words("谁访谈的", "Held by")),
    )

    def save(told: dict[str, Any]) -> Result:
        at = datetime.combine(told["day"], told["at"])
        return interviews.settle(result.id, told["outcome"], told["facts"] or "", at, talker=told["talker"])

    initial = {"day": when.date(), "at": when.time()}
    initial["talker"] = held.counsellor_id if held else session.at_desk().staff_id
    title = Words("测评访谈：{name}", "Interview: {name}").saying(name=app.shown_name(result.student_name))
    said_before = f"{result.class_shown}  {result.score} {result.flag}  {factors}".strip()
    of = (Row("screening_result", result.id),)
    form = Form(
        title,
        fields,
        save,
        initial=initial,
        live=lambda _: said_before,
        of=of,
        kept=Kept("interview.settle", result.id, result.student_id),
    )
    settled = await app.push_screen_wait(form)
    if settled is None:
        return
    app.announce()
    if settled.outcome == "case":
        await load("screens.care.care_level_forms:open_case")(app, result.student_id)
    elif settled.outcome == "watch" and await reasoned(app, result.student_id):
        due = clock.today() + timedelta(days=WATCHED_DAYS)
        await load("screens.care.care_forms:plan_contact")(app, result.student_id, due)


async def book(app: DeskApp, result: Result) -> None:
    """Book the interview with the student; one that is booked already is moved, cancelled or begun there."""
    booked = interviews.of_results([result.id]).get(result.id)
    if booked is not None:
        await load("screens.appointments.appointment_acts:act")(app, booked.appointment_id)
        return
    if await app.push_screen_wait(Booking(student=result.student_id, through=partial(interviews.book, result.id))):
        app.announce()
