"""The lines of a chronology that a file itself holds: levels, assessments, contacts, incidents, referrals, papers."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Literal

from model.care import access, clocks, incident_log, said, scheme, screening
from model.care.contacts import Contact
from model.care.file import File
from model.care.leaves import SchoolLeave
from model.care.referrals import Referral
from model.named import NamedTuple
from model.words import Words

Kind = Literal[
    "level",
    "stage",
    "review",
    "contact",
    "incident",
    "step",
    "referral",
    "leave",
    "consent",
    "screening",
    "visit",
    "appointment",
    "concern",
    "meeting",
    "list",
    "finding",
    "disclosure",
    "taken",
    "looked",
]
KIND_WORDS: dict[Kind, Words] = {
    "level": Words("等级", "level"),
    "stage": Words("阶段", "stage"),
    "review": Words("评估", "assessed"),
    "contact": Words("联系", "contact"),
    "incident": Words("事件", "incident"),
    "step": Words("处置步骤", "step"),
    "referral": Words("转介", "referral"),
    "leave": Words("离校复学", "leave"),
    "consent": Words("知情同意", "consent"),
    "screening": Words("测评", "screening"),
    "visit": Words("来访", "visit"),
    "appointment": Words("预约", "appointed"),
    "concern": Words("班级上报", "class report"),
    "meeting": Words("心理例会", "meeting"),
    "list": Words("名单", "list"),
    "finding": Words("医院材料", "hospital"),
    "disclosure": Words("保密例外", "exception"),
    "taken": Words("移交来", "taken over"),
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


def of_case(file: File) -> Iterator[Event]:
    """What was decided, assessed and said about a case."""
    for change in reversed(file.levels):
        words = Words("{kind}：{before}{after}  {why}", "{kind}: {before}{after}  {why}")
        before = scheme.level(change.before).label if change.before else Words("", "")
        after = scheme.level(change.after).label if change.after else Words("", "")
        self_made = Words("（自提自批）", " (own proposal)") if change.self_approved else Words("", "")
        ending = said.ENDING_WORDS[change.ending] if change.ending else Words("", "")
        arrow = Words(" > ", " > ") if change.before and change.after and change.before != change.after else None
        yield Event(
            change.at,
            "level",
            change.id,
            words.saying(
                kind=said.CHANGE_WORDS[change.kind],
                before=Words(before.zh + arrow.zh, before.en + arrow.en) if arrow else Words("", ""),
                after=Words(after.zh + ending.zh + self_made.zh, after.en + ending.en + self_made.en),
                why=change.meeting + " " + change.reason if change.meeting else change.reason,
            ),
            change.decider or change.proposer,
        )
    for step in reversed(file.stages):
        words = Words("{before} > {after}  {why}", "{before} > {after}  {why}")
        words = words.saying(before=said.STAGE_WORDS[step.before], after=said.STAGE_WORDS[step.after], why=step.reason)
        yield Event(step.at, "stage", step.id, words, step.author)
    for consent in reversed(file.consents):
        yield Event(consent.at, "consent", 0, consent.words, consent.author)
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
    named = Words("{kind} ", "{kind}, ").saying(kind=said.CONTACT_WORDS[each.kind])
    return Words("{c}{kind}{way} {whom} {n}{facts}", "{c}{kind}{way}, {whom} {n}{facts}").saying(
        c=correction,
        kind=Words("", "") if each.kind == "contact" else named,  # the line says that already
        way=said.WAY_WORDS[each.way],
        whom=said.WITH_WORDS[each.spoke_with],
        n=minutes,
        facts=facts,
    )


def of_events(file: File) -> Iterator[Event]:
    """What happened to a student, and what of it is on paper."""
    for each in file.incidents:
        label = scheme.grade_words(each.rank, each.label)
        words = Words("{label}：{facts}  {written}{outcome}", "{label}: {facts}  {written}{outcome}").saying(
            label=label,
            facts=each.facts,
            written=clocks.written_words(each.written_due, each.written_at),
            outcome=f"  {each.outcome}" if each.outcome else "",
        )
        yield Event(each.told_at, "incident", each.id, words, each.owner_name)
        yield from _steps(each.id)
    for one in file.referrals:
        yield from _referral(one)
    for leave in file.leaves:
        yield from _leave(leave)
    for result in file.results:
        outcome = said.OUTCOME_WORDS[result.outcome] if result.outcome else Words("待访谈", "to be talked to")
        batch = screening.get(result.screening_id)
        words = Words("{with_} {score}分 {flag} {outcome} {facts}", "{with_}: score {score} {flag} {outcome} {facts}")
        words = words.saying(
            with_=batch.instrument or batch.name,
            score=result.score,
            flag=result.flag,
            outcome=outcome if result.flagged else "",
            facts=result.facts,
        )
        day = result.talked_at or morning(batch.day)
        yield Event(day, "screening", result.id, words, result.talker)
    for entry in file.entries:
        ledger = said.LEDGER_WORDS[entry.ledger]
        words = Words("列入{ledger}名单：{what}", "put on the list of {ledger}: {what}")
        yield Event(morning(entry.from_on), "list", entry.id, words.saying(ledger=ledger, what=entry.what), "")
        if entry.ended_on is not None:
            off = Words("移出{ledger}名单", "taken off the list of {ledger}").saying(ledger=ledger)
            yield Event(morning(entry.ended_on), "list", -entry.id, off, "")
    for paper in file.findings:
        words = Words("{at}（{by}提供）：{said}", "{at} (from {by}): {said}")
        words = words.saying(at=paper.institution, by=paper.given_by, said=paper.said)
        yield Event(morning(paper.dated), "finding", 0, words, paper.author)
    for exception in access.disclosures(file.student.id):
        words = Words("{why}  {to}：{told}", "{why}  {to}: {told}")
        words = words.saying(why=said.DISCLOSURE_WORDS[exception.why], to=exception.to_whom, told=exception.told)
        yield Event(exception.at, "disclosure", 0, words, exception.author_name)


def _steps(incident_id: int) -> Iterator[Event]:
    """Every step that was settled, when and by whom: this is the course that a report tells later (E12)."""
    for step in reversed(incident_log.steps(incident_id)):
        if step.at is not None:
            late = step.due is not None and step.at > step.due
            words = Words("{words}：{done}{late}  {remark}", "{words}: {done}{late}  {remark}").saying(
                words=step.words,
                done=Words("已做", "done") if step.state == "done" else Words("没做", "not done"),
                late=Words("（超时）", " (late)") if late else Words("", ""),
                remark=step.remark,
            )
            yield Event(step.at, "step", step.id, words, step.who)


def _referral(one: Referral) -> Iterator[Event]:
    """Every step of a referral on its day, the newest first."""
    steps = (
        (one.applied_on, "applied", one.reason),
        (one.approved_on, "approved", one.approved_by),
        (one.sent_on, "sent", one.override),
        (one.feedback_on, "feedback", f"{one.feedback} {one.advice}"),
        (one.ended_on, one.state, one.ended_words),
    )
    words = Words("{to}：{state}  {told}", "{to}: {state}  {told}")
    for day, state, told in reversed(steps):
        if day is not None:
            about = words.saying(to=one.to_whom, state=said.REFERRAL_WORDS[state], told=told.strip())
            yield Event(morning(day), "referral", one.id, about, "")


def _leave(leave: SchoolLeave) -> Iterator[Event]:
    """Every paper of a leave on its day, the newest first."""
    steps = (
        (leave.from_on, Words("离校：{told}", "left school: {told}"), leave.reason),
        (leave.certificate_on, Words("病历证明：{told}", "certificate: {told}"), leave.certificate),
        (leave.room_on, Words("辅导室评估：{told}", "the room assessed: {told}"), leave.room_words),
        (leave.leaders_on, Words("领导小组已评估", "the leading group assessed"), ""),
        (leave.returned_on, Words("复学", "back at school"), ""),
    )
    for day, words, told in reversed(steps):
        if day is not None:
            yield Event(morning(day), "leave", leave.id, words.saying(told=told), "")


def morning(day: date) -> datetime:
    """A day as the moment it begins: what has no time stands before what has one."""
    return datetime.combine(day, time())
