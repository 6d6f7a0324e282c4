"""The school year of the demo: the usual terms, stretched where need be so that today always lies well inside one."""

from datetime import date, time, timedelta

from model import clock, school
from model.calendar import year
from model.calendar.terms import Term, school_year
from model.demo import tale
from model.demo.people import Cast
from model.errors import NotFound
from model.named import NamedTuple
from model.opening import hours
from model.opening.windows import OwnHours

BEFORE = timedelta(weeks=4)
"""So much of the term lies before this week at least: there is something to look back on."""
AFTER = timedelta(weeks=3, days=6)
"""So much lies after this week's Monday at least: there is something to come."""
BETWEEN = timedelta(days=3)
"""So much lies between two terms at least."""
SHORTEST = timedelta(weeks=8)
"""A neighbouring term that would be shorter is left out."""
WEEKEND = time(14, 0), time(16, 0)
"""The hours of a day without school, for those who stay."""


class Span(NamedTuple):
    """A term before it is in the store."""

    school_year: int
    """The calendar year in which its school year begins."""
    number: int
    """1 or 2."""
    starts: date
    """The first day."""
    ends: date
    """The last day, inclusive."""


def usual(begins: int) -> tuple[Span, Span]:
    """The usual terms of a school year: September to January, mid-February to early July."""
    middle = clock.monday(date(begins + 1, 2, 21))
    return (
        Span(begins, 1, date(begins, 9, 1), date(begins + 1, 1, 31)),
        Span(begins, 2, middle, date(begins + 1, 7, 10)),
    )


def terms_around(today: date) -> list[Span]:
    """The terms of the demo in order, ``today`` well inside one of them."""
    first, last = clock.monday(today) - BEFORE, clock.monday(today) + AFTER
    this_year = school_year(today)
    spans = [span for begins in (this_year - 1, this_year, this_year + 1) for span in usual(begins)]

    def stretch(span: Span) -> timedelta:
        return max(span.starts - first, timedelta()) + max(last - span.ends, timedelta())

    at = min(range(len(spans)), key=lambda place: stretch(spans[place]))
    now = spans[at]._replace(starts=min(spans[at].starts, first), ends=max(spans[at].ends, last))
    before = [span._replace(ends=min(span.ends, now.starts - BETWEEN)) for span in spans[:at]]
    after = [span._replace(starts=max(span.starts, now.ends + BETWEEN)) for span in spans[at + 1 :]]
    return [span for span in [*before, now, *after] if span.ends - span.starts >= SHORTEST]


def lay_terms(today: date) -> Term:
    """Put terms, bell schedules and holidays into the store; answers the term of today."""
    school.lay_bells()
    spans = terms_around(today)
    for span in spans:
        year.set_term(*span)
    for each in sorted({day.year for span in spans for day in (span.starts, span.ends) if span.starts <= today}):
        _take_in(each)
    term = year.calendar().term_on(today)
    assert term is not None
    return term


def _take_in(calendar_year: int) -> None:
    try:
        year.take_in_year(calendar_year)
    except NotFound:  # the calendar says by itself that it does not know the year
        return


def lay_hours(cast: Cast) -> None:
    """Put the weekly pattern of the opening hours into the store."""
    bells = {bell.key: bell.id for bell in year.bells()}
    for each in tale.hours():
        for weekday in each.weekdays:
            hours.add_window(
                weekday,
                each.starts,
                each.ends,
                bell=bells.get(each.bell),
                parity=each.parity,
                staff=cast.posts[each.post],
                room=cast.rooms[each.room],
            )


def decide_days(today: date, term: Term, cast: Cast) -> None:
    """What the school itself decided: two days of exams; and hours for today, should it be no school day."""
    exams = year.calendar().school_days(term.monday_of(10), term.monday_of(11))[:2]
    for day in exams:
        if day.on != today and term.holds(day.on):
            year.decide_day(day.on, "exam", note=str(tale.said("exam")))
    if not year.calendar().day(today).is_school_day:
        hours.plan_day(today, [OwnHours(*WEEKEND, cast.posts[0])], str(tale.said("weekend")))
