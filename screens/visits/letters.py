"""Letters from the box: received, answered by a date, voided."""

from datetime import timedelta
from typing import Any

from model import clock, settings
from model.errors import DeskError
from model.people import index, students
from model.visits import letters
from model.visits.letters import Letter
from model.words import Words, say
from screens.visits.letter_state import state_of
from tui.app import DeskApp
from tui.ask import choose, prompt, show_text
from tui.fields.date import Date
from tui.fields.long import LongText
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

NOTHING = Words("", "")
AGO = timedelta(days=365)
"""How far back the register of letters goes."""


async def receive(page: Any) -> None:
    """A letter was found in the box."""
    app: DeskApp = page.app
    if await app.push_screen_wait(
        Form(Words("登记来信", "A letter"), _fields(), _received, kept=Kept("letter.receive"))
    ):
        app.announce()


def _fields() -> tuple[Any, ...]:
    return (
        LongText("gist", Words("内容", "About"), Words("一两句话", "A sentence or two"), required=True, lines=3),
        Person(
            "student",
            Words("学生", "Student"),
            Words("不知道就留空", "Leave it empty if nobody knows"),
            find=_find,
            named=lambda number: students.get(number).name,
        ),
        Text("signed", Words("署名", "Signed"), Words("信上怎么写", "As the letter has it")),
        Date("received_on", Words("收到日期", "Received"), Words("留空是今天", "Empty is today")),
        Date("reply_by", Words("回信期限", "Reply by"), Words("留空按设置", "Empty goes by the settings")),
    )


def _received(answers: dict[str, Any]) -> Letter:
    return letters.receive_letter(
        answers["gist"],
        received_on=answers["received_on"],
        student=answers["student"],
        signed=answers["signed"] or "",
        reply_by=answers["reply_by"],
        reply_days=settings.get().reply_days,
    )


async def answer(app: DeskApp, letter_id: int) -> None:
    """Read a letter; say that it was answered, put right what is told of it, or void it."""
    letter = letters.get(letter_id)
    name = letter.student_name
    who = Words(app.shown_name(name), app.shown_name(name)) if name else letter.about
    title = Words("{who}的来信", "{who}'s letter").saying(who=who)
    offered = [
        ("reply", Words("已回信", "It is answered"), Words("今天", "today")),
        ("edit", Words("改登记", "Put right what is told"), NOTHING),
        ("void", Words("作废", "Void"), Words("录错时用", "entered by mistake")),
    ]
    if letter.replied_on is not None:
        del offered[0]
    if letter.voided_reason is not None:
        await show_text(app, title, about(letter))
        return
    act = await choose(app, title, offered, about=about(letter))
    if act == "reply":
        letters.reply(letter_id)
    elif act == "edit":
        if not await _edit(app, letter):
            return
    elif act == "void":
        reason = await prompt(
            app,
            title,
            Words("作废原因", "Why it is void"),
            check=_needed,
            kept=Kept("letter.void", letter_id, letter.student_id),
        )
        if reason is None:
            return
        letters.void(letter_id, reason)
    else:
        return
    app.announce()


async def _edit(app: DeskApp, letter: Letter) -> bool:
    fields = tuple(each for each in _fields() if each.name != "received_on")
    initial = {name: getattr(letter, name) for name in ("gist", "signed", "reply_by")} | {"student": letter.student_id}
    form: Form[Letter] = Form(
        Words("改来信登记", "Put a letter right"),
        fields,
        lambda told: _told_anew(letter, told),
        initial=initial,
        kept=Kept("letter.edit", letter.id, letter.student_id),
    )
    return await app.push_screen_wait(form) is not None


def _told_anew(letter: Letter, told: dict[str, Any]) -> Letter:
    return letters.edit(
        letter.id,
        gist=told["gist"],
        student=told["student"],
        signed=told["signed"] or "",
        reply_by=told["reply_by"] or letter.reply_by,
        counsellor=letter.counsellor_id,
    )


def about(letter: Letter) -> str:
    """All that is told of a letter: what it says, when it came, how it stands."""
    days = say(
        "{came} 收到，{by} 前回信", "Came {came}, to be answered by {by}", came=letter.received_on, by=letter.reply_by
    )
    signed = say("署名：{name}", "Signed: {name}", name=letter.signed) if letter.signed else ""
    why = letter.voided_reason or ""
    return "\n".join(part for part in (letter.gist, signed, days, state_of(letter)[0], why) if part)


async def open_register(page: Any) -> None:
    """Every letter of the last twelve months, the newest first; Enter reads one."""
    app: DeskApp = page.app
    today = clock.today()
    found = sorted(letters.between(today - AGO, today), key=lambda each: (each.received_on, each.id), reverse=True)
    if not found:
        app.notify(say("一年内没有来信。Ctrl+K 登记。", "No letter within a year. Ctrl+K enters one."), markup=False)
        return
    options = [(each.id, _line(app, each), state_of(each)[0]) for each in found]
    chosen = await choose(app, Words("来信登记（一年内）", "Letters of the last year"), options)
    if chosen is not None:
        await answer(app, chosen)


def _line(app: DeskApp, letter: Letter) -> str:
    name = letter.student_name or letter.signed
    sender = app.shown_name(name) if name else say("未署名", "unsigned")
    return f"{letter.received_on:%Y-%m-%d}  {sender}  {letter.gist}"


def _needed(text: str) -> str:
    if not text.strip():
        raise DeskError(Words("请写明原因", "Type the reason"))
    return text.strip()


def _find(text: str) -> list[tuple[int, str]]:
    return [(each.id, f"{each.name}  {each.class_shown}") for each in index.find(text, 8)]
