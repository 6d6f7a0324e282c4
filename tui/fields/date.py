"""A day, typed as people say it: 2026-11-25, 11-25, 25, +3, tomorrow, next Wednesday; the weekday stands beside it."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from model import clock
from model.errors import DeskError, Unclear
from model.values import dataclass
from model.words import Words
from tui.fields.time_words import NEXT, RELATIVE, THIS, WEEKDAYS
from tui.fields.typed import Typed

WEEKDAY = [
    Words("周一", "Mon"), Words("周二", "Tue"), Words("周三", "Wed"), Words("周四", "Thu"),
    Words("周五", "Fri"), Words("周六", "Sat"), Words("周日", "Sun"),
]  # fmt: skip

_NUMBERS = re.compile(r"(?:(\d{4})\D)?(\d{1,2})\D(\d{1,2})\D?")


@dataclass(frozen=True)
class Date(Typed):
    """A day; the answer is a ``date``."""

    back: bool = False
    """Whether a bare weekday means the last one and not the next (today counts either way)."""
    tells: Callable[[date], str] | None = None
    """What else to say beside it: the term week, a holiday."""

    @property
    def cells(self) -> int:
        """Ten for the date and a little to type "next wednesday" in."""
        return 16

    def spell(self, answer: date) -> str:
        """2026-11-25."""
        return answer.isoformat()

    def read(self, text: str) -> date:
        """What a person means by it today. Raises Unclear."""
        try:
            return read_date(text, clock.today(), back=self.back)
        except DeskError as error:
            error.field = self.name
            raise

    def note(self, answer: date) -> str:
        """The weekday, and what else there is to tell."""
        more = self.tells(answer) if self.tells else ""
        return f"{WEEKDAY[answer.weekday()]}  {more}".rstrip()

    def step(self, answer: date | None, by: int) -> date:
        """The next day or the day before; a leap is a week; from nothing to today."""
        return clock.today() if answer is None else answer + timedelta(days={10: 7, -10: -7}.get(by, by))

    @property
    def steps(self) -> Words:
        """A day, a week."""
        return Words("上下键改一天，翻页键改一周", "Up and Down a day, PgUp and PgDn a week")


def read_date(text: str, today: date, *, back: bool = False) -> date:
    """The day a text means on a given day. Raises Unclear with what can be typed.

    Without a year it is the nearest such day; a bare weekday is the next one, with ``back`` the last one,
    today included; "next" counts from Monday to Sunday of the next week.
    """
    said = re.sub(r"\s+", "", text.lower())
    found = _relative(said, today) or _weekday(said, today, back) or _numbers(said, today)
    if found is None:
        raise Unclear(Words("请输入日期，例如 2026-11-25、11-25、+3、周三", "Type a date: 2026-11-25, 11-25, +3, wed"))
    return found


def _relative(said: str, today: date) -> date | None:
    days = RELATIVE.get(said)
    if days is None and re.fullmatch(r"[+-]\d{1,4}", said):
        days = int(said)
    return None if days is None else today + timedelta(days=days)


def _weekday(said: str, today: date, back: bool) -> date | None:
    for prefixes, weeks in ((NEXT, 1), (THIS, 0)):
        for prefix in prefixes:
            if said.startswith(prefix) and (day := WEEKDAYS.get(said.removeprefix(prefix))) is not None:
                return clock.monday(today) + timedelta(days=7 * weeks + day)
    if (day := WEEKDAYS.get(said)) is None:
        return None
    return (
        today - timedelta(days=(today.weekday() - day) % 7) if back else today + timedelta((day - today.weekday()) % 7)
    )


def _numbers(said: str, today: date) -> date | None:
    compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", said)
    match = compact or _NUMBERS.fullmatch(said)
    try:
        if match:
            year, month, day = (int(part) if part else 0 for part in match.groups())
            if year:
                return date(year, month, day)
            years = [_valid(y, month, day) for y in (today.year - 1, today.year, today.year + 1)]
            return min((d for d in years if d), key=lambda d: abs(d - today), default=None)
        return date(today.year, today.month, int(said)) if re.fullmatch(r"\d{1,2}", said) else None
    except ValueError:
        return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
