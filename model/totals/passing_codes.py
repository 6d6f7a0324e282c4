"""The visits of a week for those who may see totals and no content (issue 3 §2): what the sums need, and nothing beside.

A line that told day, time, grade, sex and topic together would say to whoever knows when a student was missed in class
what that student talked about. So no line holds any of these; they are told as sums, each apart. The sums still need
to know which lines are one person's: each gets a number here, which says nothing in another reading.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from model.calendar.terms import Term
from model.totals.lines import Line, Person
from model.totals.topics import TopicTotal
from model.words import Words, say

FEW = 5
"""Visits (人次) of a week below which its topics, signs of danger and sources are not told to whoever may see no content:
with the grades and sexes beside them they would be somebody's. Nor are they while the week runs: a sum that grows by
one tells what the visit was about that was seen to end just now."""
FEW_SAID = Words(
    "本周未结束或不足 {n} 人次：主题、来源和危险类型不给合计，以免指向个人",
    "The week is not over, or has fewer than {n} visits: topics, sources and signs of danger are not told, so that they "
    "point at nobody",
).saying(n=FEW)


def passing(lines: Iterable[Line], monday: date, term: Term | None) -> tuple[Line, ...]:
    """The same visits in no order of time: how long, with whom, in which form, of what kind, and how they came about.

    A line begins at midnight of the week's first day, or of the first day of that part of it in which it lies where
    the term begins or ends within the week.
    """
    numbers = _Numbers()
    shuffled = sorted(lines, key=lambda line: (line.counsellor_id, line.form, line.visitor, line.minutes, line.written))
    return tuple(_bare(line, n, numbers, _part(line.on, monday, term)) for n, line in enumerate(shuffled, 1))


def apart(total: TopicTotal) -> TopicTotal:
    """The sum of a topic without grade and sex: with both, a sum of one would be somebody."""
    students = sum(total.students.values())
    return replace(total, students={(None, None): students} if students else {})


def _bare(line: Line, n: int, numbers: "_Numbers", day: date) -> Line:
    starts = datetime.combine(day, time())
    return replace(
        line,
        number=say("第{n}次", "No. {n}", n=n),
        starts=starts,
        ends=starts + timedelta(minutes=line.minutes),
        code="",
        grade=None,
        sex=None,
        source=None,
        topics=(),
        dangers=(),
        people=tuple(numbers.of(person) for person in line.people),
    )


def _part(day: date, monday: date, term: Term | None) -> date:
    """The first day of the part of the week, within the term or outside, in which a day lies."""
    if term is None:
        return monday
    if term.starts <= day <= term.ends:
        return max(monday, term.starts)
    return monday if day < term.starts else max(monday, term.ends + timedelta(days=1))


class _Numbers:
    """Gives out numbers by the stable code, which goes no further."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, person: Person) -> Person:
        """The same person by number, without grade and sex."""
        code = self._given.setdefault(person.code, say("来访者{n}", "Visitor {n}", n=len(self._given) + 1))
        return Person(code, person.kind, None, None)
