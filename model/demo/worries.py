"""The concerns of the demo school's classes, and what became of them: some wait, some are watched, two went into a file (C5)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from model import clock
from model.care.cases import Case
from model.demo.answers import Rows
from model.demo.people import Cast
from model.demo.told import Here, said, told
from model.store import many
from model.store.query import tuples
from model.store.tables import ConcernRow, ConcernStepRow, MentorRow, PeerReportRow, StudentRow

MANY, WAITING = 12, 3
"""Concerns of a term, and how many of them nobody has looked at yet."""
ENDS = ("watch", "ask", "nothing", "nothing")
"""What became of the others, in turn."""


def tell(chance: Random, cast: Cast, reports: Rows, here: Here) -> None:
    """The concerns of this term; the newest nobody has looked at."""
    rows = list(_told(chance, reports, here, 1, WAITING))
    many.insert(ConcernRow, rows)
    many.insert(ConcernStepRow, [_step(cast, row, row["acted_at"]) for row in rows if row["acted_at"] is not None])
    watched = [row["student"] for row in rows if row["state"] == "watch"]
    many.insert(MentorRow, [{"student": s, "staff": cast.posts[2], "from_on": clock.today()} for s in watched[:1]])


def told_before(chance: Random, cast: Cast, reports: Rows, here: Here, first: int) -> None:
    """The concerns of the term before, all of them settled; ``first`` is the number of the first."""
    rows = list(_told(chance, reports, here, first, 0))
    steps = [_step(cast, row, row["acted_at"]) for row in rows]
    for row in rows:
        row["again_on"] = None
    many.insert(ConcernRow, rows)
    many.insert(ConcernStepRow, steps)


def lead_to_cases(cast: Cast, opened: list[Case]) -> None:
    """What opened these files was told by the student's class before."""
    own, pupil = PeerReportRow, StudentRow
    for case in opened:
        at = datetime.combine(case.opened_on, time(9))
        of_class = own.school_class == pupil.select(pupil.school_class).where(pupil.id == case.student_id)
        told_at = tuples(
            own.select(own.id, own.received_at)
            .where(of_class, own.answer == "report", own.received_at < at)
            .order_by(own.received_at.desc())
            .limit(1)
        )
        for report, received in told_at:
            seen = told()["seen"][case.id % len(told()["seen"])]
            row = _row(None, case.student_id, report, seen, received) | {"state": "case", "acted_at": at}
            number = many.put(ConcernRow, **{key: value for key, value in row.items() if key != "id"})
            many.insert(ConcernStepRow, [_step(cast, row | {"id": number}, at) | {"case": case.id}])


def _told(chance: Random, reports: Rows, here: Here, first: int, waiting: int) -> Iterator[dict[str, Any]]:
    full = [each for each in reports if each["answer"] == "report" and each["school_class"]]
    chosen = sorted(chance.sample(full, min(MANY, len(full))), key=lambda each: each["received_at"])
    for number, report in enumerate(chosen, 1):
        seen = chance.choice(told()["seen"])
        student = chance.choice(here["class", report["school_class"]])[0]
        row = _row(first + number - 1, student, report["id"], seen, report["received_at"])
        if number <= len(chosen) - waiting:
            row["state"] = ENDS[number % 4]
            row["acted_at"] = min(clock.now(), report["received_at"] + timedelta(hours=chance.randrange(1, 50)))
            if row["state"] in ("watch", "ask"):
                row["again_on"] = clock.today() + timedelta(days=number - 4)
        row["urgent"] = bool(waiting) and number == len(chosen)
        yield row


def _row(number: int | None, student: int, report: int, seen: dict[str, Any], at: datetime) -> dict[str, Any]:
    return {
        "id": number,
        "student": student,
        "report": report,
        "kind": seen["kind"],
        "seen": said(seen["seen"]),
        "urgent": False,
        "raised_at": at,
        "state": "new",
        "acted_at": None,
        "again_on": None,
    }


def _step(cast: Cast, row: dict[str, Any], at: datetime) -> dict[str, Any]:
    words = said(told()[row["state"]]) if row["state"] in told() else ""
    return {"concern": row["id"], "at": at, "what": row["state"], "words": words, "who": cast.posts[0]}
