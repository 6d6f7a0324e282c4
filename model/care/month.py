"""A stretch of days on the risk board: which reviews, planned contacts, measures and visits are due on each of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from model import rights
from model.care import around, clocks
from model.care.said import CONTACT_WORDS
from model.named import NamedTuple
from model.rights import Right
from model.store.query import bare
from model.store.tables import CareCaseRow, CareTaskRow, CaseMeasureRow, StudentRow
from model.words import Words

DATED_WORDS: dict[str, Words] = {
    "review": Words("等级评估", "review"),
    "measure": Words("方案措施", "measure"),
    **CONTACT_WORDS,
    **{f"owed {kind}": words for kind, words in around.OWED_WORDS.items()},
}
"""What each kind of thing that is due is called."""


class Dated(NamedTuple):
    """Something that is due on a day."""

    day: date
    """The day."""
    kind: str
    """One of ``DATED_WORDS``."""
    student_id: int
    """About whom."""
    name: str
    """Their name."""
    about: str
    """The measure, or who owes it; empty where the kind says it all."""
    late: bool
    """Whether it is overdue, in school days."""

    @property
    def words(self) -> Words:
        """What it is."""
        return DATED_WORDS[self.kind]


def due_between(first: date, last: date) -> list[Dated]:
    """What is due on the days from ``first`` to ``last``, both included; what is overdue stands on its day."""
    rights.need(Right.CARE)
    late = clocks.late_before()
    rows = [*_written(first, last), *_owed(first, last)]
    return sorted(Dated(*row, row[0] < late) for row in rows)


def _written(first: date, last: date) -> Iterator[tuple[date, str, int, str, str]]:
    """Reviews, planned contacts and measures of open files."""
    case, task, measure = CareCaseRow, CareTaskRow, CaseMeasureRow
    reviews = case.select(case.review_on, case.student, StudentRow.name).join(StudentRow)
    for day, student, name in bare(_within(reviews, case, case.review_on, first, last)):
        yield date.fromisoformat(day), "review", student, name, ""
    planned = task.select(task.due_on, task.kind, task.student, StudentRow.name).join(StudentRow)
    for day, kind, student, name in bare(_within(planned, task, task.due_on, first, last)):
        yield date.fromisoformat(day), kind, student, name, ""
    measures = measure.select(measure.until, measure.what, case.student, StudentRow.name).join(case).join(StudentRow)
    still = _within(measures, measure, measure.until, first, last).where(case.state == "open")
    for day, what, student, name in bare(still):
        yield date.fromisoformat(day), "measure", student, name, what


def _within(query: Any, table: Any, day: Any, first: date, last: date) -> Any:
    return query.where(table.state == "open", day >= first, day <= last)


def _owed(first: date, last: date) -> Iterator[tuple[date, str, int, str, str]]:
    """Talks and visits of mentors and proxy parents; a missing mentor has no day, the homework has every day."""
    for each in around.owed():
        if each.kind not in ("mentor", "proxy_homework") and first <= each.by <= last:
            yield each.by, f"owed {each.kind}", each.student_id, each.name, each.who
