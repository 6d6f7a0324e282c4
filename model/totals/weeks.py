"""Which week is meant: ``2026-W47`` as it is written, and the other ways a person says it.

A week runs from Monday to Sunday and is known by its Monday. Its name is the ISO one, the same in
every year and school; a week of the term counts from the term's first day.
"""

import re
import unicodedata
from datetime import date, timedelta

from model import clock
from model.calendar.terms import Term, parity_words, week_words
from model.calendar.year import calendar
from model.errors import NotFound, Unclear
from model.words import Words

WEEK = timedelta(days=7)
_THIS = frozenset("this 本周 这周 这一周 本星期 当周".split())  # not said: read from what a person types
_LAST = frozenset("last 上周 上一周 上星期".split())  # not said: read from what a person types
_ISO = re.compile(r"(?:(?P<year>\d{4})-?)?w(?P<week>\d{1,2})")
_OF_TERM = re.compile(r"第?(?P<week>\d{1,2})周?|week(?P<said>\d{1,2})")  # not said: read from what a person types


def name_of(monday: date) -> str:
    """A week as it is written: ``2026-W47``."""
    year, week, _ = monday.isocalendar()
    return f"{year:04d}-W{week:02d}"


def words_of(monday: date) -> Words:
    """A week as it is said: its name, the week of the term if it lies in one, its first and last day."""
    name, span = name_of(monday), f"{monday} - {monday + timedelta(days=6)}"
    number = week_of_term(monday)
    if number is None:
        return Words(f"{name}  {span}", f"{name}  {span}")
    told = Words("{name}  {week}（{parity}）  {span}", "{name}  {week} of the term ({parity})  {span}")
    return told.saying(name=name, week=week_words(number), parity=parity_words(number % 2 == 1), span=span)


def term_in(monday: date) -> Term | None:
    """The term a week lies in, the later one if it touches two; ``None`` in the holidays between."""
    last = monday + timedelta(days=6)
    touched = [term for term in calendar().terms if term.starts <= last and term.ends >= monday]
    return touched[-1] if touched else None


def week_of_term(monday: date) -> int | None:
    """Which week of its term a week is, from 1."""
    term = term_in(monday)
    return term.week_of(max(monday, term.starts)) if term else None


def read_week(text: str = "") -> date:
    """The Monday of the week that is meant; nothing at all is this week.

    Reads ``2026-W47``, ``W47``, a day such as ``2026-11-18``, ``this`` and ``last``, and a week of the
    term as ``12`` or ``week 12``, each in Chinese as well. Raises ``Unclear``, or ``NotFound`` where there is
    no such week.
    """
    said = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
    this = clock.monday(clock.today())
    if not said or said in _THIS:
        return this
    if said in _LAST:
        return this - WEEK
    if iso := _ISO.fullmatch(said):
        return _iso_week(int(iso["year"] or this.isocalendar().year), int(iso["week"]))
    if of_term := _OF_TERM.fullmatch(said):
        return _week_of_term(int(of_term["week"] or of_term["said"]))
    try:
        return clock.monday(date.fromisoformat(said))
    except ValueError:
        raise Unclear(
            Words(
                "看不懂“{text}”是哪一周；请写成 2026-W47、第12周、本周、上周，或这一周的某一天 2026-11-18",
                "Which week is “{text}”? Write 2026-W47, week 12, this, last, or a day of it such as 2026-11-18",
            ).saying(text=text),
            "week",
        ) from None


def _iso_week(year: int, week: int) -> date:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        told = Words("{year}年没有第 {week} 个日历周", "The year {year} has no week {week}")
        raise NotFound(told.saying(year=year, week=week), "week") from None


def _week_of_term(week: int) -> date:
    """The week of the term that runs now or ran last."""
    begun = [term for term in calendar().terms if term.starts <= clock.today()]
    if not begun:
        raise NotFound(
            Words(
                "还没有录入学期，不知道第 {week} 周是哪一周；请写成 2026-W47",
                "No term is entered, so week {week} is unknown; write 2026-W47",
            ).saying(week=week),
            "week",
        )
    term = begun[-1]
    if not 1 <= week <= term.weeks():
        told = Words("{term}共 {n} 周，没有第 {week} 周", "There is no week {week}: {term} has {n} {n:week|weeks}")
        raise NotFound(told.saying(term=term.words(), n=term.weeks(), week=week), "week")
    return term.monday_of(week)
