"""Codes that are made for one reading of a week, for those who may see totals and no content (issue 3 §2).

A stable code would let the lines of one week be followed into the next, and a student be known by their times. The
sums need only to know which lines are one person's, so each person gets a number here, in the order they came.
"""

from collections.abc import Iterable
from dataclasses import replace

from model.totals.lines import Line, Person
from model.words import say


def passing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The same lines, with visits and people numbered as they come: the codes hold for this reading alone."""
    numbers = _Numbers()
    return tuple(
        replace(
            line,
            number=say("第{n}次", "No. {n}", n=n),
            people=tuple(numbers.of_person(person) for person in line.people),
            code=numbers.of(line.code),
        )
        for n, line in enumerate(lines, 1)
    )


class _Numbers:
    """Gives out numbers by the stable code, which goes no further."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, code: str) -> str:
        """The number of whoever has this code; empty for nobody."""
        if not code:
            return ""
        return self._given.setdefault(code, say("来访者{n}", "Visitor {n}", n=len(self._given) + 1))

    def of_person(self, person: Person) -> Person:
        """The same person by number."""
        return replace(person, code=self.of(person.code))
