"""Writing a visit up: what it was about, who sent them, and the note; or reading and amending a finished one.

What is typed is kept inside the store every few seconds and offered again after a crash. A finished
note is only ever amended.
"""

from dataclasses import replace
from typing import Any

from model import word_lists
from model.errors import NotAllowed
from model.seen import Row
from model.visits import notes, register, visits
from model.visits.notes import Note
from model.visits.visit import Visit
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import choose, show_text
from tui.fields.choice import Choice
from tui.fields.choices import Choices
from tui.fields.long import LongText
from tui.form import Form
from tui.keeping import Kept

NOTHING = Words("", "")
FACTS = Words(
    "只写事实和本人原话，不写诊断；留空则只保存其他各项",
    "Facts and the person's own words, no diagnosis; left empty, only the rest is saved",
)


async def write_up(app: DeskApp, visit_id: int) -> None:
    """Write a visit up, or show what is written and offer an amendment."""
    visit = register.get(visit_id)
    if visit.written:
        await _read(app, visit)
        return
    if not notes.may_read(visit):
        raise NotAllowed(
            Words("这是他人接待的来访，只能由接待者写记录", "Somebody else received this visitor; they write it up")
        )
    saved = await app.push_screen_wait(
        Form(
            title_of(app, visit),
            _fields(visit),
            lambda answers: _save(visit, answers),
            initial=lambda: _sorted_as(register.get(visit_id)),
            of=rows_of(visit),
            kept=Kept(notes.DRAFT, visit_id, visit.student_id),
        )
    )
    if saved is not None:
        app.announce()


def _sorted_as(visit: Visit) -> dict[str, Any]:
    return {"source": visit.source, "topics": list(visit.topics), "dangers": list(visit.dangers)}


def rows_of(visit: Visit) -> tuple[Row, ...]:
    """What a form of a visit's details changes; when it began and ended is none of them."""
    times = frozenset({"starts", "ends", "state", "in_hours"})
    return Row("visit", visit.id, apart=times), Row("visit_word", visit.id, "visit_id")


def title_of(app: DeskApp, visit: Visit) -> Words:
    """Number, visitor and time of a visit, as the head of a dialog."""
    who = visit.who
    said = Words(app.shown_in(who.zh, visit.names), app.shown_in(who.en, visit.names))
    words = Words("{number}  {who}  {day} {starts}-{ends}", "{number}  {who}  {day} {starts}-{ends}")
    ends = f"{visit.ends:%H:%M}" if visit.ends else ""
    return words.saying(
        number=visit.number, who=said, day=f"{visit.starts:%m-%d}", starts=f"{visit.starts:%H:%M}", ends=ends
    )


def _fields(visit: Visit) -> tuple[Any, ...]:
    """The note first: what is typed on opening the form is the note. A visit under way has none yet."""
    body = LongText("body", Words("记录", "Note"), FACTS, lines=8)
    return (body, *_about()) if visit.ends is not None else _about()


def _about() -> tuple[Any, ...]:
    return (
        Choice("source", Words("来源", "Sent by"), options=[(None, Words("未填", "not said")), *_options("source")]),
        Choices("topics", Words("主题", "About"), options=_options("topic")),
        Choices(
            "dangers",
            Words("危险信号", "Dangers"),
            Words("与主题无关，单独标注", "Apart from the topics"),
            options=_options("danger"),
        ),
    )


def _options(name: str) -> list[tuple[str, Words]]:
    return [(word.code, word.words) for word in word_lists.words(name)]


def _save(visit: Visit, answers: dict[str, Any]) -> Visit:
    told = replace(
        register.get(visit.id).details(),
        source=answers["source"],
        topics=tuple(answers["topics"] or ()),
        dangers=tuple(answers["dangers"] or ()),
    )
    visits.edit(visit.id, told)
    if (answers.get("body") or "").strip():
        notes.finish(visit.id, answers["body"])
    else:
        notes.throw_away(visit.id)
    return register.get(visit.id)


async def _read(app: DeskApp, visit: Visit) -> None:
    note = notes.read(visit.id)
    assert note is not None
    act = await choose(
        app,
        title_of(app, visit),
        [
            ("read", Words("阅读记录", "Read the note"), NOTHING),
            ("amend", Words("补正", "Amend"), Words("原记录保留", "the note stays")),
            ("sort", Words("改来源、主题、危险信号", "Source, topics, dangers"), NOTHING),
        ],
    )
    if act == "read":
        await show_text(app, title_of(app, visit), _told(note))
    elif act == "sort":
        form: Form[Visit] = Form(
            title_of(app, visit),
            _about(),
            lambda answers: _save(visit, answers),
            initial=lambda: _sorted_as(register.get(visit.id)),
            of=rows_of(visit),
            kept=Kept("visit.sort", visit.id, visit.student_id),
        )
        if await app.push_screen_wait(form) is not None:
            app.announce()
    elif act == "amend":
        added = await app.push_screen_wait(
            Form(
                Words("补正记录", "Amend the note"),
                (
                    LongText(
                        "body",
                        Words("补正", "Amendment"),
                        Words("写明更正了什么", "Say what is corrected"),
                        required=True,
                        lines=8,
                    ),
                ),
                lambda answers: notes.amend(visit.id, answers["body"]),
                kept=Kept("note.amend", visit.id, visit.student_id),
            )
        )
        if added is not None:
            app.announce()


def _told(note: Note) -> str:
    parts = [note.body, say("— {who} {at}", "— {who} {at}", who=note.author_name, at=f"{note.finished:%Y-%m-%d %H:%M}")]
    for each in note.amendments:
        parts.append(say("补正：{body}", "Amended: {body}", body=each.body))
        parts.append(say("— {who} {at}", "— {who} {at}", who=each.author_name, at=f"{each.written:%Y-%m-%d %H:%M}"))
    return "\n\n".join(parts)
