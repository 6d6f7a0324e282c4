"""The school's calendar as the store has it: read once, kept until one of its rows changes."""

import unicodedata
from collections.abc import Iterable
from datetime import date, time

from model import rights
from model.calendar.bells import BellSchedule
from model.calendar.days import KIND_WORDS
from model.calendar.holidays_known import Holiday
from model.calendar.schooldays import DayOverride, SchoolCalendar
from model.calendar.terms import Term, school_year
from model.errors import NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.remembered import Remembered
from model.store.tables import (
    BellScheduleRow,
    DayOverrideRow,
    HolidayRow,
    HolidayYearRow,
    LessonRow,
    TermRow,
)
from model.words import Words

A_COMMON_YEAR = 2026
"""A year without 29 February, on which no schedule can begin."""


def calendar() -> SchoolCalendar:
    """The school's calendar, read again only when one of its tables changed."""
    return _kept()


def _read() -> SchoolCalendar:
    """All of it. The holidays of many years are read as tuples: the first screen waits for them."""
    days = tuples(HolidayRow.select(HolidayRow.day, HolidayRow.off, HolidayRow.name, HolidayRow.instead_of))
    years = tuples(HolidayYearRow.select(HolidayYearRow.year).where(HolidayYearRow.complete == 1))
    return SchoolCalendar(
        terms=tuple(terms()),
        bells=tuple(bells()),
        holidays={day: Holiday(day, *rest) for day, *rest in days},
        known_years=frozenset(year for (year,) in years),
        overrides={row.day: _override(row) for row in DayOverrideRow.select().where(DayOverrideRow.retired == 0)},
    )


_kept = Remembered(_read, TermRow, BellScheduleRow, LessonRow, HolidayRow, HolidayYearRow, DayOverrideRow)


def this_school_year(day: date) -> int:
    """The school year a day lies in, by its term or else by the month."""
    term = calendar().term_on(day)
    return term.school_year if term else school_year(day)


def terms() -> list[Term]:
    """Every term there is, in order."""
    columns = TermRow.id, TermRow.school_year, TermRow.number, TermRow.starts, TermRow.ends
    return [Term(*found) for found in tuples(TermRow.select(*columns).order_by(TermRow.starts))]


def bells() -> list[BellSchedule]:
    """The bell schedules with their lessons."""
    lessons: dict[int, list[tuple[time, time]]] = {}
    columns = LessonRow.schedule, LessonRow.starts, LessonRow.ends
    for schedule, starts, ends in tuples(LessonRow.select(*columns).order_by(LessonRow.starts)):
        lessons.setdefault(schedule, []).append((starts, ends))
    return [
        BellSchedule(row.id, row.key, Words(row.zh, row.en), row.from_month_day, tuple(lessons.get(row.id, ())))
        for row in BellScheduleRow.select().order_by(BellScheduleRow.from_month_day)
    ]


def _override(row: DayOverrideRow) -> DayOverride:
    return DayOverride(row.day, row.kind, row.as_weekday, row.note)


def set_term(school_year: int, number: int, starts: date, ends: date) -> None:
    """Enter a term, or change its dates."""
    rights.need(Right.PLAN_HOURS)
    words = Words("设置了{year}学年第{n}学期：{first} 至 {last}", "Set term {n} of {year}: {first} to {last}")
    with journal.writing("term.set", words.saying(year=school_year, n=number, first=starts, last=ends)):
        which = (TermRow.school_year == school_year) & (TermRow.number == number)
        if TermRow.get_or_none(which):
            TermRow.update(starts=starts, ends=ends).where(which).execute()
        else:
            TermRow.create(school_year=school_year, number=number, starts=starts, ends=ends)


def set_bell(number: int, from_month_day: str) -> None:
    """Change the day of the year, ``MM-DD``, from which a bell schedule holds (A6).

    Raises ``NotFound``, and ``Refused`` if there is no such day or another schedule begins on it.
    """
    rights.need(Right.PLAN_HOURS)
    bell = next((each for each in bells() if each.id == number), None)
    if bell is None:
        raise NotFound(Words("没有这个作息", "There is no such bell schedule"))
    begins = _month_day(from_month_day)
    if begins == bell.from_month_day:
        return
    if any(each.from_month_day == begins for each in bells()):
        words = Words("另一个作息也从 {day} 开始", "Another bell schedule begins on {day}").saying(day=begins)
        raise Refused("bell_schedule.same_day", words, "from_month_day")
    words = Words("{name}改为从 {day} 开始", "{name} now begin on {day}").saying(name=bell.name, day=begins)
    with journal.writing("bell_schedule.switch", words):
        BellScheduleRow.update(from_month_day=begins).where(BellScheduleRow.id == number).execute()


