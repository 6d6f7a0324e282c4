"""Referring a student, and what follows: approval, consent, the way out, the feedback, the way back."""

from datetime import timedelta
from typing import Any

from model import clock
from model.care import referrals, said
from model.care.referrals import Referral
from model.care.said import options
from model.people import students
from model.seen import Row
from model.words import Words, say
from screens.care.incident_step import needed
from screens.care.reason import reasoned
from tui.app import DeskApp
from tui.ask import choose, prompt, show_text
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.long import LongText
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

FOLLOW_DAYS = 14
"""Days after which a referral is followed up, unless another day is given: this desk's default."""
NOTHING = Words("", "")


async def refer(app: DeskApp, student_id: int) -> None:
    """Refer a student; go on with the referral that is under way."""
    if not await reasoned(app, student_id):
        return
    under_way = [each for each in referrals.of_student(student_id) if each.state in referrals.UNDER_WAY]
    if under_way:
        await act(app, under_way[0].id)
        return
    fields = (
        Choice("kind", Words("转到", "To"), options=options(said.REFERRAL_KINDS)),
        Text("to_whom", Words("机构或部门", "Institution")),
        LongText("reason", Words("事实与理由", "Facts, reason")),
        Choice("secrecy", Words("保密级别", "Secrecy"), options=options(said.SECRECY_WORDS)),
    )
    title = Words("转介：{name}", "Refer {name}").saying(name=app.shown_name(students.get(student_id).name))
    made = await app.push_screen_wait(
        Form(
            title,
            fields,
            lambda told: referrals.apply(
                student_id, told["kind"], told["to_whom"] or "", told["reason"] or "", told["secrecy"]
            ),
            initial={"kind": "hospital", "secrecy": "secret"},
            kept=Kept("referral.apply", student_id, student_id),
        )
    )
    if made is not None:
        app.announce()


async def act(app: DeskApp, referral_id: int) -> None:
    """Choose what comes next of a referral, and do it."""
    known = referrals.get(referral_id)
    if not await reasoned(app, known.student_id):
        return
    state = known.state
    offered = [
        (approve, Words("领导小组批准", "The leading group approves"), NOTHING, state == "applied"),
        (refuse, Words("未批准", "It is not approved"), NOTHING, state == "applied"),
        (consents, Words("登记知情同意", "Enter the consents"), _consents(known), state in ("applied", "approved")),
        (send, Words("转出", "Send"), Words("须有签字同意", "with both consents"), state == "approved"),
        (
            hear,
            Words("登记反馈", "Enter the feedback"),
            Words("照抄原话", "word for word"),
            state in ("sent", "feedback"),
        ),
        (back, Words("回归学校", "Back in the school's care"), NOTHING, state == "feedback"),
        (slip, Words("打印转介单和回执", "Print slip and return slip"), NOTHING, state != "refused"),
        (end, Words("结束", "End it"), Words("须写明理由", "for a reason"), state in ("approved", "sent", "feedback")),
    ]
    title = Words("{name}  {to}  {state}", "{name}  {to}  {state}").saying(
        name=app.shown_name(known.student_name), to=known.to_whom, state=said.REFERRAL_WORDS[state]
    )
    listed = [(each, words, hint) for each, words, hint, may in offered if may]
    if not listed:
        await show_text(app, title, _told(known))
        return
    chosen = await choose(app, title, listed, about=_told(known))
    if chosen is not None and await chosen(app, known):
        app.announce()


async def approve(app: DeskApp, known: Referral) -> bool:
    """By whom or in which meeting."""
    by = await prompt(
        app,
        Words("批准转介", "Approve"),
        Words("哪次会议或何人", "By whom, or in which meeting"),
        check=needed,
        kept=Kept("referral.approve", known.id, known.student_id),
    )
    return by is not None and bool(referrals.approve(known.id, by))


async def refuse(app: DeskApp, known: Referral) -> bool:
    """For which reason."""
    why = await prompt(
        app,
        Words("未批准", "Not approved"),
        Words("理由", "The reason"),
        check=needed,
        kept=Kept("referral.refuse", known.id, known.student_id),
    )
    return why is not None and bool(referrals.refuse(known.id, why))


