"""What a heap of visits comes to: people, visits, sessions, minutes; and how minutes become hours.

人数 are distinct people, 人次 are people in visits, 次 are sessions: a group of twelve is one session, twelve
visits, and one duration for its leader. Minutes are added first and turned into hours once, at the end.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from model.totals.lines import Line
from model.values import dataclass


@dataclass(frozen=True, slots=True)
class Sums:
    """Visits added up."""

    visits: int = 0
    """人次: people in visits."""
    sessions: int = 0
    """次: visits, a group as one."""
    minutes: int = 0
    """Minutes, a group's once."""

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.visits + other.visits, self.sessions + other.sessions, self.minutes + other.minutes)

    @property
    def hours(self) -> float:
        """The minutes as hours, to the hundredth."""
        return hours(self.minutes)


def sums(lines: Iterable[Line]) -> Sums:
    """What these visits come to."""
    each = [Sums(line.visits, 1, line.minutes) for line in lines]
    return sum(each, Sums())


def people(lines: Iterable[Line], kind: str | None = None) -> int:
    """人数: how many distinct people were in these visits, of one kind or of all."""
    return len({person.code for line in lines for person in line.people if kind in (None, person.kind)})


def hours(minutes: int) -> float:
    """Minutes as hours, to the hundredth."""
    return hundredths(minutes, 60)


def hundredths(minutes: int, unit: int) -> float:
    """Minutes in units of so many minutes, to the hundredth, halves up as a spreadsheet rounds."""
    return float((Decimal(minutes) / unit).quantize(Decimal("0.01"), ROUND_HALF_UP))
