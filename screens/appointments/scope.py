"""Which of a series is meant: this one, this and later, or all that are still to come."""

from model.appointments import series
from model.appointments.kept import Appointment
from model.appointments.series import SCOPE_WORDS, Scope
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose


async def ask_scope(app: DeskApp, booked: Appointment) -> Scope | None:
    """Ask how much of its series an appointment stands for; this one only where there is none."""
    if booked.series_id is None:
        return "this"
    scopes: tuple[Scope, ...] = ("this", "later", "all")
    options = [
        (
            scope,
            SCOPE_WORDS[scope],
            Words("{n} 次", "{n} {n:date|dates}").saying(n=len(series.concerned(booked.id, scope))),
        )
        for scope in scopes
    ]
    return await choose(app, Words("这是一个系列", "This is one of a series"), options)
