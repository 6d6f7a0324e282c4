"""Reads one line of booking, words in any order, Chinese or English: ``张伟 下周三 12:30 40分 家长 电话 每周 x4``.

What is not understood is left for the search of students. Nothing typed is refused: what makes no sense is named in
``Reading.problems`` and the rest is read all the same, so the line can be told back at every key.
"""

from datetime import date, datetime, time, timedelta

from model.appointments import reading_hours, reading_weeks
from model.appointments.limits import LONGEST
from model.appointments.reading_again import DAY, NO_DAY, TermEnd, first_of_months, rule
from model.appointments.reading_days import Day, day_of
from model.appointments.reading_hours import Lessons
from model.appointments.reading_line import TWICE, Line
from model.appointments.reading_parts import Piece, word
from model.appointments.reading_times import length_of, range_of, time_of
from model.appointments.reading_weeks import IsOdd
from model.appointments.reading_words import BEFORE_A_NAME, COMES_TO, FORMS, TEACHER, VISITORS
from model.appointments.said import Reading, Visitor, told
from model.named import NamedTuple
from model.words import Words

__all__ = ["Reading", "read", "told"]


def read(
    text: str,
    today: date,
    term_end: TermEnd = lambda day: None,
    *,
    since: date | None = None,
    is_odd: IsOdd = lambda day: None,
    lessons: Lessons = lambda day: (),
) -> Reading:
    """What the line says, with tomorrow counted from ``today``; never raises.

    A weekday is the next such day, today included; but where ``today`` is a moment (``clock.now()``) and the time that
    was said has passed, it is the one a week from now. 下周三 and next Wednesday are in the next week from Monday on. A
    date that has no year is the next such date. Two numbers with a point or hyphen are a class up to grade 9 and class
    20 (8.3), and where another day is named besides; else a date (12.25). 王老师 is the counsellor, unless a teacher comes and
    nobody else is named, or @ names the counsellor. A count or an end without 每周 or the like is a weekly series; its end
    may be that of the term (到期末), which ``term_end`` knows. 单周 and 双周 are every second week, odd or even as
    ``is_odd`` counts them, and no longer than their term. A weekday, and a date without its year or month, is the
    next one from ``since`` on where that is still to come: who moves an appointment of a later week means that week.
    第二节 begins when the ``lessons`` of its day say. 周三下午 without a time is a part of the day.
    """
    return _Line(text, today, since, is_odd, lessons).reading(term_end)


class _Said(NamedTuple):
    """The whole line, part by part."""

    days: list[Day]
    words: list[Piece]


