"""The chronology of a file: appointments, visits, reports, talks, levels, referrals, and who looked, the newest first."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

from model import clock, reading_log, rights
from model.appointments import kept
from model.care import access, said, scheme, screening
from model.care.contacts import Contact
from model.care.file import File
from model.committee import concerns, steps
from model.rights import Right
from model.visits import register
from model.words import Words

BACK = timedelta(days=3660)
"""How far back appointments are listed."""
Kind = Literal[
    "level",
    "stage",
    "review",
    "contact",
    "incident",
    "referral",
    "leave",
    "screening",
    "visit",
    "appointment",
    "concern",
    "finding",
    "disclosure",
    "looked",
]
KIND_WORDS: dict[Kind, Words] = {
    "level": Words("等级", "level"),
    "stage": Words("阶段", "stage"),
    "review": Words("评估", "assessed"),
    "contact": Words("联系", "contact"),
    "incident": Words("事件", "incident"),
    "referral": Words("转介", "referral"),
    "leave": Words("离校复学", "leave"),
    "screening": Words("测评", "screening"),
    "visit": Words("来访", "visit"),
    "appointment": Words("预约", "appointed"),
    "concern": Words("班级上报", "class report"),
    "finding": Words("医院材料", "hospital"),
    "disclosure": Words("保密例外", "exception"),
    "looked": Words("查阅", "looked at"),
}
"""What each line of the chronology is."""


class Event(NamedTuple):
    """One line of the chronology."""

    at: datetime
    """When, local."""
    kind: Kind
    """What it is."""
    number: int
    """Its number, for whoever acts on it."""
    about: Words
    """What happened."""
    who: str
    """Who did it."""


def chronology(file: File) -> list[Event]:
    """Everything that happened, the newest first; who looked is part of it."""
    access.need(file.student.id)
    found = [*_of_case(file), *_of_events(file), *_of_desk(file.student.id), *_of_looks(file.student.id)]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _of_case(file: File) -> Iterator[Event]:
    for change in reversed(file.levels):
        words = Words("{kind}：{before}{after}  {why}", "{kind}: {before}{after}  {why}")
        before = scheme.level(change.before).label if change.before else Words("", "")
        after = scheme.level(change.after).label if change.after else Words("", "")
        self_made = Words("（自提自批）", " (own proposal)") if change.self_approved else Words("", "")
        arrow = Words(" > ", " > ") if change.before and change.after and change.before != change.after else None
        yield Event(
            change.at,
            "level",
            change.id,
            words.saying(
                kind=said.CHANGE_WORDS[change.kind],
                before=Words(before.zh + arrow.zh, before.en + arrow.en) if arrow else Words("", ""),
                after=Words(after.zh + self_made.zh, after.en + self_made.en),
                why=change.meeting + " " + change.reason if change.meeting else change.reason,
            ),
            change.decider or change.proposer,
        )
    for step in reversed(file.stages):
        words = Words("{before} > {after}  {why}", "{before} > {after}  {why}")
        words = words.saying(before=said.STAGE_WORDS[step.before], after=said.STAGE_WORDS[step.after], why=step.reason)
        yield Event(step.at, "stage", step.id, words, step.author)
    for review in reversed(file.reviews):
        words = Words("{risk}：{facts}", "{risk}: {facts}").saying(
            risk=said.RISK_WORDS[review.risk], facts=review.facts
        )
        yield Event(review.at, "review", review.id, words, review.author)
    for each in file.contacts:
        yield Event(each.at, "contact", each.id, _contact(each), each.speaker)


def _contact(each: Contact) -> Words:
    hidden = Words("（限制阅读）", "(restricted)")
    facts = hidden if each.hidden else Words(f"{each.facts} {each.result}", f"{each.facts} {each.result}")
    correction = Words("更正 ", "correction ") if each.corrects else Words("", "")
    minutes = Words(f"{each.minutes}分钟 ", f"{each.minutes} min ") if each.minutes else Words("", "")
    return Words("{c}{kind} {way} {whom} {n}{facts}", "{c}{kind}, {way}, {whom} {n}{facts}").saying(
        c=correction,
        kind=said.CONTACT_WORDS[each.kind],
        way=said.WAY_WORDS[each.way],
        whom=said.WITH_WORDS[each.spoke_with],
        n=minutes,
        facts=facts,
    )


def _of_events(file: File) -> Iterator[Event]:
    for each in file.incidents:
        label = scheme.grade_words(each.rank, each.label)
        words = Words("{label}：{facts}", "{label}: {facts}").saying(label=label, facts=each.facts)
        yield Event(each.told_at, "incident", each.id, words, each.owner_name)
    for one in file.referrals:
        words = Words("{to}：{state}", "{to}: {state}").saying(to=one.to_whom, state=said.REFERRAL_WORDS[one.state])
        yield Event(_morning(one.applied_on), "referral", one.id, words, "")
    for leave in file.leaves:
        yield Event(_morning(leave.from_on), "leave", leave.id, Words(leave.reason, leave.reason), "")
        if leave.returned_on:
            yield Event(_morning(leave.returned_on), "leave", leave.id, Words("复学", "back at school"), "")
    for result in file.results:
        outcome = said.OUTCOME_WORDS[result.outcome] if result.outcome else Words("待访谈", "to be talked to")
        words = Words("{score} {flag} {outcome} {facts}", "{score} {flag} {outcome} {facts}")
        words = words.saying(
            score=result.score, flag=result.flag, outcome=outcome if result.flagged else "", facts=result.facts
        )
        day = result.talked_at or _morning(screening.get(result.screening_id).day)
        yield Event(day, "screening", result.id, words, result.talker)
    for paper in file.findings:
        words = Words("{at}（{by}提供）：{said}", "{at} (from {by}): {said}")
        words = words.saying(at=paper.institution, by=paper.given_by, said=paper.said)
        yield Event(_morning(paper.dated), "finding", 0, words, paper.author)
    for exception in access.disclosures(file.student.id):
        words = Words("{why}  {to}：{told}", "{why}  {to}: {told}")
        words = words.saying(why=said.DISCLOSURE_WORDS[exception.why], to=exception.to_whom, told=exception.told)
        yield Event(exception.at, "disclosure", 0, words, exception.author_name)


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
    for concern in concerns.of_student(student_id) if rights.may(Right.CONCERNS) else ():
        words = Words("{where}{seen}；{outcome}", "{where}{seen}; {outcome}")
        told = words.saying(where=concerns.where_told(concern), seen=concern.seen, outcome=steps.outcome(concern))
        yield Event(concern.raised_at, "concern", concern.id, told, "")


def _of_looks(student_id: int) -> Iterator[Event]:
    if rights.may(Right.JOURNAL):
        for look in reading_log.looks_at(student_id, limit=100):
            yield Event(clock.local(look.at), "looked", 0, Words(look.what, look.what), look.who_name)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time())
