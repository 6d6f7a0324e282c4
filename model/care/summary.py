"""The summary of a month or a quarter, in numbers and without a name (D8, E12)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from model import clock, reading_log, rights, word_lists
from model.care import said, scheme
from model.rights import Right
from model.store.query import fn, tuples
from model.store.tables import (
    CareCaseRow,
    CareContactRow,
    CaseReasonRow,
    CaseTextRow,
    IncidentRow,
    LevelChangeRow,
    ReferralRow,
    ScreeningResultRow,
    SpecialEntryRow,
)
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the summary: a heading, and how many of each."""

    title: Words
    """What is counted."""
    lines: tuple[tuple[Words, int], ...]
    """Each with its number."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A month or a quarter in numbers."""

    first: date
    """Its first day."""
    last: date
    """Its last day."""
    parts: tuple[Part, ...]
    """Part by part."""

    def count(self, title: str, line: str) -> int:
        """One number by its Chinese title and line."""
        lines = next(part.lines for part in self.parts if part.title.zh == title)
        return next((n for words, n in lines if words.zh == line), 0)


def of_month(day: date | None = None) -> Summary:
    """The month a day lies in."""
    first = (day or clock.today()).replace(day=1)
    return between(first, _month_end(first))


def of_quarter(day: date | None = None) -> Summary:
    """The quarter a day lies in."""
    on = day or clock.today()
    first = on.replace(month=(on.month - 1) // 3 * 3 + 1, day=1)
    return between(first, _month_end(first.replace(month=first.month + 2)))


def between(first: date, last: date) -> Summary:
    """The days from ``first`` to ``last`` in numbers; the leading group may see them, a file they may not."""
    rights.need(Right.CARE_COUNTS)
    reading_log.looked(f"summary {first:%Y-%m}", None)
    starts, ends = datetime.combine(first, time()), datetime.combine(last, time()) + timedelta(days=1)
    change, incident, contact = LevelChangeRow, IncidentRow, CareContactRow
    in_change = (change.at >= starts) & (change.at < ends)
    in_incident = (incident.told_at >= starts) & (incident.told_at < ends)
    parts = (
        Part(Words("期末各等级在档人数", "Open files at the end, by level"), _by_level(last)),
        Part(Words("等级变动", "Changes of level"), _named(said.CHANGE_WORDS, _count(change.kind, in_change))),
        Part(Words("在档原因（可多项）", "Reasons (several possible)"), _named(scheme.reasons(), _reasons(last))),
        Part(Words("事件", "Incidents"), _incidents(in_incident)),
        Part(Words("危险类型", "Dangers"), _dangers(_count(incident.danger, in_incident))),
        Part(
            Words("联系", "Contacts"),
            _named(
                said.CONTACT_WORDS,
                _count(contact.kind, (contact.at >= starts) & (contact.at < ends) & contact.corrects.is_null()),
            ),
        ),
        Part(Words("转介", "Referrals"), _referrals(first, last)),
        Part(Words("测评访谈", "Interviews after screening"), _interviews(starts, ends)),
        Part(Words("名单在册", "On the lists"), _lists(last)),
        Part(Words("复盘报告", "Reports after an event"), _reports(starts, ends)),
    )
    return Summary(first, last, parts)


_Lines = tuple[tuple[Words, int], ...]


def _count(column: Any, condition: Any) -> dict[Any, int]:
    return dict(tuples(column.model.select(column, fn.COUNT(column.model.id)).where(condition).group_by(column)))


def _named(words: dict[str, Words], counted: dict[str, int]) -> _Lines:
    return tuple((words[key], counted[key]) for key in words if counted.get(key))


def _open_on(day: date) -> Any:
    own = CareCaseRow
    return (own.opened_on <= day) & (own.closed_on.is_null() | (own.closed_on > day))


def _by_level(day: date) -> _Lines:
    """The level each open file had at the end of a day, out of its history."""
    own, change = CareCaseRow, LevelChangeRow
    ends = datetime.combine(day, time()) + timedelta(days=1)
    latest = (
        change.select(fn.MAX(change.id))
        .where(change.at < ends, change.kind != "correct", change.kind != "close")
        .group_by(change.case)
    )
    rows = tuples(
        change.select(change.after, fn.COUNT(change.id))
        .join(own)
        .where(change.id.in_(latest), _open_on(day))
        .group_by(change.after)
    )
    counted: dict[int, int] = {}
    for rank, n in rows:
        counted[scheme.level(rank).rank] = counted.get(scheme.level(rank).rank, 0) + n
    return tuple((level.label, counted.get(level.rank, 0)) for level in reversed(scheme.levels()))


def _reasons(day: date) -> dict[str, int]:
    link = CaseReasonRow
    rows = link.select(link.code, fn.COUNT(link.id)).join(CareCaseRow).where(_open_on(day)).group_by(link.code)
    return dict(tuples(rows))


def _incidents(condition: Any) -> _Lines:
    own = IncidentRow
    counted = _count(own.rank, condition)
    found: list[tuple[Words, int]] = [
        (grade.label, counted[grade.rank]) for grade in scheme.grades() if counted.get(grade.rank)
    ]
    late = own.select().where(condition, own.written_due.is_null(False), own.written_at > own.written_due).count()
    never = own.select().where(
        condition, own.written_due.is_null(False), own.written_at.is_null(), own.written_due < clock.now()
    )
    found += _some((Words("书面报告迟交", "written reports late"), late))
    found += _some((Words("书面报告未交", "written reports missing"), never.count()))
    return tuple(found)


def _some(*lines: tuple[Words, int]) -> Iterable[tuple[Words, int]]:
    return [line for line in lines if line[1]]


def _dangers(counted: dict[str, int]) -> _Lines:
    words = word_lists.sayings()
    return tuple((words.get(code, Words(code, code)), n) for code, n in sorted(counted.items()) if code)


def _referrals(first: date, last: date) -> _Lines:
    own = ReferralRow
    sent = own.select().where(own.sent_on >= first, own.sent_on <= last).count()
    back = own.select().where(own.state == "back", own.ended_on >= first, own.ended_on <= last).count()
    return tuple(_some((Words("转出", "sent"), sent), (Words("回归", "back"), back)))


def _interviews(starts: datetime, ends: datetime) -> _Lines:
    own = ScreeningResultRow
    return _named(said.OUTCOME_WORDS, _count(own.outcome, (own.talked_at >= starts) & (own.talked_at < ends)))


def _lists(day: date) -> _Lines:
    own = SpecialEntryRow
    there = (own.from_on <= day) & (own.ended_on.is_null() | (own.ended_on > day))
    return _named(said.LEDGER_WORDS, _count(own.ledger, there))


def _reports(starts: datetime, ends: datetime) -> _Lines:
    own = CaseTextRow
    rows = own.select(fn.COUNT(fn.DISTINCT(own.case))).where(
        own.kind == "trigger", own.at >= starts, own.at < ends, own.body != ""
    )
    return tuple(_some((Words("份", "written"), tuples(rows)[0][0])))


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
