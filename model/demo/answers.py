"""What the demo school's classes and dormitories answered: this term up to last week, and the term before (C3).

This week's reports are still to come, so that whoever looks can take them in; last week two classes are missing.
"""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from model import clock
from model.calendar.year import calendar
from model.committee.weeks import ReportWeek, is_over
from model.demo.told import Here, said, told
from model.store import many
from model.store.tables import DayMoodRow, PeerReportRow

LOW, CALM = 7, 16
"""Classes whose mood is low, and always the very same."""
BY_DAY, DAYS = 12, (4, 3, 4, 4, 3, 3, 4, 2, 2, 1)
"""A class that tells its mood day by day, and what it told up to yesterday."""
MISSING = {3, 27}
"""Classes that did not answer last week."""
ANSWERS = {"nothing": 62, "report": 36, "none": 2}
"""What became of a hundred reports."""
MOODS = {2: 6, 3: 40, 4: 40, 5: 14}
"""The mood of a hundred reports."""
Rows = list[dict[str, Any]]


def answer(chance: Random, weeks: list[ReportWeek], here: Here) -> Rows:
    """The reports of this term; answers their rows."""
    rows = list(_reports(chance, weeks, here))
    many.insert(PeerReportRow, rows)
    return rows


def answered_before(chance: Random, weeks: list[ReportWeek], here: Here, first: int) -> Rows:
    """The reports of the term before, in which nothing stands out; ``first`` is the number of the first."""
    rows: Rows = []
    for week in weeks:
        for kind, key in here:
            what = chance.choices(list(ANSWERS), list(ANSWERS.values()))[0]
            if what != "none":
                rows.append(_report(chance, first + len(rows), week, kind, key, what, plain=True))
    many.insert(PeerReportRow, rows)
    return rows


def tell_days() -> None:
    """The moods one class told day by day."""
    yesterday = clock.today() - timedelta(days=1)
    days = [day.on for day in calendar().days(yesterday - timedelta(days=28), yesterday) if day.is_school_day]
    told_of = list(zip(days[-len(DAYS) :], DAYS[-len(days) :], strict=False))
    many.insert(DayMoodRow, [{"school_class": BY_DAY, "day": day, "mood": mood} for day, mood in told_of])


def _reports(chance: Random, weeks: list[ReportWeek], people: Here) -> Iterator[dict[str, Any]]:
    over = [week for week in weeks if is_over(week)]
    number = 0
    for week in over:
        for kind, key in people:
            last = week == over[-1]
            answer = chance.choices(list(ANSWERS), list(ANSWERS.values()))[0]
            if kind == "class" and key in (LOW, CALM):
                answer = "report"
            if answer == "none" or (last and kind == "class" and key in MISSING):
                continue
            number += 1
            yield _report(
                chance, number, week, kind, key, "nothing" if kind == "room" and chance.random() < 0.6 else answer
            )


def _report(
    chance: Random, number: int, week: ReportWeek, kind: str, key: int, answer: str, *, plain: bool = False
) -> dict[str, Any]:
    assert week.due_at is not None
    late = chance.random() < 0.05
    hours = chance.randrange(4, 30)
    at = week.due_at + timedelta(hours=hours) if late else week.due_at - timedelta(hours=hours % 8, minutes=hours)
    full = answer == "report"
    mood = chance.choices(list(MOODS), list(MOODS.values()))[0]
    if kind == "class" and key in (LOW, CALM) and not plain:
        mood = 3 if key == CALM else 1 + number % 2
    return {
        "id": number,
        "school_class": key if kind == "class" else None,
        "dormitory": key if kind == "room" else None,
        "building": None,
        "monday": week.monday,
        "answer": answer,
        "mood": mood if full else None,
        **{name: full and chance.random() < 0.35 for name in ("study", "life", "relations", "feelings")},
        "talk": _maybe(chance, "talk", 0.4) if full else "",
        "events": _maybe(chance, "events", 0.1) if full else "",
        "help_asked": _maybe(chance, "help_asked", 0.08) if full else "",
        "received_at": min(at, clock.now()),
        "came_by": chance.choices(("keys", "paper", "workbook"), (6, 3, 1))[0],
        "entered_by": None,
    }


def _maybe(chance: Random, what: str, share: float) -> str:
    return said(chance.choice(told()[what])) if chance.random() < share else ""
