"""The people around a student: mentor, talks, home visits, proxy parents; and what of it is due (C8-C10).

A talk counts when it lasted long enough; how often and how long is the text's, and stands in ``care.toml``.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from model import clock, rights
from model.calendar.year import calendar
from model.care import clocks, scheme
from model.committee import grid
from model.named import NamedTuple
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
    """One of ``OWED_WORDS``; ``mentor`` is that there is none."""
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
    "proxy_homework": Words("代理辅导作业", "Proxy: homework"),
    "proxy_talk": Words("代理家长周谈", "Proxy: a talk"),
    "proxy_parent": Words("代理联系家长", "Proxy: parents"),
    "proxy_visit": Words("代理家长家访", "Proxy: a visit"),
}
"""What is owed; what a proxy parent owes is the proxy's own to do (C10)."""


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
    name_proxies([student_id], staff_id)


def name_proxies(student_ids: Sequence[int], staff_id: int | None) -> None:
    """Name one proxy parent for several left-behind children, or nobody any more, as one entry."""
    rights.need(Right.CARE)
    own = ProxyParentRow
    words = Words("改了留守儿童的代理家长（{n}人）", "Named a proxy parent ({n})").saying(n=len(student_ids))
    with journal.writing("proxy_parent.name", words):
        for student in students.these(student_ids):
            own.update(ended_on=clock.today()).where(own.student == student.id, own.ended_on.is_null()).execute()
            if staff_id is not None:
                own.create(student=student.id, staff=staff.get(staff_id).id, from_on=clock.today())


def give_mentors(student_ids: Sequence[int], staff_id: int | None) -> None:
    """Give several students one mentor, or nobody any more, as one entry (C8)."""
    rights.need(Right.CARE)
    words = Words("指定育人导师（{n}人）", "Named a mentor ({n})").saying(n=len(student_ids))
    with journal.writing("mentor.give", words):
        for student_id in student_ids:
            grid.give_mentor(student_id, staff_id)


def owed() -> list[Owed]:
    """What is owed to everybody who is watched over and to every child with a proxy, by day."""
    last = last_contacts()
    found = [*_to_cases(last), *_to_proxied(last)]
    return sorted(found, key=lambda each: (each.by, each.student_id, each.kind))


Last = dict[tuple[int, str, int], date]
"""The day of the last contact by student, by kind or by ``with …``, and by who spoke (0: anybody)."""


def last_contacts() -> Last:
    """When somebody last spoke with or about whom; a talk counts only when it lasted long enough (C8)."""
    rights.need(Right.CARE)
    own, least = CareContactRow, int(scheme.data()["around"]["talk_minutes"])
    long_enough = (own.kind != "talk") | (own.minutes >= least)
    since = clock.now() - timedelta(days=400)
    by = (own.student, own.kind, own.spoke_with, own.speaker)
    rows = bare(
        own.select(*by, fn.MAX(own.at)).where(own.at >= since, own.corrects.is_null(), long_enough).group_by(*by)
    )
    found: Last = {}
    for student, kind, spoke_with, speaker, at in rows:
        day = date.fromisoformat(at[:10])
        for key in ((student, of, who) for of in (kind, f"with {spoke_with}") for who in (0, speaker)):
            found[key] = max(found.get(key, date.min), day)
    return found


def _to_cases(last: Last) -> list[Owed]:
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
            talked = max(last.get((student, "talk", 0), since), since)
            found.append(Owed("talk", student, name, talked + timedelta(days=rule["talk_days"]), who))
        if term is not None and last.get((student, "home_visit", 0), date.min) < term.starts:
            found.append(Owed("home_visit", student, name, term.ends, who))
    return found


def _to_proxied(last: Last) -> list[Owed]:
    rule, own = scheme.data()["around"], ProxyParentRow
    rows = bare(
        own.select(own.student, StudentRow.name, own.staff, StaffRow.name, own.from_on)
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
    for student, name, proxy, who, from_on in rows:
        since = date.fromisoformat(from_on)
        helped = max(last.get((student, "homework", proxy), since), since)
        if every := rule.get("proxy_homework_days"):
            found.append(Owed("proxy_homework", student, name, clocks.school_days_after(helped, every), who))
        for kind, of, days in kinds:
            done = max(last.get((student, of, proxy), since), since)
            found.append(Owed(kind, student, name, done + timedelta(days=days), who))
    return found
