"""Times of day, minutes and counts."""

import re
from datetime import datetime, time, timedelta

from model import clock
from model.errors import DeskError, Unclear
from model.values import dataclass
from model.words import Words
from tui.fields.time_words import AFTERNOON, HALF, HALF_HOUR, MORNING, NOW
from tui.fields.typed import Typed

_CLOCK = re.compile(r"(\d{1,2})(?:[:.时点h](\d{1,2})?分?|(\d{2}))?")  # not said: what separates hours from minutes
_LENGTH = re.compile(r"(?:(\d{1,2})(?:小时|个小时|h|:))?(?:(\d{1,4})(?:分钟|分|min|m)?)?")  # not said: units of time

MINUTES = Words("分钟", "minutes")


@dataclass(frozen=True)
class Time(Typed):
    """A time of day to the minute: 12:30, 1230, 9, ``.`` for now; the answer is a ``time``."""

    @property
    def cells(self) -> int:
        """Room for more than 12:30."""
        return 8

    def spell(self, answer: time) -> str:
        """12:30."""
        return f"{answer:%H:%M}"

    def read(self, text: str) -> time:
        """The time a person means. Raises Unclear."""
        said = text.replace(" ", "").lower().replace(HALF, "30")
        if said in NOW:
            return clock.now().time()
        part = next((part for part in (*MORNING, *AFTERNOON) if said.startswith(part) or said.endswith(part)), "")
        match = _CLOCK.fullmatch(said.removeprefix(part).removesuffix(part))
        hour, minute = (int(match[1]), int(match[2] or match[3] or 0)) if match else (24, 0)
        hour += 12 if part in AFTERNOON and hour < 12 else 0
        if hour > 23 or minute > 59:
            raise Unclear(Words("请输入时间，例如 12:30 或 1230", "Type a time: 12:30 or 1230"), self.name)
        return time(hour, minute)

    def step(self, answer: time | None, by: int) -> time:
        """To the next or last full five minutes; a leap is an hour; never past midnight."""
        now = clock.now().time() if answer is None else answer
        minutes = now.hour * 60 + now.minute
        if abs(by) == 10:
            minutes += 60 if by > 0 else -60
        else:
            minutes = minutes // 5 * 5 + 5 if by > 0 else (minutes - 1) // 5 * 5
        minutes = max(0, min(24 * 60 - 5 if by > 0 else 24 * 60 - 1, minutes))
        return (datetime.min + timedelta(minutes=minutes)).time()

    @property
    def steps(self) -> Words:
        """Five minutes, an hour."""
        return Words("上下键改 5 分钟，翻页键改一小时", "Up and Down 5 minutes, PgUp and PgDn an hour")


@dataclass(frozen=True)
class Number(Typed):
    """A whole number within bounds."""

    least: int = 0
    """The least it may be."""
    most: int = 9999
    """The most it may be."""
    unit: Words | None = None
    """What is counted; stands beside it."""

    @property
    def cells(self) -> int:
        """Room for the greatest and a cursor."""
        return 8

    def read(self, text: str) -> int:
        """The number. Raises Unclear if it is none or out of bounds."""
        if not re.fullmatch(r"[+-]?\d{1,9}", text):
            raise Unclear(Words("请输入整数", "Type a whole number"), self.name)
        return self._bounded(int(text))

    def note(self, answer: int) -> str:
        """The unit."""
        return str(self.unit or "")

    def step(self, answer: int | None, by: int) -> int:
        """One more or one less; a leap is ten."""
        return self.least if answer is None else max(self.least, min(self.most, answer + by))

    @property
    def steps(self) -> Words:
        """One, ten."""
        return Words("上下键加减 1，翻页键加减 10", "Up and Down 1, PgUp and PgDn 10")

    def _bounded(self, number: int) -> int:
        if not self.least <= number <= self.most:
            words = Words("应在 {least} 到 {most} 之间", "It must be from {least} to {most}")
            raise DeskError(words.saying(least=self.least, most=self.most), self.name)
        return number


@dataclass(frozen=True)
class Minutes(Number):
    """A length of time: 40, 40m, 1h20, 1:30; the answer is whole minutes."""

    least: int = 1
    most: int = 600
    unit: Words | None = MINUTES

    def read(self, text: str) -> int:
        """The minutes. Raises Unclear."""
        said = text.replace(" ", "").lower()
        match = _LENGTH.fullmatch(said)
        if said not in HALF_HOUR and not (match and said):
            raise Unclear(Words("请输入分钟数，例如 40 或 1:30", "Type minutes: 40 or 1:30"), self.name)
        return self._bounded(30 if said in HALF_HOUR or match is None else int(match[1] or 0) * 60 + int(match[2] or 0))

    def step(self, answer: int | None, by: int) -> int:
        """To the next or last multiple of five; a leap is half an hour."""
        if answer is None:
            return max(self.least, min(self.most, 40))
        by = {1: answer // 5 * 5 + 5 - answer, -1: (answer - 1) // 5 * 5 - answer, 10: 30, -10: -30}[by]
        return max(self.least, min(self.most, answer + by))

    @property
    def steps(self) -> Words:
        """Five minutes, half an hour."""
        return Words("上下键改 5 分钟，翻页键改半小时", "Up and Down 5 minutes, PgUp and PgDn half an hour")
