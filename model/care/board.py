"""The board: everybody who is watched over, in columns by level, in each the next due first.

It is read in a few bounded queries however long the school has had one: only open files are on it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from model import clock, reading_log, rights, word_lists
from model.care import clocks, periods, scheme
from model.care.said import FLAG_WORDS
from model.grades import SchoolClass
from model.named import NamedTuple
from model.people import classes
from model.people.student import FLAG_WORDS as ROSTER_FLAGS
from model.rights import Right
from model.store.query import JOIN, bare, fn
from model.store.tables import (
    CareCaseRow,
    CareTaskRow,
    CaseMeasureRow,
    FamilyFlagRow,
    IncidentRow,
    IncidentStepRow,
    LoweringRow,
    SchoolClassRow,
    StaffRow,
    StudentRow,
)
from model.words import Words

PERIOD_DAYS = 120
"""How far from today a review's key period is said."""


class Card(NamedTuple):
    """One student on the board."""

    case_id: int
    """The file's number."""
    student_id: int
    """Whose it is."""
    name: str
    """Their name."""
    class_shown: str
    """Their class, this school year; and that they have left, for the file is still to be closed or handed over."""
    rank: int
    """The level: the higher the graver."""
    danger: str
    """The kind of danger in a word, the file's or that of an incident under way; empty without one."""
    days: int
    """Days at this level."""
    review_on: date
    """When it is looked at again."""
    late: bool
    """Whether that day has passed, in school days."""
    overdue: int
    """Measures, plans and steps whose time has passed."""
    owner: str
    """Who is in charge."""
    asked: bool
    """Whether a proposal to lower it waits for a decision."""
    found_by: str
    """Everything a filter may look for, in small letters."""


class Column(NamedTuple):
    """The cards of one level."""

    level: scheme.Level
    """Which level."""
    cards: tuple[Card, ...]
    """The next due first."""


def open_board() -> None:
    """Somebody looks at the board: the look is written down (B3)."""
    rights.need(Right.CARE)
    reading_log.looked("board", None)


FOUND_MOST = 12
"""A search that leaves more cards than this has found nobody yet."""


def searched(text: str, found: Sequence[Card] = ()) -> None:
    """Somebody looked for a student on the board: what they looked for is written down, and whom it showed them (B3)."""
    rights.need(Right.CARE)
    wanted = text.strip()[:40]
    if not wanted:
        return
    reading_log.looked(f"board {wanted}", None)
    for card in found if len(found) <= FOUND_MOST else ():
        reading_log.looked(f"found {wanted}", card.student_id)


def columns(cards: Sequence[Card]) -> tuple[Column, ...]:
    """The cards by level, the gravest level first."""
    of_rank: dict[int, list[Card]] = {}
    known = scheme.levels()
    for card in cards:
        of_rank.setdefault(min(card.rank, len(known)), []).append(card)
    return tuple(
        Column(level, tuple(sorted(of_rank.get(level.rank, ()), key=lambda card: (card.review_on, card.case_id))))
        for level in reversed(known)
    )


def narrowed(cards: Sequence[Card], text: str) -> list[Card]:
    """The cards that have every word of the text: grade, name, initials, danger, overdue, family, key period."""
    words = text.lower().split()
    return [card for card in cards if all(word in card.found_by for word in words)]


def cards() -> list[Card]:
    """Everybody who is watched over now."""
    rights.need(Right.CARE)
    own = CareCaseRow
    before = (own.id, own.student, own.rank, own.danger, own.rank_since, own.review_on, StaffRow.name)
    student = (StudentRow.name, StudentRow.initials, StudentRow.left_behind, StudentRow.migrant, StudentRow.orphan)
    of_class = (SchoolClassRow.stage, SchoolClassRow.entry_year, SchoolClassRow.number)
    query = (
        own.select(*before, *student, *of_class, StudentRow.left_on)
        .join_from(own, StudentRow)
        .join_from(StudentRow, SchoolClassRow, JOIN.LEFT_OUTER)
        .join_from(own, StaffRow, on=own.owner == StaffRow.id)
        .where(own.state == "open")
    )
    rows = bare(query)
    told = _Told({date.fromisoformat(row[5]) for row in rows})
    return [told.card(row) for row in rows]


