"""How an appointment comes again, as a line says it: 每周 x4, monthly second wed, 到期末."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time

from model.appointments.dates import LAST, LIMIT, Kind, Rule, dates, of_month
from model.appointments.days import day_words
from model.appointments.reading_days import Day, day_of
from model.appointments.reading_line import TWICE, Line
from model.appointments.reading_parts import Piece, number
from model.appointments.reading_words import FIFTH, HOURS, PLACES, WEEKDAYS
from model.errors import Unclear
from model.words import Words

TermEnd = Callable[[date], date | None]
"""The last school day of the term a day lies in; None where the school's calendar has no such term."""

DAY = Words("日期", "The day")


def rule(line: Line, day: date | None, term_end: TermEnd) -> Rule | None:
    """The series that begins on ``day`` (on any, if not said yet), if one was said and its end too."""
    monthly = [piece for piece in line.of("place") if "month" in piece.said]
    on_end = [piece for piece in line.of("count") if "weeks" in piece.said]
    kind = line.one(_SERIES, ((_kind(piece), piece.text) for piece in [*line.of("repeat"), *monthly, *on_end]))
    weeks = line.of("weeks")
    if weeks and (kind == "monthly" or on_end):
        again = [*line.of("repeat"), *monthly, *on_end][0].text
        line.problems.append(TWICE.saying(what=_SERIES, one=weeks[0].text, other=again))
    elif weeks:
        kind = "fortnightly"
    for piece in line.of("place"):
        if kind != "monthly":
            line.no(_NOT_MONTHLY, piece.text)
    count = line.one(_COUNT, ((_times(piece), piece.text) for piece in line.of("count")))
    ends = line.of("until", "until_term")
    until = line.one(_END, ((end.day, end.text) for end in _ends(line, ends, day or line.today, term_end)))
    if kind is not None and count is None and not ends:
        line.problems.append(_NO_END)
    if count is not None and not 1 <= count <= LIMIT:
        line.no(_NO_COUNT.saying(n=LIMIT, text="{text}"), line.of("count")[0].text)
        return None
    if count is not None and until is not None:
        line.problems.append(_TWO_ENDS)
        until = None
    if not (count or until):
        for piece in line.of("skip") if kind is None else ():
            line.no(_NO_SERIES, piece.text)
        return None
    last = any(_place(piece) == LAST for piece in line.of("place"))
    whole = Rule(kind or "weekly", count=count, until=until, last=last)
    return replace(whole, skip=frozenset(_left_out(line, whole, day)))


def first_of_months(line: Line, days: list[Day], starts: time | None) -> date | None:
    """The first day of a series such as 每月第二个周三: the next there is, or the day that was said, which must be one."""
    found = line.of("place")
    meant = line.one(DAY, (((_place(piece), WEEKDAYS[piece.said["weekday"].lower()]), piece.text) for piece in found))
    if meant is None:
        return None
    place, weekday = meant
    if place == FIFTH:
        line.no(_NO_FIFTH, found[0].text)
        return None
    for day in days:
        is_one = day.day.weekday() == weekday and (day.weekday_only or _lies_in(day.day, place))
        if not is_one:
            line.problems.append(TWICE.saying(what=DAY, one=found[0].text, other=day.text))
            break
    dated = next((day.day for day in days if not day.weekday_only), None)
    return dated or _next(line, place, weekday, starts)


def _lies_in(day: date, place: int) -> bool:
    return day == of_month(day, day.weekday(), place)


def _next(line: Line, place: int, weekday: int, starts: time | None) -> date:
    """The next such day from today on, today only while its time has not passed."""
    day = of_month(line.today, weekday, place)
    passed = line.now and starts and datetime.combine(day, starts) < line.now
    return day if day >= line.today and not passed else of_month(line.today, weekday, place, months=1)


def _place(piece: Piece) -> int:
    return PLACES[piece.said["place"].lower()]


def _ends(line: Line, pieces: list[Piece], first: date, term_end: TermEnd) -> Iterable[Day]:
    """The last days that were named."""
    for piece in pieces:
        if piece.kind == "until_term":
            end = term_end(first)
            day = None if end is None else Day(end, piece.text, weekday_only=False)
            missing = _NO_TERM.saying(day=day_words(first, year=True), text="{text}")
        else:
            day, missing = day_of(piece, line.today, first), NO_DAY
        if day is None:
            line.no(missing, piece.text)
        elif day.day < first:
            line.no(_ENDS_BEFORE, piece.text)
        else:
            yield day


def _left_out(line: Line, rule: Rule, first: date | None) -> Iterable[date]:
    """The days that are left out: 除12月9日. One that is none of the series is a problem, once its first is known."""
    for piece in line.of("skip"):
        day = day_of(piece, line.today, max(first or line.today, line.today))
        if day is None:
            line.no(NO_DAY, piece.text)
        elif first is not None and day.day not in _days(first, rule):
            line.no(_NOT_OF_IT, piece.text)
        else:
            yield day.day


def _days(first: date, rule: Rule) -> set[date]:
    """The days of the series; none where it would be too long, which is said elsewhere."""
    try:
        return {starts.date() for starts in dates(datetime.combine(first, time()), rule)}
    except Unclear:
        return set()


def _times(piece: Piece) -> int:
    text = piece.said["count"].lower()
    return HOURS[text] if text in HOURS else number(text)


def _kind(piece: Piece) -> Kind:
    return "monthly" if "month" in piece.said else "fortnightly" if "second" in piece.said else "weekly"


NO_DAY = Words("没有“{text}”这一天，请改日期", "There is no day '{text}'; change the date")
_SERIES, _COUNT, _END = Words("重复", "The series"), Words("次数", "The count"), Words("截止日期", "The last day")
_TWO_ENDS = Words("次数和截止日期只能说一个", "Say how many times or until when, not both")
_NO_END = Words("重复预约还要说几次（x4）或到哪天为止", "Say how many times (x4) or until when it comes again")
_NO_COUNT = Words("“{text}”：次数应为 1–{n}", "'{text}': a series has 1 to {n} dates")
_ENDS_BEFORE = Words("“{text}”早于第一次，请改晚", "'{text}' is before the first date; choose a later one")
_NO_SERIES = Words(
    "“{text}”：只有重复预约才能除去某天，请写每周几次", "'{text}': only a series leaves a day out; say weekly x4"
)
_NOT_OF_IT = Words("“{text}”不是这个系列的日子，请改日期", "'{text}' is no day of the series; change the date")
_NOT_MONTHLY = Words("“{text}”前面请写“每月”", "Write 'monthly' before '{text}'")
_NO_FIFTH = Words(
    "“{text}”不是每月都有，请写“每月最后一个”", "'{text}' is not there in every month; write 'monthly last'"
)
_NO_TERM = Words(
    "校历里 {day} 不在学期内，不知道“{text}”是哪天：请写明第一次的日期，或写到哪天（到1月22日）；学期在“开放”页（4）按 Ctrl+K 录入",
    "{day} is in no term, so '{text}' is no day: say the first day, or until which date (until 1-22); "
    "terms are set on page 4, Ctrl+K",
)
