"""A visit of the week that counts, and the people in it, as the totals know them: no names of visitors."""

from datetime import date, datetime

from model.clock import minutes_between
from model.values import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """One person in one visit (人次)."""

    code: str
    """Who they are without a name; the same code is the same person (人数)."""
    kind: str
    """``student parent teacher other``; members of a group are students."""
    grade: int | None
    """A student's grade 1…12 on that day; ``None`` where it is not known."""
    sex: str | None
    """A student's sex; ``None`` where it is not known."""


@dataclass(frozen=True, slots=True)
class Line:
    """One visit that counts."""

    number: str
    """The number it is known by, ``2026-014``."""
    starts: datetime
    """First minute."""
    ends: datetime
    """The minute after the last."""
    counsellor_id: int
    """Who received them; the leader of a group."""
    counsellor: str
    """That person's name."""
    form: str
    """Contact form, a code of the word list (A8)."""
    visitor: str
    """Who came: ``student parent teacher group other``."""
    code: str
    """The student's code, also where a parent came about them; empty without one."""
    grade: int | None
    """That student's grade on that day."""
    sex: str | None
    """That student's sex."""
    source: str | None
    """Who sent them, a code of the word list."""
    topics: tuple[str, ...]
    """What it was about, codes in the order of the word list."""
    dangers: tuple[str, ...]
    """Signs of danger, codes; counted apart, and never told line by line outside the desk."""
    booked: bool
    """Whether it comes from an appointment."""
    in_hours: bool
    """Whether it began inside the planned opening hours (A7)."""
    after_the_fact: bool
    """Entered when it was past already (补录)."""
    written: bool
    """Whether its note is finished."""
    people: tuple[Person, ...]
    """Who was there: one, or the members present of a group."""

    @property
    def on(self) -> date:
        """The day."""
        return self.starts.date()

    @property
    def minutes(self) -> int:
        """How long it was; a group counts once, for its leader."""
        return minutes_between(self.starts, self.ends)

    @property
    def visits(self) -> int:
        """人次: how many people were there."""
        return len(self.people)