class _Line(Line):
    """One line while it is read, whole."""

    def __init__(self, text: str, today: date, since: date | None, is_odd: IsOdd, lessons: Lessons) -> None:
        super().__init__(text, today, since)
        self.is_odd, self.lessons = is_odd, lessons
        self.part = reading_hours.said(self)
        self.weeks = reading_weeks.said(self)

    def reading(self, term_end: TermEnd) -> Reading:
        """All of it."""
        for piece in self.of("no_time"):
            self.no(_NO_TIME, piece.text)
        for piece in self.of("no_day"):
            self.no(_NO_WEEKDAY, piece.text)
        said = self.days_and_words()
        bells_of = said.days[0].day if said.days else self.today
        starts, minutes = self.times(bells_of)
        day = self.day(said.days, starts or reading_hours.over(self.part))
        if self.of("lesson") and day is not None and day != bells_of:
            starts = next((at for at, _ in self.lesson(day)), starts)
        form = self.one(_FORM, ((FORMS[_plain(p.text)], p.text) for p in self.of("form")))
        visitor = self.one(_VISITOR, ((_visitor(VISITORS[_plain(p.text)]), p.text) for p in self.of("visitor")))
        visitor = visitor or (_visitor(COMES_TO[form]) if form in COMES_TO else None)
        counsellor, visitor, words = self.people(visitor, said.words)
        again = rule(self, day, term_end)
        if self.weeks and again and day:
            reading_weeks.need_term(self, day, again, term_end(day))
        return Reading(
            on=self.today,
            who=" ".join(filter(None, (word(each) for each in sorted(words)))),
            day=day,
            time=starts,
            part=self.part if starts is None else None,
            minutes=minutes,
            counsellor=counsellor,
            visitor=visitor,
            form=form,
            rule=again,
            weeks=self.weeks,
            room=self.one(_ROOM, ((p.said["name"], p.text) for p in self.of("room"))),
            unread=tuple(self.unread),
            problems=tuple(self.problems),
        )

    def days_and_words(self) -> _Said:
        """The days that were named, and the words for the search; a short date may be either."""
        days: list[Day] = []
        for piece in self.of("day", "repeat", "weeks"):
            if piece.kind != "day" and "weekday" not in piece.said:
                continue
            day = day_of(piece, self.today, self.since)
            if day is None:
                self.no(NO_DAY, piece.text)
            else:
                days.append(day)
        words = self.of("word", "class")
        for piece in self.of("short_date"):
            short = None if _is_class(piece) else day_of(piece, self.today, self.since)
            if short is None or (days and not any(_agree(short, day) for day in days)):
                words.append(piece)
            else:
                days.append(short)
        return _Said(days, words)

    def day(self, days: list[Day], starts: time | None) -> date | None:
        """The day meant: a date before a mere weekday, which must then agree with it."""
        if self.of("place"):
            return first_of_months(self, days, starts)
        if not days:
            reading_weeks.need_day(self)
            return None
        meant = next((day for day in days if not day.weekday_only), days[0])
        other = next((day for day in days if not _agree(meant, day)), None)
        if other is not None:
            self.problems.append(TWICE.saying(what=DAY, one=meant.text, other=other.text))
        passed = self.now and starts and datetime.combine(meant.day, starts) < self.now
        first = meant.day + timedelta(weeks=1) if passed and meant.weekday_only else meant.day
        if self.weeks is None:
            return first
        return reading_weeks.first(self, self.weeks, first, self.is_odd, weekday_only=meant.weekday_only)

    def lesson(self, day: date) -> list[tuple[time, str]]:
        """When the lessons that were said begin on a day."""
        return reading_hours.lesson(self, self.lessons, day, self.part)

    def times(self, day: date) -> tuple[time | None, int | None]:
        """Start and minutes, from a time, a lesson of ``day``, a length or a range."""
        starts: list[tuple[time, str]] = []
        minutes: list[tuple[int, str]] = []
        for piece in self.of("time", "range"):
            found = range_of(piece.said) if piece.kind == "range" else (time_of(piece.said), None)
            if found is None or found[0] is None:
                self.no(_NO_RANGE if piece.kind == "range" else _NO_TIME, piece.text)
                continue
            starts.append((reading_hours.half_meant(found[0], piece.said, self.part), piece.text))
            if found[1] is not None:
                minutes.append((found[1], piece.text))
        for piece in self.of("length"):
            length = length_of(piece.said)
            if length is None:
                self.no(_NO_LENGTH.saying(n=LONGEST, text="{text}"), piece.text)
            else:
                minutes.append((length, piece.text))
        of_lessons = self.lesson(day)
        reading_hours.need_lesson(self, self.lessons, day, of_lessons)
        starts += of_lessons
        for at, text in starts[:1]:
            if not reading_hours.agree(self.part, at):
                self.problems.append(TWICE.saying(what=_TIME, one=text, other=self.of("part")[0].text))
        return self.one(_TIME, starts), self.one(_LENGTH, minutes)

    def people(self, visitor: Visitor | None, words: list[Piece]) -> tuple[str | None, Visitor | None, list[Piece]]:
        """Counsellor, visitor and words, once it is settled whether 王老师 receives or is received."""
        named = [(_counsellor(piece), piece.text) for piece in self.of("counsellor")]
        teachers = self.of("teacher")
        if teachers and (named or (visitor == "teacher" and not words)):
            visitor = visitor or "teacher"
            words = words + [piece._replace(text=_teacher(piece)) for piece in teachers]
        else:
            named += [(_teacher(piece), piece.text) for piece in teachers]
        return self.one(_COUNSELLOR, named), visitor, words


def _agree(one: Day, other: Day) -> bool:
    if one.weekday_only or other.weekday_only:
        return one.day.weekday() == other.day.weekday()
    return one.day == other.day


def _is_class(short: Piece) -> bool:
    """Whether two short numbers read as a class: 8.3 is class 3 of grade 8, 12.25 is Christmas."""
    return int(short.said["month"]) <= 9 and int(short.said["date"]) <= 20


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _visitor(code: str) -> Visitor:
    return "student" if code == "student" else "parent" if code == "parent" else "teacher"


def _counsellor(piece: Piece) -> str:
    return piece.said["name"].removesuffix(TEACHER) or piece.said["name"]


def _teacher(piece: Piece) -> str:
    return piece.said["name"].lstrip(BEFORE_A_NAME) or piece.said["name"]


_TIME, _LENGTH = Words("时间", "The time"), Words("时长", "The length")
_VISITOR, _FORM = Words("来访对象", "Who comes"), Words("方式", "The form of contact")
_COUNSELLOR, _ROOM = Words("教师", "The counsellor"), Words("场地", "The room")

_NO_TIME = Words("“{text}”还不是时间，请写成 12:30 或下午3点", "'{text}' is no time yet; write 12:30 or 3pm")
_NO_RANGE = Words("“{text}”不是一段时间，请写成 12:30-13:10", "'{text}' is no range of times; write 12:30-13:10")
_NO_WEEKDAY = Words("“{text}”还要说星期几", "Say which day of '{text}'")
_NO_LENGTH = Words("“{text}”：时长应为 1–{n} 分钟", "'{text}': a visit lasts 1 to {n} minutes")
