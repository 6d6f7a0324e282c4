"""The weather map (晴雨表): the mood of each grade by week, and the classes somebody should look at.

The rules by which a class is raised are the school's own settings; a class that is raised is a to-do to look,
never a judgement (domain 2.8).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from model import rights, settings
from model.calendar.terms import Term
from model.committee import board, weeks
from model.committee.board import ANSWERED, Board
from model.committee.places import SIDES, Point
from model.committee.report import CALM
from model.committee.weeks import ReportWeek
from model.rights import Right
from model.values import dataclass
from model.words import Words

LOW = 2
"""A mood up to this one is low."""
RULE_WORDS: dict[str, Words] = {
    "room": Words("低落{n}{unit}：心理室关注", "low for {n} {unit}: the room looks"),
    "head": Words("低落{n}{unit}：班主任关注", "low for {n} {unit}: the head teacher looks"),
    "member": Words("低落{n}{unit}：委员谈话", "low for {n} {unit}: the member talks"),
    "calm": Words("连续{n}个上课日都答平静，请了解", "the same calm for {n} school days: ask how it is"),
}
"""Why a class is raised, the gravest first."""


class Weather(NamedTuple):
    """One grade in one week."""

    mood: float | None
    """The mean of the moods told; None where none was."""
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
    """Its grades, from the youngest."""
    cells: dict[tuple[Words, date], Weather]
    """The weather of each grade in each week, by its Monday."""


class Raised(NamedTuple):
    """A class or dormitory somebody should look at."""

    point: Point
    """Which."""
    rule: str
    """Why, by the keys of ``RULE_WORDS``."""
    length: int
    """How long, in the unit of the rule."""
    since: date
    """The Monday it began."""

    def words(self) -> Words:
        """Why, in words."""
        unit = (
            Words("周", "weeks") if settings.get().committee.mood_unit == "weeks" else Words("个上课日", "school days")
        )
        return RULE_WORDS[self.rule].saying(n=self.length, **({} if self.rule == "calm" else {"unit": unit}))


def weather_map(shown: Board) -> Map:
    """The weather of a board. Needs the right to read reports, or to see totals."""
    _need()
    grades = tuple(dict.fromkeys(point.group for point in shown.points))
    cells = {}
    for grade in grades:
        points = [point for point in shown.points if point.group == grade]
        for week in shown.weeks:
            cells[grade, week.monday] = _weather(shown, points, week)
    return Map(shown.weeks, grades, cells)


def raised(term: Term) -> list[Raised]:
    """The classes whose newest answers are a run that a rule of the school raises, the gravest first."""
    _need()
    found: list[Raised] = []
    for side in SIDES:
        shown = board.read(side, term)
        for point in shown.points:
            found += _raised(shown, point)
    order = list(RULE_WORDS)
    return sorted(found, key=lambda each: (order.index(each.rule), -each.length))


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


def _raised(shown: Board, point: Point) -> Iterable[Raised]:
    rules = settings.get().committee
    low = runs(shown, point, low=True)
    length = _length(low, rules.mood_unit)
    for rule, least in (
        ("room", rules.mood_low_room),
        ("head", rules.mood_low_head),
        ("member", rules.mood_low_member),
    ):
        if low and length >= least:
            yield Raised(point, rule, length, low[0].monday)
            return
    calm = runs(shown, point, low=False)
    days = _length(calm, "days")
    if calm and days >= rules.calm_days:
        yield Raised(point, "calm", days, calm[0].monday)


def _length(run: Sequence[ReportWeek], unit: str) -> int:
    """How long a run is: a week's answer speaks for all its school days."""
    return len(run) if unit == "weeks" else sum(week.school_days for week in run)


def _weather(shown: Board, points: Sequence[Point], week: ReportWeek) -> Weather:
    squares = [shown.square(point, week) for point in points]
    moods = [square.mood for square in squares if square.mood is not None]
    return Weather(
        sum(moods) / len(moods) if moods else None,
        min(moods, default=None),
        sum(square.state in ANSWERED for square in squares),
        sum(square.state == "missing" for square in squares),
        len(squares) if week.wanted else 0,
    )


def _need() -> None:
    if not rights.may(Right.TOTALS):
        rights.need(Right.READ_REPORTS)
