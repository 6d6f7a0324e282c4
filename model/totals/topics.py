"""What the visits were about: topic by grade and sex, students, parents and teachers apart; and signs of danger.

A visit with two topics stands under both, so the topics may come to more than the visits.
"""

from collections.abc import Mapping, Sequence

from model.totals.lines import Line, Person
from model.totals.sums import people
from model.values import dataclass

Group = tuple[int | None, str | None]
"""A student's grade and sex, each ``None`` where it is not known."""
OTHERS = ("parent", "teacher", "other")
"""The visitors who are no students, in the order they are told in."""


@dataclass(frozen=True, slots=True)
class TopicTotal:
    """人次 of one topic."""

    code: str | None
    """The topic; ``None`` are visits for which none was given."""
    students: Mapping[Group, int]
    """Students by grade and sex; only groups there were."""
    others: Mapping[str, int]
    """Everybody else by kind: ``parent teacher other``."""

    @property
    def total(self) -> int:
        """Everybody."""
        return sum(self.students.values()) + sum(self.others.values())


@dataclass(frozen=True, slots=True)
class DangerTotal:
    """How often a sign of danger was marked; by itself, so that it points at nobody."""

    code: str
    """The sign."""
    sessions: int
    """次: visits it was marked in."""
    people: int
    """人数: distinct people in those visits, groups left out, since the mark does not say who."""


@dataclass(frozen=True, slots=True)
class KindTotal:
    """Visitors of one kind."""

    kind: str
    """``student parent teacher other``."""
    people: int
    """人数: distinct people."""
    visits: int
    """人次: people in visits."""


def topic_totals(lines: Sequence[Line]) -> tuple[TopicTotal, ...]:
    """Each topic there was, in the order of the lines' topics, then the visits without one."""
    there: list[str | None] = list(dict.fromkeys(topic for line in lines for topic in line.topics))
    if any(not line.topics for line in lines):
        there.append(None)
    return tuple(topic_total(code, [line for line in lines if _is_about(line, code)]) for code in there)


def topic_total(code: str | None, lines: Sequence[Line]) -> TopicTotal:
    """One topic, from the visits that have it."""
    there = [person for line in lines for person in line.people]
    return TopicTotal(
        code,
        _counted([(person.grade, person.sex) for person in there if person.kind == "student"]),
        {kind: _of_kind(there, kind) for kind in OTHERS},
    )


def danger_totals(lines: Sequence[Line]) -> tuple[DangerTotal, ...]:
    """Each sign of danger there was, the most frequent first."""
    marked = {code: [line for line in lines if code in line.dangers] for line in lines for code in line.dangers}
    totals = [
        DangerTotal(code, len(those), people(line for line in those if line.visitor != "group"))
        for code, those in marked.items()
    ]
    return tuple(sorted(totals, key=lambda total: (-total.sessions, total.code)))


def kind_totals(lines: Sequence[Line]) -> tuple[KindTotal, ...]:
    """Students, parents, teachers and others, each also where there were none."""
    there = [person for line in lines for person in line.people]
    return tuple(KindTotal(kind, people(lines, kind), _of_kind(there, kind)) for kind in ("student", *OTHERS))


def _is_about(line: Line, code: str | None) -> bool:
    return code in line.topics if code else not line.topics


def _of_kind(people_there: Sequence[Person], kind: str) -> int:
    return sum(person.kind == kind for person in people_there)


def _counted(groups: Sequence[Group]) -> dict[Group, int]:
    return {group: groups.count(group) for group in dict.fromkeys(groups)}
