"""The mood of a class or dormitory day by day (domain 2.8): told where the school wants it, wanted of nobody.

Only what was told counts: a day without an answer is no answer, and ends a run (``weather``).
"""

from collections.abc import Mapping
from datetime import date

from model import clock, rights, session
from model.calendar.year import calendar
from model.committee import places
from model.committee.places import Place, place_of
from model.errors import Refused
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import DayMoodRow
from model.words import Words


def tell(place: Place, told: Mapping[date, int]) -> int:
    """The moods of some days, as one change; a day that was told already is told anew. Answers how many days changed.

    Raises ``Refused`` for a day that is still to come or is no school day.
    """
    rights.need(Right.TAKE_REPORTS)
    for day in told:
        _check(day)
    known = _told(min(told), max(told)).get(place, {}) if told else {}
    new = {day: mood for day, mood in told.items() if known.get(day) != mood}
    if not new:
        return 0
    said = Words("登记{place}每日心情（{n}天）", "{place}: the mood of {n} {n:day|days}").saying(
        place=places.get(place, min(new)).words, n=len(new)
    )
    with journal.writing("day_mood.tell", said):
        for day, mood in sorted(new.items()):
            facts = {"mood": mood, "entered_by": session.at_desk().staff_id}
            own = DayMoodRow
            if day in known:
                own.update(facts).where(place.among(own), own.day == day).execute()
            else:
                own.create(**place.columns(), day=day, **facts)
    return len(new)


def between(first: date, last: date) -> dict[Place, dict[date, int]]:
    """Every mood told from one day to another, both inclusive, by place; for who may read reports or see totals."""
    if not rights.may(Right.TOTALS):
        rights.need(Right.READ_REPORTS)
    return _told(first, last)


def days_of(monday: date) -> list[date]:
    """The school days of a week that have begun: those a mood may be told for."""
    return [each.on for each in calendar().week(monday) if each.is_school_day and each.on <= clock.today()]


def _told(first: date, last: date) -> dict[Place, dict[date, int]]:
    own = DayMoodRow
    rows = own.select(own.school_class, own.dormitory, own.building, own.day, own.mood)
    found: dict[Place, dict[date, int]] = {}
    for row in tuples(rows.where(own.day >= first, own.day <= last)):
        found.setdefault(place_of(*row[:3]), {})[row[3]] = row[4]
    return found


def _check(day: date) -> None:
    if day > clock.today():
        raise Refused("day_mood.future", Words("这一天还没到", "That day is still to come"), "day")
    if not calendar().day(day).is_school_day:
        raise Refused("day_mood.no_school", Words("这一天不上课", "There is no school on that day"), "day")
