"""Another time for an appointment, or for those of its series: every date is seen, with its clash, before it is moved.

What is moved together is one entry, so one undo. Of a series a date may stay where it is; dates that are past, and
dates that are over, are never touched.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from model import clock, rights
from model.appointments import book, offered, places, series
from model.appointments.clashes import is_clash, need_none
from model.appointments.days import clock_words, day_words
from model.appointments.kept import Appointment, get
from model.appointments.places import Place
from model.appointments.series import Scope
from model.appointments.wish import Wish
from model.errors import Refused
from model.rights import Right
from model.store import journal
from model.store.tables import AppointmentRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Moving:
    """One date of a series before it is moved."""

    was: Appointment
    """The appointment as it stands."""
    starts: datetime
    """Its first minute if it is moved, local."""
    clash: Words | None
    """Why it cannot be then, in words; None if it can."""
    overlaps: bool
    """Whether another appointment is in the way: then it needs a typed reason."""
    place: Place
    """Where it will be."""
    stays: bool
    """Whether it is left where it is."""


def preview(number: int, scope: Scope, starts: datetime, *, staying: Collection[int] | None = None) -> list[Moving]:
    """Every date concerned if this one is moved to ``starts``, and its clash; nothing is written.

    ``staying`` are the numbers of those that are left where they are; if it is not said, those that would clash are.
    Raises ``Refused`` where none is left to move.
    """
    rights.need(Right.BOOK)
    touched, shift = series.still_to_come(number, scope), starts - get(number).starts
    if staying is not None:
        return _seen(touched, shift, staying)
    left: set[int] = set()
    while True:
        seen = _seen(touched, shift, left)
        # One that stays may be in the way of its neighbour, which then stays too.
        more = {each.was.id for each in seen if each.clash is not None and not each.stays}
        if not more:
            return seen
        left |= more


def _seen(touched: list[Appointment], shift: timedelta, staying: Collection[int]) -> list[Moving]:
    going = {each.id for each in touched if each.id not in staying}
    found = []
    for was in touched:
        but = going | {was.id}
        wish = _wish(was, was.starts + shift)
        place = book.place_of(wish, but=but)
        overlaps = offered.overlaps(wish, but=but)
        clash = offered.why_not(wish, but=but) or (offered.OVERLAPS if overlaps else None)
        found.append(Moving(was, wish.starts, clash, overlaps, place, was.id in staying))
    return found


def _wish(
    before: Appointment,
    starts: datetime,
    *,
    minutes: int | None = None,
    counsellor: int | None = None,
    room: int | None = None,
    overlap_reason: str | None = None,
) -> Wish:
    """What an appointment is to be at another time; what is not said stays, and a room that was chosen goes along."""
    wish = Wish(
        starts,
        minutes or before.minutes,
        counsellor or before.counsellor_id,
        before.student_id,
        visitor=before.visitor,
        room=room,
        form=before.form,
        overlap_reason=overlap_reason,
    )
    return wish if room is not None else replace(wish, room=places.kept(before, wish.counsellor, starts, wish.ends))


def move(
    number: int,
    *,
    starts: datetime | None = None,
    minutes: int | None = None,
    counsellor: int | None = None,
    room: int | None = None,
    overlap_reason: str | None = None,
    despite: bool = False,
) -> Appointment:
    """Another time, length, counsellor or room; what is not said stays. Raises as ``book``.

    A reason typed for an overlap belongs to the place where it was typed: elsewhere it needs another.
    """
    rights.need(Right.BOOK)
    words = Words("{who}改期到{then_day} {then_time}", "Moved {who} to {then_day} {then_time}")
    with journal.writing("appointment.move", words) as entry:
        before = get(number)
        if not before.is_open:
            raise Refused(
                "appointment.closed",
                Words("这个预约已经结束，不能改期", "That appointment is over and cannot be moved"),
            )
        wish = _wish(
            before,
            starts or before.starts,
            minutes=minutes,
            counsellor=counsellor,
            room=room,
            overlap_reason=overlap_reason,
        )
        told = {"then_day": day_words(wish.starts.date()), "then_time": clock_words(wish.starts)}
        entry.reword(**book.named(before), **told)
        if not (despite or overlap_reason):
            offered.need_offered(wish, but=(number,))
        _put(before, book.roomed(wish, but=(number,)))
        return get(number)


def _put(before: Appointment, wish: Wish) -> None:
    AppointmentRow.update(
        starts=wish.starts,
        ends=wish.ends,
        counsellor=wish.counsellor,
        room=wish.room,
        overlap_reason=offered.reason_kept(wish, but=(before.id,)),
        after_the_fact=before.after_the_fact if wish.starts == before.starts else wish.starts < clock.now(),
    ).where(AppointmentRow.id == before.id).execute()


def move_series(
    number: int,
    scope: Scope,
    *,
    starts: datetime | None = None,
    minutes: int | None = None,
    counsellor: int | None = None,
    room: int | None = None,
    staying: Collection[int] = (),
    overlap_reason: str | None = None,
    overlaps: Collection[int] | None = None,
    despite: bool = False,
) -> list[Appointment]:
    """Move this one to ``starts``, and the others of the scope by as many days and minutes; ``staying`` stay.

    The reason for an overlap is for the appointments ``overlaps``, or for any if they are not said. Raises as ``move``,
    naming every date that clashes; if one cannot be moved, none is. Answers those moved, in order of time.
    """
    rights.need(Right.BOOK)
    moved = partial(move, minutes=minutes, counsellor=counsellor, room=room)
    this = get(number)
    if scope == "this":
        return [moved(number, starts=starts or this.starts, overlap_reason=overlap_reason, despite=despite)]
    words = Words("改了{who}的系列预约：{n} 次", "Moved {n} of {who}'s series")
    with journal.writing("series.move", words) as entry:
        touched = [each for each in series.still_to_come(number, scope) if each.id not in staying]
        if not touched:
            raise Refused(
                "series.empty", Words("没有要改的日期，请至少留一个", "No date is left to move; keep one at least")
            )
        shift = (starts or this.starts) - this.starts
        entry.reword(who=book.named(this)["who"], n=len(touched))
        # The one that is furthest in the direction of travel first, so that no date runs into its own neighbour.
        ordered = sorted(touched, key=lambda each: each.starts, reverse=shift > timedelta(0))
        done, clashes = [], {}
        for each in ordered:
            goes = partial(moved, each.id, starts=each.starts + shift)
            reason = overlap_reason if overlaps is None or each.id in overlaps else None
            try:
                done.append(goes(overlap_reason=reason, despite=despite))
            except Refused as error:
                if not is_clash(error):
                    raise
                # Out of its neighbours' way, so that they tell of others only; all of it is rolled back below.
                clashes[each.starts + shift] = error
                goes(overlap_reason=error.rule)
        need_none(clashes)
        return sorted(done, key=lambda each: each.starts)
