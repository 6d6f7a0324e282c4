"""Series: the same appointment again and again, seen whole before anything is saved.

A series is changed at *this one*, *this and later* or *all*; dates that are past, and dates that
are over, are never touched. Whatever is done to a series is one entry, so one undo.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from model import clock, rights
from model.appointments import book, offered, places
from model.appointments.dates import Rule, dates
from model.appointments.days import clock_words, day_words
from model.appointments.kept import COMING_STATES, Appointment, get, of_series
from model.appointments.places import NOWHERE, Place
from model.appointments.wish import Wish
from model.errors import Refused
from model.rights import Right
from model.store import journal
from model.store.tables import SeriesRow
from model.values import dataclass
from model.words import Words

Scope = Literal["this", "later", "all"]
SCOPE_WORDS: dict[Scope, Words] = {
    "this": Words("只这一次", "this one only"),
    "later": Words("这次及以后", "this and later ones"),
    "all": Words("全部未来的", "all that are still to come"),
}
TOLD = 4
"""So many dates that clash are told with their reason; of the others, how many."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One date of a series before it is saved."""

    starts: datetime
    """First minute, local."""
    clash: Words | None
    """Why it cannot be, in words; None if it can."""
    place: Place
    """Where it will be."""


def preview(wish: Wish, rule: Rule) -> list[Planned]:
    """Every date of the series, its clash, and its room where none was said for all; nothing is written.

    Raises ``Unclear`` for a rule that makes no sense.
    """
    rights.need(Right.BOOK)
    each_time = [replace(wish, starts=starts) for starts in dates(wish.starts, rule)]
    return [
        Planned(each.starts, None if wish.overlap_reason else offered.why_not(each), _where(each)) for each in each_time
    ]


def _where(wish: Wish) -> Place:
    if wish.room is not None or wish.nowhere:
        return NOWHERE
    return places.place(wish.counsellor, wish.starts, wish.ends, wish.form)


def book_series(wish: Wish, rule: Rule, *, skip: Collection[datetime] = (), despite: bool = False) -> list[Appointment]:
    """Book every date but those skipped.

    Raises ``Refused``, and books none, where a rule of the house is in the way of one of them (unless
    ``despite``) or one overlaps without a reason.
    """
    rights.need(Right.BOOK)
    words = Words("预约了{who}的系列：{n} 次", "Booked a series for {who}: {n} {n:time|times}")
    each_time = [replace(wish, starts=starts) for starts in dates(wish.starts, rule) if starts not in skip]
    if not each_time:
        raise Refused("series.empty", Words("没有剩下的日期，请调整", "No date is left; change the rule"))
    with journal.writing("series.book", words.saying(who=wish.who, n=len(each_time))):
        row = SeriesRow.create(
            kind=rule.kind,
            count=rule.count,
            until=rule.until,
            skipped=" ".join(sorted({*(f"{day}" for day in rule.skip), *(f"{at:%Y-%m-%d}" for at in skip)})),
        )
        if not (despite or wish.overlap_reason):
            _need_all_offered(each_time)
        return [get(book.insert(each, series=row.id)) for each in each_time]


def _need_all_offered(wishes: Collection[Wish]) -> None:
    for each in wishes:
        told = offered.why_not(each)
        if told is not None:
            raise Refused("appointment.not_offered", _on_its_date(each.starts, told), "starts")


def _on_its_date(starts: datetime, why: Words) -> Words:
    day = day_words(starts.date(), year=starts.year != clock.today().year)
    return Words("{day} {time}：{why}", "{day} {time}: {why}").saying(day=day, time=clock_words(starts), why=why)


def concerned(number: int, scope: Scope) -> list[Appointment]:
    """The appointments a change of ``scope`` at this one would touch, in order of time.

    Of several only those to which nobody has come yet: this one, and those that have not begun.
    """
    this = get(number)
    if scope == "this" or this.series_id is None:
        return [this]
    since = max(this.starts, clock.now()) if scope == "later" else clock.now()
    return [
        each
        for each in of_series(this.series_id)
        if each.state in COMING_STATES and (each.id == number or each.starts >= since)
    ]