async def consents(app: DeskApp, known: Referral) -> bool:
    """How the consents of student and parents stand."""
    fields = (
        Choice("student", Words("学生同意", "Student"), options=options(said.CONSENT_WORDS)),
        Choice("parent", Words("家长同意", "Parents"), options=options(said.CONSENT_WORDS)),
        LongText(
            "override",
            Words("例外理由", "Override"),
            Words("未签而必须转出时填写", "Only where it goes out without"),
            lines=2,
        ),
    )

    def save(told: dict[str, Any]) -> Referral:
        return referrals.consent(known.id, told["student"], told["parent"], told["override"] or "")

    initial = {"student": known.consent_student, "parent": known.consent_parent, "override": known.override}
    form = Form(
        Words("知情同意", "Consents"),
        fields,
        save,
        initial=initial,
        of=(Row("referral", known.id),),
        kept=Kept("referral.consent", known.id, known.student_id),
    )
    return await app.push_screen_wait(form) is not None


async def send(app: DeskApp, known: Referral) -> bool:
    """It goes out; when is it followed up?"""
    day = Date("follow_on", Words("下次跟踪", "Followed up on"), required=True)
    form = Form(
        Words("转出", "Send"),
        (day,),
        lambda told: referrals.send(known.id, told["follow_on"]),
        initial={"follow_on": clock.today() + timedelta(days=FOLLOW_DAYS)},
        of=(Row("referral", known.id),),
        kept=Kept("referral.send", known.id, known.student_id),
    )
    return await app.push_screen_wait(form) is not None


async def hear(app: DeskApp, known: Referral) -> bool:
    """What they said, word for word."""
    fields = (
        LongText("feedback", Words("反馈原话", "Their words")),
        LongText("advice", Words("建议原话", "Their advice"), lines=3),
        Date("follow_on", Words("下次跟踪", "Followed up on")),
    )

    def save(told: dict[str, Any]) -> Referral:
        return referrals.hear(known.id, told["feedback"] or "", told["advice"] or "", told["follow_on"])

    form = Form(
        Words("登记反馈", "Feedback"),
        fields,
        save,
        of=(Row("referral", known.id),),
        kept=Kept("referral.hear", known.id, known.student_id),
    )
    return await app.push_screen_wait(form) is not None


async def back(app: DeskApp, known: Referral) -> bool:
    """The student is back in the school's care."""
    return bool(referrals.come_back(known.id))


async def slip(app: DeskApp, known: Referral) -> bool:
    """Write slip and return slip as a workbook to print."""
    from screens.care.care_prints import print_slip

    await print_slip(app, known)
    return False


async def end(app: DeskApp, known: Referral) -> bool:
    """It ends some other way."""
    why = await prompt(
        app,
        Words("结束转介", "End it"),
        Words("理由", "The reason"),
        check=needed,
        kept=Kept("referral.end", known.id, known.student_id),
    )
    return why is not None and bool(referrals.end(known.id, why))


def _told(known: Referral) -> str:
    """What there is of it so far, line by line; what a hospital said stays as it said it."""
    approved = f"{known.approved_by} {known.approved_on or ''}".strip()
    lines = (
        (Words("事实与理由", "Facts, reason"), known.reason),
        (Words("审批", "Approved"), approved),
        (Words("例外理由", "Override"), known.override),
        (Words("发出日期", "Sent on"), str(known.sent_on or "")),
        (Words("反馈原话", "Their words"), f"{known.feedback_on or ''} {known.feedback}".strip()),
        (Words("建议原话", "Their advice"), known.advice),
        (Words("下次跟踪", "Followed up on"), str(known.follow_on or "")),
        (Words("结束", "Ended"), f"{known.ended_on or ''} {known.ended_words}".strip()),
    )
    return "\n".join(say("{name}：{what}", "{name}: {what}", name=words, what=what) for words, what in lines if what)


def _consents(known: Referral) -> Words:
    words = Words("学生{s} 家长{p}", "student {s}, parents {p}")
    return words.saying(s=said.CONSENT_WORDS[known.consent_student], p=said.CONSENT_WORDS[known.consent_parent])
