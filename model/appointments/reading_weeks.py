"""Odd and even weeks in a line of booking: 单周周三, 双周, even weeks; they are those of the school's term."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from model.appointments.dates import Rule
from model.appointments.days import day_words
from model.appointments.reading_line import Line
from model.calendar.terms import parity_words
from model.words import Words

IsOdd = Callable[[date], bool | None]
"""Whether a day lies in an odd week of its term; None where the school's calendar has no such term."""
Weeks = Literal["odd", "even"]


def said(line: Line) -> Weeks | None:
    """Which weeks were said, if any; two kinds are a problem."""
    found: list[tuple[Weeks, str]] = [
        ("odd" if "odd" in piece.said else "even", piece.text) for piece in line.of("weeks")
    ]
    return line.one(_WEEKS, found)


def first(line: Line, wanted: Weeks, day: date, is_odd: IsOdd, *, weekday_only: bool) -> date:
    """The day in such a week: that day, or where only a weekday was said the same a week later; else a problem."""
    text = line.of("weeks")[0].text
    for tried in (day, day + timedelta(weeks=1)):
        odd = is_odd(tried)
        if odd is None:
            line.no(_NO_TERM.saying(day=day_words(tried, year=True), text="{text}"), text)
            return day
        if odd == (wanted == "odd"):
            return tried
        if not weekday_only:
            break
    line.no(_OTHER.saying(day=day_words(day), weeks=parity_words(wanted != "odd"), text="{text}"), text)
    return day


def need_day(line: Line) -> None:
    """Note that which day of those weeks was not said."""
    for piece in line.of("weeks")[:1]:
        line.no(_NO_DAY, piece.text)


def need_term(line: Line, day: date, rule: Rule, last_school_day: date | None) -> None:
    """Note where a series of such weeks goes beyond its term: the weeks of the next are counted anew."""
    last = rule.until or day + timedelta(weeks=2 * ((rule.count or 1) - 1))
    if last_school_day is not None and last > last_school_day:
        told = _BEYOND.saying(last=day_words(last_school_day), text="{text}")
        line.no(told, line.of("weeks")[0].text)


_WEEKS = Words("单双周", "Odd or even weeks")
_OTHER = Words("{day}在{weeks}，不在“{text}”，请改日期", "{day} is in an {weeks}, not in '{text}'; change the date")
_NO_DAY = Words("“{text}”还要写明星期几，如“单周周三”", "Say which day of '{text}', such as: odd weeks wed")
_NO_TERM = Words(
    "校历里 {day} 不在学期内，分不出“{text}”：请改写“隔周”；学期在“开放”页（4）按 Ctrl+K 录入",
    "{day} is in no term, so it has no '{text}': write 'fortnightly'; terms are set on page 4, Ctrl+K",
)
_BEYOND = Words(
    "“{text}”只到本学期末（{last}），下学期重新算周次：请写“到期末”，或减少次数",
    "'{text}' end with the term ({last}), the next counts its weeks anew: write 'until end of term', or fewer times",
)
