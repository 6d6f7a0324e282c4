"""A visit as the desk sees it, and what may be told of one while the child is at the door."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from model.appointments.kept import VISITOR_WORDS
from model.clock import minutes_between
from model.values import dataclass
from model.word_lists import IN_PERSON
from model.words import Words

STATE_WORDS: dict[str, Words] = {
    "under_way": Words("进行中", "under way"),
    "ended": Words("已结束", "ended"),
    "voided": Words("作废", "voided"),
}
"""The states of a visit."""
UNKNOWN: dict[str, Words] = {
    "student": Words("匿名学生", "an unnamed student"),
    "parent": Words("家长", "a parent"),
    "teacher": Words("教师", "a teacher"),
    "group": Words("团体", "a group"),
    "other": Words("其他来访者", "another visitor"),
}
"""Who came, where no name is known."""
LISTED: dict[str, Words] = UNKNOWN | {
    "student": Words("匿名学生", "unnamed"),
    "other": Words("其他来访者", "other"),
}
"""The same in a column of ten cells."""


class Told(Protocol):
    """What is told of a visit besides its time: what ``Details`` and the form's draft both have."""

    @property
    def visitor(self) -> str:
        """Who comes: ``student parent teacher group other``."""

    @property
    def student(self) -> int | None:
        """The student who comes, or whom the parent comes about; None is not known or not named."""

    @property
    def visitor_name(self) -> str:
        """What somebody not on the roster calls themselves; the title of a group."""

    @property
    def form(self) -> str:
        """Contact form, a code of the word list (A8)."""

    @property
    def source(self) -> str | None:
        """Who sent them, a code of the word list."""

    @property
    def topics(self) -> Iterable[str]:
        """What it was about, codes of the word list."""

    @property
    def dangers(self) -> Iterable[str]:
        """Signs of danger, codes of the word list; independent of the topics (domain 4)."""

    @property
    def room(self) -> int | None:
        """Where."""

    @property
    def remark(self) -> str:
        """A line for the desk; what was talked about belongs in the note."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is told of a visit; every part may come later (F3 Enter tells nothing)."""

    visitor: str = "student"
    """Who comes: ``student parent teacher group other``."""
    student: int | None = None
    """The student who comes, or whom the parent comes about; None is not known or not named."""
    visitor_name: str = ""
    """What somebody not on the roster calls themselves; the title of a group."""
    form: str = IN_PERSON
    """Contact form, a code of the word list (A8)."""
    source: str | None = None
    """Who sent them, a code of the word list."""
    topics: tuple[str, ...] = ()
    """What it was about, codes of the word list."""
    dangers: tuple[str, ...] = ()
    """Signs of danger, codes of the word list; independent of the topics (domain 4)."""
    room: int | None = None
    """Where."""
    remark: str = ""
    """A line for the desk; what was talked about belongs in the note."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody came, ``[starts, ends)`` in local wall time; without an end they are still here."""

    id: int
    """Its number in the store."""
    number: str
    """The number it is known by (辅导编号), ``2026-014``."""
    visitor: str
    """Who came: ``student parent teacher group other``."""
    student_id: int | None
    """The student who came, or whom the parent came about; None is not known or not named."""
    student_name: str
    """That student's name; empty without one."""
    visitor_name: str
    """What somebody not on the roster called themselves; the title of a group."""
    counsellor_id: int
    """Who received them; the leader of a group."""
    counsellor_name: str
    """That person's name."""
    room_id: int | None
    """Where."""
    room_name: str
    """That room's name; empty without one."""
    starts: datetime
    """First minute."""
    ends: datetime | None
    """The minute after the last; None while they are here."""
    form: str
    """Contact form, a code of the word list (A8)."""
    source: str | None
    """Who sent them, a code of the word list."""
    topics: tuple[str, ...]
    """What it was about, codes in the order of their spelling."""
    dangers: tuple[str, ...]
    """Signs of danger, codes in the order of their spelling."""
    appointment_id: int | None
    """The appointment it comes from; None is a walk-in."""
    in_hours: bool
    """Whether it began inside the planned opening hours (A7)."""
    after_the_fact: bool
    """Entered when it was past already (补录)."""
    state: str
    """One of ``STATE_WORDS``."""
    voided_reason: str | None
    """Why it was voided."""
    remark: str
    """A line for the desk."""
    written: bool | None
    """Whether its note is finished; None of somebody else's visit, to whom that is not told."""
    members: int
    """How many are on a group's list."""
    present: int
    """How many of them were there."""

    @property
    def minutes(self) -> int | None:
        """How long it was, in minutes; None while it is under way. A group counts once, for its leader."""
        return None if self.ends is None else minutes_between(self.starts, self.ends)

    @property
    def people(self) -> int:
        """How many came (人次): the members present of a group, otherwise one."""
        return self.present if self.visitor == "group" else 1

    @property
    def is_walk_in(self) -> bool:
        """Whether they came without an appointment (domain 2.6)."""
        return self.appointment_id is None

    @property
    def who(self) -> Words:
        """Who came, as the desk says it."""
        if self.visitor == "parent" and self.student_name:
            about = Words("{name}的家长", "{name}'s parent").saying(name=self.student_name)
            named = Words("{who}（{about}）", "{who} ({about})").saying(who=self.visitor_name, about=about)
            return named if self.visitor_name else about
        name = self.student_name or self.visitor_name
        return Words(name, name) if name else UNKNOWN[self.visitor]

    @property
    def listed(self) -> Words:
        """Who came, as short as a column has room for."""
        return self.who if self.student_name or self.visitor_name else LISTED[self.visitor]

    @property
    def names(self) -> tuple[str, ...]:
        """Who is named in ``who``, for a screen that hides names; the title of a group is nobody's."""
        visitor = "" if self.visitor == "group" else self.visitor_name
        return tuple(name for name in (visitor, self.student_name) if name)

    @property
    def kind(self) -> Words:
        """What kind of visitor it was."""
        return VISITOR_WORDS[self.visitor]

    def details(self) -> Details:
        """What was told of it, for a form or for ``edit`` with something changed."""
        return Details(
            visitor=self.visitor,
            student=self.student_id,
            visitor_name=self.visitor_name,
            form=self.form,
            source=self.source,
            topics=self.topics,
            dangers=self.dangers,
            room=self.room_id,
            remark=self.remark,
        )