def _several(number: int, scope: Scope) -> list[Appointment]:
    """Those concerned. Raises ``Refused`` where none is left."""
    found = concerned(number, scope)
    if not found:
        raise Refused("series.over", Words("这个系列没有未来的预约了", "Nothing of that series is still to come"))
    return found


def cancel(number: int, scope: Scope, reason: str = "") -> list[Appointment]:
    """Call off this one, this and later, or all to come; those that are near are late cancels."""
    rights.need(Right.BOOK)
    if scope == "this":
        return [book.cancel(number, reason)]
    words = Words("取消了{who}的系列预约：{n} 次", "Cancelled {n} of {who}'s series")
    with journal.writing("series.cancel", words) as entry:
        touched = _several(number, scope)
        entry.reword(who=book.named(touched[0])["who"], n=len(touched))
        return [book.cancel(each.id, reason) for each in touched]


def move(
    number: int,
    scope: Scope,
    *,
    starts: datetime | None = None,
    minutes: int | None = None,
    counsellor: int | None = None,
    room: int | None = None,
    overlap_reason: str | None = None,
    despite: bool = False,
) -> list[Appointment]:
    """Move this one to ``starts``, and the others of the scope by as many days and minutes.

    Raises as ``book.move``, naming every date that clashes; if one cannot be moved, none is. Answers them in order
    of time.
    """
    rights.need(Right.BOOK)
    moved = partial(book.move, minutes=minutes, counsellor=counsellor, room=room)
    this = get(number)
    if scope == "this":
        return [moved(number, starts=starts or this.starts, overlap_reason=overlap_reason, despite=despite)]
    words = Words("改了{who}的系列预约：{n} 次", "Moved {n} of {who}'s series")
    with journal.writing("series.move", words) as entry:
        touched = _several(number, scope)
        shift = (starts or this.starts) - this.starts
        entry.reword(who=book.named(this)["who"], n=len(touched))
        # The one that is furthest in the direction of travel first, so that no date runs into its own neighbour.
        ordered = sorted(touched, key=lambda each: each.starts, reverse=shift > timedelta(0))
        done, clashes = [], {}
        for each in ordered:
            goes = partial(moved, each.id, starts=each.starts + shift)
            try:
                done.append(goes(overlap_reason=overlap_reason, despite=despite))
            except Refused as error:
                if not _is_clash(error):
                    raise
                # Out of its neighbours' way, so that they tell of others only; all of it is rolled back below.
                clashes[each.starts + shift] = error
                goes(overlap_reason=error.rule)
        _need_none(clashes)
        return sorted(done, key=lambda each: each.starts)


def put_in(number: int, scope: Scope, room: int | None) -> list[Appointment]:
    """Another room for this one and the others of the scope, or none.

    Raises ``Refused`` naming every date on which it is taken; if one cannot have it, none has.
    """
    rights.need(Right.BOOK)
    if scope == "this":
        return [book.put_in(number, room)]
    words = Words("{who}的系列预约改在{room}：{n} 次", "{n} of {who}'s series {n:is|are} in {room}")
    with journal.writing("series.place", words) as entry:
        touched, done, clashes = _several(number, scope), [], {}
        for each in touched:
            try:
                done.append(book.put_in(each.id, room))
            except Refused as error:
                if not _is_clash(error):
                    raise
                clashes[each.starts] = error
        _need_none(clashes)
        where = done[0].room_name or Words("未定的场地", "a room still to be named")
        entry.reword(who=book.named(touched[0])["who"], room=where, n=len(done))
        return done


def _is_clash(error: Refused) -> bool:
    return error.rule == "appointment.not_offered" or error.rule.endswith("_busy")


def _need_none(clashes: Mapping[datetime, Refused]) -> None:
    """Go on only where no date clashes. Raises ``Refused`` that names each date, the first ``TOLD`` with its reason."""
    if not clashes:
        return
    inside = [error for error in clashes.values() if not error.rule.endswith("_busy")]
    first = (inside or list(clashes.values()))[0]
    told = [_on_its_date(starts, clashes[starts].words) for starts in sorted(clashes)[:TOLD]]
    if len(clashes) > TOLD:
        told.append(Words("另有 {n} 次", "{n} more").saying(n=len(clashes) - TOLD))
    raise Refused(first.rule, Words("\n".join(each.zh for each in told), "\n".join(each.en for each in told)), "starts")
