"""What can be done with one appointment: a short list, the likeliest first, every line with its digit."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from model import clock, rights, seen
from model.appointments import book, kept, series
from model.appointments.days import clock_words, day_words, weekday_words
from model.appointments.kept import STATE_WORDS, Appointment
from model.appointments.series import Scope
from model.committee import concerns
from model.errors import DeskError
from model.rights import Right
from model.seen import Row
from model.visits import visits
from model.words import Words
from screens.appointments.move_acts import move
from screens.appointments.rooms_of import change_room
from screens.appointments.scope import ask_scope
from screens.appointments.waiting import offer_freed
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.keeping import Kept

Done = TypeVar("Done")
Act = Callable[[DeskApp, Appointment], Awaitable[None]]

NOTHING = Words("", "")


async def act(app: DeskApp, number: int) -> None:
    """Choose what to do with an appointment, and do it."""
    booked = kept.get(number)
    title = Words("{who}  {day} {weekday} {time}  {state}", "{who}  {day} {weekday} {time}  {state}").saying(
        who=app.shown_in(booked.who, booked.names),
        day=day_words(booked.starts.date()),
        weekday=weekday_words(booked.starts.date()),
        time=clock_words(booked.starts),
        state=STATE_WORDS[booked.state],
    )
    offered = _offered(booked)
    if not offered:
        app.notify(str(Words("这个预约已经结束", "That appointment is over")), markup=False)
        return
    chosen = await choose(app, title, [(each, words, hint) for each, words, hint in offered], about=_about(booked))
    if chosen is not None:
        await chosen(app, booked)


def _about(booked: Appointment) -> str:
    parts = [booked.counsellor_name, booked.room_name, booked.remark, booked.ended_reason]
    if booked.overlap_reason:
        parts.append(str(Words("重叠：{why}", "Overlap: {why}").saying(why=booked.overlap_reason)))
    if rights.may(Right.CONCERNS):
        for concern in concerns.of_appointment(booked.id):
            said = Words("来自 {day} 的关注事项：{seen}", "Came of a concern of {day}: {seen}")
            parts.append(str(said.saying(day=f"{concern.raised_at:%m-%d}", seen=concern.seen)))
    return "  ".join(part for part in parts if part)


def _offered(booked: Appointment) -> list[tuple[Act, Words, Words]]:
    """The acts that may follow this state."""
    today = booked.starts.date() == clock.today()
    past = booked.starts <= clock.now()
    coming = booked.state in kept.COMING_STATES
    here = coming or booked.state == "arrived"
    return [
        (each, words, hint)
        for each, words, hint, may in (
            (begin, Words("来访开始", "Begin the visit"), Words("立即计时", "the clock runs"), here and today),
            (arrive, Words("到了，在等", "Arrived, waiting"), NOTHING, coming and today),
            (confirm_held, Words("确认预约", "Confirm"), NOTHING, booked.state == "held"),
            (came, Words("来过（补录）", "They came (enter it now)"), NOTHING, here and past and not today),
            (miss, Words("没有来（爽约）", "Did not come"), NOTHING, booked.state == "booked" and past),
            (move, Words("改期", "Move"), NOTHING, booked.is_open and booked.state != "in_session"),
            (change_room, Words("换场地", "Another room"), NOTHING, booked.is_open and booked.state != "in_session"),
            (cancel, Words("取消预约", "Cancel"), NOTHING, coming),
            (
                reinstate,
                Words("恢复预约", "Reinstate"),
                NOTHING,
                booked.state in ("cancelled", "late_cancel", "no_show"),
            ),
            (change_remark, Words("改备注", "Change the remark"), NOTHING, booked.state != "voided"),
            (
                void,
                Words("作废", "Void"),
                Words("录错时用，保留痕迹", "entered by mistake; it stays on record"),
                booked.state != "voided",
            ),
        )
        if may
    ]


async def begin(app: DeskApp, booked: Appointment) -> None:
    """The visitor sits down: the appointment becomes a visit."""
    visits.receive(booked.id)
    app.announce()


async def arrive(app: DeskApp, booked: Appointment) -> None:
    """The visitor is at the door and waits."""
    book.arrive(booked.id)
    app.announce()


async def confirm_held(app: DeskApp, booked: Appointment) -> None:
    """A held time is booked."""
    book.confirm(booked.id)
    app.announce()


async def came(app: DeskApp, booked: Appointment) -> None:
    """They came and nobody wrote it down: enter the visit as booked; its times can be corrected afterwards."""
    from model.visits.visit import Details

    visits.add(
        Details(
            visitor=booked.visitor,
            student=booked.student_id,
            visitor_name=booked.visitor_name,
            form=booked.form,
            room=booked.room_id,
        ),
        booked.starts,
        booked.ends,
        counsellor=booked.counsellor_id,
        appointment_id=booked.id,
    )
    app.announce()


async def miss(app: DeskApp, booked: Appointment) -> None:
    """Nobody came."""
    book.miss(booked.id)
    app.announce()


async def reinstate(app: DeskApp, booked: Appointment) -> None:
    """It stands again."""
    book.reinstate(booked.id)
    app.announce()


async def cancel(app: DeskApp, booked: Appointment) -> None:
    """Call it off, and the others of its series if so chosen; then say whom the free time would suit."""
    scope = await ask_scope(app, booked)
    if scope is None:
        return
    title, label = _what_is_called_off(app, booked, scope)
    reason = await prompt(
        app, title, label, check=str.strip, kept=Kept("appointment.cancel", booked.id, booked.student_id)
    )
    if reason is None:
        return
    freed = series.cancel(booked.id, scope, reason)
    app.announce()
    await offer_freed(app, freed)


def _what_is_called_off(app: DeskApp, booked: Appointment, scope: Scope) -> tuple[Words, Words]:
    """Title and label of the question: one date, or how many of the series and from when on."""
    each = series.concerned(booked.id, scope)
    said = book.named(each[0] if each else booked) | {"who": app.shown_in(booked.who, booked.names)}
    if len(each) < 2:
        return (
            Words("取消{who}的预约：{day} {time}", "Call off {who}: {day} {time}").saying(**said),
            Words(
                "原因（可不填）；Enter 取消这个预约，Esc 保留",
                "Reason (may stay empty); Enter calls it off, Esc keeps it",
            ),
        )
    return (
        Words("取消{who}的系列预约：{day} {time} 起 {n} 次", "Call off {who}: {n} dates from {day} {time}").saying(
            **said, n=len(each)
        ),
        Words(
            "原因（可不填）；Enter 取消这 {n} 次，Esc 保留",
            "Reason (may stay empty); Enter calls off all {n}, Esc keeps them",
        ).saying(n=len(each)),
    )


async def change_remark(app: DeskApp, booked: Appointment) -> None:
    """Change the line for the desk."""
    begun = seen.now(Row("appointment", booked.id))

    def save(text: str) -> str:
        with seen.unchanged(begun):
            book.remark(booked.id, text.strip())
        return text

    about = Words("不写谈话内容", "Nothing of what was talked about")
    if (
        await prompt(
            app,
            Words("备注", "Remark"),
            about,
            booked.remark,
            check=save,
            kept=Kept("appointment.remark", booked.id, booked.student_id),
        )
        is not None
    ):
        app.announce()


async def void(app: DeskApp, booked: Appointment) -> None:
    """It should never have been written."""
    reason = await prompt(
        app,
        Words("作废预约", "Void the appointment"),
        Words("作废原因", "The reason"),
        check=_needed,
        kept=Kept("appointment.void", booked.id, booked.student_id),
    )
    if reason is not None:
        book.void(booked.id, reason)
        app.announce()
        await offer_freed(app, [booked])


def _needed(text: str) -> str:
    if not text.strip():
        raise DeskError(Words("请写明原因", "Type the reason"))
    return text.strip()
