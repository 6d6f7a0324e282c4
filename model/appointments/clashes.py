"""The dates of a series that cannot be: each is named with its reason, so that nobody looks for them one by one."""

from collections.abc import Mapping
from datetime import datetime

from model import clock
from model.appointments.days import clock_words, day_words
from model.errors import Refused
from model.words import Words

TOLD = 4
"""So many dates that clash are told with their reason; of the others, how many."""


def on_its_date(starts: datetime, why: Words) -> Words:
    """A reason with the date it is about."""
    day = day_words(starts.date(), year=starts.year != clock.today().year)
    return Words("{day} {time}：{why}", "{day} {time}: {why}").saying(day=day, time=clock_words(starts), why=why)


def is_clash(error: Refused) -> bool:
    """Whether it says that a time is not offered or taken, and not that the whole makes no sense."""
    return error.rule == "appointment.not_offered" or is_overlap(error)


def is_overlap(error: Refused) -> bool:
    """Whether it is the store that refuses an overlap: with a typed reason it may be."""
    return error.rule.startswith("appointment.") and error.rule.endswith("_busy")


def need_none(clashes: Mapping[datetime, Refused]) -> None:
    """Go on only where no date clashes. Raises ``Refused`` that names each date, the first ``TOLD`` with its reason."""
    if not clashes:
        return
    inside = [error for error in clashes.values() if not is_overlap(error)]
    first = (inside or list(clashes.values()))[0]
    told = [on_its_date(starts, clashes[starts].words) for starts in sorted(clashes)[:TOLD]]
    if len(clashes) > TOLD:
        told.append(Words("另有 {n} 次", "{n} more").saying(n=len(clashes) - TOLD))
    raise Refused(first.rule, Words("\n".join(each.zh for each in told), "\n".join(each.en for each in told)), "starts")
