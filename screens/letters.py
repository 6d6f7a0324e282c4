"""Letters from the box: received, answered by a date, voided."""

from typing import Any

from model import settings
from model.errors import DeskError
from model.people import index
from model.visits import letters
from model.visits.letters import Letter
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.fields.date import Date
from tui.fields.long import LongText
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form

NOTHING = Words("", "")


async def receive(page: Any) -> None:
    """A letter was found in the box."""
    app: DeskApp = page.app
    fields = (
        LongText("gist", Words("内容", "About"), Words("一两句话", "A sentence or two"), required=True, lines=3),
        Person(
            "student", Words("学生", "Student"), Words("不知道就留空", "Leave it empty if nobody knows"), find=_find
        ),
        Text("signed", Words("署名", "Signed"), Words("信上怎么写", "As the letter has it")),
        Date("received_on", Words("收到日期", "Received"), Words("留空是今天", "Empty is today")),
        Date("reply_by", Words("回信期限", "Reply by"), Words("留空按设置", "Empty goes by the settings")),
    )
    if await app.push_screen_wait(Form(Words("登记来信", "A letter"), fields, _received)):
        app.announce()


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
    """Say that a letter was answered, or void it."""
    letter = letters.get(letter_id)
    title = Words("来信：{gist}", "Letter: {gist}").saying(gist=letter.gist)
    act = await choose(
        app,
        title,
        [
            ("reply", Words("已回信", "It is answered"), Words("今天", "today")),
            ("void", Words("作废", "Void"), Words("录错时用", "entered by mistake")),
        ],
    )
    if act == "reply":
        letters.reply(letter_id)
    elif act == "void":
        reason = await prompt(app, title, Words("作废原因", "Why it is void"), check=_needed)
        if reason is None:
            return
        letters.void(letter_id, reason)
    else:
        return
    app.announce()


def _needed(text: str) -> str:
    if not text.strip():
        raise DeskError(Words("请写明原因", "Type the reason"))
    return text.strip()


def _find(text: str) -> list[tuple[int, str]]:
    return [(each.id, f"{each.name}  {each.class_shown}") for each in index.find(text, 8)]
