"""Forms of the school calendar: what a day is, when a term begins and ends, when a bell schedule begins."""

import unicodedata
from datetime import date
from typing import Any

from model import clock, school
from model.appointments.days import WEEKDAYS, day_words, weekday_words
from model.calendar import year
from model.calendar.bells import BellSchedule
from model.calendar.terms import Term, school_year
from model.calendar.year import calendar
from model.errors import Unclear
from model.seen import Row
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import confirm, prompt
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Values
from tui.fields.numbers import Number
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

CALENDAR, OWN = "calendar", -1
"""The answers for leaving a day to the calendar, and for the timetable of its own weekday."""
KINDS = (
    (CALENDAR, Words("按校历", "as the calendar says")),
    ("closed", Words("停课", "no school")),
    ("teaching", Words("上课", "lessons")),
    ("exam", Words("考试", "exams")),
)


async def decide(app: DeskApp, day: date) -> None:
    """Ask what the school decides a day is; its word beats every calendar."""
    own = next(iter(year.overrides(day, day)), None)
    weekdays = [(OWN, Words("当天的", "its own")), *enumerate(WEEKDAYS)]
    initial = {
        "kind": own.kind if own else CALENDAR,
        "as_weekday": OWN if own is None or own.as_weekday is None else own.as_weekday,
        "note": own.note if own else "",
    }
    form = Form(
        Words("{d} {w}", "{w} {d}").saying(d=day_words(day, year=True), w=weekday_words(day)),
        (
            Choice("kind", Words("这一天", "That day"), options=KINDS),
            Choice("as_weekday", Words("课表", "Timetable"), options=weekdays, when=_has_lessons),
            Text("note", Words("说明", "Note"), most=100, when=lambda told: told.get("kind") != CALENDAR),
        ),
        lambda answers: _decided(day, answers),
        initial=initial,
        of=(Row("day_override", day.isoformat(), "day"),),
        live=lambda _told: say("现在：{what}", "Now: {what}", what=calendar().day(day).words()),
        kept=Kept("day.decide", day),
    )
    if await app.push_screen_wait(form):
        app.announce()


async def leave(app: DeskApp, day: date) -> None:
    """Ask with 9 whether the school's decision about a day is taken back."""
    title = Words("{d} {w} 恢复按校历？", "{w} {d} as the calendar says?").saying(
        d=day_words(day, year=True), w=weekday_words(day)
    )
    own = next(iter(year.overrides(day, day)), None)
    if await confirm(app, title, own.note if own else "", danger=True, yes=Words("恢复校历", "as the calendar")):
        year.leave_to_calendar(day)
        app.announce()


def _has_lessons(told: Values) -> bool:
    return told.get("kind") in ("teaching", "exam")


def _decided(day: date, answers: dict[str, Any]) -> bool:
    """Whether anything had to be written."""
    if answers["kind"] == CALENDAR:
        if not year.overrides(day, day):
            return False
        year.leave_to_calendar(day)
        return True
    as_weekday = answers["as_weekday"]
    year.decide_day(day, answers["kind"], None if as_weekday in (None, OWN) else as_weekday, answers["note"] or "")
    return True


async def set_term(app: DeskApp, term: Term | None) -> None:
    """Ask when a term begins and ends; without one, when the next one does."""
    number, begins = (term.number, term.school_year) if term else _next_term()
    form = Form(
        Words("学期", "Term") if term is None else term.words(),
        (
            Number("school_year", Words("学年开始于", "School year from"), required=True, least=2000, most=2200),
            Number("number", Words("第几学期", "Which term"), required=True, least=1, most=3),
            Date("starts", Words("第一天", "First day"), required=True),
            Date("ends", Words("最后一天", "Last day"), required=True),
        )[2 if term else 0 :],
        lambda answers: _term_set({"school_year": begins, "number": number, **answers}),
        initial={"starts": term.starts, "ends": term.ends} if term else {"school_year": begins, "number": number},
        of=(Row("term", term.id),) if term else (),
        live=_term_live,
        kept=Kept("term.set", term.id if term else ""),
    )
    if await app.push_screen_wait(form):
        app.announce()


def _next_term() -> tuple[int, int]:
    """Number and school year of the term after the last one entered."""
    last = max(year.terms(), key=lambda each: each.starts, default=None)
    if last is None:
        return 1, school_year(clock.today())
    return (last.number + 1, last.school_year) if last.number < 2 else (1, last.school_year + 1)


def _term_set(answers: dict[str, Any]) -> bool:
    year.set_term(answers["school_year"], answers["number"], answers["starts"], answers["ends"])
    return True


def _term_live(told: Values) -> str:
    starts, ends = told.get("starts"), told.get("ends")
    if starts is None or ends is None or starts >= ends:
        return ""
    term = Term(0, 0, 1, starts, ends)
    days = len(calendar().school_days(starts, ends))
    return say(
        "共 {n} 周，约 {days} 个上课日",
        "{n} {n:week|weeks}, about {days} school {days:day|days}",
        n=term.weeks(),
        days=days,
    )


async def confirm_terms(page: Any) -> None:
    """Somebody looked at the dates of the terms: they are right."""
    app: DeskApp = page.app
    told = "\n".join(f"{term.words()} {term.starts} - {term.ends}" for term in year.terms())
    if await confirm(app, Words("学期日期核对无误？", "Are the dates of the terms right?"), told):
        school.confirm_terms()
        app.announce()


async def set_bell(app: DeskApp, bell: BellSchedule) -> None:
    """Ask on which day of the year a bell schedule begins (A6)."""
    done = await prompt(
        app,
        bell.name,
        Words("每年从哪一天开始（月-日）", "From which day of the year (MM-DD)"),
        bell.from_month_day,
        check=lambda text: _bell_set(bell.id, text),
        kept=None,
    )
    if done:
        app.announce()


def _bell_set(number: int, text: str) -> bool:
    year.set_bell(number, text)
    return True


async def take_in(app: DeskApp, which: int) -> None:
    """Take a year's holidays in; say so where its made-up days (调休) are not announced yet (A11)."""
    complete = year.take_in_year(which)
    app.announce()
    if not complete:
        words = say(
            "{year} 年的调休还没有公布：只载入了法定节日，公布后再载入一次，或逐日设定",
            "The made-up days of {year} are not announced yet: only the holidays fixed by law were taken in; "
            "take it in again after the notice, or decide the days one by one",
            year=which,
        )
        app.notify(words, severity="warning", markup=False)


async def ask_year(app: DeskApp) -> None:
    """Ask which year's holidays to take in."""
    chosen = await prompt(
        app,
        Words("载入节假日", "Take in holidays"),
        Words("哪一年？", "Which year?"),
        str(clock.today().year + 1),
        check=_year,
        kept=None,
    )
    if chosen is not None:
        await take_in(app, chosen)


def _year(text: str) -> int:
    said = unicodedata.normalize("NFKC", text).strip()
    if not (said.isdecimal() and 2000 <= int(said) <= 2200):
        raise Unclear(Words("请写四位数的年份", "Write the year in four digits"))
    return int(said)
