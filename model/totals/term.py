"""The term to date: what every counsellor's visits came to before the week, added up by the store."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from model import rights
from model.calendar.terms import Term
from model.rights import Right
from model.store.query import constant, fn, tuples
from model.store.tables import AttendanceRow, VisitRow
from model.totals.read import Moments, counting
from model.totals.sums import Sums
from model.values import dataclass


@dataclass(frozen=True, slots=True)
class TermToDate:
    """A term up to a Monday, that day not included."""

    term: Term | None
    """The term; ``None`` in the holidays, when there is nothing to add to."""
    by_counsellor: Mapping[int, Sums]
    """What each counsellor's visits came to, by staff number; only those who had any."""

    def holds(self, day: date) -> bool:
        """Whether a day of the week belongs to the term as well."""
        return self.term is not None and self.term.holds(day)


def term_to_date(term: Term | None, monday: date) -> TermToDate:
    """A term from its first day up to a Monday, that day not included; two bounded queries."""
    rights.need(Right.TOTALS)
    if term is None or monday <= term.starts:
        return TermToDate(term, {})
    span = datetime.combine(term.starts, time()), datetime.combine(monday, time())
    present = dict(tuples(_present_at_groups(span)))
    return TermToDate(
        term,
        {
            who: Sums(alone + present.get(who, 0), n, minutes)
            for who, n, alone, minutes in tuples(_per_counsellor(span))
        },
    )


def _per_counsellor(span: Moments) -> Any:
    """Counsellor, visits, visits that are no group, minutes."""
    alone = fn.SUM(VisitRow.visitor != constant("group"))
    minutes = fn.SUM(_minute_of(VisitRow.ends) - _minute_of(VisitRow.starts))
    columns = (VisitRow.counsellor, fn.COUNT(VisitRow.id), alone, minutes)
    return VisitRow.select(*columns).where(*counting(span)).group_by(VisitRow.counsellor)


def _present_at_groups(span: Moments) -> Any:
    return (
        AttendanceRow.select(VisitRow.counsellor, fn.COUNT(AttendanceRow.id))
        .join(VisitRow)
        .where(*counting(span), VisitRow.visitor == constant("group"), AttendanceRow.present == 1)
        .group_by(VisitRow.counsellor)
    )


def _minute_of(moment: Any) -> Any:
    """Which minute of its day a moment is; a visit does not cross midnight."""
    return fn.SUBSTR(moment, 12, 2).cast("INTEGER") * 60 + fn.SUBSTR(moment, 15, 2).cast("INTEGER")
