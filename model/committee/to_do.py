"""What the committee gives the desk to do: concerns, classes whose mood is raised, missing reports, meetings not held."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Literal

from model import clock, rights
from model.committee import board, concerns, meetings, reports, weather
from model.committee.weeks import is_over, term_for, weeks_of
from model.named import NamedTuple
from model.rights import Right
from model.store.tables import SeatRow
from model.words import Words

_CIRCLE: tuple[meetings.Kind, ...] = ("meeting", "listening")


class Due(NamedTuple):
    """One thing that is due."""

    kind: Literal["concern", "mood", "reports", "meeting", "listening"]
    """What kind of thing."""
    number: int
    """The number of the concern or class; 0 for the board and the circle."""
    at: datetime | None
    """Since when, or by when."""
    about: Words
    """Whom it is about."""
    late: bool
    """Whether it is overdue."""
    names: tuple[str, ...] = ()
    """The student's name in ``about``, where it holds one."""


def to_do() -> Iterator[Due]:
    """Everything the person at the desk may act on."""
    today = clock.today()
    if rights.may(Right.CONCERNS):
        for concern in concerns.to_look_at(today):
            again = concern.again_on if concern.state not in concerns.WAITING_STATES else None
            at = datetime.combine(again, time()) if again else concern.raised_at
            late = concern.urgent or (again is not None and again < today)
            name = concern.student_name
            yield Due("concern", concern.id, at, Words(name, name), late, (name,))
        yield from _moods()
    if rights.may(Right.TAKE_REPORTS):
        yield from _missing()
        yield from _meetings()


def _moods() -> Iterator[Due]:
    term = term_for(clock.today())
    if term is None or not term.holds(clock.today()):
        return
    for each in weather.raised(term):
        if each.point.place.kind == "class":
            about = Words("{place} {why}", "{place}: {why}").saying(place=each.point.words, why=each.words())
            yield Due("mood", int(each.point.place.key), None, about, each.rule in ("room", "head"))


def _missing() -> Iterator[Due]:
    """The last week that is over by its cut-off, while somebody is missing in it."""
    term = term_for(clock.today())
    over = [week for week in weeks_of(term) if is_over(week)] if term and term.holds(clock.today()) else []
    if not over or not _is_in_use(over[0].monday, over[-1].monday):
        return
    many = len(board.missing(over[-1]))
    if many:
        about = Words("第{n}周 {m} 个班级/宿舍", "week {n}: {m} {m:class/dormitory|classes/dorms}").saying(
            n=over[-1].number, m=many
        )
        yield Due("reports", 0, over[-1].due_at, about, late=True)


def _meetings() -> Iterator[Due]:
    """Head teachers' meetings (C4) and quarter-hours of listening (C6) that were not held in the settled weeks."""
    term = term_for(clock.today())
    if term is None or not term.holds(clock.today()) or not _is_in_use(term.starts, clock.today()):
        return
    for kind in _CIRCLE:
        due = [turn.point.words for turn in meetings.turns(kind) if turn.due]
        if due:
            more = Words("{first}等 {n} 个班级", "{first}, {n} in all") if due[1:] else Words("{first}", "{first}")
            yield Due(kind, 0, None, more.saying(first=due[0], n=len(due)), late=True)


def _is_in_use(first: date, last: date) -> bool:
    """Whether the school has members, or took a report in this term: one that has not begun is not reminded."""
    return SeatRow.select().where(SeatRow.ended_on.is_null()).exists() or bool(reports.between(first, last))
