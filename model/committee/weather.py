"""The weather map (晴雨表): the mood of each grade by week, and the classes somebody should look at.

The rules by which a class is raised are the school's own settings; a class that is raised is a to-do to look,
never a judgement (domain 2.8). The same numbers hold for weeks, told by the weekly reports, and for school days,
told day by day where a class does that (``moods``); the graver of the two is raised.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile

from model import clock, rights, settings
from model.calendar.terms import Term
from model.calendar.year import calendar
from model.committee import board, moods, weeks
from model.committee.board import ANSWERED, Board
from model.committee.places import DORMITORIES, SIDES, Place, Point, Side
from model.committee.report import CALM
from model.committee.weeks import ReportWeek
from model.named import NamedTuple
from model.rights import Right
from model.values import dataclass
from model.words import Words

_Told = Mapping[Place, Mapping[date, int]]
LOW = 2
"""A mood up to this one is low."""
RULE_WORDS: dict[str, Words] = {
    "room": Words("低落{n}{unit}：心理室关注", "low for {n} {unit}: the room looks"),
    "head": Words("低落{n}{unit}：班主任关注", "low for {n} {unit}: the head teacher looks"),
    "member": Words("低落{n}{unit}：委员谈话", "low for {n} {unit}: the member talks"),
    "calm": Words("连续{n}个上课日都答平静，请了解", "the same calm for {n} school {n:day|days}: ask how it is"),
}
"""Why a class is raised, the gravest first."""


class Weather(NamedTuple):
    """One grade in one week."""

    mood: float | None
    """The mean of the moods told, a place's own mean where it told them day by day; None where none was."""
    lowest: int | None
    """The lowest of them."""
    answered: int
    """Classes that answered."""
    missing: int
    """Classes that did not, after the cut-off."""
    wanted: int
    """Classes whose answer is wanted."""


@dataclass(frozen=True, slots=True)
class Map:
    """The whole map of a term."""

    weeks: tuple[ReportWeek, ...]
    """Its weeks."""
    grades: tuple[Words, ...]
    """Its grades, from the youngest, and the dormitories; or its buildings."""
    cells: dict[tuple[Words, date], Weather]
    """The weather of each grade in each week, by its Monday."""


class Raised(NamedTuple):
    """A class or dormitory somebody should look at."""

    point: Point
    """Which."""
    rule: str
    """Why, by the keys of ``RULE_WORDS``."""
    length: int
    """How long, in ``unit``."""
    since: date
    """The day it began; the Monday of a week."""
    unit: str
    """``weeks days``."""

    def words(self) -> Words:
        """Why, in words."""
        unit = Words("周", "weeks") if self.unit == "weeks" else Words("个上课日", "school days")
        return RULE_WORDS[self.rule].saying(n=self.length, **({} if self.rule == "calm" else {"unit": unit}))


def weather_map(term: Term, side: Side = "class") -> Map:
    """The weather of a term, grade by grade or building by building; below the grades all dormitories in one line.

    Where no report told the mood of a place, the moods of its days speak for the week. Needs the right to read
    reports, or to see totals.
    """
    _need()
    shown = board.read(side, term)
    told = moods.between(term.starts, max(term.ends, shown.weeks[-1].last)) if shown.weeks else {}
    lines = [(shown, group, [p for p in shown.points if p.group == group]) for group in _groups(shown.points)]
    if side == "class" and (dormitories := board.read("dormitory", term)).points:
        lines.append((dormitories, DORMITORIES, list(dormitories.points)))
    cells = {
        (group, week.monday): _weather(of, points, week, told) for of, group, points in lines for week in shown.weeks
    }
    return Map(shown.weeks, tuple(group for _, group, _ in lines), cells)


def _groups(points: Sequence[Point]) -> list[Words]:
    return list(dict.fromkeys(point.group for point in points))


