"""The end of a term of office (C2): the facts as the desk has them, and what is said of the member."""

from datetime import date, datetime

from model import clock, rights, session
from model.calendar.year import calendar
from model.committee import reports, seats, training, weeks
from model.committee.seats import Seat
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import ConcernRow, EvaluationRow, PeerReportRow
from model.values import dataclass
from model.words import Words

VERDICT_WORDS: dict[str, Words] = {
    "outstanding": Words("优秀", "outstanding"),
    "good": Words("良好", "good"),
    "fair": Words("合格", "fair"),
    "poor": Words("不合格", "poor"),
}
"""What can be said of a term of office."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the desk knows of one term of office; a class's two members share its reports."""

    due: int
    """Reports that were wanted so far."""
    on_time: int
    """Those that came in time."""
    late: int
    """Those that came late."""
    nothing: int
    """How many of them had nothing to report."""
    trainings: int
    """Trainings held meanwhile."""
    attended: int
    """Those the member came to."""
    minutes: int
    """Minutes of those."""
    concerns: int
    """Concerns that came from the class or dormitory meanwhile."""

    @property
    def missing(self) -> int:
        """Reports that never came."""
        return self.due - self.on_time - self.late

    def words(self) -> Words:
        """The facts in a line."""
        return Words(
            "周报应交 {due}，按时 {on_time}，迟交 {late}，缺交 {missing}；"
            "培训 {attended}/{trainings} 次共 {minutes} 分钟；上报关注 {concerns} 条",
            "Reports wanted {due}, on time {on_time}, late {late}, missing {missing}; trainings {attended} of {trainings}, "
            "{minutes} {minutes:minute|minutes}; concerns {concerns}",
        ).saying(**{name: getattr(self, name) for name in (*self.__slots__, "missing")})


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was said of a term of office."""

    seat_id: int
    """Of which."""
    verdict: str
    """By the keys of ``VERDICT_WORDS``."""
    words: str
    """In words."""
    day: date
    """When."""


def facts(seat_id: int) -> Facts:
    """What the desk knows of a term of office, up to now."""
    rights.need(Right.COMMITTEE)
    seat = seats.get(seat_id)
    wanted = _wanted(seat)
    held = training.between(seat.from_on, min(seat.last, clock.today()))
    came = [each for each in held if seat.id in each.present]
    answers = reports.of_place(seat.place, wanted)
    late = sum(each.received_at > wanted[each.monday] for each in answers)
    return Facts(
        due=len(wanted),
        on_time=len(answers) - late,
        late=late,
        nothing=sum(each.answer == "nothing" for each in answers),
        trainings=len(held),
        attended=len(came),
        minutes=sum(each.minutes for each in came),
        concerns=_told(seat),
    )


def evaluate(seat_id: int, verdict: str, words: str = "") -> Evaluation:
    """Say how a member served; said again, it takes the place of what was said before."""
    rights.need(Right.SEATS)
    seat = seats.get(seat_id)
    said = Words("考核{who}：{verdict}", "Evaluated {who}: {verdict}").saying(
        who=seat.name, verdict=VERDICT_WORDS.get(verdict, Words(verdict, verdict))
    )
    own = EvaluationRow
    with journal.writing("evaluation.say", said):
        told = {"verdict": verdict, "words": words.strip(), "day": clock.today(), "author": session.at_desk().staff_id}
        if own.get_or_none(own.seat == seat_id):
            own.update(told).where(own.seat == seat_id).execute()
        else:
            own.create(seat=seat_id, **told)
    return Evaluation(seat_id, verdict, words.strip(), clock.today())


def of_seat(seat_id: int) -> Evaluation | None:
    """What was said of a term of office, if anything was."""
    rights.need(Right.COMMITTEE)
    own = EvaluationRow
    rows = tuples(own.select(own.seat, own.verdict, own.words, own.day).where(own.seat == seat_id))
    return Evaluation(*rows[0]) if rows else None


def _wanted(seat: Seat) -> dict[date, datetime]:
    """The Mondays whose reports were wanted of this member and are due by now, each with its cut-off."""
    found: dict[date, datetime] = {}
    for term in calendar().terms:
        if term.ends < seat.from_on or term.starts > seat.last:
            continue
        for week in weeks.weeks_of(term):
            if week.due_at is not None and seat.held(week.due_at.date()) and weeks.is_over(week):
                found[week.monday] = week.due_at
    return found


def _told(seat: Seat) -> int:
    """Concerns from the member's class or dormitory while they held the seat, and those told by themselves."""
    own, report = ConcernRow, PeerReportRow
    here = report.select(report.id).where(
        seat.place.among(report), report.monday >= clock.monday(seat.from_on), report.monday <= seat.last
    )
    return int(own.select().where(own.report.in_(here) | (own.seat == seat.id)).count())
