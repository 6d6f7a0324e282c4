"""Interviews after a screening: who is talked to by whom and when, and what came of it (D1, D2)."""

from collections.abc import Callable, Collection
from datetime import datetime

from model import clock, reading_log, rights, session
from model.appointments.kept import OPEN_STATES, Appointment
from model.care import screening
from model.care.screening import Result
from model.errors import NotFound, Refused
from model.named import NamedTuple
from model.people import staff
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import AppointmentRow, ScreeningResultRow, ScreeningTalkRow, StaffRow, StudentRow
from model.words import Words

KEPT_STATES = (*OPEN_STATES, "done")
"""States of an appointment in which the interview stands: it is still to come, or was held."""


class Booked(NamedTuple):
    """The appointment an interview has."""

    result_id: int
    """The result that is talked about."""
    appointment_id: int
    """The appointment's number."""
    starts: datetime
    """When, local."""
    counsellor_id: int
    """With whom."""
    counsellor: str
    """Their name."""
    student_id: int
    """Who comes."""
    student_name: str
    """Their name."""

    @property
    def held(self) -> bool:
        """Whether its time has come: what it showed is to be entered."""
        return self.starts <= clock.now()


def book(result_id: int, booking: Callable[[], list[Appointment]]) -> list[Appointment]:
    """Do the booking for an interview and keep them together, as one change.

    Raises ``Refused`` for a result that is settled, or whose interview is booked already.
    """
    rights.need(Right.CARE)
    if need(result_id).outcome is not None:
        raise Refused("screening_result.settled", Words("这条访谈已有结论", "That interview is settled already"))
    if result_id in of_results([result_id]):
        raise Refused("screening_talk.booked", Words("这次访谈已约好", "That interview is booked already"))
    words = Words("约了测评访谈：{when}", "Booked an interview after a screening: {when}")
    with journal.writing("screening_talk.book", words) as entry:
        booked = booking()
        entry.reword(when=f"{booked[0].starts:%m-%d %H:%M}")
        ScreeningTalkRow.create(result=result_id, appointment=booked[0].id)
        return booked


def settle(
    result_id: int, outcome: str, facts: str, at: datetime | None = None, *, talker: int | None = None
) -> Result:
    """Somebody talked with them: nothing, watch or a file; the file itself is opened by a person.

    Without ``at`` and ``talker`` it was when it was booked and with whom, if that time has come; else now, and
    whoever sits at the desk. Raises ``Refused`` for a time to come, or before the screening.
    """
    rights.need(Right.CARE)
    result = need(result_id)
    booked = of_results([result_id]).get(result_id)
    usual = booked if booked is not None and booked.held else None
    moment = at or (usual.starts if usual else clock.now())
    if moment > clock.now():
        raise Refused("screening_result.future", Words("访谈时间不能在将来", "The interview is not yet held"), "at")
    if moment.date() < screening.get(result.screening_id).day:
        raise Refused(
            "screening_result.before", Words("访谈不能早于测评", "The interview follows the screening"), "day"
        )
    who = staff.get(talker).id if talker else usual.counsellor_id if usual else session.at_desk().staff_id
    with journal.writing("screening.settle", Words("登记了一次测评访谈", "Entered an interview after a screening")):
        ScreeningResultRow.update(outcome=outcome, talked_at=moment, talker=who, facts=facts.strip()).where(
            ScreeningResultRow.id == result_id
        ).execute()
        return need(result_id)


def look_at(result_id: int) -> Result:
    """One result, to be shown; the look is written down first (B3). Raises ``NotFound``."""
    result = need(result_id)
    reading_log.looked(f"screening {result.screening_id}", result.student_id)
    return result


def need(result_id: int) -> Result:
    """One result, for a verb; whoever shows it asks ``look_at``. Raises ``NotFound``."""
    found = screening.results(ScreeningResultRow.id == result_id)
    if not found:
        raise NotFound(Words("没有这条测评结果", "There is no such result"))
    return found[0]


def of_results(result_ids: Collection[int]) -> dict[int, Booked]:
    """The interviews of these results that stand, by result."""
    return {each.result_id: each for each in _booked(ScreeningTalkRow.result.in_(list(result_ids)))}


def to_enter() -> list[Booked]:
    """The interviews whose time has come and whose outcome was not entered, the earliest first."""
    found = _booked(ScreeningResultRow.outcome.is_null(), AppointmentRow.starts <= clock.now())
    return sorted(found, key=lambda each: (each.starts, each.result_id))


def _booked(*conditions: object) -> list[Booked]:
    rights.need(Right.CARE)
    own, at = ScreeningTalkRow, AppointmentRow
    columns = (own.result, own.appointment, at.starts, at.counsellor, StaffRow.name, StudentRow.id, StudentRow.name)
    query = own.select(*columns).join_from(own, at).join_from(own, ScreeningResultRow)
    query = query.join_from(ScreeningResultRow, StudentRow).join_from(at, StaffRow, on=at.counsellor == StaffRow.id)
    return [Booked(*row) for row in tuples(query.where(*conditions, at.state.in_(KEPT_STATES)).order_by(own.id))]