def raised(term: Term) -> list[Raised]:
    """The classes whose newest answers are a run that a rule of the school raises, the gravest first."""
    _need()
    found: list[Raised] = []
    days = [each.on for each in calendar().days(term.starts, min(term.ends, clock.today())) if each.is_school_day]
    told = moods.between(days[0], days[-1]) if days else {}
    for side in SIDES:
        shown = board.read(side, term)
        for point in shown.points:
            both = [*_raised(shown, point), *_raised_by_day(point, days, told.get(point.place, {}))]
            found += sorted(both, key=_gravity)[:1]
    return sorted(found, key=_gravity)


def _gravity(each: Raised) -> tuple[int, int]:
    return list(RULE_WORDS).index(each.rule), -each.length


def runs(shown: Board, point: Point, *, low: bool) -> list[ReportWeek]:
    """The weeks up to now in which every answer told the same: low, or calm; the oldest first.

    A week that wants no answer is passed over; one that was not answered ends the run.
    """
    calm_too = settings.get().committee.calm_counts_nothing
    run: list[ReportWeek] = []
    for week in reversed([week for week in shown.weeks if week.wanted and weeks.has_begun(week)]):
        square = shown.square(point, week)
        if square.state == "open":
            continue
        told = square.state in ANSWERED
        fits = square.mood is not None and square.mood <= LOW
        if not low:
            fits = square.mood == CALM or (calm_too and square.state == "nothing" and square.mood is None)
        if not (told and fits):
            break
        run.append(week)
    return run[::-1]


def _raised(shown: Board, point: Point) -> Iterator[Raised]:
    """What the weekly reports raise."""
    unit = settings.get().committee.mood_unit
    low, calm = runs(shown, point, low=True), runs(shown, point, low=False)
    if low and (rule := _rule_of(_length(low, unit))):
        yield Raised(point, rule, _length(low, unit), low[0].monday, unit)
    elif calm and (days := _length(calm, "days")) >= settings.get().committee.calm_days:
        yield Raised(point, "calm", days, calm[0].monday, "days")


def _raised_by_day(point: Point, days: Sequence[date], told: Mapping[date, int]) -> Iterator[Raised]:
    """What the moods of single days raise: a school day that was not told ends a run, today may still be told."""
    begun = days if not days or days[-1] in told or days[-1] < clock.today() else days[:-1]
    low = list(takewhile(lambda day: told.get(day, CALM) <= LOW, reversed(begun)))
    calm = list(takewhile(lambda day: told.get(day) == CALM, reversed(begun)))
    if low and (rule := _rule_of(len(low))):
        yield Raised(point, rule, len(low), low[-1], "days")
    elif len(calm) >= settings.get().committee.calm_days:
        yield Raised(point, "calm", len(calm), calm[-1], "days")


def _rule_of(length: int) -> str | None:
    """The gravest rule that a low mood of such a length meets."""
    rules = settings.get().committee
    least = {"room": rules.mood_low_room, "head": rules.mood_low_head, "member": rules.mood_low_member}
    return next((rule for rule, many in least.items() if length >= many), None)


def _length(run: Sequence[ReportWeek], unit: str) -> int:
    """How long a run is: a week's answer speaks for all its school days."""
    return len(run) if unit == "weeks" else sum(week.school_days for week in run)


def _weather(shown: Board, points: Sequence[Point], week: ReportWeek, told: _Told) -> Weather:
    squares = [shown.square(point, week) for point in points]
    heard: list[float] = []
    lowest: list[int] = []
    for point, square in zip(points, squares, strict=True):
        days = [mood for day, mood in told.get(point.place, {}).items() if week.monday <= day <= week.last]
        own = [square.mood] if square.mood is not None else days
        if own:
            heard.append(sum(own) / len(own))
            lowest += own
    return Weather(
        sum(heard) / len(heard) if heard else None,
        min(lowest, default=None),
        sum(square.state in ANSWERED for square in squares),
        sum(square.state == "missing" for square in squares),
        len(squares) if week.wanted else 0,
    )


def _need() -> None:
    if not rights.may(Right.TOTALS):
        rights.need(Right.READ_REPORTS)
