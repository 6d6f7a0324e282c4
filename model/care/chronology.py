"""The chronology of a file: appointments, visits, reports, talks, levels, referrals, and who looked, the newest first."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import cast

from model import clock, reading_log, rights
from model.appointments import kept
from model.care import access, taken
from model.care.events import KIND_WORDS, Event, Kind, morning, of_case, of_events
from model.care.file import File
from model.committee import concerns, meetings, steps
from model.rights import Right
from model.visits import groups, register
from model.words import Words

__all__ = ["KIND_WORDS", "Event", "Kind", "chronology"]

BACK = timedelta(days=3660)
"""How far back appointments are listed."""


def chronology(file: File) -> list[Event]:
    """Everything that happened, the newest first; who looked is part of it."""
    access.need(file.student.id)
    student = file.student.id
    found = [*of_case(file), *of_events(file), *_of_desk(student), *_taken(student), *_of_looks(student)]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _of_desk(student_id: int) -> Iterator[Event]:
    """Appointments, visits and what the class reported; what was talked about stays in the notes."""
    now = clock.now()
    for booked in kept.of_student(student_id, now - BACK, now + timedelta(days=400)):
        if booked.state not in ("done", "voided"):
            yield Event(booked.starts, "appointment", booked.id, kept.STATE_WORDS[booked.state], booked.counsellor_name)
    for visit in register.of_student(student_id):
        if visit.state != "voided":
            words = Words(f"{visit.minutes or 0}分钟", f"{visit.minutes or 0} minutes")
            yield Event(visit.starts, "visit", visit.id, words, visit.counsellor_name)
    for visit in groups.of_student(student_id):
        words = Words("团体 {title}  {n}分钟", "group {title}, {n} {n:minute|minutes}").saying(
            title=visit.visitor_name, n=visit.minutes or 0
        )
        yield Event(visit.starts, "visit", visit.id, words, visit.counsellor_name)
    if rights.may(Right.CONCERNS):
        yield from _of_class(student_id)


def _of_class(student_id: int) -> Iterator[Event]:
    """What the class reported, and the meetings at which the student was talked about (C4)."""
    for concern in concerns.of_student(student_id):
        words = Words("{where}{seen}；{outcome}", "{where}{seen}; {outcome}")
        told = words.saying(where=concerns.where_told(concern), seen=concern.seen, outcome=steps.outcome(concern))
        yield Event(concern.raised_at, "concern", concern.id, told, "")
    for each in meetings.of_student(student_id):
        yield Event(morning(each.day), "meeting", 0, Words(each.remark, each.remark), each.led_by)


def _taken(student_id: int) -> Iterator[Event]:
    """What another desk handed over, each line marked with where it comes from."""
    for each in taken.of_student(student_id):
        kind = KIND_WORDS.get(cast(Kind, each.kind), taken.KIND_WORDS.get(each.kind, Words(each.kind, each.kind)))
        words = Words("（{school}移交）{kind}：{told}", "(from {school}) {kind}: {told}")
        yield Event(each.at, "taken", each.id, words.saying(school=each.school, kind=kind, told=each.words), each.who)


def _of_looks(student_id: int) -> Iterator[Event]:
    """Who looked: one line for each day, person and thing, with how often; the read log has every look."""
    if not rights.may(Right.JOURNAL):
        return
    often: dict[tuple[date, str, Words], list[datetime]] = {}
    for look in reading_log.looks_at(student_id):
        at = clock.local(look.at)
        often.setdefault((at.date(), look.who_name, look.words), []).append(at)
    for (_day, who, words), moments in often.items():
        many = Words("{what}（{n} 次）", "{what} ({n} {n:time|times})").saying(what=words, n=len(moments))
        yield Event(max(moments), "looked", 0, many if len(moments) > 1 else words, who)
