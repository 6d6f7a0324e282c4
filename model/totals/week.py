"""The week's totals: one frozen value that the Reports page shows, the shell prints and the workbook adds up.

From bounded queries over one week and one term, so that the twentieth year costs what the first did.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from model import clock, rights, settings, word_lists
from model.calendar.terms import Term
from model.grades import GRADES, Stage, stage_of
from model.policy import Policy
from model.rights import Right
from model.totals.counsellors import CounsellorTotal, everybody, per_counsellor
from model.totals.lines import Line
from model.totals.open_days import OpenWeek, open_week
from model.totals.passing_codes import FEW, apart, passing
from model.totals.read import codes_stay, every_line, not_counted, week_of
from model.totals.term import term_to_date
from model.totals.topics import (
    DangerTotal,
    Group,
    KindTotal,
    TopicTotal,
    danger_totals,
    kind_totals,
    topic_total,
    topic_totals,
)
from model.totals.weeks import name_of, term_in, week_of_term
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class WeekTotals:
    """What a week came to."""

    monday: date
    """Its first day."""
    school: str
    """What the school is called."""
    term: Term | None
    """The term it lies in; ``None`` in the holidays."""
    week_of_term: int | None
    """Which week of that term, from 1."""
    over: bool
    """Whether its last day has passed."""
    lines: tuple[Line, ...]
    """The visits that count, in order of time where they are whole."""
    each: tuple[CounsellorTotal, ...]
    """Every counsellor."""
    all: CounsellorTotal
    """Everybody together."""
    kinds: tuple[KindTotal, ...]
    """Students, parents, teachers, others."""
    topics: tuple[TopicTotal, ...]
    """Each topic there was; without grade and sex where the lines are bare."""
    groups: tuple[Group, ...]
    """The grades and sexes that students are told apart by: those the school has, and whatever else there was."""
    every_topic: TopicTotal
    """All visits, each once, by the same grades and sexes."""
    dangers: tuple[DangerTotal, ...]
    """Each sign of danger there was."""
    sources: Mapping[str | None, int]
    """Sessions (次) by who sent them, the most frequent first; ``None`` where nobody said."""
    opening: OpenWeek
    """The room's week."""
    under_way: int
    """Visits of the week that are under way and not counted."""
    voided: int
    """Visits of the week that were voided and are not counted."""
    policy: Policy
    """The rules in force."""
    sayings: Mapping[str, Words]
    """What every code of the word lists is called."""
    policy_assumed: bool = False
    """Whether they are those a new desk begins with, and nobody has said that they hold here."""
    codes_stay: bool = True
    """Whether the lines are whole, with codes that are the same in every week, or bare (``passing_codes``)."""
    withheld: bool = False
    """Whether topics, signs of danger and sources are left out because too few came, or not all yet (``passing_codes.FEW``)."""

    @property
    def name(self) -> str:
        """The week as it is written, ``2026-W47``."""
        return name_of(self.monday)

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of contact there were, in the order of the word list."""
        order = list(self.sayings)
        return tuple(sorted(self.all.forms, key=lambda code: order.index(code) if code in order else len(order)))

    @property
    def booked(self) -> int:
        """Sessions that come from an appointment."""
        return sum(line.booked for line in self.lines)

    @property
    def outside_hours(self) -> int:
        """Sessions that began outside the planned opening hours (A7)."""
        return sum(not line.in_hours for line in self.lines)

    @property
    def after_the_fact(self) -> int:
        """Sessions entered afterwards."""
        return sum(line.after_the_fact for line in self.lines)

    @property
    def unwritten(self) -> int:
        """Sessions whose note is not finished; they count all the same."""
        return sum(not line.written for line in self.lines)

    @property
    def class_hour_minutes(self) -> int | None:
        """Minutes that make one class hour (折算课时); ``None`` until the school set a rate."""
        return self.policy.class_hour_minutes or None

    def said(self, code: str | None) -> Words:
        """What a code of the word lists is called; what was not given says so."""
        return NOT_GIVEN if code is None else self.sayings.get(code, Words(code, code))


SEXES = ("M", "F")
"""The order in which the sexes are told."""
NOT_GIVEN = Words("未填", "Not given")
"""Where a visit does not say its topic or who sent it."""


def week(monday: date) -> WeekTotals:
    """The totals of the week that begins on a Monday (see ``weeks.read_week``).

    For whoever may see no content the lines are bare, and topics are told without grade and sex (``passing_codes``).
    """
    rights.need(Right.TOTALS)
    now = settings.get()
    span, term = week_of(monday), term_in(monday)
    lines, opening, whole = every_line(span), open_week(monday, now.policy), codes_stay()
    each = per_counsellor(
        lines, term_to_date(term, monday), now.policy, monday, is_school_week=opening.meter.school_days > 0
    )
    excluded, every_topic = not_counted(span), topic_total(None, lines)
    over = monday + timedelta(days=6) < clock.today()
    withheld = not whole and (every_topic.total < FEW or not over)
    told = () if withheld else lines
    topics = _in_order(topic_totals(told))
    return WeekTotals(
        monday=monday,
        school=now.school_name,
        term=term,
        week_of_term=week_of_term(monday),
        over=over,
        lines=lines if whole else passing(lines, monday, term),
        each=each,
        all=everybody(lines, each),
        kinds=kind_totals(lines),
        topics=topics if whole else tuple(apart(total) for total in topics),
        groups=_groups(now.stages, every_topic.students),
        every_topic=every_topic,
        dangers=danger_totals(told),
        sources=_by_source(told),
        opening=opening,
        under_way=excluded["under_way"],
        voided=excluded["voided"],
        policy=now.policy,
        policy_assumed=now.policy_assumed,
        sayings=_sayings(),
        codes_stay=whole,
        withheld=withheld and bool(lines),
    )


def _sayings() -> dict[str, Words]:
    """What every code is called, list by list in the order they are offered."""
    return {word.code: word.words for name in word_lists.LIST_WORDS for word in word_lists.words(name, retired=True)}


def _in_order(totals: tuple[TopicTotal, ...]) -> tuple[TopicTotal, ...]:
    """Topics as the word list has them; what was not given comes last."""
    order = {word.code: place for place, word in enumerate(word_lists.words("topic", retired=True))}
    return tuple(sorted(totals, key=lambda total: order.get(total.code or "", len(order))))


def _groups(stages: Iterable[Stage], there: Iterable[Group]) -> tuple[Group, ...]:
    """Each grade of the school by sex, and the groups there were besides; what is not known comes last."""
    own = {(grade, sex) for grade in range(1, len(GRADES) + 1) if stage_of(grade) in stages for sex in SEXES}
    return tuple(
        sorted(own | set(there), key=lambda group: (group[0] or len(GRADES) + 1, (*SEXES, None).index(group[1])))
    )


def _by_source(lines: tuple[Line, ...]) -> dict[str | None, int]:
    sources = [line.source for line in lines]
    counted = {source: sources.count(source) for source in dict.fromkeys(sources)}
    return dict(sorted(counted.items(), key=lambda found: (-found[1], found[0] or "~")))
