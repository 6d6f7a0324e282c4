"""What a school year is made of, in a list: its terms, the bells, the holidays known, the days the school decided."""

from datetime import date

from model.appointments.days import WEEKDAYS, weekday_words
from model.calendar import year
from model.calendar.bells import BellSchedule
from model.calendar.days import DayOverride
from model.calendar.terms import Term
from model.named import NamedTuple
from model.words import Words, say
from tui.cells import Column
from tui.sheet import Cell, Heading

FACTS = (
    Column("what", Words("项目", "What"), (11, 13)),
    Column("says", Words("内容", "Says"), None, least=20),
)
DECIDED = {
    "closed": Words("停课", "no school"),
    "teaching": Words("上课", "lessons"),
    "exam": Words("考试", "exams"),
}
"""What the school can decide a day to be."""


class Year(NamedTuple):
    """A calendar year and what is known of its holidays."""

    number: int
    """The year."""
    complete: bool | None
    """Whether its made-up days were announced; None if it was not taken in at all."""


Fact = Term | BellSchedule | Year | DayOverride


def facts_of(begins: int, first: date, last: date) -> list[Heading | Fact]:
    """What the school year that begins in a year is made of; ``first`` and ``last`` are its days."""
    taken, terms = year.years_taken_in(), [term for term in year.terms() if term.school_year == begins]
    own = year.overrides(first, last)
    listed: list[Heading | Fact] = [Heading(Words("学期", "Terms")), *terms]
    listed += [Heading(Words("作息", "Bell schedules")), *year.bells()]
    listed += [Heading(Words("节假日", "Holidays")), *(Year(each, taken.get(each)) for each in (begins, begins + 1))]
    return listed + ([Heading(Words("本校设定", "The school's own days")), *own] if own else [])


def key_of(fact: Fact) -> tuple[str, object]:
    """What a fact is known by in the list."""
    if isinstance(fact, DayOverride):
        return "own", fact.on
    return type(fact).__name__, fact.number if isinstance(fact, Year) else fact.id


def cells_of(fact: Fact) -> tuple[str | Cell, ...]:
    """One line of the list."""
    if isinstance(fact, Term):
        return say("第 {n} 学期", "Term {n}", n=fact.number), f"{fact.starts} - {fact.ends}"
    if isinstance(fact, BellSchedule):
        return str(fact.name), say("每年 {day} 起", "from {day} on", day=fact.from_month_day)
    if isinstance(fact, Year):
        return str(fact.number), _known(fact)
    whose = ""
    if fact.as_weekday is not None:
        whose = say("按{day}", "as on {day}", day=WEEKDAYS[fact.as_weekday])
    said = "  ".join(filter(None, (str(DECIDED[fact.kind]), whose, fact.note)))
    return f"{fact.on:%m-%d} {weekday_words(fact.on)}", said


def _known(fact: Year) -> Cell:
    if fact.complete is None:
        return Cell(say("未载入! 回车载入", "not in! Enter takes in"), "due")
    if not fact.complete:
        return Cell(say("调休未公布! 回车再试", "made-up days unknown!"), "due")
    return Cell(say("节假日和调休已载入", "all taken in"))
