"""What a line of booking was understood to say, and the same told back in one line."""

from datetime import date
from datetime import time as clock
from typing import Literal

from model.appointments.dates import Kind, Rule, place_of
from model.appointments.days import day_words, weekday_words
from model.appointments.kept import VISITOR_WORDS
from model.appointments.reading_hours import PART_WORDS, Part
from model.appointments.reading_weeks import Weeks
from model.values import dataclass
from model.words import Words, say

Visitor = Literal["student", "parent", "teacher"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one line says; ``None`` is not said. With ``problems`` it must not be booked as it stands."""

    on: date
    """The day it was read on, which ``tomorrow`` starts from."""
    who: str = ""
    """The words left over, in their order: name, initials, class or number for the search of students."""
    day: date | None = None
    """The day meant."""
    time: clock | None = None
    """When it starts, local."""
    part: Part | None = None
    """The part of the day in which a time is to be found, where no time was said."""
    minutes: int | None = None
    """How long it lasts, from a length or a range of times."""
    counsellor: str | None = None
    """The counsellor as named, without 老师."""
    visitor: Visitor | None = None
    """Who comes."""
    form: str | None = None
    """The code of the form of contact, ``form.telephone`` (A8)."""
    rule: Rule | None = None
    """How it comes again."""
    weeks: Weeks | None = None
    """Whether those dates lie in the odd or the even weeks of the term, where that was said."""
    room: str | None = None
    """The room as named, without ``#``."""
    unread: tuple[str, ...] = ()
    """Pieces that look like a day, a time or a length and are none."""
    problems: tuple[Words, ...] = ()
    """What is wrong and what to do, one sentence each."""


_FORMS = {
    "form.in_person": Words("面谈", "in person"),
    "form.telephone": Words("电话", "telephone"),
    "form.letter": Words("书信", "letter"),
    "form.online": Words("线上", "online"),
    "form.group": Words("团体", "group"),
    "form.family": Words("家长访谈", "parent interview"),
    "form.teacher_talk": Words("教师咨询", "teacher consultation"),
}
_KINDS: dict[Kind, Words] = {
    "weekly": Words("每周", "weekly"),
    "fortnightly": Words("隔周", "fortnightly"),
    "monthly": Words("每月", "monthly"),
}
WEEKS_WORDS: dict[Weeks, Words] = {"odd": Words("单周", "odd weeks"), "even": Words("双周", "even weeks")}
"""The odd or even weeks of the term, as a line of booking says them."""
_PLACES = (
    Words("第一个{weekday}", "first {weekday}"),
    Words("第二个{weekday}", "second {weekday}"),
    Words("第三个{weekday}", "third {weekday}"),
    Words("第四个{weekday}", "fourth {weekday}"),
    Words("最后一个{weekday}", "last {weekday}"),
)


def told(reading: Reading) -> str:
    """What was understood, in the desk's language, in one line whatever the order it was typed in.

    A year is told where it is not the year it was read in. Problems are not part of it.
    """
    parts = [
        reading.who,
        " ".join(filter(None, (_day(reading), _hour(reading)))),
        say("{n}分钟", "{n} min", n=reading.minutes) if reading.minutes else "",
        say("{name}老师", "with {name}", name=reading.counsellor) if reading.counsellor else "",
        str(VISITOR_WORDS[reading.visitor]) if reading.visitor else "",
        str(_FORMS[reading.form]) if reading.form else "",
        _series(reading, reading.day),
        f"#{reading.room}" if reading.room else "",
    ]
    return " · ".join(part for part in parts if part)


def besides(reading: Reading, first: date | None) -> list[str]:
    """How they come, if not in person, and how it comes again from ``first`` on, in the desk's language."""
    form = str(_FORMS[reading.form]) if reading.form and reading.form != "form.in_person" else ""
    # The sign of multiplication is drawn two cells wide on old Chinese consoles.
    return [part for part in (form, _series(reading, first).replace("×", "x")) if part]


def _hour(reading: Reading) -> str:
    if reading.time is not None:
        return f"{reading.time:%H:%M}"
    return str(PART_WORDS[reading.part]) if reading.part else ""


def _day(reading: Reading) -> str:
    if reading.day is None:
        return ""
    day = day_words(reading.day, year=reading.day.year != reading.on.year)
    return say("{day} {weekday}", "{weekday} {day}", day=day, weekday=weekday_words(reading.day))


def _series(reading: Reading, first: date | None) -> str:
    rule = reading.rule
    if rule is None:
        return ""
    kind = WEEKS_WORDS[reading.weeks] if reading.weeks else _KINDS[rule.kind]
    if rule.kind == "monthly" and first is not None:
        # Told by the day it will begin on, so that it is true of another day that is chosen below the line, too.
        which = _PLACES[place_of(first, rule)].saying(weekday=weekday_words(first))
        kind = Words("{kind}{which}", "{kind} {which}").saying(kind=kind, which=which)
    out = "".join(say("，除{day}", ", not {day}", day=day_words(day)) for day in sorted(rule.skip))
    if rule.until is None:
        return f"{kind} ×{rule.count}{out}"
    until = day_words(rule.until, year=rule.until.year != reading.on.year)
    return say("{kind} 到{day}", "{kind} until {day}", kind=kind, day=until) + out
