"""The board of weekly reports: each class or dormitory by each week of a term, and who has not answered (C3)."""

from datetime import date
from typing import Any, Literal

from model import clock, rights
from model.calendar.terms import Term
from model.committee import places, seats, weeks
from model.committee.places import Place, Point, Side, place_of
from model.committee.weeks import ReportWeek
from model.named import NamedTuple
from model.rights import Right
from model.store.query import tuples
from model.store.tables import PeerReportRow
from model.values import dataclass
from model.words import Words

State = Literal["off", "coming", "open", "missing", "nothing", "received", "returned"]
STATE_WORDS: dict[str, Words] = {
    "off": Words("不需上报", "none wanted"),
    "coming": Words("未到", "still to come"),
    "open": Words("待交", "open"),
    "missing": Words("缺交", "missing"),
    "nothing": Words("零报告", "nothing to report"),
    "received": Words("已交", "received"),
    "returned": Words("已退回", "sent back"),
}
"""How a class stands for a week."""
ANSWERED = frozenset({"nothing", "received", "returned"})
LATE = Words("迟交", "late")


class Square(NamedTuple):
    """One class or dormitory in one week."""

    state: State
    """How it stands."""
    late: bool = False
    """Whether the answer came after the cut-off."""
    report_id: int | None = None
    """The answer's number."""
    mood: int | None = None
    """The mood it told, for those who may read reports."""

    def words(self) -> Words:
        """How it stands, in words."""
        state = STATE_WORDS[self.state]
        return Words(f"{state.zh}（{LATE.zh}）", f"{state.en} ({LATE.en})") if self.late else state

    @property
    def wants(self) -> bool:
        """Whether an answer is wanted now: none came yet, or more is wanted."""
        return self.state in ("open", "missing", "returned")


class Missing(NamedTuple):
    """A class or dormitory that has not answered."""

    point: Point
    """Which."""
    members: tuple[str, ...]
    """Its members."""


@dataclass(frozen=True, slots=True)
class Board:
    """One side of the school over the weeks of a term."""

    term: Term
    """Which term."""
    weeks: tuple[ReportWeek, ...]
    """Its weeks."""
    points: tuple[Point, ...]
    """Its classes or dormitories, in the order of the school."""
    squares: dict[tuple[Place, date], Square]
    """How each stands in each week, by its Monday."""

    def square(self, point: Point, week: ReportWeek) -> Square:
        """How one stands in one week."""
        return self.squares[point.place, week.monday]

    def wanting(self, week: ReportWeek) -> list[Point]:
        """Whose answer is wanted for a week."""
        return [point for point in self.points if self.square(point, week).wants]

    def next_wanting(self, after: Place, week: ReportWeek) -> Point | None:
        """Whose answer is wanted next in that week, going down and round from a place; itself last."""
        order = [point.place for point in self.points]
        at = order.index(after) + 1 if after in order else 0
        return next((p for p in (*self.points[at:], *self.points[:at]) if self.square(p, week).wants), None)


def read(side: Side, term: Term) -> Board:
    """The board of a term; two bounded queries."""
    if not rights.may(Right.TOTALS):
        rights.need(Right.COMMITTEE)
    all_weeks = tuple(weeks.weeks_of(term))
    points = tuple(places.points(side, _day_in(term)))
    answered = _answers(all_weeks[0].monday, all_weeks[-1].monday, side) if all_weeks else {}
    squares = {
        (point.place, week.monday): _square(week, answered.get((point.place, week.monday)))
        for point in points
        for week in all_weeks
    }
    return Board(term, all_weeks, points, squares)


def missing(week: ReportWeek) -> list[Missing]:
    """Who has not answered for a week, classes first, each with its members; those sent back are among them."""
    rights.need(Right.TAKE_REPORTS)
    if not week.wanted:
        return []
    answers = {**_answers(week.monday, week.monday, "class"), **_answers(week.monday, week.monday, "dormitory")}
    members = seats.members()
    return [
        Missing(point, members.get(point.place, ()))
        for point in places.all_points(week.monday)
        if _square(week, answers.get((point.place, week.monday))).wants
    ]


def missing_text(week: ReportWeek, *, names: bool = True) -> str:
    """The same as a text for a message group: names of classes and, if wanted, of members, and nothing else."""
    lines = [" ".join([str(each.point.words), *(each.members if names else ())]) for each in missing(week)]
    head = Words("第{n}周心理周报未交（{m}）", "Week {n}: no report yet ({m})").saying(n=week.number, m=len(lines))
    return "\n".join([str(head), *lines])


class _Answer(NamedTuple):
    id: int
    answer: str
    received_at: Any
    returned: str | None
    mood: int | None


def _answers(first: date, last: date, side: Side) -> dict[tuple[Place, date], _Answer]:
    own = PeerReportRow
    of_class = own.school_class.is_null(side != "class")
    rows = tuples(
        own.select(
            own.school_class,
            own.dormitory,
            own.building,
            own.monday,
            own.id,
            own.answer,
            own.received_at,
            own.returned_reason,
            own.mood,
        ).where(own.monday >= first, own.monday <= last, own.voided_reason.is_null(), of_class)
    )
    return {(place_of(*row[:3]), row[3]): _Answer(*row[4:]) for row in rows}


def _square(week: ReportWeek, found: _Answer | None) -> Square:
    if found is None:
        if not week.wanted:
            return Square("off")
        if not weeks.has_begun(week):
            return Square("coming")
        return Square("missing" if weeks.is_over(week) else "open")
    late = week.due_at is not None and found.received_at > week.due_at
    state: State = "returned" if found.returned else "nothing" if found.answer == "nothing" else "received"
    mood = found.mood if rights.may(Right.READ_REPORTS) or rights.may(Right.TOTALS) else None
    return Square(state, late, found.id, mood)


def _day_in(term: Term) -> date:
    """A day of the term: today if it lies in it, so that the classes have the names of its school year."""
    today = clock.today()
    return today if term.holds(today) else term.starts
