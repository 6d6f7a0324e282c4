"""What a day is at this school, and what the school itself decided for it (A11)."""

from datetime import date
from typing import Literal

from model.calendar.bells import BellSchedule
from model.calendar.terms import WEEKDAYS, Term
from model.named import NamedTuple
from model.words import Words

DayKind = Literal["school", "weekend", "holiday", "made_up", "closed", "exam", "vacation", "unknown"]
KIND_WORDS: dict[DayKind, Words] = {
    "school": Words("上课日", "School day"),
    "weekend": Words("周末", "Weekend"),
    "holiday": Words("放假", "Holiday"),
    "made_up": Words("调休上课", "Made-up school day"),
    "closed": Words("停课", "No school"),
    "exam": Words("考试", "Exams"),
    "vacation": Words("假期", "Vacation"),
    "unknown": Words("未设学期", "No term entered"),
}
"""What each kind of day is called."""
UNSURE = Words("校历待核", "calendar not certain")
"""Said of a day of which the calendar does not know whether it is a school day."""


class DayOverride(NamedTuple):
    """What the school decided for one day."""

    on: date
    """The day."""
    kind: Literal["closed", "teaching", "exam"]
    """No school, lessons, or exams (students are at school)."""
    as_weekday: int | None = None
    """Whose timetable the day runs, Monday is 0; ``None`` for its own."""
    note: str = ""
    """Why, as somebody typed it."""


class SchoolDay(NamedTuple):
    """What a day is at this school."""

    on: date
    """The day."""
    kind: DayKind
    """Why it is, or is not, a school day."""
    is_school_day: bool
    """Whether students are at school, so that the room must open (A2)."""
    certain: bool
    """False where only the weekday speaks: no term entered, or the year's notice not known."""
    teaches_as: int | None
    """The weekday whose timetable runs, Monday is 0; ``None`` on a day off, or where the school has yet to say."""
    name: Words | None
    """The holiday's name, if it is one or makes up for one."""
    note: str
    """What the school wrote beside its decision."""
    term: Term | None
    """The term it lies in."""
    week: int | None
    """The week of that term, from 1."""
    odd: bool | None
    """Whether that week is an odd one."""
    bell: BellSchedule | None
    """The bell schedule that holds (A6)."""

    def words(self) -> Words:
        """The day in a few words: its kind, the holiday, whose timetable, the school's note."""
        parts = [KIND_WORDS[self.kind]]
        if self.name is not None and self.kind != "made_up":
            parts.append(self.name)
        if self.teaches_as is not None and self.teaches_as != self.on.weekday():
            parts.append(Words("按{day}上课", "timetable of {day}").saying(day=WEEKDAYS[self.teaches_as]))
        if self.note:
            parts.append(Words(self.note, self.note))
        return Words(" ".join(part.zh for part in parts), ", ".join(part.en for part in parts))

    def told(self) -> Words:
        """The same for whoever adds up by it: where only the weekday speaks, that the day is still to be checked."""
        words = Words("{day}（{unsure}）", "{day} ({unsure})").saying(day=self.words(), unsure=UNSURE)
        return self.words() if self.certain else words
