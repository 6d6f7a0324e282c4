"""Visits: what the desk does when somebody comes, with or without an appointment (A7, B1).

A visit runs from the minute it is received to the minute it ends; nothing need be known of the
visitor until later. One counsellor has one visit at a time: the store refuses a second. Questions
are asked of the ``register``; groups, notes and letters have rooms of their own.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta

from model import clock, rights, session, settings
from model.appointments import places
from model.appointments.days import clock_words, day_words
from model.appointments.places import Place
from model.errors import NotAllowed, Refused
from model.opening import hours
from model.rights import Right
from model.store import journal
from model.store.tables import VisitRow
from model.visits import booked, register, telling, times
from model.visits.numbers import next_number
from model.visits.visit import Details, Told, Visit
from model.words import Words

NOTHING_YET = Details()
"""A walk-in of whom nothing is said yet: F3 Enter."""


def walk_in(
    told: Told = NOTHING_YET,
    *,
    counsellor: int | None = None,
    in_hours: bool | None = None,
    after: int | None = None,
) -> Visit:
    """Somebody comes in now, to the person at the desk or to another; the time runs at once.

    ``in_hours`` says whether this is inside the opening hours; None asks the plan. A visit that is still running
    ends with the same entry if it is named in ``after``. Raises ``Refused`` if the counsellor has a visit already,
    ``Invalid`` for a word that no list offers.
    """
    rights.need(Right.RECEIVE)
    with journal.writing("visit.walk_in", Words("开始接待{who}", "Received {who}")) as entry:
        if after is not None:
            end(after)
        details = telling.as_details(told)
        telling.need_words(details, NOTHING_YET)
        receiver = _receiver(counsellor)
        visit = _write(_roomed(details, receiver), receiver, times.start_now(receiver), in_hours=in_hours)
        entry.reword(who=visit.who)
        return visit


def place_now(form: str, counsellor: int | None = None) -> Place:
    """Where a visitor who comes now would be received. Raises ``NotAllowed`` if nobody sits here to receive them."""
    now = clock.now()
    last_minute = datetime.combine(now.date(), time(23, 59))
    until = min(now + timedelta(minutes=settings.get().booking.visit_minutes), last_minute)
    return places.place(_receiver(counsellor), now, max(until, now + times.ONE_MINUTE), form, now=now)


def _roomed(told: Details, receiver: int) -> Details:
    """The details with the room of the plan, where none is told."""
    return told if told.room is not None else replace(told, room=place_now(told.form, receiver).room)


def receive(appointment_id: int, *, counsellor: int | None = None, in_hours: bool | None = None) -> Visit:
    """An appointment has arrived and becomes a visit from now on; one entry says so for both.

    Raises ``Refused`` if it is of another day, over or called off, or the counsellor has a visit already.
    """
    rights.need(Right.RECEIVE)
    with journal.writing("visit.receive", Words("{who}按预约来访", "{who} came as booked")) as entry:
        appointment = booked.need_today(appointment_id)
        receiver = _receiver(counsellor or appointment.counsellor_id)
        booked.begin(appointment_id)
        details, starts = _roomed(booked.details(appointment), receiver), times.start_now(receiver)
        visit = _write(details, receiver, starts, appointment_id=appointment_id, in_hours=in_hours)
        entry.reword(who=visit.who)
        return visit


def add(
    told: Told,
    starts: datetime,
    ends: datetime,
    *,
    counsellor: int | None = None,
    appointment_id: int | None = None,
    in_hours: bool | None = None,
) -> Visit:
    """Enter a visit after the fact (补录); it is marked so. With an appointment, that one is done.

    Raises ``Refused`` for a time to come, over midnight, of no length or taken by another visit,
    ``Invalid`` for a word that no list offers.
    """
    rights.need(Right.RECEIVE)
    with journal.writing("visit.add", Words("补录了{who}的来访：{day}", "Entered {who}'s visit of {day}")) as entry:
        details = telling.as_details(told)
        telling.need_words(details, NOTHING_YET)
        times.need_past(ends, "ends")
        visit = _write(
            details, _receiver(counsellor), starts, ends=ends, appointment_id=appointment_id, in_hours=in_hours
        )
        if appointment_id is not None:
            booked.done(appointment_id)
        entry.reword(who=visit.who, day=day_words(starts.date()))
        return visit


def identify(visit_id: int, student: int) -> Visit:
    """Say which student it is who came, or whom the parent came about."""
    before = register.get(visit_id)
    visitor = before.visitor if before.visitor in ("student", "parent") else "student"
    return edit(visit_id, replace(before.details(), student=student, visitor=visitor))


def edit(visit_id: int, told: Told) -> Visit:
    """Tell of a visit anew: who came, in which form, sent by whom, about what. What is told the same writes nothing.

    Raises ``Refused`` for a voided visit, ``Invalid`` for a word that no list offers.
    """
    rights.need(Right.RECEIVE)
    details = telling.as_details(told)
    if details == register.get(visit_id).details():
        return register.get(visit_id)
    with journal.writing("visit.edit", Words("登记了{who}的来访信息", "Told more of {who}'s visit")) as entry:
        telling.retell(register.need_standing(visit_id), details)
        visit = register.get(visit_id)
        entry.reword(who=visit.who)
        return visit


def end(visit_id: int, at: datetime | None = None) -> Visit:
    """The visitor leaves now, or left ``at``; the appointment it came from is done.

    A visit ended in its first minute counts one minute (``times.ended_now``). One left running past
    midnight is never ended silently: it wants the time at which it ended. Raises ``Refused``.
    """
    rights.need(Right.RECEIVE)
    with journal.writing("visit.end", Words("结束了{who}的来访", "Ended {who}'s visit")) as entry:
        before = register.get(visit_id)
        if before.state != "under_way":
            raise Refused("visit.not_running", Words("这次来访已经结束", "That visit is over already"))
        starts, ends = times.ended(before.starts, at)
        VisitRow.update(starts=starts, ends=ends, state="ended").where(VisitRow.id == visit_id).execute()
        if before.appointment_id is not None:
            booked.done(before.appointment_id)
        entry.reword(who=before.who)
        return register.get(visit_id)


def correct(
    visit_id: int,
    *,
    starts: datetime | None = None,
    ends: datetime | None = None,
    counsellor: int | None = None,
    in_hours: bool | None = None,
) -> Visit:
    """Put right when a visit was, or who received it; a running one has no end yet.

    Raises ``Refused`` for a time to come, over midnight, of no length or taken by another visit.
    """
    rights.need(Right.RECEIVE)
    words = Words("更正了{who}的来访时间：{day} {time}", "Put the time of {who}'s visit right: {day} {time}")
    with journal.writing("visit.correct", words) as entry:
        before = register.need_standing(visit_id)
        if ends is not None and before.state == "under_way":
            raise Refused(
                "visit.running", Words("来访还在进行，请先结束它", "The visit is under way; end it first"), "ends"
            )
        for field, moment in (("starts", starts), ("ends", ends)):
            if moment is not None and moment != getattr(before, field):
                times.need_past(moment, field)
        begins = starts or before.starts
        if in_hours is None:
            in_hours = before.in_hours if begins == before.starts else hours.is_planned_at(begins)
        VisitRow.update(
            starts=begins, ends=ends or before.ends, counsellor=counsellor or before.counsellor_id, in_hours=in_hours
        ).where(VisitRow.id == visit_id).execute()
        entry.reword(who=before.who, day=day_words(begins.date()), time=clock_words(begins))
        return register.get(visit_id)


def void(visit_id: int, reason: str) -> Visit:
    """It should never have been written: it stays with the reason and counts nowhere.

    The appointment it came from is back at 到访, to be received again, put back or called off.
    """
    rights.need(Right.RECEIVE)
    with journal.writing("visit.void", Words("作废了{who}的来访", "Voided {who}'s visit")) as entry:
        before = register.need_standing(visit_id)
        VisitRow.update(state="voided", voided_reason=reason.strip()).where(VisitRow.id == visit_id).execute()
        if before.appointment_id is not None:
            booked.back(before.appointment_id)
        entry.reword(who=before.who)
        return register.get(visit_id)


def _receiver(counsellor: int | None) -> int:
    receiver = counsellor or session.at_desk().staff_id
    if receiver is None:
        raise NotAllowed(Words("请先以教师身份登录，再接待来访", "Sign in as a member of staff to receive visitors"))
    return receiver


def _write(
    told: Details,
    counsellor: int,
    starts: datetime,
    *,
    ends: datetime | None = None,
    appointment_id: int | None = None,
    in_hours: bool | None = None,
) -> Visit:
    """Write a new visit inside an open entry."""
    row = VisitRow.create(
        number=next_number(starts.date()),
        counsellor=counsellor,
        starts=starts,
        ends=ends,
        state="under_way" if ends is None else "ended",
        appointment=appointment_id,
        in_hours=hours.is_planned_at(starts) if in_hours is None else in_hours,
        after_the_fact=ends is not None,
        **telling.columns(told),
    )
    telling.mark(row.id, told)
    return register.get(row.id)
