"""Series: the same appointment again and again, seen whole before anything is saved.

A series is changed at *this one*, *this and later* or *all*; dates that are past, and dates that
are over, are never touched. Whatever is done to a series is one entry, so one undo.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Literal

from model import clock, rights
from model.appointments import book, offered
from model.appointments.clashes import is_clash, need_none
from model.appointments.dates import Rule, dates
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


@dataclass(frozen=True, slots=True)
class Planned:
    """One date of a series before it is saved."""

    starts: datetime
    """First minute, local."""
    clash: Words | None
    """Why it cannot be, in words; None if it can."""
    overlaps: bool
    """Whether another appointment is in the way: then it needs a typed reason."""
    place: Place
    """Where it will be, where no room was said for all."""


def preview(wish: Wish, rule: Rule) -> list[Planned]:
    """Every date of the series, its clash, and its room where none was said for all; nothing is written.

    Raises ``Unclear`` for a rule that makes no sense.
    """
    rights.need(Right.BOOK)
    return [_planned(replace(wish, starts=starts)) for starts in dates(wish.starts, rule)]


def _planned(wish: Wish) -> Planned:
    place = NOWHERE if wish.room is not None else book.place_of(wish)
    if wish.overlap_reason:
        return Planned(wish.starts, None, False, place)
    overlaps = offered.overlaps(wish)
    return Planned(wish.starts, offered.why_not(wish) or (offered.OVERLAPS if overlaps else None), overlaps, place)


def book_series(
    wish: Wish,
    rule: Rule,
    *,
    skip: Collection[datetime] = (),
    overlaps: Collection[datetime] | None = None,
    despite: bool = False,
) -> list[Appointment]:
    """Book every date but those skipped.

    The reason of the wish is for the dates ``overlaps``, or for any if they are not said. Raises ``Refused``, and books
    none, where a rule of the house is in the way of one of them (unless ``despite``) or one overlaps without a reason;
    every such date is named.
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
        booked, clashes = [], {}
        for each in each_time:
            is_meant = overlaps is None or each.starts in overlaps
            try:
                this = each if is_meant else replace(each, overlap_reason=None)
                booked.append(book.book(this, series=row.id, despite=despite))
            except Refused as error:
                if not is_clash(error):
                    raise
                clashes[each.starts] = error
        need_none(clashes)
        return booked


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


def still_to_come(number: int, scope: Scope) -> list[Appointment]:
    """Those concerned, in order of time. Raises ``Refused`` where none is left."""
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
        touched = still_to_come(number, scope)
        entry.reword(who=book.named(touched[0])["who"], n=len(touched))
        return [book.cancel(each.id, reason) for each in touched]


def put_in(number: int, scope: Scope, room: int | None) -> list[Appointment]:
    """Another room for this one and the others of the scope, or none.

    Raises ``Refused`` naming every date on which it is taken; if one cannot have it, none has.
    """
    rights.need(Right.BOOK)
    if scope == "this":
        return [book.put_in(number, room)]
    words = Words("{who}的系列预约改在{room}：{n} 次", "{n} of {who}'s series {n:is|are} in {room}")
    with journal.writing("series.place", words) as entry:
        touched, done, clashes = still_to_come(number, scope), [], {}
        for each in touched:
            try:
                done.append(book.put_in(each.id, room))
            except Refused as error:
                if not is_clash(error):
                    raise
                clashes[each.starts] = error
        need_none(clashes)
        where = done[0].room_name or Words("未定的场地", "a room still to be named")
        entry.reword(who=book.named(touched[0])["who"], room=where, n=len(done))
        return done