class _Told:
    """What is said of every card, worked out once."""

    def __init__(self, reviews: set[date]) -> None:
        self.today = clock.today()
        self.day_late = clocks.late_before(self.today)
        self.year = classes.this_school_year()
        self.dangers = {code: str(words) for code, words in word_lists.sayings().items()}
        self.flags = _flags()
        self.overdue = _overdue(self.day_late)
        running = IncidentRow.select(IncidentRow.student, IncidentRow.danger)
        self.running = dict(bare(running.where(IncidentRow.state == "open", IncidentRow.danger != "")))
        self.asked = {number for (number,) in bare(LoweringRow.select(LoweringRow.case).where(_asked()))}
        self.labels = {level.rank: level.label for level in scheme.levels()}
        self._classes: dict[tuple[Any, ...], str] = {}
        near = [day for day in reviews if abs((day - self.today).days) < PERIOD_DAYS]
        self._periods = {day: f"{period.zh} {period.en}" for day, period in periods.of(near).items()}

    def card(self, row: tuple[Any, ...]) -> Card:
        number, student, rank, danger, since, review, owner, name, initials, *more = row
        danger = danger or self.running.get(student, "")
        review_on = date.fromisoformat(review)
        *of_class, left_on = more[3:]
        shown, late = self._class(tuple(of_class)), review_on < self.day_late
        shown = f"{shown} {_LEFT}".strip() if left_on else shown
        overdue = self.overdue.get(student, 0)
        said = [name, initials, shown, self.dangers.get(danger, ""), owner, *self.flags.get(student, ())]
        said += [f"{words.zh} {words.en}" for flag, words in zip(more[:3], ROSTER_FLAGS.values(), strict=True) if flag]
        said.append(_LATE.zh + " " + _LATE.en if late or overdue else "")
        said.append(self._periods.get(review_on, ""))
        return Card(
            number,
            student,
            name,
            shown,
            rank,
            self.dangers.get(danger, ""),
            max(0, (self.today - date.fromisoformat(since)).days),
            review_on,
            late,
            overdue,
            owner,
            number in self.asked,
            " ".join(said).lower(),
        )

    def _class(self, known_as: tuple[Any, ...]) -> str:
        if known_as[0] is None:
            return ""
        if known_as not in self._classes:
            self._classes[known_as] = SchoolClass(*known_as).shown(self.year)
        return self._classes[known_as]


_LATE = Words("逾期", "overdue")
_LEFT = Words("已离校", "left")


def _asked() -> Any:
    return LoweringRow.state == "asked"


def _flags() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for student, flag in bare(FamilyFlagRow.select(FamilyFlagRow.student, FamilyFlagRow.flag)):
        found.setdefault(student, []).append(f"{FLAG_WORDS[flag].zh} {FLAG_WORDS[flag].en}")
    return found


def _overdue(day_late: date) -> dict[int, int]:
    """How many things are overdue, by student: measures and plans in school days, steps by the clock."""
    measure, task, step = CaseMeasureRow, CareTaskRow, IncidentStepRow
    counted: list[Iterable[tuple[Any, ...]]] = [
        bare(
            measure.select(CareCaseRow.student, fn.COUNT(measure.id))
            .join(CareCaseRow)
            .where(measure.state == "open", measure.until < day_late)
            .group_by(CareCaseRow.student)
        ),
        bare(
            task.select(task.student, fn.COUNT(task.id))
            .where(task.state == "open", task.due_on < day_late)
            .group_by(task.student)
        ),
        bare(
            step.select(IncidentRow.student, fn.COUNT(step.id))
            .join(IncidentRow)
            .where(step.state == "open", step.due < clock.now())
            .group_by(IncidentRow.student)
        ),
    ]
    found: dict[int, int] = {}
    for rows in counted:
        for student, n in rows:
            found[student] = found.get(student, 0) + n
    return found


def counts() -> dict[int, int]:
    """How many are at which level; no names, for the leading group."""
    rights.need(Right.CARE_COUNTS)
    own = CareCaseRow
    return dict(bare(own.select(own.rank, fn.COUNT(own.id)).where(own.state == "open").group_by(own.rank)))
