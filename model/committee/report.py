"""One answer of a class or dormitory for a week, as a value: nothing to report, or a report (C3)."""

from datetime import date, datetime
from typing import Literal

from model.committee.concerns import Seen
from model.committee.places import Place
from model.values import dataclass
from model.words import Words

MOOD_WORDS: dict[int, Words] = {
    1: Words("很低落", "very low"),
    2: Words("低落", "low"),
    3: Words("平静", "calm"),
    4: Words("较好", "good"),
    5: Words("愉快", "cheerful"),
}
"""The five steps of a class's mood, from the lowest."""
CALM = 3
TALK_WORDS: dict[str, Words] = {
    "study": Words("学习", "study"),
    "life": Words("生活", "life"),
    "relations": Words("人际", "relations"),
    "feelings": Words("情感", "feelings"),
}
"""What a class talks about."""
CameBy = Literal["keys", "paper", "workbook"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a report says."""

    mood: int | None = None
    """The class's mood, 1 to 5."""
    talks: frozenset[str] = frozenset()
    """What it talks about, by the keys of ``TALK_WORDS``."""
    talk: str = ""
    """The same in words."""
    events: str = ""
    """What happened."""
    help_asked: str = ""
    """What help is asked for."""
    seen: tuple[Seen, ...] = ()
    """Students of concern, with what was seen."""


@dataclass(frozen=True, slots=True)
class Report:
    """One answer as it stands."""

    id: int
    """Its number in the store."""
    place: Place
    """Of which class or dormitory."""
    monday: date
    """For which week."""
    answer: Literal["nothing", "report"]
    """Nothing to report, or a report."""
    says: Answer
    """What it says; without the students, who are in ``concerns``."""
    received_at: datetime
    """When it came, local."""
    came_by: str
    """``keys paper workbook``."""
    entered_by: int | None
    """Who typed it."""
    returned_reason: str | None
    """What is still wanted, if it was sent back."""