def _month_day(text: str) -> str:
    """``05-01`` out of what was typed; every year has that day. Raises ``Refused``."""
    month, _, day = unicodedata.normalize("NFKC", text).strip().replace(".", "-").replace("/", "-").partition("-")
    try:
        return f"{date(A_COMMON_YEAR, int(month), int(day)):%m-%d}"
    except ValueError as error:
        from model.rules import FIELDS, RULES

        raise Refused(
            "bell_schedule_month_day", RULES["bell_schedule_month_day"], FIELDS["bell_schedule_month_day"]
        ) from error


def decide_day(day: date, kind: str, as_weekday: int | None = None, note: str = "") -> None:
    """The school decides what a day is; it beats every calendar."""
    rights.need(Right.PLAN_HOURS)
    said = KIND_WORDS["school" if kind == "teaching" else "exam" if kind == "exam" else "closed"]
    with journal.writing(
        "day_override.decide", Words("设定{day}为{kind}", "Decided {day}: {kind}").saying(day=day, kind=said)
    ):
        which = DayOverrideRow.day == day
        if DayOverrideRow.get_or_none(which):
            DayOverrideRow.update(kind=kind, as_weekday=as_weekday, note=note.strip(), retired=False).where(
                which
            ).execute()
        else:
            DayOverrideRow.create(day=day, kind=kind, as_weekday=as_weekday, note=note.strip())


def leave_to_calendar(day: date) -> None:
    """The school takes its decision about a day back: it is again what the calendar says. Raises ``NotFound``."""
    rights.need(Right.PLAN_HOURS)
    if not overrides(day, day):
        raise NotFound(Words("{day}没有本校设定", "The school has decided nothing for {day}").saying(day=day))
    words = Words("{day}恢复按校历", "{day} is again what the calendar says").saying(day=day)
    with journal.writing("day_override.retire", words):
        DayOverrideRow.update(retired=True).where(DayOverrideRow.day == day).execute()


def overrides(first: date, last: date) -> list[DayOverride]:
    """What the school decided for the days from ``first`` to ``last``."""
    rows = DayOverrideRow.select().where(
        DayOverrideRow.day >= first, DayOverrideRow.day <= last, DayOverrideRow.retired == 0
    )
    return [_override(row) for row in rows.order_by(DayOverrideRow.day)]


def years_taken_in() -> dict[int, bool]:
    """The years whose holidays are here, and of each whether its made-up days were announced when it was taken in."""
    return {row.year: row.complete for row in HolidayYearRow.select().order_by(HolidayYearRow.year)}


def take_in_year(year: int) -> bool:
    """Take a year's holidays out of the library; answers whether its made-up days were announced yet.

    Raises ``NotFound`` if the library does not know the year at all.
    """
    from model.calendar.holidays_known import known

    rights.need(Right.PLAN_HOURS)
    found = known(year)
    if not found.days:
        raise NotFound(
            Words(
                "节假日资料中没有{year}年，请逐日设定", "The holidays of {year} are not known; set the days by hand"
            ).saying(year=year)
        )
    with journal.writing(
        "holiday.take_in", Words("载入了{year}年节假日", "Took in the holidays of {year}").saying(year=year)
    ):
        _put_days(found.days)
        which = HolidayYearRow.year == year
        if HolidayYearRow.get_or_none(which):
            HolidayYearRow.update(complete=found.complete).where(which).execute()
        else:
            HolidayYearRow.create(year=year, complete=found.complete)
    return found.complete


def _put_days(days: Iterable[Holiday]) -> None:
    for day in days:
        which = HolidayRow.day == day.on
        if HolidayRow.get_or_none(which):
            HolidayRow.update(off=day.off, name=day.name, instead_of=day.instead_of).where(which).execute()
        else:
            HolidayRow.create(day=day.on, off=day.off, name=day.name, instead_of=day.instead_of)
