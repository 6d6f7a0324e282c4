"""Moves an appointment, or those of its series: asks how many, when, and what is to be done with what is in the way."""

from datetime import datetime

from model import seen
from model.appointments import moving, series
from model.appointments.clashes import is_overlap
from model.appointments.kept import Appointment
from model.appointments.series import Scope
from model.errors import Refused
from model.seen import Row, Seen
from model.words import Words
from screens.appointments.booking_lines import OVERLAP_REASON, reason_typed
from screens.appointments.scope import ask_scope
from screens.appointments.waiting import offer_freed
from tui.app import DeskApp
from tui.ask import confirm, prompt
from tui.commands import load
from tui.keeping import Kept


async def move(app: DeskApp, booked: Appointment) -> None:
    """Another time, chosen among the free ones or typed; then say whom the time before would suit."""
    from screens.appointments.moving import ask_time

    one = seen.now(Row("appointment", booked.id))
    scope = await ask_scope(app, booked)
    starts = await ask_time(app, booked, several=scope != "this") if scope is not None else None
    if scope is None or starts is None:
        return
    freed = series.concerned(booked.id, scope)
    if scope == "this":
        moved = await _move_one(app, booked, starts, one)
    else:
        moved = await _move_several(app, booked, scope, starts, one)
    if moved:
        app.announce()
        numbers = {each.id for each in moved}
        await offer_freed(app, [each for each in freed if each.id in numbers])


async def _move_several(
    app: DeskApp, booked: Appointment, scope: Scope, starts: datetime, one: Seen
) -> list[Appointment] | None:
    """Each date of the series is seen first."""
    assert booked.series_id is not None
    begun = Seen(one.entry, (Row("appointment", booked.series_id, "series_id"),))
    shown = load("screens.appointments.series_moved:move_several")
    moved: list[Appointment] | None = await shown(app, booked, scope, starts, begun)
    return moved


async def _move_one(app: DeskApp, booked: Appointment, starts: datetime, begun: Seen) -> list[Appointment] | None:
    """What is in the way is asked about."""
    despite, reason = False, None
    while True:
        try:
            with seen.unchanged(begun):
                return [moving.move(booked.id, starts=starts, despite=despite, overlap_reason=reason)]
        except Refused as error:
            if error.rule == "appointment.not_offered" and not despite:
                despite = await confirm(app, Words("照样改到这个时间？", "Move it there all the same?"), error.words)
                if not despite:
                    return None
            elif is_overlap(error) and reason is None:
                kept = Kept("appointment.overlap", booked.id, booked.student_id)
                reason = await prompt(app, error.words, OVERLAP_REASON, check=reason_typed, kept=kept)
                if reason is None:
                    return None
            else:
                raise
