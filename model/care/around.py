"""The people around a student: mentor, talks, home visits, proxy parents; and what of it is due (C8-C10).

A talk counts when it lasted long enough; how often and how long is the text's, and stands in ``care.toml``.
"""

from datetime import date, timedelta
from typing import NamedTuple

from model import clock, rights
from model.calendar.year import calendar
from model.care import scheme
from model.people import staff, students
from model.rights import Right
from model.store import journal
from model.store.query import bare, fn
from model.store.tables import (
    CareCaseRow,
    CareContactRow,
    MentorRow,
    ProxyParentRow,
    SchoolLeaveRow,
    StaffRow,
    StudentRow,
)
from model.words import Words


class Owed(NamedTuple):
    """Something that somebody owes a student."""

    kind: str
    """``mentor`` (there is none), ``talk``, ``home_visit``; ``proxy_talk``, ``proxy_parent``, ``proxy_visit``."""
    student_id: int
    """Whom."""
    name: str
    """Their name."""
    by: date
    """By when."""
    who: str
    """Who owes it; empty where nobody is named."""


OWED_WORDS: dict[str, Words] = {
    "mentor": Words("缺育人导师", "No mentor"),
    "talk": Words("导师月谈", "Mentor's talk"),
    "home_visit": Words("学期家访", "Home visit"),
    "proxy_talk": Words("代理家长周谈", "Proxy's talk"),
    "proxy_parent": Words("代理家长联系家长", "Proxy and parents"),
    "proxy_visit": Words("代理家长家访", "Proxy's visit"),
}
"""What is owed."""


def mentor_of(student_id: int) -> str:
    """The student's mentor; empty without one."""
    rights.need(Right.CARE)
    own = MentorRow
    rows = bare(own.select(StaffRow.name).join(StaffRow).where(own.student == student_id, own.ended_on.is_null()))
    return str(rows[0][0]) if rows else ""


def proxy_of(student_id: int) -> str:
    """A left-behind child's proxy parent; empty without one."""
    rights.need(Right.CARE)
    own = ProxyParentRow
    rows = bare(own.select(StaffRow.name).join(StaffRow).where(own.student == student_id, own.ended_on.is_null()))
    return str(rows[0][0]) if rows else ""


def name_proxy(student_id: int, staff_id: int | None) -> None:
    """Name the proxy parent of a left-behind child, or nobody any more (C10)."""
    rights.need(Right.CARE)
    students.get(student_id)
    own = ProxyParentRow
    with journal.writing("proxy_parent.name", Words("改了一名留守儿童的代理家长", "Named a proxy parent")):
        own.update(ended_on=clock.today()).where(own.student == student_id, own.ended_on.is_null()).execute()
        if staff_id is not None:
            own.create(student=student_id, staff=staff.get(staff_id).id, from_on=clock.today())


def owed() -> list[Owed]:
    """What is owed to everybody who is watched over and to every child with a proxy, by day."""
    rights.need(Right.CARE)
    last = _last()
    found = [*_to_cases(last), *_to_proxied(last)]
    return sorted(found, key=lambda each: (each.by, each.student_id, each.kind))


_Last = dict[tuple[int, str], date]
"""The day of the last contact of a kind; a talk counts only when it lasted long enough."""


def _last() -> _Last:
    own, least = CareContactRow, int(scheme.data()["around"]["talk_minutes"])
    long_enough = (own.kind != "talk") | (own.minutes >= least)
    since = clock.now() - timedelta(days=400)
    query = own.select(own.student, own.kind, own.spoke_with, fn.MAX(own.at))
    rows = bare(
        query.where(own.at >= since, own.corrects.is_null(), long_enough).group_by(
            own.student, own.kind, own.spoke_with
        )
    )
    found: _Last = {}
    for student, kind, spoke_with, at in rows:
        day = date.fromisoformat(at[:10])
        for key in (kind, f"with {spoke_with}"):
            found[student, key] = max(found.get((student, key), date.min), day)
    return found


def _to_cases(last: _Last) -> list[Owed]:
    rule, today = scheme.data()["around"], clock.today()
    case, mentor = CareCaseRow, MentorRow
    mentors = dict(bare(mentor.select(mentor.student, StaffRow.name).join(StaffRow).where(mentor.ended_on.is_null())))
    away = {
        row[0]
        for row in bare(SchoolLeaveRow.select(SchoolLeaveRow.student).where(SchoolLeaveRow.returned_on.is_null()))
    }
    rows = bare(case.select(case.student, StudentRow.name, case.opened_on).join(StudentRow).where(case.state == "open"))
    term = calendar().term_on(today)
    found = []
    for student, name, opened in rows:
        since, who = date.fromisoformat(opened), mentors.get(student, "")
        if not who:
            found.append(Owed("mentor", student, name, since + timedelta(days=1), ""))
        if student not in away:
            talked = max(last.get((student, "talk"), since), since)
            found.append(Owed("talk", student, name, talked + timedelta(days=rule["talk_days"]), who))
        if term is not None and last.get((student, "home_visit"), date.min) < term.starts:
            found.append(Owed("home_visit", student, name, term.ends, who))
    return found


def _to_proxied(last: _Last) -> list[Owed]:
    rule, own = scheme.data()["around"], ProxyParentRow
    rows = bare(
        own.select(own.student, StudentRow.name, StaffRow.name, own.from_on)
        .join_from(own, StudentRow)
        .join_from(own, StaffRow)
        .where(own.ended_on.is_null(), StudentRow.left_on.is_null())
    )
    kinds = (
        ("proxy_talk", "with student", rule["proxy_talk_days"]),
        ("proxy_parent", "with parent", rule["proxy_parent_days"]),
        ("proxy_visit", "home_visit", rule["proxy_visit_days"]),
    )
    found = []
    for student, name, who, from_on in rows:
        since = date.fromisoformat(from_on)
        for kind, of, days in kinds:
            done = max(last.get((student, of), since), since)
            found.append(Owed(kind, student, name, done + timedelta(days=days), who))
    return found
