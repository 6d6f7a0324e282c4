"""Another room for an appointment, or for its whole series: only what is free on every date of it is offered."""

from model.appointments import places, series
from model.appointments.kept import Appointment
from model.words import Words
from screens.appointments.scope import ask_scope
from tui.app import DeskApp
from tui.ask import choose

NO_ROOM = 0
"""Chosen instead of a room's number."""
NOTHING = Words("", "")


async def change_room(app: DeskApp, booked: Appointment) -> None:
    """Another of the rooms that are free then, or none for now."""
    scope = await ask_scope(app, booked)
    if scope is None:
        return
    concerned = series.concerned(booked.id, scope)
    title = Words("{who}的场地：现在{room}", "The room for {who}: now {room}").saying(
        who=app.shown_in(booked.who, booked.names), room=booked.room_name or Words("未定", "none")
    )
    options = [(number, Words(name, name), NOTHING) for number, name in _free(concerned)]
    options.append((NO_ROOM, Words("地点待定", "none for now"), NOTHING))
    chosen = await choose(app, title, options, at=booked.room_id or NO_ROOM)
    if chosen is not None and any((chosen or None) != each.room_id for each in concerned):
        series.put_in(booked.id, scope, chosen or None)
        app.announce()


def _free(concerned: list[Appointment]) -> list[tuple[int, str]]:
    """The rooms that nobody else has at any of these times, number and name."""
    each_time = [places.free_rooms(a.counsellor_id, a.starts, a.ends, but=(a.id,)) for a in concerned]
    return [room for room in each_time[0] if all(room in others for others in each_time)] if each_time else []
