"""Screening: a batch of results says who is to be talked to; what follows, a person decides (D1, D2)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from model import clock, reading_log, rights
from model.calendar.year import calendar
from model.care import access
from model.errors import NotFound, Refused
from model.grades import SchoolClass
from model.named import NamedTuple
from model.people.classes import this_school_year
from model.rights import Right
from model.store import journal, many
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import SchoolClassRow, ScreeningResultRow, ScreeningRow, StaffRow, StudentRow
from model.values import dataclass
from model.words import Words

MONTH_DAYS = 30
"""Days from the beginning of the term within which it is done (D1: within the first month)."""


class Line(NamedTuple):
    """One result that was matched to a student."""

    student_id: int
    """Whose it is."""
    score: str
    """The total, as the platform wrote it."""
    factors: Mapping[str, str]
    """The scores of its factors, by name."""
    flag: str
    """The platform's own remark."""
    flagged: bool
    """Whether somebody is to talk with them."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of results, and how far it is settled."""

    id: int
    """Its number."""
    name: str
    """What it is called."""
    instrument: str
    """Which scale."""
    day: date
    """When it was held."""
    limit_on: date
    """By when everybody flagged has been talked to."""
    results: int
    """How many results there are."""
    flagged: int
    """How many are to be talked to."""
    settled: int
    """How many of them were."""

    @property
    def late(self) -> bool:
        """Whether the limit has passed with somebody left."""
        return self.settled < self.flagged and clock.today() > self.limit_on


@dataclass(frozen=True, slots=True)
class Result:
    """A student's result, and what came of it."""

    id: int
    """Its number."""
    screening_id: int
    """Of which batch."""
    student_id: int
    """Whose it is."""
    student_name: str
    """Their name."""
    score: str
    """The total, as the platform wrote it."""
    factors: Mapping[str, str]
    """The scores of its factors."""
    flag: str
    """The platform's own remark."""
    flagged: bool
    """Whether somebody is to talk with them."""
    outcome: str | None
    """``nothing watch case``; None until somebody talked with them."""
    talked_at: datetime | None
    """When, local."""
    talker: str
    """Who."""
    facts: str
    """What the interview showed."""
    known_as: SchoolClass | None
    """The student's class."""

    @property
    def class_shown(self) -> str:
        """That class, this school year; empty without one."""
        return self.known_as.shown(this_school_year()) if self.known_as else ""


def limit_for(day: date) -> date:
    """By when a batch of that day is settled: a month from the beginning of the term (D1), or from the day if that is past."""
    term = calendar().term_on(day)
    limit = (term.starts if term else day) + timedelta(days=MONTH_DAYS)
    return limit if day <= limit else day + timedelta(days=MONTH_DAYS)


def take_in(name: str, instrument: str, day: date, lines: Sequence[Line], file: str = "") -> Batch:
    """Take a batch in, as one change; it makes to-dos and never a level. Raises as ``need_new``."""
    rights.need(Right.CARE)
    words = Words("载入了一批测评结果：{n} 条", "Took in a batch of screening: {n} {n:result|results}")
    with journal.writing("screening.take_in", words.saying(n=len(lines))):
        need_new(instrument, day, lines)
        row = ScreeningRow.create(
            name=name.strip(), instrument=instrument.strip(), day=day, limit_on=limit_for(day), file=file
        )
        many.insert(
            ScreeningResultRow,
            [dict(zip(_COLUMNS, _as_stored(line), strict=True)) | {"screening": row.id} for line in lines],
        )
        return get(row.id)


def need_new(instrument: str, day: date, lines: Sequence[Line]) -> None:
    """Go on only with results that say something new.

    Raises ``Refused`` for none at all, and where each of them stands there to the letter: the same screening, again.
    """
    rights.need(Right.CARE)
    if not lines:
        raise Refused("screening.empty", Words("没有可导入的结果", "There is no result to take in"))
    if known(instrument, day, lines) == len(lines):
        words = Words(
            "这 {n} 条结果已导入过（{day}，{what}），没有新的内容",
            "Nothing new: {n} {n:result was|results were} taken in already ({day}, {what})",
        )
        raise Refused("screening.twice", words.saying(n=len(lines), day=day, what=instrument.strip()), "day")


