"""Incidents and their clocks: graded by the listed criteria, told at once, each with its protocol of timed steps (E2-E9)."""

from datetime import datetime, timedelta

from model import clock, rights, session, word_lists
from model.care import scheme
from model.care.incident_log import Incident, Step, found, reported, steps_where
from model.errors import NotAllowed, NotFound, Refused
from model.people import students
from model.rights import Right
from model.store import journal
from model.store.tables import IncidentRow, IncidentStepRow
from model.words import Words

TOLD = "told"
"""The step that is done by reporting: the room was told."""
SAME = {"leaders": "leaders_at", "written": "written_at"}
"""The steps that say the same as a clock of the incident: whoever settles one has settled the other."""


def report(
    grade: str,
    criterion: str,
    facts: str,
    told_by: str,
    *,
    student: int | None = None,
    danger: str = "",
    happened: datetime | None = None,
    owner: int | None = None,
) -> Incident:
    """An event is told by telephone now: it gets its grade, its clock and its protocol.

    A duty teacher may report without reading any file. An ordinary or serious one wants its written report within the
    hours the text names (E3); a major one, or any danger, wants the leading group told now.
    """
    rights.need(Right.CARE_REPORT)
    word_lists.need([danger] if danger else [], "danger", field="danger")
    graded, now = scheme.grade(grade), clock.now()
    if criterion not in dict(graded.criteria):
        raise Refused(
            "incident.criterion", Words("请选择所列的一条标准", "Choose one of the listed criteria"), "criterion"
        )
    protocol = scheme.protocol_for(graded, criterion, danger)
    hours = None if graded.leaders_now or danger else graded.written_hours
    with journal.writing("incident.report", Words("上报了一起事件（{n}）", "Reported an incident ({n})")) as entry:
        row = IncidentRow.create(
            student=students.get(student).id if student is not None else None,
            happened=happened or now,
            told_at=now,
            told_by=told_by.strip(),
            rank=graded.rank,
            label=graded.label.zh,
            criterion=criterion,
            danger=danger,
            facts=facts.strip(),
            owner=owner or usual_owner(),
            protocol=protocol.key,
            written_due=now + timedelta(hours=hours) if hours else None,
        )
        _lay_steps(row.id, protocol, now, told_by.strip())
        entry.reword(n=row.id)
        return reported(row.id)


def written_report_came(incident_id: int, at: datetime | None = None) -> Incident:
    """The written report is in, on time or late."""
    moment = at or clock.now()
    if moment > clock.now():
        raise Refused("incident.future", Words("收到时间不能在将来", "It cannot come in the future"), "at")
    return _change(
        incident_id, Words("收到事件 {n} 的书面报告", "The written report on incident {n} is in"), "written_at", moment
    )


def leaders_told(incident_id: int) -> Incident:
    """The leading group was told, now."""
    words = Words("事件 {n} 已报告领导小组", "The leading group was told of incident {n}")
    return _change(incident_id, words, "leaders_at", clock.now())


def tick(step_id: int, remark: str = "", *, who: int | None = None, at: datetime | None = None) -> Step:
    """A step is done, now or at ``at``, by the person at the desk or another.

    Raises ``Refused`` for a time to come, or before the incident was told.
    """
    return _settle(step_id, "done", remark, who, at)


def leave_undone(step_id: int, reason: str) -> Step:
    """A step is not done, for a reason. Raises ``Refused`` without one."""
    return _settle(step_id, "not_done", reason, None)


def close(incident_id: int, outcome: str) -> Incident:
    """The incident is over. Raises ``Refused`` while a step is open, or without an outcome."""
    rights.need(Right.CARE)
    with journal.writing("incident.close", Words("结束了事件 {n}", "Closed incident {n}").saying(n=incident_id)):
        found(incident_id)
        IncidentRow.update(state="closed", closed_at=clock.now(), outcome=outcome.strip()).where(
            IncidentRow.id == incident_id
        ).execute()
        return found(incident_id)


def _lay_steps(incident_id: int, protocol: scheme.Protocol, told: datetime, told_by: str) -> None:
    """Copy the protocol: what was in force stays readable when the school changes it. That it was told is done."""
    me = session.at_desk().staff_id
    for place, step in enumerate(protocol.steps, 1):
        done = step.key == TOLD and me is not None
        IncidentStepRow.create(
            incident=incident_id,
            place=place,
            key=step.key,
            zh=step.words.zh,
            en=step.words.en,
            role=step.role,
            source=step.source,
            due=None if step.minutes is None else told + timedelta(minutes=step.minutes),
            **({"state": "done", "at": told, "who": me, "remark": told_by} if done else {}),
        )


def _settle(step_id: int, state: str, remark: str, who: int | None, at: datetime | None = None) -> Step:
    rights.need(Right.CARE)
    there = steps_where(IncidentStepRow.id == step_id)
    if not there:
        raise NotFound(Words("没有这一步", "There is no such step"))
    step = there[0]
    words = Words("事件 {n}：第 {place} 步有了结果", "Incident {n}: step {place} is settled")
    with journal.writing("incident_step.settle", words.saying(n=step.incident_id, place=step.place)):
        now = at or clock.now()
        if not found(step.incident_id).told_at <= now <= clock.now():
            wrong = Words("时间应在上报之后、现在之前", "It was done after the report and before now")
            raise Refused("incident_step.time", wrong, "at")
        IncidentStepRow.update(state=state, at=now, who=who or session.at_desk().staff_id, remark=remark.strip()).where(
            IncidentStepRow.id == step_id
        ).execute()
        if step.key in SAME and state == "done":
            column = getattr(IncidentRow, SAME[step.key])
            IncidentRow.update({SAME[step.key]: now}).where(
                IncidentRow.id == step.incident_id, column.is_null()
            ).execute()
        return steps_where(IncidentStepRow.id == step_id)[0]


def _change(incident_id: int, words: Words, field: str, moment: datetime) -> Incident:
    rights.need(Right.CARE)
    with journal.writing(f"incident.{field}", words.saying(n=incident_id)):
        found(incident_id)
        IncidentRow.update({field: moment}).where(IncidentRow.id == incident_id).execute()
        same = [key for key, column in SAME.items() if column == field]
        own = IncidentStepRow
        own.update(state="done", at=moment, who=session.at_desk().staff_id).where(
            own.incident == incident_id, own.key.in_(same), own.state == "open"
        ).execute()
        return found(incident_id)


def usual_owner() -> int:
    """Who is in charge unless somebody else is named: the person at the desk if they counsel, else the first counsellor."""
    rights.need(Right.CARE_REPORT)
    from model.people import staff

    me = session.at_desk().staff_id
    counsellors = [each.id for each in staff.counsellors()]
    if me is not None and me in counsellors:
        return me
    if not counsellors:
        raise NotAllowed(Words("还没有心理教师", "There is no counsellor yet"))
    return counsellors[0]
