"""Series: the same appointment again and again, seen whole before anything is saved.

A series is changed at *this one*, *this and later* or *all*; dates that are past, and dates that
are over, are never touched. Whatever is done to a series is one entry, so one undo.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from model import clock, rights
from model.appointments import book, free
from model.appointments.book import Wish
from model.appointments.dates import Rule, dates
from model.appointments.kept import COMING_STATES, Appointment, get, of_series
from model.clock import minutes_between
from model.errors import Refused
from model.rights import Right
from model.store import journal
from model.store.tables import SeriesRow
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


def preview(wish: Wish, rule: Rule) -> list[Planned]:
    """Every date of the series and its clash; nothing is written. Raises ``Unclear`` for a rule that makes no sense."""
    rights.need(Right.BOOK)
    return [
        Planned(
            starts,
            None
            if wish.overlap_reason or starts < clock.now()
            else free.why_not(wish.counsellor, starts, wish.minutes, student=wish.student, room=wish.room),
        )
        for starts in dates(wish.starts, rule)
    ]


def book_series(wish: Wish, rule: Rule, *, skip: Collection[datetime] = ()) -> list[Appointment]:
    """Book every date but those skipped. Raises ``Refused``, and books none, where one of them overlaps."""
    rights.need(Right.BOOK)
    words = Words("预约了{who}的系列：{n} 次", "Booked a series for {who}: {n} times")
    starts_at = [starts for starts in dates(wish.starts, rule) if starts not in skip]
    if not starts_at:
        raise Refused("series.empty", Words("没有剩下的日期，请调整", "No date is left; change the rule"))
    with journal.writing("series.book", words) as entry:
        row = SeriesRow.create(
            kind=rule.kind,
            count=rule.count,
            until=rule.until,
            skipped=" ".join(sorted({*(f"{day}" for day in rule.skip), *(f"{at:%Y-%m-%d}" for at in skip)})),
        )
        made = [
            book.insert(replace(wish, starts=starts), past=starts < clock.now(), series=row.id) for starts in starts_at
        ]
        kept = [get(number) for number in made]
        entry.reword(who=book.named(kept[0])["who"], n=len(kept))
    return kept


def concerned(number: int, scope: Scope) -> list[Appointment]:
    """The appointments a change of ``scope`` at this one would touch, in order of time."""
    this = get(number)
    if scope == "this" or this.series_id is None:
        return [this]
    since = this.starts if scope == "later" else clock.now()
    return [
        each
        for each in of_series(this.series_id)
        if each.id == number or (each.state in COMING_STATES and each.starts >= max(since, clock.now()))
    ]


def cancel(number: int, scope: Scope, reason: str = "") -> list[Appointment]:
    """Call off this one, this and later, or all to come."""
    rights.need(Right.BOOK)
    words = Words("取消了{who}的系列预约：{n} 次", "Cancelled {n} of {who}'s series")
    with journal.writing("series.cancel", words) as entry:
        touched = concerned(number, scope)
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
    despite: bool = False,
) -> list[Appointment]:
    """Move this one to ``starts``, and the others of the scope by as many days to the same time of day.

    Raises as ``book.move``; if one date cannot be moved, none is.
    """
    rights.need(Right.BOOK)
    words = Words("改了{who}的系列预约：{n} 次", "Moved {n} of {who}'s series")
    with journal.writing("series.move", words) as entry:
        touched = concerned(number, scope)
        this = get(number)
        shift = (starts or this.starts) - this.starts
        entry.reword(who=book.named(this)["who"], n=len(touched))
        # Move away from the direction of travel first, so that no date runs into its own neighbour.
        ordered = sorted(touched, key=lambda each: each.starts, reverse=shift > timedelta(0))
        return [
            book.move(
                each.id,
                starts=each.starts + shift,
                minutes=minutes or minutes_between(each.starts, each.ends),
                counsellor=counsellor,
                room=room,
                despite=despite,
            )
            for each in ordered
        ]