def known(instrument: str, day: date, lines: Sequence[Line]) -> int:
    """How many of these results stand there to the letter, from a batch of that instrument and day."""
    rights.need(Right.CARE)
    own = ScreeningResultRow
    query = own.select(own.student, own.score, own.factors, own.flag, own.flagged).join(ScreeningRow)
    there = set(tuples(query.where(ScreeningRow.instrument == instrument.strip(), ScreeningRow.day == day)))
    return sum(_as_stored(line) in there for line in lines)


_COLUMNS = ("student", "score", "factors", "flag", "flagged")


def _as_stored(line: Line) -> tuple[int, str, str, str, bool]:
    return line.student_id, line.score, json.dumps(dict(line.factors), ensure_ascii=False), line.flag, line.flagged


def batches() -> list[Batch]:
    """Every batch, the newest first."""
    return _batches()


def get(batch_id: int) -> Batch:
    """One batch. Raises ``NotFound``."""
    found = _batches(ScreeningRow.id == batch_id)
    if not found:
        raise NotFound(Words("没有这批测评", "There is no such batch"))
    return found[0]


def flagged(batch_id: int) -> list[Result]:
    """Who is to be talked to, those who were not first, class by class; the look is written down (B3)."""
    rights.need(Right.CARE)
    reading_log.looked(f"screening {batch_id}", None)
    found = results(ScreeningResultRow.screening == batch_id, ScreeningResultRow.flagged == 1)
    return sorted(found, key=_order)


def of_student(student_id: int) -> list[Result]:
    """A student's results, the newest first; for the file, which writes the look down."""
    access.need(student_id)
    return sorted(results(ScreeningResultRow.student == student_id), key=lambda each: each.id, reverse=True)


def unsettled() -> list[Batch]:
    """The batches in which somebody is still to be talked to."""
    return [batch for batch in _batches() if batch.settled < batch.flagged]


def instruments() -> list[str]:
    """The scales that were used, the last one first, each once."""
    return list(dict.fromkeys(batch.instrument for batch in _batches()))


def is_there(file: str, day: date) -> bool:
    """Whether a file of that name was taken in for that day already."""
    rights.need(Right.CARE)
    return bool(ScreeningRow.select().where(ScreeningRow.file == file, ScreeningRow.day == day).exists())


def _order(result: Result) -> tuple[bool, tuple[int, ...], str]:
    return result.outcome is not None, result.known_as.order() if result.known_as else (), result.student_name


def _batches(*conditions: Expression) -> list[Batch]:
    rights.need(Right.CARE)
    own, result = ScreeningRow, ScreeningResultRow
    sums: dict[int, tuple[int, int, int]] = {
        number: (n, flags or 0, done or 0)
        for number, n, flags, done in tuples(
            result.select(
                result.screening,
                fn.COUNT(result.id),
                fn.SUM(result.flagged),
                fn.SUM((result.flagged == 1) & result.outcome.is_null(False)),
            ).group_by(result.screening)
        )
    }
    query = own.select(own.id, own.name, own.instrument, own.day, own.limit_on)
    rows = tuples((query.where(*conditions) if conditions else query).order_by(own.day.desc(), own.id.desc()))
    return [Batch(*(*row, *sums.get(row[0], (0, 0, 0)))) for row in rows]


def results(*conditions: Expression) -> list[Result]:
    """The results that fit, for the verbs of this room; whoever shows them writes the look down."""
    rights.need(Right.CARE)
    own = ScreeningResultRow
    before = (own.id, own.screening, own.student, StudentRow.name, own.score, own.factors, own.flag, own.flagged)
    of_class = (SchoolClassRow.stage, SchoolClassRow.entry_year, SchoolClassRow.number)
    query = own.select(*before, own.outcome, own.talked_at, fn.COALESCE(StaffRow.name, ""), own.facts, *of_class)
    query = query.join_from(own, StudentRow).join_from(own, StaffRow, JOIN.LEFT_OUTER, on=own.talker == StaffRow.id)
    query = query.join_from(StudentRow, SchoolClassRow, JOIN.LEFT_OUTER)
    made: list[Result] = []
    for row in tuples(query.where(*conditions)):
        factors: dict[str, Any] = json.loads(row[5])
        known_as = SchoolClass(*row[12:]) if row[12] else None
        made.append(Result(*(*row[:5], factors, *row[6:12], known_as)))
    return made
