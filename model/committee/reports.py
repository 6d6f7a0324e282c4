"""What a class or dormitory answered for a week: nothing to report, or a report (C3).

Not answered and nothing to report are two things. An answer that is sent back for more stays, with what is wanted.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from model import clock, rights, session
from model.committee import concerns, places
from model.committee.places import Place, place_of
from model.committee.report import MOOD_WORDS, TALK_WORDS, Answer, CameBy, Report
from model.committee.weeks import week_on
from model.errors import NotAllowed, NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import Expression, tuples
from model.store.tables import PeerReportRow
from model.words import Words

__all__ = ["MOOD_WORDS", "TALK_WORDS", "Answer", "CameBy", "Report"]


def nothing(
    place: Place,
    monday: date,
    *,
    mood: int | None = None,
    received_at: datetime | None = None,
    came_by: CameBy = "keys",
) -> int:
    """Nothing to report (零报告): one key. Answers the number of the report."""
    rights.need(Right.TAKE_REPORTS)
    with journal.writing(
        "peer_report.nothing", Words("{place}{week}零报告", "{place}, {week}: nothing to report")
    ) as entry:
        entry.reword(**_said(place, monday))
        return _put(place, monday, "nothing", Answer(mood=mood), received_at, came_by)


def receive(
    place: Place, monday: date, says: Answer, *, received_at: datetime | None = None, came_by: CameBy = "keys"
) -> int:
    """A report came; every student of concern becomes a to-do. Answers its number."""
    rights.need(Right.TAKE_REPORTS)
    with journal.writing(
        "peer_report.receive", Words("收到{place}{week}周报", "{place}, {week}: report received")
    ) as entry:
        entry.reword(**_said(place, monday))
        number = _put(place, monday, "report", says, received_at, came_by)
        at = received_at or clock.now()
        for seen in says.seen:
            concerns.tell(seen, report=number, at=at)
        return number


def send_back(report_id: int, wanted: str) -> None:
    """More is wanted: the answer stands, marked, until it is answered again."""
    rights.need(Right.READ_REPORTS)
    report = get(report_id)
    words = Words("退回{place}{week}周报", "{place}, {week}: sent back for more").saying(
        **_said(report.place, report.monday)
    )
    with journal.writing("peer_report.send_back", words):
        PeerReportRow.update(returned_reason=wanted.strip()).where(PeerReportRow.id == report_id).execute()


def void(report_id: int, reason: str) -> None:
    """It was entered for the wrong class or week; that week is missing again, the row stays with the reason."""
    rights.need(Right.TAKE_REPORTS)
    report = get(report_id)
    words = Words("作废{place}{week}周报", "{place}, {week}: report voided").saying(
        **_said(report.place, report.monday)
    )
    with journal.writing("peer_report.void", words):
        PeerReportRow.update(voided_reason=reason.strip()).where(PeerReportRow.id == report_id).execute()


def may_read(report: Report) -> bool:
    """Whether the person at the desk may see what a report says: a counsellor, and whoever typed it."""
    return rights.may(Right.READ_REPORTS) or (
        rights.may(Right.TAKE_REPORTS)
        and report.entered_by is not None
        and report.entered_by == session.at_desk().staff_id
    )


def read(report_id: int) -> Report:
    """What a report says. Raises ``NotFound``, ``NotAllowed`` for somebody else's without the right."""
    if not rights.may(Right.TAKE_REPORTS):
        rights.need(Right.READ_REPORTS)
    report = get(report_id)
    if not may_read(report):
        raise NotAllowed(Words("您没有这项权限", "You have no right to do this"))
    return report


def get(report_id: int) -> Report:
    """One answer. Raises ``NotFound``."""
    found = _where([PeerReportRow.id == report_id])
    if not found:
        raise NotFound(Words("没有这份周报", "There is no such report"))
    return found[0]


def of(place: Place, monday: date) -> Report | None:
    """What a class or dormitory answered for a week, if it did."""
    found = _where([place.among(PeerReportRow), PeerReportRow.monday == monday])
    return found[0] if found else None


def between(first: date, last: date) -> list[Report]:
    """Every answer for the weeks that begin from one Monday to another."""
    return _where([PeerReportRow.monday >= first, PeerReportRow.monday <= last])


def of_place(place: Place, mondays: Collection[date]) -> list[Report]:
    """The answers of one place for these weeks."""
    return [each for each in _where([place.among(PeerReportRow)]) if each.monday in mondays]


def _said(place: Place, monday: date) -> dict[str, object]:
    week = week_on(monday)
    number = Words(f"第{week.number}周", f"week {week.number}") if week else Words(str(monday), str(monday))
    return {"place": places.get(place, monday).words, "week": number}


def _put(place: Place, monday: date, answer: str, says: Answer, received_at: datetime | None, came_by: str) -> int:
    """Enter an answer, or over one that is there already; when the first came stays."""
    at = received_at or clock.now()
    if at > clock.now():
        raise Refused(
            "peer_report.future", Words("收到时间还没到", "It cannot have come later than now"), "received_on"
        )
    week = week_on(monday)
    if week is not None and not week.wanted:
        raise Refused("peer_report.off", Words("这一周不需要上报", "No report is wanted for that week"), "monday")
    if monday > clock.today():
        raise Refused("peer_report.early", Words("这一周还没到", "That week is still to come"), "monday")
    columns: dict[str, Any] = {
        "answer": answer,
        "mood": says.mood,
        **{name: name in says.talks for name in TALK_WORDS},
        "talk": says.talk.strip(),
        "events": says.events.strip(),
        "help_asked": says.help_asked.strip(),
        "came_by": came_by,
        "entered_by": session.at_desk().staff_id,
        "returned_reason": None,
    }
    standing = of(place, monday)
    if standing is None:
        return int(PeerReportRow.create(**place.columns(), monday=monday, received_at=at, **columns).id)
    if not may_read(standing):
        rights.need(Right.READ_REPORTS)
    PeerReportRow.update(columns).where(PeerReportRow.id == standing.id).execute()
    return standing.id


def _where(conditions: Sequence[Expression]) -> list[Report]:
    if not rights.may(Right.TOTALS):
        rights.need(Right.COMMITTEE)
    own = PeerReportRow
    rows = tuples(
        own.select(
            own.id,
            own.school_class,
            own.dormitory,
            own.building,
            own.monday,
            own.answer,
            own.mood,
            own.study,
            own.life,
            own.relations,
            own.feelings,
            own.talk,
            own.events,
            own.help_asked,
            own.received_at,
            own.came_by,
            own.entered_by,
            own.returned_reason,
        )
        .where(own.voided_reason.is_null(), *conditions)
        .order_by(own.monday, own.id)
    )
    return [_report(row) for row in rows]


def _report(row: tuple[Any, ...]) -> Report:
    talks = frozenset(name for name, there in zip(TALK_WORDS, row[7:11], strict=True) if there)
    says = Answer(row[6], talks, *row[11:14])
    return Report(row[0], place_of(*row[1:4]), row[4], row[5], says, *row[14:])
